"""How good and how fast the text parts are: sentences, summaries, long and hostile texts.

    python benchmarks/text_quality.py [FOLDER [PAPERS]]

prints all of it, figures (`text_quantities.py`), statements and undertakings (`text_statements.py`) included.

FOLDER (default ../shared/eval beside the repository) holds `news-summaries-en.jsonl` (one object a line: `sents`, the
article's sentences, and `ref`, its summary) and `sentences-en.txt`, `sentences-ru.txt` (a sentence a line). PAPERS is
a folder of Russian papers of your own, each `text.txt` beside `abstract.txt`, as in the public set
github.com/iis-research-team/summarization-dataset, which states no licence and is no part of this project. The ROUGE
tables need `pip install rouge-score`; with `pip install sumy` they also hold sumy's summarizers. Neither is needed by
the program itself.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import text_quantities
import text_statements

from reportgen.model.dataset import Document
from reportgen.text import clean_sentences, detect_language, digest, sentences, split_sentences, summarize
from reportgen.text.cited import CitedSentence
from reportgen.text.matching import Topic
from reportgen.text.words import stop_words

SENTENCES = 3
GOLD = Path(__file__).parent / "gold"
PAPERS_OF_ALL = 2  # every second of our papers, from the second on, was held out while the summarizer was tuned
Summarizer = Callable[[str], list[str]]


class Words:
    """A tokenizer for ROUGE: its own throws Cyrillic away, so that a fall scores 1.0 against a rise."""

    def tokenize(self, text: str) -> list[str]:
        """The words in lower case."""
        return re.findall(r"\w+", text.lower())


def main(folder: Path, papers: Path | None = None) -> None:
    """Prints every table that the folder's files and the installed packages allow."""
    sentence_table(folder)
    summary_table(folder / "news-summaries-en.jsonl")
    russian_tables(papers)
    print("\nFigures")
    text_quantities.main(folder, shows_misses=False)
    print("\nStatements and undertakings")
    text_statements.main(shows_misses=False)
    length_table()


def sentence_table(folder: Path) -> None:
    """Precision, recall and F1 of sentence ends, the sentences joined by spaces."""
    print("Sentence ends                      P      R     F1")
    for path in sorted(folder.glob("sentences-*.txt")):
        rows = [" ".join(row.split()) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
        text = " ".join(rows)
        wanted: set[int] = set()
        position = -1
        for row in rows:
            position += len(row) + 1
            wanted.add(position)
        found = {sentence.end for sentence in split_sentences(text, path.stem[-2:])}
        hits = len(wanted & found - {len(text)})
        precision, recall = hits / len(found - {len(text)}), hits / len(wanted - {len(text)})
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{path.name:30} {precision:.4f} {recall:.4f} {f1:.4f}")


def summary_table(path: Path) -> None:
    """ROUGE F1 of three sentences against the reference, and CPU milliseconds a document."""
    if not path.exists():
        print(f"{path}: not there; no summaries measured")
        return
    if importlib.util.find_spec("rouge_score") is None:
        print(
            "rouge-score is not installed; `pip install rouge-score` in an environment of its own to measure summaries"
        )
        return
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [" ".join(article["sents"]) for article in articles]
    references = [article["ref"] for article in articles]
    print("\nSummaries of news                  R1     R2  RLsum   ms a document")
    for name, summarizer in (*own_summarizers(), *sumy_summarizers()):
        forget()
        start = time.process_time()
        summaries = [summarizer(text) for text in texts]
        milliseconds = (time.process_time() - start) / len(texts) * 1000
        scores = " ".join(f"{score:6.2f}" for score in rouge(references, summaries))
        print(f"{name:30} {scores}   {milliseconds:7.2f}")


def russian_tables(own: Path | None) -> None:
    """ROUGE F1 of summaries of Russian papers, whose titles no summarizer sees.

    Ours in 60 words, the half that the summarizer was tuned on and the half held out; the six that were written near
    to their abstracts, in 40; and those of a folder of one's own in 110.
    """
    if importlib.util.find_spec("rouge_score") is None:
        return
    papers = list(read_papers(GOLD / "papers_ru.txt"))
    russian_table("tuned on", papers[::PAPERS_OF_ALL], 60)
    russian_table("held out", papers[1::PAPERS_OF_ALL], 60)
    russian_table("near their abstracts", list(read_papers(GOLD / "summaries_ru.txt")), 40)
    if own:
        russian_table(str(own), list(read_folder(own)), 110)


def russian_table(kind: str, papers: Sequence[tuple[str, str]], words: int) -> None:
    """One table: the summarizers over papers, in so many words."""
    lines = [("first sentences", lambda text: fitting([one.text for one in split_sentences(text, "ru")], words))]
    lines.append(("reportgen", lambda text: [one.text for one in summarize(text, language="ru", words=words)]))
    for name, summarizer in sumy_summarizers("russian"):
        lines.append((name, ranked_fitting(summarizer, words)))
    print(f"\n{len(papers)} Russian papers, {words} words: {kind}\n{'':30}     R1     R2  RLsum   ms a document")
    for name, summarizer in lines:
        forget()
        start = time.process_time()
        summaries = [summarizer(text) for text, _ in papers]
        milliseconds = (time.process_time() - start) / len(papers) * 1000
        scores = " ".join(f"{score:6.2f}" for score in rouge([abstract for _, abstract in papers], summaries))
        print(f"{name:30} {scores}   {milliseconds:7.2f}")


def read_folder(folder: Path) -> Iterator[tuple[str, str]]:
    """Text and abstract of each paper of a folder: `text.txt` and `abstract.txt` beside each other, at any depth."""
    for path in sorted(folder.rglob("text.txt")):
        if (abstract := path.with_name("abstract.txt")).exists():
            yield path.read_text(encoding="utf-8"), abstract.read_text(encoding="utf-8")


def read_papers(path: Path) -> Iterator[tuple[str, str]]:
    """Text and abstract of each paper."""
    for part in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        _, abstract, text = part.strip().split("\n", 2)
        yield text, abstract.removeprefix("> ")


def fitting(ordered: Sequence[str], words: int) -> list[str]:
    """The first sentences that fit into the words."""
    kept: list[str] = []
    for sentence in ordered:
        if sum(len(each.split()) for each in [*kept, sentence]) <= words:
            kept.append(sentence)
    return kept


def ranked_fitting(summarizer: Callable[[str, int], list[str]], words: int) -> Summarizer:
    """The best sentences of one of sumy's summarizers that fit into the words: it is asked for one more at a time."""

    def run(text: str) -> list[str]:
        best: list[str] = []
        for count in range(1, words // 5):
            found = summarizer(text, count)
            if sum(len(each.split()) for each in found) > words:
                break
            best = found
        return best

    return run


def forget() -> None:
    """Forgets the sentences of texts, so that no summarizer profits from those measured before it."""
    clean_sentences.cache_clear()
    sentences._split.cache_clear()


def rouge(references: Sequence[str], summaries: Sequence[Sequence[str]]) -> Iterator[float]:
    """Mean F1 in percent of ROUGE-1, ROUGE-2 and ROUGE-Lsum."""
    from rouge_score import rouge_scorer  # noqa: PLC0415  # measured only where it is installed

    kinds = ["rouge1", "rouge2", "rougeLsum"]
    scorer = rouge_scorer.RougeScorer(kinds, tokenizer=Words())
    scores = [scorer.score(ref, "\n".join(found)) for ref, found in zip(references, summaries, strict=True)]
    return (100 * sum(score[kind].fmeasure for score in scores) / len(scores) for kind in kinds)


def own_summarizers() -> tuple[tuple[str, Summarizer], ...]:
    """The first three sentences, and ours: with cold stems, then with stems remembered."""

    def lead(text: str) -> list[str]:
        return [sentence.text for sentence in split_sentences(text)[:SENTENCES]]

    def ours(text: str) -> list[str]:
        return [sentence.text for sentence in summarize(text, SENTENCES, "en")]

    return ("first three sentences", lead), ("reportgen", ours), ("reportgen, stems remembered", ours)


def sumy_summarizers(language: str = "english") -> Iterator[tuple[str, Callable[..., list[str]]]]:
    """Sumy's summarizers over our sentences, if it is installed; each takes a text and a number of sentences."""
    if importlib.util.find_spec("sumy") is None:
        return
    from sumy.nlp.stemmers import Stemmer  # noqa: PLC0415  # measured only where it is installed
    from sumy.utils import get_stop_words  # noqa: PLC0415  # as above

    for name in ("lex_rank", "luhn", "reduction", "text_rank", "kl", "lsa", "sum_basic"):
        module = importlib.import_module(f"sumy.summarizers.{name}")
        kind = getattr(
            module, f"{''.join(part.capitalize() for part in name.split('_'))}Summarizer".replace("Kl", "KL")
        )
        summarizer = kind(Stemmer(language))
        summarizer.stop_words = (
            stop_words("ru") if language == "russian" else get_stop_words(language)
        )  # sumy has no Russian ones
        yield f"sumy {name}", sumy_adapter(summarizer, language[:2])


def sumy_adapter(summarizer: Any, language: str) -> Callable[..., list[str]]:
    """A summarizer of sumy as a function from a text to its sentences."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # noqa: PLC0415  # as above
    from sumy.nlp.tokenizers import Tokenizer  # noqa: PLC0415  # as above

    class OwnWords(Tokenizer):  # type: ignore[misc]  # sumy ships no types
        def __init__(self) -> None:
            self._language = "english"

        def to_words(self, sentence: str) -> tuple[str, ...]:
            return tuple(re.findall(r"\w+", sentence.lower()))

    words = OwnWords()

    def run(text: str, count: int = SENTENCES) -> list[str]:
        sentences = [Sentence(sentence.text, words) for sentence in split_sentences(text, language)]
        document = ObjectDocumentModel([Paragraph(sentences)])
        return [str(sentence) for sentence in summarizer(document, count)]

    return run


HOSTILE = {
    "English": "The port handled 12.3 million tonnes of cargo in 2024, said Mr. A. B. Smith. It was fine. ",
    "Russian": "Порт перевалил 12,3 млн т грузов в 2024 г., сообщил А. Б. Иванов. Это хорошо. ",
    "right to left": "شكرا جزيلا لكم جميعا. ",
    "initials only": "A. ",
    "one word": "a",
    "lines of a letter": "x\n",
    "quotation marks": '" ',
}


def length_table() -> None:
    """CPU seconds for texts of 0.2 and 1 million characters: five times the text, five times the time."""
    print("\nLong texts (CPU seconds)        0.2 MB: split summarize digest   1 MB: split summarize digest")
    for name, piece in HOSTILE.items():
        row = [f"{name:30}"]
        for size in (200_000, 1_000_000):
            text = (piece * (size // len(piece) + 1))[:size]
            row += [" " * 8, *(f"{seconds(step, text):7.2f}" for step in (split_sentences, summarize, digested))]
        print(" ".join(row))


def digested(text: str) -> tuple[CitedSentence, ...]:
    """The digest of one long document."""

    document = Document("d", "d.md", "S", "", None, detect_language(text), text)
    return digest([document], [Topic("ports", ("port", "порт"))]).topics["ports"]


def seconds(step: Callable[[str], object], text: str) -> float:
    """CPU seconds of one call."""
    forget()
    start = time.process_time()
    step(text)
    return time.process_time() - start


if __name__ == "__main__":
    default = Path(__file__).resolve().parents[2] / "shared" / "eval"
    named = [Path(name) for name in sys.argv[1:3]]
    main(*(named or [default]))

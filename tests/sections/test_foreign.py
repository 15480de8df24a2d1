"""Sentences of documents in another language than the briefing's."""

from __future__ import annotations

from dataclasses import replace

from reportgen.language import language
from reportgen.language.catalogue import Message
from reportgen.model.briefing import Bullet, Bullets, Note
from reportgen.model.dataset import Document
from reportgen.model.passage import Passage
from reportgen.model.period import Period
from reportgen.sections import Context
from reportgen.sections.foreign import foreign_line, quoted
from reportgen.text.cited import CitedSentence
from reportgen.text.sentences import Sentence
from tests.facts import context, dataset
from tests.sections.plain import text

RUSSIAN = "Порт принял три судна."
OWN = "The port received three vessels."


def here(*own: Message) -> Context:
    """An English briefing over one Russian and one English document; with the given words of the data."""
    published = Period.parse("2025-02-15")
    documents = tuple(
        Document(code, f"data/{code}.md", "S9", "Report", published, code, words)
        for code, words in (("ru", RUSSIAN), ("en", OWN))
    )
    return replace(context(replace(dataset(), documents=documents)), language=language("en").with_words(own))


def sentence(code: str, words: str) -> CitedSentence:
    return CitedSentence(code, "S9", f"data/{code}.md", code, Sentence(1, words, 0, len(words), 1), 1.0)


def line_of(place: Context, *told: CitedSentence) -> list[str]:
    """The section's line on languages when it quotes these."""
    bullets = Bullets(tuple(Bullet(Passage.of(quoted(place, each)[0])) for each in told))
    return [text(each.text) for each in foreign_line(place, [bullets]) if isinstance(each, Note)]


def test_a_foreign_sentence_is_tagged_and_its_language_named() -> None:
    quotation, remark = quoted(here(), sentence("ru", RUSSIAN))
    assert (quotation.text, quotation.language, text(remark)) == (RUSSIAN, "ru", "Russian")
    assert (quotation.citation.source, quotation.citation.locator.file) == ("S9", "data/ru.md")


def test_a_sentence_of_the_briefing_s_language_bears_no_remark() -> None:
    quotation, remark = quoted(here(), sentence("en", OWN))
    assert (quotation.language, text(remark)) == ("", "")


def test_a_sentence_that_the_words_of_the_data_hold_is_called_translated() -> None:
    _, remark = quoted(here(Message(RUSSIAN, (OWN,))), sentence("ru", RUSSIAN))
    assert text(remark) == "translated from Russian"


def test_one_line_tells_that_all_that_is_quoted_is_foreign() -> None:
    place = here()
    assert line_of(place, sentence("ru", RUSSIAN)) == [
        "The documents quoted here exist only in another language (Russian); they are quoted in the original."
    ]
    assert line_of(place, sentence("ru", RUSSIAN), sentence("en", OWN)) == []
    assert line_of(place) == []
    assert line_of(here(Message(RUSSIAN, (OWN,))), sentence("ru", RUSSIAN)) == []

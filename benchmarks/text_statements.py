"""How well statements and commitments are found: precision, recall, F1 on `tests/text/statement_gold.txt`.

    python benchmarks/text_statements.py [--misses]

A statement is found when its sentence is, and right when the speaker is the named one. An undertaking is found when
its sentence is, right when the modality agrees too, and in full with debtor, addressee and deadline. Rules were tuned
on the half marked `tuned`; `--misses` shows that half only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reportgen.text import FoundCommitment, find_commitments, find_statements

GOLD = Path(__file__).resolve().parents[1] / "tests" / "text" / "statement_gold.txt"


@dataclass(slots=True)
class Article:
    """A text with what is said and undertaken in it: rows of the sentence's first words and what belongs to it."""

    half: str
    language: str
    published: date
    text: str = ""
    said: list[tuple[str, ...]] = field(default_factory=list)
    owed: list[tuple[str, ...]] = field(default_factory=list)


def main(*, shows_misses: bool) -> None:
    """Prints the table."""
    articles = list(read_gold(GOLD))
    print("half   language   statements found  with speaker   undertakings found  with modality  in full    (F1)")
    for half in ("tuned", "held"):
        for language in ("en", "ru"):
            chosen = [each for each in articles if (each.half, each.language) == (half, language)]
            said, owed = [f1(chosen, "said", parts) for parts in (1, 2)], [f1(chosen, "owed", p) for p in (1, 2, 5)]
            print(f"{half:<6} {language:<10} {said[0]:>16} {said[1]:>13} {owed[0]:>20} {owed[1]:>14} {owed[2]:>8}")
    for each in articles if shows_misses else ():
        if each.half == "tuned":
            for kind in ("said", "owed"):
                wanted, found = rows(each, kind)
                for row in wanted ^ found:
                    print("missed" if row in wanted else "extra ", each.language, kind, " | ".join(row))


def read_gold(path: Path) -> Iterator[Article]:
    """The articles of the file."""
    article: Article | None = None
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("== "):
            if article:
                yield article
            _, half, language, day = row.split()
            article = Article(half, language, date.fromisoformat(day))
        elif article and row[:1] in ("!", ">"):
            parts = tuple("" if part.strip() == "-" else part.strip() for part in row[2:].split("|"))
            (article.owed if row[0] == "!" else article.said).append(parts)
        elif article:
            article.text += row + "\n\n"
    if article:
        yield article


def rows(article: Article, kind: str) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """What was wanted and what was found, in one form: the gold's first words stand for the sentence."""
    if kind == "said":
        found = [(one.sentence.text, one.speaker) for one in find_statements(article.text, article.language)]
        wanted = {row[:2] for row in article.said}
    else:
        owed = find_commitments(article.text, article.language, published=article.published)
        found = [owed_row(one) for one in owed]
        wanted = {(row[0], row[2], row[1], *row[3:]) for row in article.owed}
    starts = [row[0] for row in wanted]
    return wanted, {(named(row[0], starts), *row[1:]) for row in found}


def owed_row(one: FoundCommitment) -> tuple[str, ...]:
    """An undertaking in the gold's form."""
    return one.sentence.text, one.modality, one.debtor, one.addressee, str(one.deadline or "")


def named(sentence: str, starts: list[str]) -> str:
    """The gold's first words that the sentence holds near its beginning, else its own."""
    return next((start for start in starts if start in sentence[: len(start) + 40]), sentence[:40])


def f1(articles: list[Article], kind: str, parts: int) -> str:
    """F1 in percent over the articles, comparing the first `parts` of each row."""
    hits = wanted_count = found_count = 0
    for each in articles:
        wanted, found = rows(each, kind)
        short, own = {row[:parts] for row in wanted}, {row[:parts] for row in found}
        hits, wanted_count, found_count = hits + len(short & own), wanted_count + len(short), found_count + len(own)
    return f"{200 * hits / max(1, wanted_count + found_count):.0f}"


if __name__ == "__main__":
    main(shows_misses="--misses" in sys.argv)

"""How well figures are found: precision, recall, F1 on the sentences of `tests/text/quantity_gold.txt`, and the time.

    python benchmarks/text_quantities.py [FILE] [--misses]

A figure is right by value when low and high agree, and right in full when unit, firmness, kind and direction agree
too. The rules were tuned on the half marked `tuned` only; one author wrote rules and sentences, so that the other half
flatters them less, but still does.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from reportgen.text import FoundQuantity, find_quantities

GOLD = Path(__file__).resolve().parents[1] / "tests" / "text" / "quantity_gold.txt"
Figure = tuple[Decimal, Decimal, str, str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its figures."""

    half: str
    language: str
    sentence: str
    figures: tuple[Figure, ...]


def main(path: Path, *, shows_misses: bool) -> None:
    """Prints the table and the time for a long text."""
    examples = list(read_gold(path))
    print("half   language  sentences figures   value P    R    F1    full P    R    F1")
    for half in ("tuned", "held"):
        for language in ("en", "ru"):
            chosen = [each for each in examples if (each.half, each.language) == (half, language)]
            figures = sum(len(each.figures) for each in chosen)
            by_value, in_full = scores(chosen, parts=2), scores(chosen, parts=5)
            print(f"{half:<6} {language:<9} {len(chosen):>9} {figures:>7}   {by_value}   {in_full}")
    if shows_misses:
        misses(examples)
    text = " ".join(each.sentence for each in examples if each.language == "en")
    for times in (100, 200, 400):
        start = time.perf_counter()
        find_quantities(" ".join([text] * times), "en")
        print(f"{len(text) * times / 1e6:5.2f} MB in {time.perf_counter() - start:.2f} s")


def read_gold(path: Path) -> Iterator[Example]:
    """The sentences of the file."""
    for row in path.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            half, language, sentence, figures = (part.strip() for part in row.split("|"))
            yield Example(half, language, sentence, tuple(figure(part) for part in figures.split(";") if part.strip()))


def figure(words: str) -> Figure:
    """`7 % exact change down` as values."""
    value, unit, qualifier, kind, *direction = words.split()
    low, _, high = value.partition("..")
    return Decimal(low), Decimal(high or low), unit, qualifier, " ".join([kind, *direction])


def found_figure(found: FoundQuantity) -> Figure:
    """A found figure in the same form."""
    unit = found.unit.code + (str(found.unit.scale) if found.unit.scale else "")
    return found.low, found.high, unit, found.qualifier.value, f"{found.kind.value} {found.direction.value}".strip()


def scores(examples: list[Example], parts: int) -> str:
    """Precision, recall, F1 in percent, comparing the first `parts` of each figure."""
    hits = wanted = given = 0
    for each in examples:
        gold = Counter(figure[:parts] for figure in each.figures)
        found = Counter(found_figure(one)[:parts] for one in find_quantities(each.sentence, each.language))
        hits += (gold & found).total()
        wanted += gold.total()
        given += found.total()
    precision, recall = hits / max(1, given), hits / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{100 * precision:7.1f} {100 * recall:5.1f} {100 * f1:5.1f}"


def misses(examples: list[Example]) -> None:
    """Every sentence that was not read in full, with what was wanted and what was found."""
    for each in examples:
        found = tuple(found_figure(one) for one in find_quantities(each.sentence, each.language))
        if Counter(found) != Counter(each.figures):
            print(f"{each.half} {each.sentence}\n  wanted {each.figures}\n  found  {found}")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--misses"]
    main(Path(arguments[0]) if arguments else GOLD, shows_misses="--misses" in sys.argv)

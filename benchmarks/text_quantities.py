"""How well figures are found: precision, recall and F1 on public sentences and on our own, and the time.

    python benchmarks/text_quantities.py [FOLDER] [--misses]

`gold/quantities_public.txt` names sentences of two public sets and says what their figures are; FOLDER (default
../shared/eval beside the repository) holds the sets. Every second sentence is *held*: the rules were never tuned on
it. `tests/text/quantity_gold.txt` holds sentences of our own with all sides of their figures. A figure is right by
value when low, high and power of ten agree, by value and unit when the unit does too, with its firmness when that is
right as well. `--misses` shows the tuned halves' mistakes only.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from reportgen.text import FoundQuantity, find_quantities

OWN = Path(__file__).resolve().parents[1] / "tests" / "text" / "quantity_gold.txt"
PUBLIC = Path(__file__).parent / "gold" / "quantities_public.txt"
FOLDER = Path(__file__).resolve().parents[2] / "shared" / "eval"
MARKS = {"~": "about", ">": "over", "<": "under", "^": "almost"}
WAYS = {"+": "up", "-": "down"}
Figure = tuple[Decimal, Decimal, str, str, str]
Reader = Callable[[FoundQuantity], Figure]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its figures."""

    half: str
    language: str
    sentence: str
    figures: tuple[Figure, ...]


def main(folder: Path, *, shows_misses: bool) -> None:
    """Prints the tables and the time for a long text."""
    public = list(read_public(folder)) if (folder / "sentences-en.txt").exists() else []
    own = list(read_gold(OWN))
    print("public sentences         number figures   by value P  R    F1   and unit P  R    F1   and firm P  R    F1")
    for half in ("tuned", "held"):
        for language in ("en", "ru"):
            table_row([one for one in public if (one.half, one.language) == (half, language)], simple_figure, (2, 3, 4))
    print("own sentences            number figures   by value P  R    F1   all sides P R    F1")
    for half in ("tuned", "held"):
        for language in ("en", "ru"):
            table_row([one for one in own if (one.half, one.language) == (half, language)], found_figure, (2, 5))
    if shows_misses:
        misses((one for one in public if one.half == "tuned"), simple_figure, 4)
        misses(own, found_figure, 5)
    times([one.sentence for one in own if one.language == "en"])


def table_row(examples: Sequence[Example], reader: Reader, parts: Sequence[int]) -> None:
    """One row of a table; nothing without examples."""
    if examples:
        figures = sum(len(each.figures) for each in examples)
        row = "   ".join(scores(examples, reader, count) for count in parts)
        print(f"{examples[0].half:<6} {examples[0].language:<17} {len(examples):>6} {figures:>7}   {row}")


def times(sentences: Sequence[str]) -> None:
    """CPU seconds for texts of figures, and of the same length without any."""
    dense = " ".join(sentences)
    plain = "The parties met in the old town hall and spoke of many things that matter to both of them. "
    for name, piece in (("figures in every sentence", dense), ("no figures", plain)):
        for size in (500_000, 1_000_000, 2_000_000):
            text = (piece + " ") * (size // len(piece))
            start = time.process_time()
            find_quantities(text, "en")
            print(f"{name:28} {len(text) / 1e6:5.2f} MB in {time.process_time() - start:6.2f} s")


def read_gold(path: Path) -> Iterator[Example]:
    """Our own sentences."""
    for row in path.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            half, language, sentence, figures = (part.strip() for part in row.split("|"))
            yield Example(half, language, sentence, tuple(figure(part) for part in figures.split(";") if part.strip()))


def read_public(folder: Path) -> Iterator[Example]:
    """The sentences of the public sets, tuned and held by turns."""
    pud = {code: (folder / f"sentences-{code}.txt").read_text(encoding="utf-8").splitlines() for code in ("en", "ru")}
    news = [json.loads(row) for row in (folder / "news-summaries-en.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in PUBLIC.read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]
    for number, row in enumerate(rows):
        place, _, figures = row.partition("|")
        kind, where = place.split()
        if kind == "news":
            article, _, line = where.partition(".")
            sentence = news[int(article)]["sents"][int(line)]
        else:
            sentence = pud[kind][int(where) - 1]
        found = tuple(marked_figure(part) for part in figures.split(";") if part.strip())
        yield Example("held" if number % 2 else "tuned", "ru" if kind == "ru" else "en", sentence, found)


def figure(words: str) -> Figure:
    """`7 % exact change down` as values."""
    value, unit, qualifier, kind, *direction = words.split()
    low, _, high = value.partition("..")
    return Decimal(low), Decimal(high or low), unit, qualifier, " ".join([kind, *direction])


def marked_figure(words: str) -> Figure:
    """`6 % ~ +` as values at power of ten 0."""
    value, unit, *marks = words.split()
    low, _, high = value.partition("..")
    code = unit.rstrip("0123456789") if unit not in ("m2", "m3", "km2") else unit
    power = Decimal(10) ** int(unit[len(code) :] or 0)
    firm = next((MARKS[mark] for mark in marks if mark in MARKS), "exact")
    return (
        Decimal(low) * power,
        Decimal(high or low) * power,
        code,
        firm,
        next((WAYS[m] for m in marks if m in WAYS), ""),
    )


def simple_figure(found: FoundQuantity) -> Figure:
    """A found figure at power of ten 0."""
    power = Decimal(10) ** found.unit.scale
    return found.low * power, found.high * power, found.unit.code, found.qualifier.value, found.direction.value


def found_figure(found: FoundQuantity) -> Figure:
    """A found figure with all its sides."""
    unit = found.unit.code + (str(found.unit.scale) if found.unit.scale else "")
    return found.low, found.high, unit, found.qualifier.value, f"{found.kind.value} {found.direction.value}".strip()


def scores(examples: Iterable[Example], reader: Reader, parts: int) -> str:
    """Precision, recall, F1 in percent, comparing the first `parts` of each figure."""
    hits, wanted, given = counted(examples, reader, parts)
    precision, recall = hits / max(1, given), hits / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{100 * precision:8.1f} {100 * recall:5.1f} {100 * f1:5.1f}"


def counted(examples: Iterable[Example], reader: Reader, parts: int) -> tuple[int, int, int]:
    """How many figures were found rightly, how many there are, how many were found."""
    hits = wanted = given = 0
    for each in examples:
        gold = Counter(figure[:parts] for figure in each.figures)
        found = Counter(reader(one)[:parts] for one in find_quantities(each.sentence, each.language))
        hits, wanted, given = hits + (gold & found).total(), wanted + gold.total(), given + found.total()
    return hits, wanted, given


def misses(examples: Iterable[Example], reader: Reader, parts: int) -> None:
    """Every sentence that was not read as wanted."""
    for each in examples:
        found = [reader(one)[:parts] for one in find_quantities(each.sentence, each.language)]
        if Counter(found) != Counter(one[:parts] for one in each.figures):
            print(f"{each.half} {each.sentence}\n  wanted {told(each.figures, parts)}\n  found  {told(found, parts)}")


def told(figures: Iterable[tuple[object, ...]], parts: int) -> str:
    """Figures in one line."""
    return "; ".join(" ".join(str(part) for part in one[:parts]) for one in figures)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--misses"]
    main(Path(arguments[0]) if arguments else FOLDER, shows_misses="--misses" in sys.argv)

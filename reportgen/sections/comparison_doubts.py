"""Numbers of a comparison that were probably mixed up: twins of two regions, slips of unit or scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from reportgen.errors import warning
from reportgen.model.dataset import TableRow
from reportgen.model.facts import Observation
from reportgen.model.passage import Amount, Name, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.sections.cells import entry_date, listed
from reportgen.sections.reading import Reading, add
from reportgen.sections.wording import enumerated

# Fewer digits than these may be equal by chance: in one period, and in two.
_DIGITS_IN_ONE_PERIOD = 3
_DIGITS_ANYWHERE = 4

_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of the compared measure: whose, when, and the row that says so."""

    label: str
    period: Period | None
    observation: Observation
    row: TableRow

    @property
    def quantity(self) -> Quantity:
        """The value as it may be printed."""
        return Quantity.of(self.observation)


def doubts(reading: Reading, entries: Sequence[Entry], shown: Set[str]) -> tuple[Passage, ...]:
    """A remark on every probable mix-up that concerns a label shown, each also a warning that names the rows."""
    valued = [entry for entry in entries if entry.observation.has_value]
    twins = [pairs for pairs in _twins(valued) if {entry.label for entry in pairs[0]} & shown]
    slips = [pair for pair in combinations(valued, 2) if pair[0].label in shown and _slipped(*pair)]
    return (*(_told_twins(reading, pairs) for pairs in twins), *(_told_slip(reading, *pair) for pair in slips))


def doubtful(entries: Sequence[Entry], period: Period) -> Set[str]:
    """The labels whose value for the period was probably mixed up with that of another."""
    valued = [entry for entry in entries if entry.observation.has_value]
    pairs = [pair for pairs in _twins(valued) for pair in pairs]
    pairs += [pair for pair in combinations(valued, 2) if _slipped(*pair)]
    return {entry.label for pair in pairs for entry in pair if entry.period == period}


def _twins(entries: Sequence[Entry]) -> Iterator[list[tuple[Entry, Entry]]]:
    """Pairs of equal numbers under two labels, gathered by the two labels."""
    pairs: dict[frozenset[str], list[tuple[Entry, Entry]]] = {}
    for one, other in combinations(entries, 2):
        if one.label != other.label and _same_number(one, other):
            pairs.setdefault(frozenset((one.label, other.label)), []).append((one, other))
    yield from pairs.values()


def _same_number(one: Entry, other: Entry) -> bool:
    a, b = one.quantity.in_scale(0), other.quantity.in_scale(0)
    if (a.low, a.high, a.unit) != (b.low, b.high, b.unit):
        return False
    digits = len(a.nominal.normalize().as_tuple().digits)
    return digits >= (_DIGITS_IN_ONE_PERIOD if one.period == other.period else _DIGITS_ANYWHERE)


def _slipped(one: Entry, other: Entry) -> bool:
    """The same label and time, and the same digits in another unit or a thousandfold of them."""
    if one.label != other.label or (one.period and other.period and one.period != other.period):
        return False
    a, b = one.quantity, other.quantity
    if a.unit.code != b.unit.code:
        return (a.low, a.high, a.unit.scale) == (b.low, b.high, b.unit.scale)
    small, large = sorted((abs(a.in_scale(0).nominal), abs(b.in_scale(0).nominal)))
    return small > 0 and large / small in (_THOUSAND, _THOUSAND**2)


def _told_twins(reading: Reading, pairs: list[tuple[Entry, Entry]]) -> Passage:
    language = reading.context.language
    one, other = pairs[0]
    numbers = enumerated(language, [_twin_number(reading, *pair) for pair in pairs])
    frame = "The same numbers are on record for {one} and for {other}: {numbers}. One may stand for the other."
    text = language.passage(frame, one=Name(one.label), other=Name(other.label), numbers=numbers)
    rows = [entry.row for pair in pairs for entry in pair]
    _warn(reading, rows, f"'{one.label}' and '{other.label}' have the same numbers")
    return Passage.of(text, "\u00a0", reading.mark(*rows))


def _twin_number(reading: Reading, one: Entry, other: Entry) -> Passage:
    periods = [entry.period for entry in (one, other) if entry.period]
    dates = listed([Passage.of(entry_date(period)) for period in dict.fromkeys(periods)], "; ")
    frame = "{number} ({dates})" if dates else "{number}"
    return reading.context.language.passage(frame, number=Amount(one.quantity), dates=dates)


def _told_slip(reading: Reading, one: Entry, other: Entry) -> Passage:
    frame = (
        "For {label} the sources have {one}\u00a0{mark} and {other}\u00a0{others}, probably a slip of unit or scale."
    )
    text = reading.context.language.passage(
        frame,
        label=Name(one.label),
        one=Amount(one.quantity),
        mark=reading.mark(one.row),
        other=Amount(other.quantity),
        others=reading.mark(other.row),
    )
    _warn(reading, [one.row, other.row], f"two values of '{one.label}' differ only in unit or scale")
    return text


def _warn(reading: Reading, rows: Sequence[TableRow], fact: str) -> None:
    numbers = [str(row.citation.locator.row) for row in rows if row.citation.locator.row is not None]
    where = f"{reading.table.file}, rows {', '.join(dict.fromkeys(numbers))}"
    add(reading.problems, warning("doubtful-value", where, fact, "check them against their sources"))

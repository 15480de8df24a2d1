"""Finds where sources contradict one another; nothing is averaged away.

Looked for: two values for one quantity, the same digits in units a thousand apart, and growth that does not fit
the levels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reportgen.evidence.selection import OUTCOMES, Choice, Evidence
from reportgen.model.facts import Dimensions, Observation, Qualifier, Status
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, growth

# What only describes an observation does not tell two quantities apart.
_DESCRIPTIVE = frozenset({"area", "frequency", "hs_chapter"})

# How far from the stated number an inexact one may lie and still be honest: our rule, stated in the data notes.
_SLACK = Decimal("0.1")

_THOUSAND = Decimal(1000)


class Kind(StrEnum):
    """CONFLICT: both cannot be true. WORDING: they differ but may both hold. UNIT: a thousandfold slip.

    GROWTH: a stated change does not fit the levels.
    """

    CONFLICT = "conflict"
    UNIT = "unit"
    GROWTH = "growth"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Observations that do not say the same; `choice` holds the one used. `computed` is what the levels give."""

    kind: Kind
    indicator: str
    dimensions: Dimensions
    period: Period | None
    choice: Choice
    computed: Quantity | None = None

    @property
    def observations(self) -> tuple[Observation, ...]:
        """All the observations concerned, the one used first."""
        return (self.choice.chosen, *self.choice.others)


def find_disagreements(evidence: Evidence, growth_of: dict[str, str] | None = None) -> tuple[Disagreement, ...]:
    """Every disagreement in the data, conflicts first, then by indicator and time.

    `growth_of` maps an indicator of levels to the one of its yearly growth.
    """
    found = [*_differing(evidence), *_unit_slips(evidence)]
    for level, change in (growth_of or {}).items():
        found.extend(_misfits(evidence, level, change))
    order = list(Kind)
    return tuple(sorted(found, key=lambda item: (order.index(item.kind), item.indicator, _when(item), _ids(item))))


def span(observation: Observation) -> tuple[Decimal, Decimal]:
    """The values, in units of one, that are compatible with what the source said.

    Half a unit of the last stated place for rounding; a tenth of the value on the side a qualifier opens.
    """
    quantity = Quantity.of(observation)
    half = Decimal("0.5").scaleb(-quantity.decimals)
    low, high = quantity.low - half, quantity.high + half
    if observation.qualifier in (Qualifier.ALMOST, Qualifier.UNDER, Qualifier.ABOUT):
        low -= abs(quantity.low) * _SLACK
    if observation.qualifier in (Qualifier.OVER, Qualifier.ABOUT):
        high += abs(quantity.high) * _SLACK
    if observation.unit.code == "times":
        low, high = (low - 1) * 100, (high - 1) * 100
    factor = Decimal(10) ** observation.unit.scale
    return low * factor, high * factor


def _differing(evidence: Evidence) -> Iterator[Disagreement]:
    for group in _groups(evidence.dataset.observations).values():
        stated = {(item.low, item.high, item.unit, item.qualifier) for item in group}
        if len(stated) < 2 or (len({item.citation.source for item in group}) < 2 and not _apart(group)):
            continue
        choice = evidence.choose(group)
        chosen = choice.chosen
        kind = Kind.CONFLICT if _apart(group) else Kind.WORDING
        if _thousandfold(group):
            continue  # told as a slip of units
        yield Disagreement(kind, chosen.indicator, chosen.dimensions, chosen.period, choice)


def _groups(observations: Iterable[Observation]) -> dict[object, list[Observation]]:
    groups: dict[object, list[Observation]] = {}
    for item in observations:
        if item.has_value and item.period is not None:
            unit = "%" if item.unit.code == "times" else item.unit.code
            key = (item.indicator, _subject(item), item.period, item.status in OUTCOMES, unit)
            groups.setdefault(key, []).append(item)
    return groups


def _subject(item: Observation) -> Dimensions:
    return Dimensions({name: value for name, value in item.dimensions.items() if name not in _DESCRIPTIVE})


def _apart(group: Iterable[Observation]) -> bool:
    spans = [span(item) for item in group]
    return max(low for low, _ in spans) > min(high for _, high in spans)


def _unit_slips(evidence: Evidence) -> Iterator[Disagreement]:
    subjects: dict[object, list[Observation]] = {}
    for item in evidence.dataset.observations:
        if item.has_value and _significant_digits(item) >= 2:
            subjects.setdefault((item.indicator, _subject(item), item.unit.code), []).append(item)
    for group in subjects.values():
        involved = _slipped(group)
        if involved:
            choice = evidence.choose(involved)
            chosen = choice.chosen
            yield Disagreement(Kind.UNIT, chosen.indicator, chosen.dimensions, chosen.period, choice)


def _slipped(group: Iterable[Observation]) -> list[Observation]:
    """Those of the group that are a thousand or a million times another of it, or the other way round."""
    sizes = [(abs(Quantity.of(item).in_scale(0).nominal), item) for item in group]
    # Equal numbers are one key however they were written, so that a group takes a look at each and not at all pairs.
    known = {size for size, _ in sizes if size > 0}
    slips = {size * times for size in known for times in (_THOUSAND, _THOUSAND**2) if size * times in known}
    involved = slips | {size / times for size in slips for times in (_THOUSAND, _THOUSAND**2)}
    return [item for size, item in sizes if size in involved]


def _thousandfold(group: Iterable[Observation]) -> bool:
    return bool(_slipped(group))


def _significant_digits(item: Observation) -> int:
    return len(Quantity.of(item).nominal.normalize().as_tuple().digits)


def _misfits(evidence: Evidence, level: str, change: str) -> Iterator[Disagreement]:
    misfits: dict[tuple[Dimensions, Period], list[Observation]] = {}
    results: dict[tuple[Dimensions, Period], Quantity] = {}
    # Many changes ask for the same levels, and each answer looks at all observations.
    known = _Known(evidence, level, change)
    for item in evidence.dataset.observations:
        if item.indicator != change or not item.has_value or item.status is not Status.REPORTED or item.period is None:
            continue
        computed = _computed_growth(known, change, item)
        if computed and _excludes(computed, item):
            misfits.setdefault((_subject(item), item.period), []).append(item)
            results[_subject(item), item.period] = computed
    for (subject, period), items in misfits.items():
        computed = results[subject, period]
        yield Disagreement(Kind.GROWTH, change, items[0].dimensions, period, evidence.choose(items), computed)


class _Known:
    """The levels of an indicator, reported or implied by its growth; each is looked up once."""

    def __init__(self, evidence: Evidence, level: str, change: str) -> None:
        self._evidence, self._level, self._change = evidence, level, change
        self._found: dict[tuple[tuple[str, ...], Period], Quantity | None] = {}

    def of(self, period: Period, dimensions: Mapping[str, str]) -> Quantity | None:
        key = tuple(dimensions.values()), period
        if key not in self._found:
            stated = self._evidence.level(self._level, period, dimensions)
            self._found[key] = stated or self._evidence.implied_level(self._level, self._change, period, dimensions)
        return self._found[key]


def _computed_growth(known: _Known, change: str, item: Observation) -> Quantity | None:
    names = ("reporter", "partner", "flow", "commodity")
    dimensions = {name: item.dimensions.get(name, "") for name in names}
    period = item.period
    if period is None:
        return None
    new, old = known.of(period, dimensions), known.of(period.year_before(), dimensions)
    if new is None or old is None or any(leaf.period == period and leaf.indicator == change for leaf in old.leaves()):
        return None
    if set(new.leaves()) & set(old.leaves()):
        return None  # one band for both years tells nothing of the change between them
    if new.unit.code != old.unit.code or old.low <= 0:
        return None  # dollars of one year and a share of another, or nothing to grow from
    return growth(new, old)


def _excludes(computed: Quantity, item: Observation) -> bool:
    low, high = span(item)
    slack = max(Decimal(2), abs(computed.nominal) * _SLACK)
    return high < computed.low - slack or low > computed.high + slack


def _when(item: Disagreement) -> str:
    return str(item.period or "")


def _ids(item: Disagreement) -> tuple[str, ...]:
    return tuple(observation.id for observation in item.observations)

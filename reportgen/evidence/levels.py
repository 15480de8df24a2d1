"""Levels and changes over time: what was reported, and what follows from it by one step of arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.evidence.selection import Evidence
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, base, difference, growth


@dataclass(frozen=True, slots=True)
class Level:
    """A level with its change on the same period a year earlier, where one is known.

    `change` is in % or times; `change_is_stated` when a source gave it, else it was computed from the levels.
    """

    period: Period
    quantity: Quantity
    change: Quantity | None = None
    change_is_stated: bool = False

    @property
    def is_part_year(self) -> bool:
        """Whether the period is shorter than its calendar year."""
        return not self.period.is_year

    @property
    def before(self) -> Period:
        """The same months a year earlier."""
        return self.period.year_before()


def growth_indicator(indicator: str) -> str:
    """The indicator of a level's stated growth: `trade_value` → `trade_growth`, `loans` → `loans_growth`."""
    return indicator.removesuffix("_value") + "_growth"


def levels(evidence: Evidence, indicator: str, dimensions: Mapping[str, str]) -> tuple[Level, ...]:
    """Every level known for the indicator, in order of time, with its change.

    Reported ones; the year before a stated growth from the same source; and for trade, imports as turnover less
    exports and the balance as exports less imports, where nobody reported them.
    """
    quantities = _quantities(evidence, indicator, dimensions)
    found = (_with_change(evidence, indicator, dimensions, period, quantities) for period in sorted(quantities))
    return tuple(found)


def yearly(found: tuple[Level, ...]) -> dict[int, Level]:
    """One level for each calendar year: the whole year, else the longest reported part that starts in January."""
    years: dict[int, Level] = {}
    for level in found:
        if not level.period.in_one_year or (level.period.start.month, level.period.start.day) != (1, 1):
            continue
        if level.is_part_year and level.quantity.is_derived:
            continue
        held = years.get(level.period.year)
        if held is None or held.period.end < level.period.end:
            years[level.period.year] = level
    return years


def part_years(found: tuple[Level, ...]) -> tuple[Level, ...]:
    """The levels of part-years that start in January, in order of time."""
    return tuple(
        level for level in found if level.is_part_year and level.period.in_one_year and level.period.start.month == 1
    )


def _quantities(evidence: Evidence, indicator: str, dimensions: Mapping[str, str]) -> dict[Period, Quantity]:
    chosen = evidence.series(indicator, dimensions)
    quantities = {period: choice.quantity for period, choice in chosen.items()}
    for period, quantity in _implied(evidence, indicator, dimensions, quantities).items():
        quantities.setdefault(period, quantity)
    for period, quantity in _from_other_flows(evidence, indicator, dimensions).items():
        quantities.setdefault(period, quantity)
    return quantities


def _implied(
    evidence: Evidence, indicator: str, dimensions: Mapping[str, str], quantities: Mapping[Period, Quantity]
) -> dict[Period, Quantity]:
    changes = evidence.observations(growth_indicator(indicator), dimensions)
    implied: dict[Period, Quantity] = {}
    for change in changes:
        level = quantities.get(change.period) if change.period else None
        if level is None or change.period is None or level.is_derived or level.is_band:
            continue
        same_source = {leaf.citation.source for leaf in level.leaves()} == {change.citation.source}
        if same_source and change.period.in_one_year:
            implied[change.period.year_before()] = base(level, Quantity.of(change))
    return implied


def _from_other_flows(evidence: Evidence, indicator: str, dimensions: Mapping[str, str]) -> dict[Period, Quantity]:
    flow = dimensions.get("flow")
    if flow not in ("import", "balance"):
        return {}
    exports = _quantities(evidence, indicator, {**dimensions, "flow": "export"})
    if flow == "import":
        turnover = _quantities(evidence, indicator, {**dimensions, "flow": "turnover"})
        return {period: difference(turnover[period], exports[period]) for period in turnover if period in exports}
    imports = _quantities(evidence, indicator, {**dimensions, "flow": "import"})
    return {period: difference(exports[period], imports[period]) for period in exports if period in imports}


def _with_change(
    evidence: Evidence,
    indicator: str,
    dimensions: Mapping[str, str],
    period: Period,
    quantities: Mapping[Period, Quantity],
) -> Level:
    level = Level(period, quantities[period])
    stated = evidence.series(growth_indicator(indicator), dimensions).get(period)
    sources = {leaf.citation.source for leaf in level.quantity.leaves()}
    candidates = (stated.chosen, *stated.others) if stated else ()
    own = next((item for item in candidates if {item.citation.source} == sources), None)
    if own:
        return replace(level, change=Quantity.of(own), change_is_stated=True)
    before = quantities.get(level.before)
    # One band that holds for both years says nothing of the change between them.
    if before is not None and before.low > 0 and before.derivation != level.quantity.derivation:
        return replace(level, change=growth(level.quantity, before))
    if candidates and not level.quantity.is_derived:
        return replace(level, change=Quantity.of(candidates[0]), change_is_stated=True)
    return level

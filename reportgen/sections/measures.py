"""A measure that a section shows: an indicator, the dimensions that single it out, and its name in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.evidence import Level, growth_indicator, levels
from reportgen.model.chart import Emphasis, Point, Series
from reportgen.model.dataset import Dataset
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.sections.types import Context

TRADE = "trade_value"
TRADE_FLOWS = ("turnover", "export", "import", "balance")

# Dimensions that describe an observation without making it part of a breakdown.
_DESCRIPTIVE = frozenset({"area", "frequency", "hs_chapter"})


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure with its levels in order of time."""

    indicator: str
    dimensions: Mapping[str, str]
    label: str
    levels: tuple[Level, ...]

    def at(self, period: Period) -> Level | None:
        """The level of exactly this period."""
        return next((level for level in self.levels if level.period == period), None)

    def latest_year(self) -> Level | None:
        """The level of the latest whole year."""
        return next((level for level in reversed(self.levels) if level.period.is_year), None)

    def latest_part_year(self) -> Level | None:
        """The longest part-year from January in the latest calendar year, when it is later than any whole year."""
        whole = self.latest_year()
        parts = [
            level
            for level in self.levels
            if level.is_part_year and level.period.in_one_year and level.period.start.month == 1
        ]
        if whole:
            parts = [level for level in parts if level.period.year > whole.period.year]
        return max(parts, key=lambda level: level.period.end, default=None)

    def peak(self) -> Level | None:
        """The highest reported whole year; None when fewer than two are known."""
        years = [level for level in self.levels if level.period.is_year]
        if len(years) < 2:
            return None
        return max(years, key=lambda level: level.quantity.in_scale(0).nominal)


def measure(
    context: Context, indicator: str, flow: str = "", label: str = "", given: Mapping[str, str] | None = None
) -> Measure:
    """The measure of the whole (no part of a breakdown) between reporter and partner, where data have these."""
    wanted = dict(given or {})
    if flow:
        wanted["flow"] = flow
    # The growth of a part must not pass for the growth of the whole, so its breakdowns count too.
    growth = dimension_values(context.dataset, growth_indicator(indicator))
    seen = dimension_values(context.dataset, indicator)
    breakdowns = {name: seen.get(name, set()) | growth.get(name, set()) for name in (*seen, *growth)}
    for name, value in (("reporter", context.reporter), ("partner", context.partner)):
        if value and name in seen:
            wanted.setdefault(name, value)
    for name, values in breakdowns.items():
        if name not in wanted and name not in _DESCRIPTIVE and (len(values) > 1 or name not in seen):
            wanted[name] = ""
    name = label or context.language.measure(indicator, wanted)
    return Measure(indicator, wanted, name, levels(context.evidence, indicator, wanted))


def trade_measures(context: Context) -> dict[str, Measure]:
    """Turnover, exports, imports and balance with the partner, each with what is known of it."""
    return {flow: measure(context, TRADE, flow) for flow in TRADE_FLOWS}


def dimension_values(dataset: Dataset, indicator: str) -> dict[str, set[str]]:
    """The dimensions that occur with an indicator, with their values; "" where one is absent."""
    observations = [item for item in dataset.observations if item.indicator == indicator]
    names = sorted({name for item in observations for name in item.dimensions})
    return {name: {item.dimensions.get(name, "") for item in observations} for name in names}


def year_points(found: Mapping[int, Level], first: int, last: int, peak: Period | None = None) -> tuple[Point, ...]:
    """A point for every year from first to last: its level, a marked part-year, or a gap."""
    points = []
    for year in range(first, last + 1):
        level = found.get(year)
        period = level.period if level else Period.of_year(year)
        emphasis = Emphasis.HIGHLIGHT if peak and period == peak else Emphasis.NORMAL
        part = bool(level and level.is_part_year)
        points.append(Point(period, level.quantity if level else None, emphasis, is_part_year=part))
    return tuple(points)


def year_series(item: Measure, found: Mapping[int, Level], first: int, last: int, peak: Period | None = None) -> Series:
    """The yearly points of a measure as a chart's series."""
    return Series(item.label, year_points(found, first, last, peak))


def common_scale(quantities: list[Quantity]) -> int:
    """The largest power of ten in which the quantities are stated."""
    return max((quantity.unit.scale for quantity in quantities), default=0)

"""The kinds of chart by name, and the one way to draw any of them."""

from __future__ import annotations

import difflib
import importlib
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.charts.cache import DrawingCache
from reportgen.errors import Problem, RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, OwnFunction, Series
from reportgen.model.drawing import DisplayList
from reportgen.theme import Theme

LEAST_SIZE_PT = 8.0
MOST_SIZE_PT = 5000.0


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A family of charts: its name in YAML, what it shows, the module that draws it, and how many series it takes.

    With `mixes_units` each series has a scale of its own. The module holds `draw(spec, sheet, language)`, which draws
    on the sheet and returns nothing.
    """

    name: str
    summary: str
    module: str
    most_series: int
    least_series: int = 0
    mixes_units: bool = False


_KINDS = (
    ChartKind("columns", "one measure over time or by category; gaps stay visible, one column may speak", "columns", 1),
    ChartKind("lines", "up to four measures over time, or one before a grey background of up to twelve", "lines", 12),
    ChartKind(
        "indexed", "lines that are 100 where all begin, so that unlike units compare", "indexed", 12, mixes_units=True
    ),
    ChartKind("area", "one measure over time above zero, or up to four parts that add up", "area", 4),
    ChartKind("stacked", "columns of up to four parts, with their sum", "stacked", 4),
    ChartKind("shares", "columns of up to four parts in percent of their sum", "stacked", 4),
    ChartKind("grouped", "two or three measures side by side in each period or category", "grouped", 3),
    ChartKind("mirrored", "two opposite flows up and down from zero, with their balance as a line", "mirrored", 2),
    ChartKind("ranking", "bars sorted by value, the smallest gathered as other", "ranking", 1),
    ChartKind("dumbbell", "before and after as two joined dots for each name", "dumbbell", 2, 2),
    ChartKind("slope", "before and after as a line for each name: who rose, who fell", "slope", 2, 2),
    ChartKind(
        "waterfall", "what drove a change: from the level before, name by name, to the one after", "waterfall", 2
    ),
    ChartKind("sharebar", "the parts of one whole as one bar, each with its share", "sharebar", 1),
    ChartKind("heatmap", "a table of tinted cells: series down, places across", "heatmap", 24),
    ChartKind("multiples", "a small line chart for each series, all on one scale", "multiples", 24),
    ChartKind("scatter", "two measures against each other, a dot for each name", "scatter", 2, 2, mixes_units=True),
    ChartKind("timeline", "events along a time axis", "timeline", 1),
    ChartKind("sparkline", "a small line or columns without words, for a tile", "sparkline", 1),
    ChartKind("bullet", "plan against outcome: an outlined bar behind a filled one", "bullet", 2),
    ChartKind("range", "values known only as intervals, both ends labelled", "intervals", 1),
)
# What a person's own function shows is for it to decide.
OWN = ChartKind("own", "a chart that a Python function of the workspace draws", "own", 10_000, mixes_units=True)
# Kinds that draw every point for itself; elsewhere a second point at one place would cover the first.
_REPEATING = {"ranking", "timeline", "range"}


def chart_kinds() -> Mapping[str, ChartKind]:
    """Every kind by its name, in the order of the catalogue. Loads no drawing code."""
    return MappingProxyType({kind.name: kind for kind in _KINDS})


def draw(spec: ChartSpec, theme: Theme, language: Language, cache: DrawingCache | None = None) -> DisplayList:
    """The chart as a drawing of `spec.width_pt` by `spec.height_pt` points; equal specs give equal drawings.

    With a cache it is drawn only when it has not been drawn before; what a person's own function does, nobody can
    foretell, so that it is always called.
    Raises RenderError, with every problem found, for an unknown kind, a number that is not finite, units that do not
    share an axis, more series than the kind can show, no room for the labels, and a character no font has.
    """
    if spec.own:
        return _own(spec, spec.own, theme)
    if problems := tuple(_problems(spec)):
        raise RenderError(problems)
    if cache is None:
        return _drawn(spec, theme, language)
    key = cache.key(spec, theme, language)
    drawing = cache.get(key, theme)
    if drawing is None:
        drawing = _drawn(spec, theme, language)
        cache.put(key, drawing)
    return drawing


def _own(spec: ChartSpec, function: OwnFunction, theme: Theme) -> DisplayList:
    with _quietly():
        from reportgen.charts.own import draw_own  # noqa: PLC0415 (loads matplotlib and pandas)

    return draw_own(function, spec.width_pt, spec.height_pt, theme)


def _drawn(spec: ChartSpec, theme: Theme, language: Language) -> DisplayList:
    with _quietly():
        from reportgen.charts.sheet import Sheet, sheet_settings  # noqa: PLC0415 (loads matplotlib)

        family = importlib.import_module(f"reportgen.charts.{chart_kinds()[spec.kind].module}")
    with sheet_settings():
        sheet = Sheet(spec.width_pt, spec.height_pt, theme)
        family.draw(spec, sheet, language)
        return sheet.drawing()


@contextmanager
def _quietly() -> Iterator[None]:
    # On a new machine matplotlib tells of its search for fonts and of folders it cannot write to; we need neither.
    logger = logging.getLogger("matplotlib")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _problems(spec: ChartSpec) -> Iterator[Problem]:
    where = f"chart '{spec.kind}'"
    kind = chart_kinds().get(spec.kind)
    if kind is None:
        near = difflib.get_close_matches(spec.kind, chart_kinds(), 1)
        hint = f"did you mean '{near[0]}'? " if near else ""
        yield error("chart-kind", where, "there is no such kind of chart", f"{hint}Known: {', '.join(chart_kinds())}")
        return
    if not all(LEAST_SIZE_PT <= side <= MOST_SIZE_PT for side in (spec.width_pt, spec.height_pt)):
        size = f"{spec.width_pt:g} × {spec.height_pt:g} pt"
        yield error("chart-size", where, f"a drawing of {size} cannot be made", "give it a size that fits a page")
    if len(spec.series) > kind.most_series:
        yield error(
            "chart-series",
            where,
            f"{len(spec.series)} series are too many; this kind shows {kind.most_series}",
            "choose the ones that matter, gather the rest, or draw several charts",
        )
    if len(spec.series) < kind.least_series:
        fact = f"this kind compares {kind.least_series} series, not {len(spec.series)}"
        yield error("chart-series", where, fact, "give it the numbers before and after, or choose another kind")
    if kind.name not in _REPEATING:
        yield from _repeated_places(spec, where)
    yield from _number_problems(spec, where, mixes_units=kind.mixes_units)


def _repeated_places(spec: ChartSpec, where: str) -> Iterator[Problem]:
    for series in _all_series(spec):
        counts = Counter(point.at for point in series.points)
        for place in (place for place, count in counts.items() if count > 1):
            fact = f"{place} occurs twice"
            yield error("chart-place", f"{where}, series '{series.label}'", fact, "keep one point for each place")


def _number_problems(spec: ChartSpec, where: str, *, mixes_units: bool) -> Iterator[Problem]:
    units: dict[str, str] = {}
    for series in _all_series(spec):
        for point in series.points:
            quantity = point.quantity
            if quantity is None:
                continue
            units.setdefault(quantity.unit.code, series.label)
            if not (quantity.low.is_finite() and quantity.high.is_finite()):
                place = f"{where}, series '{series.label}', {point.at}"
                yield error("chart-number", place, "the value is not a finite number", "leave it out to show a gap")
    if len(units) > 1 and not mixes_units:
        named = ", ".join(f"{code} ('{label}')" for code, label in units.items())
        yield error("chart-units", where, f"several units share one axis: {named}", "draw one chart for each unit")


def _all_series(spec: ChartSpec) -> tuple[Series, ...]:
    return (*spec.series, spec.balance) if spec.balance else spec.series

"""Plan against outcome: an outlined bar for what was planned, a filled one inside for what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.colours import tint
from reportgen.charts.frame import no_data
from reportgen.charts.key import draw_key
from reportgen.charts.labels import plain
from reportgen.charts.marks import Look, bars, ends, scaled, wording
from reportgen.charts.rows import Rows, lay_rows
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import Box, Sheet, Stroke
from reportgen.charts.slots import place_label
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Point

GAP_PT = 4.0
INNER_SHARE = 0.5
OUTER_SHARE = 1.1


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: what was planned and what came, as numbers and in words; None and words where one is unknown."""

    label: str
    plan: float | None
    outcome: float | None
    plan_words: str
    outcome_words: str
    speaks: bool


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws a row for each place of the first series (plan) with the second (outcome), in the order given."""
    plans, outcomes = ({p.at: p for p in series.points} for series in (*spec.series, *spec.series[:1])[:2])
    outcomes = outcomes if len(spec.series) > 1 else {}
    ats = tuple(dict.fromkeys(point.at for series in spec.series for point in series.points))
    pairs = [
        _pair(plain(place_label(at, language)), plans.get(at), outcomes.get(at), spec.unit_scale, language)
        for at in ats
    ]
    if all(pair.plan is None and pair.outcome is None for pair in pairs):
        no_data(sheet, language)
        return
    if any(number < 0 for pair in pairs for number in (pair.plan, pair.outcome) if number is not None):
        fact, remedy = "a plan or its outcome is below zero", "use 'grouped' for numbers of both signs"
        raise RenderError(error("chart-number", "chart 'bullet'", fact, remedy))
    colour = sheet.palette.series[0]
    names = [series.label for series in spec.series]
    used = draw_key(
        sheet, [(name, colour, kind) for name, kind in zip(names, (Look.OUTLINED, Look.SOLID), strict=False)]
    )
    bold = [pair.speaks for pair in pairs]
    after = _words_room(sheet, pairs)
    labels, top = [pair.label for pair in pairs], sheet.height_pt - used
    rows = lay_rows(sheet, labels, bold, kind=spec.kind, words_pt=after, top=top)
    numbers = [number for pair in pairs for number in (pair.plan, pair.outcome) if number is not None]
    scale = Scale(*extent(numbers, with_zero=True), rows.left, sheet.width_pt - after)
    rows.draw_labels(sheet, bold)
    _bars(sheet, rows, pairs, scale)
    for index, pair in enumerate(pairs):
        _words(sheet, pair, rows.baseline(index, sheet), scale)


def _pair(label: str, plan: Point | None, outcome: Point | None, unit_scale: int, language: Language) -> Pair:
    numbers: list[float | None] = []
    words: list[str] = []
    for point in (plan, outcome):
        if point is None or point.quantity is None:
            numbers.append(None)
            words.append(plain(point.note) if point and point.note else language.words("no data"))
        else:
            quantity = scaled(point.quantity, unit_scale)
            numbers.append(max(ends(quantity), key=abs))
            words.append(wording(quantity, language))
    speaks = any(point is not None and point.emphasis is Emphasis.HIGHLIGHT for point in (plan, outcome))
    return Pair(label, numbers[0], numbers[1], words[0], words[1], speaks)


def _words_room(sheet: Sheet, pairs: Sequence[Pair]) -> float:
    """The room right of the bars: an outcome and its plan side by side."""
    return max(
        sheet.width_of(pair.outcome_words, bold=True) + sheet.width_of(pair.plan_words) + 3 * GAP_PT for pair in pairs
    )


def _bars(sheet: Sheet, rows: Rows, pairs: Sequence[Pair], scale: Scale) -> None:
    colour = sheet.palette.series[0]
    outer = [
        _box(scale, pair.plan, rows.centre(index), rows.bar_pt * OUTER_SHARE)
        for index, pair in enumerate(pairs)
        if pair.plan is not None
    ]
    inner = [
        _box(scale, pair.outcome, rows.centre(index), rows.bar_pt * INNER_SHARE)
        for index, pair in enumerate(pairs)
        if pair.outcome is not None
    ]
    sheet.boxes(outer, fill=tint(colour, 0.06))
    bars(sheet, [(box, Look.SOLID, colour) for box in inner])
    sheet.boxes([box.inset(0.45) for box in outer], stroke=Stroke(colour, 0.9))
    last = rows.top - rows.step * len(pairs)
    sheet.lines([[(scale(0), rows.top), (scale(0), last)]], Stroke(sheet.palette.text, 0.8))


def _box(scale: Scale, value: float, middle: float, height: float) -> Box:
    low, high = sorted((scale(0), scale(value)))
    return Box(low, middle - height / 2, high - low, height)


def _words(sheet: Sheet, pair: Pair, y: float, scale: Scale) -> None:
    """The outcome stands in the outline where it fits, else before the plan, to the right of both bars."""
    plan_end = scale(pair.plan if pair.plan is not None else 0.0)
    outcome_end = scale(pair.outcome if pair.outcome is not None else 0.0)
    tone = sheet.palette.text if pair.outcome is not None else sheet.palette.text_secondary
    is_bold = pair.outcome is not None
    width = sheet.width_of(pair.outcome_words, bold=is_bold)
    fits_inside = outcome_end + GAP_PT + width + GAP_PT <= plan_end
    after = max(plan_end, outcome_end) + GAP_PT
    x = outcome_end + GAP_PT if fits_inside else after
    box = sheet.text(x, y, pair.outcome_words, bold=is_bold, colour=tone)
    plan_x = after if fits_inside else box.right + 2 * GAP_PT
    sheet.text(plan_x, y, pair.plan_words, colour=sheet.palette.text_secondary)

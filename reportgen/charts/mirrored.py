"""Two opposite flows: one up, one down from zero, their balance as a line; categories run left and right instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportgen.charts import butterfly, lines
from reportgen.charts.colours import series_colours
from reportgen.charts.frame import (
    PAD_PT,
    Band,
    fit_places,
    gap_words,
    no_data,
    place_row,
    require_height,
    rows_height,
    zero_line,
)
from reportgen.charts.labels import plain, wrap
from reportgen.charts.marks import Look, Mark, bar, bars, ends, label_lines, look, part_years_differ, scaled, wording
from reportgen.charts.scale import Scale
from reportgen.charts.sheet import XY, Box, Sheet, Stroke
from reportgen.charts.slots import At, place_labels, places
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Point, Series

NAME_SHARE = 0.16
BAR_SHARE = 0.6
MOST_BAR_PT = 40.0
LEAST_SLOT_PT = 4.0
BALANCE_COLOUR = 2  # of the palette: the third, after the two flows


@dataclass(frozen=True, slots=True)
class Flow:
    """One bar of one side: its place, how far the sure and the unsure part reach, its words."""

    index: int
    low: float
    high: float
    words: tuple[str, ...]
    look: Look
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One flow over all places; `sign` is +1 upwards, −1 downwards. `unknown` words stand where it has no number."""

    name: str
    colour: str
    sign: int
    flows: tuple[Flow, ...]
    unknown: tuple[str, ...]


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the first series upwards, the second downwards; too many places become lines.

    Raises RenderError for a flow below zero: it would point the wrong way.
    """
    if not any(point.quantity for series in spec.series for point in series.points):
        no_data(sheet, language)
        return
    for line in spec.series:
        if below := next((point for point in line.points if point.quantity and point.quantity.low < 0), None):
            fact = f"series '{line.label}' is below zero at {below.at}"
            remedy = "write both flows as positive numbers, or use 'grouped' for numbers of both signs"
            raise RenderError(error("chart-number", "chart 'mirrored'", fact, remedy))
    series = (*spec.series, *((spec.balance,) if spec.balance else ()))
    slots = places(series)
    is_time = not any(isinstance(at, str) for at in slots)
    if is_time and sheet.width_pt / len(slots) < LEAST_SLOT_PT:
        lines.draw(replace(spec, series=series, balance=None), sheet, language)
        return
    if not is_time:
        butterfly.draw(spec, sheet, language)
        return
    names = [plain(line.label) for line in series]
    left = min(max(sheet.width_of(name, bold=True) for name in names), sheet.width_pt * NAME_SHARE) + 8
    band = Band(left, sheet.width_pt, len(slots))
    spoken = {point.at for line in series for point in line.points if point.is_told}
    told = [at in spoken for at in slots]
    labels = place_labels(slots, language, told)
    fitted = fit_places(sheet, labels, band.step, most_lines=3, may_thin=True, spoken=told) or ()
    sides = _sides(spec, sheet, slots, band, language)
    _paint(spec, sheet, language, sides, band, fitted, slots, [] if all(fitted) else told)


def _sides(spec: ChartSpec, sheet: Sheet, slots: Sequence[At], band: Band, language: Language) -> list[Side]:
    differ = part_years_differ(point for series in spec.series for point in series.points)
    sides = []
    for series, colour, sign in zip(spec.series, series_colours(spec.series, sheet.palette), (1, -1), strict=False):
        at = {point.at: point for point in series.points}
        known = [(index, at[place]) for index, place in enumerate(slots) if place in at and at[place].quantity]
        flows = tuple(
            _flow(index, point, spec.unit_scale, sheet, band.step, language, differ=differ) for index, point in known
        )
        told = {flow.index for flow in flows}
        unknown = tuple(
            "" if index in told else _gap_word(at.get(place), language) for index, place in enumerate(slots)
        )
        sides.append(Side(plain(series.label), colour, sign, flows, unknown))
    return sides


def _flow(
    index: int, point: Point, unit_scale: int, sheet: Sheet, room: float, language: Language, *, differ: bool
) -> Flow:
    assert point.quantity is not None  # noqa: S101 (the caller chose the points that have one)
    quantity = scaled(point.quantity, unit_scale)
    low, high = sorted(abs(end) for end in ends(quantity))
    text = wording(quantity, language)
    words = (text,) if sheet.width_of(text) <= room - 1 else label_lines(text)
    return Flow(index, low, high, words, look(point, part_years_differ=differ), point.is_told)


def _gap_word(point: Point | None, language: Language) -> str:
    return plain(point.note) if point and point.note else language.words("no data")


def _paint(
    spec: ChartSpec,
    sheet: Sheet,
    language: Language,
    sides: Sequence[Side],
    band: Band,
    fitted: Sequence[Sequence[str]],
    slots: Sequence[At],
    bold: Sequence[bool],
) -> None:
    are_told = all(sheet.width_of(line) <= band.step - 1 for s in sides for flow in s.flows for line in flow.words)
    balance_pt = sheet.line_pt + 2 if spec.balance else 0.0
    bottom = rows_height(sheet, fitted) + PAD_PT + balance_pt
    label_pt = _label_pt(sheet, sides) if are_told else sheet.line_pt + 1
    scale = _scale(sheet, sides, spec, bottom, label_pt=label_pt, name_pt=_name_pt(sheet, sides[0], band))
    require_height(spec.kind, scale, sheet)
    for side in sides:
        _bars(sheet, side, band, scale)
        _gaps(sheet, side, band, scale)
    if spec.balance:
        _balance(sheet, spec.balance, spec.unit_scale, band, scale, slots, language)
    for side in sides:
        # Where not all numbers have room, the axis has none either: the largest tells how far the side reaches.
        _values(sheet, side if are_told else _most_telling(sheet, side, band), band, scale)
    zero_line(sheet, band.left, band.right, scale(0))
    place_row(sheet, fitted, band, bottom - PAD_PT, bold)
    _names(sheet, sides, band.left - 8, scale)


def _label_pt(sheet: Sheet, sides: Sequence[Side]) -> float:
    return max((len(flow.words) for side in sides for flow in side.flows), default=1) * sheet.line_pt + 1


def _scale(
    sheet: Sheet, sides: Sequence[Side], spec: ChartSpec, bottom: float, *, label_pt: float, name_pt: float
) -> Scale:
    up = max((flow.high for side in sides if side.sign > 0 for flow in side.flows), default=0.0)
    down = max((flow.high for side in sides if side.sign < 0 for flow in side.flows), default=0.0)
    balances = [float(scaled(p.quantity, spec.unit_scale).nominal) for p in _points(spec.balance) if p.quantity]
    high, low = max([up, *balances]), min([-down, *balances])
    low, high = (low, high) if low < high else (0.0, 1.0)
    # Even a side that is empty or nearly so needs room for its name and the words in its gaps.
    start = bottom + max(label_pt, sheet.line_pt + PAD_PT)
    scale = Scale(low, high, start, sheet.height_pt - label_pt)
    has_room = sheet.height_pt - scale(0) >= name_pt
    return scale if has_room else Scale(low, high, start, sheet.height_pt - name_pt)


def _name_pt(sheet: Sheet, side: Side, band: Band) -> float:
    lines = wrap(side.name, band.left - 8, 2, partial(sheet.width_of, bold=True))
    return len(lines) * sheet.line_pt + PAD_PT


def _points(series: Series | None) -> tuple[Point, ...]:
    return series.points if series else ()


def _bars(sheet: Sheet, side: Side, band: Band, scale: Scale) -> None:
    width = min(band.step * BAR_SHARE, MOST_BAR_PT)
    marks: list[Mark] = []
    for flow in side.flows:
        reach = (scale(side.sign * flow.low), scale(side.sign * flow.high))
        marks += bar(scale(0), reach, (band.centre(flow.index) - width / 2, width), (flow.look, side.colour))
    bars(sheet, marks)


def _most_telling(sheet: Sheet, side: Side, band: Band) -> Side:
    """The side with those numbers that the title tells, and with its largest; each stands clear of its neighbours."""
    chosen: list[Flow] = []
    largest = sorted(side.flows, key=lambda flow: -flow.high)[:1]
    for flow in [*(flow for flow in side.flows if flow.is_told), *largest]:
        room = max(map(sheet.width_of, flow.words)) + PAD_PT
        near = [each for each in side.flows if abs(each.index - flow.index) * band.step < room]
        if not any(each.index in {other.index for other in near} for each in chosen):
            chosen.append(replace(flow, high=max(each.high for each in near)))
    return replace(side, flows=tuple(chosen))


def _gaps(sheet: Sheet, side: Side, band: Band, scale: Scale) -> None:
    y = scale(0) + PAD_PT if side.sign > 0 else scale(0) - PAD_PT - sheet.ascent_pt
    gap_words(sheet, side.unknown, band, y)


def _values(sheet: Sheet, side: Side, band: Band, scale: Scale) -> None:
    for flow in side.flows:
        end, x = scale(side.sign * flow.high), band.centre(flow.index)
        first = end + sheet.descent_pt + 1 + (len(flow.words) - 1) * sheet.line_pt
        if side.sign < 0:
            first = end - sheet.ascent_pt - 2
        for row, line in enumerate(flow.words):
            y, width = first - row * sheet.line_pt, sheet.width_of(line)
            x = min(max(x, band.left + width / 2), sheet.width_pt - width / 2)
            # The line of the balance may pass here.
            ground = Box(x - width / 2 - 1, y - 0.5, width + 2, sheet.ascent_pt)
            sheet.boxes([ground], fill="#FFFFFF")
            sheet.text(x, y, line, anchor="center")


def _names(sheet: Sheet, sides: Sequence[Side], room: float, scale: Scale) -> None:
    for side in sides:
        lines = wrap(side.name, room, 2, partial(sheet.width_of, bold=True))
        above = scale(0) + PAD_PT + sheet.descent_pt + (len(lines) - 1) * sheet.line_pt
        first = above if side.sign > 0 else scale(0) - PAD_PT - sheet.ascent_pt
        for row, line in enumerate(lines):
            sheet.text(0, first - row * sheet.line_pt, line, bold=True, colour=sheet.letters(side.colour))


def _balance(
    sheet: Sheet, balance: Series, unit_scale: int, band: Band, scale: Scale, slots: Sequence[At], language: Language
) -> None:
    colour = sheet.palette.series[BALANCE_COLOUR % len(sheet.palette.series)]
    index_of = {place: index for index, place in enumerate(slots)}
    points = {index_of[point.at]: scaled(point.quantity, unit_scale) for point in balance.points if point.quantity}
    runs: list[list[XY]] = []
    for index in sorted(points):
        if index - 1 not in points:
            runs.append([])
        runs[-1].append((band.centre(index), scale(points[index].nominal)))
    sheet.lines([run for run in runs if len(run) > 1], Stroke("#FFFFFF", 3.4, cap="round"))
    sheet.lines([run for run in runs if len(run) > 1], Stroke(colour, 1.6, cap="round"))
    sheet.dots([xy for run in runs for xy in run], 2.6, fill=colour, stroke=Stroke("#FFFFFF", 0.9))
    baseline = sheet.descent_pt
    name = wrap(balance.label, band.left - 8, 1, partial(sheet.width_of, bold=True))[0]
    sheet.text(0, baseline, name, bold=True, colour=sheet.letters(colour))
    told = {index: wording(quantity, language) for index, quantity in points.items()}
    if any(sheet.width_of(words) > band.step - 1 for words in told.values()):
        # Only those that happen to be short would be a choice without sense: the last speaks for all.
        told = dict([max(told.items())])
    for index, words in told.items():
        half = sheet.width_of(words) / 2
        x = min(max(band.centre(index), band.left + half), sheet.width_pt - half)
        sheet.text(x, baseline, words, anchor="center", colour=sheet.letters(colour))

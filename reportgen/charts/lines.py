"""Lines over time: named at their ends, broken by gaps, dashed where a number is planned or provisional."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence

from reportgen.charts.axis import place_axis
from reportgen.charts.colours import series_colours, tint
from reportgen.charts.endlabels import EndLabel, draw_end_labels, end_labels_width
from reportgen.charts.frame import PAD_PT, ValueAxis, no_data, require_height, zero_line
from reportgen.charts.labels import SLACK_PT, is_free, plain, shorten
from reportgen.charts.marks import Look, is_soft, look, reach, scaled, wording
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import XY, Box, Sheet, Stroke
from reportgen.charts.slots import place_label, places
from reportgen.charts.stretches import Line, Vertex, stretches
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Series

DOT_PT = 1.9
MOST_DOTS = 24
DENSE = 150
DASH = (3.0, 2.0)


def draw(
    spec: ChartSpec,
    sheet: Sheet,
    language: Language,
    *,
    is_filled: bool = False,
    reference: tuple[float, str] | None = None,
) -> None:
    """Draws up to four series in colour; of more, one speaks before a grey background.

    `is_filled` fills what lies between the line and zero. `reference` is a level with a line of its own, and its name.
    """
    known = [series for series in spec.series if any(point.quantity for point in series.points)]
    if not known:
        no_data(sheet, language)
        return
    colours = series_colours(known, sheet.palette, may_repeat=True)
    labels = [_end_label(sheet, series, colour, spec, language) for series, colour in zip(known, colours, strict=True)]
    numbers = all_ends(known, spec.unit_scale)
    extremes = extent(numbers, with_zero=True) if is_filled else line_limits(numbers)
    values = ValueAxis.of(sheet, extremes, sheet.height_pt - 3 * sheet.line_pt, language)
    left, right = values.width, sheet.width_pt - end_labels_width(sheet, labels)
    spoken = {point.at for line in known for point in line.points if point.is_told}
    axis = place_axis(sheet, places(known), left, right, language, spoken)
    low, high = values.extremes
    head = max(sheet.line_pt, sheet.ascent_pt + sheet.descent_pt + DOT_PT if spoken else 0.0)
    scale = Scale(low, high, axis.height_pt + 2 * PAD_PT, sheet.height_pt - head)
    require_height(spec.kind, scale, sheet)
    values.draw(sheet, scale, right)
    bottom = scale(low)
    if low <= 0 <= high:
        zero_line(sheet, left, right, scale(0))
    if reference:
        _reference(sheet, reference, scale, (left, right))
    axis.draw(sheet, bottom - 2 * PAD_PT)
    drawn = [
        Line(series, tuple(stretches(series, axis, scale, spec.unit_scale)), colour)
        for series, colour in zip(known, colours, strict=True)
    ]
    for line in sorted(drawn, key=lambda line: line.colour != sheet.palette.context):
        if is_filled:
            _fill(sheet, line, scale(0))
        paint_line(sheet, line)
    if len(drawn) == 1:
        axis.draw_gaps(sheet, [vertex.point.at for vertex in drawn[0].vertices], bottom + PAD_PT, language)
    lasts = [line.end for line in drawn]
    ends = [(last.x, last.y) for last in lasts]
    leaders = draw_end_labels(sheet, labels, ends, right, (bottom, sheet.height_pt))
    _point_labels(sheet, drawn, spec, language, (left, right), leaders, is_filled=is_filled)


def all_ends(series: Sequence[Series], unit_scale: int) -> list[float]:
    """Both ends of every number of the series."""
    quantities = [point.quantity for line in series for point in line.points if point.quantity]
    return [end for quantity in quantities for end in reach(quantity, unit_scale)]


def line_limits(numbers: Sequence[float]) -> tuple[float, float]:
    """From where to where the axis of lines must reach: to zero only where that is near."""
    low, high = extent(numbers, with_zero=False)
    # Far from zero the line would only float; near it the zero line belongs into the picture.
    return (0.0, high) if 0 < low <= high / 2 else (low, 0.0) if high < 0 and high >= low / 2 else (low, high)


def _reference(sheet: Sheet, reference: tuple[float, str], scale: Scale, within: tuple[float, float]) -> None:
    level, words = reference
    left, right = within
    sheet.lines([[(left, scale(level)), (right, scale(level))]], Stroke(sheet.palette.text, 0.8))
    told = f" = {level:g}"
    name = shorten(words, right - left - sheet.width_of(told), sheet.width_of)
    sheet.text(left, sheet.height_pt - sheet.ascent_pt, name + told, colour=sheet.palette.text_secondary)


def _fill(sheet: Sheet, line: Line, zero: float) -> None:
    long = [stretch for stretch in line.stretches if len(stretch) > 1]
    outlines = [[(s[0].x, zero), *((v.x, v.y) for v in s), (s[-1].x, zero)] for s in long]
    sheet.polygons(outlines, fill=tint(line.colour, 0.3))


def paint_line(sheet: Sheet, line: Line, *, most_dots: int = MOST_DOTS) -> None:
    """The line with bands as shades and plans dashed; every point is a dot when there are at most `most_dots`."""
    width = 1.0 if line.colour == sheet.palette.context else 1.8
    width = width if len(line.vertices) <= DENSE else 0.8
    pairs = [pair for stretch in line.stretches for pair in itertools.pairwise(stretch)]
    shades = [[(a.x, a.low), (b.x, b.low), (b.x, b.high), (a.x, a.high)] for a, b in pairs if a.is_band or b.is_band]
    lone = [s[0] for s in line.stretches if len(s) == 1 and s[0].is_band]
    shades += [[(v.x - 3, v.low), (v.x + 3, v.low), (v.x + 3, v.high), (v.x - 3, v.high)] for v in lone]
    edge = Stroke(line.colour, 0.8) if sheet.textures else None
    sheet.polygons(shades, fill=tint(line.colour, 0.45), stroke=edge)
    firm = [_run(stretch, soft=False) for stretch in line.stretches]
    soft = [_run(stretch, soft=True) for stretch in line.stretches]
    texture = sheet.textures.get(line.colour)
    dash = texture.dash if texture else ()
    sheet.lines([run for runs in firm for run in runs], Stroke(line.colour, width, dash, "butt" if dash else "round"))
    sheet.lines([run for runs in soft for run in runs], Stroke(line.colour, width, DASH))
    _dots(sheet, line, most_dots)


def _run(stretch: Sequence[Vertex], *, soft: bool) -> list[list[XY]]:
    """The parts of a stretch that are drawn as a firm or as a dashed line; bands are shades, not lines."""
    runs: list[list[XY]] = []
    previous: Vertex | None = None
    for a, b in itertools.pairwise(stretch):
        if a.is_band or b.is_band or is_soft(b.point) is not soft:
            previous = None
            continue
        if previous is a and runs:
            runs[-1].append((b.x, b.y))
        else:
            runs.append([(a.x, a.y), (b.x, b.y)])
        previous = b
    return runs


def _dots(sheet: Sheet, line: Line, most: int) -> None:
    vertices = [vertex for vertex in line.vertices if not vertex.is_band]
    lone = [s[0] for s in line.stretches if len(s) == 1 and not s[0].is_band]
    shown = vertices if len(vertices) <= most and line.colour != sheet.palette.context else lone
    if line.end not in shown and not line.end.is_band:
        shown = [*shown, line.end]
    full = [(v.x, v.y) for v in shown if look(v.point) is Look.SOLID]
    hollow = [(v.x, v.y) for v in shown if look(v.point) is not Look.SOLID]
    sheet.dots(full, DOT_PT, fill=line.colour)
    sheet.dots(hollow, DOT_PT, fill="#FFFFFF", stroke=Stroke(line.colour, 1.0))


def _end_label(sheet: Sheet, series: Series, colour: str, spec: ChartSpec, language: Language) -> EndLabel:
    known = [point for point in series.points if point.quantity]
    last = ([point for point in known if not point.is_part_year] or known)[-1].quantity
    assert last is not None  # noqa: S101 (chosen for having one)
    name = plain(series.label)
    return EndLabel(name, wording(scaled(last, spec.unit_scale), language), sheet.letters(colour))


def _point_labels(
    sheet: Sheet,
    drawn: Sequence[Line],
    spec: ChartSpec,
    language: Language,
    within: tuple[float, float],
    leaders: Sequence[Box],
    *,
    is_filled: bool,
) -> None:
    """Numbers at the highlighted, the noted and the lone points, where neither a line nor a label is in the way."""
    marks = [*leaders, *line_boxes(drawn)]
    for line in drawn:
        end, lone = line.end, [stretch[0] for stretch in line.stretches if len(stretch) == 1]
        for vertex in line.vertices:
            point = vertex.point
            is_told = point.note or point.is_told or vertex in lone
            if point.quantity and vertex is not end and is_told:
                number = wording(scaled(point.quantity, spec.unit_scale), language)
                note = plain(point.note)
                if point.is_told and isinstance(point.at, datetime.date):  # the axis names no single day
                    note = note or f"{place_label(point.at, language)}:"
                words = (f"{note} {number}".strip(), number)
                label_point(sheet, vertex, words, marks, within, is_filled=is_filled)


def line_boxes(drawn: Sequence[Line]) -> list[Box]:
    """The room of every piece of the lines, from point to point."""
    return [
        Box(min(a.x, b.x), min(a.y, b.y), abs(b.x - a.x), abs(b.y - a.y) + 0.1)
        for line in drawn
        for stretch in line.stretches
        for a, b in itertools.pairwise(stretch)
    ]


def label_point(
    sheet: Sheet,
    vertex: Vertex,
    wordings: Sequence[str],
    marks: Sequence[Box],
    within: tuple[float, float],
    *,
    is_filled: bool,
) -> None:
    """The first wording, above or below the point, that has room."""
    left, right = within
    bold = vertex.point.is_told
    above = vertex.high + sheet.descent_pt
    nearest = min(above + 4, max(above + DOT_PT, sheet.height_pt - sheet.ascent_pt))  # at the top a little nearer
    heights: tuple[float, ...] = (nearest, vertex.low - 4 - sheet.ascent_pt)
    if is_filled and vertex.point.quantity:  # only the side away from zero is free
        heights = heights[1:] if vertex.point.quantity.nominal < 0 else heights[:1]
    for text, y in itertools.product(wordings, heights):
        half = sheet.width_of(text, bold=bold) / 2
        x = min(max(vertex.x, left + half), right - half)
        room = Box(x - half, y - sheet.descent_pt, 2 * half, sheet.ascent_pt + sheet.descent_pt)
        is_inside = left - SLACK_PT <= room.x and room.y >= 0 and room.top <= sheet.height_pt + SLACK_PT
        if is_inside and is_free(room, [*marks, *sheet.texts]):
            sheet.text(x, y, text, anchor="center", bold=bold)
            return

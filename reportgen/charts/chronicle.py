"""A timeline that runs down the page: a true axis of time at the left, one event a line beside it."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence

from reportgen.charts.frame import refuse_height
from reportgen.charts.labels import shorten, spread, wrap
from reportgen.charts.scale import Scale
from reportgen.charts.sheet import Sheet, Stroke
from reportgen.charts.span import Span, middle_of
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import Emphasis, Point

DOT_PT = 2.4
LEADER_PT = 30.0
DAY_GAP_PT = 10.0
MOST_LINES = 2
LEAST_TEXT_PT = 40.0


def draw(points: Sequence[Point], span: Span, sheet: Sheet, language: Language) -> None:
    """Draws the events from the first at the top to the last.

    Raises RenderError with the size it needs when there are more events than lines, or no room beside the days.
    """
    days = [language.label(point.at) for point in points]
    axis = sheet.width_of("2000") + 8
    day_left = axis + LEADER_PT
    text_left = day_left + max(sheet.width_of(day, bold=True) for day in days) + DAY_GAP_PT
    if sheet.width_pt - text_left < LEAST_TEXT_PT:
        needed = text_left + LEAST_TEXT_PT
        fact, remedy = f"{sheet.width_pt:g} pt are too narrow", f"make it at least {math.ceil(needed)} pt wide"
        raise RenderError(error("chart-room", "chart 'timeline'", fact, remedy))
    blocks = _blocks(points, sheet, sheet.width_pt - text_left)
    edge = sheet.line_pt / 2
    scale = Scale(span.first, span.last, sheet.height_pt - edge, edge)
    dots = [scale(middle_of(point.at)) for point in points]
    # From top to bottom is from high to low: the first event wants the highest place.
    room = [len(block) * sheet.line_pt for block in blocks]
    centres = spread([sheet.height_pt - y for y in dots], room, 0, sheet.height_pt)
    if centres is None:
        fact = f"{len(points)} events do not fit into {sheet.height_pt:g} pt"
        most = max(1, int(sheet.height_pt // sheet.line_pt))
        instead = f"show at most {most} events (`top` or `filter`)"
        refuse_height("timeline", fact, len(points) * sheet.line_pt, instead)
    _axis(span, scale, axis, sheet)
    for point, day, block, dot, centre in zip(points, days, blocks, dots, centres, strict=True):
        _event(point, day, block, (axis, dot), sheet.height_pt - centre, (day_left, text_left), sheet)


def _blocks(points: Sequence[Point], sheet: Sheet, width: float) -> list[tuple[str, ...]]:
    """The events' words in lines; two lines each when there is room for all of them, else one."""
    blocks = [wrap(point.note, width, MOST_LINES, sheet.width_of) or ("",) for point in points]
    if sum(len(block) for block in blocks) * sheet.line_pt <= sheet.height_pt:
        return blocks
    return [(shorten(" ".join(block), width, sheet.width_of),) for block in blocks]


def _axis(span: Span, scale: Scale, axis: float, sheet: Sheet) -> None:
    sheet.lines([[(axis, 0), (axis, sheet.height_pt)]], Stroke(sheet.palette.text, 0.8))
    ticks = [scale(datetime.date(year, 1, 1).toordinal()) for year in span.years[1:]]
    sheet.lines([[(axis, y), (axis - 3, y)] for y in ticks], Stroke(sheet.palette.text, 0.6))
    for year in span.labelled(sheet.height_pt, sheet.line_pt + 3):
        y = scale(datetime.date(year, 7, 1).toordinal()) - sheet.size_pt * 0.34
        y = min(max(y, sheet.descent_pt), sheet.height_pt - sheet.ascent_pt)
        sheet.text(axis - 6, y, str(year), anchor="right", colour=sheet.palette.text_secondary)


def _event(
    point: Point,
    day: str,
    block: Sequence[str],
    dot: tuple[float, float],
    centre: float,
    columns: tuple[float, float],
    sheet: Sheet,
) -> None:
    speaks = point.emphasis is Emphasis.HIGHLIGHT
    colour = sheet.palette.series[0] if speaks else sheet.palette.context
    first = centre + (len(block) - 1) * sheet.line_pt / 2
    elbow = [dot, (dot[0] + 7, dot[1]), (columns[0] - 9, first), (columns[0] - 3, first)]
    sheet.lines([elbow], Stroke(colour if speaks else sheet.palette.rule, 0.6))
    sheet.dots([dot], DOT_PT + 0.5 * speaks, fill=colour, stroke=Stroke("#FFFFFF", 0.6))
    baseline = first - sheet.size_pt * 0.34
    sheet.text(columns[0], baseline, day, bold=speaks)
    for row, line in enumerate(block):
        if line:
            sheet.text(columns[1], baseline - row * sheet.line_pt, line, bold=False, colour=sheet.palette.text)

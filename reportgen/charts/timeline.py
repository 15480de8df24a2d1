"""Events along a time axis: each with its day and words, on a leader, none covering another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.charts import chronicle
from reportgen.charts.frame import no_data
from reportgen.charts.labels import is_free, wrap
from reportgen.charts.scale import Scale
from reportgen.charts.sheet import Anchor, Box, Sheet, Stroke
from reportgen.charts.span import Span, middle_of
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Point

MOST_LABEL_PT = 104.0
MOST_LINES = 3
DOT_PT = 2.6
AXIS_PT = 13.0
BETWEEN_PT = 7.0


@dataclass(frozen=True, slots=True)
class Event:
    """One event in the drawing: where it stands, its day and its words in lines."""

    x: float
    day: str
    lines: tuple[str, ...]
    width: float
    speaks: bool


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the axis across, with words above and below; where they do not all fit, it runs down the page instead.

    A point's `note` holds the words. Raises RenderError for a point without a day, and when there is no room.
    """
    points = [point for series in spec.series for point in series.points]
    if not points:
        no_data(sheet, language)
        return
    if undated := [point for point in points if isinstance(point.at, str)]:
        fact = f"the event '{undated[0].at}' has no day"
        raise RenderError(error("chart-day", "chart 'timeline'", fact, "give it a date or leave it out"))
    points.sort(key=lambda point: middle_of(point.at))
    span = Span.of(points)
    scale = Scale(span.first, span.last, DOT_PT + 1, sheet.width_pt - DOT_PT - 1)
    events = [_event(point, scale, sheet, language) for point in points]
    axis = sheet.height_pt / 2
    placed = _place(events, axis, sheet)
    if len(placed) < len(events):
        chronicle.draw(points, span, sheet, language)
        return
    _draw_axis(span, scale, axis, sheet)
    for event, box in placed:
        _draw_label(event, box, axis, sheet)
    for speaks, radius, colour in (
        (False, DOT_PT, sheet.palette.context),
        (True, DOT_PT + 0.6, sheet.palette.series[0]),
    ):
        dots = [(event.x, axis) for event in events if event.speaks is speaks]
        sheet.dots(dots, radius, fill=colour, stroke=Stroke("#FFFFFF", 0.7))


def _event(point: Point, scale: Scale, sheet: Sheet, language: Language) -> Event:
    day = language.label(point.at)
    lines = wrap(point.note, MOST_LABEL_PT, MOST_LINES, sheet.width_of)
    width = max(sheet.width_of(day, bold=True), *(sheet.width_of(line) for line in lines), 0.0)
    return Event(scale(middle_of(point.at)), day, lines, width, point.emphasis is Emphasis.HIGHLIGHT)


def _place(events: Sequence[Event], axis: float, sheet: Sheet) -> list[tuple[Event, Box]]:
    """The events that find room for their words, tried from the last to the first."""
    placed: list[tuple[Event, Box]] = []
    taken: list[Box] = [Box(0, axis - AXIS_PT, sheet.width_pt, AXIS_PT + DOT_PT + 2)]
    for event in reversed(events):
        room = next((box for box in _rooms(event, axis, sheet) if _is_possible(event, box, axis, taken)), None)
        if room:
            taken += [room, _leader(event, room, axis)]
            placed.append((event, room))
    return placed


def _rooms(event: Event, axis: float, sheet: Sheet) -> Iterator[Box]:
    """Places for the label, the nearest to the axis first: above and below, to the right or left of its leader."""
    height = (len(event.lines) + 1) * sheet.line_pt
    lefts = [event.x - 2, event.x - event.width + 2]
    distance = 2 * sheet.line_pt
    while distance + height <= sheet.height_pt / 2 + 0.01:
        for left in lefts:
            if left >= 0 and left + event.width <= sheet.width_pt:
                yield Box(left, axis + distance - sheet.line_pt, event.width, height)
                yield Box(left, axis - distance - height, event.width, height)
        distance += sheet.line_pt / 2


def _leader(event: Event, room: Box, axis: float) -> Box:
    low, high = sorted((axis, room.y if room.y > axis else room.top))
    return Box(event.x - 1.5, low, 3, high - low)


def _is_possible(event: Event, room: Box, axis: float, taken: Sequence[Box]) -> bool:
    wide = Box(room.x - BETWEEN_PT / 2, room.y - 1, room.width + BETWEEN_PT, room.height + 2)
    # The axis itself (the first box taken) is where every leader begins.
    return is_free(wide, taken) and is_free(_leader(event, room, axis), taken[1:])


def _draw_axis(span: Span, scale: Scale, axis: float, sheet: Sheet) -> None:
    sheet.lines([[(0, axis), (sheet.width_pt, axis)]], Stroke(sheet.palette.text, 0.8))
    ticks = [scale(datetime.date(year, 1, 1).toordinal()) for year in span.years[1:]]
    sheet.lines([[(x, axis), (x, axis - 3)] for x in ticks], Stroke(sheet.palette.text, 0.6))
    for year in span.labelled((scale.end_pt - scale.start_pt), sheet.width_of("2000") + 8):
        x = scale(datetime.date(year, 7, 1).toordinal())
        half = sheet.width_of(str(year)) / 2
        x = min(max(x, half), sheet.width_pt - half)
        sheet.text(x, axis - 3 - sheet.ascent_pt, str(year), anchor="center", colour=sheet.palette.text_secondary)


def _draw_label(event: Event, box: Box, axis: float, sheet: Sheet) -> None:
    end = box.y if box.y > axis else box.top
    colour = sheet.palette.text if event.speaks else sheet.palette.rule
    below_years = axis - AXIS_PT
    segments = [[(event.x, axis), (event.x, end)]]
    if end < axis:
        segments = [[(event.x, axis), (event.x, axis - 3)], [(event.x, below_years), (event.x, end)]]
    sheet.lines(segments, Stroke(colour, 0.6))
    is_right = event.x > box.x + box.width / 2
    anchor: Anchor = "right" if is_right else "left"
    x = box.right if is_right else box.x
    top = box.top - sheet.ascent_pt - 0.5
    sheet.text(x, top, event.day, bold=True, anchor=anchor)
    for row, line in enumerate(event.lines, 1):
        sheet.text(x, top - row * sheet.line_pt, line, anchor=anchor, colour=sheet.palette.text_secondary)

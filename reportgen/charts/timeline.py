"""Events along a time axis: each with its day and words, on a leader, none covering another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.charts.frame import no_data
from reportgen.charts.labels import is_free, plain, wrap
from reportgen.charts.scale import Scale
from reportgen.charts.sheet import Box, Sheet, Stroke
from reportgen.charts.slots import At, place_label, start_of
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Point
from reportgen.model.period import Period

MOST_LABEL_PT = 104.0
MOST_LINES = 3
DOT_PT = 2.6
AXIS_PT = 13.0
BETWEEN_PT = 7.0
MOST_TICKS = 12


@dataclass(frozen=True, slots=True)
class Event:
    """One event in the drawing: where it stands, its day and its words in lines."""

    x: float
    day: str
    lines: tuple[str, ...]
    width: float
    speaks: bool


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws every event as a dot; the highlighted first, then from the latest backwards, as many words as have room.

    A point's `note` holds the words. Raises RenderError when a highlighted event finds no room, or a point has no day.
    """
    points = [point for series in spec.series for point in series.points]
    if not points:
        no_data(sheet, language)
        return
    if undated := [point for point in points if isinstance(point.at, str)]:
        raise RenderError(
            error(
                "chart-day",
                "chart 'timeline'",
                f"the event '{undated[0].at}' has no day",
                "give it a date or leave it out",
            )
        )
    scale = _scale(points, sheet)
    events = [_event(point, scale, sheet, language) for point in sorted(points, key=lambda p: _middle(p.at))]
    axis = sheet.height_pt / 2
    placed = _place(events, axis, sheet)
    _draw_axis(points, scale, axis, sheet)
    for event, box in placed:
        _draw_label(event, box, axis, sheet)
    grey = [(event.x, axis) for event in events if not event.speaks]
    sheet.dots(grey, DOT_PT, fill=sheet.palette.context, stroke=Stroke("#FFFFFF", 0.7))
    speaking = [(event.x, axis) for event in events if event.speaks]
    sheet.dots(speaking, DOT_PT + 0.6, fill=sheet.palette.series[0], stroke=Stroke("#FFFFFF", 0.7))


def _scale(points: Sequence[Point], sheet: Sheet) -> Scale:
    first = min(start_of(point.at) for point in points)
    last = max(point.at.end if isinstance(point.at, Period) else start_of(point.at) for point in points)
    low = datetime.date(first.year, 1, 1).toordinal()
    high = datetime.date(last.year, 12, 31).toordinal()
    return Scale(low, high, DOT_PT + 1, sheet.width_pt - DOT_PT - 1)


def _middle(at: At) -> float:
    return (at.start.toordinal() + at.end.toordinal()) / 2 if isinstance(at, Period) else start_of(at).toordinal()


def _event(point: Point, scale: Scale, sheet: Sheet, language: Language) -> Event:
    day = place_label(point.at, language)
    lines = wrap(plain(point.note), MOST_LABEL_PT, MOST_LINES, sheet.width_of) if point.note else ()
    width = max(sheet.width_of(day, bold=True), *(sheet.width_of(line) for line in lines), 0.0)
    return Event(scale(_middle(point.at)), day, lines, width, point.emphasis is Emphasis.HIGHLIGHT)


def _place(events: Sequence[Event], axis: float, sheet: Sheet) -> list[tuple[Event, Box]]:
    placed: list[tuple[Event, Box]] = []
    taken: list[Box] = [Box(0, axis - AXIS_PT, sheet.width_pt, AXIS_PT + DOT_PT + 2)]
    for event in sorted(reversed(events), key=lambda event: not event.speaks):
        room = next((box for box in _rooms(event, axis, sheet) if _is_possible(event, box, axis, taken, sheet)), None)
        if room:
            taken += [room, _leader(event, room, axis)]
            placed.append((event, room))
        elif event.speaks:
            raise RenderError(
                error(
                    "chart-room",
                    "chart 'timeline'",
                    f"there is no room for the words of {event.day}",
                    "make the chart higher, highlight fewer events, or shorten their words",
                )
            )
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


def _is_possible(event: Event, room: Box, axis: float, taken: Sequence[Box], sheet: Sheet) -> bool:
    wide = Box(room.x - BETWEEN_PT / 2, room.y - 1, room.width + BETWEEN_PT, room.height + 2)
    # The axis itself (the first box taken) is where every leader begins.
    return is_free(wide, taken) and is_free(_leader(event, room, axis), taken[1:])


def _draw_axis(points: Sequence[Point], scale: Scale, axis: float, sheet: Sheet) -> None:
    years = [start_of(point.at).year for point in points]
    first, last = (
        min(years),
        max(point.at.end.year if isinstance(point.at, Period) else start_of(point.at).year for point in points),
    )
    room = (scale.end_pt - scale.start_pt) / max(1, last - first + 1)
    every = max(1, int((sheet.width_of("2000") + 8) // room) + 1) if room < sheet.width_of("2000") + 8 else 1
    sheet.lines([[(0, axis), (sheet.width_pt, axis)]], Stroke(sheet.palette.text, 0.8))
    starts = [(year, scale(datetime.date(year, 1, 1).toordinal())) for year in range(first, last + 1)]
    sheet.lines([[(x, axis), (x, axis - 3)] for _, x in starts[1:]], Stroke(sheet.palette.text, 0.6))
    for year, x in starts[::every]:
        middle = x + room / 2 if every == 1 else x + sheet.width_of(str(year)) / 2
        y = axis - 3 - sheet.ascent_pt
        sheet.text(middle, y, str(year), anchor="center", colour=sheet.palette.text_secondary)


def _draw_label(event: Event, box: Box, axis: float, sheet: Sheet) -> None:
    end = box.y if box.y > axis else box.top
    colour = sheet.palette.text if event.speaks else sheet.palette.rule
    below_years = axis - AXIS_PT
    segments = [[(event.x, axis), (event.x, end)]]
    if end < axis:
        segments = [[(event.x, axis), (event.x, axis - 3)], [(event.x, below_years), (event.x, end)]]
    sheet.lines(segments, Stroke(colour, 0.6))
    is_right = event.x > box.x + box.width / 2
    x, anchor = (box.right, "right") if is_right else (box.x, "left")
    top = box.top - sheet.ascent_pt - 0.5
    sheet.text(x, top, event.day, bold=True, anchor=anchor)  # type: ignore[arg-type]  # one of the two anchors above
    for row, line in enumerate(event.lines, 1):
        sheet.text(x, top - row * sheet.line_pt, line, anchor=anchor, colour=sheet.palette.text_secondary)  # type: ignore[arg-type]  # one of the two anchors above

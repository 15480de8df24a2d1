"""Lines over time: named at their ends, broken by gaps, dashed where a number is planned or provisional."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.charts.axis import PlaceAxis, place_axis
from reportgen.charts.colours import readable, series_colours, tint
from reportgen.charts.endlabels import EndLabel, draw_end_labels, end_labels_width
from reportgen.charts.frame import PAD_PT, axis_texts, axis_width, no_data, value_grid, zero_line
from reportgen.charts.labels import is_free, plain
from reportgen.charts.marks import Look, ends, is_soft, look, scaled, wording
from reportgen.charts.scale import Scale, extent, ticks
from reportgen.charts.sheet import XY, Box, Sheet, Stroke
from reportgen.charts.slots import places
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Point, Series

GRID_STEP_PT = 30
DOT_PT = 1.9
MOST_DOTS = 24
DENSE = 150
DASH = (3.0, 2.0)


@dataclass(frozen=True, slots=True)
class Vertex:
    """A point of a line in the drawing: where it stands, and how far its band reaches."""

    x: float
    y: float
    low: float
    high: float
    point: Point

    @property
    def is_band(self) -> bool:
        """Whether only a range is known here."""
        return self.low != self.high

    @property
    def is_apart(self) -> bool:
        """Whether the line must not run through: a part of a year is no year."""
        return self.point.is_part_year


@dataclass(frozen=True, slots=True)
class Line:
    """One series in the drawing: its stretches between gaps."""

    series: Series
    stretches: tuple[tuple[Vertex, ...], ...]
    colour: str

    @property
    def end(self) -> Vertex:
        """Where the line is named: its last point, but no part of a year after whole ones."""
        whole = [vertex for vertex in self.vertices if not vertex.is_apart]
        return (whole or self.vertices)[-1]

    @property
    def vertices(self) -> tuple[Vertex, ...]:
        """All its points."""
        return tuple(vertex for stretch in self.stretches for vertex in stretch)


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws up to four series in colour; of more, one speaks before a grey background."""
    known = [series for series in spec.series if any(point.quantity for point in series.points)]
    if not known:
        no_data(sheet, language)
        return
    colours = series_colours(known, sheet.palette)
    labels = [_end_label(series, colour, spec, language) for series, colour in zip(known, colours, strict=True)]
    numbers = [
        end
        for series in known
        for point in series.points
        if point.quantity
        for end in ends(scaled(point.quantity, spec.unit_scale))
    ]
    low, high = _limits(numbers)
    grid = ticks(low, high, max(2, int(sheet.height_pt // GRID_STEP_PT)))
    texts = axis_texts(grid, language)
    left, right = axis_width(sheet, texts), sheet.width_pt - end_labels_width(sheet, labels)
    axis = place_axis(sheet, places(known), left, right, language)
    top = sheet.height_pt - sheet.line_pt
    scale = Scale(float(grid[0]), float(grid[-1]), axis.height_pt + 2 * PAD_PT, top)
    value_grid(sheet, scale, grid, texts, left, right)
    bottom = scale(grid[0])
    if grid[0] <= 0 <= grid[-1]:
        zero_line(sheet, left, right, scale(0))
    axis.draw(sheet, bottom - 2 * PAD_PT)
    drawn = [
        Line(series, tuple(_stretches(series, axis, scale, spec.unit_scale)), colour)
        for series, colour in zip(known, colours, strict=True)
    ]
    for line in sorted(drawn, key=lambda line: line.colour != sheet.palette.context):
        _paint(sheet, line)
    if len(drawn) == 1:
        axis.draw_gaps(sheet, [vertex.point.at for vertex in drawn[0].vertices], bottom + PAD_PT, language)
    lasts = [line.end for line in drawn]
    draw_end_labels(sheet, labels, [(last.x, last.y) for last in lasts], right, (bottom, sheet.height_pt))
    _point_labels(sheet, drawn, spec, language, (left, right))


def _limits(numbers: Sequence[float]) -> tuple[float, float]:
    low, high = extent(numbers, with_zero=False)
    # Far from zero the line would only float; near it the zero line belongs into the picture.
    return (0.0, high) if 0 < low <= high / 2 else (low, 0.0) if high < 0 and high >= low / 2 else (low, high)


def _stretches(series: Series, axis: PlaceAxis, scale: Scale, unit_scale: int) -> Iterator[tuple[Vertex, ...]]:
    at = {point.at: point for point in series.points}
    stretch: list[Vertex] = []
    for place in axis.places:
        point = at.get(place)
        quantity = point.quantity if point else None
        if point is None or quantity is None:
            # A place that this series does not name is a gap as much as one it names without a number.
            if stretch:
                yield tuple(stretch)
            stretch = []
            continue
        low, high = ends(scaled(quantity, unit_scale))
        vertex = Vertex(axis.x(place), scale((low + high) / 2), scale(low), scale(high), point)
        if stretch and (vertex.is_apart or stretch[-1].is_apart):
            yield tuple(stretch)
            stretch = []
        stretch.append(vertex)
    if stretch:
        yield tuple(stretch)


def _paint(sheet: Sheet, line: Line) -> None:
    width = 1.0 if line.colour == sheet.palette.context else 1.8
    width = width if len(line.vertices) <= DENSE else 0.8
    pairs = [pair for stretch in line.stretches for pair in itertools.pairwise(stretch)]
    shades = [[(a.x, a.low), (b.x, b.low), (b.x, b.high), (a.x, a.high)] for a, b in pairs if a.is_band or b.is_band]
    lone = [s[0] for s in line.stretches if len(s) == 1 and s[0].is_band]
    shades += [[(v.x - 3, v.low), (v.x + 3, v.low), (v.x + 3, v.high), (v.x - 3, v.high)] for v in lone]
    sheet.polygons(shades, fill=tint(line.colour, 0.45))
    firm = [_run(stretch, soft=False) for stretch in line.stretches]
    soft = [_run(stretch, soft=True) for stretch in line.stretches]
    sheet.lines([run for runs in firm for run in runs], Stroke(line.colour, width, cap="round"))
    sheet.lines([run for runs in soft for run in runs], Stroke(line.colour, width, DASH))
    _dots(sheet, line)


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


def _dots(sheet: Sheet, line: Line) -> None:
    vertices = [vertex for vertex in line.vertices if not vertex.is_band]
    lone = [s[0] for s in line.stretches if len(s) == 1 and not s[0].is_band]
    shown = vertices if len(vertices) <= MOST_DOTS and line.colour != sheet.palette.context else lone
    if line.end not in shown and not line.end.is_band:
        shown = [*shown, line.end]
    full = [(v.x, v.y) for v in shown if look(v.point) is Look.SOLID]
    hollow = [(v.x, v.y) for v in shown if look(v.point) is not Look.SOLID]
    sheet.dots(full, DOT_PT, fill=line.colour)
    sheet.dots(hollow, DOT_PT, fill="#FFFFFF", stroke=Stroke(line.colour, 1.0))


def _end_label(series: Series, colour: str, spec: ChartSpec, language: Language) -> EndLabel:
    known = [point for point in series.points if point.quantity]
    last = ([point for point in known if not point.is_part_year] or known)[-1].quantity
    assert last is not None  # noqa: S101 (chosen for having one)
    name = plain(series.label)
    return EndLabel(name, wording(scaled(last, spec.unit_scale), language), readable(colour))


def _point_labels(
    sheet: Sheet, drawn: Sequence[Line], spec: ChartSpec, language: Language, within: tuple[float, float]
) -> None:
    left, right = within
    taken = [
        Box(min(a.x, b.x), min(a.y, b.y), abs(b.x - a.x), abs(b.y - a.y) + 0.1)
        for line in drawn
        for stretch in line.stretches
        for a, b in itertools.pairwise(stretch)
    ]
    for line in drawn:
        end, lone = line.end, [stretch[0] for stretch in line.stretches if len(stretch) == 1]
        for vertex in line.vertices:
            point = vertex.point
            is_told = point.note or point.emphasis is Emphasis.HIGHLIGHT or vertex in lone
            if point.quantity is None or vertex is end or not is_told:
                continue
            number = wording(scaled(point.quantity, spec.unit_scale), language)
            text = f"{plain(point.note)} {number}".strip()
            bold = point.emphasis is Emphasis.HIGHLIGHT
            half = sheet.width_of(text, bold=bold) / 2
            x = min(max(vertex.x, left + half), right - half)
            for y in (vertex.high + 4 + sheet.descent_pt, vertex.low - 4 - sheet.ascent_pt):
                room = Box(x - half, y - sheet.descent_pt, 2 * half, sheet.ascent_pt + sheet.descent_pt)
                if room.top <= sheet.height_pt and is_free(room, taken):
                    taken.append(sheet.text(x, y, text, anchor="center", bold=bold))
                    break

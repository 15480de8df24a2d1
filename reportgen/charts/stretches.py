"""A series as a line in the drawing: its points placed, in stretches between the gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.charts.axis import PlaceAxis
from reportgen.charts.marks import reach
from reportgen.charts.scale import Scale
from reportgen.model.chart import Point, Series


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


def stretches(series: Series, axis: PlaceAxis, scale: Scale, unit_scale: int) -> Iterator[tuple[Vertex, ...]]:
    """The series' points from gap to gap; a part of a year stands alone."""
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
        low, high = reach(quantity, unit_scale)
        vertex = Vertex(axis.x(place), scale((low + high) / 2), scale(low), scale(high), point)
        if stretch and (vertex.is_apart or stretch[-1].is_apart):
            yield tuple(stretch)
            stretch = []
        stretch.append(vertex)
    if stretch:
        yield tuple(stretch)

"""Two numbers for each of several names, before and after: what dumbbells and slopes have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.labels import plain
from reportgen.charts.marks import Look, look, part_years_differ, scaled, wording
from reportgen.charts.sheet import XY, Sheet, Stroke
from reportgen.charts.slots import place_label, places
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Point


@dataclass(frozen=True, slots=True)
class End:
    """One of the two numbers: how large, its words, its look. Nothing known: `value` is None, the words say so."""

    value: float | None
    words: str
    look: Look


@dataclass(frozen=True, slots=True)
class Pair:
    """A name with both its numbers."""

    label: str
    before: End
    after: End
    speaks: bool

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers that are known."""
        return tuple(end.value for end in (self.before, self.after) if end.value is not None)


def pairs(spec: ChartSpec, language: Language) -> list[Pair]:
    """A pair for each place of the first two series, in the order of the places."""
    first, second = ({point.at: point for point in series.points} for series in spec.series[:2])
    differ = part_years_differ(point for series in spec.series for point in series.points)
    found = []
    for place in places(spec.series):
        points = (first.get(place), second.get(place))
        ends = [_end(point, spec.unit_scale, language, differ=differ) for point in points]
        speaks = any(point is not None and point.emphasis is Emphasis.HIGHLIGHT for point in points)
        found.append(Pair(plain(place_label(place, language)), ends[0], ends[1], speaks))
    return found


def _end(point: Point | None, unit_scale: int, language: Language, *, differ: bool) -> End:
    note = plain(point.note) if point else ""
    if point is None or point.quantity is None:
        return End(None, note or language.words("no data"), Look.SOLID)
    quantity = scaled(point.quantity, unit_scale)
    kind = look(point, part_years_differ=differ)
    return End(float(quantity.nominal), f"{wording(quantity, language)} {note}".strip(), kind)


def draw_dots(sheet: Sheet, dots: Sequence[tuple[XY, Look]], radius: float, colour: str) -> None:
    """Dots of one colour: full for facts, hollow for plans, provisional values and parts of a year."""
    sheet.dots([place for place, kind in dots if kind is Look.SOLID], radius, fill=colour)
    hollow = [place for place, kind in dots if kind is not Look.SOLID]
    sheet.dots(hollow, radius - 0.5, fill="#FFFFFF", stroke=Stroke(colour, 1.0))

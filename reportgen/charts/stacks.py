"""Parts on top of each other, place by place: what stacked columns, shares and stacked areas have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from reportgen.charts.colours import series_colours
from reportgen.charts.endlabels import EndLabel
from reportgen.charts.labels import plain
from reportgen.charts.marks import scaled, wording
from reportgen.charts.sheet import Sheet
from reportgen.charts.slots import At
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Point, Series
from reportgen.model.facts import PERCENT
from reportgen.model.passage import Form
from reportgen.model.quantity import Quantity, share, total


@dataclass(frozen=True, slots=True)
class Pile:
    """The parts at one place, from the bottom up; a None among them is a part nobody knows."""

    parts: tuple[Quantity | None, ...]
    points: tuple[Point | None, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every part is known."""
        return all(part is not None for part in self.parts)

    @property
    def edges(self) -> tuple[float, ...]:
        """Where the parts begin and end, from zero; an unknown part takes no room."""
        return tuple(accumulate((float(part.nominal) if part else 0.0 for part in self.parts), initial=0.0))

    @property
    def spans(self) -> tuple[tuple[float, float], ...]:
        """Each part's beginning and end."""
        return tuple(pairwise(self.edges))

    @property
    def known(self) -> tuple[Quantity, ...]:
        """The parts that have a number."""
        return tuple(part for part in self.parts if part)

    @property
    def whole(self) -> Quantity | None:
        """The sum, where every part is known."""
        return total(*self.known) if self.is_whole and self.parts else None

    @property
    def is_part_year(self) -> bool:
        """Whether the place is a part of a year."""
        return any(point is not None and point.is_part_year for point in self.points)

    @property
    def is_told(self) -> bool:
        """Whether the title tells of this place."""
        return any(point is not None and point.is_told for point in self.points)

    def as_shares(self) -> Pile:
        """The same with each part in percent of the sum; unknown throughout where the sum is unknown or nothing."""
        whole = self.whole
        if whole is None or whole.low <= 0:
            return replace(self, parts=(None,) * len(self.parts))
        return replace(self, parts=tuple(share(part, whole) for part in self.known))


def piles(spec: ChartSpec, slots: Sequence[At]) -> list[Pile]:
    """The pile of every place. Raises RenderError for a part below zero, which cannot stand on another."""
    at = [{point.at: point for point in series.points} for series in spec.series]
    for series in spec.series:
        for point in series.points:
            if point.quantity and point.quantity.low < 0:
                fact = f"series '{series.label}' is below zero at {point.at}"
                remedy = "use 'grouped' or 'lines' for numbers of both signs"
                raise RenderError(error("chart-number", f"chart '{spec.kind}'", fact, remedy))
    found = []
    for place in slots:
        points = tuple(points.get(place) for points in at)
        parts = tuple(scaled(p.quantity, spec.unit_scale) if p and p.quantity else None for p in points)
        found.append(Pile(parts, points))
    return found


def named_parts(series: Sequence[Series], pile: Pile, sheet: Sheet, language: Language) -> list[EndLabel]:
    """The names of the parts with their numbers in one pile."""
    colours = series_colours(series, sheet.palette)
    return [
        EndLabel(plain(line.label), _told(part, language), sheet.letters(colour))
        for line, part, colour in zip(series, pile.parts, colours, strict=True)
    ]


def _told(part: Quantity | None, language: Language) -> str:
    if part is None:
        return language.words("no data")
    # Shares are computed here, so no subtitle names their unit.
    return language.quantity(part, Form.SHORT) if part.unit == PERCENT else wording(part, language)

"""Series as an index of their own first common number. Loads no drawing code: sections word findings with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.charts.slots import At, places
from reportgen.model.chart import Point, Series
from reportgen.model.facts import Unit
from reportgen.model.quantity import Quantity, share

INDEX = Unit("index")


def base_place(series: Sequence[Series]) -> At | None:
    """The first place at which every series has a number above zero; None when there is none."""
    at = [{point.at: point.quantity for point in line.points} for line in series]
    for place in places(series):
        found = [points.get(place) for points in at]
        if found and all(quantity is not None and quantity.low > 0 for quantity in found):
            return place
    return None


def as_index(series: Sequence[Series], base: At) -> tuple[Series, ...]:
    """The series with each number in percent of its own at the base."""
    return tuple(_indexed(line, base) for line in series)


def _indexed(series: Series, base: At) -> Series:
    start = next(point.quantity for point in series.points if point.at == base)
    assert start is not None  # noqa: S101 (the base was chosen for being known in every series)
    points = tuple(replace(point, quantity=_of(point, start)) for point in series.points)
    return replace(series, points=points)


def _of(point: Point, start: Quantity) -> Quantity | None:
    if point.quantity is None:
        return None
    found = share(point.quantity, start)
    return replace(found, unit=INDEX, decimals=min(found.decimals, 1))

"""Values built by hand for the chart tests."""

from __future__ import annotations

import datetime
from decimal import Decimal

from reportgen.model.chart import ChartSpec, Emphasis, Point, Series
from reportgen.model.facts import Citation, Dimensions, Locator, Observation, Qualifier, Status, Unit
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity

USD_MILLION = Unit("USD", 6)


def quantity(
    low: str | float,
    high: str | float | None = None,
    *,
    qualifier: Qualifier = Qualifier.EXACT,
    status: Status = Status.REPORTED,
    unit: Unit = USD_MILLION,
) -> Quantity:
    """A quantity over one observation."""
    low_value = Decimal(str(low))
    high_value = low_value if high is None else Decimal(str(high))
    observation = Observation(
        "o1",
        "turnover",
        Dimensions(),
        None,
        low_value,
        high_value,
        unit,
        qualifier,
        status,
        Citation("S1", Locator("a.csv", 2)),
    )
    if low_value.is_finite() and high_value.is_finite():
        return Quantity.of(observation)
    return Quantity(low_value, high_value, unit, qualifier, observation, 0)


def point(
    at: str | int | Period | datetime.date,
    value: Quantity | str | float | None,
    *,
    emphasis: Emphasis = Emphasis.NORMAL,
    note: str = "",
    is_part_year: bool = False,
) -> Point:
    """A point; a bare number is exact millions of dollars, an integer place is a year."""
    place = Period.of_year(at) if isinstance(at, int) else at
    number = quantity(value) if isinstance(value, (str, int, float)) else value
    return Point(place, number, emphasis, is_part_year, note)


def spec(
    kind: str, *series: Series, width: float = 470, height: float = 160, balance: Series | None = None
) -> ChartSpec:
    """A spec at the text's width, in millions."""
    return ChartSpec(kind, series, width, height, balance, 6)

"""Quantities made by hand."""

from __future__ import annotations

from decimal import Decimal

from reportgen.model.facts import Citation, Dimensions, Locator, Observation, Qualifier, Status, Unit
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity

DOLLARS = Unit("USD", 6)


def observation(
    low: str | None,
    high: str | None = None,
    qualifier: Qualifier = Qualifier.EXACT,
    unit: Unit = DOLLARS,
    identifier: str = "",
    status: Status = Status.REPORTED,
) -> Observation:
    """An observation of turnover; its id is its numbers unless another is given."""
    bottom = None if low is None else Decimal(low)
    top = bottom if high is None else Decimal(high)
    name = identifier or f"{low}-{high}"
    citation = Citation(f"S-{name}", Locator("data/x.csv", row=2))
    return Observation(
        name,
        "trade_value",
        Dimensions(flow="turnover"),
        Period.of_year(2024),
        bottom,
        top,
        unit,
        qualifier,
        status,
        citation,
    )


def quantity(
    low: str, high: str | None = None, qualifier: Qualifier = Qualifier.EXACT, unit: Unit = DOLLARS
) -> Quantity:
    """The observation as a quantity."""
    return Quantity.of(observation(low, high, qualifier, unit))

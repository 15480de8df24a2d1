"""Small facts for tests: an observation in one line, a dataset of them, a section's context around it."""

from __future__ import annotations

import datetime
from decimal import Decimal

from reportgen.evidence import Evidence
from reportgen.language import language
from reportgen.model.dataset import Dataset
from reportgen.model.facts import Citation, Dimensions, Locator, Observation, Qualifier, Source, Status, Unit
from reportgen.model.period import Period
from reportgen.sections import Context

MILLION_USD = Unit("USD", 6)
PERCENT = Unit("%")
TIMES = Unit("times")


def fact(
    indicator: str,
    period: str,
    value: str | tuple[str, str] | None,
    unit: Unit = MILLION_USD,
    *,
    source: str = "S1",
    qualifier: str = "exact",
    status: str = "reported",
    id: str = "",  # noqa: A002  # the data's own word
    **dimensions: str,
) -> Observation:
    """An observation; a pair of values is a band, no value is a record without a number."""
    low, high = value if isinstance(value, tuple) else (value, value)
    return Observation(
        id or f"{indicator}-{period}-{value}-{unit.code}-{source}-{'-'.join(dimensions.values())}",
        indicator,
        Dimensions(dimensions),
        Period.parse(period) if period else None,
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
        unit,
        Qualifier(qualifier),
        Status(status),
        Citation(source, Locator("facts.csv", row=2)),
    )


def trade(flow: str, period: str, value: str | tuple[str, str], **more: str) -> Observation:
    """Trade of Ruritania with Graustark in million dollars."""
    return fact("trade_value", period, value, flow=flow, reporter="Ruritania", partner="Graustark", **more)


def change(flow: str, period: str, value: str, unit: Unit = PERCENT, **more: str) -> Observation:
    """Its stated change on the same period of the year before."""
    return fact("trade_growth", period, value, unit, flow=flow, reporter="Ruritania", partner="Graustark", **more)


def source(id: str, published: str = "2025-01-01") -> Source:  # noqa: A002  # the data's own word
    """A source of that day; undated when the day is empty."""
    day = Period.parse(published) if published else None
    return Source(id, f"Publisher of {id}", f"Title of {id}", day, f"https://example.org/{id}", "en")


def dataset(*observations: Observation, sources: tuple[Source, ...] = ()) -> Dataset:
    """A dataset whose sources are the given ones and a plain one for every other id cited."""
    known = {item.citation.source: source(item.citation.source) for item in observations}
    known |= {item.id: item for item in sources}
    return Dataset(observations=observations, sources=known)


def context(data: Dataset, precedence: tuple[str, ...] = (), as_of: str = "2026-01-31") -> Context:
    """What a section of a briefing on Ruritania and Graustark is given."""
    return Context(
        dataset=data,
        evidence=Evidence(data, precedence),
        language=language("en"),
        reporter="Ruritania",
        partner="Graustark",
        as_of=datetime.date.fromisoformat(as_of),
        text_width_pt=470.0,
    )

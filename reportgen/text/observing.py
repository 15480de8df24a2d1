"""Found figures → observations, worded as `observations.csv` words them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from reportgen.model.dataset import Document
from reportgen.model.facts import PERCENT, Citation, Dimensions, Locator, Observation, Status
from reportgen.text.quantities import FoundQuantity
from reportgen.text.reading import Direction, Kind

_HUNDRED = Decimal(100)
_FLOWS = ("turnover", "export", "import", "balance")
# A thousandfold or millionfold: a scale word lost or doubled.
_SLIPS = (3, 6)


def as_observations(
    found: Iterable[FoundQuantity], document: Document | None = None, *, source: str = "", file: str = ""
) -> tuple[Observation, ...]:
    """One observation a figure, in order, each with its sentence as statement and its span as citation.

    `indicator` is `trade_value` or `trade_volume` for turnover, exports, imports and balance (which stand in the
    dimension `flow`), else the measure; `…_growth` for a change in percent or times, negative when it falls ("halved"
    is 0.5 times), `…_change` for one in the unit itself, `…_share` for a part. An index becomes growth: "145.5% of"
    is 45.5%, and a note says so. `entity` and `viewpoint` are dimensions. A figure whose digits the text also gives a
    thousand times larger or smaller has a note. The document, or `source` and `file`, is what is cited.
    """
    figures = tuple(found)
    scales = _by_digits(figures)
    name = document.id if document else "text"
    source, file = (document.source, document.file) if document else (source, file)
    return tuple(_observation(one, scales, name, source, file) for one in figures)


def _observation(one: FoundQuantity, scales: _Scales, name: str, source: str, file: str) -> Observation:
    low, high = _signed(one)
    notes = [] if one.kind is not Kind.INDEX else [f"stated as {one.text} of the earlier level"]
    if slip := _slip(one, scales):
        notes.append(f"the text also says {slip.text}: check the scale")
    flow = one.measure if one.measure in _FLOWS else ""
    return Observation(
        id=f"{name}-{one.start}",
        indicator=_indicator(one, flow),
        dimensions=Dimensions(flow=flow, entity=one.entity, viewpoint=one.viewpoint),
        period=one.period,
        low=low,
        high=high,
        unit=PERCENT if one.kind is Kind.INDEX else one.unit,
        qualifier=one.qualifier,
        status=Status.DERIVED if one.kind is Kind.INDEX and one.status is Status.REPORTED else one.status,
        citation=Citation(source, Locator(file, sentence=one.sentence.number, start=one.start, end=one.end)),
        statement=one.sentence.text,
        note="; ".join(notes),
    )


def _indicator(one: FoundQuantity, flow: str) -> str:
    base = "trade" if flow else (one.measure or "figure").lower().replace(" ", "_")
    if one.kind is Kind.INDEX or (one.kind is Kind.CHANGE and one.unit.code in ("%", "times")):
        return f"{base}_growth"
    if one.kind is Kind.CHANGE:
        return f"{base}_change"
    if one.kind is Kind.SHARE:
        return f"{base}_share"
    if not flow:
        return base
    return "trade_volume" if one.unit.code in ("t", "t/year", "kg") else "trade_value"


def _signed(one: FoundQuantity) -> tuple[Decimal, Decimal]:
    """The ends of the figure as growth: less than nothing for a fall, a part of one for a fall in times."""
    if one.kind is Kind.INDEX:
        return one.low - _HUNDRED, one.high - _HUNDRED
    if one.kind is not Kind.CHANGE or one.direction is not Direction.DOWN:
        return one.low, one.high
    if one.unit.code == "times" and one.low > 0:
        return round(1 / one.high, 4).normalize(), round(1 / one.low, 4).normalize()
    return -one.high, -one.low


_Scales = Mapping[tuple[object, ...], Mapping[int, FoundQuantity]]


def _digits(one: FoundQuantity) -> tuple[object, ...]:
    return one.low, one.high, one.unit.code, one.kind


def _by_digits(found: Sequence[FoundQuantity]) -> _Scales:
    """Digits, unit and kind → power of ten → the first figure that has them."""
    scales: dict[tuple[object, ...], dict[int, FoundQuantity]] = {}
    for one in found:
        scales.setdefault(_digits(one), {}).setdefault(one.unit.scale, one)
    return scales


def _slip(one: FoundQuantity, scales: _Scales) -> FoundQuantity | None:
    """Another figure of the text with the same digits and unit, a thousand or million times larger or smaller."""
    if one.unit.code in ("%", "units"):
        return None
    others = scales[_digits(one)].items()
    alike = [other for scale, other in others if abs(one.unit.scale - scale) in _SLIPS]
    return min(alike, key=lambda other: other.start, default=None)

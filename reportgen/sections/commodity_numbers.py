"""Goods with numbers, values apart from volumes; and goods that sources merely name."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.language.vocabulary import sentence_case
from reportgen.model.briefing import Align, Column, Row, Table
from reportgen.model.facts import Observation, Unit
from reportgen.model.passage import Form, Name, Passage, Quotation
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.sections.cells import date_or_dash, listed, marker_key, value
from reportgen.sections.citing import mark
from reportgen.sections.commodity_lists import FLOWS, Commodity, named
from reportgen.sections.reading import Reading

_VOLUME = "trade_volume"
_VALUE = "trade_value"

Numbered = tuple[str, str, Observation, Passage]


def number_tables(reading: Reading, goods: Sequence[Commodity]) -> list[Table]:
    """A table of known values and one of known volumes, newest first; goods without a number are in neither."""
    known = _known(reading, goods)
    values = [item for item in known if item[2].unit.is_currency]
    volumes = [item for item in known if not item[2].unit.is_currency]
    language = reading.context.language
    tables = []
    if values:
        tables.append(_table(reading, "values", language.passage("Values known for single goods"), values))
    if volumes:
        tables.append(_table(reading, "volumes", language.passage("Volumes known for single goods"), volumes))
    return tables


def _known(reading: Reading, goods: Sequence[Commodity]) -> list[Numbered]:
    """Flow, commodity, number and mark: from the table, then what the observations add."""
    found: list[Numbered] = [
        (good.flow, good.name, good.observation, reading.mark(good.row)) for good in goods if good.observation.has_value
    ]
    seen = {key for flow, name, observation, _ in found for key in _keys(flow, name, observation)}
    for observation in _observed(reading):
        flow, name = observation.dimensions["flow"], observation.dimensions["commodity"]
        keys = _keys(flow, name, observation)
        if not seen & keys:
            seen |= keys
            found.append((flow, name, observation, mark(observation.citation)))
    order = {flow: index for index, flow in enumerate(FLOWS)}
    return sorted(
        found, key=lambda item: (-_end(item[2].period), order[item[0]], -Quantity.of(item[2]).in_scale(0).low)
    )


def _observed(reading: Reading) -> list[Observation]:
    context = reading.context
    wanted = {"reporter": context.reporter, "partner": context.partner}
    return [
        item
        for indicator in (_VALUE, _VOLUME)
        for item in context.evidence.observations(indicator, wanted)
        if item.dimensions.get("commodity") and item.dimensions.get("flow") in FLOWS
    ]


def _keys(flow: str, name: str, observation: Observation) -> set[object]:
    """What tells that two numbers are one and the same: number and period, or number, name and source."""
    quantity = Quantity.of(observation).in_scale(0)
    number = (flow, quantity.low, quantity.high, quantity.unit.code)
    return {(*number, observation.period), (*number, name.casefold(), observation.citation.source)}


def _end(period: Period | None) -> int:
    return period.end.toordinal() if period else 0


def _table(reading: Reading, name: str, title: Passage, known: Sequence[Numbered]) -> Table:
    """One group of rows for each unit, its numbers at one power of ten."""
    language = reading.context.language
    rows: list[Row] = []
    for code in sorted({item[2].unit.code for item in known}):
        group = [item for item in known if item[2].unit.code == code]
        scale = min(item[2].unit.scale for item in group)
        rows.append(Row((Passage.of(Name(sentence_case(language.unit(Unit(code, scale))))),), is_group=True))
        rows += [_row(reading, item, scale) for item in group]
    columns = (
        Column(language.passage("Commodity"), weight=2.0),
        Column(language.passage("Flow"), weight=0.8),
        Column(language.passage("Period"), weight=1.5),
        Column(language.passage("Quantity"), Align.DECIMAL, 1.0),
        Column(language.passage("Sources"), weight=0.7),
    )
    notes = marker_key(reading.context, [cell for row in rows for cell in row.cells])
    return Table(f"{reading.table.name}-{name}", title, columns, tuple(rows), notes=notes)


def _row(reading: Reading, item: Numbered, scale: int) -> Row:
    flow, name, observation, marks = item
    return Row(
        (
            Passage.of(Quotation(name, observation.citation)),
            Passage.of(Name(reading.context.language.flow(flow))),
            date_or_dash(observation.period),
            value(observation, Form.BARE, scale),
            marks,
        )
    )


def named_table(reading: Reading, goods: Sequence[Commodity], ranked: Sequence[Period]) -> Table | None:
    """Goods that sources name without rank or number, one row for each flow, period and source; None when none."""
    groups: dict[tuple[str, Period | None, str], list[Commodity]] = {}
    for good in goods:
        if good.rank is None and not good.observation.has_value and good.period not in ranked:
            key = (good.flow, good.period, reading.text(good.row, "source"))
            groups.setdefault(key, []).append(good)
    if not groups:
        return None
    language = reading.context.language
    ordered = sorted(groups.items(), key=lambda item: (-_end(item[0][1]), FLOWS.index(item[0][0]), item[0][2]))
    rows = tuple(
        Row(
            (
                date_or_dash(period),
                Passage.of(Name(language.flow(flow))),
                listed([named(good) for good in group], "; "),
                reading.mark(group[0].row),
            )
        )
        for (flow, period, _), group in ordered
    )
    columns = (
        Column(language.passage("Period"), weight=1.2),
        Column(language.passage("Flow"), weight=0.7),
        Column(language.passage("Goods"), weight=4.0),
        Column(language.passage("Sources"), weight=0.7),
    )
    return Table(f"{reading.table.name}-named", language.passage("Goods named without rank or number"), columns, rows)

"""The table of all cargo on record: by place, newest first, outcomes and plans told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reportgen.language.vocabulary import sentence_case
from reportgen.model.briefing import Align, Column, Row, Table
from reportgen.model.facts import Observation, Status, Unit
from reportgen.model.passage import Form, Name, Passage
from reportgen.sections.cells import entry_date, marker_key, value
from reportgen.sections.citing import mark
from reportgen.sections.types import Context

_KINDS = {
    Status.PLANNED: "plan",
    Status.FORECAST: "forecast",
    Status.POTENTIAL: "potential",
    Status.PROVISIONAL: "provisional",
    Status.ESTIMATED: "estimate",
    Status.DERIVED: "derived",
    Status.MISSING: "not given",
    Status.CONFIDENTIAL: "confidential",
}


def transit_table(context: Context, observations: Iterable[Observation], place: str) -> Table:
    """The main place first; sources that say the same share a row."""
    language = context.language
    groups: dict[object, list[Observation]] = {}
    for item in observations:
        groups.setdefault(_statement(item), []).append(item)
    unit = _unit([item for group in groups.values() for item in group])
    places = dict.fromkeys(group[0].dimensions.get("place", "") for group in groups.values())
    rows: list[Row] = []
    for name in sorted(places, key=lambda each: each != place):
        mine = [group for group in groups.values() if group[0].dimensions.get("place", "") == name]
        rows.append(Row((Passage.of(Name(sentence_case(name) or "–")),), is_group=True))
        rows += [_row(context, group, unit) for group in sorted(mine, key=_order)]
    columns = (
        Column(language.passage("Cargo"), weight=1.4),
        Column(language.passage("Period"), weight=1.8),
        Column(language.passage("Quantity"), Align.DECIMAL, 1.4),
        Column(language.passage("Kind"), weight=0.9),
        Column(language.passage("Sources"), weight=0.8),
    )
    return Table(
        id="transit-table",
        title=language.passage("Cargo on record, outcomes and plans"),
        columns=columns,
        rows=tuple(rows),
        subtitle=language.passage("In {unit} unless another unit is named", unit=Name(language.unit(unit))),
        notes=marker_key(context, [cell for row in rows for cell in row.cells]),
    )


def _statement(item: Observation) -> object:
    return item.dimensions, item.period, item.low, item.high, item.unit, item.qualifier, item.status


def _unit(observations: Sequence[Observation]) -> Unit:
    counts = Counter(item.unit for item in observations if item.has_value)
    return max(counts, key=lambda unit: (counts[unit], unit.code, unit.scale), default=Unit("t"))


def _order(group: Sequence[Observation]) -> tuple[bool, int, bool, str]:
    item = group[0]
    is_whose = item.dimensions.get("reporter") is None
    return is_whose, -(item.period.end.toordinal() if item.period else 0), item.status is Status.PLANNED, item.id


def _row(context: Context, group: Sequence[Observation], unit: Unit) -> Row:
    language = context.language
    item = group[0]
    whose = item.dimensions.get("reporter", "")
    cargo = item.dimensions.get("commodity", "")
    frames = {
        (True, True): "{cargo}, {whose}",
        (True, False): "{cargo}",
        (False, True): "{whose}, all goods",
        (False, False): "–",
    }
    number = value(item, Form.BARE, unit.scale) if item.unit.code == unit.code else value(item)
    return Row(
        (
            language.passage(frames[bool(cargo), bool(whose)], cargo=Name(cargo), whose=Name(whose)),
            Passage.of(entry_date(item.period)) if item.period else language.passage("no year named"),
            number,
            language.passage(_KINDS.get(item.status, "outcome")),
            mark([each.citation for each in group]),
        )
    )

"""The table of a comparison: for each name its values of the year, else of the nearest period on record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportgen.evidence.selection import OUTCOMES
from reportgen.language import Language
from reportgen.model.briefing import Align, Column, Row, Table
from reportgen.model.facts import Observation, Qualifier, Unit
from reportgen.model.passage import Date, Form, Name, Passage
from reportgen.model.period import Period
from reportgen.sections.cells import date_or_dash, key_words, marker_key, value
from reportgen.sections.comparison_doubts import Entry
from reportgen.sections.reading import Reading

_MEASURES = ("turnover", "export", "import", "balance")


def comparison_table(
    reading: Reading, label: str, measure: str, entries: Sequence[Entry], period: Period, order: Sequence[str]
) -> Table:
    """The ranked names first, in their order; every differing value of the shown period has its row."""
    context, language = reading.context, reading.context.language
    unit = _unit(entries)
    shown = [entry for name in _names(language, entries, order) for entry in _shown(entries, name, period)]
    measures = [measure, *(each for each in _MEASURES if each != measure and _is_filled(reading, shown, each))]
    rows = tuple(_row(reading, entry, measures, unit, entry.label == context.partner) for entry in shown)
    head = Column(key_words(context, label), weight=2.0)
    columns = (
        head,
        Column(language.passage("Period"), weight=1.6),
        *(Column(Passage.of(Name(language.flow(each))), Align.DECIMAL, 1.2) for each in measures),
        Column(language.passage("Sources"), weight=0.8),
    )
    frame = "{measure}, {unit}; {period}, or the nearest period on record"
    subtitle = language.passage(
        frame, measure=Name(language.flow(measure)), unit=Name(language.unit(unit)), period=Date(period)
    )
    return Table(
        id=f"{reading.table.name}-table",
        title=language.passage("What is on record for each"),
        columns=columns,
        rows=rows,
        subtitle=subtitle,
        notes=marker_key(context, [cell for row in rows for cell in row.cells]),
    )


def _names(language: Language, entries: Sequence[Entry], order: Sequence[str]) -> list[str]:
    others = sorted({entry.label for entry in entries} - set(order), key=language.place_of)
    return [*order, *others]


def _shown(entries: Sequence[Entry], name: str, period: Period) -> list[Entry]:
    """The entries of the period, else those of the nearest one; all when none has a date."""
    own = [entry for entry in entries if entry.label == name]
    if not own:
        return []
    nearest = min(own, key=lambda entry: _distance(entry, period))
    return [entry for entry in own if entry.period == nearest.period]


def _distance(entry: Entry, period: Period) -> tuple[bool, bool, bool, int, bool]:
    when, observation = entry.period, entry.observation
    if when is None:
        return (True, True, True, 0, True)
    known = observation.has_value
    years = abs(when.year - period.year)
    return (False, not known, observation.status not in OUTCOMES, years, not when.is_year)


def _unit(entries: Sequence[Entry]) -> Unit:
    units = Counter(entry.observation.unit for entry in entries if entry.observation.has_value)
    return max(units, key=lambda unit: (units[unit], unit.code, unit.scale), default=Unit("units"))


def _is_filled(reading: Reading, entries: Sequence[Entry], measure: str) -> bool:
    return measure in reading.table.columns and any(reading.text(entry.row, measure) for entry in entries)


def _row(reading: Reading, entry: Entry, measures: Sequence[str], unit: Unit, is_highlighted: bool) -> Row:
    others = [reading.observation(entry.row, each) for each in measures[1:]]
    if entry.observation.has_value:
        # The row's qualifier belongs to the compared measure, or to the row's only number.
        others = [replace(each, qualifier=Qualifier.EXACT) for each in others]
    # A flow that nobody gave is no gap worth a mark beside a known one.
    cells = [_cell(each, unit) if each.has_value else Passage() for each in others]
    name = Passage.of(Name(entry.label))
    first = _cell(entry.observation, unit)
    return Row((name, date_or_dash(entry.period), first, *cells, reading.mark(entry.row)), is_highlighted)


def _cell(observation: Observation, unit: Unit) -> Passage:
    """In the table's unit without its name; a value in another unit says so itself."""
    if observation.unit.code == unit.code:
        return value(observation, Form.BARE, unit.scale)
    return value(observation)

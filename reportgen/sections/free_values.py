"""The numbers of a chart as the YAML asks for them, read from a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.charts.indexing import as_index, base_place
from reportgen.model.chart import Point, Series
from reportgen.model.dataset import TableRow
from reportgen.model.facts import Unit
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.sections.cells import key_words
from reportgen.sections.free_options import ChartOptions, MeasureOptions
from reportgen.sections.free_rows import picked
from reportgen.sections.reading import Reading, unknown_column


@dataclass(frozen=True, slots=True)
class Value:
    """One point to be: its series, its place, its number (None is a gap), the row it comes from, words at its mark."""

    series: str
    at: str | Period
    quantity: Quantity | None
    row: TableRow
    note: str = ""


def read_values(options: ChartOptions, reading: Reading) -> list[Value]:
    """A value for each row and value column, of the `top` largest places. Unknown columns are added as problems.

    A timeline has events without numbers, each with its words as a note; what has no date is left out with a warning.
    """
    if options.kind == "timeline":
        return _events(options, reading)
    return _cut(list(_values(options, reading)), options.top)


def _events(options: ChartOptions, reading: Reading) -> list[Value]:
    """The events in the order of time, the latest `top` of them."""
    note = options.note or ""
    if [each for name, each in (("label", options.label), ("note", note)) if unknown_column(reading, each, name)]:
        return []
    found = [(reading.period(row, options.label), row) for row in picked(reading, options.filter)]
    dated = [Value("", at, None, row, reading.text(row, note)) for at, row in found if at and reading.text(row, note)]
    dated.sort(key=lambda each: (each.at.start, each.at.end) if isinstance(each.at, Period) else ())
    return dated[-options.top :] if options.top else dated


def _values(options: ChartOptions, reading: Reading) -> Iterator[Value]:
    columns = value_columns(options, reading)
    units = {each.column: each for each in options.value if isinstance(each, MeasureOptions)}
    named = [("label", options.label), *(("value", each) for each in columns)]
    others = (("series", options.series), ("high", options.high), ("note", options.note))
    named += [(name, each) for name, each in others if each]
    unknown = [column for option, column in named if unknown_column(reading, column, option)]
    if unknown:
        return
    rows = picked(reading, options.filter)
    is_time = bool(rows) and all(is_period(reading.text(row, options.label)) for row in rows)
    for column, header in columns.items():
        for row in rows:
            label = reading.text(row, options.label)
            if label:
                series = reading.text(row, options.series) if options.series else header
                at = Period.parse(label) if is_time else label
                note = reading.text(row, options.note) if options.note else ""
                yield Value(series, at, _quantity(options, units.get(column), reading, row, column), row, note)


def value_columns(options: ChartOptions, reading: Reading) -> dict[str, str]:
    """The columns with values, each with the name of its series."""
    asked = (options.value,) if isinstance(options.value, str) else options.value
    context = reading.context
    named: dict[str, str] = {}
    for each in asked:
        if isinstance(each, str) or each.header is None:
            column = each if isinstance(each, str) else each.column
            named[column] = context.language.text(key_words(context, column))
        else:
            named[each.column] = context.language.text(context.text(each.header, ""))
    return named


def is_period(text: str) -> bool:
    """Whether the text names a year, a month or another period."""
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True


def _quantity(
    options: ChartOptions, measure: MeasureOptions | None, reading: Reading, row: TableRow, column: str
) -> Quantity | None:
    observation = reading.observation(row, column, options.high or "")
    unit = observation.unit
    for asked in (options, measure):  # what is asked for the column outweighs what is asked for the chart
        if asked is not None:
            code = unit.code if asked.unit is None else asked.unit
            unit = Unit(code, unit.scale if asked.multiplier is None else asked.multiplier)
    observation = replace(observation, unit=unit)
    return Quantity.of(observation) if observation.has_value else None


def _cut(values: list[Value], top: int | None) -> list[Value]:
    """The values of the `top` largest places."""
    if top is None:
        return values
    largest = sorted((each for each in values if each.quantity), key=size, reverse=True)
    kept = list(dict.fromkeys(each.at for each in largest))[:top]
    return [each for each in values if each.at in kept]


def size(value: Value) -> float:
    """The number in units, for comparing; nothing known is less than anything."""
    return float(value.quantity.in_scale(0).nominal) if value.quantity else float("-inf")


def as_shown(kind: str, known: Sequence[Value]) -> list[Value]:
    """The values as the chart shows them: those of an index in percent of their beginning."""
    if kind != "indexed":
        return [each for each in known if each.quantity]
    groups: dict[str, list[Value]] = {}
    for each in known:
        groups.setdefault(each.series, []).append(each)
    lines = [Series(name, tuple(Point(v.at, v.quantity) for v in values)) for name, values in groups.items()]
    base = base_place(lines)
    if base is None:
        return []
    pairs = zip(groups.items(), as_index(lines, base), strict=True)
    return [
        Value(name, value.at, point.quantity, value.row)
        for (name, values), line in pairs
        for value, point in zip(values, line.points, strict=True)
    ]

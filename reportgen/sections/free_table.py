"""A table of the data as the YAML asks for it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.errors import warning
from reportgen.model.briefing import Align, Column, Row, Table
from reportgen.model.dataset import TableRow
from reportgen.model.facts import Status
from reportgen.model.passage import EMPTY, Amount, Date, Name, Passage, Quotation, Words
from reportgen.model.period import Period
from reportgen.model.quantity import count
from reportgen.sections.cells import entry_date, key_words, marker_of
from reportgen.sections.citing import source_line
from reportgen.sections.free_options import TableOptions
from reportgen.sections.free_rows import in_order, picked
from reportgen.sections.reading import Reading, add, option_place, unknown_column
from reportgen.sections.wording import counted

_SOURCE = "source"
_PERIODS = frozenset({"period", "date", "year", "month", "day"})
_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Shown:
    """A column as it is shown; `is_numeric` when all its filled cells are numbers; `weight` is its share of width."""

    name: str
    header: Passage
    is_numeric: bool
    weight: float


def make_table(options: TableOptions, reading: Reading, id_: str) -> Table | None:
    """The table; None when no column of it can be shown."""
    context, language = reading.context, reading.context.language
    shown = _columns(options, reading)
    if not shown:
        return None
    for number, name in enumerate(options.bars):
        _refuse_bars(reading, shown, name, f"bars[{number}]")
    rows = picked(reading, options.filter)
    if options.sort is not None and not unknown_column(reading, options.sort, "sort"):
        rows = in_order(reading, rows, options.sort, descending=options.descending)
    kept = rows[: options.rows]
    is_cited = any(column.name == _SOURCE for column in shown)
    title = context.text(options.title, "") if options.title else key_words(context, reading.table.name)
    notes = []
    if len(rows) > len(kept):
        rest = tuple(row.citation for row in rows[len(kept) :])
        frame = counted(len(rest), "… and {n} more row.", "… and {n} more rows.")
        notes.append(language.passage(frame, n=Amount(count(len(rest), rest))))
    lines = _grouped(options, reading, shown, kept)
    return Table(
        id=id_,
        title=title,
        columns=tuple(_column(column, _bars(options, reading, column, lines)) for column in shown),
        rows=tuple(row for row, _ in lines),
        subtitle=context.text(options.subtitle, "") if options.subtitle else EMPTY,
        source=EMPTY if is_cited else source_line(context, [each for row in kept for each in reading.citations(row)]),
        notes=tuple(notes),
        is_narrow=options.span == "column",
    )


def _refuse_bars(reading: Reading, shown: Sequence[Shown], name: str, option: str) -> None:
    """Says why a column can have no bars."""
    if unknown_column(reading, name, option) or any(each.name == name and each.is_numeric for each in shown):
        return
    is_shown = any(each.name == name for each in shown)
    fact = f"'{name}' holds more than numbers" if is_shown else f"'{name}' is not among the columns shown"
    remedy = "leave it out of bars" if is_shown else "add it to columns, or leave it out of bars"
    add(reading.problems, warning("no-bars", option_place(reading.context, option), fact, remedy))


def _columns(options: TableOptions, reading: Reading) -> list[Shown]:
    if not options.columns:
        return [_shown(reading, name, None) for name in reading.table.columns if name != options.group]
    found = []
    for index, each in enumerate(options.columns):
        name = each if isinstance(each, str) else each.column
        if not unknown_column(reading, name, f"columns[{index}]"):
            header = None if isinstance(each, str) or each.header is None else reading.context.text(each.header, "")
            found.append(_shown(reading, name, header))
    return found


def _shown(reading: Reading, name: str, header: Passage | None) -> Shown:
    cells = [row.cells[reading.table.index(name)] for row in reading.table.rows]
    filled = [cell for cell in cells if cell is not None]
    is_numeric = bool(filled) and all(isinstance(cell, Decimal) for cell in filled) and name not in _PERIODS
    own = reading.context.language.passage("Sources") if name == _SOURCE else key_words(reading.context, name)
    texts = [str(cell) for cell in filled]
    typical = sum(map(len, texts)) / len(texts) if texts else 0.0
    weight = 0.7 if name == _SOURCE else 1.0 if is_numeric else min(max(typical / 12, 0.8), 4.0)
    return Shown(name, own if header is None else header, is_numeric, weight)


def _column(shown: Shown, bars: tuple[float | None, ...]) -> Column:
    align = Align.DECIMAL if shown.is_numeric else Align.LEFT
    return Column(shown.header, align, shown.weight, bars)


def _bars(
    options: TableOptions, reading: Reading, shown: Shown, lines: Sequence[tuple[Row, TableRow | None]]
) -> tuple[float | None, ...]:
    """The lengths of the column's bars, one for each row; none where no bars are asked for or there are no numbers."""
    if shown.name not in options.bars:
        return ()
    index = reading.table.index(shown.name)
    cells = [None if row is None else row.cells[index] for _, row in lines]
    numbers = [float(cell) if isinstance(cell, Decimal) else None for cell in cells]
    return tuple(numbers) if shown.is_numeric else ()


def _grouped(
    options: TableOptions, reading: Reading, shown: Sequence[Shown], rows: Sequence[TableRow]
) -> list[tuple[Row, TableRow | None]]:
    """The rows, each with where it comes from; a subheading for each value of the group column, as they appear."""
    if options.group is None or unknown_column(reading, options.group, "group"):
        return [(_row(reading, shown, row), row) for row in rows]
    groups: dict[str, list[TableRow]] = {}
    for row in rows:
        groups.setdefault(reading.text(row, options.group), []).append(row)
    found: list[tuple[Row, TableRow | None]] = []
    for name, held in groups.items():
        found.append((Row((Passage.of(Name(name or "–")),), is_group=True), None))
        found += [(_row(reading, shown, row), row) for row in held]
    return found


def _row(reading: Reading, shown: Sequence[Shown], row: TableRow) -> Row:
    return Row(tuple(_cell(reading, row, column) for column in shown))


def _cell(reading: Reading, row: TableRow, column: Shown) -> Passage:
    """The cell as it stands in the file; periods and days in words, sources as marks."""
    if column.name == _SOURCE:
        return reading.mark(row)
    cell = row.cells[reading.table.index(column.name)]
    if cell is None:
        # A number that was withheld as the data were read.
        is_hidden = column.is_numeric and reading.text(row, "status").casefold() == Status.CONFIDENTIAL
        return Passage.of(Words(marker_of(Status.CONFIDENTIAL))) if is_hidden else EMPTY
    if isinstance(cell, datetime.date):
        return Passage.of(Date(cell))
    text = str(cell).strip()
    if column.name in _PERIODS and (period := _period(text)):
        return Passage.of(entry_date(period))
    if column.is_numeric:
        text = text.replace("-", _MINUS)
    return Passage.of(Quotation(text, row.citation)) if text else EMPTY


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None

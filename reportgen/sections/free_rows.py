"""Rows of a table picked for a free component: filtered, sorted, cut."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportgen.model.dataset import Cell, TableRow
from reportgen.sections.free_options import FilterOptions, Scalar
from reportgen.sections.reading import Reading, plain_number, unknown_column


def picked(reading: Reading, filters: Sequence[FilterOptions]) -> list[TableRow]:
    """The rows that pass every filter; a filter on an unknown column is an error and keeps all."""
    usable = [
        each
        for index, each in enumerate(filters)
        if not unknown_column(reading, each.column, f"filter[{index}].column")
    ]
    return [row for row in reading.table.rows if all(_passes(reading, row, each) for each in usable)]


def in_order(reading: Reading, rows: Sequence[TableRow], column: str, *, descending: bool) -> list[TableRow]:
    """The rows sorted by a column, numbers before texts, empty cells last whichever way."""
    index = reading.table.index(column)
    filled = [row for row in rows if row.cells[index] is not None]
    empty = [row for row in rows if row.cells[index] is None]
    return sorted(filled, key=lambda row: _key(row.cells[index]), reverse=descending) + empty


def number_of(cell: Cell) -> Decimal | None:
    """The cell as a number, if it is one."""
    return None if isinstance(cell, bool) or cell is None else plain_number(str(cell))


def _key(cell: Cell) -> tuple[bool, Decimal, str]:
    number = number_of(cell)
    return number is None, number or Decimal(), str(cell).casefold()


def _passes(reading: Reading, row: TableRow, asked: FilterOptions) -> bool:
    cell = row.cells[reading.table.index(asked.column)]
    if asked.equals is not None and not _same(cell, asked.equals):
        return False
    if asked.one_of is not None and not any(_same(cell, each) for each in asked.one_of):
        return False
    number = number_of(cell)
    if asked.over is not None and (number is None or number <= Decimal(str(asked.over))):
        return False
    return asked.under is None or (number is not None and number < Decimal(str(asked.under)))


def _same(cell: Cell, asked: Scalar) -> bool:
    if isinstance(asked, bool) or isinstance(cell, bool):
        return str(cell).casefold() == str(asked).casefold()
    if isinstance(asked, int | float):
        return number_of(cell) == Decimal(str(asked))
    return cell is not None and str(cell).strip() == asked.strip()

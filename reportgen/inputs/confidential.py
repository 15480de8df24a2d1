"""What the data call confidential is known to be there, and its numbers go no further than this room."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from reportgen.errors import Problem, note
from reportgen.model.dataset import Cell, Dataset, DataTable, TableRow
from reportgen.model.facts import Observation, Status

# Numbers that say which value a row holds, not what it is.
_NAMES = frozenset(
    {"period", "year", "quarter", "month", "day", "date", "rank", "multiplier", "hs", "hs_chapter", "id"}
)
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)?")


def withhold(dataset: Dataset) -> Dataset:
    """The data without the numbers of records whose status is confidential, and without words that repeat them.

    What is drawn, written or attached cannot give away what was never there. A note names each such record.
    """
    problems: list[Problem] = []
    observations = tuple(_withheld(each, problems) for each in dataset.observations)
    tables = {name: _withheld_table(table, problems) for name, table in dataset.tables.items()}
    if not problems:
        return dataset
    found = (*dataset.problems, *problems)
    return replace(dataset, observations=observations, tables=MappingProxyType(tables), problems=found)


def _withheld(observation: Observation, problems: list[Problem]) -> Observation:
    if observation.status is not Status.CONFIDENTIAL or not observation.has_value:
        return observation
    problems.append(_told(str(observation.citation.locator)))
    numbers = {each for each in (observation.low, observation.high) if each is not None}
    return replace(
        observation,
        low=None,
        high=None,
        statement=_silenced(observation.statement, numbers),
        note=_silenced(observation.note, numbers),
    )


def _withheld_table(table: DataTable, problems: list[Problem]) -> DataTable:
    if "status" not in table.columns:
        return table
    at = table.index("status")
    rows = tuple(
        _withheld_row(table.columns, row, problems) if _is_confidential(row.cells[at]) else row for row in table.rows
    )
    return replace(table, rows=rows)


def _is_confidential(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.strip().casefold() == Status.CONFIDENTIAL.value


def _withheld_row(columns: tuple[str, ...], row: TableRow, problems: list[Problem]) -> TableRow:
    numbers = {
        cell
        for name, cell in zip(columns, row.cells, strict=True)
        if isinstance(cell, Decimal) and name.casefold() not in _NAMES
    }
    if not numbers:
        return row
    problems.append(_told(str(row.citation.locator)))
    cells = (
        cell if name.casefold() in _NAMES else _public(cell, numbers)
        for name, cell in zip(columns, row.cells, strict=True)
    )
    return replace(row, cells=tuple(cells))


def _public(cell: Cell, numbers: Collection[Decimal]) -> Cell:
    if isinstance(cell, Decimal):
        return None
    return _silenced(cell, numbers) if isinstance(cell, str) else cell


def _silenced(text: str, numbers: Collection[Decimal]) -> str:
    """The text, or nothing where it repeats one of the numbers."""
    told = {Decimal(numeral.replace(",", ".")) for numeral in _NUMERAL.findall(text)}
    return "" if told & {abs(number) for number in numbers} else text


def _told(place: str) -> Problem:
    return note("confidential", place, "its number is confidential and is not used", "leave the number out of the data")

"""A generic table: text stays text; a column of plain numbers becomes numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from reportgen.inputs.files import TableFile
from reportgen.inputs.findings import Findings, shown, suggestion
from reportgen.inputs.formats import read_grid, table_place
from reportgen.inputs.grid import Grid
from reportgen.inputs.plain_numbers import (
    example,
    is_exponential,
    is_not_finite,
    is_number_like,
    plain_number,
)
from reportgen.model.dataset import Cell, DataTable, TableRow
from reportgen.model.facts import Citation, Locator, Source
from reportgen.model.period import Period

SOURCE_COLUMN = "source"
REVIEW_COLUMN = "review"


def read_table(name: str, file: TableFile, root: Path) -> DataTable:
    """The table in a file below `root` or in a database.

    Raises DataError with all problems of the file; warnings are lost here, `read_dataset` keeps them.
    """
    findings = Findings(table_place(file, root))
    return make_table(name, read_grid(file, root, findings), file.decimal, None, findings)


def make_table(
    name: str, grid: Grid, decimal: str, sources: Mapping[str, Source] | None, findings: Findings
) -> DataTable:
    """The table of a grid; a row's citation holds the first of its source ids that `sources` lists.

    `sources` None: any id counts. Raises DataError for cells that look like numbers and are none for certain.
    """
    columns = [_typed(column, position, grid, decimal, findings) for position, column in enumerate(grid.columns)]
    findings.stop_on_errors()
    rows = tuple(
        TableRow(cells, Citation(source, Locator(findings.file, number)))
        for (number, _), cells, source in zip(
            grid.rows, zip(*columns, strict=True), _row_sources(grid, sources, findings), strict=True
        )
    )
    return DataTable(name, findings.file, grid.columns, rows)


def _row_sources(grid: Grid, sources: Mapping[str, Source] | None, findings: Findings) -> list[str]:
    if SOURCE_COLUMN not in grid.columns:
        return [""] * len(grid.rows)
    position = grid.columns.index(SOURCE_COLUMN)
    first: dict[str, str] = {}
    for number, cells in grid.rows:
        cell = cells[position]
        if cell not in first:
            first[cell] = _first_listed(cell, number, sources, findings)
    return [first[cells[position]] for _, cells in grid.rows]


def _first_listed(cell: str, row: int, sources: Mapping[str, Source] | None, findings: Findings) -> str:
    ids = source_ids(cell)
    listed = [each for each in ids if sources is None or each in sources]
    for unknown in sorted(set(ids) - set(listed)):
        message = f"{shown(unknown)} is not in the list of sources"
        findings.warning("unknown_source", message, suggestion(unknown, sources or ()), row=row, column=SOURCE_COLUMN)
    return listed[0] if listed else ""


def warn_of_reviews(grid: Grid, findings: Findings) -> None:
    """A warning with the number of rows whose `review` is not empty: a person has still to see to them."""
    if REVIEW_COLUMN in grid.columns:
        position = grid.columns.index(REVIEW_COLUMN)
        marked = sum(bool(cells[position]) for _, cells in grid.rows)
        if marked:
            message = f"{marked} of {len(grid.rows)} rows are marked for review"
            findings.warning("for_review", message, "look at each, then empty its cell in the column review")


def source_ids(cell: str) -> tuple[str, ...]:
    """The source ids in a cell, which may hold several joined by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _typed(column: str, position: int, grid: Grid, decimal: str, findings: Findings) -> list[Cell]:
    texts = [cells[position] for _, cells in grid.rows]
    counts = Counter(texts)
    del counts[""]
    numbers = {text: number for text in counts if (number := plain_number(text, decimal)) is not None}
    if numbers and len(numbers) == len(counts) and column != SOURCE_COLUMN:
        return [numbers.get(text) for text in texts]
    if column != SOURCE_COLUMN:
        for text, code, remedy in _doubts(counts, numbers, decimal):
            row = grid.rows[texts.index(text)][0]
            if code == "not_a_number":
                findings.error(code, f"{shown(text)} is not a plain number", remedy, row=row, column=column)
            else:
                message = f"{shown(text)} is not a plain number, so the whole column is read as text"
                findings.warning(code, message, remedy, row=row, column=column)
    return [text or None for text in texts]


def _doubts(counts: Counter[str], numbers: Mapping[str, Decimal], decimal: str) -> Iterator[tuple[str, str, str]]:
    """Texts of a text column that was probably meant as numbers: text, code and remedy of the problem."""
    odd = [text for text in counts if text not in numbers]
    if odd and all(is_number_like(text) for text in odd):
        signs = {sign for text in counts for sign in ".," if sign in text}
        refused = [text for text in odd if len(signs) == 2 or is_exponential(text) or is_not_finite(text)]
        for text in refused:
            yield text, "not_a_number", _EMPTY_INSTEAD if is_not_finite(text) else example(decimal)
        if not refused:
            remedy = (
                _IN_MILLIONS if _TOO_LONG.fullmatch(odd[0]) else 'write 1234.5, or state decimal: "," for this file'
            )
            yield odd[0], "column_is_text", remedy
    elif sum(counts[text] for text in numbers) * 2 > counts.total():
        # Codes, dates and periods hold digits without being numbers: 72;73 or 2025-01/2025-02.
        yield from ((text, "column_is_text", _EMPTY_INSTEAD) for text in odd if not _is_code(text))


_TOO_LONG = re.compile(r"-?[0-9]{16,}(?:[.,][0-9]+)?")
_IN_MILLIONS = "write at most 15 digits before the decimal sign: millions instead of units, with a multiplier of 6"
_EMPTY_INSTEAD = "leave the cell empty where there is no number"


def _is_code(text: str) -> bool:
    try:
        return bool(Period.parse(text))
    except ValueError:
        return any(char.isdigit() for char in text) and not any(char.isalpha() for char in text)

"""A generic table: text stays text; a column of plain numbers becomes numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from reportgen.inputs.files import TableFile
from reportgen.inputs.findings import Findings, shown, suggestion
from reportgen.inputs.formats import read_grid, table_place
from reportgen.inputs.grid import Grid
from reportgen.inputs.plain_numbers import (
    example,
    is_no_plain_value,
    is_number_like,
    is_plain,
    plain_number,
)
from reportgen.model.dataset import Cell, DataTable, TableRow
from reportgen.model.facts import Citation, Locator, Source
from reportgen.model.period import Period

SOURCE_COLUMN = "source"


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


def _row_sources(grid: Grid, sources: Mapping[str, Source] | None, findings: Findings) -> Iterator[str]:
    if SOURCE_COLUMN not in grid.columns:
        yield from [""] * len(grid.rows)
        return
    position = grid.columns.index(SOURCE_COLUMN)
    for number, cells in grid.rows:
        ids = source_ids(cells[position])
        listed = ids if sources is None else [each for each in ids if each in sources]
        for unknown in sorted(set(ids) - set(listed)):
            message = f"{shown(unknown)} is not in the list of sources"
            remedy = suggestion(unknown, sources or ())
            findings.warning("unknown_source", message, remedy, row=number, column=SOURCE_COLUMN)
        yield listed[0] if listed else ""


def source_ids(cell: str) -> tuple[str, ...]:
    """The source ids in a cell, which may hold several joined by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _typed(column: str, position: int, grid: Grid, decimal: str, findings: Findings) -> list[Cell]:
    texts = [cells[position] for _, cells in grid.rows]
    filled = [text for text in texts if text]
    if column == SOURCE_COLUMN or not filled:
        return [text or None for text in texts]
    if all(is_plain(text, decimal) for text in filled):
        return [plain_number(text, decimal) if text else None for text in texts]
    _judge(column, position, grid, decimal, findings)
    return [text or None for text in texts]


def _judge(column: str, position: int, grid: Grid, decimal: str, findings: Findings) -> None:
    """Says so when a column that stays text was probably meant as numbers."""
    filled = [(number, cells[position]) for number, cells in grid.rows if cells[position]]
    odd = [(number, text) for number, text in filled if not is_plain(text, decimal)]
    if all(is_number_like(text) for _, text in filled):
        signs = {sign for _, text in filled for sign in ".," if sign in text}
        refused = [(number, text) for number, text in odd if len(signs) == 2 or is_no_plain_value(text)]
        for number, text in refused:
            message = f"{shown(text)} is not a plain number"
            findings.error("not_a_number", message, example(decimal), row=number, column=column)
        remedy = "" if refused else 'write 1234.5, or state decimal: "," for this file'
    else:
        # Codes, dates and periods hold digits without being numbers: 72;73 or 2025-01/2025-02.
        odd = [(number, text) for number, text in odd if not _is_code(text)]
        remedy = "leave a cell empty where there is no number" if 0 < len(odd) * 2 < len(filled) else ""
    if remedy:
        number, text = odd[0]
        message = f"{shown(text)} is not a plain number, so the whole column is read as text"
        findings.warning("column_is_text", message, remedy, row=number, column=column)


def _is_code(text: str) -> bool:
    try:
        return bool(Period.parse(text))
    except ValueError:
        return any(char.isdigit() for char in text) and not any(char.isalpha() for char in text)

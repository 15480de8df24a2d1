"""Cells as they stand in a file, before they mean anything: one gate for every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.inputs.encoding import control_character
from reportgen.inputs.findings import Findings, shown, suggestion

ROWS_LIMIT = 200_000
COLUMNS_LIMIT = 200
NAME_LENGTH_LIMIT = 200
CELL_LENGTH_LIMIT = 100_000
CHARACTERS_LIMIT = 200_000_000

Record = tuple[int, Sequence[str]]
"""A row's number as a spreadsheet shows it, and its cells."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Column names and rows of text cells, each row as wide as the header; blank rows are left out."""

    columns: tuple[str, ...]
    rows: tuple[Record, ...]

    def mappings(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row's number and its cells by column name."""
        return ((number, dict(zip(self.columns, cells, strict=True))) for number, cells in self.rows)


def make_grid(records: Iterable[Record], findings: Findings, renames: Mapping[str, str] | None = None) -> Grid:
    """The grid of a file's records, the first of which is the header.

    Raises DataError for no header, a bad header, or too many rows or columns; adds errors for ragged rows and
    overlong cells, and a warning when there are no rows.
    """
    stream = iter(records)
    header = next(_filled(stream), None)
    if header is None:
        raise findings.fatal("empty_file", "holds no table", "write a header row with the names of the columns")
    names = [" ".join(name.split()) for name in header[1]]
    rows = list(_rows(stream, names, findings))
    names = _without_blank_tail(names, rows)
    _check_names(names, header[0], findings)
    columns = _renamed(names, renames or {}, findings)
    findings.stop_on_errors()
    if not rows:
        findings.warning("no_rows", "has a header and no rows", "check that the file was written to its end")
    width = len(names)
    return Grid(tuple(columns), tuple((number, cells[:width]) for number, cells in rows))


def _filled(records: Iterable[Record]) -> Iterator[Record]:
    return (record for record in records if any(record[1]))


def _rows(records: Iterable[Record], names: list[str], findings: Findings) -> Iterator[Record]:
    width, characters = len(names), 0
    for count, (number, raw) in enumerate(_filled(records), 1):
        if count > ROWS_LIMIT:
            raise findings.fatal("too_many_rows", f"has more than {ROWS_LIMIT:,} rows", "keep the rows you need")
        cells = tuple([cell.strip() for cell in raw])
        length = sum(map(len, cells))
        characters += length
        if not length:
            continue
        if len(cells) < width or any(cells[width:]):
            _ragged(number, len(cells), width, findings)
            continue
        if characters > CHARACTERS_LIMIT:
            message = f"has more than {CHARACTERS_LIMIT:,} characters"
            raise findings.fatal("too_large", message, "keep the rows and columns you need")
        if length > CELL_LENGTH_LIMIT and _has_long_cell(number, cells, names, findings):
            continue
        yield number, cells[:width]


def _has_long_cell(number: int, cells: Sequence[str], names: list[str], findings: Findings) -> bool:
    long = [name for name, cell in zip(names, cells, strict=False) if len(cell) > CELL_LENGTH_LIMIT]
    for column in long:
        message = f"is longer than {CELL_LENGTH_LIMIT:,} characters"
        findings.error("long_cell", message, "shorten it", row=number, column=column)
    return bool(long)


def _ragged(number: int, found: int, wanted: int, findings: Findings) -> None:
    remedy = "put quotation marks around a cell that holds the delimiter" if found > wanted else "add the missing cells"
    cells = "cell" if found == 1 else "cells"
    findings.error("ragged_row", f"has {found} {cells} where the header has {wanted}", remedy, row=number)


def _without_blank_tail(names: list[str], rows: list[Record]) -> list[str]:
    # Spreadsheets export formatted but empty columns at the right edge.
    width = len(names)
    while width > 1 and not names[width - 1] and not any(cells[width - 1] for _, cells in rows):
        width -= 1
    return names[:width]


def _check_names(names: list[str], row: int, findings: Findings) -> None:
    if len(names) > COLUMNS_LIMIT:
        message = f"has {len(names)} columns; {COLUMNS_LIMIT} are allowed"
        raise findings.fatal("too_many_columns", message, "keep the columns you need, or turn the table on its side")
    seen: set[str] = set()
    for position, name in enumerate(names, 1):
        if not name:
            findings.error("unnamed_column", f"column {position} has no name", "name it in the header", row=row)
        elif control := control_character(name):
            findings.error("control_character", f"the name of column {position} holds {control}", "rename it", row=row)
        elif len(name) > NAME_LENGTH_LIMIT:
            message = f"the name of column {position} is longer than {NAME_LENGTH_LIMIT} characters"
            findings.error("long_name", message, "shorten it; the first row holds the names of the columns", row=row)
        elif name in seen:
            findings.error("duplicate_column", f"two columns are named {shown(name)}", "rename one of them", row=row)
        seen.add(name)


def _renamed(names: list[str], renames: Mapping[str, str], findings: Findings) -> list[str]:
    for old in renames:
        if old not in names:
            remedy = f"{suggestion(old, names)}; correct the name under columns"
            findings.error("unknown_column", f"there is no column {shown(old)} to rename", remedy)
    renamed = [renames.get(name, name) for name in names]
    for name in sorted({name for name in renamed if renamed.count(name) > 1 and names.count(name) < 2}):
        findings.error("duplicate_column", f"two columns would be named {shown(name)}", "choose another new name")
    return renamed

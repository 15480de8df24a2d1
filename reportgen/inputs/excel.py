"""Excel workbooks by openpyxl, read row by row, after a look into the package."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from reportgen.errors import DataError
from reportgen.inputs.encoding import control_character
from reportgen.inputs.files import TableFile
from reportgen.inputs.findings import Findings, shown, suggestion
from reportgen.inputs.grid import Record
from reportgen.inputs.plain_numbers import number_text
from reportgen.inputs.typed_cells import cell_text

UNPACKED_BYTES_LIMIT = 128 * 1024 * 1024
PARTS_LIMIT = 2000
CELLS_LIMIT = 4_000_000
_ROWS_IN_EXCEL = 1_048_576

_OLE = b"\xd0\xcf\x11\xe0"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_XML_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']""")
_PLAIN_ENCODINGS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"iso-8859-1"})
_NOT_DATE_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def read_excel(content: bytes, file: TableFile, findings: Findings) -> list[Record]:
    """The records of one sheet: the only one, or the one that `file.sheet` names.

    Raises DataError for a broken, encrypted or hostile package, an unclear sheet, or too many cells. Error values
    and formulas without a stored result are errors that name their cells.
    """
    has_formulas = _check_package(content, findings)
    try:
        # openpyxl warns about every feature of a workbook that it leaves out; none of them holds data.
        with warnings.catch_warnings(action="ignore"):
            values = _rows(content, file.sheet, findings, data_only=True)
            formulas = _rows(content, file.sheet, findings, data_only=False) if has_formulas else None
            return list(_records(values, formulas, findings))
    except DataError:
        raise
    except Exception as fault:
        # Whatever is wrong in a workbook's XML comes through openpyxl as an exception of any kind.
        reason = f"{type(fault).__name__}: {fault}".partition("\n")[0][:120]
        raise findings.fatal("bad_workbook", f"cannot be read as a workbook ({reason})", _SAVE_AGAIN) from None


_SAVE_AGAIN = "open it in a spreadsheet program and save it again as .xlsx"


def _check_package(content: bytes, findings: Findings) -> bool:
    """Refuses archives that unpack to too much or declare entities; tells whether a sheet holds formulas."""
    if content.startswith(_OLE):
        message = "is protected by a password or in the format of Excel 97"
        raise findings.fatal("bad_workbook", message, "save it as .xlsx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            unpacked = sum(part.file_size for part in parts)
            if unpacked > UNPACKED_BYTES_LIMIT or len(parts) > PARTS_LIMIT:
                megabytes = unpacked // (1024 * 1024)
                message = f"unpacks to {megabytes:,} MB in {len(parts):,} parts"
                raise findings.fatal("too_large", message, "keep only the sheet and rows that the briefing needs")
            found = [_has_formula(part.filename, package.read(part), findings) for part in parts]
            return any(found)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as fault:
        raise findings.fatal("bad_workbook", f"is not an Excel workbook ({fault})", _SAVE_AGAIN) from None


def _has_formula(name: str, part: bytes, findings: Findings) -> bool:
    # Without the zero bytes a declaration is found in UTF-16 as well.
    text = part.replace(b"\0", b"")
    encoding = _XML_ENCODING.match(text.lstrip(b"\xef\xbb\xbf\xff\xfe"))
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or (encoding and encoding[1].lower() not in _PLAIN_ENCODINGS):
        message = (
            f"declares document types or a foreign encoding inside ({shown(name)}), as no spreadsheet program does"
        )
        raise findings.fatal("hostile_workbook", message, f"do not trust it; {_SAVE_AGAIN}")
    return b"sheetData" in text and _FORMULA.search(text) is not None


def _rows(content: bytes, name: str | None, findings: Findings, *, data_only: bool) -> Iterator[tuple[Any, ...]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.4 s to import, needed for Excel files only

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False)
    sheet = _sheet(book.worksheets, name, findings)
    # The stated dimensions may be wrong, or wide enough to fill the memory; rows are as wide as their last cell.
    sheet.reset_dimensions()
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_row=_ROWS_IN_EXCEL)
    return rows


def _sheet(sheets: list[Any], name: str | None, findings: Findings) -> Any:
    titles = [sheet.title for sheet in sheets]
    if not sheets:
        raise findings.fatal("empty_file", "has no sheet with cells", "add one with a header row")
    if name is None and len(sheets) == 1:
        return sheets[0]
    if name is None:
        message = f"has {len(sheets)} sheets ({', '.join(titles[:12])})"
        raise findings.fatal("unclear_sheet", message, "say which one with sheet")
    if name not in titles:
        raise findings.fatal("unknown_sheet", f"has no sheet {shown(name)}", suggestion(name, titles))
    return sheets[titles.index(name)]


def _records(
    values: Iterator[tuple[Any, ...]], formulas: Iterator[tuple[Any, ...]] | None, findings: Findings
) -> Iterator[Record]:
    cell_count, width = 0, 0
    for number, row in enumerate(values, 1):
        written = next(formulas, ()) if formulas else ()
        if not row:  # a row that the file leaves out; there may be a million of them
            continue
        cell_count += len(row)
        if cell_count > CELLS_LIMIT:
            message = f"has more than {CELLS_LIMIT:,} cells"
            raise findings.fatal("too_large", message, "keep the rows and columns you need")
        cells = [_text(cell, findings) if cell.value is not None else "" for cell in row]
        _check_formulas(row, written, findings)
        while cells and not cells[-1]:
            cells.pop()
        width = width or len(cells)
        if len(cells) > width:
            message = f"cell {row[len(cells) - 1].coordinate} stands right of the last named column"
            findings.error("unnamed_column", message, "name its column in the header, or empty it")
        # A row ends where its last cell stands; the header tells how many there are.
        yield number, cells[:width] + [""] * (width - len(cells))


def _check_formulas(row: tuple[Any, ...], written: tuple[Any, ...], findings: Findings) -> None:
    for value, formula in zip(row, written, strict=False):
        # A formula whose stored result is the empty text has the type "str"; without a result it has none.
        if formula.data_type == "f" and value.value is None and value.data_type != "str":
            findings.error(
                "formula_without_result",
                f"cell {formula.coordinate} holds a formula without a stored result",
                "open the workbook in a spreadsheet program and save it, or paste the values",
            )


def _text(cell: Any, findings: Findings) -> str:
    value = cell.value
    if cell.data_type == "e":
        findings.error("error_cell", f"cell {cell.coordinate} holds the error {value}", "mend it, or empty the cell")
        return ""
    if isinstance(value, str):
        if control := control_character(value):
            message = f"cell {cell.coordinate} holds {control}"
            findings.error("control_character", message, "delete it")
            return ""
        return value
    if isinstance(value, datetime.date):
        return _date_text(value, cell.number_format)
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        # The sheet shows 13%, the cell holds 0.13; a reader means what the sheet shows.
        return number_text(float(value) * 100) + "%"
    return cell_text(value)


def _date_text(value: datetime.date, number_format: str) -> str:
    """A date as the sheet shows it: `2024-02` where Excel made the first of February out of it."""
    text = cell_text(value)
    letters = _NOT_DATE_LETTERS.sub("", number_format.lower())
    if len(text) != len("2024-02-01") or "d" in letters or "y" not in letters:
        return text
    return text[:7] if "m" in letters else text[:4]

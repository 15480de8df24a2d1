"""Excel: the same table as in CSV, and what hides in workbooks."""

from __future__ import annotations

import datetime
import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from reportgen.inputs import DataFiles, TableFile, read_dataset
from tests.inputs.workspace import AS_OF, Workspace, cells

_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _book(*rows: tuple[Any, ...], formats: dict[str, str] | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    return _saved(book)


def _with_sheet(rows: str, prefix: str = "", name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook whose sheet is the given XML."""
    source, target = zipfile.ZipFile(io.BytesIO(_book(("a",)))), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for part in source.infolist():
            content = prefix + _SHEET.format(rows) if part.filename == name else source.read(part)
            package.writestr(part.filename, content)
    return target.getvalue()


def test_excel_gives_what_csv_gives(workspace: Workspace) -> None:
    csv = workspace.table("region,hs,year,v,day,ok,source\nNA,03,2024,12.3,2024-05-02,TRUE,S01\nB,84,2023,,,FALSE,\n")
    book = _book(
        ("region", "hs", "year", "v", "day", "ok", "source"),
        ("NA", "03", 2024, 12.3, datetime.date(2024, 5, 2), True, "S01"),
        ("B", "84", 2023, None, None, False, None),
    )
    excel = workspace.table(book, "data/t.xlsx")
    assert (excel.columns, cells(excel)) == (csv.columns, cells(csv))
    assert str(excel.rows[1].citation.locator) == "data/t.xlsx, row 3"


def test_observations_may_stand_in_a_workbook(workspace: Workspace) -> None:
    book = _book(("indicator", "period", "unit", "value", "region"), ("x", 2024, "t", 12.5, "North"))
    files = DataFiles(workspace.root, None, (TableFile(workspace.write("o.xlsx", book)),), (), {})
    (observation,) = read_dataset(files, AS_OF).observations
    assert (observation.low, str(observation.period), observation.id) == (Decimal("12.5"), "2024", "o-2")


def test_floats_read_as_the_sheet_shows_them(workspace: Workspace) -> None:
    table = workspace.table(_book(("v",), (0.1 + 0.2,), (62.0,), (-1e-7,), (1e9,)), "t.xlsx")
    assert [cell for (cell,) in cells(table)] == [Decimal(text) for text in ("0.3", "62", "-0.0000001", "1000000000")]


def test_dates_and_percentages_read_as_the_sheet_shows_them(workspace: Workspace) -> None:
    first = datetime.date(2024, 2, 1)
    book = _book(
        ("a", "b", "c", "d", "e"),
        (first, first, first, 0.13, datetime.datetime(2024, 2, 1, 2, 30)),  # noqa: DTZ001 - as Excel has it
        formats={"A2": "[$-409]mmm-yy;@", "B2": "yyyy", "C2": "dd.mm.yyyy", "D2": "0%"},
    )
    assert cells(workspace.table(book, "t.xlsx")) == [
        ("2024-02", Decimal(2024), "2024-02-01", "13%", "2024-02-01 02:30:00")
    ]


def test_one_of_several_sheets_is_named(workspace: Workspace) -> None:
    book = Workbook()
    book.active.title = "Notes"
    book.create_sheet("Trade").append(["a"])
    content = _saved(book)
    assert workspace.table(content, "t.xlsx", sheet="Trade").columns == ("a",)
    assert workspace.table_problems(content, "t.xlsx") == [
        "t.xlsx: has 2 sheets (Notes, Trade); say which one with sheet"
    ]
    assert workspace.table_problems(content, "t.xlsx", sheet="Trad") == [
        "t.xlsx: has no sheet 'Trad'; did you mean 'Trade'? Known: Notes, Trade"
    ]


def test_errors_and_formulas_without_result_name_their_cells(workspace: Workspace) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>v</t></is></c></row>'
        '<row r="6"><c r="A6"><f>1+1</f><v>2</v></c></row>'
        '<row r="7"><c r="A7" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="8"><c r="A8"><f>A6*2</f></c></row>'
        '<row r="9"><c r="A9" t="str"><f>""</f><v></v></c></row>'
    )
    assert workspace.table_problems(_with_sheet(rows), "t.xlsx") == [
        "t.xlsx: cell A7 holds the error #DIV/0!; mend it, or empty the cell",
        (
            "t.xlsx: cell A8 holds a formula without a stored result; "
            "open the workbook in a spreadsheet program and save it, or paste the values"
        ),
    ]


def test_cells_at_the_far_corner_cost_nothing(workspace: Workspace) -> None:
    far = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>v</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    assert workspace.table_problems(_with_sheet(far), "t.xlsx") == [
        "t.xlsx: cell XFD1048576 stands right of the last named column; name its column in the header, or empty it"
    ]


def test_wide_rows_are_capped(workspace: Workspace) -> None:
    rows = "".join(f'<row r="{i}"><c r="A{i}"><v>1</v></c><c r="XFD{i}" s="0"/></row>' for i in range(1, 400))
    assert workspace.table_problems(_with_sheet(rows), "t.xlsx") == [
        "t.xlsx: has more than 4,000,000 cells; keep the rows and columns you need"
    ]


@pytest.mark.parametrize(
    "prefix",
    [
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<?xml version="1.0"?><!-- x --><!DOCTYPE a>',
        '<?xml version="1.0" encoding="cp037"?>',
    ],
)
def test_document_types_are_refused(workspace: Workspace, prefix: str) -> None:
    (problem,) = workspace.table_problems(_with_sheet("", prefix), "t.xlsx")
    assert problem.startswith(
        "t.xlsx: declares document types or a foreign encoding inside ('xl/worksheets/sheet1.xml')"
    )


def test_the_declaration_that_spreadsheet_programs_write_is_fine(workspace: Workspace) -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>v</t></is></c></row>'
    book = _with_sheet(row, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')
    assert workspace.table(book, "t.xlsx").columns == ("v",)


def test_document_types_in_utf16_are_refused(workspace: Workspace) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("xl/workbook.xml", "<!DOCTYPE a><a/>".encode("utf-16"))
    (problem,) = workspace.table_problems(stream.getvalue(), "t.xlsx")
    assert "declares document types" in problem


def test_bombs_are_refused_before_they_are_unpacked(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.inputs.excel.UNPACKED_BYTES_LIMIT", 5_000_000)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(3):
            package.writestr(f"{number}.xml", b" " * 2_000_000)
    assert workspace.table_problems(stream.getvalue(), "t.xlsx") == [
        "t.xlsx: unpacks to 5 MB in 3 parts; keep only the sheet and rows that the briefing needs"
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"a,b\n1,2\n", b"PK\x03\x04 broken", _with_sheet("<row"), _book(("a",))[:-50], b"\xd0\xcf\x11\xe0old"],
    ids=["empty", "csv", "broken", "broken xml", "cut", "old or encrypted"],
)
def test_what_is_no_workbook_is_refused(workspace: Workspace, content: bytes) -> None:
    (problem,) = workspace.table_problems(content, "t.xlsx")
    assert problem.startswith("t.xlsx: ")
    assert "Traceback" not in problem

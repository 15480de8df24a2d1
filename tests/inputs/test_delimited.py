"""CSV and TSV: what is read, and what is refused with which words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.inputs.workspace import Workspace, cells


def test_columns_of_plain_numbers_are_numbers_and_others_text(workspace: Workspace) -> None:
    table = workspace.table("region,year,turnover,hs\nA,2024,47.50,03\nB,2023,,84\n")
    assert table.columns == ("region", "year", "turnover", "hs")
    assert cells(table) == [
        ("A", Decimal(2024), Decimal("47.50"), "03"),
        ("B", Decimal(2023), None, "84"),
    ]


@pytest.mark.parametrize("number", ["0.30000000000000004", "-33.333333333333336", "0", "999999999999999"])
def test_numbers_as_programs_write_them(workspace: Workspace, number: str) -> None:
    assert cells(workspace.table(f"v\n{number}\n")) == [(Decimal(number),)]


def test_numbers_keep_their_digits_as_text(workspace: Workspace) -> None:
    table = workspace.table("code\n8428.10\n7604.20\n")
    assert [table.text(row, "code") for row in table.rows] == ["8428.10", "7604.20"]


def test_rows_know_their_place_as_a_spreadsheet_shows_it(workspace: Workspace) -> None:
    table = workspace.table('a,source\n"two\nlines",S01\n\n,\nx,S02;S03\n')
    assert [(str(row.citation.locator), row.citation.source) for row in table.rows] == [
        ("data/t.csv, row 2", "S01"),
        ("data/t.csv, row 5", "S02"),
    ]


def test_na_null_and_none_stay_text(workspace: Workspace) -> None:
    assert cells(workspace.table("country,v\nNA,1\nnull,2\nNone,3\n"))[0] == ("NA", Decimal(1))


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffa,b\n1,ў\n".encode(),
        "a,b\n1,ў\n".encode("utf-16"),
        "a;b\r\n1;ў\r\n".encode(),
        b"a\tb\n1\t\xd1\x9e\n",
        "a,b,,\n1,ў,,\n,,,\n".encode(),
        ' a, "b"\n1 , "ў"\n  \n'.encode(),
        "sep=|\r\na|b\r\n1|ў\r\n".encode(),
    ],
    ids=["byte order mark", "utf-16", "semicolons", "tabs", "blank right edge", "spaces", "Excel's hint"],
)
def test_the_same_table_in_many_dresses(workspace: Workspace, content: bytes) -> None:
    table = workspace.table(content)
    assert (table.columns, cells(table)) == (("a", "b"), [(Decimal(1), "ў")])


def test_stated_encoding_delimiter_and_decimal(workspace: Workspace) -> None:
    table = workspace.table(
        "область|оборот\nАстрахань|12,5\n".encode("cp1251"), encoding="cp1251", delimiter="|", decimal=","
    )
    assert cells(table) == [("Астрахань", Decimal("12.5"))]


def test_tsv_is_parted_by_tabs_alone(workspace: Workspace) -> None:
    assert workspace.table("a,b\tc\n1\t2\n", "data/t.tsv").columns == ("a,b", "c")


def test_columns_are_renamed(workspace: Workspace) -> None:
    assert workspace.table("область,b\nx,1\n", columns={"область": "region"}).columns == ("region", "b")


def test_header_only_gives_no_rows(workspace: Workspace) -> None:
    assert workspace.table("month,revenue\n").rows == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "data/t.csv: holds no table; write a header row with the names of the columns"),
        (b"\n\n", "data/t.csv: holds no table; write a header row with the names of the columns"),
        (
            b"a,b\n1,2\n3,4,5\n",
            (
                "data/t.csv, row 3: has 3 cells where the header has 2; "
                "put quotation marks around a cell that holds the delimiter"
            ),
        ),
        (b"a,b\n1\n", "data/t.csv, row 2: has 1 cell where the header has 2; add the missing cells"),
        (
            b'a,b\n1,2\n"3,4\n5,6\n',
            (
                "data/t.csv, row 3: a quotation mark opened here (line 3) is never closed; "
                "close it; inside quotation marks write it twice"
            ),
        ),
        (
            b'a,b\n"1"x,2\n',
            (
                "data/t.csv, row 2: text follows a closing quotation mark (line 2); "
                'write a quotation mark inside a cell twice: ""'
            ),
        ),
        (
            b"a,b\ncaf\xe9,2\n",
            (
                "data/t.csv: line 2 holds the byte E9, which is not UTF-8; save the file as UTF-8, or state its "
                "encoding, such as cp1251 (Cyrillic) or cp1252 (Western European)"
            ),
        ),
        (
            b"a,b\n\xed\xa0\x80x,1\n",
            (
                "data/t.csv: line 2 holds the byte ED, which is not UTF-8; save the file as UTF-8, or state its "
                "encoding, such as cp1251 (Cyrillic) or cp1252 (Western European)"
            ),
        ),
        (
            b"a,b\n1,\x00\n",
            "data/t.csv: line 2 holds the control character U+0000; delete it; is this a text file?",
        ),
        (b"a,,c\n1,2,3\n", "data/t.csv, row 1: column 2 has no name; name it in the header"),
        (b"a,b,a\n1,2,3\n", "data/t.csv, row 1: two columns are named 'a'; rename one of them"),
        (
            b"a;b,c\n1;2,3\n",
            "data/t.csv: comma and semicolon could both part the cells; state the delimiter in the config, such as ';'",
        ),
    ],
)
def test_refused(workspace: Workspace, content: bytes, message: str) -> None:
    assert workspace.table_problems(content) == [message]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"encoding": "utf9"}, "'utf9' is not a text encoding; write utf-8, utf-16, cp1251 or cp1252"),
        ({"encoding": "zlib"}, "'zlib' is not a text encoding; write utf-8, utf-16, cp1251 or cp1252"),
        ({"delimiter": "::"}, "'::' cannot part cells; state one character, such as \";\""),
        ({"decimal": "x"}, '\'x\' is not a decimal sign; write "." or ","'),
        ({"sheet": "One"}, "the option sheet has no meaning for this kind of file; remove it"),
        ({"columns": {"c": "d"}}, "there is no column 'c' to rename; Known: a, b; correct the name under columns"),
        ({"columns": {"a": "b"}}, "two columns would be named 'b'; choose another new name"),
    ],
)
def test_refused_options(workspace: Workspace, options: dict[str, Any], message: str) -> None:
    assert workspace.table_problems(b"a,b\n1,2\n", **options) == [f"data/t.csv: {message}"]


@pytest.mark.parametrize(
    ("column", "messages"),
    [
        (
            ["1,234", "1.234,5"],
            [
                "data/t.csv, row 2, column v: '1,234' is not a plain number; write it like 1234.5, with a point",
                "data/t.csv, row 3, column v: '1.234,5' is not a plain number; write it like 1234.5, with a point",
            ],
        ),
        (
            ["1.5", "2,5"],
            ["data/t.csv, row 3, column v: '2,5' is not a plain number; write it like 1234.5, with a point"],
        ),
        (
            ["1", "inf"],
            ["data/t.csv, row 3, column v: 'inf' is not a plain number; leave the cell empty where there is no number"],
        ),
        (
            ["1e999", "nan"],
            [
                "data/t.csv, row 2, column v: '1e999' is not a plain number; write it like 1234.5, with a point",
                (
                    "data/t.csv, row 3, column v: 'nan' is not a plain number; "
                    "leave the cell empty where there is no number"
                ),
            ],
        ),
    ],
)
def test_numbers_that_are_never_guessed(workspace: Workspace, column: list[str], messages: list[str]) -> None:
    content = "v\n" + "\n".join(f'"{cell}"' for cell in column) + "\n"
    assert workspace.table_problems(content) == messages


def test_cells_are_never_markup_or_formulas(workspace: Workspace) -> None:
    texts = ['=HYPERLINK("http://evil","x")', "Bob <bob@example.com>", "$x_$", "%(a)s", "x\r\nBcc: e@example.test"]
    content = "name,v\n" + "\n".join('"' + text.replace('"', '""') + '",1' for text in texts) + "\n"
    assert [row[0] for row in cells(workspace.table(content))] == texts


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (",".join(f"c{i}" for i in range(201)), "has 201 columns; 200 are allowed"),
        ("a\n" + "x\n" * 200_001, "has more than 200,000 rows"),
        ("a" * 201 + "\n1\n", "the name of column 1 is longer than 200 characters"),
        ("a\n" + "x" * 100_001, "is longer than 100,000 characters"),
        ("a\n" + "x" * 140_000, "holds a cell of more than 100,000 characters"),
    ],
)
def test_caps(workspace: Workspace, content: str, message: str) -> None:
    (problem,) = workspace.table_problems(content)
    assert message in problem


def test_of_many_faults_of_a_kind_the_first_are_shown_and_the_rest_counted(workspace: Workspace) -> None:
    problems = workspace.table_problems("a,b\n" + "1\n" * 50)
    assert (len(problems), problems[-1]) == (21, "data/t.csv: and 30 more of this kind")

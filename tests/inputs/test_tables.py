"""Warnings about columns that were probably meant as numbers."""

from __future__ import annotations

import pytest

from reportgen.inputs import to_frame
from tests.inputs.workspace import Workspace, cells


def _warnings(workspace: Workspace, content: str) -> list[str]:
    return [str(problem) for problem in workspace.dataset(tables={"t": content}).problems]


@pytest.mark.parametrize(
    ("column", "message"),
    [
        (
            ["1", "2", "abc"],
            (
                "row 4, column v: 'abc' is not a plain number, so the whole column is read as text; "
                "leave the cell empty where there is no number"
            ),
        ),
        (
            ["1000000000000000", "5"],
            (
                "row 2, column v: '1000000000000000' is not a plain number, so the whole column is read as text; "
                "write at most 15 digits before the decimal sign: millions instead of units, with a multiplier of 6"
            ),
        ),
        (
            ["12,5", "3,5"],
            (
                "row 2, column v: '12,5' is not a plain number, so the whole column is read as text; "
                'write 1234.5, or state decimal: "," for this file'
            ),
        ),
        (
            ["13%", "9%"],
            (
                "row 2, column v: '13%' is not a plain number, so the whole column is read as text; "
                'write 1234.5, or state decimal: "," for this file'
            ),
        ),
    ],
)
def test_a_number_column_with_text_is_told(workspace: Workspace, column: list[str], message: str) -> None:
    content = "n,v\n" + "".join(f'x,"{cell}"\n' for cell in column)
    assert _warnings(workspace, content) == [f"data/t.csv, {message}"]


@pytest.mark.parametrize(
    "column", [["84", "85", "72;73"], ["2022", "2023", "2024-01/2024-02"], ["03", "84"], ["a", "b", "1"], ["Nan", "x"]]
)
def test_codes_and_periods_are_text_without_a_warning(workspace: Workspace, column: list[str]) -> None:
    content = "n,v\n" + "".join(f"x,{cell}\n" for cell in column)
    dataset = workspace.dataset(tables={"t": content})
    assert dataset.problems == ()
    assert [row[1] for row in cells(dataset.tables["t"])] == column


def test_a_table_without_rows_is_told(workspace: Workspace) -> None:
    assert _warnings(workspace, "a,b\n") == [
        "data/t.csv: has a header and no rows; check that the file was written to its end"
    ]


def test_a_warning_about_the_list_of_sources_leaves_it_in_use(workspace: Workspace) -> None:
    dataset = workspace.dataset(sources="id,title,published\nS01,Title,\n", tables={"t": "a,source\nx,S01\n"})
    assert list(dataset.sources) == ["S01"]


def test_unlisted_sources_are_told_and_the_first_listed_one_is_cited(workspace: Workspace) -> None:
    dataset = workspace.dataset(tables={"t": "a,source\nx,S1;S01\n"})
    assert [str(problem) for problem in dataset.problems] == [
        "data/t.csv, row 2, column source: 'S1' is not in the list of sources; did you mean 'S01'? Known: S01"
    ]
    assert dataset.tables["t"].rows[0].citation.source == "S01"


def test_a_frame_for_a_users_function(workspace: Workspace) -> None:
    frame = to_frame(workspace.table("region,v\nNA,1.5\nB,\n"))
    assert list(frame["region"]) == ["NA", "B"]
    assert frame["v"].dtype == "float64"
    assert frame["v"].isna().tolist() == [False, True]


def test_whole_numbers_without_a_gap_stay_whole_in_a_frame(workspace: Workspace) -> None:
    frame = to_frame(workspace.table("year,v,w\n2023,1.0,1\n2024,2.0,\n"))
    assert list(frame["year"].astype(str)) == ["2023", "2024"]
    assert [str(frame[name].dtype) for name in frame] == ["int64", "float64", "float64"]

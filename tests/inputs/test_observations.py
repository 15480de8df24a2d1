"""Observations: every column read or refused by name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.inputs.misspellings import is_one_slip
from reportgen.model.facts import Citation, Dimensions, Locator, Observation, Qualifier, Status, Unit
from reportgen.model.period import Period
from tests.inputs.workspace import Workspace

HEADER = "id,indicator,flow,reporter,period,low,high,unit,multiplier,qualifier,status,source,statement,note\n"


def test_a_full_row(workspace: Workspace) -> None:
    row = 'F1,trade_value,export,Belarus,2022/2024,12.3,13,USD,6,about,reported,S01,"Exports, 12.3 to 13",a note\n'
    (observation,) = workspace.dataset(observations=HEADER + row).observations
    assert observation == Observation(
        id="F1",
        indicator="trade_value",
        dimensions=Dimensions(flow="export", reporter="Belarus"),
        period=Period.parse("2022/2024"),
        low=Decimal("12.3"),
        high=Decimal(13),
        unit=Unit("USD", 6),
        qualifier=Qualifier.ABOUT,
        status=Status.REPORTED,
        citation=Citation("S01", Locator("data/observations.csv", 2)),
        statement="Exports, 12.3 to 13",
        note="a note",
    )


def test_an_analysts_own_file_needs_four_columns(workspace: Workspace) -> None:
    dataset = workspace.dataset(observations="indicator,period,unit,value,region\nturnover,2024,USD,12.3–13,North\n")
    (observation,) = dataset.observations
    assert observation.id == "observations-2"
    assert (observation.low, observation.high) == (Decimal("12.3"), Decimal(13))
    assert observation.dimensions == Dimensions(region="North")
    assert (observation.qualifier, observation.status) == (Qualifier.EXACT, Status.REPORTED)
    assert [str(problem) for problem in dataset.problems] == [
        "data/observations.csv: has no column source; name the source of each number by its id"
    ]


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("5", "5", "5"), ("-5.4", "-5.4", "-5.4"), ("12.3-13", "12.3", "13"), ("-5--3", "-5", "-3"), ("2 – 4", "2", "4")],
)
def test_values_and_bands(workspace: Workspace, value: str, low: str, high: str) -> None:
    content = f"indicator,period,unit,value,source\nx,2024,t,{value},S01\n"
    (observation,) = workspace.dataset(observations=content).observations
    assert (observation.low, observation.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("status", ["missing", "confidential", "not_applicable"])
def test_a_status_may_say_why_there_is_no_number(workspace: Workspace, status: str) -> None:
    content = HEADER + f"F1,trade_value,export,,2023,,,USD,6,,{status},S01,,\n"
    (observation,) = workspace.dataset(observations=content).observations
    assert (observation.has_value, observation.status) == (False, Status(status))


def test_words_may_stand_instead_of_number_and_unit(workspace: Workspace) -> None:
    content = HEADER + "F1,balance,,,,,,,,,reported,S01,The balance is negative.,\n"
    (observation,) = workspace.dataset(observations=content).observations
    assert (observation.has_value, observation.period, observation.unit) == (False, None, Unit(""))


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("low", "abc", "column low: 'abc' is not a number; write it like 1234.5, with a point"),
        ("high", "1 300", "column high: '1 300' is not a number; write it like 1234.5, with a point"),
        ("high", "1\u00a0300", "column high: '1\\xa0300' is not a number; write it like 1234.5, with a point"),
        ("high", "nan", "column high: 'nan' is not a number; write it like 1234.5, with a point"),
        ("high", "62 million", "column high: '62 million' is not a number; write it like 1234.5, with a point"),
        ("high", "1", "column low: 12 is more than 1; write the smaller number first"),
        ("high", "", "column high: is empty; write the same number in low and high, or use value"),
        (
            "period",
            "2024-13",
            (
                "column period: '2024-13' names a month that does not exist; "
                "write 2024, 2024-02, 2024-Q1, 2024-H1 or 2024-02-29"
            ),
        ),
        (
            "period",
            "May 2024",
            (
                "column period: 'May 2024' is not a period; "
                "write 2024, 2024-02, 2024-Q1, 2024-H1, 2024-02-29 or 2024-01/2024-02"
            ),
        ),
        ("unit", "", "column unit: is empty; name the unit, such as USD, t, % or units"),
        ("indicator", "", "column indicator: is empty; name what is measured, such as turnover"),
        (
            "multiplier",
            "1000000",
            (
                "column multiplier: '1000000' is not a power of ten between -9 and 12; "
                "write 3 for thousands, 6 for millions"
            ),
        ),
        (
            "qualifier",
            "allmost",
            (
                "column qualifier: 'allmost' is not a qualifier; "
                "did you mean 'almost'? Known: exact, almost, over, about, under"
            ),
        ),
        ("source", "S02", "column source: 'S02' is not in the list of sources; did you mean 'S01'? Known: S01"),
    ],
)
def test_refused_cells(workspace: Workspace, column: str, cell: str, message: str) -> None:
    good = "F1,trade_value,export,Belarus,2024,12,13,USD,6,exact,reported,S01,,"
    row = dict(zip(HEADER.strip().split(","), good.split(","), strict=True))
    row[column] = cell
    content = HEADER + ",".join(f'"{value}"' for value in row.values()) + "\n"
    assert workspace.dataset_problems(observations=content) == [f"data/observations.csv, row 2, {message}"]


def test_a_number_must_be_given_or_excused(workspace: Workspace) -> None:
    content = "indicator,period,unit,value,statement,source\nx,2024,USD,,Somebody said so.,S01\n"
    assert workspace.dataset_problems(observations=content) == [
        (
            "data/observations.csv, row 2, column value: is empty; "
            "write the number, or say why there is none: status missing, confidential or not_applicable"
        )
    ]


def test_missing_columns_come_with_a_suggestion(workspace: Workspace) -> None:
    assert workspace.dataset_problems(observations="indicator,perriod,unit,source\nx,2024,USD,S01\n") == [
        "data/observations.csv: has no column period; did you mean 'perriod'? Known: perriod",
        "data/observations.csv: has no column value, nor low and high; Known: perriod",
    ]


def test_a_near_miss_of_an_optional_column_is_told(workspace: Workspace) -> None:
    dataset = workspace.dataset(observations="indicator,period,unit,value,qualifer,source\nx,2024,t,1,over,S01\n")
    assert [str(problem) for problem in dataset.problems] == [
        (
            "data/observations.csv: column 'qualifer' is read as a dimension; did you mean 'qualifier'?; "
            "rename it if it is that"
        )
    ]


def test_ids_are_given_once(workspace: Workspace) -> None:
    content = "id,indicator,period,unit,value,source\nF1,x,2024,t,1,S01\nF1,x,2023,t,2,S01\n"
    assert workspace.dataset_problems(observations=content) == [
        "data/observations.csv, row 3: the id 'F1' stands in data/observations.csv, row 2 already; give each its own"
    ]


def test_rows_without_a_source_are_told_once(workspace: Workspace) -> None:
    content = "indicator,period,unit,value,source\nx,2024,t,1,\nx,2023,t,2,\nx,2022,t,2,S01\n"
    assert [str(problem) for problem in workspace.dataset(observations=content).problems] == [
        "data/observations.csv, row 2, column source: is empty, as in 2 rows in all; name the source by its id"
    ]


def test_a_name_that_looks_like_a_slip_is_named(workspace: Workspace) -> None:
    rows = [f"trade_value,{year},t,1,S01,Astrakhan Region\n" for year in range(2015, 2020)]
    rows += ["trade_valeu,2020,t,1,S01,Astrakhan Region\n", "trade_value,2021,t,1,S01,Astrakan Region\n"]
    dataset = workspace.dataset(observations="indicator,period,unit,value,source,partner\n" + "".join(rows))
    assert [str(each) for each in dataset.problems if each.code == "near_name"] == [
        (
            "data/observations.csv, row 7, column indicator: 'trade_valeu' occurs only here and is a letter away "
            "from 'trade_value' (6 rows); correct it, or leave it if it is another thing"
        ),
        (
            "data/observations.csv, row 8, column partner: 'Astrakan Region' occurs only here and is a letter away "
            "from 'Astrakhan Region' (6 rows); correct it, or leave it if it is another thing"
        ),
    ]


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("trade", "trade", False),
        ("tarde", "trade", True),
        ("trade", "trades", True),
        ("trade", "grade", True),
        ("trade", "shade", False),
        ("export", "import", False),
        ("trad", "traded", False),
        ("acb", "abcd", False),
    ],
)
def test_one_slip_is_one_letter(name: str, other: str, expected: bool) -> None:
    assert is_one_slip(name, other) is expected
    assert is_one_slip(other, name) is expected

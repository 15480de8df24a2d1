"""The list of sources."""

from __future__ import annotations

import pytest

from reportgen.model.facts import Source
from reportgen.model.period import Period
from tests.inputs.workspace import Workspace


def test_a_full_row(workspace: Workspace) -> None:
    content = "id,publisher,title,published,url,language,note\nS1,Agency,Title,2025-05,https://a.example,ru,why\n"
    assert dict(workspace.dataset(sources=content).sources) == {
        "S1": Source("S1", "Agency", "Title", Period.parse("2025-05"), "https://a.example", "ru", "why")
    }


def test_id_and_title_suffice_and_a_missing_date_is_told(workspace: Workspace) -> None:
    dataset = workspace.dataset(sources="id,title\nS1,Title\n")
    assert dataset.sources["S1"] == Source("S1", "", "Title", None, "", "")
    assert [(problem.code, str(problem)) for problem in dataset.problems] == [
        (
            "undated_source",
            (
                "data/sources.csv: source S1 has no date, so it counts as known on any day; "
                "give the day, month or year in the column published"
            ),
        )
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",T,2025,", "row 2, column id: is empty; write a short id, such as S01"),
        ("a;b,T,2025,", "row 2, column id: a source id holds no semicolon; write a short id, such as S01"),
        ("S1,,2025,", "row 2, column title: is empty; name the title or the publisher"),
        ("S1,T,May 2025,", "row 2, column published: 'May 2025' is not a period"),
        ("S1,T,2025,javascript:alert(1)", "row 2, column url: 'javascript:alert(1)' is not a web address"),
        ("S1,T,2025,\nS1,U,2024,", "row 3, column id: the id 'S1' stands in row 2 already"),
    ],
)
def test_refused(workspace: Workspace, row: str, message: str) -> None:
    (problem,) = workspace.dataset_problems(sources=f"id,title,published,url\n{row}\n")
    assert problem.startswith(f"data/sources.csv, {message}")


def test_without_a_list_each_named_source_becomes_one(workspace: Workspace) -> None:
    dataset = workspace.dataset(
        sources=None,
        observations="indicator,period,unit,value,source\nx,2024,t,1,World Bank\n",
        tables={"t": "a,source\nb,Customs office\n"},
        documents={"note.md": "---\nsource: Agency\n---\nSome words."},
    )
    assert list(dataset.sources) == ["World Bank", "Customs office", "Agency"]
    assert dataset.sources["Agency"] == Source("Agency", "Agency", "", None, "", "")
    assert dataset.problems == ()

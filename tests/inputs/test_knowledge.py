"""The knowledge date: later publications are left out, and each leaving-out is told."""

from __future__ import annotations

import datetime

import pytest

from reportgen.errors import Severity
from tests.inputs.workspace import Workspace, cells

SOURCES = "id,title,published\nOLD,a,2024-05-02\nMONTH,b,2025-05\nYEAR,c,2025\nNEW,d,2026-01-14\nNEVER,e,\n"
DAY = datetime.date(2025, 5, 2)


def _told(workspace: Workspace, **contents: object) -> list[tuple[str, str]]:
    problems = workspace.dataset(sources=SOURCES, as_of=DAY, **contents).problems  # type: ignore[arg-type]  # test values
    return [(problem.code, str(problem)) for problem in problems if not problem.where.startswith("data/sources")]


def test_sources_published_later_are_dropped_and_told(workspace: Workspace) -> None:
    dataset = workspace.dataset(sources=SOURCES, as_of=DAY)
    assert list(dataset.sources) == ["OLD", "NEVER"]
    assert [(problem.severity, str(problem)) for problem in dataset.problems] == [
        (Severity.NOTE, "data/sources.csv: source MONTH (2025-05) is left out: published after 2025-05-02"),
        (Severity.NOTE, "data/sources.csv: source YEAR (2025) is left out: published after 2025-05-02"),
        (Severity.NOTE, "data/sources.csv: source NEW (2026-01-14) is left out: published after 2025-05-02"),
        (
            Severity.WARNING,
            (
                "data/sources.csv: source NEVER has no date, so it counts as known on any day; "
                "give the day, month or year in the column published"
            ),
        ),
    ]


def test_observations_known_later_are_left_out(workspace: Workspace) -> None:
    rows = "".join(f"{source},x,2024,t,1,{source}\n" for source in ("OLD", "MONTH", "NEW", "NEVER", ""))
    content = "id,indicator,period,unit,value,source\n" + rows
    dataset = workspace.dataset(sources=SOURCES, observations=content, as_of=DAY)
    assert [observation.citation.locator.row for observation in dataset.observations] == [2, 5, 6]
    assert _told(workspace, observations=content) == [
        ("after_as_of", "data/observations.csv, row 3: left out: MONTH (2025-05) was published after 2025-05-02"),
        ("after_as_of", "data/observations.csv, row 4: left out: NEW (2026-01-14) was published after 2025-05-02"),
        (
            "rows_after_as_of",
            "data/observations.csv: 2 of 5 rows left out: published after 2025-05-02; `check` lists them",
        ),
        ("no_source", "data/observations.csv, row 6, column source: is empty; name the source by its id"),
    ]


def test_a_row_waits_for_the_last_of_its_sources(workspace: Workspace) -> None:
    content = "a,source\nboth,NEW;OLD\nlate,NEW; YEAR\nundated,OLD;NEVER\n"
    table = workspace.dataset(sources=SOURCES, tables={"t": content}, as_of=DAY).tables["t"]
    assert cells(table) == [("undated", "OLD;NEVER")]
    assert [row.citation.source for row in table.rows] == ["OLD"]
    assert [told[1] for told in _told(workspace, tables={"t": content})][:2] == [
        "data/t.csv, row 2: left out: NEW (2026-01-14) was published after 2025-05-02",
        "data/t.csv, row 3: left out: NEW (2026-01-14), YEAR (2025) was published after 2025-05-02",
    ]


def test_the_day_itself_is_known(workspace: Workspace) -> None:
    content = "a,source\nx,OLD\n"
    for day, count in ((datetime.date(2024, 5, 1), 0), (datetime.date(2024, 5, 2), 1)):
        table = workspace.dataset(sources=SOURCES, tables={"t": content}, as_of=day).tables["t"]
        assert len(table.rows) == count


@pytest.mark.parametrize(
    ("matter", "reason"),
    [
        ("source: NEW", "left out: NEW (2026-01-14) was published after 2025-05-02"),
        ("source: OLD\ndate: 2025-05-03", "left out: dated 2025-05-03, after 2025-05-02"),
        ("source: OLD\ndate: 2025-05", "left out: dated 2025-05, after 2025-05-02"),
    ],
)
def test_documents_known_later_are_left_out(workspace: Workspace, matter: str, reason: str) -> None:
    documents = {"a.md": f"---\n{matter}\n---\nWords.", "b.md": "---\nsource: OLD\n---\nWords."}
    dataset = workspace.dataset(sources=SOURCES, documents=documents, as_of=DAY)
    assert [document.id for document in dataset.documents] == ["b"]
    assert _told(workspace, documents=documents) == [("after_as_of", f"data/documents/a.md: {reason}")]


def test_what_is_left_out_does_not_change_how_the_rest_is_read(workspace: Workspace) -> None:
    content = "v,source\n1,OLD\nabc,NEW\n"
    table = workspace.dataset(sources=SOURCES, tables={"t": content}, as_of=DAY).tables["t"]
    assert table.text(table.rows[0], "v") == "1"
    assert "column_is_text" not in [code for code, _ in _told(workspace, tables={"t": content})]

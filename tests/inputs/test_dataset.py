"""The whole input: all problems at once, and an origin for every value."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reportgen.inputs import DataFiles, TableFile, read_dataset
from tests.inputs.workspace import AS_OF, Workspace


def test_all_problems_of_all_files_come_together(workspace: Workspace) -> None:
    problems = workspace.dataset_problems(
        sources="id,title,published\nS01,Title,soon\n",
        observations="indicator,period,unit,value,source\nx,2024,t,abc,S01\nx,20245,t,1,S9\n",
        documents={"a.md": "", "b.md": "---\nsource: S01\n---\nWords."},
        tables={"one": "a,a\n1,2\n", "two": ""},
    )
    assert [problem.partition(";")[0] for problem in problems] == [
        "data/sources.csv, row 2, column published: 'soon' is not a period",
        "data/observations.csv, row 2, column value: 'abc' is not a number",
        "data/observations.csv, row 3, column period: '20245' is not a period",
        "data/observations.csv, row 3, column source: 'S9' is not in the list of sources",
        "data/one.csv, row 1: two columns are named 'a'",
        "data/two.csv: holds no table",
        "data/documents/a.md: holds no text",
        "data/documents/a.md: names no source",
    ]


def test_missing_files_are_told_once_each(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    paths = [Path("data") / name for name in ("sources.csv", "observations.csv", "a.md", "t.csv")]
    files = DataFiles(tmp_path, paths[0], (TableFile(paths[1]),), (paths[2],), {"t": TableFile(paths[3])})
    try:
        read_dataset(files, AS_OF)
    except Exception as fault:
        assert str(fault).splitlines() == [
            f"{path.as_posix()}: does not exist; check the name in the config, or add the file"
            for path in (paths[0], paths[1], paths[3], paths[2])
        ]
    else:
        raise AssertionError(workspace.root)


def test_an_unreadable_list_of_sources_brings_no_further_complaints(workspace: Workspace) -> None:
    problems = workspace.dataset_problems(
        sources="id\nS01\n", observations="indicator,period,unit,value,source\nx,2024,t,1,S01\n"
    )
    assert problems == ["data/sources.csv: has no column title; Known: id"]


def test_every_value_knows_its_place(workspace: Workspace) -> None:
    dataset = workspace.dataset(
        observations="id,indicator,period,unit,value,source\nF1,x,2024,t,1,S01\n",
        tables={"t": "a,source\nx,S01\n"},
        documents={"a.md": "---\nsource: S01\n---\nWords."},
    )
    places = [str(dataset.observations[0].citation.locator), str(dataset.tables["t"].rows[0].citation.locator)]
    assert places == ["data/observations.csv, row 2", "data/t.csv, row 2"]
    assert {dataset.observations[0].citation.source, dataset.tables["t"].rows[0].citation.source} == {"S01"}
    assert dataset.documents[0].file == "data/documents/a.md"


def test_reading_csv_loads_no_heavy_library(workspace: Workspace) -> None:
    workspace.write("t.csv", "a\n1\n")
    program = (
        "import sys; from pathlib import Path; from reportgen.inputs import TableFile, read_table;"
        "read_table('t', TableFile(Path('t.csv')), Path.cwd());"
        "print(sorted({'pandas', 'numpy', 'openpyxl', 'pyarrow', 'sqlalchemy'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=workspace.root, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"

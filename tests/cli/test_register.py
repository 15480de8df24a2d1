"""`reportgen register`: kept after one edition, read by the next; what its messages say."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.workspace import Workspace

SAID = "speaker,role,date,topic,modality,statement,source\n"
FIRST_SAID = SAID + (
    "Ada Berg,mayor,2025-05-02,piers,said,the two piers held in spring,S1\n"
    "Ada Berg,mayor,2025-05-02,ferries,will,she would buy 3 ferries,S1\n"
)
SECOND_SAID = SAID + (
    "Ada Berg,mayor,2025-05-02,ferries,will,she would buy 3 ferries,S1\n"
    "Bo Lind,harbour master,2025-06-20,ferries,said,the first ferry had come,S1\n"
)
OWED = "id,debtor,creditor,what,due,status,made_on,evidence,source\n"
FIRST_OWED = OWED + (
    "A,Harbour office,the town,repair the north pier,2025-12,agreed,2025-05-02,They agreed.,S1\n"
    "B,Town,the harbour,widen the road to the port,2025-10,intended,2025-05-02,They will.,S1\n"
)
SECOND_OWED = OWED + (
    "A,Harbour office,the town,repair the north pier,2025-12,done,2025-05-02,They have.,S1\n"
    "C,Ferry line,the town,sail twice a day,2026-03,agreed,2025-06-20,They agreed.,S1\n"
)


def _edition(workspace: Workspace, said: str, owed: str) -> None:
    (workspace.root / "data" / "statements.csv").write_text(said, encoding="utf-8")
    (workspace.root / "data" / "commitments.csv").write_text(owed, encoding="utf-8")


def _first_edition(workspace: Workspace) -> None:
    tables = (
        "  tables:\n    statements: {file: ../data/statements.csv}\n    commitments: {file: ../data/commitments.csv}\n"
    )
    workspace.edit("config/harbour.yaml", "sections:\n", f"{tables}sections:\n  - statements\n  - commitments\n")
    _edition(workspace, FIRST_SAID, FIRST_OWED)


def _second_edition(workspace: Workspace) -> None:
    workspace.edit("config/harbour.yaml", "2025-06-30", "2025-12-31")
    tables = "    said: {file: ../data/said.csv}\n    register: {file: ../data/register.csv}\nsections:"
    workspace.edit("config/harbour.yaml", "sections:", tables)
    workspace.edit("config/harbour.yaml", "  - statements\n", "  - statements: {previous: said}\n")
    workspace.edit("config/harbour.yaml", "  - commitments\n", "  - commitments: {previous: register}\n")
    _edition(workspace, SECOND_SAID, SECOND_OWED)


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _kept(workspace: Workspace) -> None:
    said = workspace.run("register", "--statements", "-o", "data/said.csv")
    owed = workspace.run("register", "-o", "data/register.csv")
    assert (said.code, owed.code) == (0, 0), (said.err, owed.err)


def test_two_editions_of_what_was_said(workspace: Workspace) -> None:
    _first_edition(workspace)
    _kept(workspace)
    _second_edition(workspace)
    checked = workspace.run("check")
    assert checked.code == 0, checked.err
    assert "only the register of the edition before has no. 1: Ada Berg: the two piers held in spring" in checked.err
    workspace.run("register", "--statements", "-o", "data/later.csv")
    assert [
        (row["number"], row["statement"], row["since"]) for row in _rows(workspace.root / "data" / "later.csv")
    ] == [
        ("1", "the two piers held in spring", "2025-06-30"),
        ("2", "she would buy 3 ferries", "2025-06-30"),
        ("3", "the first ferry had come", "2025-12-31"),
    ]


def test_two_editions_of_what_is_owed(workspace: Workspace) -> None:
    _first_edition(workspace)
    _kept(workspace)
    _second_edition(workspace)
    checked = workspace.run("check")
    assert checked.code == 0, checked.err
    assert "widen the road to the port" in checked.err
    workspace.run("register", "-o", "data/later.csv")
    found = [(row["number"], row["what"], row["status"]) for row in _rows(workspace.root / "data" / "later.csv")]
    assert found == [
        ("1", "repair the north pier", "done"),
        ("2", "widen the road to the port", "intended"),
        ("3", "sail twice a day", "agreed"),
    ]


def test_the_register_is_printed_without_a_file_and_the_same_twice(workspace: Workspace) -> None:
    _first_edition(workspace)
    first, second = (workspace.run("register", "--statements") for _ in range(2))
    assert first.out == second.out
    assert first.out.splitlines()[0] == "number,key,speaker,role,date,topic,modality,statement,source,since,edition"
    told = workspace.run("register", "--statements", "-o", "data/said.csv")
    assert "data/said.csv: 2 statements" in told.out + told.err


def test_a_config_without_statements_says_so(workspace: Workspace) -> None:
    answer = workspace.run("register", "--statements")
    assert answer.code != 0
    assert "statements" in answer.err
    assert "Traceback" not in answer.err

"""`reportgen check`: everything that is wrong, and nothing built."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.workspace import Workspace


def test_counts_what_the_briefing_is_made_of(workspace: Workspace) -> None:
    answer = workspace.run("check")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (
        "config/harbour.yaml: 2 sections, 3 observations, 0 tables, 0 documents, 1 source; no problems\n"
    )
    assert not (workspace.root / "out").exists()


def test_tells_warnings_and_notes(workspace: Workspace) -> None:
    workspace.edit("data/sources.csv", "2025-03-01", "")
    answer = workspace.run("check", "--json")
    facts = json.loads(answer.out)
    assert (answer.code, facts["ok"]) == (0, True)
    assert [problem["severity"] for problem in facts["problems"]] == ["warning"]


def test_names_a_precedence_that_decides_nothing(workspace: Workspace) -> None:
    workspace.edit("config/harbour.yaml", "data:", "data:\n  precedence: [P9]")
    answer = workspace.run("check")
    fact = "config/harbour.yaml: data.precedence names 'P9', which is no source; "
    assert fact in answer.err


def test_refuses_what_a_build_would_refuse(workspace: Workspace) -> None:
    workspace.edit("config/harbour.yaml", "trend:", "trends:")
    checked, built = workspace.run("check"), workspace.run("build")
    assert checked.code == built.code == 2
    assert checked.err == built.err


def test_finds_what_cannot_be_printed(workspace: Workspace) -> None:
    workspace.edit("config/harbour.yaml", "  title: Harbour", "  title: 港 Harbour")
    checked, built = workspace.run("check"), workspace.run("build")
    assert checked.code == built.code == 4
    assert checked.lines[0] == built.lines[0]
    assert "U+6E2F" in checked.lines[0]
    assert not workspace.output.exists()


def test_proof_reads_a_pdf(workspace: Workspace) -> None:
    workspace.run("build")
    answer = workspace.run("check", "out/harbour.pdf")
    assert (answer.code, answer.out, answer.err) == (0, "out/harbour.pdf; no problems\n", "")


def test_refuses_a_spoilt_pdf(workspace: Workspace) -> None:
    workspace.run("build")
    content = workspace.output.read_bytes()
    for name, spoilt in (("half.pdf", content[: len(content) // 2]), ("text.pdf", b"no PDF at all"), ("none.pdf", b"")):
        Path(workspace.root / name).write_bytes(spoilt)
        answer = workspace.run("check", name)
        assert answer.code == 4, name
        assert name in answer.err
        assert "Traceback" not in answer.err


def test_a_pdf_that_is_not_there(workspace: Workspace) -> None:
    assert workspace.run("check", "no.pdf").lines[0].startswith("no.pdf: there is no such file; ")

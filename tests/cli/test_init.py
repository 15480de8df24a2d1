"""`reportgen init`: a workspace that builds at once, and nobody's files overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.workspace import Workspace


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    return Workspace(tmp_path, capsys)


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_what_init_lays_out_builds_at_once(empty: Workspace) -> None:
    answer = empty.run("init", "own")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[-1].endswith("next: cd own && reportgen build")
    assert {"config/briefing.yaml", "config/briefing.schema.json", "data/sources.csv", "assets/README.md"} <= set(
        tree(empty.root / "own")
    )
    built = empty.run("build", "own", "-o", "x.pdf")
    assert (built.code, built.err) == (0, "")
    assert empty.run("check", "x.pdf").code == 0
    assert empty.run("check", "own").code == 0


def test_init_here(empty: Workspace) -> None:
    answer = empty.run("init", ".")
    assert answer.out.splitlines()[-1].endswith("next: reportgen build")
    assert empty.run("build", "--dry-run").code == 0


def test_the_config_names_only_files_that_are_there(empty: Workspace) -> None:
    empty.run("init", "own")
    config = (empty.root / "own" / "config" / "briefing.yaml").read_text(encoding="utf-8")
    assert "starter" not in config.replace("A small briefing to start from", "")
    assert "$schema=briefing.schema.json" in config
    schema = json.loads((empty.root / "own" / "config" / "briefing.schema.json").read_text(encoding="utf-8"))
    assert "sections" in schema["properties"]


def test_init_refuses_a_folder_that_holds_something(empty: Workspace) -> None:
    (empty.root / "notes.txt").write_text("mine", encoding="utf-8")
    answer = empty.run("init", ".")
    assert answer.code == 2
    assert ".: the folder is not empty; name a new folder, or add --force" in answer.err
    assert tree(empty.root) == {"notes.txt": b"mine"}


def test_force_lays_out_beside_and_overwrites_nothing(empty: Workspace) -> None:
    (empty.root / "notes.txt").write_text("mine", encoding="utf-8")
    assert empty.run("init", ".", "--force").code == 0
    assert (empty.root / "notes.txt").read_text(encoding="utf-8") == "mine"
    before = tree(empty.root)
    again = empty.run("init", ".", "--force")
    assert again.code == 2
    assert "config/briefing.yaml: the file exists and is not overwritten; move it away" in again.err
    assert tree(empty.root) == before


def test_init_into_a_file(empty: Workspace) -> None:
    (empty.root / "own").write_text("mine", encoding="utf-8")
    answer = empty.run("init", "own")
    assert answer.code == 2
    assert answer.lines == ["own: this is a file, not a folder; name a new folder"]


def test_init_in_json(empty: Workspace) -> None:
    facts = json.loads(empty.run("init", "own", "--json").out)
    assert facts["ok"] is True
    assert sorted(facts["files"]) == sorted(tree(empty.root / "own"))

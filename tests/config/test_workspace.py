"""What a config may read, and how missing files are told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.strict_yaml.refusal import RefusedError
from reportgen.strict_yaml.workspace import workspace_of


def refusal(folder: Path, text: str) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        workspace_of(folder / "config" / "a.yaml").files(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("../../../../../../etc/passwd", "lies outside the workspace"),
        ("/etc/passwd", "not relative to the config"),
        ("~/x.csv", "not relative to the config"),
        ("C:\\x.csv", "not relative to the config"),
        ("\\\\server\\share", "not relative to the config"),
        ("http://169.254.169.254/latest/", "is an address, not a file"),
        ("file:///etc/passwd", "is an address, not a file"),
        ("data:text/csv,x", "is an address, not a file"),
        ("a\0b", "invisible character"),
        ("  ", "is blank"),
        ("x" * 300, "too long for a file name"),
        ("x*" * 300, "no file matches"),
        ("nope.csv", "there is no file 'nope.csv'"),
        ("../data", "is not a file"),
        ("../data/*.xlsx", "no file matches"),
        ("../data/*/../../x", "'..' after a wildcard"),
        ("../../*", "lies outside the workspace"),
        ("../**/**/**/*.md", "has '**' twice"),
    ],
)
def test_paths_that_are_refused(folder: Path, text: str, fact: str) -> None:
    assert fact in refusal(folder, text).fact


def test_a_near_name_in_the_folder_is_suggested(folder: Path) -> None:
    assert refusal(folder, "../data/Sale.csv").remedy == "did you mean 'sales.csv'?"
    assert refusal(folder, "../dat/sales.csv").remedy == "there is no folder 'dat' either"


def test_patterns_give_sorted_files_without_hidden_ones(folder: Path) -> None:
    (folder / "data" / "notes" / ".hidden.md").write_text("x")
    (folder / "data" / "notes" / "folder.md").mkdir()
    found = workspace_of(folder / "config" / "a.yaml").files("../data/**/*.md")
    assert [path.name for path in found] == ["a.md", "b.md"]


def test_links_are_followed_and_must_stay_inside(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text("x")
    link = folder / "data" / "notes" / "c.md"
    link.symlink_to(secret)
    assert "lies outside the workspace" in refusal(folder, "../data/notes/c.md").fact
    assert "lies outside the workspace" in refusal(folder, "../data/notes/*.md").fact
    link.unlink()
    link.symlink_to(link)
    assert refusal(folder, "../data/notes/c.md")


def test_a_pipe_is_not_a_file(folder: Path) -> None:
    os.mkfifo(folder / "data" / "pipe")
    assert "is not a file" in refusal(folder, "../data/pipe").fact


def test_one_file_is_no_pattern(folder: Path) -> None:
    with pytest.raises(RefusedError, match="is a pattern"):
        workspace_of(folder / "config" / "a.yaml").file("../data/*.csv")


def test_a_file_with_brackets_in_its_name_is_a_file(folder: Path) -> None:
    (folder / "data" / "sales [2025].csv").write_text("x")
    assert workspace_of(folder / "config" / "a.yaml").file("../data/sales [2025].csv").name == "sales [2025].csv"


def test_the_root_of_the_disk_is_no_workspace() -> None:
    assert workspace_of(Path("/config/a.yaml")).root == Path("/config")

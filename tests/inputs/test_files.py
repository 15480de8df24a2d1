"""Nothing but regular files inside the workspace is opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.errors import DataError
from reportgen.inputs import TableFile, read_table
from reportgen.inputs.files import read_bytes
from tests.inputs.workspace import Workspace


def _refusal(path: str | Path, root: Path) -> str:
    with pytest.raises(DataError) as caught:
        read_table("t", TableFile(Path(path)), root)
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("data/none.csv", "data/none.csv: does not exist; check the name in the config, or add the file"),
        ("http://127.0.0.1/a.csv", "http:/127.0.0.1/a.csv: is an address, not a file"),
        ("s3://bucket/a.csv", "s3:/bucket/a.csv: is an address, not a file"),
        ("a\x00.csv", "a\ufffd.csv: has invisible characters in its name ('a\\x00.csv'); rename the file"),
        ("name\u202efdp.csv", "name\ufffdfdp.csv: has invisible characters in its name ('name\\u202efdp.csv')"),
        ("data/evil.pkl", "data/evil.pkl: files ending in '.pkl' cannot be read"),
        ("data/old.xls", "data/old.xls: files ending in '.xls' cannot be read"),
        ("data/readme", "data/readme: files without an ending cannot be read"),
        ("x" * 300 + ".csv", "x" * 300 + ".csv: cannot be read (File name too long)"),
    ],
)
def test_refused_paths(tmp_path: Path, path: str, message: str) -> None:
    assert _refusal(path, tmp_path).startswith(message)


def test_a_pickle_is_never_opened(workspace: Workspace) -> None:
    trap = b"cos\nsystem\n(S'touch pwned'\ntR."
    assert "run programs" in _refusal(workspace.write("evil.pkl", trap), workspace.root)
    assert not (workspace.root / "pwned").exists()


def test_paths_stay_inside_links_followed(tmp_path: Path) -> None:
    outside, root = tmp_path / "secret.csv", tmp_path / "work"
    outside.write_text("a\n1\n")
    root.mkdir()
    (root / "link.csv").symlink_to(outside)
    (root / "good.csv").write_text("a\n1\n")
    (root / "inner.csv").symlink_to("good.csv")
    for path in ("../secret.csv", outside, "link.csv"):
        assert "lies outside the workspace" in _refusal(path, root)
    assert len(read_table("t", TableFile(Path("inner.csv")), root).rows) == 1
    assert read_table("t", TableFile(root / "good.csv"), root).file == "good.csv"


def test_a_workspace_behind_a_link_is_named_from_its_root(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    (real / "a.csv").write_text("a\n1\n")
    for path in (real / "a.csv", link / "a.csv", Path("a.csv")):
        assert read_table("t", TableFile(path), link).file == "a.csv"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    assert "cannot be read" in _refusal("loop.csv", tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipes_and_folders_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    for name in ("pipe.csv", "folder.csv"):
        assert _refusal(name, tmp_path) == f"{name}: is not a regular file; name a file"


def test_size_is_capped(workspace: Workspace) -> None:
    path = workspace.write("a.csv", "a\n" + "1\n" * 2_000_000)
    with pytest.raises(DataError, match="larger than 1 MB"):
        read_bytes(path, workspace.root, 1024 * 1024)

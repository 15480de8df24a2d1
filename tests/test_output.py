"""The finished file: old or new, never between, and nothing left lying about."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.errors import ConfigError, RenderError
from reportgen.output import refuse_unwritable, write_whole

OLD, NEW = b"old" * 1000, b"new" * 500_000

# Kills its own process at the named moment of writing NEW over OLD.
KILLED_AT = """
import os, pathlib, signal, sys
moment, path = sys.argv[1], pathlib.Path(sys.argv[2])
def die(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
import reportgen.output as output
if moment == "locked": os.fdopen = die
if moment == "before fsync": os.fsync = die
if moment == "before replace": pathlib.Path.replace = die
if moment == "after replace": output._settle = die
output.write_whole(path, b"new" * 500_000)
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_makes_the_folder_and_the_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "x.pdf", NEW)
    assert (tmp_path / "a" / "b" / "x.pdf").read_bytes() == NEW
    assert names(tmp_path / "a" / "b") == ["x.pdf"]


def test_new_file_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "x.pdf", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "x.pdf").stat().st_mode & 0o777 == 0o640


def test_existing_mode_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(OLD)
    path.chmod(0o604)
    write_whole(path, NEW)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (NEW, 0o604)


def test_link_is_replaced_and_its_target_untouched(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "x.pdf"
    target.write_bytes(OLD)
    target.chmod(0o600)
    link.symlink_to(target)
    write_whole(link, NEW)
    assert not link.is_symlink()
    assert (link.read_bytes(), target.read_bytes()) == (NEW, OLD)


def test_dangling_link_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").symlink_to(tmp_path / "nowhere")
    write_whole(tmp_path / "x.pdf", NEW)
    assert names(tmp_path) == ["x.pdf"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("folder", "this is a folder; name a file in it"),
        ("pipe", "this is a device or a pipe; write to standard output with -o -"),
        ("file/x.pdf", "is a file, not a folder; choose another place"),
        ("a\0b.pdf", "the name holds an invisible character; remove it"),
        ("a\u202efdp.exe", "the name holds an invisible character; remove it"),
        ("x" * 300, "cannot be written (File name too long)"),
    ],
)
def test_refuses_what_cannot_be_a_file(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(ConfigError) as caught:
        refuse_unwritable(tmp_path / name)
    assert says in str(caught.value)
    with pytest.raises(ConfigError):
        write_whole(tmp_path / name, NEW)
    assert names(tmp_path) == ["file", "folder", "pipe"]


def test_refuses_a_device() -> None:
    with pytest.raises(ConfigError, match="device"):
        write_whole(Path(os.devnull), NEW)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_refuses_a_closed_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ConfigError, match="may not be written to"):
        write_whole(tmp_path / "x.pdf", NEW)


def test_refuses_a_closed_folder_whoever_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ConfigError, match="may not be written to"):
        write_whole(tmp_path / "x.pdf", NEW)


def test_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(OLD)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RenderError, match=r"cannot be written \(No space left on device\); what was there before"):
        write_whole(path, NEW)
    assert (path.read_bytes(), names(tmp_path)) == (OLD, ["x.pdf"])


def test_interrupt_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(OLD)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, NEW)
    assert (path.read_bytes(), names(tmp_path)) == (OLD, ["x.pdf"])


@pytest.mark.parametrize(
    ("moment", "left"),
    [("locked", OLD), ("before fsync", OLD), ("before replace", OLD), ("after replace", NEW)],
)
def test_killed_at_any_moment(tmp_path: Path, moment: str, left: bytes) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(OLD)
    run = subprocess.run([sys.executable, "-c", KILLED_AT, moment, str(path)], check=False, timeout=60)
    assert run.returncode == -signal.SIGKILL
    assert path.read_bytes() == left
    write_whole(path, NEW)
    assert (path.read_bytes(), names(tmp_path)) == (NEW, ["x.pdf"])


def test_sweep_spares_the_temporary_of_a_live_run(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib, reportgen.output as output\n"
        "output._open_temporary(pathlib.Path(sys.argv[1]))\n"
        "print('ready', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        write_whole(tmp_path / "x.pdf", NEW)
        assert names(tmp_path) == [f".reportgen-{other.pid}-0.tmp", "x.pdf"]
        other.kill()
    write_whole(tmp_path / "x.pdf", NEW)
    assert names(tmp_path) == ["x.pdf"]

"""The shared collection of hostile files, each built end to end: a clear refusal or the literal text, never a crash."""

from __future__ import annotations

import csv
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from tests.cli.workspace import Answer, Workspace

COLLECTION = Path(__file__).resolve().parents[3] / "shared" / "bad-inputs"
LIMIT_S = 30

FRAME = """\
version: 1
briefing:
  title: Harbour traffic
  as_of: 2025-06-30
sections:
  - section:
      title: Whatever came
      components:
        - text: {text: A line of text.}
"""
TABLE = "        - table: {data: thing, rows: 300}\ndata:\n  tables:\n    thing: {file: ../data/%s}\n"
DOCUMENT = "  - summary\ndata:\n  documents: ../data/%s\n"
PICTURE = "        - image: {file: ../data/%s, alternative: A picture.}\n"
EMAIL = "email:\n  from: desk@example.test\n  recipients:\n"


# A table's cells are printed as they stand; which of them is a date nobody asks here.
READ_AS_TEXT = ("csv/25_dates_mixed.csv",)


def cases() -> list[tuple[str, str, str]]:
    """File, kind and expectation of every case that this version has to do with."""
    manifest = COLLECTION / "manifest.csv"
    if not manifest.is_file():
        return []
    with manifest.open(encoding="utf-8", newline="") as file:
        rows = [(row["file"], row["kind"], row["expected behaviour"]) for row in csv.DictReader(file)]
    return [row for row in rows if not row[0].startswith(("state/", "font/"))]


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Ends what takes too long, so that a flood fails one test and not the whole run."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"took longer than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def built(workspace: Workspace, name: str) -> Answer:
    """The answer to a build that meets the hostile file where such a file belongs."""
    source = COLLECTION / name
    kind = name.partition("/")[0]
    if kind == "config":
        return run_config(workspace, source)
    text = FRAME
    if kind == "addresses":
        lines = source.read_bytes().decode("utf-8", "surrogateescape").split("\n")
        text += EMAIL + "".join(f"    - {quoted(line)}\n" for line in lines if line)
    elif kind == "output":
        text += f"output: {quoted(source.read_bytes().decode('utf-8', 'surrogateescape').rstrip(chr(10)))}\n"
    else:
        (workspace.root / "data" / source.name).write_bytes(source.read_bytes())
        text += {"text": DOCUMENT, "img": PICTURE}.get(kind, TABLE) % f"'{source.name}'".strip("'")
    workspace.config.write_bytes(text.encode("utf-8", "surrogateescape"))
    return workspace.run("build")


def run_config(workspace: Workspace, source: Path) -> Answer:
    shutil.rmtree(workspace.root / "config")
    for folder in ("config", "csv", "img", "data"):
        shutil.copytree(COLLECTION / folder, workspace.root / folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    return workspace.run("build", f"config/{source.name}", "--as-of", "2025-06-30")


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\0", "\\0")
    return f'"{escaped}"'


def must_fail(expected: str) -> bool:
    """Whether the manifest knows no good end for the case."""
    is_refusal = expected.startswith(("clear error", "refused"))
    return is_refusal and not any(word in expected for word in (" or ", "unless", "when", "accepted"))


@pytest.mark.skipif(not COLLECTION.is_dir(), reason="the shared collection is not beside this checkout")
@pytest.mark.parametrize(("name", "expected"), [(name, expected) for name, _, expected in cases()])
def test_hostile_file(workspace: Workspace, name: str, expected: str) -> None:
    with time_limit(LIMIT_S):
        answer = built(workspace, name)
    assert answer.code in (0, 2, 3, 4), answer.err
    assert "Traceback" not in answer.err
    assert "\x1b" not in answer.err
    assert not list(workspace.root.rglob("pwned*"))
    if must_fail(expected) and name not in READ_AS_TEXT:
        assert answer.code, f"{expected}; but it was built: {answer.out}"
    if "must work" in expected:
        assert answer.code == 0, answer.err
    if answer.code:
        assert not workspace.output.exists()
        assert all("; " in line for line in answer.lines if line), answer.err

"""How a run ends when it does not end well: our own faults, signals, closed pipes, and being killed."""

from __future__ import annotations

import os
import pty
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.cli.voice import Voice
from tests.cli.workspace import Workspace

# Runs the program and kills its own process with the given signal at the beginning of the given stage.
STOPPED_AT = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are born deaf to it
from reportgen import pipeline
from reportgen.cli import main
stage, number = sys.argv[1], int(sys.argv[2])
original = pipeline._Stages.__call__
def watched(self, name):
    if name == stage:
        os.kill(os.getpid(), number)
    return original(self, name)
pipeline._Stages.__call__ = watched
main(["build"])
"""


def stopped_at(workspace: Workspace, stage: str, number: int) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", STOPPED_AT, stage, str(number)],
        cwd=workspace.root,
        capture_output=True,
        check=False,
        timeout=120,
    )


def fail(*_: object, **__: object) -> None:
    raise KeyError("surprise")


def test_our_own_fault_says_what_to_report(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_compose", fail)
    answer = workspace.run("build")
    assert answer.code == 1
    assert re.fullmatch(
        r"reportgen: this is a fault of the program, not yours: KeyError: 'surprise' \(cli/test_faults\.py, line \d+\);"
        r" please report this line .*--log-level debug shows where it happened\n",
        answer.err,
    )


def test_debug_adds_the_trace(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_compose", fail)
    answer = workspace.run("build", "--log-level", "debug")
    assert answer.code == 1
    assert "Traceback" in answer.err


def test_our_own_fault_in_json(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_compose", fail)
    answer = workspace.run("build", "--json")
    assert (answer.code, answer.err) == (1, "")
    assert '"code": "our-fault"' in answer.out


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted(workspace: Workspace, number: int, code: int) -> None:
    workspace.output.parent.mkdir()
    workspace.output.write_bytes(b"old")
    done = stopped_at(workspace, "render", number)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert workspace.output.read_bytes() == b"old"
    assert [path.name for path in workspace.output.parent.iterdir()] == ["harbour.pdf"]


@pytest.mark.parametrize("stage", ["data", "write"])
def test_killed_before_it_wrote(workspace: Workspace, stage: str) -> None:
    workspace.output.parent.mkdir()
    workspace.output.write_bytes(b"old")
    assert stopped_at(workspace, stage, signal.SIGKILL).returncode == -signal.SIGKILL
    assert workspace.output.read_bytes() == b"old"


def test_killed_at_any_time_leaves_the_old_file_or_the_new(workspace: Workspace) -> None:
    assert workspace.run("build").code == 0
    new = workspace.output.read_bytes()
    old = new + b"%old"
    began = time.monotonic()
    assert workspace.process("build", capture_output=True).returncode == 0
    whole_s = time.monotonic() - began
    moments = random.Random(2)  # noqa: S311 - moments, not secrets; the same in every run
    for _ in range(4):
        workspace.output.write_bytes(old)
        with subprocess.Popen(
            [sys.executable, "-m", "reportgen", "build", "--quiet"], cwd=workspace.root, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(whole_s * moments.uniform(0.6, 1.05))
            process.kill()
        assert workspace.output.read_bytes() in (old, new)
    assert workspace.run("build").code == 0
    assert [path.name for path in workspace.output.parent.iterdir()] == ["harbour.pdf"]


def test_a_closed_pipe_is_no_fault(workspace: Workspace) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "reportgen", "list", "sections"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        process.wait(60)
    assert (process.returncode, said) == (141, b"")


def test_progress_moves_on_a_terminal_and_leaves_no_trace(workspace: Workspace) -> None:
    master, slave = pty.openpty()
    done = workspace.process("build", stdout=subprocess.PIPE, stderr=slave, env={**os.environ, "TERM": "xterm"})
    os.close(slave)
    shown = read_all(master)
    assert done.returncode == 0
    assert "[1/7] reading the config" in shown
    assert "[7/7] writing" in shown
    assert shown.endswith("\r\x1b[K")


def test_progress_is_for_people_at_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert not Voice().shows_progress
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert Voice().shows_progress
    assert not Voice(is_quiet=True).shows_progress
    assert not Voice(as_json=True).shows_progress
    monkeypatch.setenv("TERM", "dumb")
    assert not Voice().shows_progress


def read_all(descriptor: int) -> str:
    parts = []
    try:
        while part := os.read(descriptor, 65536):
            parts.append(part)
    except OSError:  # how Linux says that a terminal's other side is closed
        pass
    os.close(descriptor)
    return b"".join(parts).decode()


def test_a_folder_that_may_not_be_written(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = workspace.root / "out"
    closed.mkdir()
    permitted = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != Path("out") and permitted(path, mode))
    answer = workspace.run("build")
    assert answer.code == 2
    assert answer.lines == ["out/harbour.pdf: the folder out may not be written to; choose another with -o"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device that is always full is Linux's")
@pytest.mark.parametrize("arguments", [["list"], ["--help"]])
def test_a_full_disk_behind_standard_output_is_told(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "reportgen", *arguments]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 4
    assert ended.stderr.startswith("standard output: it takes nothing more (No space left on device); ")
    assert ended.stderr.count("\n") == 1

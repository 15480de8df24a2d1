"""Judges files by the published standards: what veraPDF finds, and a second validator that shares nothing with it.

Both sit in one process of their own, and Java with them: files go there as soon as they are built, and are judged while
the tests go on. Whoever needs an answer at once goes first.
"""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

from tests.validators import SECOND, FailedRule, Question

ROOT = Path(__file__).resolve().parents[1]


def failed_rules(pdf: bytes | Path, standard: str) -> tuple[FailedRule, ...]:
    """The rules of the standard ("ua1" or "3a") that veraPDF finds broken, by clause; empty for a sound file.

    Raises AssertionError with what went wrong when the file cannot be read or there is no usable verdict.
    """
    return _rules(_court().answer(pdf, "verapdf", standard))


def second_opinion(pdf: bytes | Path, standard: str) -> tuple[FailedRule, ...]:
    """What the other validator, `page`, finds broken, less its known false alarm."""
    return _rules(_court().answer(pdf, "second", standard))


def findings(pdf: bytes, standards: Iterable[str]) -> tuple[str, ...]:
    """What both validators find, as a person reads it; each file is judged by a standard once in a session."""
    told: list[str] = []
    for name, standard in _both(standards):
        answer = _court().answer(pdf, name, standard)
        told += [answer] if isinstance(answer, str) else map(str, answer)
    return tuple(told)


def put_to_both(pdf: bytes, standards: Iterable[str]) -> None:
    """Has the file judged without waiting; `findings` has the answer later."""
    for name, standard in _both(standards):
        _court().ask(pdf, name, standard)


def _rules(answer: tuple[FailedRule, ...] | str) -> tuple[FailedRule, ...]:
    """The rules of an answer that has some."""
    assert not isinstance(answer, str), answer
    return answer


def _both(standards: Iterable[str]) -> list[tuple[str, str]]:
    """The validators to ask, each with the standard."""
    return [
        (name, standard)
        for standard in standards
        for name in ("verapdf", "second")
        if name == "verapdf" or standard in SECOND
    ]


class Court:
    """The process in which the validators sit, what they were asked and what they answered."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "tests.judge", str(theirs.fileno())]
        self._process = subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()], env=_environment())
        theirs.close()
        self._line = Connection(ours.detach())
        self._owner = os.getpid()
        self._folder = tempfile.TemporaryDirectory(prefix="judged-")
        self._answers: dict[Question, tuple[FailedRule, ...] | str | None] = {}

    def ask(self, pdf: bytes | Path, validator: str, standard: str, *, urgent: bool = False) -> Question:
        """Puts the question, unless it was put before; nothing in a forked child, which must not mix in."""
        question = Question(str(self._kept(pdf)), validator, standard)
        if os.getpid() != self._owner:
            return question
        self._listen()
        if question not in self._answers or (urgent and self._answers[question] is None):
            self._answers.setdefault(question, None)
            self._line.send((urgent, question))
        return question

    def answer(self, pdf: bytes | Path, validator: str, standard: str) -> tuple[FailedRule, ...] | str:
        """What the validator found, or why it cannot tell; waits for it."""
        question = self.ask(pdf, validator, standard, urgent=True)
        while (told := self._answers[question]) is None:
            self._hear()
        return told

    def _listen(self) -> None:
        """Takes what has been answered by now."""
        while self._line.poll():
            self._hear()

    def _hear(self) -> None:
        try:
            question, told = self._line.recv()
        except EOFError:
            message = f"the process of the validators ended with code {self._process.wait()}"
            raise AssertionError(message) from None
        self._answers[question] = told

    def _kept(self, pdf: bytes | Path) -> Path:
        """The file where it stays until the session ends."""
        content = pdf.read_bytes() if isinstance(pdf, Path) else pdf
        path = Path(self._folder.name) / f"{hashlib.sha256(content).hexdigest()}.pdf"
        if not path.exists():
            path.write_bytes(content)
        return path


def _environment() -> dict[str, str]:
    """Without what coverage or a test has set for Python."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


@cache
def _court() -> Court:
    return Court()

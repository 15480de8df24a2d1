"""How the command line speaks: what goes to whom, how loudly, and in which form."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import click

from reportgen.errors import Problem, Severity

LEVELS = ("error", "warning", "info", "debug")
SHOWN_IN_A_BUILD = 10
_GROUPS = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "note"))
_LEVEL_OF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "warning"}


@dataclass(frozen=True, slots=True)
class Voice:
    """What the person asked for with `--json`, `--quiet` and `--log-level`."""

    as_json: bool = False
    is_quiet: bool = False
    level: str = "warning"

    @property
    def shows_progress(self) -> bool:
        """Whether a moving line makes sense: a person at a terminal who did not ask for silence."""
        is_terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        return is_terminal and not self.as_json and not self.is_quiet

    def hears(self, level: str) -> bool:
        """Whether messages of this level are wanted."""
        return LEVELS.index(level) <= LEVELS.index("error" if self.is_quiet else self.level)

    def result(self, line: str, facts: Mapping[str, Any], *, to_stderr: bool = False) -> None:
        """The closing line, or with `--json` the one object on standard output."""
        if self.as_json:
            click.echo(json.dumps({"ok": True, **facts}, ensure_ascii=False))
        elif not self.is_quiet:
            click.echo(plain(line), err=to_stderr)

    def failure(
        self, problems: Iterable[Problem], exit_code: int, closing: str = "", *, with_notes: bool = False
    ) -> int:
        """Tells all problems, errors first, and returns the exit code."""
        problems = tuple(problems)
        if self.as_json:
            found = {"ok": False, "exit_code": exit_code, "problems": as_facts(problems)}
            click.echo(json.dumps(found, ensure_ascii=False))
            return exit_code
        self.problems(problems, with_notes=with_notes)
        if closing and not self.is_quiet:
            click.echo(closing, err=True)
        return exit_code

    def problems(
        self, problems: Iterable[Problem], *, with_notes: bool = False, at_most: int | None = None, more: str = ""
    ) -> None:
        """One problem a line on standard error: errors, then warnings, then notes (when asked for, or at level info).

        Of warnings and notes at most `at_most` are shown; a line after them counts the rest, and `more` says where.
        """
        problems = tuple(problems)
        for severity, name in _GROUPS:
            group = [problem for problem in problems if problem.severity is severity]
            level = "info" if severity is Severity.NOTE and not with_notes else _LEVEL_OF[severity]
            if not group or not self.hears(level):
                continue
            limit = len(group) if at_most is None or severity is Severity.ERROR else at_most
            for problem in group[:limit]:
                click.echo(self._line(problem), err=True)
            if len(group) > limit:
                click.echo(f"… and {count(len(group) - limit, 'more ' + name)}{more}", err=True)

    def _line(self, problem: Problem) -> str:
        label = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
        return plain(f"{label}{problem}")


def as_facts(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """The problems as JSON values."""
    return [{name: str(value) for name, value in asdict(problem).items()} for problem in problems]


def plain(text: str) -> str:
    """The text with control and direction characters spelled out: data must not steer a terminal."""
    return "".join(
        character.encode("unicode_escape").decode() if unicodedata.category(character) in ("Cc", "Cf") else character
        for character in text.encode("utf-8", "backslashreplace").decode("utf-8")
    )


def count(number: int, noun: str) -> str:
    """`1 warning`, `3 warnings`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def tally(problems: Iterable[Problem], *, with_notes: bool = False) -> str:
    """`2 errors, 3 warnings`, or `no problems`; notes are counted when asked for."""
    problems = tuple(problems)
    groups = _GROUPS if with_notes else _GROUPS[:2]
    numbers = [(sum(problem.severity is severity for problem in problems), name) for severity, name in groups]
    return ", ".join(count(number, name) for number, name in numbers if number) or "no problems"

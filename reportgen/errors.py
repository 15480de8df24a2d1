"""Problems that a person can act on, and the exceptions that carry them to an exit code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the run, a warning is shown, a note is listed by `check`."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One expected fault, told as `place: fact; remedy`.

    `where` is a place a person can go to: `config/a.yaml:14:5`, `data/a.csv, row 7, column value`.
    """

    severity: Severity
    code: str
    where: str
    message: str
    remedy: str

    def __str__(self) -> str:
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.where}: {self.message}{remedy}"


def error(code: str, where: str, message: str, remedy: str) -> Problem:
    """A problem that stops the run."""
    return Problem(Severity.ERROR, code, where, message, remedy)


def warning(code: str, where: str, message: str, remedy: str) -> Problem:
    """A problem that the run survives and shows."""
    return Problem(Severity.WARNING, code, where, message, remedy)


def note(code: str, where: str, message: str, remedy: str = "") -> Problem:
    """Something that `check` lists and a build passes over in silence."""
    return Problem(Severity.NOTE, code, where, message, remedy)


class ReportgenError(Exception):
    """Stops the run; holds every problem found so far and the exit code of its class."""

    exit_code = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ConfigError(ReportgenError):
    """The command line or the YAML is wrong, or names a file that is not there."""

    exit_code = 2


class DataError(ReportgenError):
    """The data cannot be read as what they claim to be, or did not pass the data gate."""

    exit_code = 3


class RenderError(ReportgenError):
    """The briefing cannot be drawn or the finished file failed its check."""

    exit_code = 4

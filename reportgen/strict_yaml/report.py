"""Collects what is wrong with one file, each fault with its line, column and key."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Protocol

from reportgen.errors import Problem, Severity
from reportgen.strict_yaml import quoted

PROBLEMS_LIMIT = 100
_LIKENESS = 0.7  # of difflib's ratio: below it, suggestions puzzle more than they help
_COMPARED = 60  # characters; comparing takes time by their square


class Located(Protocol):
    """Anything that stands at a line and column of the file: a node or a key."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


class EnoughError(Exception):
    """The report holds as many problems as anybody will read; looking for more would only take time."""


class Report:
    """The faults of one file, told in the order of its lines. Recording raises EnoughError at PROBLEMS_LIMIT."""

    def __init__(self, file: str, problems: Iterable[Problem] = ()) -> None:
        self.file = file
        self._earlier = tuple(problems)
        self._found: list[tuple[int, int, Problem]] = []

    def error(self, at: Located, path: str, fact: str, remedy: str, code: str = "config-value") -> None:
        """Records a fault that stops the run; `path` is the key (`sections[2].trade.from`), empty for the file."""
        self._add(Severity.ERROR, at, path, fact, remedy, code)

    def warning(self, at: Located, path: str, fact: str, remedy: str, code: str = "config-value") -> None:
        """Records a fault that the run survives."""
        self._add(Severity.WARNING, at, path, fact, remedy, code)

    def _add(self, severity: Severity, at: Located, path: str, fact: str, remedy: str, code: str) -> None:
        message = f"{path}: {fact}" if path else fact
        problem = Problem(severity, code, self.place(at), message, remedy)
        if (at.line, at.column, problem) in self._found:
            return  # a type and a rule may find the same
        self._found.append((at.line, at.column, problem))
        if len(self._found) >= PROBLEMS_LIMIT:
            raise EnoughError

    def place(self, at: Located) -> str:
        """`config/a.yaml:14:5`."""
        return f"{self.file}:{at.line}:{at.column}"

    def __len__(self) -> int:
        return len(self._found)

    def problems(self) -> tuple[Problem, ...]:
        """Everything found so far, what the YAML reader found first."""
        found = sorted(self._found, key=lambda item: item[:2])
        return (*self._earlier, *(problem for _, _, problem in found))

    def has_errors(self) -> bool:
        """Whether anything found stops the run."""
        return any(problem.severity is Severity.ERROR for problem in self.problems())


def suggestion(word: str, known: Iterable[str]) -> str:
    """`did you mean 'trade'? Known: …`, or only what is known when nothing is near."""
    names = tuple(known)
    listed = f"known: {', '.join(names)}" if names else "there are none"
    if near := nearest(word, names):
        return f"did you mean {quoted(near)}? {listed[0].upper()}{listed[1:]}"
    return listed


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like the word, or that it begins; None when none is."""
    by_folded = {name.casefold(): name for name in known}
    folded = word.casefold()[:_COMPARED]
    near = difflib.get_close_matches(folded, by_folded, n=1, cutoff=_LIKENESS)
    if not near and len(folded) > 2:
        near = [name for name in by_folded if name.startswith(folded)]
    return by_folded[near[0]] if near else None

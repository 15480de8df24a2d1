"""The problems that one file brings up, collected so that a person sees them together."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable

from reportgen.errors import DataError, Problem, Severity

SHOWN_OF_A_KIND = 20


class Findings:
    """Collects the problems of one file; of each kind of error or warning the first 20 are kept, the rest counted."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []
        self._counts: Counter[tuple[Severity, str]] = Counter()

    def error(
        self, code: str, message: str, remedy: str, *, row: int | None = None, column: str = "", line: int | None = None
    ) -> None:
        """Adds an error; it stops the run once everything is read. Tables have rows and columns, documents lines."""
        self._add(Problem(Severity.ERROR, code, self.place(row, column, line), message, remedy))

    def warning(self, code: str, message: str, remedy: str, *, row: int | None = None, column: str = "") -> None:
        """Adds a warning."""
        self._add(Problem(Severity.WARNING, code, self.place(row, column), message, remedy))

    def note(self, code: str, message: str, *, row: int | None = None) -> None:
        """Adds a note; all of these are kept."""
        self._problems.append(Problem(Severity.NOTE, code, self.place(row), message, ""))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Adds problems that are told already."""
        for problem in problems:
            self._add(problem)

    def fatal(self, code: str, message: str, remedy: str, *, row: int | None = None, column: str = "") -> DataError:
        """Adds an error after which the file cannot be read on; the result is there to be raised."""
        self.error(code, message, remedy, row=row, column=column)
        return DataError(self.problems())

    def place(self, row: int | None = None, column: str = "", line: int | None = None) -> str:
        """`data/a.csv, row 7, column value` (the header is row 1), or `data/a.md:3`."""
        parts = [self.file if line is None else f"{self.file}:{line}"]
        if row is not None:
            parts.append(f"row {row}")
        if column:
            parts.append(f"column {column}")
        return ", ".join(parts)

    def problems(self) -> tuple[Problem, ...]:
        """Everything found, and for each kind how much more there is."""
        rest = [
            Problem(severity, code, self.file, f"and {count - SHOWN_OF_A_KIND} more of this kind", "")
            for (severity, code), count in self._counts.items()
            if count > SHOWN_OF_A_KIND
        ]
        return (*self._problems, *rest)

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops the run."""
        return any(severity is Severity.ERROR for severity, _ in self._counts)

    def stop_on_errors(self) -> None:
        """Raises DataError with everything found when an error is among it."""
        if self.has_errors:
            raise DataError(self.problems())

    def _add(self, problem: Problem) -> None:
        kind = (problem.severity, problem.code)
        self._counts[kind] += 1
        if self._counts[kind] <= SHOWN_OF_A_KIND:
            self._problems.append(problem)


def suggestion(word: str, known: Iterable[str]) -> str:
    """`did you mean 'status'? Known: …`, or the known words alone (at most twelve)."""
    words = tuple(known)
    close = difflib.get_close_matches(word, words, n=1)
    listed = ", ".join(words[:12]) + (", …" if len(words) > 12 else "")
    return (f"did you mean '{close[0]}'? " if close else "") + (f"Known: {listed}" if listed else "there is none")


def shown(text: str, limit: int = 40) -> str:
    """The text as a message may quote it: on one line, shortened, control characters escaped."""
    flat = "".join(char if char.isprintable() else repr(char)[1:-1] for char in text[: limit + 1])
    return f"'{flat[:limit]}…'" if len(flat) > limit else f"'{flat}'"


def period_fault(fault: ValueError) -> tuple[str, str]:
    """What `Period.parse` found wrong, as the fact and the remedy of a problem."""
    fact, _, remedy = str(fault).partition(" (")
    return fact, remedy.rstrip(")") or "write 2024, 2024-02, 2024-Q1, 2024-H1 or 2024-02-29"

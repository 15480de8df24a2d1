"""Collects what is wrong with one YAML text, each fault with its place."""

from __future__ import annotations

from collections import Counter

from reportgen.errors import Problem, error

SAME_KIND_SHOWN = 3


class StopReadingError(Exception):
    """Nothing after this point can be understood; its problem is already recorded."""


class Complaints:
    """The problems of a text that begins at `first_line` of the file called `place`; a few of each kind."""

    def __init__(self, place: str, first_line: int) -> None:
        self.place = place
        self.first_line = first_line
        self._problems: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def add(self, code: str, line: int, column: int, fact: str, remedy: str) -> None:
        """Records a problem; line and column count from one in the text."""
        self._counts[code] += 1
        if self._counts[code] <= SAME_KIND_SHOWN:
            where = f"{self.place}:{self.file_line(line)}:{column}"
            self._problems.append(error(code, where, fact, remedy))

    def stop(self, code: str, line: int, column: int, fact: str, remedy: str) -> StopReadingError:
        """Records a problem after which reading makes no sense; to be raised."""
        self.add(code, line, column, fact, remedy)
        return StopReadingError()

    def file_line(self, line: int) -> int:
        """The line as the file counts it."""
        return line + self.first_line - 1

    def problems(self) -> tuple[Problem, ...]:
        """Everything recorded, and how much more there is of the same kinds."""
        hidden = sum(count - SAME_KIND_SHOWN for count in self._counts.values() if count > SAME_KIND_SHOWN)
        if not hidden:
            return tuple(self._problems)
        more = error("yaml-more", self.place, f"{hidden:,} more problems of the kinds above", "mend those first")
        return (*self._problems, more)

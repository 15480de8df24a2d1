"""Reads the analyst's tables for a section: numbers become observations, words quotations, each citing its row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import TypeVar

from reportgen.errors import Problem, error, note, warning
from reportgen.model.dataset import DataTable, TableRow
from reportgen.model.facts import Citation, Dimensions, Observation, Qualifier, Status, Unit
from reportgen.model.passage import Name, Passage, Quotation
from reportgen.model.period import Period
from reportgen.sections.citing import mark
from reportgen.sections.foreign import foreign_language
from reportgen.sections.types import Context

_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,12})?")

# Names of one kind resemble one another (Vologda Region, Volgograd Region), so only a letter or two may differ.
_MISSPELT = 0.87

_Choice = TypeVar("_Choice", Status, Qualifier)


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads one table for one section; what is wrong with it is added to `problems`, each fault once."""

    table: DataTable
    context: Context
    problems: list[Problem]

    def text(self, row: TableRow, column: str) -> str:
        """The cell as text, without blanks around it; empty when the column or the value is absent."""
        return self.table.text(row, column).strip()

    def words(self, row: TableRow, column: str) -> Passage:
        """The cell's text as a quotation of its row, tagged with the language of a foreign document; empty for none."""
        text = self.text(row, column)
        language = foreign_language(self.context, row.citation)
        return Passage.of(Quotation(text, row.citation, language=language)) if text else Passage()

    def name(self, row: TableRow, column: str) -> Passage:
        """The cell as a name; empty for an empty cell."""
        text = self.text(row, column)
        return Passage.of(Name(text)) if text else Passage()

    def citations(self, row: TableRow) -> tuple[Citation, ...]:
        """The row's citation, once for each of the sources in its `source` cell (joined by semicolons)."""
        ids = [part.strip() for part in self.text(row, "source").split(";") if part.strip()]
        known = [each for each in ids if each in self.context.dataset.sources]
        return tuple(Citation(each, row.citation.locator) for each in known) or (row.citation,)

    def mark(self, *rows: TableRow) -> Passage:
        """The bracketed reference to the rows' sources."""
        return mark([citation for row in rows for citation in self.citations(row)])

    def period(self, row: TableRow, column: str) -> Period | None:
        """The cell as a period; None when it is empty or, with a problem, when it is no period."""
        text = self.text(row, column)
        if not text:
            return None
        try:
            return Period.parse(text)
        except ValueError as fault:
            self._warn("not-a-period", row, column, str(fault), "correct the cell, or leave it empty if it is unknown")
            return None

    def number(self, row: TableRow, column: str) -> Decimal | None:
        """The cell as a number; None when it is empty or, with a problem, when it holds something else."""
        text = self.text(row, column)
        if not text:
            return None
        if (value := plain_number(text)) is not None:
            return value
        remedy = "write digits with a decimal point, or leave the cell empty and say why under status"
        self._warn("not-a-number", row, column, f"'{text[:40]}' is not a number", remedy)
        return None

    def observation(
        self, row: TableRow, low: str, high: str = "", indicator: str = "", dimensions: Mapping[str, str] | None = None
    ) -> Observation:
        """The number in column `low` (a band with `high`) with the row's unit, multiplier, qualifier and status."""
        first = self.number(row, low)
        last = self.number(row, high) if high else None
        if first is None:
            first = last
        last = first if last is None else last
        if first is not None and last is not None and last < first:
            first, last = last, first
        status = self._choice(row, "status", Status, Status.REPORTED)
        if first is None and status is Status.REPORTED:
            status = Status.MISSING
        return Observation(
            id=f"{self.table.name}:{row.citation.locator.row}:{low}",
            indicator=indicator or self.table.name,
            dimensions=Dimensions(dimensions),
            period=self.period(row, "period"),
            low=first,
            high=last,
            unit=Unit(self.text(row, "unit") or "units", self._scale(row)),
            qualifier=self._choice(row, "qualifier", Qualifier, Qualifier.EXACT),
            status=status,
            citation=row.citation,
        )

    def lacks(self, *columns: str) -> bool:
        """Whether a needed column is missing; says which, and in which file."""
        missing = [column for column in columns if column not in self.table.columns]
        for column in missing:
            message = f"there is no column '{column}'{near(column, self.table.columns)}"
            add(self.problems, warning("missing-column", self.table.file, message, "add it; the section does without"))
        return bool(missing)

    def _scale(self, row: TableRow) -> int:
        power = self.number(row, "multiplier")
        return int(power) if power is not None and power == int(power) and 0 <= power <= 15 else 0

    def _choice(self, row: TableRow, column: str, kind: type[_Choice], default: _Choice) -> _Choice:
        text = self.text(row, column).casefold()
        if not text:
            return default
        try:
            return kind(text)
        except ValueError:
            known = ", ".join(kind)
            self._warn(f"unknown-{column}", row, column, f"'{text[:40]}' is no {column}", f"write one of {known}")
            return default

    def _warn(self, code: str, row: TableRow, column: str, message: str, remedy: str) -> None:
        add(self.problems, warning(code, f"{row.citation.locator}, column {column}", message, remedy))


def plain_number(text: str) -> Decimal | None:
    """The number that the text plainly is, as the tables' reader knows them: no exponents, at most 15 digits."""
    return Decimal(text) if _PLAIN_NUMBER.fullmatch(text) else None


def open_table(name: str, context: Context, problems: list[Problem], option: str = "data") -> Reading | None:
    """The table of that name, ready to be read; None, with an error, when the data have none."""
    table = context.dataset.tables.get(name)
    if table is not None:
        return Reading(table, context, problems)
    place = option_place(context, option)
    add(
        problems,
        error(
            "unknown-table",
            place,
            f"there is no table '{name}'{near(name, context.dataset.tables)}",
            "name it under data.tables, or choose another one",
        ),
    )
    return None


def unknown_column(reading: Reading, column: str, option: str) -> bool:
    """Whether an option names a column that the table lacks; adds the error that says so."""
    if column in reading.table.columns:
        return False
    place = option_place(reading.context, option)
    message = f"table '{reading.table.name}' has no column '{column}'{near(column, reading.table.columns)}"
    remedy = f"choose from {', '.join(reading.table.columns)}"
    add(reading.problems, error("unknown-column", place, message, remedy))
    return True


def add(problems: list[Problem], problem: Problem) -> None:
    """Appends the problem unless it is there already."""
    if problem not in problems:
        problems.append(problem)


def option_place(context: Context, option: str) -> str:
    """Where an option of the section stands: `config/a.yaml:49:5: data`."""
    return f"{context.place}: {option}" if context.place else option


def absent(code: str, place: str, name: str, known: Iterable[str], message: str, remedy: str) -> Problem:
    """A name in the options that the data lack: a warning when it looks misspelt.

    Else a note, since at an earlier knowledge date the data hold less.
    """
    guess = near(name, known, _MISSPELT)
    return (warning if guess else note)(code, place, message + guess, remedy)


def near(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """A question after the nearest known word, in brackets; empty when none is near."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=cutoff)
    return f" (did you mean '{found[0]}'?)" if found else ""

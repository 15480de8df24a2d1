"""Observations: numbers with indicator, dimensions, period, unit and source, one a row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeVar

from reportgen.inputs.findings import Findings, period_fault, shown, suggestion
from reportgen.inputs.grid import Grid
from reportgen.inputs.plain_numbers import example, plain_number
from reportgen.inputs.tables import REVIEW_COLUMN, source_ids
from reportgen.model.facts import Citation, Dimensions, Locator, Observation, Qualifier, Source, Status, Unit
from reportgen.model.period import Period

REQUIRED = ("indicator", "period", "unit")
VALUES = ("value", "low", "high")
OPTIONAL = ("id", "multiplier", "qualifier", "status", "source", "statement", "note")
OF_DRAFTS = ("evidence", "found", REVIEW_COLUMN)
"""Columns for the person who reviews a draft: neither values nor dimensions."""
_RESERVED = frozenset(REQUIRED + VALUES + OPTIONAL + OF_DRAFTS)
_WITHOUT_VALUE = frozenset({Status.MISSING, Status.CONFIDENTIAL, Status.NOT_APPLICABLE})
_BAND = re.compile(r"(.*[0-9])\s*[-\u2013]\s*(-?[0-9].*)")
_MULTIPLIERS = range(-9, 13)

Word = TypeVar("Word", bound=StrEnum)


def make_observations(
    grid: Grid, decimal: str, sources: Mapping[str, Source] | None, findings: Findings
) -> tuple[Observation, ...]:
    """The observations of a grid; faults of rows are added to the findings, whose rows are then left out.

    `sources` None means that the list of sources could not be read or does not exist, so ids are not checked.
    Raises DataError when a required column is absent.
    """
    _check_columns(grid, findings)
    observations = []
    for row, cells in grid.mappings():
        reading = _Row(row, cells, decimal, findings)
        observation = reading.observation(sources)
        if observation is not None:
            observations.append(observation)
    _warn_of_no_source(grid, findings)
    return tuple(observations)


def _check_columns(grid: Grid, findings: Findings) -> None:
    free = [column for column in grid.columns if column not in _RESERVED]
    for column in REQUIRED:
        if column not in grid.columns:
            findings.error("missing_column", f"has no column {column}", suggestion(column, free))
    if "value" not in grid.columns and not {"low", "high"} <= set(grid.columns):
        findings.error("missing_column", "has no column value, nor low and high", suggestion("value", free))
    for column in free:
        near = suggestion(column, OPTIONAL)
        if near.startswith("did you mean"):
            message = f"column {shown(column)} is read as a dimension; {near.partition('? ')[0]}?"
            findings.warning("near_column", message, "rename it if it is that")
    findings.stop_on_errors()


def _warn_of_no_source(grid: Grid, findings: Findings) -> None:
    if "source" not in grid.columns:
        findings.warning("no_source", "has no column source", "name the source of each number by its id")
        return
    position = grid.columns.index("source")
    rows = [row for row, cells in grid.rows if not cells[position]]
    if rows:
        more = f", as in {len(rows)} rows in all" if len(rows) > 1 else ""
        findings.warning("no_source", f"is empty{more}", "name the source by its id", row=rows[0], column="source")


class _Row:
    """One row being read: each method reads one thing and notes what is wrong with it."""

    def __init__(self, row: int, cells: dict[str, str], decimal: str, findings: Findings) -> None:
        self.row, self.cells, self.decimal, self.findings = row, cells, decimal, findings
        self.is_sound = True

    def observation(self, sources: Mapping[str, Source] | None) -> Observation | None:
        cells = self.cells
        status = self.word("status", Status, Status.REPORTED)
        low, high = self.band()
        self.check_presence(low, status)
        observation = Observation(
            id=cells.get("id") or f"{PurePosixPath(self.findings.file).stem}-{self.row}",
            indicator=cells["indicator"],
            dimensions=Dimensions({name: cell for name, cell in cells.items() if name not in _RESERVED}),
            period=self.period(),
            low=low,
            high=high,
            unit=Unit(cells["unit"], self.multiplier()),
            qualifier=self.word("qualifier", Qualifier, Qualifier.EXACT),
            status=status,
            citation=Citation(self.source(sources), Locator(self.findings.file, self.row)),
            statement=cells.get("statement", ""),
            note=cells.get("note", ""),
        )
        return observation if self.is_sound else None

    def fault(self, code: str, message: str, remedy: str, column: str) -> None:
        self.is_sound = False
        self.findings.error(code, message, remedy, row=self.row, column=column)

    def word(self, column: str, words: type[Word], default: Word) -> Word:
        text = self.cells.get(column, "")
        if not text:
            return default
        try:
            return words(text)
        except ValueError:
            self.fault("unknown_word", f"{shown(text)} is not a {column}", suggestion(text, list(words)), column)
            return default

    def number(self, column: str, text: str) -> Decimal | None:
        value = plain_number(text, self.decimal)
        if text and value is None:
            self.fault("not_a_number", f"{shown(text)} is not a number", example(self.decimal), column)
        return value

    def band(self) -> tuple[Decimal | None, Decimal | None]:
        """The two ends; equal for a single number, both None without a number."""
        value, ends = self.cells.get("value", ""), (self.cells.get("low", ""), self.cells.get("high", ""))
        column = "value" if value else "low"
        if value:
            if any(ends):
                self.fault("two_values", "is filled beside low and high", "keep one of the two", "value")
            match = None if plain_number(value, self.decimal) is not None else _BAND.fullmatch(value)
            ends = (match[1], match[2]) if match else (value, value)
        elif any(ends) and not all(ends):
            column = "high" if ends[0] else "low"
            self.fault("half_a_band", "is empty", "write the same number in low and high, or use value", column)
            return None, None
        low = self.number(column, ends[0])
        high = low if ends[0] == ends[1] else self.number("value" if value else "high", ends[1])
        if low is not None and high is not None and low > high:
            self.fault("crossed_band", f"{ends[0]} is more than {ends[1]}", "write the smaller number first", column)
        return low, high

    def check_presence(self, low: Decimal | None, status: Status) -> None:
        """A number needs a unit; no number needs a status that says why, or words instead of number and unit."""
        cells = self.cells
        if not cells["indicator"]:
            self.fault("no_indicator", "is empty", "name what is measured, such as turnover", "indicator")
        is_empty = not any(cells.get(column) for column in VALUES)
        if low is not None and not cells["unit"]:
            self.fault("no_unit", "is empty", "name the unit, such as USD, t, % or units", "unit")
        if is_empty and status not in _WITHOUT_VALUE and (cells["unit"] or not cells.get("statement")):
            column = "value" if "value" in cells else "low"
            remedy = "write the number, or say why there is none: status missing, confidential or not_applicable"
            self.fault("no_value", "is empty", remedy, column)

    def period(self) -> Period | None:
        text = self.cells["period"]
        if not text:
            return None
        try:
            return Period.parse(text)
        except ValueError as problem:
            self.fault("bad_period", *period_fault(problem), "period")
            return None

    def multiplier(self) -> int:
        text = self.cells.get("multiplier", "")
        if not text:
            return 0
        value = plain_number(text)
        if value is None or value != value.to_integral_value() or int(value) not in _MULTIPLIERS:
            message = f"{shown(text)} is not a power of ten between -9 and 12"
            self.fault("bad_multiplier", message, "write 3 for thousands, 6 for millions", "multiplier")
            return 0
        return int(value)

    def source(self, sources: Mapping[str, Source] | None) -> str:
        ids = source_ids(self.cells.get("source", ""))
        for identifier in ids:
            if sources is not None and identifier not in sources:
                message = f"{shown(identifier)} is not in the list of sources"
                self.fault("unknown_source", message, suggestion(identifier, sources), "source")
        return ids[0] if ids else ""

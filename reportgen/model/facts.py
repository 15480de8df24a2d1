"""Where something was said, and the numbers that were said there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from reportgen.model.period import Period


class Qualifier(StrEnum):
    """How firmly a source states a number; it stays with the number everywhere."""

    EXACT = "exact"
    ALMOST = "almost"
    OVER = "over"
    ABOUT = "about"
    UNDER = "under"


class Status(StrEnum):
    """What kind of number it is (after SDMX's CL_OBS_STATUS). Suppressed is not zero."""

    REPORTED = "reported"
    DERIVED = "derived"
    ESTIMATED = "estimated"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    PLANNED = "planned"
    POTENTIAL = "potential"
    FORECAST = "forecast"
    CONFIDENTIAL = "confidential"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure and the power of ten it is stated in (SDMX UNIT_MEASURE and UNIT_MULT).

    `code` is an ISO 4217 currency or one of `%`, `pp`, `times`, `t`, `m`, `units`, `t/year`, or the analyst's own.
    """

    code: str
    scale: int = 0

    @property
    def is_currency(self) -> bool:
        """Whether the code is an ISO 4217 currency code (three capitals)."""
        return len(self.code) == 3 and self.code.isascii() and self.code.isalpha() and self.code.isupper()


PERCENT = Unit("%")
PERCENTAGE_POINT = Unit("pp")
TIMES = Unit("times")
COUNT = Unit("units")


@dataclass(frozen=True, slots=True)
class Source:
    """A publication. `published` is the day, month or year as known; None when undated.

    `title_language` is that of a title that we give in another language than the publication's.
    """

    id: str
    publisher: str
    title: str
    published: Period | None
    url: str
    language: str
    note: str = ""
    title_language: str = ""

    @property
    def known_from(self) -> date | None:
        """The first day on which the source is surely public: the last day of its date."""
        return self.published.end if self.published else None


@dataclass(frozen=True, slots=True)
class Locator:
    """The place inside a source's record: a file with a table row, or a sentence with its character span.

    `row` counts as an editor shows it (the header is row 1). `start`/`end` index the document's text.
    """

    file: str
    row: int | None = None
    sentence: int | None = None
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        if self.row is not None:
            return f"{self.file}, row {self.row}"
        if self.sentence is not None:
            return f"{self.file}, sentence {self.sentence}"
        return self.file


@dataclass(frozen=True, slots=True)
class Citation:
    """A source (by id; empty when the analyst named none) and the place where the record stands."""

    source: str
    locator: Locator


class Dimensions(Mapping[str, str]):
    """A frozen, hashable mapping: for trade reporter, partner, flow, commodity; another field brings others.

    Empty values are dropped, so a missing dimension and an empty cell are the same thing.
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, str] | None = None, /, **named: str) -> None:
        merged = {**(items or {}), **named}
        self._items = tuple(sorted((key, value) for key, value in merged.items() if value))

    def __getitem__(self, key: str) -> str:
        for name, value in self._items:
            if name == key:
                return value
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Dimensions) else NotImplemented

    def __repr__(self) -> str:
        return f"Dimensions({dict(self._items)!r})"

    def matches(self, wanted: Mapping[str, str]) -> bool:
        """Whether every wanted dimension has the wanted value; a wanted empty string means "absent"."""
        return all(self.get(name, "") == value for name, value in wanted.items())


@dataclass(frozen=True, slots=True)
class Observation:
    """One number, or a band (low < high), as a source reported it.

    `low` and `high` are both None for a cell that says why there is no number (confidential, missing)
    or for a qualitative record, whose words stand in `statement`.
    """

    id: str
    indicator: str
    dimensions: Dimensions
    period: Period | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit
    qualifier: Qualifier
    status: Status
    citation: Citation
    statement: str = ""
    note: str = ""

    @property
    def has_value(self) -> bool:
        """Whether a number was given."""
        return self.low is not None and self.high is not None

    @property
    def is_band(self) -> bool:
        """Whether the source gave a range."""
        return self.has_value and self.low != self.high

"""What was read from the workspace: observations, tables, documents and their sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from reportgen.errors import Problem
from reportgen.model.facts import Citation, Observation, Source
from reportgen.model.period import Period

Cell = str | Decimal | datetime.date | bool | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table, with the place it came from."""

    cells: tuple[Cell, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table as read: column names, rows in the file's order. No cell is guessed: text stays text.

    A column is numeric when every filled cell is a plain number; then its cells are `Decimal`.
    """

    name: str
    file: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]

    def index(self, column: str) -> int:
        """The column's position. Raises KeyError when there is none of that name."""
        try:
            return self.columns.index(column)
        except ValueError:
            raise KeyError(column) from None

    def text(self, row: TableRow, column: str) -> str:
        """The cell as text; empty when the column or the value is absent."""
        if column not in self.columns:
            return ""
        cell = row.cells[self.index(column)]
        # A small decimal's own text would be 1E-8.
        return "" if cell is None else f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: its number from one and its character span in the document's text."""

    number: int
    text: str
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its front matter. `source` is a source id; `text` is without the front matter, newlines kept.

    `author` and `url` are what the file itself says of whose it is and where it stood.
    """

    id: str
    file: str
    source: str
    title: str
    published: Period | None
    language: str
    text: str
    author: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The whole input, in the order of the files. `problems` lists what reading and the knowledge date brought up.

    `listed` holds the id of every source in the list, also of those that were not published yet.
    """

    observations: tuple[Observation, ...] = ()
    documents: tuple[Document, ...] = ()
    tables: Mapping[str, DataTable] = field(default_factory=lambda: MappingProxyType({}))
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()
    listed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", MappingProxyType(dict(self.tables)))
        object.__setattr__(self, "sources", MappingProxyType(dict(self.sources)))

    def select(self, indicator: str, dimensions: Mapping[str, str]) -> Iterator[Observation]:
        """The observations of an indicator whose dimensions match; an empty string asks for an absent one."""
        return (
            observation
            for observation in self.observations
            if observation.indicator == indicator and observation.dimensions.matches(dimensions)
        )

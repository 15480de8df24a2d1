"""Reads everything and says everything that is wrong with it, in one go."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from reportgen.errors import DataError, Problem, Severity, error
from reportgen.inputs.document_sources import source_of, with_own_ids, with_own_sources
from reportgen.inputs.documents import read_document
from reportgen.inputs.files import DataFiles, TableFile
from reportgen.inputs.findings import Findings
from reportgen.inputs.formats import read_grid, table_place
from reportgen.inputs.knowledge import Knowledge
from reportgen.inputs.misspellings import find_misspellings
from reportgen.inputs.observations import make_observations
from reportgen.inputs.sources import read_sources
from reportgen.inputs.tables import make_table, warn_of_reviews
from reportgen.model.dataset import Dataset, DataTable, Document
from reportgen.model.facts import Observation, Source

Result = TypeVar("Result")


def read_dataset(files: DataFiles, as_of: datetime.date) -> Dataset:
    """Everything that was known on the day `as_of`, with the warnings and notes that reading brought up.

    Without a file of sources, each source that a row or document names becomes one, undated. Raises DataError with
    all problems of all files.
    """
    reading = _Reading(files, as_of)
    observations = tuple(reading.observations())
    tables = {name: table for name in files.tables if (table := reading.table(name)) is not None}
    documents = with_own_sources(with_own_ids(tuple(reading.documents())))
    reading.problems += _repeated("id", ((each.id, str(each.citation.locator)) for each in observations))
    if reading.has_errors:
        raise DataError(reading.problems)
    sources = reading.sources if files.sources else _named_sources(observations, tables.values(), documents)
    sources.update({each.source: source_of(each) for each in documents if each.source not in sources})
    problems = (*reading.problems, *find_misspellings(observations))
    return Dataset(observations, documents, tables, sources, problems, frozenset(reading.listed or sources))


class _Reading:
    """One reading: what was listed, what was known, and the problems so far."""

    def __init__(self, files: DataFiles, as_of: datetime.date) -> None:
        self.files = files
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.listed: dict[str, Source] | None = None
        if files.sources:
            path = files.sources
            self.listed = self._collected(TableFile(path), partial(read_sources, path, files.root))
        self.knowledge = Knowledge(as_of, self.listed or {})
        if files.sources and not self.has_errors:
            self.sources = self._collected(TableFile(files.sources), self.knowledge.known_sources) or {}

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far stops the run."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def observations(self) -> Iterator[Observation]:
        """The observations of all files, in order."""
        for file in self.files.observations:
            yield from self._collected(file, partial(self._observations, file)) or ()

    def table(self, name: str) -> DataTable | None:
        """The table, None when it cannot be read."""
        file = self.files.tables[name]
        return self._collected(file, partial(self._table, name, file))

    def documents(self) -> Iterator[Document]:
        """The documents that were known, in order."""
        for path in self.files.documents:
            document = self._collected(TableFile(path), partial(self._document, path))
            if document is not None:
                yield document

    def _observations(self, file: TableFile, findings: Findings) -> tuple[Observation, ...]:
        grid = self.knowledge.known_rows(read_grid(file, self.files.root, findings), findings)
        warn_of_reviews(grid, findings)
        return make_observations(grid, file.decimal, self.listed, findings)

    def _table(self, name: str, file: TableFile, findings: Findings) -> DataTable:
        grid = self.knowledge.known_rows(read_grid(file, self.files.root, findings), findings)
        warn_of_reviews(grid, findings)
        return make_table(name, grid, file.decimal, self.listed, findings)

    def _document(self, path: Path, findings: Findings) -> Document | None:
        document = read_document(path, self.files.root, self.listed, findings)
        is_known = self.knowledge.knows_document(document.source, document.published, findings)
        return document if is_known else None

    def _collected(self, file: TableFile, read: Callable[[Findings], Result]) -> Result | None:
        """What `read` gives, None when it raises; the problems are kept either way."""
        findings = Findings(table_place(file, self.files.root))
        result = None
        try:
            result = read(findings)
        except DataError as fault:
            # Most of these are in the findings already; those of opening the file are not.
            self.problems += (problem for problem in fault.problems if problem not in findings.problems())
        self.problems += findings.problems()
        return result


def _repeated(what: str, named_places: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, place in named_places:
        if name in first:
            message = f"the {what} '{name}' stands in {first[name]} already"
            yield error("duplicate_id", place, message, "give each its own")
        first.setdefault(name, place)


def _named_sources(
    observations: Iterable[Observation], tables: Iterable[DataTable], documents: Iterable[Document]
) -> dict[str, Source]:
    cited = [observation.citation.source for observation in observations]
    cited += [row.citation.source for table in tables for row in table.rows]
    own = {document.id for document in documents}
    cited += [document.source for document in documents if document.source not in own]
    return {name: Source(name, name, "", None, "", "") for name in cited if name}

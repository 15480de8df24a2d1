"""The list of sources: who said it, when, where."""

from __future__ import annotations

from pathlib import Path

from reportgen.inputs.files import TableFile
from reportgen.inputs.findings import Findings, period_fault, shown, suggestion
from reportgen.inputs.formats import read_grid
from reportgen.inputs.tables import warn_of_reviews
from reportgen.model.facts import Source
from reportgen.model.period import Period

COLUMNS = ("id", "publisher", "title", "published", "url", "language", "title_language", "note")
_REQUIRED = ("id", "title")


def read_sources(path: Path, root: Path, findings: Findings) -> dict[str, Source]:
    """The sources by id, in the file's order; what is wrong with a row is added to the findings.

    Raises DataError when the file cannot be read or lacks a required column (id, title).
    """
    grid = read_grid(TableFile(path), root, findings)
    for column in _REQUIRED:
        if column not in grid.columns:
            findings.error("missing_column", f"has no column {column}", suggestion(column, grid.columns))
    findings.stop_on_errors()
    warn_of_reviews(grid, findings)
    sources: dict[str, Source] = {}
    rows: dict[str, int] = {}
    for row, cells in grid.mappings():
        source = _source(row, cells, findings)
        if source.id in sources:
            message = f"the id {shown(source.id)} stands in row {rows[source.id]} already"
            findings.error("duplicate_id", message, "give each source its own id", row=row, column="id")
        sources.setdefault(source.id, source)
        rows.setdefault(source.id, row)
    return sources


def _source(row: int, cells: dict[str, str], findings: Findings) -> Source:
    identifier = cells["id"]
    if not identifier or ";" in identifier:
        fault = "a source id holds no semicolon" if identifier else "is empty"
        findings.error("bad_id", fault, "write a short id, such as S01", row=row, column="id")
    if not cells["title"] and not cells.get("publisher"):
        findings.error("no_title", "is empty", "name the title or the publisher", row=row, column="title")
    url = cells.get("url", "")
    if url and not url.lower().startswith(("http://", "https://")):
        message = f"{shown(url)} is not a web address"
        findings.error("bad_url", message, "begin it with https://, or leave it empty", row=row, column="url")
    return Source(
        id=identifier,
        publisher=cells.get("publisher", ""),
        title=cells["title"],
        published=_published(row, cells.get("published", ""), findings),
        url=url,
        language=cells.get("language", ""),
        note=cells.get("note", ""),
        title_language=cells.get("title_language", ""),
    )


def _published(row: int, text: str, findings: Findings) -> Period | None:
    if not text:
        return None
    try:
        return Period.parse(text)
    except ValueError as fault:
        findings.error("bad_date", *period_fault(fault), row=row, column="published")
        return None

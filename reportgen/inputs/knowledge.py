"""The knowledge date: what was published after it is left out, and every leaving-out is told."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.inputs.findings import Findings
from reportgen.inputs.grid import Grid, Record
from reportgen.inputs.tables import SOURCE_COLUMN, source_ids
from reportgen.model.facts import Source
from reportgen.model.period import Period


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What could be known on a day. An undated or unlisted source counts as known."""

    as_of: datetime.date
    sources: Mapping[str, Source]

    def is_known(self, source: str) -> bool:
        """Whether the source was surely public on the day."""
        listed = self.sources.get(source)
        return listed is None or listed.known_from is None or listed.known_from <= self.as_of

    def known_sources(self, findings: Findings) -> dict[str, Source]:
        """The sources without the later ones; a note for each of these, a warning for each undated one."""
        for source in self.sources.values():
            if not self.is_known(source.id):
                message = f"source {self.dated(source.id)} is left out: published after {self.as_of}"
                findings.note("source_after_as_of", message)
            elif source.published is None:
                message = f"source {source.id} has no date, so it counts as known on any day"
                findings.warning("undated_source", message, "give the day, month or year in the column published")
        return {key: source for key, source in self.sources.items() if self.is_known(key)}

    def known_rows(self, grid: Grid, findings: Findings) -> Grid:
        """The grid without rows that name a source of a later day: their words may rest on any of their sources."""
        if SOURCE_COLUMN not in grid.columns:
            return grid
        position = grid.columns.index(SOURCE_COLUMN)
        rows: list[Record] = []
        for number, cells in grid.rows:
            ids = source_ids(cells[position])
            later = [each for each in ids if not self.is_known(each)]
            if later:
                findings.note("after_as_of", self._reason(later), row=number)
                continue
            rows.append((number, cells))
        self._summarize(len(grid.rows) - len(rows), len(grid.rows), findings)
        return Grid(grid.columns, tuple(rows))

    def knows_document(self, source: str, published: Period | None, findings: Findings) -> bool:
        """Whether source and document are both of the day or earlier; else a note says which is not."""
        if not self.is_known(source):
            findings.note("after_as_of", self._reason((source,)))
            return False
        if published is not None and published.end > self.as_of:
            findings.note("after_as_of", f"left out: dated {published}, after {self.as_of}")
            return False
        return True

    def dated(self, source: str) -> str:
        """`S58 (2026-01-14)`."""
        return f"{source} ({self.sources[source].published})"

    def _reason(self, ids: Iterable[str]) -> str:
        return f"left out: {', '.join(self.dated(each) for each in ids)} was published after {self.as_of}"

    def _summarize(self, left_out: int, rows: int, findings: Findings) -> None:
        if left_out:
            message = f"{left_out} of {rows} rows left out: published after {self.as_of}"
            findings.warning("rows_after_as_of", message, "`check` lists them")

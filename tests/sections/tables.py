"""Small tables for tests, written as CSV, and a section made from them."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from reportgen.model.briefing import Section
from reportgen.model.dataset import Cell, Dataset, DataTable, TableRow
from reportgen.model.facts import Citation, Locator
from reportgen.sections import section_types
from tests.facts import context, dataset, source

_PLAIN_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")


def table(name: str, text: str) -> DataTable:
    """The table that reading `data/<name>.csv` with this text would give."""
    header, *lines = list(csv.reader(io.StringIO(text.strip())))
    columns = [[line[index].strip() for line in lines] for index in range(len(header))]
    cells = [_typed(name, values) for name, values in zip(header, columns, strict=True)]
    rows = []
    for number, line in enumerate(zip(*cells, strict=True), 2):
        ids = str(line[header.index("source")] or "").split(";") if "source" in header else [""]
        rows.append(TableRow(line, Citation(ids[0], Locator(f"data/{name}.csv", number))))
    return DataTable(name, f"data/{name}.csv", tuple(header), tuple(rows))


def _typed(column: str, values: list[str]) -> list[Cell]:
    if column != "source" and all(_PLAIN_NUMBER.fullmatch(value) for value in values if value):
        return [Decimal(value) if value else None for value in values]
    return [value or None for value in values]


def holding(*tables: DataTable, facts: Dataset | None = None) -> Dataset:
    """A dataset with the tables, and a plain source for every id that they cite."""
    data = facts or dataset()
    cited = {each for table in tables for row in table.rows for each in str(table.text(row, "source")).split(";")}
    sources = {each: source(each) for each in sorted(cited) if each}
    return replace(data, tables={table.name: table for table in tables}, sources={**data.sources, **sources})


def made(kind: str, data: Dataset, /, as_of: str = "2026-01-31", **options: Any) -> Section:
    """The section of that kind, as `config/briefing.yaml` line 9 would ask for it."""
    section_type = section_types()[kind]
    here = replace(context(data, as_of=as_of), place="config/briefing.yaml:9:5")
    return section_type.compose(section_type.options(**options), here)


def problems(section: Section) -> list[str]:
    """What the section's making brought up, as a person reads it."""
    return [f"{problem.severity}: {problem}" for problem in section.problems]

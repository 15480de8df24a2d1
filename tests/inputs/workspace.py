"""A workspace in a temporary folder, and short ways to read from it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from reportgen.errors import DataError
from reportgen.inputs import DataFiles, TableFile, read_dataset, read_table
from reportgen.model.dataset import Dataset, DataTable

AS_OF = datetime.date(2026, 1, 31)
SOURCES = "id,publisher,title,published,url,language,note\nS01,Agency,A meeting,2025-05-02,https://a.example/1,en,\n"


class Workspace:
    """Writes files below `root` and reads them as the product does."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, content: str | bytes) -> Path:
        """Writes the file; the path is the one from the root."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Path(name)

    def table(self, content: str | bytes, name: str = "data/t.csv", **options: Any) -> DataTable:
        """The content as a table."""
        return read_table("t", TableFile(self.write(name, content), **options), self.root)

    def table_problems(self, content: str | bytes, name: str = "data/t.csv", **options: Any) -> list[str]:
        """What is wrong with the content as a table."""
        try:
            table = self.table(content, name, **options)
        except DataError as fault:
            return [str(problem) for problem in fault.problems]
        raise AssertionError(f"read as {table.columns} with {len(table.rows)} rows")

    def dataset(
        self,
        *,
        sources: str | None = SOURCES,
        observations: str | None = None,
        documents: dict[str, str] | None = None,
        tables: dict[str, str] | None = None,
        as_of: datetime.date = AS_OF,
    ) -> Dataset:
        """The dataset of the given contents."""
        files = DataFiles(
            self.root,
            self.write("data/sources.csv", sources) if sources is not None else None,
            (TableFile(self.write("data/observations.csv", observations)),) if observations is not None else (),
            tuple(self.write(f"data/documents/{name}", text) for name, text in (documents or {}).items()),
            {name: TableFile(self.write(f"data/{name}.csv", text)) for name, text in (tables or {}).items()},
        )
        return read_dataset(files, as_of)

    def dataset_problems(self, **contents: Any) -> list[str]:
        """What stops the dataset from being read."""
        try:
            self.dataset(**contents)
        except DataError as fault:
            return [str(problem) for problem in fault.problems]
        raise AssertionError("nothing was wrong")


def cells(table: DataTable) -> list[tuple[object, ...]]:
    """The cells of all rows."""
    return [row.cells for row in table.rows]

"""The shared collection of bad inputs, where it is at hand: a table or a clear refusal, never anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import DataError
from reportgen.inputs import DataFiles, TableFile, read_dataset, read_table
from tests.inputs.workspace import AS_OF

COLLECTION = Path(__file__).parents[2].parent / "shared" / "bad-inputs"

REFUSED = {
    "01_empty.csv": "holds no table",
    "03_ragged.csv": "row 3: has 3 cells where the header has 2",
    "04_unclosed_quote.csv": "row 2: a quotation mark opened here (line 2) is never closed",
    "08_mixed_decimal.csv": "row 3, column v: '1.234,5' is not a plain number",
    "10_latin1.csv": "line 2 holds the byte E9",
    "14_inf_nan.csv": "row 2, column v: 'inf' is not a plain number",
    "20_surrogate.csv": "line 2 holds the byte ED",
    "23_wide.csv": "has 300 columns; 200 are allowed",
    "02_xxe.xlsx": "declares document types",
    "04_error_cells.xlsx": "cell",
    "evil.pkl": "files ending in '.pkl' cannot be read",
}
"""File → what its refusal says; the others of the collection are read (or refused with clear words)."""


def _files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((COLLECTION / folder).glob("*")) if path.is_file()]


@pytest.mark.parametrize("path", _files("csv", "xlsx", "data"), ids=lambda path: path.name)
def test_a_table_or_a_clear_refusal(path: Path) -> None:
    try:
        table = read_table("t", TableFile(path), COLLECTION)
    except DataError as fault:
        assert all(problem.where and problem.message and problem.remedy for problem in fault.problems)
        assert REFUSED.get(path.name, "") in str(fault)
    else:
        assert path.name not in REFUSED
        assert all(len(row.cells) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("path", _files("text"), ids=lambda path: path.name)
def test_a_document_is_read_as_literal_text(path: Path) -> None:
    dataset = read_dataset(DataFiles(COLLECTION, None, (), (path,), {}), AS_OF)
    assert dataset.documents[0].text
    assert "javascript:" not in dataset.documents[0].text

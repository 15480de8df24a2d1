"""The one door for a user's own chart function: a table as a pandas DataFrame."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.model.dataset import Cell, DataTable

if TYPE_CHECKING:
    import pandas


def to_frame(table: DataTable) -> pandas.DataFrame:
    """The table with a default index, typed as pandas would read it.

    Columns of whole numbers without a gap are int64, other numbers float64 (empty = NaN), all others text (empty =
    None).
    """
    import pandas  # noqa: PLC0415 - 0.7 s to import, needed only where a user's function asks for it

    columns = {
        name: pandas.Series([_plain(row.cells[position]) for row in table.rows], dtype=_dtype(table, position))
        for position, name in enumerate(table.columns)
    }
    return pandas.DataFrame(columns)


def _dtype(table: DataTable, position: int) -> str:
    cells = [row.cells[position] for row in table.rows]
    if not any(isinstance(cell, Decimal) for cell in cells):
        return "object"
    # A year stays 2024 at an axis, and is not 2024.0.
    is_whole = all(isinstance(cell, Decimal) and cell.as_tuple().exponent == 0 for cell in cells)
    return "int64" if is_whole else "float64"


def _plain(cell: Cell) -> object:
    return float(cell) if isinstance(cell, Decimal) else cell

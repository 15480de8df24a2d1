"""Parquet by pyarrow, an extra."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from reportgen.inputs.files import TableFile
from reportgen.inputs.findings import Findings
from reportgen.inputs.grid import COLUMNS_LIMIT, ROWS_LIMIT, Record
from reportgen.inputs.typed_cells import record_cell

_BATCH_ROWS = 1000


def read_parquet(content: bytes, file: TableFile, findings: Findings) -> Iterator[Record]:  # noqa: ARG001 - a Reader's shape
    """The records of a Parquet file. Raises DataError without pyarrow, and for a broken or too large file."""
    parquet = _import(findings)
    try:
        opened = parquet.ParquetFile(io.BytesIO(content))
        names = opened.schema_arrow.names
        _check_size(opened.metadata.num_rows, len(names), findings)
        yield 1, tuple(names)
        number = 1
        for batch in opened.iter_batches(batch_size=_BATCH_ROWS):
            for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                yield number, tuple([record_cell(cell, number, names[i], findings) for i, cell in enumerate(cells)])
    except OSError as fault:  # pyarrow's errors for broken files are OSError and ValueError
        raise _broken(str(fault), findings) from None
    except ValueError as fault:
        raise _broken(str(fault), findings) from None


def _import(findings: Findings) -> Any:
    try:
        from pyarrow import parquet  # noqa: PLC0415 - an extra, loaded only for Parquet files
    except ImportError:
        raise findings.fatal("missing_extra", "needs pyarrow", "run: pip install 'reportgen[parquet]'") from None
    return parquet


def _check_size(rows: int, columns: int, findings: Findings) -> None:
    if rows > ROWS_LIMIT or columns > COLUMNS_LIMIT:
        message = f"has {rows:,} rows and {columns} columns; {ROWS_LIMIT:,} and {COLUMNS_LIMIT} are allowed"
        raise findings.fatal("too_many_rows", message, "keep the rows and columns you need")


def _broken(fault: str, findings: Findings) -> Exception:
    reason = fault.splitlines()[0][:120] if fault else "unreadable"
    return findings.fatal("bad_parquet", f"is not a readable Parquet file ({reason})", "write it again")

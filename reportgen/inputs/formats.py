"""Which reader a file gets: one small table, by suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from reportgen.inputs.database import database_name, read_database
from reportgen.inputs.delimited import read_delimited
from reportgen.inputs.excel import read_excel
from reportgen.inputs.files import TableFile, file_name, read_bytes
from reportgen.inputs.findings import Findings
from reportgen.inputs.grid import Grid, Record, make_grid
from reportgen.inputs.json_records import read_json
from reportgen.inputs.parquet import read_parquet

Reader = Callable[[bytes, TableFile, Findings], Iterable[Record]]

_READERS: dict[str, tuple[Reader, frozenset[str]]] = {
    ".csv": (read_delimited, frozenset({"delimiter", "decimal", "encoding"})),
    ".tsv": (read_delimited, frozenset({"delimiter", "decimal", "encoding"})),
    ".txt": (read_delimited, frozenset({"delimiter", "decimal", "encoding"})),
    ".xlsx": (read_excel, frozenset({"sheet"})),
    ".json": (read_json, frozenset()),
    ".parquet": (read_parquet, frozenset()),
}
"""Suffix → the reader, and the options of `TableFile` that mean something to it."""

_ADVICE = {
    ".pkl": "a pickle can run programs when it is opened; save the table as CSV, Excel or Parquet",
    ".pickle": "a pickle can run programs when it is opened; save the table as CSV, Excel or Parquet",
    ".xls": "open it in a spreadsheet program and save it as .xlsx",
    ".xlsm": "save it as .xlsx, without macros",
    ".xlsb": "save it as .xlsx",
    ".ods": "save it as .xlsx or CSV",
    ".gz": "unpack it first",
    ".zip": "unpack it first",
}


def table_place(file: TableFile, root: Path) -> str:
    """The table's name in messages and locators: its path, or its database without any password."""
    return database_name(file.url) if file.url else file_name(file.path, root)


def read_grid(file: TableFile, root: Path, findings: Findings) -> Grid:
    """The cells of a file or query. Raises DataError for what cannot be read."""
    _check_decimal(file, findings)
    if file.url or file.sql:
        _refuse_options(file, frozenset(), findings)
        return make_grid(read_database(file, root, findings), findings, file.columns)
    suffix = file.path.suffix.lower()
    if suffix not in _READERS:
        remedy = _ADVICE.get(suffix, "name a file that ends in one of these")
        readable = ", ".join(_READERS)
        what = f"files ending in '{suffix}'" if suffix else "files without an ending"
        raise findings.fatal("unknown_format", f"{what} cannot be read ({readable} can)", remedy)
    reader, options = _READERS[suffix]
    _refuse_options(file, options, findings)
    return make_grid(reader(read_bytes(file.path, root), file, findings), findings, file.columns)


def _check_decimal(file: TableFile, findings: Findings) -> None:
    if file.decimal not in (".", ","):
        raise findings.fatal("bad_decimal", f"'{file.decimal}' is not a decimal sign", 'write "." or ","')


def _refuse_options(file: TableFile, options: frozenset[str], findings: Findings) -> None:
    stated = {"sheet": file.sheet, "delimiter": file.delimiter, "encoding": file.encoding}
    stated["decimal"] = None if file.decimal == "." else file.decimal
    for option, value in stated.items():
        if value is not None and option not in options:
            findings.error("useless_option", f"the option {option} has no meaning for this kind of file", "remove it")
    findings.stop_on_errors()

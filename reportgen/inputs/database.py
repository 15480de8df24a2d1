"""A query's result, by SQLAlchemy, an extra. A query reads; whatever it tries to change is refused or rolled back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reportgen.inputs.files import TableFile, path_inside
from reportgen.inputs.findings import Findings
from reportgen.inputs.grid import Record
from reportgen.inputs.typed_cells import record_cell

_BATCH_ROWS = 1000
_STEPS_LIMIT = 2_000_000_000
_STEPS_AT_A_TIME = 100_000
_QUERY = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/)*(?:select|with|values)\b", re.IGNORECASE | re.DOTALL)

# What SQLite's authorizer may allow a query to do: read, select, call functions, recurse (sqlite3.h).
_SQLITE_ALLOWED = frozenset({20, 21, 31, 33})
_SQLITE_OK, _SQLITE_DENY = 0, 1


def database_name(url: str) -> str:
    """The address for messages and locators: without user, password and options."""
    return re.sub(r"//.*@", "//", url.partition("?")[0])


def read_database(file: TableFile, root: Path, findings: Findings) -> Iterator[Record]:
    """The records of the query; row 1 is the header. A SQLite file lies inside the workspace and is opened to read.

    Raises DataError without SQLAlchemy or the driver, and for a query that fails, changes anything or never ends.
    """
    if not file.url or not file.sql:
        missing = "sql" if file.url else "url"
        raise findings.fatal("incomplete_query", "a query needs url and sql", f"state {missing} as well")
    if not _QUERY.match(file.sql):
        raise findings.fatal("not_a_query", "the sql is not a query", "write one that begins with SELECT or WITH")
    sqlalchemy = _import(findings)
    try:
        engine = sqlalchemy.create_engine(_url(sqlalchemy, file.url, root, findings))
        with engine.connect() as connection:
            _restrict(connection)
            yield from _records(connection, sqlalchemy.text(file.sql.replace(":", "\\:")), findings)
            connection.rollback()
    except (sqlalchemy.exc.SQLAlchemyError, ImportError, ValueError) as fault:
        raise _failed(fault, findings) from None
    engine.dispose()


def _import(findings: Findings) -> Any:
    try:
        import sqlalchemy  # noqa: PLC0415 - an extra
    except ImportError:
        raise findings.fatal("missing_extra", "needs SQLAlchemy", "run: pip install 'reportgen[sql]'") from None
    return sqlalchemy


def _url(sqlalchemy: Any, url: str, root: Path, findings: Findings) -> Any:
    parsed = sqlalchemy.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return parsed
    if not parsed.database or parsed.database == ":memory:" or parsed.query:
        raise findings.fatal("bad_url", "names no database file", "write sqlite:///data/name.db")
    path = path_inside(Path(parsed.database), root)
    return f"sqlite:///file:{quote(str(path))}?mode=ro&uri=true"


def _restrict(connection: Any) -> None:
    if connection.dialect.name == "postgresql":
        connection.execution_options(postgresql_readonly=True)
    if connection.dialect.name != "sqlite":
        return
    driver = connection.connection.driver_connection
    driver.set_authorizer(lambda action, *_: _SQLITE_OK if action in _SQLITE_ALLOWED else _SQLITE_DENY)
    driver.set_progress_handler(_stopper(), _STEPS_AT_A_TIME)


def _stopper() -> Callable[[], int]:
    steps = 0

    def stop() -> int:
        nonlocal steps
        steps += _STEPS_AT_A_TIME
        return int(steps > _STEPS_LIMIT)

    return stop


def _records(connection: Any, statement: Any, findings: Findings) -> Iterator[Record]:
    result = connection.execution_options(stream_results=True).execute(statement)
    names = tuple(result.keys())
    yield 1, names
    number = 1
    while rows := result.fetchmany(_BATCH_ROWS):
        for row in rows:
            number += 1
            yield number, tuple([record_cell(value, number, names[i], findings) for i, value in enumerate(row)])


def _failed(fault: Exception, findings: Findings) -> Exception:
    reason = str(getattr(fault, "orig", None) or fault).partition("\n")[0][:200]
    if reason == "interrupted":
        return findings.fatal("endless_query", "the query takes too long", "narrow it, or store its result in a table")
    return findings.fatal("failed_query", f"the query fails ({reason})", "try it in the database's own client")

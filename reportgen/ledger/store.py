"""Opening a ledger, or saying why it cannot be trusted; one durable transaction at a time."""

from __future__ import annotations

import contextlib
import datetime
import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self

from reportgen.errors import Problem, error
from reportgen.ledger.faults import LedgerError, corrupt, foreign, newer, refusal, vanished
from reportgen.ledger.migrations import APPLICATION_ID, MIGRATIONS, VERSION
from reportgen.ledger.records import moment_or_none, stamp
from reportgen.ledger.sentinel import NAME, read_sentinel, write_sentinel

BUSY_TIMEOUT_S = 10.0
_NONE: Mapping[str, Any] = MappingProxyType({})


class Ledger:
    """An open ledger. Use it as a context; `id` names it, slots up to `starts_at` count as handled."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        row = self.row("SELECT id, starts_at FROM ledger")
        if row is None:
            raise LedgerError(corrupt(str(path), "it has lost its own name"))
        self.id: str = row["id"]
        self.starts_at: datetime.datetime | None = moment_or_none(row["starts_at"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _fault: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what is written inside is on the disk when this ends, or never was."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise

    def run(self, statement: str, values: Mapping[str, Any] = _NONE) -> sqlite3.Cursor:
        """Executes one statement. Raises LedgerError or BusyError by SQLite's error code."""
        try:
            return self._connection.execute(statement, dict(values))
        except sqlite3.Error as fault:
            raise refusal(self.path, fault) from fault

    def rows(self, statement: str, values: Mapping[str, Any] = _NONE) -> list[sqlite3.Row]:
        """What a query finds."""
        try:
            return self._connection.execute(statement, dict(values)).fetchall()
        except sqlite3.Error as fault:
            raise refusal(self.path, fault) from fault

    def row(self, statement: str, values: Mapping[str, Any] = _NONE) -> sqlite3.Row | None:
        """The first row of a query; None when there is none."""
        found = self.rows(statement, values)
        return found[0] if found else None

    def backup(self, target: Path) -> None:
        """Copies the ledger, whole and consistent, while it may be in use."""
        try:
            with contextlib.closing(sqlite3.connect(target)) as copy:
                self._connection.backup(copy)
        except sqlite3.Error as fault:
            raise refusal(target, fault) from fault

    def integrity(self) -> tuple[str, ...]:
        """What a full check of every page and reference finds; nothing when all is well."""
        found = [row[0] for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        return (*found, *(f"{row[0]}: a row refers to nothing" for row in self.rows("PRAGMA foreign_key_check")))


def open_ledger(
    path: Path,
    sentinels: Iterable[Path] = (),
    *,
    now: datetime.datetime,
    busy_timeout_s: float = BUSY_TIMEOUT_S,
) -> Ledger:
    """The ledger at `path`, made when there never was one; `sentinels` are the folders whose output it records.

    Raises LedgerError when it has vanished, is damaged, foreign or newer, or cannot be written; BusyError when locked.
    """
    folders = tuple(dict.fromkeys(sentinels))
    if not _has_content(path):
        for folder in folders:
            if read_sentinel(folder) is not None:
                raise LedgerError(vanished(path, folder / NAME))
    ledger = _opened(path, now, None, busy_timeout_s)
    for folder in folders:
        if read_sentinel(folder) not in (None, "", ledger.id):
            ledger.close()
            raise LedgerError(foreign(path, f"{folder / NAME} names another one"))
    for folder in folders:
        write_sentinel(folder, ledger.id)
    return ledger


def reset_ledger(path: Path, sentinels: Iterable[Path], *, now: datetime.datetime) -> Path | None:
    """Puts what stands at `path` aside and starts a ledger in which slots up to now count as handled.

    Returns where the old one lies now, None when there was none.
    """
    aside = path.with_name(f"{path.name}.{stamp(now).replace(':', '')}.old") if path.exists() else None
    if aside:
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    with _opened(path, now, now, BUSY_TIMEOUT_S) as ledger:
        for folder in sentinels:
            write_sentinel(folder, ledger.id)
    return aside


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _opened(path: Path, now: datetime.datetime, starts_at: datetime.datetime | None, busy_timeout_s: float) -> Ledger:
    connection: sqlite3.Connection | None = None
    try:
        _make_private(path)
        connection = sqlite3.connect(path, timeout=busy_timeout_s, isolation_level=None)
        connection.row_factory = sqlite3.Row
        _refuse_untrusted(connection, path)
        for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = OFF"):
            connection.execute(f"PRAGMA {setting}")
        _migrate(connection, now, starts_at)
        return Ledger(path, connection)
    except sqlite3.Error as fault:
        _close(connection)
        raise refusal(path, fault) from fault
    except OSError as fault:
        _close(connection)
        raise LedgerError(_closed(path, fault)) from fault
    except BaseException:
        _close(connection)
        raise


def _close(connection: sqlite3.Connection | None) -> None:
    if connection:
        connection.close()


def _closed(path: Path, fault: OSError) -> Problem:
    fact = f"the ledger cannot be made or opened ({fault.strerror or fault})"
    return error("ledger-unwritable", str(path), fact, "nothing was sent; see to the folder's rights and the disk")


def _make_private(path: Path) -> None:
    """An empty file that only this user may read: a ledger holds people's addresses."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _refuse_untrusted(connection: sqlite3.Connection, path: Path) -> None:
    """Raises LedgerError for a damaged file, another program's database, or a newer program's ledger."""
    found = [row[0] for row in connection.execute("PRAGMA quick_check(3)") if row[0] != "ok"]
    if found:
        raise LedgerError(corrupt(str(path), found[0].splitlines()[0]))
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise LedgerError(foreign(path, "it is another program's database"))
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise LedgerError(newer(path, version, VERSION))


def _migrate(connection: sqlite3.Connection, now: datetime.datetime, starts_at: datetime.datetime | None) -> None:
    """Brings the tables to the newest version, each step whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            for statement in filter(str.strip, script.split(";\n")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        if version == 0:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            values = (str(uuid.uuid4()), stamp(now), stamp(starts_at) if starts_at else None)
            connection.execute("INSERT INTO ledger (id, made_at, starts_at) VALUES (?, ?, ?)", values)
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise

"""Why a ledger refuses, by SQLite's own error code, each with the way back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reportgen.errors import Problem, ReportgenError, error

RESTORE = (
    "nothing was sent; put the last backup in its place, or start a new one with `reportgen ledger reset`, after which"
    " slots up to now count as handled"
)


class LedgerError(ReportgenError):
    """The ledger cannot be trusted or written: nothing may be sent."""

    exit_code = 74


class BusyError(ReportgenError):
    """Somebody else is at work: try again later."""

    exit_code = 75


def refusal(path: Path, fault: sqlite3.Error) -> ReportgenError:
    """The exception for what SQLite said about the ledger at `path`. A fault without SQLite's code is ours: raised."""
    name = getattr(fault, "sqlite_errorname", "")
    if not name:
        raise fault
    where = str(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return BusyError(locked(path))
    return LedgerError(_problem(where, name, fault))


def locked(path: Path) -> Problem:
    """Another process holds the ledger."""
    fact = "another program holds the ledger and did not let go in time"
    return error("ledger-locked", str(path), fact, "nothing was sent; try again when it has ended")


def _problem(where: str, name: str, fault: sqlite3.Error) -> Problem:
    if name.startswith("SQLITE_NOTADB"):
        return error("ledger-corrupt", where, "this is not a ledger: the file is no SQLite database", RESTORE)
    if name.startswith("SQLITE_CORRUPT"):
        return corrupt(where, str(fault))
    if name.startswith("SQLITE_FULL"):
        return _full(where)
    if name.startswith("SQLITE_IOERR"):
        # A full disk shows as an error of writing when the journal, not the database, finds no room.
        fact = f"the ledger cannot be read or written ({name})"
        return error("ledger-disk", where, fact, "see to the disk: is it full, or failing? Then run again")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        fact = "the ledger cannot be written"
        remedy = "nothing was sent; give this user the right to write the file and its folder, then run again"
        return error("ledger-unwritable", where, fact, remedy)
    return error("ledger-fault", where, f"the ledger failed ({name or type(fault).__name__}: {fault})", RESTORE)


def _full(where: str) -> Problem:
    remedy = "free some space and run again: what was sent stays recorded"
    return error("ledger-full", where, "the disk is full", remedy)


def corrupt(where: str, detail: str) -> Problem:
    """The file is damaged."""
    return error("ledger-corrupt", where, f"the ledger is damaged ({detail})", RESTORE)


def vanished(path: Path, sentinel: Path) -> Problem:
    """The sentinel tells of a ledger that is not there."""
    fact = f"the ledger is gone, but {sentinel} says that there was one"
    return error("ledger-vanished", str(path), fact, RESTORE)


def foreign(path: Path, detail: str) -> Problem:
    """The file is a database, but not the ledger of these briefings."""
    remedy = "nothing was sent; put the right ledger in its place, or name it with --ledger"
    return error("ledger-foreign", str(path), f"this is not the ledger of these briefings ({detail})", remedy)


def newer(path: Path, found: int, known: int) -> Problem:
    """The ledger was written by a newer program."""
    fact = f"the ledger has version {found}, this program knows version {known}"
    remedy = "nothing was sent; use the newer reportgen that wrote it"
    return error("ledger-newer", str(path), fact, remedy)

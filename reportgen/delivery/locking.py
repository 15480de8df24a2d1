"""One run of a briefing at a time: a lock on a file that dies with the process that holds it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from reportgen.errors import error
from reportgen.ledger import BusyError, LedgerError

if sys.platform != "win32":
    import fcntl


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock. Raises BusyError when another process has it, LedgerError when it cannot be made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as fault:
        fact = f"the lock cannot be made ({fault.strerror})"
        raise LedgerError(
            error("lock", str(path), fact, "nothing was sent; see to the folder's rights and the disk")
        ) from fault
    try:
        _take(handle, path)
        yield
    finally:
        os.close(handle)


def _take(handle: int, path: Path) -> None:
    if sys.platform == "win32":
        return  # there the ledger's own lock is the only one
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        problem = error("run-locked", str(path), "another run of this briefing is at work", "nothing to do: let it end")
        raise BusyError(problem) from None

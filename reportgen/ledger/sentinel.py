"""A small file beside the output that names the ledger: one that has vanished is missed, not silently replaced."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.output import write_whole

NAME = ".reportgen-ledger"
_ID = re.compile(r"^ledger: ([0-9a-f-]{36})$", re.MULTILINE)
_TEXT = """\
What was sent from this folder stands in the ledger named below. Please leave this file here: should the ledger ever be
lost, reportgen then refuses to send, instead of sending everything a second time.
ledger: {id}
"""


def read_sentinel(folder: Path) -> str | None:
    """The id of the ledger that the folder's sentinel names; empty when it is unreadable, None when there is none."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return ""
    found = _ID.search(text)
    return found[1] if found else ""


def write_sentinel(folder: Path, ledger_id: str) -> None:
    """Puts the sentinel into the folder; one that already names this ledger is left alone."""
    if read_sentinel(folder) != ledger_id:
        write_whole(folder / NAME, _TEXT.format(id=ledger_id).encode())

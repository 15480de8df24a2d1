"""Which files hold the data, and the one door through which their bytes come in."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import DataError, error
from reportgen.inputs.findings import shown

FILE_BYTES_LIMIT = 64 * 1024 * 1024
_FEWER_ROWS = "keep only the rows and columns the briefing needs"

# Control and bidirectional characters make a name look like another one (a reversed ending).
_DECEPTIVE = re.compile(r"[\x00-\x1f\x7f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table and how to read it: `path` from the workspace root, or `url` and `sql` for a database.

    `sheet` is for Excel; `delimiter`, `decimal` and `encoding` are for text files. `columns` renames: the file's
    name → the name used in the briefing.
    """

    path: Path
    sheet: str | None = None
    delimiter: str | None = None
    decimal: str = "."
    encoding: str | None = None
    columns: Mapping[str, str] | None = None
    sql: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class DataFiles:
    """All inputs of a briefing. Nothing outside `root` is read."""

    root: Path
    sources: Path | None
    observations: tuple[TableFile, ...]
    documents: tuple[Path, ...]
    tables: Mapping[str, TableFile]


def file_name(path: Path, root: Path) -> str:
    """The path as people and locators name it: from the workspace root, with forward slashes."""
    target = root / path
    if not target.is_relative_to(root) and target.is_relative_to(root.resolve()):
        root = root.resolve()
    name = target.relative_to(root).as_posix() if target.is_relative_to(root) else path.as_posix()
    return _DECEPTIVE.sub("\ufffd", name)


def path_inside(path: Path, root: Path) -> Path:
    """The real path of a regular file inside the workspace, links followed.

    Raises DataError when it is missing, outside `root`, or no regular file (a pipe, a device, a folder).
    """
    place = file_name(path, root)
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]+:/", path.as_posix()):
        raise _refused(place, "is an address, not a file", "download it and name the copy in the workspace")
    if _DECEPTIVE.search(str(path)):
        raise _refused(place, f"has invisible characters in its name ({shown(path.name)})", "rename the file")
    try:
        target = (root / path).resolve(strict=True)
        inside, is_regular = target.is_relative_to(root.resolve()), target.is_file()
    except FileNotFoundError:
        raise _refused(place, "does not exist", "check the name in the config, or add the file") from None
    except (OSError, RuntimeError, ValueError) as fault:
        raise _unreadable(place, fault) from None
    if not inside:
        raise _refused(place, "lies outside the workspace", "copy it into the workspace, beside the other data")
    if not is_regular:
        raise _refused(place, "is not a regular file", "name a file")
    return target


def read_bytes(path: Path, root: Path, limit: int = FILE_BYTES_LIMIT, advice: str = _FEWER_ROWS) -> bytes:
    """The content of a file inside the workspace. Raises DataError as `path_inside` does, or when it is too large."""
    target, place = path_inside(path, root), file_name(path, root)
    try:
        return _read_regular(target, place, limit, advice)
    except OSError as fault:
        raise _unreadable(place, fault) from None


def _read_regular(target: Path, place: str, limit: int, advice: str) -> bytes:
    # Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(target, flags), "rb") as stream:  # noqa: PTH123 - a file descriptor, which Path cannot open
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise _refused(place, "is not a regular file", "name a file")
        content = stream.read(limit + 1)
    if len(content) > limit:
        megabytes = limit // (1024 * 1024)
        raise _refused(place, f"is larger than {megabytes} MB", advice)
    return content


def _unreadable(place: str, fault: Exception) -> DataError:
    reason = getattr(fault, "strerror", None) or "the path cannot be followed"
    return _refused(place, f"cannot be read ({reason})", "check the file and its permissions")


def _refused(place: str, message: str, remedy: str) -> DataError:
    return DataError(error("unreadable_file", place, message, remedy))

"""The finished file on disk: written whole, or not at all."""

from __future__ import annotations

import contextlib
import itertools
import os
import stat
import sys
import unicodedata
from pathlib import Path

from reportgen.errors import ConfigError, Problem, RenderError, error

if sys.platform != "win32":
    import fcntl

_TEMPORARY = ".reportgen-*.tmp"


def refuse_unwritable(path: Path) -> None:
    """Looks before a build at what only its end would show.

    Raises ConfigError when `path` is a folder, a device or a pipe, or when its folder cannot be written to or made.
    """
    if problem := _obstacle(path):
        raise ConfigError(problem)


def write_whole(path: Path, content: bytes) -> None:
    """Puts `content` at `path` in one step: whoever looks, and whenever, finds the old file or the new one.

    The folder is made when missing. A file that was there keeps its mode; a symbolic link is replaced and what it
    points to stays as it is. Raises ConfigError as `refuse_unwritable`, RenderError when the disk refuses; the old
    file is then unharmed.
    """
    refuse_unwritable(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        _replace(path, content)
    except OSError as fault:
        raise RenderError(_refusal(path, fault)) from fault


def _obstacle(path: Path) -> Problem | None:
    where = str(path)
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in where):
        # A null byte ends a name early, a direction mark shows another name than the true one.
        return error("output-name", ascii(where), "the name holds an invisible character", "remove it")
    try:
        mode = path.stat().st_mode if path.exists() else None
        return _wrong_kind(path, mode) or _closed_folder(path)
    except OSError as fault:
        return _refusal(path, fault)


def _wrong_kind(path: Path, mode: int | None) -> Problem | None:
    where = str(path)
    if mode is not None and stat.S_ISDIR(mode):
        return error("output-is-folder", where, "this is a folder", f"name a file in it: -o {path / 'briefing.pdf'}")
    if mode is not None and not stat.S_ISREG(mode):
        return error("output-is-special", where, "this is a device or a pipe", "write to standard output with -o -")
    return None


def _closed_folder(path: Path) -> Problem | None:
    where, folder = str(path), _nearest(path.parent)
    if not folder.is_dir():
        return error("output-folder", where, f"{folder} is a file, not a folder", "choose another place with -o")
    if not os.access(folder, os.W_OK | os.X_OK):
        return error("output-folder", where, f"the folder {folder} may not be written to", "choose another with -o")
    return None


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def _refusal(path: Path, fault: OSError) -> Problem:
    reason = fault.strerror or str(fault)
    message = f"the file cannot be written ({reason}); what was there before is untouched"
    return error("output-write", str(path), message, "see to the disk or choose another place with -o")


def _replace(path: Path, content: bytes) -> None:
    temporary, handle = _open_temporary(path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if not path.is_symlink() and path.exists():
                temporary.chmod(stat.S_IMODE(path.stat().st_mode))
            os.fsync(file.fileno())
            # Still open and locked here, so that another run's sweep leaves it alone.
            if sys.platform != "win32":
                temporary.replace(path)
        if sys.platform == "win32":
            temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _settle(path.parent)


def _open_temporary(folder: Path) -> tuple[Path, int]:
    """A new file of this process, under lock. Its mode follows the umask, which `tempfile` would not."""
    for number in itertools.count():
        path = folder / f".reportgen-{os.getpid()}-{number}.tmp"
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            continue
        if _lock(handle):
            return path, handle
        os.close(handle)
    raise AssertionError("unreachable: the count is endless")


def _lock(handle: int) -> bool:
    """Whether the file is ours: another run's sweep may have taken it between its making and its locking."""
    if sys.platform == "win32":
        return True
    fcntl.flock(handle, fcntl.LOCK_EX)
    return os.fstat(handle).st_nlink > 0


def _sweep(folder: Path) -> None:
    """Removes what killed runs left: a live run holds a lock on its file, which dies with the process."""
    for path in sorted(folder.glob(_TEMPORARY)):
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                path.unlink()  # Windows refuses while somebody has it open
                continue
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
            finally:
                os.close(handle)


def _settle(folder: Path) -> None:
    """Makes the new name survive a power cut, where the system can do that for a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

"""Folders that get the PDF itself: of this machine, or of a store reached through fsspec."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportgen.delivery.faults import Dropped, MailRefused, Reply
from reportgen.errors import ReportgenError
from reportgen.output import write_whole

_WRITES_WHOLE = ("s3", "s3a", "memory")  # an object appears when it is complete; elsewhere a name is changed at the end


def store(to: str, name: str, content: bytes) -> Reply:
    """Puts the file into the folder, whole or not at all; putting it there again changes nothing.

    Raises Dropped when that may succeed later, MailRefused when it never will.
    """
    if "://" in to:
        return _store_afar(to, name, content)
    try:
        write_whole(Path(to) / name, content)
    except ReportgenError as fault:
        raise Dropped(str(fault)) from fault
    return Reply(250, f"written to {to}")


def _store_afar(to: str, name: str, content: bytes) -> Reply:
    try:
        import fsspec  # type: ignore[import-untyped]  # noqa: PLC0415 (optional, and untyped)
    except ImportError:
        reply = Reply(550, "stores need another package: pip install 'reportgen[remote]'")
        raise MailRefused("store", reply) from None
    try:
        files, folder = fsspec.core.url_to_fs(to)
        files.makedirs(folder, exist_ok=True)
        final = f"{folder.rstrip('/')}/{name}"
        _write(files, final, content)
        size = files.info(final)["size"]
    except Exception as fault:
        # Each store has exceptions of its own; whatever it is, the file is tried again later.
        raise Dropped(f"{type(fault).__name__}: {fault}"[:200]) from fault
    if size != len(content):
        raise Dropped(f"{size} of {len(content)} bytes arrived")
    return Reply(250, f"stored, {size} bytes")


def _write(files: Any, final: str, content: bytes) -> None:
    protocols = (files.protocol,) if isinstance(files.protocol, str) else files.protocol
    if any(protocol in _WRITES_WHOLE for protocol in protocols):
        files.pipe_file(final, content)
        return
    part = f"{final}.part"
    files.pipe_file(part, content)
    if files.exists(final):
        files.rm_file(final)
    files.mv(part, final)

"""Folders that get the PDF itself: of this machine, or of a store reached through fsspec."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from reportgen.delivery.faults import Dropped, MailRefused, Reply
from reportgen.errors import ReportgenError
from reportgen.output import write_whole

# An object appears when it is complete, and nobody makes its bucket by writing to it.
_OBJECTS = ("s3", "s3a", "memory")
_TIMEOUT_S = 20
# Without these, a store that is down would keep mail waiting for minutes.
_PATIENCE = {"connect_timeout": _TIMEOUT_S, "read_timeout": 3 * _TIMEOUT_S, "retries": {"max_attempts": 2}}


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

        with contextlib.closing(_Store(fsspec, to)) as place:
            size = place.put(name, content)
    except ImportError:
        reply = Reply(550, "stores need another package: pip install 'reportgen[remote]'")
        raise MailRefused("store", reply) from None
    except Exception as fault:
        # Each store has exceptions of its own; whatever it is, the file is tried again later.
        raise Dropped(f"{type(fault).__name__}: {fault}"[:200]) from fault
    if size != len(content):
        raise Dropped(f"{size} of {len(content)} bytes arrived")
    return Reply(250, f"stored, {size} bytes")


class _Store:
    """An open store and the folder in it."""

    def __init__(self, fsspec: Any, to: str) -> None:
        self._files, self._folder = fsspec.core.url_to_fs(to, **_options(to.partition("://")[0]))

    def put(self, name: str, content: bytes) -> int:
        """Writes the file; its size there."""
        final = f"{self._folder.rstrip('/')}/{name}"
        protocols = self._files.protocol
        if any(protocol in _OBJECTS for protocol in ((protocols,) if isinstance(protocols, str) else protocols)):
            self._files.pipe_file(final, content)
        else:
            self._files.makedirs(self._folder, exist_ok=True)
            self._files.pipe_file(f"{final}.part", content)
            # The older file gives way in the same step: at no time is there none, or half of one.
            self._files.mv(f"{final}.part", final)
        return int(self._files.info(final)["size"])

    def close(self) -> None:
        """Ends a connection of its own, which SFTP has."""
        client = getattr(self._files, "client", None)
        if client is not None:
            client.close()


def _options(scheme: str) -> dict[str, Any]:
    if scheme in ("s3", "s3a"):
        return {"config_kwargs": _PATIENCE}
    if scheme == "sftp":
        return {"host_key_policy": _known_hosts(), "timeout": _TIMEOUT_S, "skip_instance_cache": True}
    return {}


def _known_hosts() -> Any:
    """What refuses a server whose key is not in ssh's own lists; fsspec by itself would take any."""
    import paramiko  # type: ignore[import-untyped]  # noqa: PLC0415 (optional, and untyped)

    class KnownHosts(paramiko.MissingHostKeyPolicy):  # type: ignore[misc]  # paramiko is untyped
        def missing_host_key(self, _client: object, hostname: str, key: Any) -> None:
            for path in (Path.home() / ".ssh" / "known_hosts", Path("/etc/ssh/ssh_known_hosts")):
                if path.is_file() and paramiko.HostKeys(str(path)).check(hostname, key):
                    return
            fact = f"the key of {hostname} ({key.get_name()} {key.fingerprint}) is not in ~/.ssh/known_hosts"
            raise paramiko.SSHException(fact)

    return KnownHosts()

"""The ways out: a mail server, or a folder of .eml files. Each takes one message and says what became of it."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from reportgen.config.output import file_name_part
from reportgen.delivery.faults import Dropped, Reply
from reportgen.delivery.plan import Mail, Outside, Server
from reportgen.delivery.smtp import Connection, connect
from reportgen.errors import ReportgenError
from reportgen.output import write_whole


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message on its way: what it is called, the mailbox it goes to, and its bytes; `key` sets it apart from others.

    Two messages may read alike in a file name: those of two parameters in Cyrillic, of `a--b@…` and `a-b@…`.
    """

    name: str
    recipient: str
    message: bytes
    key: str


def envelope_name(briefing: str, slot: str, variant: str) -> str:
    """What a message is called: the slot to the minute, the config and the variant."""
    return f"{slot[:16]}-{PurePosixPath(briefing).stem}-{variant}"


class Door(Protocol):
    """Where messages go out."""

    def deliver(self, envelope: Envelope, before_dot: Callable[[], None]) -> Reply:
        """Hands over one message. Raises as `Connection.send`, and DeliveryError when nothing can go out at all."""

    def close(self) -> None:
        """Ends what is open."""


class ServerDoor:
    """A mail server, over one connection as long as it lasts, at most `per_minute` messages a minute."""

    def __init__(self, mail: Mail, server: Server, outside: Outside) -> None:
        self._sender = mail.sender.mailbox
        self._server, self._outside = server, outside
        self._connection: Connection | None = None
        self._next_at: datetime.datetime | None = None
        self.connections = 0

    def deliver(self, envelope: Envelope, before_dot: Callable[[], None]) -> Reply:
        """Sends the message; a connection that was lost since the last one is made anew, once."""
        self._pace()
        is_used = self._connection is not None and self._connection.is_open
        connection = self._open()
        try:
            return connection.send(self._sender, envelope.recipient, envelope.message, before_dot)
        except Dropped:
            if not is_used:
                raise
            # Servers hang up after some time or some number of messages; that says nothing about this one.
            return self._open().send(self._sender, envelope.recipient, envelope.message, before_dot)

    def close(self) -> None:
        """Says goodbye to the server."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def _open(self) -> Connection:
        if self._connection is None or not self._connection.is_open:
            self.close()
            self._connection = connect(self._server)
            self.connections += 1
        return self._connection

    def _pace(self) -> None:
        if not self._server.per_minute:
            return
        gap = datetime.timedelta(seconds=60 / self._server.per_minute)
        now = self._outside.now()
        # A clock that was set back must not make a message wait for longer than the gap.
        wait = min(self._next_at - now, gap) if self._next_at else datetime.timedelta()
        if wait > datetime.timedelta():
            self._outside.sleep(wait.total_seconds())
            now += wait
        self._next_at = now + gap


class OutboxDoor:
    """A folder in which each message becomes a file, whole or not at all; the same message is the same file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, envelope: Envelope, before_dot: Callable[[], None]) -> Reply:  # noqa: ARG002 - see below
        """Writes `name`-recipient-digest.eml. Raises Dropped when the disk refuses.

        There is no dot here: a file half written never appears, and writing it again changes nothing.
        """
        try:
            path = self.write(envelope)
        except ReportgenError as fault:
            raise Dropped(str(fault)) from fault
        return Reply(250, f"written to {path.name}")

    def write(self, envelope: Envelope) -> Path:
        """The file that holds the message now. Raises as `write_whole`."""
        plain = (re.sub("[^A-Za-z0-9.@_+-]+", "-", part) for part in (envelope.name, envelope.recipient))
        digest = hashlib.sha256(f"{envelope.key}\n{envelope.recipient}".encode()).hexdigest()[:8]
        path = self._folder / f"{'-'.join(map(file_name_part, plain))}-{digest}.eml"
        write_whole(path, envelope.message)
        return path

    def close(self) -> None:
        """Nothing is open."""

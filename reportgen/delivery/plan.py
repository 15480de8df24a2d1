"""What a run needs to know of mail and recipients, as frozen values without YAML or ledger."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Literal

from reportgen.config.addresses import Address
from reportgen.credentials import Secret

Security = Literal["starttls", "implicit", "none"]


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to print a briefing: its language, its sections (none named: all), values of its parameters."""

    language: str
    sections: tuple[str, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The variant's name in the ledger: the language, then what else sets it apart."""
        parts = [self.language]
        if self.sections:
            parts.append("sections=" + ",".join(self.sections))
        parts += (f"{name}={value}" for name, value in sorted(self.parameters))
        return ";".join(part.replace("\\", "\\\\").replace(";", "\\;") for part in parts)

    @property
    def suffix(self) -> str:
        """What tells its file from the plain one in the same language; empty for that one."""
        return "-".join((*self.sections, *(value for _, value in sorted(self.parameters))))


@dataclass(frozen=True, slots=True)
class Group:
    """One message: who stands in To and Cc, who gets it unseen, and which variant it carries."""

    to: tuple[Address, ...]
    variant: Variant
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()

    @property
    def everyone(self) -> tuple[Address, ...]:
        """All who get it, each once."""
        return tuple({address.key: address for address in (*self.to, *self.cc, *self.bcc)}.values())


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, or the address of a store, that gets the PDF itself, and which variant."""

    to: str
    variant: Variant


@dataclass(frozen=True, slots=True)
class Server:
    """The mail server. `certificates` names a file of further authorities (PEM) for a server with its own."""

    host: str
    port: int
    security: Security = "starttls"
    user: str = ""
    password: Secret | None = None
    token: Secret | None = None
    certificates: Path | None = None
    timeout_s: float = 60.0
    per_minute: int = 0


@dataclass(frozen=True, slots=True)
class Dkim:
    """A key that signs messages for a domain; `key` is a PEM file."""

    domain: str
    selector: str
    key: Path


@dataclass(frozen=True, slots=True)
class Smime:
    """The sender's certificate and its key, PEM files."""

    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Mail:
    """How a briefing is mailed. `operator` hears of faults; `way` tells readers where a file too large lies."""

    sender: Address
    groups: tuple[Group, ...]
    server: Server | None = None
    reply_to: Address | None = None
    subject: str = "{title}, {as_of}"
    unsubscribe: str = ""
    way: str = ""
    dkim: Dkim | None = None
    smime: Smime | None = None


def _nothing(_step: str) -> None:
    """Nobody listens."""


def _silence(_event: str, _facts: Mapping[str, object]) -> None:
    """Nobody keeps a log."""


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True, slots=True)
class Outside:
    """The world as a run sees it: the time, waiting, who hears of each step as it is reached, and who keeps the log."""

    now: Callable[[], datetime.datetime] = field(default=_now)
    sleep: Callable[[float], None] = field(default=sleep)
    on_step: Callable[[str], None] = field(default=_nothing)
    log: Callable[[str, Mapping[str, object]], None] = field(default=_silence)

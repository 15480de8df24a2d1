"""What the ledger holds, as frozen values. Times are aware datetimes in UTC."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class RunState(StrEnum):
    """How a run stands. `building` and `sending` are unfinished: a later run goes on with them."""

    BUILDING = "building"
    SENDING = "sending"
    DONE = "done"
    PARTIAL = "partial"
    FAILED = "failed"
    MISSED = "missed"
    UNCHANGED = "unchanged"


class DeliveryState(StrEnum):
    """How a delivery stands. `sending` means that the final dot may have left; nothing before it is recorded.

    `unknown`: the connection ended after the dot and before the answer. It is held, never resent by itself.
    """

    PENDING = "pending"
    SENDING = "sending"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    EXPIRED = "expired"


# From when on nobody tries to send what was to be sent: a briefing a day late has a newer one coming.
GIVE_UP_AFTER = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Run:
    """One slot of one briefing; `slot` is the nominal time."""

    id: int
    briefing: str
    slot: str
    state: RunState
    started_at: datetime.datetime
    ended_at: datetime.datetime | None = None
    exit_code: int | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One variant of a run's briefing, as it was built. `content` is the digest that `--only-if-changed` compares."""

    variant: str
    language: str
    path: str
    sha256: str
    content: str
    pages: int
    size_bytes: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The key figures of an edition as it printed them: label and level, in order. `as_of` is the edition's day."""

    as_of: datetime.date
    levels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One variant of one run for one recipient. `heading` holds the addresses of its To and Cc lines as JSON."""

    id: int
    run: int
    edition: int
    variant: str
    recipient: str
    heading: str
    message_id: str
    state: DeliveryState
    attempts: int
    made_at: datetime.datetime
    changed_at: datetime.datetime
    expires_at: datetime.datetime
    next_attempt_at: datetime.datetime | None
    reply: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a delivery."""

    at: datetime.datetime
    state: DeliveryState
    detail: str


def stamp(moment: datetime.datetime) -> str:
    """The moment as the ledger writes it, `2026-03-02T04:00:00Z`: sorted as text it is sorted by time."""
    return moment.astimezone(datetime.UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def moment(text: str) -> datetime.datetime:
    """The moment of a stamp."""
    return datetime.datetime.fromisoformat(text)


def moment_or_none(text: str | None) -> datetime.datetime | None:
    """The moment of a stamp that may be missing."""
    return moment(text) if text else None

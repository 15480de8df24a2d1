"""What is due: a cron expression, a zone, the time and the slots known already. Pure: nothing here looks at a clock."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cronsim import CronSim

from reportgen.ledger import RunState, stamp

DEFAULT_MAX_AGE = datetime.timedelta(days=1)
MOST_MISSED = 100
# A zone's clock is set back by at most this; slots of the hour that comes twice are looked for beyond it.
_FOLD = datetime.timedelta(hours=3)
_REOPENED = (RunState.MISSED, RunState.FAILED, RunState.BUILDING)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a briefing is built and sent.

    `cron` has crontab(5)'s five fields and is read in `zone`, on both days of a clock change as Debian's cron reads it.
    A slot older than `max_age` is not made up for; none before `not_before` (UTC) exists. An edition whose newest
    source is older than `stale_after` is not sent.
    """

    cron: str
    zone: ZoneInfo
    max_age: datetime.timedelta = DEFAULT_MAX_AGE
    not_before: datetime.datetime | None = None
    stale_after: datetime.timedelta | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """The newest slot that is to be run, None when there is none, and earlier ones that passed without a run."""

    slot: datetime.datetime | None = None
    missed: tuple[datetime.datetime, ...] = ()


def due(schedule: Schedule, now: datetime.datetime, known: Mapping[str, RunState]) -> Due:
    """What is due at `now`, when the ledger knows the slots `known` (as stamps).

    Only the newest slot is run, and only while it is younger than `max_age`. Earlier slots back to the newest known one
    are missed; a briefing that never ran has missed nothing. A known slot is due again only when it was missed, failed
    or cut off while building.
    """
    newest: datetime.datetime | None = None
    missed: list[datetime.datetime] = []
    for slot in slots_until(schedule, now):
        if newest is None:
            newest = slot
            continue
        if stamp(slot) in known or not _has_earlier(known, slot) or len(missed) == MOST_MISSED:
            break
        missed.append(slot)
    if newest is None:
        return Due()
    is_open = known.get(stamp(newest), RunState.MISSED) in _REOPENED
    is_young = now - newest <= schedule.max_age
    if is_open and is_young:
        return Due(newest, tuple(reversed(missed)))
    if stamp(newest) not in known and known:
        missed.insert(0, newest)
    return Due(None, tuple(reversed(missed)))


def _has_earlier(known: Mapping[str, RunState], slot: datetime.datetime) -> bool:
    return any(text < stamp(slot) for text in known)


def slots_until(schedule: Schedule, now: datetime.datetime) -> Iterator[datetime.datetime]:
    """The nominal times (UTC) up to `now`, newest first, as far back as `not_before`."""
    start = (now + _FOLD).astimezone(schedule.zone).replace(microsecond=0)
    last: datetime.datetime | None = None
    for found in CronSim(schedule.cron, start, reverse=True):
        slot = found.astimezone(datetime.UTC)
        if schedule.not_before and slot < schedule.not_before:
            return
        # Times that a clock change moves together are one slot, as in cron.
        if slot <= now and slot != last:
            last = slot
            yield slot


def upcoming(schedule: Schedule, now: datetime.datetime, count: int) -> tuple[datetime.datetime, ...]:
    """The next nominal times (UTC) after `now`."""
    start = max(now, schedule.not_before - datetime.timedelta(seconds=1)) if schedule.not_before else now
    # In the hour that comes twice the local time alone does not say which one it is: begin before it.
    local = (start - _FOLD).astimezone(schedule.zone).replace(microsecond=0)
    found: list[datetime.datetime] = []
    for time in CronSim(schedule.cron, local):
        slot = time.astimezone(datetime.UTC)
        if slot > start and slot not in found:
            found.append(slot)
        if len(found) == count:
            break
    return tuple(found)


def slot_day(schedule: Schedule | None, slot: datetime.datetime) -> datetime.date:
    """The day of a slot in the schedule's zone: what the edition is as of."""
    return slot.astimezone(schedule.zone if schedule else datetime.UTC).date()


def slot_by_hand(
    schedule: Schedule | None, now: datetime.datetime, day: datetime.date | None = None
) -> datetime.datetime:
    """The slot (UTC) of an edition that somebody asks for: the beginning of the day in the schedule's zone."""
    zone = schedule.zone if schedule else datetime.UTC
    asked = day or now.astimezone(zone).date()
    return datetime.datetime.combine(asked, datetime.time(), zone).astimezone(datetime.UTC)

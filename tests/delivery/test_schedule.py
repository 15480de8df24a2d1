"""What is due: the newest slot once, earlier ones told as missed, both days of a clock change as Debian's cron."""

from __future__ import annotations

import datetime
import itertools
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.delivery.schedule import Due, Schedule, due, slot_day, slots_until, upcoming
from reportgen.ledger import RunState, stamp

DONE, MISSED, FAILED, BUILDING = RunState.DONE, RunState.MISSED, RunState.FAILED, RunState.BUILDING


def utc(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


def schedule(cron: str = "0 7 * * MON", zone: str = "Europe/Minsk", **more: object) -> Schedule:
    return Schedule(cron, ZoneInfo(zone), **more)  # type: ignore[arg-type]  # the caller names fields


def test_the_slot_is_the_nominal_time_in_utc() -> None:
    found = due(schedule(), utc("2026-03-02 04:07:31"), {})
    assert found == Due(utc("2026-03-02 04:00"))


def test_a_second_call_finds_nothing() -> None:
    assert due(schedule(), utc("2026-03-02 04:15"), {"2026-03-02T04:00:00Z": DONE}) == Due()


def test_before_the_first_slot_nothing_is_due() -> None:
    assert due(schedule(), utc("2026-03-02 03:59:59"), {}) == Due()


def test_on_the_second_it_is_due() -> None:
    assert due(schedule(), utc("2026-03-02 04:00"), {}).slot == utc("2026-03-02 04:00")


def test_only_the_newest_is_made_up_for_and_the_others_are_missed() -> None:
    daily = schedule("0 7 * * *")
    found = due(daily, utc("2026-03-05 06:00"), {"2026-03-02T04:00:00Z": DONE})
    assert found == Due(utc("2026-03-05 04:00"), (utc("2026-03-03 04:00"), utc("2026-03-04 04:00")))


def test_what_is_too_old_is_missed() -> None:
    week_later = due(schedule(), utc("2026-03-11 06:00"), {"2026-03-02T04:00:00Z": DONE})
    assert week_later == Due(None, (utc("2026-03-09 04:00"),))
    patient = schedule(max_age=datetime.timedelta(days=3))
    assert due(patient, utc("2026-03-11 06:00"), {"2026-03-02T04:00:00Z": DONE}).slot == utc("2026-03-09 04:00")


def test_a_briefing_that_never_ran_has_missed_nothing() -> None:
    assert due(schedule("0 7 * * *"), utc("2026-03-05 06:00"), {}) == Due(utc("2026-03-05 04:00"))
    assert due(schedule(), utc("2026-03-05 06:00"), {}) == Due()


def test_nothing_before_its_time() -> None:
    early = schedule("0 7 * * *", not_before=utc("2026-03-05 21:00"))
    assert due(early, utc("2026-03-05 06:00"), {}) == Due()
    assert upcoming(early, utc("2026-03-01 00:00"), 1) == (utc("2026-03-06 04:00"),)


@pytest.mark.parametrize(("state", "again"), [(DONE, False), (MISSED, True), (FAILED, True), (BUILDING, True)])
def test_only_what_did_not_come_about_is_begun_again(state: RunState, again: bool) -> None:
    found = due(schedule(), utc("2026-03-02 05:00"), {"2026-03-02T04:00:00Z": state})
    assert (found.slot is not None) is again


def test_a_clock_that_jumped_ahead_and_back_sends_nothing_twice_and_blocks_nothing() -> None:
    daily, known = schedule("0 7 * * *"), {"2026-03-02T04:00:00Z": DONE}
    ahead = due(daily, utc("2030-04-10 05:00"), known)
    assert ahead.slot == utc("2030-04-10 04:00")
    assert len(ahead.missed) == 100
    known |= {stamp(slot): MISSED for slot in ahead.missed} | {"2030-04-10T04:00:00Z": DONE}
    assert due(daily, utc("2026-03-02 06:00"), known) == Due()
    assert due(daily, utc("2026-03-03 06:00"), known).slot == utc("2026-03-03 04:00")
    assert due(daily, utc("2026-02-28 06:00"), {"2026-02-28T04:00:00Z": DONE, **known}) == Due()


# As Debian's cron ran them under a faked clock (real_cron.sh), for Europe/Rome: fixed times that are skipped run at
# once after the change, times that come twice run once; times with * in hour or minute follow the clock on the wall.
@pytest.mark.parametrize(
    ("cron", "day", "times"),
    [
        ("30 2 * * *", "2026-03-29", ["01:00"]),
        ("30 2,3 * * *", "2026-03-29", ["01:00", "01:30"]),
        ("0 2 * * *", "2026-03-29", ["01:00"]),
        ("0 3 * * *", "2026-03-29", ["01:00"]),
        ("30 * * * *", "2026-03-29", ["00:30", "01:30", "02:30"]),
        ("30 2 * * *", "2026-10-25", ["00:30"]),
        ("0 2 * * *", "2026-10-25", ["00:00"]),
        ("0 3 * * *", "2026-10-25", ["02:00"]),
        ("30 2,3 * * *", "2026-10-25", ["00:30", "02:30"]),
        ("30 * * * *", "2026-10-25", ["00:30", "01:30", "02:30"]),
    ],
)
def test_both_days_of_a_clock_change(cron: str, day: str, times: list[str]) -> None:
    rome = schedule(cron, "Europe/Rome")
    end = utc(f"{day} 02:59")
    before = utc(f"{day} 00:00") - datetime.timedelta(minutes=1)
    ahead = [slot for slot in upcoming(rome, before, 9) if slot <= end]
    back = list(itertools.takewhile(lambda slot: slot > before, slots_until(rome, end)))
    assert [f"{slot:%H:%M}" for slot in ahead] == times
    assert back == ahead[::-1]


def test_the_hour_that_comes_twice_does_not_hide_the_slot_in_it() -> None:
    rome = schedule("30 2 * * *", "Europe/Rome")
    # 02:10 on the wall for the second time; 02:30 came forty minutes ago.
    assert due(rome, utc("2026-10-25 01:10"), {}).slot == utc("2026-10-25 00:30")


@settings(max_examples=30, deadline=None)
@given(
    cron=st.sampled_from(
        ["30 2 * * *", "0 7 * * MON", "15 1-3 * * *", "*/20 2 * * *", "0 */6 1,15 * *", "59 23 L * *"]
    ),
    zone=st.sampled_from(["Europe/Minsk", "Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]),
    start=st.integers(0, 2 * 365 * 24 * 60).map(
        lambda minutes: utc("2025-01-01") + datetime.timedelta(minutes=minutes)
    ),
)
def test_looking_back_finds_what_looking_ahead_promised(cron: str, zone: str, start: datetime.datetime) -> None:
    plan = schedule(cron, zone)
    ahead = upcoming(plan, start, 5)
    back = list(itertools.takewhile(lambda slot: slot > start, slots_until(plan, ahead[-1])))
    assert back == list(reversed(ahead))


def test_an_edition_is_of_the_day_in_its_zone() -> None:
    assert slot_day(schedule("30 0 * * *"), utc("2026-03-01 21:30")) == datetime.date(2026, 3, 2)

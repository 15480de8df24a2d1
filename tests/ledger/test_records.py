"""What the ledger keeps: runs unique by slot, editions and deliveries written together, every step in order."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from reportgen.ledger import (
    DeliveryState,
    RunState,
    change_delivery,
    claim_run,
    deliveries_in,
    deliveries_of,
    delivery_counts,
    delivery_of_id,
    editions_of,
    finish_run,
    last_content,
    open_ledger,
    posting,
    record_editions,
    record_missed,
    resend_delivery,
    run_of,
    slot_states,
    stamp,
    steps_of,
    unfinished_runs,
)
from reportgen.ledger.faults import LedgerError
from tests.ledger.build import LATER, NOW, SLOT, delivery, edition, ledger_in


def test_a_slot_is_claimed_once(tmp_path: Path) -> None:
    with ledger_in(tmp_path) as ledger:
        first = claim_run(ledger, "a", SLOT, now=NOW)
        finish_run(ledger, first, RunState.DONE, exit_code=0, message="", now=NOW)
        again = claim_run(ledger, "a", SLOT, now=LATER)
    assert (again.id, again.state, again.started_at) == (first.id, RunState.DONE, NOW)


@pytest.mark.parametrize("state", [RunState.MISSED, RunState.FAILED])
def test_a_missed_or_failed_slot_is_begun_again(tmp_path: Path, state: RunState) -> None:
    with ledger_in(tmp_path) as ledger:
        run = claim_run(ledger, "a", SLOT, now=NOW)
        finish_run(ledger, run, state, exit_code=3, message="no data", now=NOW)
        again = claim_run(ledger, "a", SLOT, now=LATER)
    assert (again.id, again.state, again.exit_code, again.message) == (run.id, RunState.BUILDING, None, "")


def test_editions_and_deliveries_come_together_or_not_at_all(tmp_path: Path) -> None:
    with ledger_in(tmp_path) as ledger:
        run = claim_run(ledger, "a", SLOT, now=NOW)
        with pytest.raises(LedgerError):
            record_editions(ledger, run, [edition()], [delivery("x@a.test"), delivery("x@a.test")], now=NOW)
        assert editions_of(ledger, run) == ()
        record_editions(ledger, run, [edition()], [delivery("x@a.test"), delivery("y@a.test")], now=NOW)
        assert [found.recipient for found in deliveries_of(ledger, run)] == ["x@a.test", "y@a.test"]
        assert run_of(ledger, "a", SLOT).state is RunState.SENDING  # type: ignore[union-attr]  # it was claimed above
        assert posting(ledger, editions_of(ledger, run)[0].id) == (b"{}", b"%PDF-1.7 first")


def test_the_same_address_gets_two_variants(tmp_path: Path) -> None:
    with ledger_in(tmp_path) as ledger:
        run = claim_run(ledger, "a", SLOT, now=NOW)
        pair = [delivery("x@a.test", "north"), delivery("x@a.test", "south")]
        record_editions(ledger, run, [edition("north"), edition("south")], pair, now=NOW)
        assert len(deliveries_of(ledger, run)) == 2


def test_every_step_is_kept(tmp_path: Path) -> None:
    with ledger_in(tmp_path) as ledger:
        run = claim_run(ledger, "a", SLOT, now=NOW)
        record_editions(ledger, run, [edition()], [delivery("x@a.test")], now=NOW)
        (found,) = deliveries_of(ledger, run)
        change_delivery(
            ledger, found, DeliveryState.DEFERRED, "451 later", now=NOW, next_attempt_at=LATER, is_attempt=True
        )
        change_delivery(ledger, found, DeliveryState.SENDING, "the final dot", now=LATER)
        change_delivery(ledger, found, DeliveryState.ACCEPTED, "250 ok", now=LATER, is_attempt=True)
    with ledger_in(tmp_path) as ledger:
        (found,) = deliveries_of(ledger, run)
        assert (found.state, found.attempts, found.reply) == (DeliveryState.ACCEPTED, 2, "250 ok")
        assert [(step.at, step.state.value, step.detail) for step in steps_of(ledger, found)] == [
            (NOW, "deferred", "451 later"),
            (LATER, "sending", "the final dot"),
            (LATER, "accepted", "250 ok"),
        ]
        assert delivery_counts(ledger) == {("a", "accepted"): 1}
        assert deliveries_in(ledger, DeliveryState.UNKNOWN) == ()


def test_unfinished_runs_are_found_oldest_first(tmp_path: Path) -> None:
    with ledger_in(tmp_path) as ledger:
        second = claim_run(ledger, "a", "2026-03-09T04:00:00Z", now=NOW)
        first = claim_run(ledger, "a", SLOT, now=NOW)
        claim_run(ledger, "b", SLOT, now=NOW)
        done = claim_run(ledger, "a", "2026-03-01T04:00:00Z", now=NOW)
        finish_run(ledger, done, RunState.DONE, exit_code=0, message="", now=NOW)
        assert unfinished_runs(ledger, "a") == (first, second)


def test_missed_slots_do_not_hide_what_was_sent(tmp_path: Path) -> None:
    with ledger_in(tmp_path) as ledger:
        run = claim_run(ledger, "a", SLOT, now=NOW)
        finish_run(ledger, run, RunState.DONE, exit_code=0, message="", now=NOW)
        record_missed(ledger, "a", [SLOT, "2026-03-03T04:00:00Z"], now=LATER)
        assert slot_states(ledger, "a") == {SLOT: RunState.DONE, "2026-03-03T04:00:00Z": RunState.MISSED}


def test_the_pdf_stays_while_something_may_be_sent(tmp_path: Path) -> None:
    with ledger_in(tmp_path) as ledger:
        run = claim_run(ledger, "a", SLOT, now=NOW)
        record_editions(ledger, run, [edition()], [delivery("x@a.test")], now=NOW)
        (kept,), (sent,) = editions_of(ledger, run), deliveries_of(ledger, run)
        change_delivery(ledger, sent, DeliveryState.UNKNOWN, "lost", now=NOW)
        finish_run(ledger, run, RunState.PARTIAL, exit_code=5, message="", now=NOW)
        assert posting(ledger, kept.id) is not None
        change_delivery(ledger, sent, DeliveryState.ACCEPTED, "by hand", now=NOW)
        finish_run(ledger, run, RunState.DONE, exit_code=0, message="", now=NOW)
        assert posting(ledger, kept.id) is None
        assert last_content(ledger, "a", "2026-03-09T04:00:00Z") == {"en": "c1"}
        assert last_content(ledger, "a", SLOT) == {}


def test_settings_are_durable_and_private(tmp_path: Path) -> None:
    with ledger_in(tmp_path) as ledger:
        settings = {
            name: ledger.rows(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous", "foreign_keys")
        }
        assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
        assert stat.S_IMODE(ledger.path.stat().st_mode) == 0o600
        assert ledger.integrity() == ()


def test_a_backup_is_a_ledger(tmp_path: Path) -> None:
    with ledger_in(tmp_path) as ledger:
        claim_run(ledger, "a", SLOT, now=NOW)
        ledger.backup(tmp_path / "copy.db")
        name = ledger.id
    with open_ledger(tmp_path / "copy.db", [tmp_path / "out"], now=NOW) as copy:
        assert copy.id == name
        assert slot_states(copy, "a") == {SLOT: RunState.BUILDING}


def test_stamps_sort_as_time() -> None:
    assert stamp(NOW) == SLOT < stamp(LATER)


def test_a_resent_delivery_has_a_new_day(tmp_path: Path) -> None:
    with ledger_in(tmp_path) as ledger:
        run = claim_run(ledger, "a", SLOT, now=NOW)
        record_editions(ledger, run, [edition()], [delivery("x@a.test")], now=NOW)
        (found,) = deliveries_of(ledger, run)
        change_delivery(ledger, found, DeliveryState.UNKNOWN, "lost", now=NOW, is_attempt=True)
        resend_delivery(ledger, found, "by hand", now=LATER)
        again = delivery_of_id(ledger, found.id)
        assert again is not None
        assert (again.state, again.attempts, again.message_id) == (DeliveryState.PENDING, 0, found.message_id)
        assert again.expires_at - found.expires_at == LATER - NOW
        assert delivery_of_id(ledger, 99) is None

"""Deliveries, from pending to their end, with every step on the way."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable

from reportgen.ledger.records import GIVE_UP_AFTER, Delivery, DeliveryState, Run, Step, moment, moment_or_none, stamp
from reportgen.ledger.runs import recent_runs
from reportgen.ledger.store import Ledger

_ALL = -1  # SQLite's word for no limit
OPEN = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.DEFERRED)


def change_delivery(
    ledger: Ledger,
    delivery: Delivery,
    state: DeliveryState,
    detail: str,
    *,
    now: datetime.datetime,
    next_attempt_at: datetime.datetime | None = None,
    is_attempt: bool = False,
) -> None:
    """Records one step of a delivery; on the disk when this returns. `is_attempt` counts a try."""
    values = {
        "id": delivery.id,
        "state": state.value,
        "reply": detail,
        "now": stamp(now),
        "next": stamp(next_attempt_at) if next_attempt_at else None,
        "tries": int(is_attempt),
    }
    with ledger.transaction():
        ledger.run(
            "UPDATE deliveries SET state = :state, reply = :reply, changed_at = :now, next_attempt_at = :next,"
            " attempts = attempts + :tries WHERE id = :id",
            values,
        )
        ledger.run(
            "INSERT INTO steps (delivery, at, state, detail) VALUES (:id, :now, :state, :reply)",
            values,
        )


def resend_delivery(ledger: Ledger, delivery: Delivery, detail: str, *, now: datetime.datetime) -> None:
    """Makes a delivery pending once more, with the same message and a new day to be tried in; its run is open again."""
    values = {"id": delivery.id, "now": stamp(now), "end": stamp(now + GIVE_UP_AFTER), "reply": detail}
    with ledger.transaction():
        ledger.run(
            "UPDATE deliveries SET state = 'pending', attempts = 0, reply = :reply, changed_at = :now,"
            " expires_at = :end, next_attempt_at = NULL WHERE id = :id",
            values,
        )
        ledger.run("INSERT INTO steps (delivery, at, state, detail) VALUES (:id, :now, 'pending', :reply)", values)


def delivery_of_id(ledger: Ledger, identity: int) -> Delivery | None:
    """The delivery with a number; None when there is none."""
    row = ledger.row("SELECT * FROM deliveries WHERE id = :id", {"id": identity})
    return _delivery(row) if row else None


def deliveries_of(ledger: Ledger, run: Run, states: Iterable[DeliveryState] = DeliveryState) -> tuple[Delivery, ...]:
    """The deliveries of a run that are in one of the states, in the order of the recipients."""
    wanted = frozenset(states)
    rows = ledger.rows("SELECT * FROM deliveries WHERE run = :run ORDER BY id", {"run": run.id})
    return tuple(found for found in map(_delivery, rows) if found.state in wanted)


def deliveries_in(ledger: Ledger, state: DeliveryState) -> tuple[tuple[Run, Delivery], ...]:
    """All deliveries in a state, with their runs."""

    return tuple(
        (run, found) for run in recent_runs(ledger, None, -1) for found in deliveries_of(ledger, run, (state,))
    )


def delivery_counts(ledger: Ledger) -> dict[tuple[str, str], int]:
    """(briefing, state) → how many deliveries there are."""
    rows = ledger.rows(
        "SELECT briefing, deliveries.state AS state, count(*) AS number FROM deliveries JOIN runs ON runs.id = run"
        " GROUP BY briefing, deliveries.state"
    )
    return {(row["briefing"], row["state"]): row["number"] for row in rows}


def steps_of(ledger: Ledger, delivery: Delivery) -> tuple[Step, ...]:
    """Every step of a delivery, first to last."""
    rows = ledger.rows("SELECT at, state, detail FROM steps WHERE delivery = :id ORDER BY id", {"id": delivery.id})
    return tuple(Step(moment(row["at"]), DeliveryState(row["state"]), row["detail"]) for row in rows)


def _delivery(row: sqlite3.Row) -> Delivery:
    return Delivery(
        id=row["id"],
        run=row["run"],
        edition=row["edition"],
        variant=row["variant"],
        recipient=row["recipient"],
        heading=row["heading"],
        message_id=row["message_id"],
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        made_at=moment(row["made_at"]),
        changed_at=moment(row["changed_at"]),
        expires_at=moment(row["expires_at"]),
        next_attempt_at=moment_or_none(row["next_attempt_at"]),
        reply=row["reply"],
    )

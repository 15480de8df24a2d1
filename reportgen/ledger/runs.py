"""Runs and their editions: what is due was claimed here, what was built was recorded here."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.ledger.records import GIVE_UP_AFTER, Edition, Figures, Run, RunState, moment, moment_or_none, stamp
from reportgen.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A delivery to be made: who, and what its To and Cc lines say (JSON)."""

    variant: str
    recipient: str
    heading: str
    message_id: str


@dataclass(frozen=True, slots=True)
class NewEdition:
    """An edition to be kept with what is needed to mail it later: the letter (JSON) and the PDF."""

    edition: Edition
    letter: bytes
    pdf: bytes
    figures: Figures | None = None


def claim_run(ledger: Ledger, briefing: str, slot: str, *, now: datetime.datetime) -> Run:
    """The run of a slot, made when there was none; one that was missed or failed is begun again."""
    values = {"briefing": briefing, "slot": slot, "now": stamp(now)}
    with ledger.transaction():
        ledger.run(
            "INSERT INTO runs (briefing, slot, state, started_at) VALUES (:briefing, :slot, 'building', :now)"
            " ON CONFLICT (briefing, slot) DO UPDATE SET state = 'building', started_at = :now, ended_at = NULL,"
            " exit_code = NULL, message = '' WHERE state IN ('missed', 'failed')",
            values,
        )
    found = run_of(ledger, briefing, slot)
    assert found is not None  # noqa: S101 (narrows for mypy what the statement above ensures)
    return found


def record_missed(ledger: Ledger, briefing: str, slots: Iterable[str], *, now: datetime.datetime) -> None:
    """Slots that passed without a run; those that are known already stay as they are."""
    with ledger.transaction():
        for slot in slots:
            ledger.run(
                "INSERT INTO runs (briefing, slot, state, started_at, ended_at)"
                " VALUES (:briefing, :slot, 'missed', :now, :now) ON CONFLICT DO NOTHING",
                {"briefing": briefing, "slot": slot, "now": stamp(now)},
            )


def record_editions(
    ledger: Ledger,
    run: Run,
    editions: Iterable[NewEdition],
    deliveries: Iterable[NewDelivery],
    *,
    now: datetime.datetime,
) -> None:
    """The editions of a run and all its deliveries, in one transaction; the run is then `sending`."""
    with ledger.transaction():
        ids = {new.edition.variant: _insert_edition(ledger, run, new, now) for new in editions}
        for delivery in deliveries:
            ledger.run(
                "INSERT INTO deliveries"
                " (run, edition, variant, recipient, heading, message_id, state, made_at, changed_at, expires_at)"
                " VALUES (:run, :edition, :variant, :recipient, :heading, :message_id, 'pending', :now, :now, :end)",
                {
                    "run": run.id,
                    "edition": ids[delivery.variant],
                    "variant": delivery.variant,
                    "recipient": delivery.recipient,
                    "heading": delivery.heading,
                    "message_id": delivery.message_id,
                    "now": stamp(now),
                    "end": stamp(now + GIVE_UP_AFTER),
                },
            )
        ledger.run("UPDATE runs SET state = 'sending' WHERE id = :run", {"run": run.id})


def _insert_edition(ledger: Ledger, run: Run, new: NewEdition, now: datetime.datetime) -> int:
    edition = new.edition
    cursor = ledger.run(
        "INSERT INTO editions (run, variant, language, path, sha256, content, pages, size_bytes, built_at, letter, pdf,"
        " as_of, figures)"
        " VALUES (:run, :variant, :language, :path, :sha256, :content, :pages, :size_bytes, :now, :letter, :pdf,"
        " :as_of, :figures)",
        {
            "run": run.id,
            "variant": edition.variant,
            "language": edition.language,
            "path": edition.path,
            "sha256": edition.sha256,
            "content": edition.content,
            "pages": edition.pages,
            "size_bytes": edition.size_bytes,
            "now": stamp(now),
            "letter": new.letter,
            "pdf": new.pdf,
            "as_of": new.figures.as_of.isoformat() if new.figures else "",
            "figures": json.dumps(new.figures.levels, ensure_ascii=False) if new.figures else "[]",
        },
    )
    return cursor.lastrowid or 0


def finish_run(
    ledger: Ledger, run: Run, state: RunState, *, exit_code: int, message: str, now: datetime.datetime
) -> None:
    """How a run ended. What is only needed for mailing goes once nothing of the run is open."""
    values = {"run": run.id, "state": state.value, "code": exit_code, "message": message, "now": stamp(now)}
    with ledger.transaction():
        ledger.run(
            "UPDATE runs SET state = :state, exit_code = :code, message = :message, ended_at = :now WHERE id = :run",
            values,
        )
        # The files stay while something may still be sent, and while somebody may ask for a message once more.
        ledger.run(
            "UPDATE editions SET pdf = NULL, letter = NULL WHERE run = :run AND NOT EXISTS (SELECT 1 FROM deliveries"
            " WHERE run = :run AND state IN ('pending', 'sending', 'deferred', 'unknown'))",
            {"run": run.id},
        )


def settle_run(ledger: Ledger, run: int) -> None:
    """Makes a partial run done when every delivery of it has been accepted meanwhile, by whatever way."""
    with ledger.transaction():
        ledger.run(
            "UPDATE runs SET state = 'done', exit_code = 0, message = 'all accepted'"
            " WHERE id = :run AND state = 'partial'"
            " AND NOT EXISTS (SELECT 1 FROM deliveries WHERE run = :run AND deliveries.state <> 'accepted')",
            {"run": run},
        )


def run_of(ledger: Ledger, briefing: str, slot: str) -> Run | None:
    """The run of a slot."""
    values = {"briefing": briefing, "slot": slot}
    row = ledger.row("SELECT * FROM runs WHERE briefing = :briefing AND slot = :slot", values)
    return _run(row) if row else None


def unfinished_runs(ledger: Ledger, briefing: str) -> tuple[Run, ...]:
    """Runs that were cut off or wait for a later try, oldest first."""
    rows = ledger.rows(
        "SELECT * FROM runs WHERE briefing = :briefing AND (state IN ('building', 'sending') OR EXISTS (SELECT 1 FROM"
        " deliveries WHERE run = runs.id AND deliveries.state IN ('pending', 'sending', 'deferred'))) ORDER BY slot",
        {"briefing": briefing},
    )
    return tuple(_run(row) for row in rows)


def recent_runs(ledger: Ledger, briefing: str | None = None, count: int = 20) -> tuple[Run, ...]:
    """The newest runs of a briefing, or of all, newest first."""
    rows = ledger.rows(
        "SELECT * FROM runs WHERE :briefing IS NULL OR briefing = :briefing ORDER BY slot DESC, briefing LIMIT :count",
        {"briefing": briefing, "count": count},
    )
    return tuple(_run(row) for row in rows)


def slot_states(ledger: Ledger, briefing: str) -> dict[str, RunState]:
    """Every slot that the ledger knows of a briefing, with how its run stands."""
    rows = ledger.rows("SELECT slot, state FROM runs WHERE briefing = :briefing", {"briefing": briefing})
    return {row["slot"]: RunState(row["state"]) for row in rows}


def editions_of(ledger: Ledger, run: Run) -> tuple[Edition, ...]:
    """What a run built, without the files themselves."""
    columns = "id, variant, language, path, sha256, content, pages, size_bytes"
    rows = ledger.rows(f"SELECT {columns} FROM editions WHERE run = :run ORDER BY id", {"run": run.id})  # noqa: S608 - columns are our own
    return tuple(Edition(**dict(row)) for row in rows)


def posting(ledger: Ledger, edition: int) -> tuple[bytes, bytes] | None:
    """The letter (JSON) and the PDF of an edition; None when they were cleared away."""
    row = ledger.row("SELECT letter, pdf FROM editions WHERE id = :id", {"id": edition})
    return (row["letter"], row["pdf"]) if row and row["letter"] is not None and row["pdf"] is not None else None


def last_content(ledger: Ledger, briefing: str, before: str) -> dict[str, str]:
    """Variant → digest of the content of the newest edition that was sent for an earlier slot."""
    rows = ledger.rows(
        "SELECT variant, content FROM editions JOIN runs ON runs.id = editions.run WHERE briefing = :briefing"
        " AND slot <> :slot AND runs.state IN ('done', 'partial', 'sending') ORDER BY editions.built_at, editions.id",
        {"briefing": briefing, "slot": before},
    )
    return {row["variant"]: row["content"] for row in rows}


def last_figures(ledger: Ledger, briefing: str, before: str) -> dict[str, Figures]:
    """Variant → key figures of the newest edition that was sent for an earlier slot; none of editions without them."""
    values = {"briefing": briefing, "slot": before}
    rows = ledger.rows(
        "SELECT variant, as_of, figures FROM editions JOIN runs ON runs.id = editions.run WHERE briefing = :briefing"
        " AND slot < :slot AND runs.state IN ('done', 'partial', 'sending') AND as_of <> '' ORDER BY slot, editions.id",
        values,
    )
    return {
        row["variant"]: Figures(
            datetime.date.fromisoformat(row["as_of"]),
            tuple((label, level) for label, level in json.loads(row["figures"])),
        )
        for row in rows
    }


def _run(row: sqlite3.Row) -> Run:
    return Run(
        id=row["id"],
        briefing=row["briefing"],
        slot=row["slot"],
        state=RunState(row["state"]),
        started_at=moment(row["started_at"]),
        ended_at=moment_or_none(row["ended_at"]),
        exit_code=row["exit_code"],
        message=row["message"],
    )

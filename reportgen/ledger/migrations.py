"""The tables of the ledger, version by version. A version that was released never changes; a new one is added."""

from __future__ import annotations

APPLICATION_ID = 0x52504C47  # "RPLG", kept in the file's header: another program's database is told at once

_FIRST = """
CREATE TABLE ledger (
    id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    starts_at TEXT
) STRICT;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    briefing TEXT NOT NULL,
    slot TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('building', 'sending', 'done', 'partial', 'failed', 'missed', 'unchanged')),
    started_at TEXT NOT NULL,
    ended_at TEXT,
    exit_code INTEGER,
    message TEXT NOT NULL DEFAULT '',
    UNIQUE (briefing, slot)
) STRICT;
CREATE TABLE editions (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    variant TEXT NOT NULL,
    language TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    pages INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    built_at TEXT NOT NULL,
    letter BLOB,
    pdf BLOB,
    UNIQUE (run, variant)
) STRICT;
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    edition INTEGER NOT NULL REFERENCES editions (id),
    variant TEXT NOT NULL,
    recipient TEXT NOT NULL,
    heading TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('pending', 'sending', 'accepted', 'deferred', 'rejected', 'unknown', 'expired')),
    attempts INTEGER NOT NULL DEFAULT 0,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    next_attempt_at TEXT,
    reply TEXT NOT NULL DEFAULT '',
    UNIQUE (run, variant, recipient)
) STRICT;
CREATE INDEX deliveries_open ON deliveries (run, state);
CREATE TABLE steps (
    id INTEGER PRIMARY KEY,
    delivery INTEGER NOT NULL REFERENCES deliveries (id),
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX steps_of_a_delivery ON steps (delivery);
"""

# What the next edition's mail is compared with.
_FIGURES = """
ALTER TABLE editions ADD COLUMN as_of TEXT NOT NULL DEFAULT '';
ALTER TABLE editions ADD COLUMN figures TEXT NOT NULL DEFAULT '[]';
"""

MIGRATIONS = (_FIRST, _FIGURES)
VERSION = len(MIGRATIONS)

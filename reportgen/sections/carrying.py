"""The register from edition to edition: numbers that stay, what is new, what changed, what is no longer in the data."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.dataset import TableRow
from reportgen.sections.reading import Reading

REGISTER_COLUMNS = (
    "number", "key", "debtor", "creditor", "what", "due", "status", "made_on", "evidence", "source", "since", "edition",
)  # fmt: skip
_CLOSED = frozenset({"done", "missed", "ended"})  # nothing more is owed under these
_REWORDED = 0.6  # of the words of two undertakings of one debtor, from which on they are one
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Carried:
    """An undertaking with the number that it keeps.

    `was` is its status in the edition before, when that was another; `is_new` when that edition had it not; `is_absent`
    when only that edition has it; `since` the day of the first edition that had it.
    """

    reading: Reading
    row: TableRow
    number: int
    key: str
    since: str
    is_new: bool = False
    is_absent: bool = False
    was: str = ""

    @property
    def status(self) -> str:
        """How it stands, `open` when the table does not say."""
        return _status(self.reading, self.row)


def carried(reading: Reading, before: Reading | None) -> tuple[Carried, ...]:
    """The rows of the table under their numbers, and after them in the order of numbers what the table lacks.

    A row is that of the edition before when it has the same `id` and a word in common, else the same debtor and words,
    else most of them. New ones are numbered on from the highest number ever given; without an edition before, from 1.
    """
    rows = [row for row in reading.table.rows if reading.text(row, "what")]
    edition = reading.context.as_of.isoformat()
    if before is None:
        return tuple(Carried(reading, row, number, _key(reading, row), edition) for number, row in enumerate(rows, 1))
    known = [row for row in before.table.rows if _number(before, row)]
    matches = _matched(reading, rows, before, known)
    highest = max((_number(before, row) for row in known), default=0)
    found = []
    for row in rows:
        old = matches.get(id(row))
        if old is None:
            highest += 1
            found.append(Carried(reading, row, highest, _key(reading, row), edition, is_new=True))
            continue
        changed = _status(before, old) if _status(before, old) != _status(reading, row) else ""
        since = before.text(old, "since") or before.text(old, "edition")
        found.append(Carried(reading, row, _number(before, old), _key(reading, row), since, was=changed))
    taken = {id(old) for old in matches.values()}
    for row in known:
        if id(row) not in taken:
            number, since = _number(before, row), before.text(row, "since")
            found.append(Carried(before, row, number, before.text(row, "key"), since, is_absent=True))
    return tuple(sorted(found, key=lambda each: each.number))


def is_printed(entry: Carried) -> bool:
    """Whether the register shows it: all that the data have, and of what they lack what is still owed."""
    return not entry.is_absent or entry.status not in _CLOSED


def edition_before(before: Reading) -> str:
    """The day of the edition before, as its register says; empty when it does not."""
    return max((before.text(row, "edition") for row in before.table.rows), default="")


def register_rows(entries: Sequence[Carried]) -> list[dict[str, str]]:
    """The register as the next edition reads it: every number ever given, with how it stands."""
    copied = ("debtor", "creditor", "what", "due", "made_on", "evidence", "source")
    return [
        {
            "number": str(entry.number),
            "key": entry.key,
            **{column: entry.reading.text(entry.row, column) for column in copied},
            "status": entry.status,
            "since": entry.since,
            "edition": entry.reading.context.as_of.isoformat(),
        }
        for entry in entries
    ]


def _matched(
    reading: Reading, rows: Sequence[TableRow], before: Reading, known: Sequence[TableRow]
) -> dict[int, TableRow]:
    """Row of the table (by its identity) → row of the register, in three passes from the surest sign to the weakest."""
    matches: dict[int, TableRow] = {}
    left = list(known)
    words = {id(row): _words(reading, row) for row in rows} | {id(row): _words(before, row) for row in known}
    contents = {id(row): _content_key(reading, row) for row in rows}
    contents |= {id(row): _content_key(before, row) for row in known}

    def same_id(row: TableRow, old: TableRow) -> float:
        is_same = bool(reading.text(row, "id")) and reading.text(row, "id") == before.text(old, "key")
        return 1.0 if is_same and words[id(row)] & words[id(old)] else 0.0

    def same_words(row: TableRow, old: TableRow) -> float:
        return 1.0 if contents[id(row)] == contents[id(old)] else 0.0

    def like(row: TableRow, old: TableRow) -> float:
        if reading.text(row, "debtor").casefold() != before.text(old, "debtor").casefold():
            return 0.0
        both, either = words[id(row)] & words[id(old)], words[id(row)] | words[id(old)]
        share = len(both) / len(either) if either else 0.0
        return share if share >= _REWORDED else 0.0

    for likeness in (same_id, same_words, like):
        for row in rows:
            if id(row) in matches or not left:
                continue
            best = max(left, key=lambda old: (likeness(row, old), -_number(before, old)))
            if likeness(row, best):
                matches[id(row)] = best
                left = [old for old in left if old is not best]
    return matches


def _status(reading: Reading, row: TableRow) -> str:
    return reading.text(row, "status").casefold() or "open"


def _number(reading: Reading, row: TableRow) -> int:
    text = reading.text(row, "number")
    return int(text) if text.isdecimal() else 0


def _key(reading: Reading, row: TableRow) -> str:
    return reading.text(row, "id") or _content_key(reading, row)


def _content_key(reading: Reading, row: TableRow) -> str:
    content = " ".join([reading.text(row, "debtor"), "|", *_WORD.findall(reading.text(row, "what"))]).casefold()
    return hashlib.blake2b(content.encode(), digest_size=6).hexdigest()


def _words(reading: Reading, row: TableRow) -> frozenset[str]:
    # The first letters, so that a word in another form is the same word.
    return frozenset(word[:5] for word in _WORD.findall(reading.text(row, "what").casefold()) if len(word) > 2)

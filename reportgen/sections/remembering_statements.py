"""What was said, from edition to edition: numbers that stay, what is new, what only the register still has."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.model.dataset import TableRow
from reportgen.sections.reading import Reading

STATEMENT_COLUMNS = (
    "number", "key", "speaker", "role", "date", "topic", "modality", "statement", "source", "since", "edition",
)  # fmt: skip
_REWORDED = 0.6  # of the words of two statements of one speaker on one day, from which on they are one
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Remembered:
    """A statement with the number that it keeps; `is_absent` when only the edition before has it."""

    reading: Reading
    row: TableRow
    number: int
    key: str
    since: str
    is_new: bool = False
    is_absent: bool = False


def remembered(reading: Reading, before: Reading | None) -> tuple[Remembered, ...]:
    """The statements of the table under their numbers, and what only the register has, in the order of numbers.

    A statement is that of the register when speaker and words are the same, else speaker, day, numbers and most of the
    words. New ones are numbered on from the highest number ever given. The key is made of speaker and words, and the
    register keeps the first one.
    """
    rows = [row for row in reading.table.rows if reading.text(row, "statement")]
    known = [row for row in before.table.rows if _number(before, row)] if before else []
    matches = _matched(reading, rows, before, known) if before else {}
    highest = max((_number(before, row) for row in known), default=0) if before else 0
    edition = reading.context.as_of.isoformat()
    found: list[Remembered] = []
    for row in rows:
        old = matches.get(id(row))
        if before and old:
            found.append(_kept(before, old, reading, row))
            continue
        highest += 1
        found.append(Remembered(reading, row, highest, _key(reading, row), edition, is_new=before is not None))
    if before:
        taken = {id(old) for old in matches.values()}
        found += [replace(_kept(before, old, before, old), is_absent=True) for old in known if id(old) not in taken]
    return tuple(sorted(found, key=lambda each: each.number))


def with_absent(reading: Reading, entries: Sequence[Remembered]) -> Reading:
    """The table, and after its rows those that only the register has, each citing the row of the register."""
    columns = reading.table.columns
    absent = [
        TableRow(tuple(each.reading.text(each.row, column) or None for column in columns), each.row.citation)
        for each in entries
        if each.is_absent
    ]
    return replace(reading, table=replace(reading.table, rows=(*reading.table.rows, *absent)))


def statement_rows(entries: Sequence[Remembered]) -> list[dict[str, str]]:
    """The register as the next edition reads it: every number ever given."""
    copied = ("speaker", "role", "date", "topic", "modality", "statement", "source")
    return [
        {
            "number": str(each.number),
            "key": each.key,
            **{column: each.reading.text(each.row, column) for column in copied},
            "since": each.since,
            "edition": each.reading.context.as_of.isoformat(),
        }
        for each in entries
    ]


def _kept(before: Reading, old: TableRow, reading: Reading, row: TableRow) -> Remembered:
    key, since = before.text(old, "key") or _key(before, old), before.text(old, "since") or before.text(old, "edition")
    return Remembered(reading, row, _number(before, old), key, since)


def _matched(
    reading: Reading, rows: Sequence[TableRow], before: Reading, known: Sequence[TableRow]
) -> Mapping[int, TableRow]:
    """Row of the table (by its identity) → row of the register: the same words first, then most of them."""
    same: dict[str, list[TableRow]] = {}
    days: dict[tuple[str, str], list[TableRow]] = {}
    for old in known:
        same.setdefault(_key(before, old), []).append(old)
        days.setdefault(_day(before, old), []).append(old)
    matches: dict[int, TableRow] = {}
    taken: set[int] = set()
    for row in rows:
        equal = next((each for each in same.get(_key(reading, row), ()) if id(each) not in taken), None)
        if equal:
            matches[id(row)] = equal
            taken.add(id(equal))
    for row in rows:
        left = [each for each in days.get(_day(reading, row), ()) if id(each) not in taken]
        if id(row) in matches or not left:
            continue
        words = _words(reading, row)
        best = max(left, key=lambda old: (_likeness(words, _words(before, old)), -_number(before, old)))
        if _likeness(words, _words(before, best)) >= _REWORDED:
            matches[id(row)] = best
            taken.add(id(best))
    return matches


def _day(reading: Reading, row: TableRow) -> tuple[str, str]:
    return reading.text(row, "speaker").casefold(), reading.text(row, "date")


def _key(reading: Reading, row: TableRow) -> str:
    words = _WORD.findall(reading.text(row, "statement"))
    content = " ".join([reading.text(row, "speaker"), "|", *words]).casefold()
    return hashlib.blake2b(content.encode(), digest_size=6).hexdigest()


def _number(reading: Reading, row: TableRow) -> int:
    text = reading.text(row, "number")
    return int(text) if text.isdecimal() else 0


def _words(reading: Reading, row: TableRow) -> frozenset[str]:
    # The first letters, so that a word in another form is the same word; numbers whole.
    return frozenset(
        word if word[0].isdigit() else word[:5] for word in _WORD.findall(reading.text(row, "statement").casefold())
    )


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that both have; nothing when their numbers differ."""
    if any(word[0].isdigit() for word in one ^ other):
        return 0.0
    return len(one & other) / len(one | other) if one | other else 0.0

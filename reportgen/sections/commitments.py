"""The commitments on record: who owes what to whom, by when, how it stands, and what is due next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated

import msgspec

from reportgen.errors import Problem
from reportgen.model.briefing import Bullet, Bullets, Component, Heading, Note, Prose, Register, RegisterEntry, Section
from reportgen.model.dataset import TableRow
from reportgen.model.passage import Amount, Date, Name, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import count
from reportgen.sections.cells import status_words
from reportgen.sections.reading import Reading, open_table
from reportgen.sections.types import Context, Options, SectionType, section
from reportgen.sections.wording import counted, enumerated

# Nothing more is owed under these, so a date in the past is no delay.
_CLOSED = frozenset({"done", "missed", "ended"})

_COUNTED = {
    "done": ("{n} is done", "{n} are done"),
    "missed": ("{n} was missed", "{n} were missed"),
    "ended": ("{n} has ended", "{n} have ended"),
    "running": ("{n} is running", "{n} are running"),
    "stalled": ("{n} has stalled", "{n} have stalled"),
    "overdue": (
        "{n} is past its date without an outcome on record",
        "{n} are past their dates without an outcome on record",
    ),
    "agreed": ("{n} is agreed", "{n} are agreed"),
    "planned": ("{n} is planned", "{n} are planned"),
    "offered": ("{n} is an offer", "{n} are offers"),
    "intended": ("{n} is an intention", "{n} are intentions"),
    "announced": ("{n} was announced", "{n} were announced"),
    "discussed": ("{n} is under discussion", "{n} are under discussion"),
    "open": ("{n} is open", "{n} are open"),
}


class CommitmentsOptions(Options, frozen=True, kw_only=True):
    """Options of `commitments`."""

    data: Annotated[
        str, msgspec.Meta(description="Table with debtor, creditor, what, due, status, made_on, evidence, source.")
    ] = "commitments"
    evidence: Annotated[
        bool, msgspec.Meta(description="Print the sentence on record for each, not only its date and source.")
    ] = False
    next_steps: Annotated[
        int, msgspec.Meta(description="How many open commitments to list as next steps; 0 leaves them out.", ge=0)
    ] = 6


@dataclass(frozen=True, slots=True)
class _Commitment:
    row: TableRow
    number: Amount
    status: str
    due: Period | None
    is_overdue: bool

    @property
    def is_open(self) -> bool:
        return self.status not in _CLOSED


def compose(options: CommitmentsOptions, context: Context) -> Section:
    """A count by status, the next steps by due date, and the register."""
    problems: list[Problem] = []
    title = context.text(options.title, "Commitments and next steps")
    reading = open_table(options.data, context, problems)
    if reading is None or reading.lacks("what"):
        return section(TYPE.name, title, [], problems)
    reading.lacks("debtor", "creditor", "due", "status")
    found = _commitments(reading)
    if not found:
        note = context.language.passage("No commitment is on record by {day}.", day=Date(context.as_of))
        return section(TYPE.name, title, [Note(note)], problems)
    components: list[Component] = [Prose((_count(context, found),))]
    steps = _next_steps(reading, found, options.next_steps)
    if steps:
        components += [Heading(context.language.passage("Next steps")), Bullets(steps)]
    components.append(_register(reading, found, with_evidence=options.evidence))
    return section(TYPE.name, title, components, problems)


def _commitments(reading: Reading) -> list[_Commitment]:
    rows = [row for row in reading.table.rows if reading.text(row, "what")]
    return [_commitment(reading, row, number) for number, row in enumerate(rows, 1)]


def _commitment(reading: Reading, row: TableRow, number: int) -> _Commitment:
    status = reading.text(row, "status").casefold() or "open"
    due = reading.period(row, "due")
    is_overdue = due is not None and due.end < reading.context.as_of and status not in _CLOSED
    return _Commitment(row, Amount(count(number, (row.citation,))), status, due, is_overdue)


def _count(context: Context, found: list[_Commitment]) -> Passage:
    """ "Of 15 undertakings on record, 4 are done, 2 were missed and 9 are open." """
    if len(found) == 1:
        status = "overdue" if found[0].is_overdue else found[0].status
        word = Name(context.language.status(status).lower())
        return context.language.passage("One undertaking is on record: {status}.", status=word)
    counts = Counter("overdue" if item.is_overdue else item.status for item in found)
    known = [status for status in _COUNTED if status in counts]
    clauses = []
    for status in [*known, *(each for each in counts if each not in _COUNTED)]:
        rows = [item.row.citation for item in found if ("overdue" if item.is_overdue else item.status) == status]
        one, many = _COUNTED.get(status, ("{n} is {status}", "{n} are {status}"))
        frame = counted(len(rows), one, many)
        word = Name(context.language.status(status).lower())
        clauses.append(context.language.passage(frame, n=Amount(count(len(rows), tuple(rows))), status=word))
    frame = counted(len(found), "Of {n} undertaking on record {list}.", "Of {n} undertakings on record, {list}.")
    total = Amount(count(len(found), tuple(item.row.citation for item in found)))
    return context.language.passage(frame, n=total, list=enumerated(context.language, clauses))


def _next_steps(reading: Reading, found: list[_Commitment], most: int) -> tuple[Bullet, ...]:
    """What is still owed, by due date; undated undertakings follow, the latest first."""
    open_ones = [item for item in found if item.is_open]
    dated = sorted((item for item in open_ones if item.due), key=lambda item: (str(item.due), item.number.quantity.low))
    undated = [item for item in open_ones if not item.due and item.status not in ("offered", "intended", "stalled")]
    undated.sort(key=lambda item: reading.text(item.row, "made_on"), reverse=True)
    return tuple(Bullet(_step(reading, item)) for item in [*dated, *undated][:most])


def _step(reading: Reading, item: _Commitment) -> Passage:
    frames = {
        (True, True): "{debtor}, due {due}, overdue: {what}\u00a0{mark}",
        (True, False): "{debtor}, due {due}: {what}\u00a0{mark}",
        (False, False): "{debtor}, no date set: {what}\u00a0{mark}",
    }
    return reading.context.language.passage(
        frames[item.due is not None, item.is_overdue],
        debtor=reading.name(item.row, "debtor"),
        due=Date(item.due) if item.due else "",
        what=reading.words(item.row, "what"),
        mark=reading.mark(item.row),
    )


def _register(reading: Reading, found: list[_Commitment], *, with_evidence: bool) -> Register:
    entries = tuple(_entry(reading, item, with_evidence=with_evidence) for item in found)
    return Register(
        f"{reading.table.name}-register", reading.context.language.passage("Register of commitments"), entries
    )


def _entry(reading: Reading, item: _Commitment, *, with_evidence: bool) -> RegisterEntry:
    language = reading.context.language
    due = Passage.of(Date(item.due)) if item.due else language.passage("no date")
    status = language.passage(
        "{status}, overdue" if item.is_overdue else "{status}", status=status_words(reading.context, item.status)
    )
    return RegisterEntry(
        number=item.number,
        debtor=reading.name(item.row, "debtor"),
        creditor=reading.name(item.row, "creditor"),
        what=reading.words(item.row, "what"),
        due=due,
        status=status,
        evidence=_evidence(reading, item.row, with_sentence=with_evidence),
    )


def _evidence(reading: Reading, row: TableRow, *, with_sentence: bool) -> Passage:
    made_on = reading.period(row, "made_on")
    evidence = reading.words(row, "evidence") if with_sentence else Passage()
    frames = {
        (True, True): "{date}: {evidence}\u00a0{mark}",
        (False, True): "{evidence}\u00a0{mark}",
        (True, False): "{date}\u00a0{mark}",
        (False, False): "{mark}",
    }
    frame = frames[made_on is not None, bool(evidence)]
    date = Date(made_on) if made_on else ""
    return reading.context.language.passage(frame, date=date, evidence=evidence, mark=reading.mark(row))


TYPE = SectionType(
    name="commitments",
    summary="The register of commitments: who owes what to whom, by when, how it stands; next steps by due date.",
    options=CommitmentsOptions,
    compose=compose,
)

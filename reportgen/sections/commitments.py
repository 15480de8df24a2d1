"""The commitments on record: who owes what to whom, by when, how it stands, and what is due next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec

from reportgen.errors import DataError, Problem, Severity
from reportgen.errors import note as problem_note
from reportgen.model.briefing import Bullet, Bullets, Component, Heading, Note, Prose, Register, RegisterEntry, Section
from reportgen.model.dataset import TableRow
from reportgen.model.passage import Amount, Date, Name, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import count
from reportgen.sections.carrying import Carried, carried, edition_before, is_printed, register_rows
from reportgen.sections.cells import entry_date, status_words
from reportgen.sections.foreign import foreign_line
from reportgen.sections.found_tables import open_or_find
from reportgen.sections.reading import Reading, open_table
from reportgen.sections.types import Context, Options, SectionType, section
from reportgen.sections.within import within
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
    previous: Annotated[
        str | None,
        msgspec.Meta(description="Table with the register of the edition before, as `reportgen register` writes it."),
    ] = None
    next_steps: Annotated[
        int, msgspec.Meta(description="How many open commitments to list as next steps; 0 leaves them out.", ge=0)
    ] = 6


@dataclass(frozen=True, slots=True)
class _Commitment:
    entry: Carried
    reading: Reading
    row: TableRow
    number: Amount
    status: str
    due: Period | None
    is_overdue: bool

    @property
    def is_open(self) -> bool:
        return self.status not in _CLOSED


def compose(options: CommitmentsOptions, context: Context) -> Section:
    """A count by status, what changed since the edition before, the next steps by due date, and the register."""
    problems: list[Problem] = []
    title = context.text(options.title, "Commitments and next steps")
    reading, is_found = open_or_find(options.data, context, problems)
    if reading is None or reading.lacks("what"):
        return section(TYPE.name, title, [], problems)
    reading.lacks("debtor", "creditor", "due", "status")
    before = open_table(options.previous, context, problems, "previous") if options.previous else None
    entries = carried(reading, before)
    problems += [_absent(entry) for entry in entries if entry.is_absent]
    found = [_commitment(entry) for entry in entries if is_printed(entry)]
    if not found:
        note = context.language.passage("No commitment is on record by {day}.", day=Date(context.as_of))
        return section(TYPE.name, title, [Note(note)], problems)
    paragraphs = [_count(context, found), _changes(context, entries, before)]
    components: list[Component] = [Prose(tuple(each for each in paragraphs if each))]
    if is_found:
        components.append(Note(context.language.passage("Found in the documents by rule; not reviewed by a person.")))
    steps = _next_steps(found, options.next_steps)
    if steps:
        components += [Heading(context.language.passage("Next steps")), Bullets(steps)]
    components.append(_register(reading, found, with_evidence=options.evidence or is_found))
    components[1:1] = foreign_line(context, components)
    return section(TYPE.name, title, components, problems)


def register(options: CommitmentsOptions, context: Context) -> list[dict[str, str]]:
    """The rows of this edition's register, for the next edition to compare with; columns as `REGISTER_COLUMNS`."""
    problems: list[Problem] = []
    reading, _ = open_or_find(options.data, context, problems)
    before = open_table(options.previous, context, problems, "previous") if options.previous else None
    if errors := [problem for problem in problems if problem.severity is Severity.ERROR]:
        raise DataError(errors)
    return register_rows(carried(reading, before)) if reading else []


def _absent(entry: Carried) -> Problem:
    place, what = str(entry.row.citation.locator), entry.reading.text(entry.row, "what")
    remedy = "delete the row there, too, if it is wrong" if is_printed(entry) else ""
    fact = f"only the register of the edition before has no. {entry.number}: {what}"
    return problem_note("carried-over", place, fact, remedy)


def _commitment(entry: Carried) -> _Commitment:
    due = entry.reading.period(entry.row, "due")
    is_overdue = due is not None and due.end < entry.reading.context.as_of and entry.status not in _CLOSED
    number = Amount(count(entry.number, (entry.row.citation,)))
    return _Commitment(entry, entry.reading, entry.row, number, entry.status, due, is_overdue)


def _changes(context: Context, entries: Sequence[Carried], before: Reading | None) -> Passage:
    """ "Since the edition of 2 May 2025, 2 are new and 1 has changed." """
    if before is None:
        return Passage()
    day = _day(edition_before(before))
    groups = (
        ("{n} is new", "{n} are new", [each for each in entries if each.is_new]),
        ("{n} has another status", "{n} have another status", [each for each in entries if each.was]),
        ("{n} is carried over", "{n} are carried over", [e for e in entries if e.is_absent and is_printed(e)]),
    )
    clauses = [
        context.language.passage(
            counted(len(group), one, many), n=Amount(count(len(group), tuple(each.row.citation for each in group)))
        )
        for one, many, group in groups
        if group
    ]
    frames = {
        (True, True): "In the register, since {day}: {list}.",
        (True, False): "In the register, since the edition before: {list}.",
        (False, True): "Nothing has changed in the register since {day}.",
        (False, False): "Nothing has changed in the register since the edition before.",
    }
    frame = frames[bool(clauses), day is not None]
    listed = enumerated(context.language, clauses) if clauses else ""
    return context.language.passage(frame, day=Date(day) if day else "", list=listed)


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


def _day(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


def _next_steps(found: list[_Commitment], most: int) -> tuple[Bullet, ...]:
    """What is still owed, by due date; undated undertakings follow, the latest first."""
    open_ones = [item for item in found if item.is_open]
    dated = sorted((item for item in open_ones if item.due), key=lambda item: (str(item.due), item.number.quantity.low))
    undated = [item for item in open_ones if not item.due and item.status not in ("offered", "intended", "stalled")]
    undated.sort(key=lambda item: item.reading.text(item.row, "made_on"), reverse=True)
    return tuple(Bullet(_step(item)) for item in [*dated, *undated][:most])


def _step(item: _Commitment) -> Passage:
    reading = item.reading
    frames = {
        (True, True): "{debtor}, due {due}, overdue: {what}\u00a0{mark}",
        (True, False): "{debtor}, due {due}: {what}\u00a0{mark}",
        (False, False): "{debtor}, no date set: {what}\u00a0{mark}",
    }
    return reading.context.language.passage(
        frames[item.due is not None, item.is_overdue],
        debtor=reading.name(item.row, "debtor"),
        due=Date(item.due) if item.due else "",
        what=within(reading.context, reading.words(item.row, "what")),
        mark=reading.mark(item.row),
    )


def _register(reading: Reading, found: list[_Commitment], *, with_evidence: bool) -> Register:
    entries = tuple(_entry(item, with_evidence=with_evidence) for item in found)
    return Register(
        f"{reading.table.name}-register", reading.context.language.passage("Register of commitments"), entries
    )


def _entry(item: _Commitment, *, with_evidence: bool) -> RegisterEntry:
    reading = item.reading
    language = reading.context.language
    due = Passage.of(entry_date(item.due)) if item.due else language.passage("no date")
    status = language.passage(
        "{status}, overdue" if item.is_overdue else "{status}", status=status_words(reading.context, item.status)
    )
    status = _since_last(item, status)
    return RegisterEntry(
        number=item.number,
        debtor=reading.name(item.row, "debtor"),
        creditor=reading.name(item.row, "creditor"),
        what=reading.words(item.row, "what"),
        due=due,
        status=status,
        evidence=_evidence(reading, item.row, with_sentence=with_evidence),
    )


def _since_last(item: _Commitment, status: Passage) -> Passage:
    """The status with what is different from the edition before."""
    language = item.reading.context.language
    if item.entry.is_new:
        return language.passage("{status}; new", status=status)
    if item.entry.is_absent:
        return language.passage("{status}; carried over", status=status)
    if not item.entry.was:
        return status
    was = Name(language.text(status_words(item.reading.context, item.entry.was)).lower())
    return language.passage("{status}; was: {was}", status=status, was=was)


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

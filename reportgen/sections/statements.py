"""What the leaders said: indirect speech, attributed and dated, by topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Annotated

import msgspec

from reportgen.errors import DataError, Problem, Severity
from reportgen.errors import note as problem_note
from reportgen.model.briefing import Component, Note, Section, Statement
from reportgen.model.dataset import TableRow
from reportgen.model.passage import Amount, Date, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import count
from reportgen.sections.carrying import edition_before
from reportgen.sections.cells import key_words, listed
from reportgen.sections.foreign import foreign_line
from reportgen.sections.found_tables import open_or_find
from reportgen.sections.reading import Reading, absent, open_table, option_place
from reportgen.sections.remembering_statements import Remembered, remembered, statement_rows, with_absent
from reportgen.sections.types import Context, Options, SectionType, section
from reportgen.sections.wording import counted, enumerated
from reportgen.text.detection import detect_language
from reportgen.text.matching import Topic, matcher
from reportgen.text.records import VERBATIM

# How a speaker put it, before the clause that says what: each a frame of its own.
_SAID = {
    "said": "said that {clause}",
    "announced": "announced that {clause}",
    "intends": "announced that {clause}",
    "ready": "declared that {clause}",
    "will": "promised that {clause}",
    "offered": "suggested that {clause}",
    "asked": "asked that {clause}",
    "confirmed": "confirmed that {clause}",
    "agreed": "agreed that {clause}",
    "denied": "denied that {clause}",
    "warned": "warned that {clause}",
    "expects": "expected that {clause}",
    "proposed": "proposed that {clause}",
}


class StatementsOptions(Options, frozen=True, kw_only=True):
    """Options of `statements`."""

    speakers: Annotated[
        list[str] | int,
        msgspec.Meta(description="Whose statements: a list of names, or how many of those with most statements."),
    ] = 2
    data: Annotated[
        str, msgspec.Meta(description="Table with speaker, role, date, topic, modality, statement, source.")
    ] = "statements"
    previous: Annotated[
        str | None,
        msgspec.Meta(description="Table with the statements before, as `reportgen register --statements` writes it."),
    ] = None


def compose(options: StatementsOptions, context: Context) -> Section:
    """For each speaker the positions by topic, newest first."""
    problems: list[Problem] = []
    title = context.text(options.title, "Positions")
    reading, is_found = open_or_find(options.data, context, problems)
    if reading is None or reading.lacks("speaker", "statement"):
        return section(TYPE.name, title, [], problems)
    reading.lacks("date", "topic", "modality")
    entries, before = _entries(options, context, problems) if options.previous else ((), None)
    problems += [_absent(each) for each in entries if each.is_absent]
    reading = with_absent(reading, entries)
    speakers = _speakers(reading, options.speakers)
    components: list[Component] = [_statement(reading, speaker) for speaker in speakers]
    rows = [row for row in reading.table.rows if reading.text(row, "speaker") in speakers]
    if components and is_found:
        note = "In the sources' own words; found in the documents by rule, not reviewed by a person."
    elif components and all(_is_verbatim(reading, row) for row in rows):
        note = "In the sources' own words."
    elif components:
        note = "In indirect speech and in our own words; the sources hold the wording."
    elif is_found and context.printed:
        note = "What the documents quote stands in other sections already."
    else:
        note = "No statement is on record by {day}."
    components[:0] = foreign_line(context, components)
    components.insert(0, Note(context.language.passage(note, day=Date(context.as_of))))
    if before:
        components.insert(1, Note(_changes(context, entries, before)))
    return section(TYPE.name, title, components, problems)


def register(options: StatementsOptions, context: Context) -> list[dict[str, str]]:
    """What was said up to this edition, for the next one to compare with; columns as `STATEMENT_COLUMNS`."""
    problems: list[Problem] = []
    entries, _ = _entries(options, context, problems)
    if errors := [problem for problem in problems if problem.severity is Severity.ERROR]:
        raise DataError(errors)
    return statement_rows(entries)


def _entries(
    options: StatementsOptions, context: Context, problems: list[Problem]
) -> tuple[tuple[Remembered, ...], Reading | None]:
    """All statements, those that the briefing quotes elsewhere among them, and the register of the edition before."""
    found: list[Problem] = []
    reading, _ = open_or_find(options.data, replace(context, printed=frozenset()), found)
    before = open_table(options.previous, context, problems, "previous") if options.previous else None
    problems += [each for each in found if each.severity is Severity.ERROR]
    return (remembered(reading, before) if reading else ()), before


def _absent(entry: Remembered) -> Problem:
    place, words = str(entry.row.citation.locator), entry.reading.text(entry.row, "statement")
    speaker = entry.reading.text(entry.row, "speaker")
    fact = f"only the register of the edition before has no. {entry.number}: {speaker}: {words}"
    return problem_note("carried-over", place, fact, "delete the row there, too, if it is wrong")


def _changes(context: Context, entries: Sequence[Remembered], before: Reading) -> Passage:
    """ "In the register, since 2 May 2025: 2 are new and 1 is carried over." """
    text = edition_before(before)
    groups = (
        ("{n} is new", "{n} are new", [each for each in entries if each.is_new]),
        ("{n} is carried over", "{n} are carried over", [each for each in entries if each.is_absent]),
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
    listed_clauses = enumerated(context.language, clauses) if clauses else ""
    day = Date(Period.parse(text)) if text else ""
    return context.language.passage(frames[bool(clauses), bool(text)], day=day, list=listed_clauses)


def _speakers(reading: Reading, wanted: Sequence[str] | int) -> list[str]:
    counts = Counter(reading.text(row, "speaker") for row in reading.table.rows if reading.text(row, "statement"))
    if isinstance(wanted, int):
        return [speaker for speaker, _ in counts.most_common() if speaker][:wanted]
    wanted = [_as_in_table(name, counts, reading.context) for name in wanted]
    for index, name in enumerate(wanted):
        if name not in counts:
            place = option_place(reading.context, f"speakers[{index}]")
            message = f"table '{reading.table.name}' has no statement of '{name}'"
            known = ", ".join(each for each in counts if each)
            reading.problems.append(absent("unknown-speaker", place, name, counts, message, f"choose from {known}"))
    return [name for name in wanted if name in counts]


def _as_in_table(name: str, known: Collection[str], context: Context) -> str:
    """The name as the table writes it, when it is given as another language or another case writes it."""
    if name in known:
        return name
    language = context.language
    other = next((each for each in language.everywhere((name,)) if each in known), "")
    match = matcher((Topic("", language.everywhere((name,))),), detect_language(name))
    return other or next((each for each in known if any(map(match.hits, language.everywhere((each,))))), name)


def _statement(reading: Reading, speaker: str) -> Statement:
    rows = [row for row in reading.table.rows if reading.text(row, "speaker") == speaker]
    rows = [row for row in rows if reading.text(row, "statement")]
    dated = [(row, reading.period(row, "date")) for row in rows]
    dates = sorted({when for _, when in dated if when}, key=lambda when: (when.end, when.start), reverse=True)
    groups: dict[tuple[int, str, int], list[TableRow]] = {}
    for number, (row, when) in enumerate(dated, 1):
        place = dates.index(when) if when else len(dates)
        # Sentences in the source's own words stand apart; clauses of ours are joined by topic.
        apart = number if _is_verbatim(reading, row) else 0
        groups.setdefault((place, reading.text(row, "topic"), apart), []).append(row)
    # The topics of one day stay in the table's order; days run from the newest.
    ordered = sorted(groups.items(), key=lambda item: item[0][0])
    shows_dates = len(dates) > 1
    points = tuple(
        _point(reading, topic, group, dates[place] if shows_dates and place < len(dates) else None)
        for (place, topic, _), group in ordered
    )
    newest = next((row for row, when in dated if when and when == dates[0]), rows[0]) if dates else rows[0]
    return Statement(reading.name(newest, "speaker"), reading.name(newest, "role"), _when(dates), points)


def _when(dates: Sequence[Period]) -> Passage:
    if not dates:
        return Passage()
    if len(dates) == 1:
        return Passage.of(Date(dates[0]))
    first, last = min(date.start for date in dates), max(date.end for date in dates)
    if first.year == last.year:
        return Passage.of(Date(Period.of_year(first.year)))
    return Passage.of(Date(Period(Period.of_year(first.year).start, Period.of_year(last.year).end)))


def _point(reading: Reading, topic: str, rows: Sequence[TableRow], when: Period | None) -> Passage:
    """ "Supplies (2 May 2025): made it known that Belarus was ready to send more goods. [1]" """
    language = reading.context.language
    if _is_verbatim(reading, rows[0]):
        return _verbatim(reading, rows[0], when)
    clauses = [_clause(reading, row) for row in rows]
    frames = {
        (True, True): "{topic}, {date}: {clauses}.\u00a0{mark}",
        (True, False): "{topic}: {clauses}.\u00a0{mark}",
        (False, True): "{date}: {clauses}.\u00a0{mark}",
        (False, False): "{clauses}.\u00a0{mark}",
    }
    return language.passage(
        frames[bool(topic), when is not None],
        topic=key_words(reading.context, topic, emphasis=True) if topic else "",
        date=Date(when) if when else "",
        clauses=listed(clauses, "; "),
        mark=reading.mark(*rows),
    )


def _is_verbatim(reading: Reading, row: TableRow) -> bool:
    return reading.text(row, "modality").casefold() == VERBATIM


def _verbatim(reading: Reading, row: TableRow, when: Period | None) -> Passage:
    """The source's own sentence, with its day where the speaker's statements are of several."""
    return reading.context.language.passage(
        "{date}: {evidence}\u00a0{mark}" if when else "{evidence}\u00a0{mark}",
        date=Date(when) if when else "",
        evidence=reading.words(row, "statement"),
        mark=reading.mark(row),
    )


def _clause(reading: Reading, row: TableRow) -> Passage:
    modality = reading.text(row, "modality").casefold()
    frame = _SAID.get(modality, _SAID["said"])
    speaker = reading.name(row, "speaker")  # in many languages the verb agrees with who speaks
    return reading.context.language.passage(frame, speaker=speaker, clause=reading.words(row, "statement"))


TYPE = SectionType(
    name="statements",
    summary="What the leaders said: indirect speech, attributed and dated, by topic.",
    options=StatementsOptions,
    compose=compose,
)

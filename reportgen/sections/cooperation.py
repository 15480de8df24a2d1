"""Areas of cooperation, a card each: how things stand, what the documents say, the numbers, the next step."""

from __future__ import annotations

from typing import Annotated

import msgspec

from reportgen.errors import Problem, note
from reportgen.model.briefing import Card, Component, Note, Section
from reportgen.model.dataset import TableRow
from reportgen.model.passage import Date, Name, Passage
from reportgen.sections.cells import entry_date, listed, status_words
from reportgen.sections.cooperation_areas import Area, CooperationTopic, areas, rows_of, wordless
from reportgen.sections.cooperation_facts import digest_lines, number_lines
from reportgen.sections.cooperation_table import others_table
from reportgen.sections.foreign import foreign_line
from reportgen.sections.reading import Reading, open_table
from reportgen.sections.types import Context, Options, SectionType, section
from reportgen.sections.within import name_within
from reportgen.text.matching import Topic


class CooperationOptions(Options, frozen=True, kw_only=True):
    """Options of `cooperation`."""

    topics: Annotated[
        tuple[CooperationTopic, ...],
        msgspec.Meta(description="The areas in their order; default: every area of the table."),
    ] = ()
    items: Annotated[
        int, msgspec.Meta(description="Undertakings told on each card, the latest first; `check` lists the rest.", ge=1)
    ] = 4
    sentences: Annotated[int, msgspec.Meta(description="Sentences from the documents for each area.", ge=0)] = 2
    words: Annotated[
        Annotated[int, msgspec.Meta(ge=10, le=1000)] | None,
        msgspec.Meta(description="Words of these sentences at most, for each area."),
    ] = None
    facts: Annotated[int, msgspec.Meta(description="Numbers from the observations for each area.", ge=0)] = 4
    data: Annotated[
        str, msgspec.Meta(description="Table with area, item, status, statement, parties, next_step, date, source.")
    ] = "cooperation"


def compose(options: CooperationOptions, context: Context) -> Section:
    """A card for each area, and a table of what no area took, so that nothing is lost in silence."""
    problems = list(wordless(options.topics, context))
    title = context.text(options.title, "Areas of cooperation")
    reading = open_table(options.data, context, problems)
    if reading is None or reading.lacks("area", "item"):
        return section(TYPE.name, title, [], problems)
    reading.lacks("status", "statement", "date")
    components: list[Component] = []
    rest = [row for row in reading.table.rows if reading.text(row, "item")]
    for area in areas(options.topics, reading):
        rows = rows_of(area, reading, rest)
        rest = [row for row in rest if row not in rows]
        newest_first = sorted(rows, key=lambda row: _day(reading, row), reverse=True)
        problems += [_left_out(reading, row) for row in newest_first[options.items :]]
        components.append(_card(reading, options, area, newest_first[: options.items]))
    if rest:
        named = ", ".join(dict.fromkeys(reading.text(row, "area") or "–" for row in rest))
        message = f"no topic of the cooperation section takes these areas: {named}"
        problems.append(note("untaken-area", reading.table.file, message, "they stand in the table of other areas"))
        components.append(others_table(reading, rest))
    components = [*foreign_line(context, [each for each in components if isinstance(each, Card)]), *components]
    if not components:
        text = context.language.passage("Nothing on cooperation was on record by {day}.", day=Date(context.as_of))
        components.append(Note(text))
    return section(TYPE.name, title, components, problems)


def _left_out(reading: Reading, row: TableRow) -> Problem:
    message = f"its card is full, so '{reading.text(row, 'item')}' is not printed"
    return note("full-card", str(row.citation.locator), message, "raise items, or leave it")


def topics(options: CooperationOptions, context: Context) -> tuple[Topic, ...]:
    """What each area wants to hear from the documents."""
    reading = open_table(options.data, context, [])
    if reading is None:
        return ()
    return tuple(area.topic for area in areas(options.topics, reading))


def _card(reading: Reading, options: CooperationOptions, area: Area, rows: list[TableRow]) -> Card:
    context = reading.context
    lines = [_line(reading, row) for row in rows]
    told = [f"{reading.text(row, 'item')}. {reading.text(row, 'statement')}" for row in rows]
    # The numbers are chosen first: they are the same in every language, the documents that tell them are not.
    numbers = number_lines(context, area, options.facts, told)
    lines += digest_lines(context, area, options.sentences, told, options.words)
    lines += numbers
    if not lines:
        lines = [context.language.passage("Nothing is on record by {day}.", day=Date(context.as_of))]
    status = status_words(context, reading.text(rows[0], "status")) if rows else Passage()
    return Card(area.title, status, tuple(lines), _next_steps(reading, rows))


def _day(reading: Reading, row: TableRow) -> int:
    when = reading.period(row, "date")
    return when.end.toordinal() if when else 0


def _line(reading: Reading, row: TableRow) -> Passage:
    """ "Service centre (done, 27 October 2022; Minsk tractor works): it opened in …. [1]" """
    context, language = reading.context, reading.context.language
    when = reading.period(row, "date")
    described = [
        Passage.of(Name(language.text(status_words(context, reading.text(row, "status"))).lower())),
        Passage.of(entry_date(when)) if when else language.passage("undated"),
        *_others(reading, row),
    ]
    frame = "{item} ({described}). {statement}\u00a0{mark}"
    if not reading.text(row, "statement"):
        frame = "{item} ({described}).\u00a0{mark}"
    return language.passage(
        frame,
        item=Name(reading.text(row, "item"), emphasis=True),
        described=listed([part for part in described if language.text(part)]),
        statement=reading.words(row, "statement"),
        mark=reading.mark(row),
    )


def _others(reading: Reading, row: TableRow) -> list[Passage]:
    """The parties besides reporter and partner, whom the whole briefing is about."""
    known = {"", reading.context.reporter, reading.context.partner}
    names = [part.strip() for part in reading.text(row, "parties").split(";")]
    return [Passage.of(name_within(reading.context, name)) for name in names if name not in known]


def _next_steps(reading: Reading, rows: list[TableRow]) -> Passage:
    steps = dict.fromkeys(reading.text(row, "next_step") for row in rows if reading.text(row, "next_step"))
    firsts = [next(row for row in rows if reading.text(row, "next_step") == step) for step in steps]
    return listed([reading.words(row, "next_step") for row in firsts], "; ")


TYPE = SectionType(
    name="cooperation",
    summary="Areas of cooperation, a card each: status, what documents say, numbers, parties, next step.",
    options=CooperationOptions,
    compose=compose,
    topics=topics,
)

"""Meetings and other events in the order of time, with place, people and outcome."""

from __future__ import annotations

from typing import Annotated

import msgspec

from reportgen.errors import Problem
from reportgen.model.briefing import Chart, Component, Note, Prose, Section, Timeline
from reportgen.model.chart import ChartSpec, Point, Series, TimelineEvent
from reportgen.model.dataset import TableRow
from reportgen.model.passage import Amount, Date, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import count
from reportgen.sections.alternative import alternative_text
from reportgen.sections.cells import people
from reportgen.sections.reading import Reading, open_table
from reportgen.sections.types import Context, Options, SectionType, Year, section
from reportgen.sections.wording import counted

_LEAST_HEIGHT_PT = 84.0
_EVENT_HEIGHT_PT = 11.0
_LEAST_FOR_CHART = 6
_MOST_IN_CHART = 8

Dated = tuple[TableRow, Period | None]


class TimelineOptions(Options, frozen=True, kw_only=True):
    """Options of `timeline`."""

    data: Annotated[
        str, msgspec.Meta(description="Table with date, place, event, participants, level, outcome, source.")
    ] = "events"
    since: Annotated[Year | None, msgspec.Meta(description="First year listed; default: all, the undated last.")] = None
    chart: Annotated[bool, msgspec.Meta(description="Draw the latest events as a chart when there are many.")] = True


def compose(options: TimelineOptions, context: Context) -> Section:
    """A sentence, a chart of the latest events when there are many, and the list of all, undated ones last."""
    problems: list[Problem] = []
    title = context.text(options.title, "Meetings")
    reading = open_table(options.data, context, problems)
    if reading is None or reading.lacks("event"):
        return section(TYPE.name, title, [], problems)
    reading.lacks("date", "place")
    rows = _rows(reading, options.since)
    if not rows:
        note = context.language.passage("No event is on record by {day}.", day=Date(context.as_of))
        return section(TYPE.name, title, [Note(note)], problems)
    components: list[Component] = [Prose((_summary(reading, rows),))]
    if chart := _chart(reading, rows) if options.chart else None:
        components.append(chart)
    events = tuple(_event(reading, row, when) for row, when in rows)
    components.append(Timeline(f"{options.data}-timeline", events))
    return section(TYPE.name, title, components, problems)


def _rows(reading: Reading, since: int | None) -> list[Dated]:
    """The rows with their dates in order of time, the undated last; those before `since` left out."""
    rows = [(row, reading.period(row, "date")) for row in reading.table.rows if reading.text(row, "event")]
    dated = [(row, when) for row, when in rows if when is not None and (since is None or when.year >= since)]
    dated.sort(key=lambda item: (item[1].start, item[1].end))
    undated = [] if since else [(row, when) for row, when in rows if when is None]
    return [*dated, *undated]


def _event(reading: Reading, row: TableRow, when: Period | None) -> TimelineEvent:
    language = reading.context.language
    outcome = reading.words(row, "outcome")
    named = people(reading, row, "participants")
    frames = {
        (True, True): "{event} ({people}). {outcome}.",
        (True, False): "{event}. {outcome}.",
        (False, True): "{event} ({people}).",
        (False, False): "{event}.",
    }
    frame = frames[bool(outcome), bool(named)]
    text = language.passage(frame, event=reading.words(row, "event"), people=named, outcome=outcome)
    if when is None:
        text = Passage.of(text, " ", language.passage("No date is given."))
    text = Passage.of(text, "\u00a0", mark) if (mark := reading.mark(row)) else text
    return TimelineEvent(when, reading.name(row, "place"), text, reading.text(row, "level"))


def _summary(reading: Reading, rows: list[Dated]) -> Passage:
    """ "23 events are on record from 2012 to 2025; the latest took place in Minsk on 2 May 2025." """
    language = reading.context.language
    dated = [(row, when) for row, when in rows if when is not None]
    number = Amount(count(len(rows), tuple(row.citation for row, _ in rows)))
    if not dated:
        frame = counted(len(rows), "{n} event is on record, undated.", "{n} events are on record, none of them dated.")
        return language.passage(frame, n=number)
    past = [item for item in dated if item[1].start <= reading.context.as_of] or dated
    row, when = past[-1]
    frame = counted(
        len(rows),
        "{n} event is on record: {event}{place}, {date}.\u00a0{mark}",
        "{n} events are on record from {first} to {last}. The latest: {event}{place}, {date}.\u00a0{mark}",
    )
    place = Passage.of(", ", reading.name(row, "place")) if reading.text(row, "place") else Passage()
    return language.passage(
        frame,
        n=number,
        first=Date(Period.of_year(dated[0][1].start.year)),
        last=Date(Period.of_year(dated[-1][1].year)),
        event=reading.words(row, "event"),
        place=place,
        date=Date(when),
        mark=reading.mark(row),
    )


def _chart(reading: Reading, rows: list[Dated]) -> Chart | None:
    """The latest events on an axis; None when there are few."""
    context, language = reading.context, reading.context.language
    dated = [(row, when) for row, when in rows if when is not None]
    recent = dated[-_MOST_IN_CHART:]
    if len(recent) < _LEAST_FOR_CHART:
        return None
    points = tuple(Point(when, None, note=reading.text(row, "place")) for row, when in recent)
    span = Period(recent[0][1].start, max(when.end for _, when in recent))
    height_pt = max(_LEAST_HEIGHT_PT, len(recent) * _EVENT_HEIGHT_PT)
    number = Amount(count(len(recent), tuple(row.citation for row, _ in recent)))
    first, final = Date(Period.of_year(span.start.year)), Date(Period.of_year(span.end.year))
    frame = counted(len(recent), "The {n} latest event, {first} to {last}", "The {n} latest events, {first} to {last}")
    title = language.passage(frame, n=number, first=first, last=final)
    spec = ChartSpec("timeline", (Series("", points),), context.text_width_pt, height_pt)
    told = language.passage("Events by date and place, {first}–{last}", first=first, last=final)
    return Chart(
        id=f"{reading.table.name}-chart",
        spec=spec,
        title=title,
        subtitle=told,
        source=language.passage("Sources: those of the events listed below."),
        alternative=alternative_text(spec, language, told, title),
    )


TYPE = SectionType(
    name="timeline",
    summary="Meetings and other events in the order of time: when, where, who, outcome.",
    options=TimelineOptions,
    compose=compose,
)

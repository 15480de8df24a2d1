"""Where sources disagree, with all values and the one used; and how the briefing was made."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

import msgspec

from reportgen.evidence import Disagreement, Kind, find_disagreements, growth_indicator
from reportgen.model.briefing import Column, Component, Heading, Note, Prose, Row, Section, Table
from reportgen.model.passage import Amount, Date, Passage, Words
from reportgen.model.quantity import count
from reportgen.sections.citing import mark
from reportgen.sections.differing import kind_text, reason_text, subject, value, values
from reportgen.sections.measures import TRADE
from reportgen.sections.series_text import join
from reportgen.sections.types import Context, Options, SectionType, section

_METHOD = (
    (
        "“Almost”, “over” and “about” are the sources' own words and stay with the number; what is computed from "
        "such a number is “about”."
    ),
    "A value computed here is marked [e]; it rests on the sources whose numbers stand behind it.",
    "Parts of a year are compared only with the same months of another year.",
    (
        "Where sources differ, one value is used and the others are listed here. The order of preference: the "
        "preferred sources that the configuration lists, final before provisional figures, figures stated without "
        "qualification, the later publication."
    ),
    (
        "Two values count as contradictory when they stay apart after rounding and after a tenth is allowed for on the "
        "side that a qualifier leaves open."
    ),
)

# Why the two sides of a trade report different numbers: only where the data tell of trade between two sides.
_MIRROR = (
    "Figures of the two sides differ for known reasons: valuation, time of recording, goods in transit, re-exports."
)

_MARKERS = (
    "[c] confidential; [x] no figure found; [z] not applicable; [p] provisional or planned; [r] revised; [e] estimated."
)


class DataNotesOptions(Options, frozen=True, kw_only=True):
    """Options of `data_notes`."""

    wording: Annotated[
        bool, msgspec.Meta(description="Whether differences of wording that may both hold are listed too.")
    ] = True


def compose(options: DataNotesOptions, context: Context) -> Section:
    """A count, the table of disagreements, the method and the key to the markers."""
    indicators = dict.fromkeys(item.indicator for item in context.dataset.observations)
    growths = {name: growth_indicator(name) for name in indicators if growth_indicator(name) in indicators}
    found = [
        item
        for item in find_disagreements(context.evidence, growths)
        if options.wording or item.kind is not Kind.WORDING
    ]
    components: list[Component] = [Prose((_count(context, found),))]
    if found:
        components.append(_table(context, found))
    components.append(Heading(context.language.passage("How the figures were made")))
    components.append(Note(join(*_method(context))))
    components.append(Note(context.language.passage(_MARKERS)))
    return section(TYPE.name, context.text(options.title, "Data notes"), components)


def _count(context: Context, found: list[Disagreement]) -> Passage:
    if not found:
        return context.language.passage("No two sources disagree on a figure used here.")
    contradictory = [item for item in found if item.kind is not Kind.WORDING]
    language = context.language
    differ = language.plural("Sources differ on {n} quantity.", "Sources differ on {n} quantities.", len(found))
    told = [language.passage(differ, n=Amount(count(len(found))))]
    if len(contradictory) == len(found):
        told.append(language.passage("The values cannot all be right."))
    elif contradictory:
        some = Amount(count(len(contradictory)))
        told.append(language.passage("On {n} of them the values cannot all be right.", n=some))
    rule = "Nothing was averaged: the table gives every value, the one used in this briefing and why."
    return join(*told, language.passage(rule))


def _table(context: Context, found: list[Disagreement]) -> Table:
    language = context.language
    rows: list[Row] = []
    for kind, group in groupby(found, key=lambda item: item.kind):
        rows.append(Row((Passage.of(Words(_sentence_case(kind_text(context, kind)))),), is_group=True))
        rows.extend(_row(context, item) for item in group)
    heads = (("Quantity", 1.5), ("What sources say", 1.6), ("Used here", 1.0), ("Why", 1.1))
    return Table(
        id="data-notes-table",
        title=language.passage("Quantities for which sources differ"),
        columns=tuple(Column(language.passage(head), weight=weight) for head, weight in heads),
        rows=tuple(rows),
    )


def _row(context: Context, item: Disagreement) -> Row:
    language = context.language
    if item.kind is Kind.GROWTH and item.computed is not None:
        computed = Passage.of(Amount(item.computed), "\u00a0", mark(item.computed))
        cells = (values(item.observations), computed, language.passage("follows from the levels"))
    else:
        why = Passage.of(Words(reason_text(context, item.choice.reason)))
        cells = (values(item.observations), value(item.choice.chosen), why)
    return Row((subject(context, item), *cells))


def _method(context: Context) -> list[Passage]:
    has_sides = bool(context.partner) and any(item.indicator == TRADE for item in context.dataset.observations)
    notes = [context.language.passage(note) for note in _METHOD]
    if has_sides:
        notes.append(context.language.passage(_MIRROR))
    left_out = [problem for problem in context.dataset.problems if problem.code == "after_as_of"]
    frame = (
        "Knowledge date: {day}. Records published later were left out: {number}."
        if left_out
        else "Knowledge date: {day}. Nothing in the data was published later."
    )
    number = Amount(count(len(left_out)))
    notes.append(context.language.passage(frame, day=Date(context.as_of), number=number))
    undated = [problem for problem in context.dataset.problems if problem.code == "undated_source"]
    if undated:
        words = "Undated sources were kept and are marked so in the list of sources: {number}."
        notes.append(context.language.passage(words, number=Amount(count(len(undated)))))
    return notes


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


TYPE = SectionType(
    name="data_notes",
    summary="Every quantity for which sources differ: all values, the one used and why; and the method.",
    options=DataNotesOptions,
    compose=compose,
)

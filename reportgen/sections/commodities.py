"""What each side sells, then and now: ranked lists side by side, what came and went, volumes apart from values."""

from __future__ import annotations

from typing import Annotated

import msgspec

from reportgen.errors import Problem
from reportgen.model.briefing import Component, Note, Prose, Section
from reportgen.model.passage import Date, Name, Passage
from reportgen.sections.commodity_lists import FLOWS, Commodity, changes, lists_table, ranked_periods
from reportgen.sections.commodity_numbers import named_table, number_tables
from reportgen.sections.reading import Reading, open_table
from reportgen.sections.types import Context, Options, SectionType, section


class CommoditiesOptions(Options, frozen=True, kw_only=True):
    """Options of `commodities`."""

    top: Annotated[
        Annotated[int, msgspec.Meta(ge=1)] | None,
        msgspec.Meta(description="How many goods of each list to show; default: all."),
    ] = None
    periods: Annotated[int, msgspec.Meta(description="How many of the ranked lists to show, newest first.", ge=1)] = 2
    numbers: Annotated[bool, msgspec.Meta(description="Show known values and volumes in tables of their own.")] = True
    others: Annotated[bool, msgspec.Meta(description="Show goods that sources name without rank or number.")] = True
    data: Annotated[
        str,
        msgspec.Meta(
            description="Table with period, flow, reporter, partner, rank, commodity, hs_chapter, low, high, unit, "
            "multiplier, qualifier, status, source."
        ),
    ] = "commodities"


def compose(options: CommoditiesOptions, context: Context) -> Section:
    """Lists by period newest first, what entered and left them, known values and volumes, other goods named."""
    problems: list[Problem] = []
    title = context.text(options.title, "What each side sells")
    reading = open_table(options.data, context, problems)
    if reading is None or reading.lacks("commodity", "flow"):
        return section(TYPE.name, title, [], problems)
    reading.lacks("period", "rank")
    goods = _trade(reading)
    if not goods:
        note = context.language.passage("No commodity was on record by {day}.", day=Date(context.as_of))
        return section(TYPE.name, title, [Note(note)], problems)
    periods = ranked_periods(goods)
    components: list[Component] = []
    if told := changes(reading, goods, periods):
        method = "Lists are compared by name and HS chapter; a good missing from a list may still be traded."
        components += [Prose(told), Note(context.language.passage(method))]
    components += [lists_table(reading, goods, period, options.top) for period in periods[: options.periods]]
    if options.numbers:
        components += number_tables(reading, goods)
    if options.others and (table := named_table(reading, goods, periods)):
        components.append(table)
    if any(reading.text(row, "flow").casefold() == "transit" for row in reading.table.rows):
        components.append(Note(_transit_note(context)))
    return section(TYPE.name, title, components, problems)


def _trade(reading: Reading) -> list[Commodity]:
    """The rows on goods that one side sells to the other, as the reporter tells it; transit is no trade."""
    context = reading.context
    goods = []
    for row in reading.table.rows:
        flow = reading.text(row, "flow").casefold()
        is_ours = reading.text(row, "reporter") in ("", context.reporter)
        is_theirs = reading.text(row, "partner") in ("", context.partner)
        chapter = reading.text(row, "hs_chapter")
        name = reading.text(row, "commodity") or context.language.chapter(chapter)
        if flow in FLOWS and is_ours and is_theirs and name:
            observation = reading.observation(row, "low", "high", "commodity", {"flow": flow, "commodity": name})
            rank = reading.number(row, "rank")
            goods.append(Commodity(row, flow, name, chapter, rank, observation))
    return goods


def _transit_note(context: Context) -> Passage:
    frame = "Goods that only pass through {partner} are transit and are not listed here."
    return context.language.passage(frame, partner=Name(context.partner or "–"))


TYPE = SectionType(
    name="commodities",
    summary="What each side sells by HS chapter, then and now; values, volumes and confidential goods apart.",
    options=CommoditiesOptions,
    compose=compose,
)

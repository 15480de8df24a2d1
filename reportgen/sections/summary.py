"""The executive summary: where things stand, the latest months, plan and outcome, and what was said."""

from __future__ import annotations

from typing import Annotated

import msgspec

from reportgen.evidence.plans import PlanAndOutcome, outcome_quantity, plans_and_outcomes
from reportgen.model.briefing import Bullet, Bullets, Component, Section
from reportgen.model.passage import Amount, Date, Form, Mark, Name, Passage, Words
from reportgen.sections.cells import listed
from reportgen.sections.citing import marked
from reportgen.sections.facts import repeats
from reportgen.sections.foreign import foreign_line, quoted
from reportgen.sections.measures import TRADE, Measure, measure, trade_measures
from reportgen.sections.reading import Reading
from reportgen.sections.series_text import join, level_story
from reportgen.sections.types import Context, Options, SectionType, section
from reportgen.sections.within import name_within, within
from reportgen.text import CitedSentence
from reportgen.text.narrate import level_and_change

_OWED = frozenset({"open", "agreed", "intended"})


class SummaryOptions(Options, frozen=True, kw_only=True):
    """Options of `summary`."""

    sentences: Annotated[
        int, msgspec.Meta(description="How many messages at most; figures come first.", ge=1, le=12)
    ] = 5
    words: Annotated[
        Annotated[int, msgspec.Meta(ge=10, le=1000)] | None,
        msgspec.Meta(description="How many words at most in all; a message that would pass it is left out."),
    ] = None
    figures: Annotated[
        bool, msgspec.Meta(description="Begin with messages from the figures; false: only sentences of the documents.")
    ] = True
    indicators: Annotated[
        list[str] | None,
        msgspec.Meta(description="Indicators to tell of first; default: trade, else the first one found."),
    ] = None
    commitments: Annotated[
        str, msgspec.Meta(description="Table of commitments; the latest that are still owed make a message.")
    ] = "commitments"


def compose(options: SummaryOptions, context: Context) -> Section:
    """Messages from the figures first, then sentences of the documents that no other section prints."""
    messages = _messages(context, options)[: options.sentences] if options.figures else []
    messages += [Bullet(_said(context, item)) for item in _new(context, messages, options.sentences - len(messages))]
    messages = _within(context, messages, options.words)
    components: list[Component] = [Bullets(tuple(messages))] if messages else []
    components += foreign_line(context, components)
    return section(TYPE.name, context.text(options.title, "In brief"), components)


def _within(context: Context, messages: list[Bullet], words: int | None) -> list[Bullet]:
    """The messages that fit into the words, in their order; the first in any case."""
    if words is None:
        return messages
    kept: list[Bullet] = []
    for message in messages:
        length = len(context.language.text(message.text).split())
        if not kept or length <= words:
            kept.append(message)
            words -= length
    return kept


def _new(context: Context, messages: list[Bullet], room: int) -> list[CitedSentence]:
    """The first sentences of the documents that tell no number over again, in their order."""
    told = [context.language.text(bullet.text) for bullet in messages]
    picked: list[CitedSentence] = []
    for sentence in context.key_sentences:
        if len(picked) < room and not context.prints(sentence.citation) and not repeats(sentence.text, told):
            told.append(sentence.text)
            picked.append(sentence)
    return picked


def _messages(context: Context, options: SummaryOptions) -> list[Bullet]:
    measures = _measures(context, options.indicators)
    messages = [_lead(context, "Where it stands:", level_story(context, item)) for item in measures[:1]]
    messages.append(_lead(context, "Balance:", _balance(context)))
    messages.append(_lead(context, "Latest months:", _latest_months(context, measures)))
    messages.append(_lead(context, "Plan and outcome:", _plan(context)))
    messages.append(_lead(context, "Still owed:", _owed(context, options.commitments)))
    return [Bullet(message) for message in messages if message]


def _measures(context: Context, indicators: list[str] | None) -> list[Measure]:
    if indicators:
        return [measure(context, name) for name in indicators]
    if any(item.indicator == TRADE for item in context.dataset.observations):
        found = trade_measures(context)
        return [found["turnover"], found["export"], found["balance"]]
    names = dict.fromkeys(item.indicator for item in context.dataset.observations if item.has_value)
    return [measure(context, name) for name in names]


def _lead(context: Context, lead: str, message: Passage) -> Passage:
    if not message:
        return message
    return Passage.of(Words(f"{context.language.words(lead)} ", emphasis=True), message)


def _balance(context: Context) -> Passage:
    found = trade_measures(context)
    balance, exports = found["balance"].latest_year(), found["export"].latest_year()
    if balance is None or exports is None or balance.quantity.high >= 0:
        return Passage()
    told = context.language.passage(
        "In {period} {reporter} sold goods for {exports} and had a deficit of {balance}.",
        period=Date(balance.period),
        reporter=Name(context.reporter),
        exports=Amount(exports.quantity),
        balance=Amount(balance.quantity, Form.MAGNITUDE),
    )
    return marked(told, balance.quantity)


def _latest_months(context: Context, measures: list[Measure]) -> Passage:
    told: list[Passage] = []
    for item in measures:
        level = item.latest_part_year()
        if level and level.change and not level.quantity.is_derived:
            facts = (item.label, level.quantity, level.period, level.change, level.before)
            change = level_and_change(context.language, *facts, turn=len(told))
            told.append(marked(change, level.quantity, level.change))
    return join(*told[:2])


def _plan(context: Context) -> Passage:
    missed = [pair for pair in plans_and_outcomes(context.evidence) if pair.is_missed]
    return _missed(context, missed[-1]) if missed else Passage()


def _missed(context: Context, pair: PlanAndOutcome) -> Passage:
    dimensions = pair.plan.chosen.dimensions
    details = [dimensions.get(name, "") for name in ("commodity", "place")]
    named = [context.language.measure(pair.indicator, dimensions), *filter(None, details)]
    told = context.language.passage(
        "{subject}: {outcome} in {period} against a plan of {plan}.",
        subject=listed([Passage.of(name_within(context, name)) for name in named]),
        outcome=Amount(outcome_quantity(pair)),
        period=Date(pair.period),
        plan=Amount(pair.plan.quantity),
    )
    return marked(told, pair.outcome.quantity, pair.plan.quantity)


def _owed(context: Context, name: str) -> Passage:
    """The first two commitments of the latest day that are neither offers nor done."""
    table = context.dataset.tables.get(name)
    if table is None:
        return Passage()
    reading = Reading(table, context, [])
    owed = [row for row in table.rows if reading.text(row, "status").casefold() in _OWED]
    latest = max((reading.text(row, "made_on") for row in owed), default="")
    rows = [row for row in owed if reading.text(row, "made_on") == latest][:2]
    frame = "{debtor}: {what}\u00a0{mark}"
    told = [
        context.language.passage(
            frame,
            debtor=reading.name(row, "debtor"),
            what=within(context, reading.words(row, "what")),
            mark=reading.mark(row),
        )
        for row in rows
    ]
    return listed(told, "; ")


def _said(context: Context, item: CitedSentence) -> Passage:
    quotation, language = quoted(context, item)
    sources = tuple(source for source in item.sources if source)
    told = Passage.of(quotation)
    if language:
        told = context.language.passage("{sentence} ({language})", sentence=quotation, language=language)
    return Passage.of(told, "\u00a0", Mark(sources)) if sources else told


TYPE = SectionType(
    name="summary",
    summary="Up to a dozen one-sentence messages, from the figures first and then from the documents, each cited.",
    options=SummaryOptions,
    compose=compose,
)

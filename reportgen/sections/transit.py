"""Transit, kept apart from trade: cargo by period, plan against outcome, what the way can carry, other places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated

import msgspec

from reportgen.evidence.selection import Choice
from reportgen.language.vocabulary import sentence_case
from reportgen.model.briefing import Bullet, Bullets, Chart, Component, Heading, Note, Prose, Section
from reportgen.model.chart import ChartSpec, Point, Series
from reportgen.model.facts import Observation, Status, Unit
from reportgen.model.passage import Amount, Date, Name, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, share
from reportgen.sections.alternative import alternative_text
from reportgen.sections.citing import marked, source_line
from reportgen.sections.facts import concerns, facts, statement
from reportgen.sections.series_text import join
from reportgen.sections.transit_table import transit_table
from reportgen.sections.types import Context, Options, SectionType, section
from reportgen.sections.within import name_within
from reportgen.text.matching import Topic, matcher

_ROW_HEIGHT_PT = 30.0
_KEY_HEIGHT_PT = 22.0
_FACTS_ELSEWHERE = 2

_POSSIBLE = (Status.POTENTIAL, Status.FORECAST)

Pair = tuple[Period, Choice, Choice]


class TransitOptions(Options, frozen=True, kw_only=True):
    """Options of `transit`."""

    indicator: Annotated[str, msgspec.Meta(description="Indicator of the observations that holds the cargo.")] = "cargo"
    flow: Annotated[str, msgspec.Meta(description="Flow that marks these observations as transit.")] = "transit"
    place: Annotated[
        str | None, msgspec.Meta(description="The place that the section is about; default: the one with most data.")
    ] = None
    area: Annotated[
        str, msgspec.Meta(description="Area of the observations on capacity, depth and all cargo there.")
    ] = "ports"
    others: Annotated[
        bool, msgspec.Meta(description="Whether the table holds other places and everybody's cargo too.")
    ] = True
    facts: Annotated[int, msgspec.Meta(description="How many facts on capacity, depth and growth to list.", ge=0)] = 6


def compose(options: TransitOptions, context: Context) -> Section:
    """Why this is no trade, plan against outcome in words and as a chart, facts, other places, the table of all."""
    title = context.text(options.title, "Transit and logistics")
    ours = _ours(context, options)
    place = options.place or _main_place(ours)
    if not ours:
        note = context.language.passage("No transit was on record by {day}.", day=Date(context.as_of))
        return section(TYPE.name, title, [Note(note)])
    wanted = {"reporter": context.reporter, "flow": options.flow, "place": place, "commodity": ""}
    outcomes = context.evidence.series(options.indicator, wanted)
    plans = context.evidence.series(options.indicator, wanted, (Status.PLANNED,))
    pairs = [(period, plans[period], outcomes[period]) for period in plans if period in outcomes]
    components: list[Component] = [Prose(_story(context, place, outcomes, pairs))]
    if pairs:
        components.append(_chart(context, options, place, pairs))
    if bullets := (*_facts(context, options, place), *_possible(context, ours, place)):
        components.append(Bullets(bullets))
    if bullets := _elsewhere(context, ours, place):
        components += [Heading(context.language.passage("The same cargo elsewhere"), 3), Bullets(bullets)]
    components.append(transit_table(context, _all(context, options) if options.others else _here(ours, place), place))
    return section(TYPE.name, title, components)


def _ours(context: Context, options: TransitOptions) -> list[Observation]:
    """The reporter's own cargo in transit, whatever its place and status."""
    wanted = {"flow": options.flow}
    if context.reporter:
        wanted["reporter"] = context.reporter
    return [item for item in context.dataset.select(options.indicator, wanted) if item.dimensions.get("place")]


def _all(context: Context, options: TransitOptions) -> list[Observation]:
    """Every cargo of the area or the flow, everybody's included."""
    found = context.dataset.select(options.indicator, {})
    return [
        item
        for item in found
        if item.dimensions.get("flow") == options.flow or item.dimensions.get("area") == options.area
    ]


def _here(ours: list[Observation], place: str) -> list[Observation]:
    return [item for item in ours if item.dimensions.get("place") == place]


def _main_place(ours: list[Observation]) -> str:
    counts = Counter(item.dimensions["place"] for item in ours)
    return max(counts, key=lambda place: (counts[place], place), default="")


def _story(context: Context, place: str, outcomes: Mapping[Period, Choice], pairs: list[Pair]) -> tuple[Passage, ...]:
    language = context.language
    frame = (
        "Cargo through {place} is transit: no export to {partner} and no import from it, and in no trade figure here."
    )
    apart = language.passage(frame, place=Name(place), partner=Name(context.partner or "–"))
    told = [marked(statement(context, each), each.citation) for each in _latest(outcomes)]
    against = [_against(context, *pair) for pair in pairs]
    return tuple(text for text in (join(apart, *told), join(*against)) if text)


def _latest(outcomes: Mapping[Period, Choice]) -> list[Observation]:
    """The outcome of the latest whole year, and of the latest part of a year after it."""
    years = [period for period in outcomes if period.is_year]
    parts = [period for period in outcomes if not period.is_year and (not years or period.end > max(years).end)]
    return [outcomes[max(periods)].chosen for periods in (years, parts) if periods]


def _against(context: Context, period: Period, plan: Choice, outcome: Choice) -> Passage:
    """ "Of 850 thousand tonnes planned for 2024, over 240 thousand tonnes are on record, about 28% of the plan." """
    planned, done = plan.quantity, outcome.quantity
    amounts = {"plan": Amount(planned), "outcome": Amount(done)}
    frame = "Of {plan} planned for {period}, {outcome} are on record."
    if planned.low > 0 and planned.unit.code == done.unit.code:
        frame = "Of {plan} planned for {period}, {outcome} are on record, {share} of the plan."
        amounts["share"] = Amount(share(done, planned))
    told = context.language.passage(frame, period=Date(period), **amounts)
    return marked(told, plan.chosen.citation, outcome.chosen.citation)


def _chart(context: Context, options: TransitOptions, place: str, pairs: list[Pair]) -> Chart:
    language = context.language
    plan = Series(language.words("Plan"), tuple(Point(period, plan.quantity) for period, plan, _ in pairs))
    outcome = Series(language.words("Outcome"), tuple(Point(period, done.quantity) for period, _, done in pairs))
    quantities = [choice.quantity for pair in pairs for choice in pair[1:]]
    scale = max(quantity.unit.scale for quantity in quantities)
    unit = Name(language.unit(Unit(quantities[0].unit.code, scale)))
    spec = ChartSpec("bullet", (plan, outcome), context.text_width_pt, _height(len(pairs)), unit_scale=scale)
    title = _finding(context, pairs)
    told = language.passage("Plan and outcome, {place}, {unit}", place=name_within(context, place), unit=unit)
    return Chart(
        id=f"transit-{options.indicator}",
        spec=spec,
        title=title,
        subtitle=told,
        source=source_line(context, *quantities),
        alternative=alternative_text(spec, language, told, title),
    )


def _height(bars: int) -> float:
    return _KEY_HEIGHT_PT + _ROW_HEIGHT_PT * bars


def _finding(context: Context, pairs: list[Pair]) -> Passage:
    """What became of the latest plan, and whether it was so every time."""
    period, plan, outcome = pairs[-1]
    fell_short = [_falls_short(outcome.quantity, plan.quantity) for _, plan, outcome in pairs]
    frame = "{period}: {outcome} of {plan} planned"
    if all(fell_short) and len(pairs) > 1:
        frame = "Cargo stayed below plan each time: {outcome} of {plan} in {period}"
    elif fell_short[-1]:
        frame = "Cargo stayed below plan in {period}: {outcome} of {plan}"
    amounts = {"outcome": Amount(outcome.quantity), "plan": Amount(plan.quantity)}
    return context.language.passage(frame, period=Date(period), **amounts)


def _falls_short(outcome: Quantity, plan: Quantity) -> bool:
    return outcome.in_scale(0).high < plan.in_scale(0).low


def _facts(context: Context, options: TransitOptions, place: str) -> tuple[Bullet, ...]:
    """Capacity, depth, growth and what else the area holds besides cargo; the reporter's own first."""
    others = [
        item
        for item in context.dataset.observations
        if item.dimensions.get("area") == options.area
        and item.indicator != options.indicator
        and concerns(context, item)
    ]
    found = facts(context, others)
    found.sort(key=lambda fact: _nearness(context, fact.observation, place))
    return tuple(Bullet(fact.text(context)) for fact in found[: options.facts])


def _nearness(context: Context, item: Observation, place: str) -> tuple[bool, bool]:
    is_own = item.dimensions.get("reporter") == context.reporter and item.dimensions.get("place") == place
    # Growth of everybody's cargo is background to what the place can carry.
    return not is_own, item.indicator.endswith("_growth")


def _possible(context: Context, ours: list[Observation], place: str) -> tuple[Bullet, ...]:
    """What was called possible, in a line that says so."""
    mine = [item for item in ours if item.dimensions["place"] == place and item.status in _POSSIBLE]
    if not mine:
        return ()
    head = context.language.passage("Called possible, not an outcome:")
    return (Bullet(join(head, *(fact.text(context) for fact in facts(context, mine)))),)


def _elsewhere(context: Context, ours: list[Observation], place: str) -> tuple[Bullet, ...]:
    """A line for each other place that the reporter's cargo takes, with the newest of what is known."""
    bullets = []
    for other in dict.fromkeys(item.dimensions["place"] for item in ours if item.dimensions["place"] != place):
        found = facts(context, [item for item in ours if item.dimensions["place"] == other])
        told = join(*(fact.text(context) for fact in found[:_FACTS_ELSEWHERE]))
        if not _names(context, told, other):
            head = context.language.passage("{place}:", place=Name(sentence_case(other), emphasis=True))
            told = join(head, told)
        bullets.append(Bullet(told))
    return tuple(bullets)


def _names(context: Context, told: Passage, place: str) -> bool:
    """Whether the sentences name the place, in whatever case."""
    text, name = context.language.text(told), context.language.name(place)
    return name.casefold() in text.casefold() or bool(matcher((Topic("", (name,)),), context.language.code).hits(text))


TYPE = SectionType(
    name="transit",
    summary="Cargo that only passes through, apart from trade: plan against outcome, capacity, other places.",
    options=TransitOptions,
    compose=compose,
)

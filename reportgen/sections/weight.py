"""How much the partner weighs: its share in the reporter's trade with a larger whole."""

from __future__ import annotations

from typing import Annotated

import msgspec

from reportgen.evidence import Level, yearly
from reportgen.model.briefing import Align, Column, Component, Prose, Row, Section, Table
from reportgen.model.passage import Amount, Date, Name, Passage
from reportgen.model.quantity import Quantity, share
from reportgen.sections.cells import entry_date
from reportgen.sections.citing import mark, marked
from reportgen.sections.measures import TRADE, Measure, measure
from reportgen.sections.series_text import join
from reportgen.sections.types import Context, Options, SectionType, section

_YEARS_TOLD = 2


class WeightOptions(Options, frozen=True, kw_only=True):
    """Options of `weight`."""

    whole: Annotated[str, msgspec.Meta(description="The partner in the data that contains this one, such as Russia.")]
    flow: Annotated[str, msgspec.Meta(description="Which flow is compared.")] = "turnover"
    table: Annotated[bool, msgspec.Meta(description="Whether a table of all common years follows.")] = True


def compose(options: WeightOptions, context: Context) -> Section:
    """A sentence on the latest common year and a table of all common years."""
    part = measure(context, TRADE, options.flow)
    whole = measure(context, TRADE, options.flow, given={"partner": options.whole})
    pairs = _pairs(part, whole)
    components: list[Component] = []
    if pairs:
        components.append(Prose((join(*(_sentence(context, options, pair) for pair in pairs[:_YEARS_TOLD])),)))
    if pairs and options.table:
        components.append(_table(context, options, part, pairs))
    return section(TYPE.name, context.text(options.title, "Weight of the partner"), components)


def _pairs(part: Measure, whole: Measure) -> list[tuple[Level, Level, Quantity]]:
    """Newest first: the levels of both and the share of one in the other."""
    parts, wholes = yearly(part.levels), yearly(whole.levels)
    common = [
        (level, wholes[year])
        for year, level in parts.items()
        if level.period.is_year and year in wholes and wholes[year].period.is_year
    ]
    pairs = [(level, all_of_it, share(level.quantity, all_of_it.quantity)) for level, all_of_it in common]
    return sorted(pairs, key=lambda pair: pair[0].period, reverse=True)


def _sentence(context: Context, options: WeightOptions, pair: tuple[Level, Level, Quantity]) -> Passage:
    level, all_of_it, weight = pair
    told = context.language.passage(
        "In {period} {partner} accounted for {share} of the trade of {reporter} with {whole}, {total}.",
        period=Date(level.period),
        partner=Name(context.partner),
        share=Amount(weight),
        reporter=Name(context.reporter),
        whole=Name(options.whole),
        total=Amount(all_of_it.quantity),
    )
    return marked(told, level.quantity, all_of_it.quantity)


def _table(
    context: Context, options: WeightOptions, part: Measure, pairs: list[tuple[Level, Level, Quantity]]
) -> Table:
    language = context.language
    rows = tuple(
        Row(
            (
                Passage.of(entry_date(level.period)),
                Passage.of(Amount(level.quantity)),
                Passage.of(Amount(all_of_it.quantity)),
                Passage.of(Amount(weight)),
                mark(level.quantity, all_of_it.quantity),
            )
        )
        for level, all_of_it, weight in pairs
    )
    return Table(
        id="weight-table",
        title=language.passage("{partner} within {whole}", partner=Name(context.partner), whole=Name(options.whole)),
        columns=(
            Column(language.passage("Year"), weight=0.6),
            Column(Passage.of(Name(context.partner)), Align.RIGHT),
            Column(Passage.of(Name(options.whole)), Align.RIGHT),
            Column(language.passage("Share"), Align.DECIMAL),
            Column(language.passage("Sources")),
        ),
        rows=rows,
        subtitle=Passage.of(Name(part.label)),
    )


TYPE = SectionType(
    name="weight",
    summary="The partner's share in the reporter's trade with a larger whole, such as the country of a region.",
    options=WeightOptions,
    compose=compose,
)

"""Trade over the years: turnover with its peak, exports and imports mirrored with the balance, and the table."""

from __future__ import annotations

from typing import Annotated

import msgspec

from reportgen.evidence import Level, yearly
from reportgen.model.briefing import Chart, Component, Prose, Section
from reportgen.model.chart import ChartSpec, Series
from reportgen.model.facts import Unit
from reportgen.model.passage import Amount, Date, Form, Name, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.sections.alternative import alternative_text
from reportgen.sections.citing import marked, source_line
from reportgen.sections.measures import Measure, common_scale, trade_measures, year_points, year_series
from reportgen.sections.series_text import chart_notes, finding, join, level_story, subtitle
from reportgen.sections.trade_table import trade_table
from reportgen.sections.types import Context, Options, SectionType, Year, section
from reportgen.text.narrate import band_sentence, level_and_change, level_sentence

_CHART_HEIGHT_PT = 145.0
_MIRROR_HEIGHT_PT = 155.0


class TradeOptions(Options, frozen=True, kw_only=True):
    """Options of `trade`."""

    since: Annotated[Year | None, msgspec.Meta(description="First year shown; default: the first with data.")] = (
        msgspec.field(default=None, name="from")
    )


def compose(options: TradeOptions, context: Context) -> Section:
    """Sentences, two charts and the table of everything known about trade with the partner."""
    measures = trade_measures(context)
    found = {
        flow: {year: level for year, level in yearly(item.levels).items() if year >= (options.since or 0)}
        for flow, item in measures.items()
    }
    title = context.text(options.title, "Trade over the years")
    if not found["turnover"]:
        return section(TYPE.name, title, [])
    components: list[Component] = [
        Prose(_story(context, measures)),
        _turnover_chart(context, measures["turnover"], found["turnover"], options.since),
    ]
    years = _whole_years(found)
    if len(years) > 1:
        components.append(_mirrored_chart(context, measures, found, years))
    components.append(trade_table(context, measures, min(found["turnover"])))
    return section(TYPE.name, title, components)


def _story(context: Context, measures: dict[str, Measure]) -> tuple[Passage, ...]:
    first = join(level_story(context, measures["turnover"]), _exports(context, measures["export"]))
    second = join(_imports(context, measures["import"]), _balance(context, measures["balance"]))
    return tuple(paragraph for paragraph in (first, second) if paragraph)


def _exports(context: Context, item: Measure) -> Passage:
    level = item.latest_year()
    if level is None:
        return Passage()
    leaf = next(iter(level.quantity.leaves()))
    if level.quantity.is_band and leaf.period and not leaf.period.in_one_year:
        return marked(band_sentence(context.language, item.label, level.quantity, leaf.period), level.quantity)
    if level.change is None:
        told = level_sentence(context.language, item.label, level.quantity, level.period, turn=1)
        return marked(told, level.quantity)
    facts = (item.label, level.quantity, level.period, level.change, level.before)
    told = level_and_change(context.language, *facts, turn=1)
    return marked(told, level.quantity, level.change)


def _imports(context: Context, item: Measure) -> Passage:
    level = item.latest_year()
    if level is None:
        return Passage()
    if not level.quantity.is_derived:
        return marked(level_sentence(context.language, item.label, level.quantity, level.period), level.quantity)
    told = context.language.passage(
        "Turnover less exports leaves {level} of imports in {period}.",
        level=Amount(level.quantity),
        period=Date(level.period),
    )
    return marked(told, level.quantity)


def _balance(context: Context, item: Measure) -> Passage:
    level = item.latest_year()
    if level is None:
        return Passage()
    frame = "For {reporter} that year's trade was close to balance: {balance}."
    if level.quantity.high < 0:
        frame = "For {reporter} that is a deficit of {balance}."
    elif level.quantity.low > 0:
        frame = "For {reporter} that is a surplus of {balance}."
    amount = Amount(level.quantity, Form.MAGNITUDE)
    told = context.language.passage(frame, reporter=Name(context.reporter), balance=amount)
    return marked(told, level.quantity)


def _turnover_chart(context: Context, item: Measure, found: dict[int, Level], since: int | None) -> Chart:
    peak = item.peak()
    series = year_series(item, found, since or min(found), max(found), peak.period if peak else None)
    quantities = [point.quantity for point in series.points if point.quantity]
    scale = common_scale(quantities)
    unit = Unit(quantities[0].unit.code, scale)
    spec = ChartSpec("columns", (series,), context.text_width_pt, _CHART_HEIGHT_PT, unit_scale=scale)
    title, told = finding(context, item), subtitle(context, item.label, unit, _years(found))
    return Chart(
        id="trade-turnover",
        spec=spec,
        title=title,
        subtitle=told,
        source=source_line(context, *quantities),
        alternative=alternative_text(spec, context.language, told, title),
        notes=chart_notes(context, series),
    )


def _whole_years(found: dict[str, dict[int, Level]]) -> list[int]:
    """The whole years for which both exports and imports are known."""
    return [year for year, level in found["export"].items() if year in found["import"] and not level.is_part_year]


def _mirrored_chart(
    context: Context, measures: dict[str, Measure], found: dict[str, dict[int, Level]], years: list[int]
) -> Chart:
    flows = ("export", "import", "balance")
    shown = {flow: {year: found[flow][year] for year in years if year in found[flow]} for flow in flows}
    first, last = min(years), max(years)
    series = {flow: Series(measures[flow].label, year_points(shown[flow], first, last)) for flow in flows}
    quantities = [point.quantity for flow in flows for point in series[flow].points if point.quantity]
    scale = common_scale(quantities)
    spec = ChartSpec(
        "mirrored",
        (series["export"], series["import"]),
        context.text_width_pt,
        _MIRROR_HEIGHT_PT,
        balance=series["balance"],
        unit_scale=scale,
    )
    title = _flows_finding(context, measures)
    told = subtitle(
        context,
        context.language.words("Exports, imports and balance"),
        Unit(quantities[0].unit.code, scale),
        _years(shown["export"]),
    )
    return Chart(
        id="trade-flows",
        spec=spec,
        title=title,
        subtitle=told,
        source=source_line(context, *quantities),
        alternative=alternative_text(spec, context.language, told, title),
        notes=chart_notes(context, series["import"]),
    )


def _flows_finding(context: Context, measures: dict[str, Measure]) -> Passage:
    exports, imports = measures["export"].latest_year(), measures["import"].latest_year()
    if exports is None or imports is None or exports.period != imports.period:
        return context.language.passage("Exports and imports of {reporter}", reporter=Name(context.reporter))
    frame = (
        "Imports exceed exports: {imports} against {exports} in {period}"
        if _middle(imports.quantity) > _middle(exports.quantity)
        else "Exports exceed imports: {exports} against {imports} in {period}"
    )
    return context.language.passage(
        frame,
        imports=Amount(imports.quantity, Form.SHORT),
        exports=Amount(exports.quantity, Form.SHORT),
        period=Date(exports.period),
    )


def _middle(quantity: Quantity) -> float:
    return float(quantity.in_scale(0).nominal)


def _years(found: dict[int, Level]) -> Period:
    return Period(Period.of_year(min(found)).start, Period.of_year(max(found)).end)


TYPE = SectionType(
    name="trade",
    summary="Turnover, exports, imports and balance over the years, with gaps where nobody published.",
    options=TradeOptions,
    compose=compose,
)

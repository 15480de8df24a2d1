"""Any indicator over the years: a sentence, a column chart and the table of its levels."""

from __future__ import annotations

from typing import Annotated

import msgspec

from reportgen.evidence import Level, yearly
from reportgen.model.briefing import Align, Chart, Column, Component, Prose, Row, Section, Table
from reportgen.model.chart import ChartSpec
from reportgen.model.facts import Unit
from reportgen.model.passage import Amount, Form, Name, Passage, Words
from reportgen.model.period import Period
from reportgen.sections.alternative import alternative_text
from reportgen.sections.cells import entry_date
from reportgen.sections.citing import mark, source_line
from reportgen.sections.measures import Measure, common_scale, measure, year_series
from reportgen.sections.series_text import chart_notes, finding, level_story, subtitle, whole_period
from reportgen.sections.types import Context, LocalText, Options, SectionType, Year, section
from reportgen.text.narrate import change_label

_CHART_HEIGHT_PT = 165.0


class TrendOptions(Options, frozen=True, kw_only=True):
    """Options of `trend`."""

    indicator: Annotated[str, msgspec.Meta(description="Indicator of the observations to show, such as visits.")]
    label: Annotated[LocalText | None, msgspec.Meta(description="What the text calls it; default: its name.")] = None
    flow: Annotated[str, msgspec.Meta(description="export, import, turnover or balance, for trade.")] = ""
    where: Annotated[
        dict[str, str], msgspec.Meta(description="Further dimensions, such as {branch: Central}; default: the total.")
    ] = msgspec.field(default_factory=dict)
    since: Annotated[Year | None, msgspec.Meta(description="First year shown; default: the first with data.")] = (
        msgspec.field(default=None, name="from")
    )
    table: Annotated[bool, msgspec.Meta(description="Whether the table of levels follows the chart.")] = True


def compose(options: TrendOptions, context: Context) -> Section:
    """The story, chart and table of one indicator; an empty section when it has no yearly levels."""
    label = context.language.text(context.text(options.label, "")) if options.label else ""
    item = measure(context, options.indicator, options.flow, label, options.where)
    found = {year: level for year, level in yearly(item.levels).items() if year >= (options.since or 0)}
    title = context.text(options.title or item.label, "")
    if not found:
        return section(TYPE.name, title, [])
    components: list[Component] = []
    if story := level_story(context, item):
        components.append(Prose((story,)))
    components.append(_chart(context, item, found, options))
    if options.table:
        components.append(_table(context, item, list(found.values())))
    return section(TYPE.name, title, components)


def _chart(context: Context, item: Measure, found: dict[int, Level], options: TrendOptions) -> Chart:
    peak = item.peak()
    series = year_series(item, found, options.since or min(found), max(found), peak.period if peak else None)
    quantities = [point.quantity for point in series.points if point.quantity]
    scale = common_scale(quantities)
    shown = Period(Period.of_year(min(found)).start, Period.of_year(max(found)).end)
    spec = ChartSpec("columns", (series,), context.text_width_pt, _CHART_HEIGHT_PT, unit_scale=scale)
    title = finding(context, item)
    told = subtitle(context, item.label, Unit(quantities[0].unit.code, scale), shown)
    return Chart(
        id=f"trend-{options.indicator}",
        spec=spec,
        title=title,
        subtitle=told,
        source=source_line(context, *quantities),
        alternative=alternative_text(spec, context.language, told, title),
        notes=chart_notes(context, series),
    )


def _table(context: Context, item: Measure, found: list[Level]) -> Table:
    language = context.language
    scale = common_scale([level.quantity for level in found])
    newest_first = sorted(found, key=lambda level: level.period, reverse=True)
    rows = tuple(Row(_cells(context, item.label, level, scale)) for level in newest_first)
    unit = Unit(found[0].quantity.unit.code, scale)
    return Table(
        id=f"trend-{item.indicator}-table",
        title=language.passage("{measure} by year, newest first", measure=Name(item.label)),
        columns=(
            Column(language.passage("Period")),
            Column(Passage.of(Name(item.label)), Align.DECIMAL),
            Column(language.passage("Change on a year earlier"), Align.DECIMAL),
            Column(language.passage("Sources")),
        ),
        rows=rows,
        subtitle=subtitle(context, item.label, unit, whole_period(found)),
    )


def _cells(context: Context, label: str, level: Level, scale: int) -> tuple[Passage, ...]:
    change = change_label(context.language, label, level.change) if level.change else Passage.of(Words("[x]"))
    return (
        Passage.of(entry_date(level.period)),
        Passage.of(Amount(level.quantity.in_scale(scale), Form.BARE)),
        change,
        mark(level.quantity, *([level.change] if level.change else [])),
    )


TYPE = SectionType(
    name="trend",
    summary="Any indicator over the years: a sentence, a column chart with the peak marked, and the table.",
    options=TrendOptions,
    compose=compose,
)

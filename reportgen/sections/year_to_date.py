"""The months of this year against the same months of the last, and every stated change of a part-year."""

from __future__ import annotations

from typing import Annotated

import msgspec

from reportgen.evidence import Level, growth_indicator
from reportgen.model.briefing import Align, Chart, Column, Component, Prose, Row, Section, Table
from reportgen.model.chart import ChartSpec, Emphasis, Point, Series
from reportgen.model.facts import Unit
from reportgen.model.passage import Date, Name, Passage, Words
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.sections.alternative import alternative_text
from reportgen.sections.cells import entry_date
from reportgen.sections.citing import marked, source_line
from reportgen.sections.differing import values
from reportgen.sections.measures import TRADE, Measure, common_scale, measure
from reportgen.sections.series_text import chart_notes, join, subtitle
from reportgen.sections.types import Context, Options, SectionType, section
from reportgen.text.narrate import change_verb, level_and_change

_CHART_HEIGHT_PT = 125.0
_FLOWS = ("turnover", "export", "import")

# A pace is only told when this many earlier years are known both for the months and as a whole.
_YEARS_FOR_A_PACE = 3

_Pair = tuple[Measure, Level, Quantity]


class YearToDateOptions(Options, frozen=True, kw_only=True):
    """Options of `year_to_date`."""

    indicator: Annotated[str, msgspec.Meta(description="Indicator whose part-years are compared.")] = TRADE


def compose(options: YearToDateOptions, context: Context) -> Section:
    """Pairs of like months, their chart, and the table of stated part-year changes."""
    flows = _FLOWS if options.indicator == TRADE else ("",)
    measures = [measure(context, options.indicator, flow) for flow in flows]
    pairs = _pairs(measures)
    components: list[Component] = []
    if pairs:
        components.append(Prose((join(*_sentences(context, pairs)), _pace(context, measures[0]))))
        components.append(_chart(context, pairs))
    stated = _stated_changes(context, measures)
    components += [stated] if stated else []
    return section(TYPE.name, context.text(options.title, "Year to date, like for like"), components)


def _pairs(measures: list[Measure]) -> list[_Pair]:
    latest = measures[0].latest_part_year()
    if latest is None:
        return []
    found = []
    for item in measures:
        level, before = item.at(latest.period), item.at(latest.before)
        if level and before:
            found.append((item, level, before.quantity))
    return found


def _sentences(context: Context, pairs: list[_Pair]) -> list[Passage]:
    sentences: list[Passage] = []
    for item, level, _ in pairs:
        if level.change and not level.quantity.is_derived:
            facts = (item.label, level.quantity, level.period, level.change, level.before)
            told = level_and_change(context.language, *facts, turn=len(sentences))
            sentences.append(marked(told, level.quantity, level.change))
    return sentences


def _pace(context: Context, item: Measure) -> Passage:
    latest = item.latest_part_year()
    if latest is None:
        return Passage()
    known = [
        year
        for year in range(1, 11)
        if item.at(latest.period.year_before(year)) and item.at(Period.of_year(latest.period.year - year))
    ]
    if len(known) >= _YEARS_FOR_A_PACE:
        return Passage()
    return context.language.passage(
        "Too few earlier years are known month by month to say what this pace would mean for the whole year."
    )


def _chart(context: Context, pairs: list[_Pair]) -> Chart:
    language = context.language
    _, first, _ = pairs[0]
    earlier, later = first.before, first.period
    quantities = [quantity for _, level, before in pairs for quantity in (before, level.quantity)]
    scale = common_scale(quantities)
    series = (
        Series(
            language.label(earlier),
            tuple(Point(item.label, before) for item, _, before in pairs),
            Emphasis.CONTEXT,
        ),
        Series(
            language.label(later), tuple(Point(item.label, level.quantity) for item, level, _ in pairs), Emphasis.NORMAL
        ),
    )
    unit = Unit(quantities[0].unit.code, scale)
    derived = [language.passage("Values marked “about” without a source are derived from the stated change.")]
    spec = ChartSpec("grouped", series, context.text_width_pt, _CHART_HEIGHT_PT, unit_scale=scale)
    title = _title(context, pairs)
    told = subtitle(context, language.words("Goods trade"), unit, Period(earlier.start, later.end))
    return Chart(
        id="year-to-date",
        spec=spec,
        title=title,
        subtitle=told,
        source=source_line(context, *quantities),
        alternative=alternative_text(spec, language, told, title),
        notes=tuple(derived) if any(quantity.is_derived for quantity in quantities) else chart_notes(context),
    )


def _title(context: Context, pairs: list[_Pair]) -> Passage:
    item, level, _ = pairs[0]
    if level.change is None:
        return context.language.passage("{measure} in {period}", measure=Name(item.label), period=Date(level.period))
    return context.language.passage(
        "{measure} {moved} in {period} against the same months a year earlier",
        measure=Name(item.label),
        moved=change_verb(context.language, item.label, level.change),
        period=Date(level.period),
    )


def _stated_changes(context: Context, measures: list[Measure]) -> Table | None:
    """Every change that a source states for a part-year, all values where sources differ."""
    by_period: dict[Period, dict[str, Passage]] = {}
    for item in measures:
        chosen = context.evidence.series(growth_indicator(item.indicator), item.dimensions)
        for period, choice in chosen.items():
            if period.is_year or not period.in_one_year:
                continue
            observations = (choice.chosen, *choice.others)
            by_period.setdefault(period, {})[item.label] = values(observations)
    if not by_period:
        return None
    return _changes_table(context, measures, by_period)


def _changes_table(context: Context, measures: list[Measure], by_period: dict[Period, dict[str, Passage]]) -> Table:
    language = context.language
    newest_first = sorted(by_period, key=lambda period: (period.end, period.start), reverse=True)
    columns = [Column(language.passage("Months"), weight=1.2)]
    columns += [Column(Passage.of(Name(item.label)), Align.LEFT) for item in measures]
    rows = tuple(
        Row(
            (
                Passage.of(entry_date(period)),
                *(by_period[period].get(item.label, Passage.of(Words("[x]"))) for item in measures),
            )
        )
        for period in newest_first
    )
    return Table(
        id="year-to-date-table",
        title=language.passage("What sources state for parts of a year, all values"),
        columns=tuple(columns),
        rows=rows,
        subtitle=language.passage("Change on the same months a year earlier, as stated; newest first"),
        notes=(language.passage("[x] nothing stated. A change of “two times” means twice the earlier level."),),
    )


TYPE = SectionType(
    name="year_to_date",
    summary="The latest months against the same months a year earlier, and every stated part-year change.",
    options=YearToDateOptions,
    compose=compose,
)

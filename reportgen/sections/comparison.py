"""The partner beside others: a ranking in one year, and a table with what is on record for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from typing import Annotated

import msgspec

from reportgen.errors import Problem, error
from reportgen.evidence.selection import OUTCOMES
from reportgen.model.briefing import Bullet, Bullets, Callout, Component, Note, Prose, Section
from reportgen.model.passage import Date
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.sections.comparison_doubts import Entry, doubtful, doubts
from reportgen.sections.comparison_ranking import Ranked, chart, story
from reportgen.sections.comparison_table import comparison_table
from reportgen.sections.reading import Reading, absent, open_table, option_place, unknown_column
from reportgen.sections.types import Context, Options, SectionType, section

_LEAST_FOR_CHART = 3


class ComparisonOptions(Options, frozen=True, kw_only=True):
    """Options of `comparison`."""

    regions: Annotated[
        tuple[str, ...] | int,
        msgspec.Meta(description="Which to compare with: a list of names, or how many of the largest."),
    ] = 11
    leave_out: Annotated[
        tuple[str, ...], msgspec.Meta(description="Names to leave out, such as the row of a whole country.")
    ] = ()
    period: Annotated[
        str | int | None, msgspec.Meta(description="Year or period compared; default: the one with most values.")
    ] = None
    data: Annotated[str, msgspec.Meta(description="Table with a row for each region and period.")] = "regions"
    label: Annotated[str, msgspec.Meta(description="Its column with the names compared.")] = "region"
    measure: Annotated[
        str, msgspec.Meta(description="Its column with the values; `<measure>_high` may hold the upper ends of bands.")
    ] = "turnover"
    table: Annotated[bool, msgspec.Meta(description="Whether the table follows the chart.")] = True


def compose(options: ComparisonOptions, context: Context) -> Section:
    """A sentence, a ranking chart of one year, a box of doubts, and the table."""
    problems: list[Problem] = []
    title = context.text(options.title, "Comparison")
    reading = open_table(options.data, context, problems)
    if reading is None or _unknown(reading, options):
        return section(TYPE.name, title, [], problems)
    everything = _everything(reading, options)
    entries = _chosen(reading, options, everything)
    period = _period(reading, options, entries)
    if not entries or period is None:
        note = context.language.passage("No value to compare was on record by {day}.", day=Date(context.as_of))
        return section(TYPE.name, title, [Note(note)], problems)
    ranked = _ranking(context, entries, period)
    components: list[Component] = []
    if ranked:
        doubted = doubtful(everything, period)
        components.append(Prose((story(context, options.measure, ranked, period, doubted),)))
    if len(ranked) >= _LEAST_FOR_CHART:
        components.append(chart(context, options.data, options.measure, ranked, period))
    components += _care(reading, everything, {entry.label for entry in entries})
    if options.table:
        order = [item.label for item in ranked]
        components.append(comparison_table(reading, options.label, options.measure, entries, period, order))
    return section(TYPE.name, title, components, problems)


def _unknown(reading: Reading, options: ComparisonOptions) -> bool:
    wanted = (("label", options.label), ("measure", options.measure))
    found = [unknown_column(reading, column, option) for option, column in wanted]
    return any(found)


def _everything(reading: Reading, options: ComparisonOptions) -> list[Entry]:
    """A value, or the reason for its absence, for each row."""
    high = f"{options.measure}_high"
    high = high if high in reading.table.columns else ""
    return [
        Entry(label, reading.period(row, "period"), reading.observation(row, options.measure, high), row)
        for row in reading.table.rows
        if (label := reading.text(row, options.label)) and label not in options.leave_out
    ]


def _chosen(reading: Reading, options: ComparisonOptions, entries: Sequence[Entry]) -> list[Entry]:
    """The entries of the names asked for, and the partner's."""
    if isinstance(options.regions, int):
        names = _largest(entries, options.regions)
    else:
        names = set(options.regions)
        _name_strangers(reading, options.regions, {entry.label for entry in entries})
    return [entry for entry in entries if entry.label in names or entry.label == reading.context.partner]


def _largest(entries: Sequence[Entry], most: int) -> set[str]:
    values = {entry.label: entry for entry in sorted(entries, key=_size)}
    return {entry.label for entry in sorted(values.values(), key=_size, reverse=True)[:most]}


def _size(entry: Entry) -> tuple[bool, float, str]:
    known = entry.observation.has_value and entry.observation.status in OUTCOMES
    return known, float(entry.quantity.in_scale(0).nominal) if known else 0.0, entry.label


def _name_strangers(reading: Reading, wanted: Sequence[str], known: Set[str]) -> None:
    for index, name in enumerate(wanted):
        if name not in known:
            place = option_place(reading.context, f"regions[{index}]")
            message = f"table '{reading.table.name}' has no row for '{name}'"
            reading.problems.append(
                absent("unknown-region", place, name, known, message, "add a row, or correct the name")
            )


def _period(reading: Reading, options: ComparisonOptions, entries: Sequence[Entry]) -> Period | None:
    """The period asked for, else the year for which most names have a value, the latest of several such."""
    if options.period is not None:
        try:
            return Period.parse(str(options.period))
        except ValueError as fault:
            place = option_place(reading.context, "period")
            reading.problems.append(error("not-a-period", place, str(fault), "correct it"))
    usable = [entry for entry in entries if _is_outcome(entry)]
    labels = {(entry.period, entry.label) for entry in usable if entry.period and entry.period.is_year}
    if not labels:
        labels = {(entry.period, entry.label) for entry in usable if entry.period}
    counts = Counter(period for period, _ in labels if period)
    return max(counts, key=lambda period: (counts[period], period), default=None)


def _is_outcome(entry: Entry) -> bool:
    return entry.observation.has_value and entry.observation.status in OUTCOMES


def _ranking(context: Context, entries: Sequence[Entry], period: Period) -> list[Ranked]:
    """One value for each name in that period, the largest first; values in a rarer unit stay in the table."""
    usable = [entry for entry in entries if _is_outcome(entry) and entry.period == period]
    units = Counter(entry.observation.unit.code for entry in usable)
    unit = max(units, key=lambda code: (units[code], code), default="")
    groups: dict[str, list[Entry]] = {}
    for entry in usable:
        if entry.observation.unit.code == unit:
            groups.setdefault(entry.label, []).append(entry)
    ranked = [
        Ranked(label, context.evidence.choose(each.observation for each in group).quantity)
        for label, group in groups.items()
    ]
    if context.partner and context.partner not in groups and (own := _own(context, period, unit)):
        ranked.append(Ranked(context.partner, own))
    return sorted(ranked, key=lambda item: (-item.quantity.in_scale(0).nominal, context.language.place_of(item.label)))


def _own(context: Context, period: Period, unit: str) -> Quantity | None:
    """The partner's turnover from the observations, when it is stated in the same unit."""
    wanted = {"reporter": context.reporter, "partner": context.partner, "flow": "turnover", "commodity": ""}
    level = context.evidence.level("trade_value", period, wanted)
    return level if level and level.unit.code == unit else None


def _care(reading: Reading, entries: Sequence[Entry], shown: set[str]) -> list[Component]:
    """A box with the values of the names shown that were probably mixed up; nothing when there are none."""
    found = doubts(reading, entries, shown)
    if not found:
        return []
    return [Callout(reading.context.language.passage("Read with care"), (Bullets(tuple(map(Bullet, found))),))]


TYPE = SectionType(
    name="comparison",
    summary="The partner beside others: ranking chart of one year, table with the nearest year where it lacks.",
    options=ComparisonOptions,
    compose=compose,
)

"""The partner beside others: a ranking in one year, and a table with what is on record for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Annotated

import msgspec

from reportgen.errors import Problem, error
from reportgen.evidence.selection import OUTCOMES
from reportgen.model.briefing import Bullet, Bullets, Callout, Chart, Component, Note, Prose, Section
from reportgen.model.chart import ChartSpec, Emphasis, Point, Series
from reportgen.model.facts import Unit
from reportgen.model.passage import Amount, Date, Name, Passage, Run
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, count, rank
from reportgen.sections.citing import marked, source_line
from reportgen.sections.comparison_doubts import Entry, doubtful, doubts
from reportgen.sections.comparison_table import comparison_table
from reportgen.sections.reading import Reading, absent, open_table, option_place, unknown_column
from reportgen.sections.series_text import join
from reportgen.sections.types import Context, Options, SectionType, section
from reportgen.text.narrate import times_as_large

_ROW_HEIGHT_PT = 17.0
_LEAST_HEIGHT_PT = 70.0
_LEAST_FOR_CHART = 3
_ALTERNATIVE_NAMES = 3


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


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place in the ranking; `row` values come from the table, a partner's own may come from the observations."""

    label: str
    quantity: Quantity


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
        components.append(Prose((_story(context, options, ranked, period, doubted),)))
    if len(ranked) >= _LEAST_FOR_CHART:
        components.append(_chart(context, options, ranked, period))
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
    return sorted(ranked, key=lambda item: (-item.quantity.in_scale(0).nominal, item.label))


def _own(context: Context, period: Period, unit: str) -> Quantity | None:
    """The partner's turnover from the observations, when it is stated in the same unit."""
    wanted = {"reporter": context.reporter, "partner": context.partner, "flow": "turnover", "commodity": ""}
    level = context.evidence.level("trade_value", period, wanted)
    return level if level and level.unit.code == unit else None


def _story(
    context: Context, options: ComparisonOptions, ranked: Sequence[Ranked], period: Period, doubted: Set[str]
) -> Passage:
    """Rank and ratio, with the partner as the one that speaks; the first one where there is no partner."""
    place = _place(context, ranked)
    own = ranked[max(place, 1) - 1]
    quantities = tuple(item.quantity for item in ranked)
    told = context.language.passage(
        _frame(place, len(ranked)),
        measure=Name(context.language.flow(options.measure).lower()),
        name=Name(own.label),
        value=Amount(own.quantity),
        place=Amount(rank(max(place, 1), quantities)),
        total=Amount(count(len(ranked), of=quantities)),
        period=Date(period),
    )
    return join(marked(told, own.quantity), _neighbour(context, ranked, place, doubted))


def _place(context: Context, ranked: Sequence[Ranked]) -> int:
    """The partner's place, counted from one; zero when it is not among them."""
    return next((index for index, item in enumerate(ranked, 1) if item.label == context.partner), 0)


def _frame(place: int, total: int) -> str:
    if place == 0:
        return "By {measure} {name} stands first of the {total} that have a figure for {period}: {value}."
    if place == 1:
        return "By {measure} {name}, with {value}, stands first of the {total} that have a figure for {period}."
    if place == total:
        return "By {measure} {name}, with {value}, stands last of the {total} that have a figure for {period}."
    return "By {measure} {name}, with {value}, stands at place {place} of the {total} that have a figure for {period}."


def _neighbour(context: Context, ranked: Sequence[Ranked], place: int, doubted: Set[str]) -> Passage:
    """The largest beside the partner, as a ratio; the second where the first one speaks itself.

    A value that was probably mixed up is passed over as long as there is another one.
    """
    others = [item for index, item in enumerate(ranked, 1) if index != max(place, 1)]
    others = [item for item in others if item.label not in doubted] or others
    if not others:
        return Passage()
    other, own = others[0], ranked[max(place, 1) - 1]
    amounts: dict[str, Run | Passage] = {"name": Name(other.label), "value": Amount(other.quantity)}
    frame = "{name} comes next with {value}." if place <= 1 else "{name} has {value}."
    if place > 1 and own.quantity.low > 0 and own.quantity.in_scale(0).high < other.quantity.in_scale(0).low:
        amounts["ratio"] = times_as_large(context.language, other.quantity, own.quantity)
        frame = "That of {name} was {ratio}, at {value}."
    return marked(context.language.passage(frame, **amounts), other.quantity)


def _chart(context: Context, options: ComparisonOptions, ranked: Sequence[Ranked], period: Period) -> Chart:
    language = context.language
    points = tuple(Point(item.label, item.quantity, _emphasis(context, item)) for item in ranked)
    scale = max(item.quantity.unit.scale for item in ranked)
    unit = Unit(ranked[0].quantity.unit.code, scale)
    height = max(_LEAST_HEIGHT_PT, _ROW_HEIGHT_PT * min(len(points), 13))
    quantities = [item.quantity for item in ranked]
    label = language.flow(options.measure)
    return Chart(
        id=f"{options.data}-ranking",
        spec=ChartSpec("ranking", (Series(label, points),), context.text_width_pt, height, unit_scale=scale),
        title=_finding(context, ranked, period),
        subtitle=language.passage(
            "{measure}, {unit}, {period}", measure=Name(label), unit=Name(language.unit(unit)), period=Date(period)
        ),
        source=source_line(context, *quantities),
        alternative=_alternative(context, label, ranked, period),
    )


def _emphasis(context: Context, item: Ranked) -> Emphasis:
    return Emphasis.HIGHLIGHT if item.label == context.partner else Emphasis.NORMAL


def _finding(context: Context, ranked: Sequence[Ranked], period: Period) -> Passage:
    """The partner's place, or who is highest where there is no partner."""
    place = _place(context, ranked)
    own = ranked[max(place, 1) - 1]
    frame = "{name} is highest in {period}, at {value}"
    if place > 1:
        frame = "{name} comes to {value} in {period}, place {place} of {total}"
    quantities = tuple(item.quantity for item in ranked)
    return context.language.passage(
        frame,
        name=Name(own.label),
        value=Amount(own.quantity),
        period=Date(period),
        place=Amount(rank(max(place, 1), quantities)),
        total=Amount(count(len(ranked), of=quantities)),
    )


def _alternative(context: Context, measure: str, ranked: Sequence[Ranked], period: Period) -> str:
    language = context.language
    texts = [f"{item.label} {language.quantity(item.quantity)}" for item in ranked]
    shown = texts if len(texts) <= 2 * _ALTERNATIVE_NAMES else [*texts[:_ALTERNATIVE_NAMES], "…", texts[-1]]
    frame = language.words("Ranking by {measure}, {period}: {list}.")
    values = {"measure": measure.lower(), "period": language.label(period), "list": "; ".join(shown)}
    for slot, value in values.items():
        frame = frame.replace(f"{{{slot}}}", value)
    return frame[:250]


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

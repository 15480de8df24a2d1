"""A chart of the data as the YAML asks for it, its title a finding computed from what it shows."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterator, Sequence

import msgspec

from reportgen.charts import OWN, chart_kinds
from reportgen.errors import Severity, error, warning
from reportgen.language import Language
from reportgen.model.briefing import ALTERNATIVE_TEXT_LIMIT, Chart
from reportgen.model.chart import ChartSpec, Emphasis, OwnFunction, Point, Series
from reportgen.model.facts import COUNT, Unit
from reportgen.model.passage import Amount, Name, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import count, difference
from reportgen.sections.alternative import alternative_text
from reportgen.sections.citing import source_line
from reportgen.sections.free_finding import Finding, find, place_name
from reportgen.sections.free_options import ChartOptions
from reportgen.sections.free_order import is_ordered
from reportgen.sections.free_spoken import find_spoken
from reportgen.sections.free_subtitle import measure_of, subtitle
from reportgen.sections.free_values import Value, is_period, read_values
from reportgen.sections.reading import Reading, add
from reportgen.sections.wording import enumerated

_HEIGHT_PT = {"sparkline": 30.0, "multiples": 205.0}
_USUAL_HEIGHT_PT = 165.0
_SPARKLINE_WIDTH_PT = 150.0
_ASIDE_SHARE = 0.36  # of the text's width, for words beside the picture; the gap between is a part of it
_ASIDE_GAP_PT = 14.0
# Kinds whose lines run from place to place, and what shows unordered names instead.
_ORDERED = {
    "lines": "columns, grouped or ranking",
    "area": "columns, stacked or ranking",
    "indexed": "grouped or ranking",
    "multiples": "grouped, heatmap or ranking",
}
# Kinds of several series that have no room for words at each gap.
_SILENT_GAPS = {"lines", "indexed", "grouped"}
_MOST_GAPS_NAMED = 4
# How many lines may be equally loud.
_MOST_TO_FOLLOW = {"lines": 4, "indexed": 4, "slope": 12}
_FOR_MANY = ("grouped", "lines", "multiples", "heatmap")


def make_chart(options: ChartOptions, reading: Reading, id_: str) -> Chart | None:
    """The chart; None, with the reasons as problems, when it cannot be made."""
    context, language = reading.context, reading.context.language
    values = read_values(options, reading)
    known = values if options.kind == "timeline" else [each for each in values if each.quantity is not None]
    if _is_refused(options, reading, values, known):
        return None
    unit = _unit(known)
    measure = context.text(options.measure, "") if options.measure else measure_of(options, reading)
    found = find_spoken(options.kind, reading, known, options.highlight) or find(options.kind, reading, known)
    _warn(options, reading, values)
    title = context.text(options.title, "") if options.title else found.words
    told = subtitle(options.kind, reading, measure, unit, known)
    alternative = language.text(context.text(options.alternative, "")) if options.alternative else ""
    chosen = msgspec.structs.replace(options, highlight=_speaking(options, values, found))
    spec = _spec(chosen, reading, values, found if not options.title else None)
    return Chart(
        id=id_,
        spec=spec,
        title=title,
        subtitle=told,
        source=source_line(context, [each for value in known for each in reading.citations(value.row)]),
        alternative=alternative[:ALTERNATIVE_TEXT_LIMIT] or alternative_text(spec, language, told, title),
        notes=(*_notes(options, reading, len({each.at for each in known})), *_gaps(options, reading, values)),
        aside=tuple(context.text(each, "") for each in options.aside),
    )


def _unit(known: Sequence[Value]) -> Unit:
    """The unit of the chart, at the largest power of ten among its numbers."""
    units = [each.quantity.unit for each in known if each.quantity]
    return Unit(units[0].code, max(unit.scale for unit in units)) if units else COUNT


def _spec(options: ChartOptions, reading: Reading, values: Sequence[Value], found: Finding | None) -> ChartSpec:
    whole = reading.context.column_width_pt if options.span == "column" else reading.context.text_width_pt
    width = whole * (1 - _ASIDE_SHARE if options.aside else 1)
    series = _series(options, values, found)
    return ChartSpec(
        options.kind,
        series,
        _SPARKLINE_WIDTH_PT if options.kind == "sparkline" else width - _ASIDE_GAP_PT * bool(options.aside),
        options.height_pt or _HEIGHT_PT.get(options.kind, _USUAL_HEIGHT_PT),
        _balance(options, series, reading.context.language),
        unit_scale=_unit(values).scale,
        own=_own(options, reading),
    )


def _balance(options: ChartOptions, series: Sequence[Series], language: Language) -> Series | None:
    """The first flow less the second, where both are known; None where it is not asked for or cannot be shown."""
    if options.kind != "mirrored" or not options.balance or len(series) != 2:
        return None
    first, second = ({point.at: point.quantity for point in each.points} for each in series)
    points = []
    for at, one in first.items():
        other = second.get(at)
        if not isinstance(at, str) and one and other:
            is_part = any(point.is_part_year for point in series[0].points if point.at == at)
            points.append(Point(at, difference(one, other), is_part_year=is_part))
    return Series(language.words("Balance"), tuple(points)) if points else None


def _own(options: ChartOptions, reading: Reading) -> OwnFunction | None:
    if not (options.file and options.function):
        return None
    return OwnFunction(options.file, options.function, reading.table, tuple(options.options.items()))


def _is_refused(options: ChartOptions, reading: Reading, values: Sequence[Value], known: Sequence[Value]) -> bool:
    """Whether the values cannot make this chart; adds what is wrong and what to do."""
    if any(problem.severity is Severity.ERROR for problem in reading.problems):
        return True
    facts = []
    units = dict.fromkeys(each.quantity.unit.code for each in known if each.quantity)
    names = dict.fromkeys(each.series for each in values)
    if not reading.table.rows:
        # An edition of an earlier day may know no row yet: the chart is left out, and the build goes on.
        fact = f"table '{reading.table.name}' has no rows, so its chart is left out"
        add(reading.problems, warning("chart-no-rows", reading.context.place, fact, "add rows, or take the chart out"))
        return True
    if not known:
        remedy = "check `label`, `note` and `filter`" if options.kind == "timeline" else "check `value` and `filter`"
        facts.append(("no-values", "no row has a value to draw", remedy))
    kind = chart_kinds().get(options.kind, OWN)
    if len(units) > 1 and not kind.mixes_units:
        facts.append(("several-units", f"several units share one axis: {', '.join(units)}", "add a `filter`"))
    if known and len(names) < kind.least_series:
        fact = f"{options.kind} compares {kind.least_series} series, not {len(names)}"
        facts.append(("few-series", fact, "name two columns under `value`, or a `series` column with two names"))
    if len(names) > kind.most_series:
        fact = f"{options.kind} shows at most {kind.most_series} series, not {len(names)}"
        others = [name for name in _FOR_MANY if chart_kinds()[name].most_series >= len(names)]
        instead = f"choose {' or '.join(others)}, or add a `filter`" if others else "add a `filter`"
        facts.append(("several-series", fact, instead))
    if options.kind != "timeline" and (twice := _twice(values)):
        facts.append(("value-twice", f"'{twice}' has several values", "add a `filter`, or name a `series` column"))
    for code, message, remedy in facts:
        add(reading.problems, error(f"chart-{code}", reading.context.place, message, remedy))
    return bool(facts)


def _warn(options: ChartOptions, reading: Reading, values: Sequence[Value]) -> None:
    """Warns of a highlight that names nothing, and of a line from name to name."""
    names = dict.fromkeys([*(each.series for each in values), *(str(each.at) for each in values)])
    if options.highlight is not None and options.highlight not in names:
        near = difflib.get_close_matches(options.highlight, names, 1)
        hint = f"did you mean '{near[0]}'?" if near else "write it as it stands in the data"
        fact = f"no name is '{options.highlight}', so nothing is highlighted"
        add(reading.problems, warning("chart-highlight", reading.context.place, fact, hint))
    labels = list(dict.fromkeys(each.at for each in values))
    if options.kind in _ORDERED and len(labels) > 1 and not is_ordered(labels, reading.context.language):
        fact = f"{options.kind} joins names that have no order, from '{labels[0]}' to '{labels[1]}'"
        remedy = f"use {_ORDERED[options.kind]}, or a `label` column with periods or numbers"
        add(reading.problems, warning("chart-no-order", reading.context.place, fact, remedy))


def _speaking(options: ChartOptions, values: Sequence[Value], found: Finding) -> str | None:
    """Who speaks where nobody was chosen: among more than can be followed, the one that the title tells of."""
    if options.highlight is not None or options.title:
        return options.highlight
    shown = {str(each.at) if options.kind == "slope" else each.series for each in values}
    return found.speaks or None if len(shown) > _MOST_TO_FOLLOW.get(options.kind, len(shown)) else None


def _twice(values: Sequence[Value]) -> str:
    seen: set[object] = set()
    for each in values:
        if (each.series, each.at) in seen:
            return str(each.at)
        seen.add((each.series, each.at))
    return ""


def _series(options: ChartOptions, values: Sequence[Value], found: Finding | None) -> tuple[Series, ...]:
    groups: dict[str, list[Value]] = {}
    for each in values:
        groups.setdefault(each.series, []).append(each)
    # Before and after stand in the order of time, whatever the order of the rows.
    names = sorted(groups, key=Period.parse) if options.series and all(map(is_period, groups)) else list(groups)
    return tuple(_one_series(options, name, groups[name], found) for name in names)


def _one_series(options: ChartOptions, name: str, values: Sequence[Value], found: Finding | None) -> Series:
    ordered = sorted(values, key=lambda each: str(each.at)) if isinstance(values[0].at, Period) else list(values)
    points = tuple(_point(options, each, found) for each in ordered)
    emphasis = Emphasis.HIGHLIGHT if options.highlight == name else Emphasis.NORMAL
    return Series(name, points, emphasis)


def _point(options: ChartOptions, value: Value, found: Finding | None) -> Point:
    is_chosen = options.highlight is not None and str(value.at) == options.highlight
    is_part = isinstance(value.at, Period) and value.at.in_one_year and not value.at.is_year and value.at.months > 1
    # The number that the title tells stands at its mark, too.
    is_told = found is not None and found.tells_of(value)
    emphasis = Emphasis.HIGHLIGHT if is_chosen else Emphasis.TOLD if is_told else Emphasis.NORMAL
    return Point(_place(value.at), value.quantity, emphasis, is_part_year=is_part, note=value.note)


def _place(at: str | Period) -> str | Period | datetime.date:
    """Where the point stands: a single day is where the calendar puts it, not in a row of equal steps."""
    return at.start if isinstance(at, Period) and at.start == at.end else at


def _notes(options: ChartOptions, reading: Reading, shown: int) -> tuple[Passage, ...]:
    if options.top is None or shown < options.top:
        return ()
    number = Amount(count(shown))
    if options.kind == "timeline":
        return (reading.context.language.passage("The {n} latest are shown.", n=number),)
    return (reading.context.language.passage("The {n} largest are shown.", n=number),)


def _gaps(options: ChartOptions, reading: Reading, values: Sequence[Value]) -> Iterator[Passage]:
    """A note for each line among several that has a gap: where, or at how many points."""
    ats = list(dict.fromkeys(each.at for each in values))
    names = list(dict.fromkeys(each.series for each in values if each.quantity))
    if options.kind not in _SILENT_GAPS or len(names) < 2:
        return
    passage = reading.context.language.passage
    for name in names:
        known = {each.at for each in values if each.series == name and each.quantity}
        gaps = [at for at in ats if at not in known]
        if 0 < len(gaps) <= _MOST_GAPS_NAMED:
            listed = enumerated(reading.context.language, [Passage.of(place_name(at)) for at in gaps])
            yield passage("{series}: no data for {places}.", series=Name(name), places=listed)
        elif gaps:
            number, whole = Amount(count(len(gaps))), Amount(count(len(ats)))
            yield passage("{series}: no data at {n} of {all} points.", series=Name(name), n=number, all=whole)

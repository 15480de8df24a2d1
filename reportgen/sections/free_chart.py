"""A chart of the data as the YAML asks for it, its title a finding computed from what it shows."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts import OWN, chart_kinds
from reportgen.errors import Severity, error, warning
from reportgen.model.briefing import ALTERNATIVE_TEXT_LIMIT, Chart
from reportgen.model.chart import ChartSpec, Emphasis, OwnFunction, Point, Series
from reportgen.model.facts import Unit
from reportgen.model.passage import Amount, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import count
from reportgen.sections.citing import source_line
from reportgen.sections.free_finding import alternative_text, finding, measure_of, subtitle
from reportgen.sections.free_options import ChartOptions
from reportgen.sections.free_values import Value, is_period, read_values
from reportgen.sections.reading import Reading, add


def make_chart(options: ChartOptions, reading: Reading, id_: str) -> Chart | None:
    """The chart; None, with the reasons as problems, when it cannot be made."""
    context, language = reading.context, reading.context.language
    values = read_values(options, reading)
    known = [each for each in values if each.quantity is not None]
    if _is_refused(options, reading, values, known):
        return None
    quantities = [each.quantity for each in known if each.quantity]
    scale = max(quantity.unit.scale for quantity in quantities)
    unit = Unit(quantities[0].unit.code, scale)
    measure = context.text(options.measure, "") if options.measure else measure_of(options, reading)
    title = context.text(options.title, "") if options.title else finding(options.kind, reading, known)
    alternative = language.text(context.text(options.alternative, "")) if options.alternative else ""
    return Chart(
        id=id_,
        spec=ChartSpec(
            options.kind,
            _series(options, values),
            context.text_width_pt,
            options.height_pt,
            unit_scale=scale,
            own=_own(options, reading),
        ),
        title=title,
        subtitle=subtitle(options.kind, reading, measure, unit, known),
        source=source_line(context, [each for value in known for each in reading.citations(value.row)]),
        alternative=(alternative or alternative_text(reading, measure, known))[:ALTERNATIVE_TEXT_LIMIT],
        notes=_notes(options, reading, len({each.at for each in known})),
    )


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
        facts.append(("no-values", "no row has a value to draw", "check `value` and `filter`"))
    kind = chart_kinds().get(options.kind, OWN)
    if len(units) > 1 and not kind.mixes_units:
        facts.append(("several-units", f"several units share one axis: {', '.join(units)}", "add a `filter`"))
    if known and len(names) < kind.least_series:
        fact = f"{options.kind} compares {kind.least_series} series, not {len(names)}"
        facts.append(("few-series", fact, "name two columns under `value`, or a `series` column with two names"))
    if len(names) > kind.most_series:
        fact = f"{options.kind} shows at most {kind.most_series} series, not {len(names)}"
        facts.append(("several-series", fact, "choose grouped or lines, or add a `filter`"))
    if twice := _twice(values):
        facts.append(("value-twice", f"'{twice}' has several values", "add a `filter`, or name a `series` column"))
    for code, message, remedy in facts:
        add(reading.problems, error(f"chart-{code}", reading.context.place, message, remedy))
    return bool(facts)


def _twice(values: Sequence[Value]) -> str:
    seen: set[object] = set()
    for each in values:
        if (each.series, each.at) in seen:
            return str(each.at)
        seen.add((each.series, each.at))
    return ""


def _series(options: ChartOptions, values: Sequence[Value]) -> tuple[Series, ...]:
    groups: dict[str, list[Value]] = {}
    for each in values:
        groups.setdefault(each.series, []).append(each)
    # Before and after stand in the order of time, whatever the order of the rows.
    names = sorted(groups, key=Period.parse) if options.series and all(map(is_period, groups)) else list(groups)
    return tuple(_one_series(options, name, groups[name]) for name in names)


def _one_series(options: ChartOptions, name: str, values: Sequence[Value]) -> Series:
    ordered = sorted(values, key=lambda each: str(each.at)) if isinstance(values[0].at, Period) else list(values)
    points = tuple(_point(options, each) for each in ordered)
    emphasis = Emphasis.HIGHLIGHT if options.highlight == name else Emphasis.NORMAL
    return Series(name, points, emphasis)


def _point(options: ChartOptions, value: Value) -> Point:
    is_chosen = options.highlight is not None and str(value.at) == options.highlight
    is_part = isinstance(value.at, Period) and value.at.in_one_year and not value.at.is_year and value.at.months > 1
    return Point(value.at, value.quantity, Emphasis.HIGHLIGHT if is_chosen else Emphasis.NORMAL, is_part_year=is_part)


def _notes(options: ChartOptions, reading: Reading, shown: int) -> tuple[Passage, ...]:
    if options.top is None or shown < options.top:
        return ()
    number = Amount(count(shown))
    return (reading.context.language.passage("The {n} largest are shown.", n=number),)

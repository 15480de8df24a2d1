"""A chart of the data as the YAML asks for it, its title a finding computed from what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.charts import chart_kinds
from reportgen.errors import Severity, error
from reportgen.model.briefing import ALTERNATIVE_TEXT_LIMIT, Chart
from reportgen.model.chart import ChartSpec, Emphasis, Point, Series
from reportgen.model.dataset import TableRow
from reportgen.model.facts import Unit
from reportgen.model.passage import Amount, Date, Name, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, count
from reportgen.sections.cells import key_words, listed
from reportgen.sections.citing import source_line
from reportgen.sections.free_options import ChartOptions
from reportgen.sections.free_rows import picked
from reportgen.sections.reading import Reading, add, unknown_column


@dataclass(frozen=True, slots=True)
class Value:
    """One point to be: its series, its place, its number (None is a gap), and the row it comes from."""

    series: str
    at: str | Period
    quantity: Quantity | None
    row: TableRow


def make_chart(options: ChartOptions, reading: Reading, id_: str) -> Chart | None:
    """The chart; None, with the reasons as problems, when it cannot be made."""
    context, language = reading.context, reading.context.language
    values = _cut(list(_values(options, reading)), options.top)
    known = [each for each in values if each.quantity is not None]
    if _is_refused(options, reading, values, known):
        return None
    quantities = [each.quantity for each in known if each.quantity]
    scale = max(quantity.unit.scale for quantity in quantities)
    unit = Unit(quantities[0].unit.code, scale)
    measure = context.text(options.measure, "") if options.measure else _measure(options, reading)
    title = context.text(options.title, "") if options.title else _finding(reading, known)
    alternative = language.text(context.text(options.alternative, "")) if options.alternative else ""
    return Chart(
        id=id_,
        spec=ChartSpec(
            options.kind, _series(options, values), context.text_width_pt, options.height_pt, unit_scale=scale
        ),
        title=title,
        subtitle=_subtitle(reading, measure, unit, known),
        source=source_line(context, [each for value in known for each in reading.citations(value.row)]),
        alternative=(alternative or _alternative(reading, measure, known))[:ALTERNATIVE_TEXT_LIMIT],
        notes=_notes(options, reading, len({each.at for each in known})),
    )


def _values(options: ChartOptions, reading: Reading) -> Iterator[Value]:
    columns = _value_columns(options, reading)
    named = [("label", options.label), *(("value", each) for each in columns)]
    named += [(name, each) for name, each in (("series", options.series), ("high", options.high)) if each]
    unknown = [column for option, column in named if unknown_column(reading, column, option)]
    if unknown:
        return
    rows = picked(reading, options.filter)
    is_time = bool(rows) and all(_is_period(reading.text(row, options.label)) for row in rows)
    for column, header in columns.items():
        for row in rows:
            label = reading.text(row, options.label)
            if label:
                series = reading.text(row, options.series) if options.series else header
                at = Period.parse(label) if is_time else label
                yield Value(series, at, _quantity(options, reading, row, column), row)


def _value_columns(options: ChartOptions, reading: Reading) -> dict[str, str]:
    """The columns with values, each with the name of its series."""
    asked = (options.value,) if isinstance(options.value, str) else options.value
    context = reading.context
    named: dict[str, str] = {}
    for each in asked:
        if isinstance(each, str) or each.header is None:
            column = each if isinstance(each, str) else each.column
            named[column] = context.language.text(key_words(context, column))
        else:
            named[each.column] = context.language.text(context.text(each.header, ""))
    return named


def _is_period(text: str) -> bool:
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True


def _quantity(options: ChartOptions, reading: Reading, row: TableRow, column: str) -> Quantity | None:
    observation = reading.observation(row, column, options.high or "")
    code = observation.unit.code if options.unit is None else options.unit
    scale = observation.unit.scale if options.multiplier is None else options.multiplier
    observation = replace(observation, unit=Unit(code, scale))
    return Quantity.of(observation) if observation.has_value else None


def _cut(values: list[Value], top: int | None) -> list[Value]:
    """The values of the `top` largest places."""
    if top is None:
        return values
    largest = sorted((each for each in values if each.quantity), key=_size, reverse=True)
    kept = list(dict.fromkeys(each.at for each in largest))[:top]
    return [each for each in values if each.at in kept]


def _size(value: Value) -> float:
    return float(value.quantity.in_scale(0).nominal) if value.quantity else float("-inf")


def _is_refused(options: ChartOptions, reading: Reading, values: Sequence[Value], known: Sequence[Value]) -> bool:
    """Whether the values cannot make this chart; adds what is wrong and what to do."""
    if any(problem.severity is Severity.ERROR for problem in reading.problems):
        return True
    facts = []
    units = dict.fromkeys(each.quantity.unit.code for each in known if each.quantity)
    names = dict.fromkeys(each.series for each in values)
    if not known:
        facts.append(("no-values", "no row has a value to draw", "check `value` and `filter`"))
    if len(units) > 1:
        facts.append(("several-units", f"several units share one axis: {', '.join(units)}", "add a `filter`"))
    most = chart_kinds()[options.kind].most_series
    if len(names) > most:
        fact = f"{options.kind} shows at most {most} series, not {len(names)}"
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
    return tuple(_one_series(options, name, group) for name, group in groups.items())


def _one_series(options: ChartOptions, name: str, values: Sequence[Value]) -> Series:
    ordered = sorted(values, key=lambda each: str(each.at)) if isinstance(values[0].at, Period) else list(values)
    points = tuple(_point(options, each) for each in ordered)
    emphasis = Emphasis.HIGHLIGHT if options.highlight == name else Emphasis.NORMAL
    return Series(name, points, emphasis)


def _point(options: ChartOptions, value: Value) -> Point:
    is_chosen = options.highlight is not None and str(value.at) == options.highlight
    is_part = isinstance(value.at, Period) and value.at.in_one_year and not value.at.is_year and value.at.months > 1
    return Point(value.at, value.quantity, Emphasis.HIGHLIGHT if is_chosen else Emphasis.NORMAL, is_part_year=is_part)


def _measure(options: ChartOptions, reading: Reading) -> Passage:
    """What the axis shows: the names of the value columns."""
    return listed([Passage.of(Name(name)) for name in _value_columns(options, reading).values()], "; ")


def _finding(reading: Reading, known: Sequence[Value]) -> Passage:
    """The title: where the highest value stands."""
    highest = max(known, key=_size)
    if highest.quantity is None:
        return Passage()
    several = len({each.series for each in known}) > 1
    is_time = isinstance(highest.at, Period)
    frames = {
        (False, False): "{at} is highest, at {value}",
        (False, True): "Highest in {at}, at {value}",
        (True, False): "{at} has the highest value: {value} ({series})",
        (True, True): "{series}: highest in {at}, at {value}",
    }
    return reading.context.language.passage(
        frames[several, is_time],
        at=Date(highest.at) if isinstance(highest.at, Period) else Name(highest.at),
        series=Name(highest.series),
        value=Amount(highest.quantity),
    )


def _subtitle(reading: Reading, measure: Passage, unit: Unit, known: Sequence[Value]) -> Passage:
    language = reading.context.language
    periods = [each.at for each in known if isinstance(each.at, Period)]
    if not periods:
        found = (reading.period(each.row, "period") for each in known)
        periods = [period for period in found if period]
    words = Name(language.unit(unit))
    if not periods:
        return language.passage("{measure}, {unit}", measure=measure, unit=words)
    whole = Period(min(each.start for each in periods), max(each.end for each in periods))
    return language.passage("{measure}, {unit}, {period}", measure=measure, unit=words, period=Date(whole))


def _alternative(reading: Reading, measure: Passage, known: Sequence[Value]) -> str:
    language = reading.context.language
    told = [
        f"{language.label(each.at)} {language.quantity(each.quantity)}" for each in known if each.quantity is not None
    ]
    shown = told if len(told) <= 8 else [*told[:4], "…", told[-1]]
    return language.words("Chart of {measure}: {list}.").format(
        measure=language.text(measure).lower(), list="; ".join(shown)
    )


def _notes(options: ChartOptions, reading: Reading, shown: int) -> tuple[Passage, ...]:
    if options.top is None or shown < options.top:
        return ()
    number = Amount(count(shown))
    return (reading.context.language.passage("The {n} largest are shown.", n=number),)

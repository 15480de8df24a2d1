"""The words around a chart of the YAML: its title as a finding computed from the data, subtitle, alternative text."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts.indexing import base_place
from reportgen.model.chart import Point, Series
from reportgen.model.facts import Unit
from reportgen.model.passage import Amount, Date, Form, Name, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, difference, growth, share, total
from reportgen.sections.cells import listed
from reportgen.sections.free_options import ChartOptions
from reportgen.sections.free_values import Value, size, value_columns
from reportgen.sections.reading import Reading

Known = Sequence[Value]


def measure_of(options: ChartOptions, reading: Reading) -> Passage:
    """What the axis shows: the names of the value columns."""
    return listed([Passage.of(Name(name)) for name in value_columns(options, reading).values()], "; ")


def finding(kind: str, reading: Reading, known: Known) -> Passage:
    """The title: what this kind of chart is there to show, with numbers that stand in it; else the highest value."""
    special = {
        "indexed": _fastest,
        "sharebar": _largest_part,
        "shares": _largest_share,
        "stacked": _highest_sum,
        "area": _highest_sum,
        "dumbbell": _largest_move,
        "slope": _largest_move,
        "waterfall": _driver,
    }.get(kind)
    told = special(reading, known) if special else None
    if kind == "scatter":
        known = [each for each in known if each.series != known[0].series] or known
    return told or _highest(reading, known)


def _at(at: str | Period) -> Date | Name:
    return Date(at) if isinstance(at, Period) else Name(at)


def _highest(reading: Reading, known: Known) -> Passage:
    highest = max(known, key=size)
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
        frames[several, is_time], at=_at(highest.at), series=Name(highest.series), value=Amount(highest.quantity)
    )


def _grouped(known: Known) -> dict[str, dict[str | Period, Quantity]]:
    """Series → place → number."""
    found: dict[str, dict[str | Period, Quantity]] = {}
    for each in known:
        if each.quantity:
            found.setdefault(each.series, {})[each.at] = each.quantity
    return found


def _fastest(reading: Reading, known: Known) -> Passage | None:
    """Who has changed most from the common beginning to the last place that all know."""
    groups = _grouped(known)
    series = [Series(name, tuple(Point(at, q) for at, q in group.items())) for name, group in groups.items()]
    base = base_place(series)
    shared = set.intersection(*(set(group) for group in groups.values()))
    last = max(shared, key=str, default=None)
    if base is None or isinstance(base, str) or last is None or str(last) <= str(base):
        return None
    changes = {name: growth(group[last], group[base]) for name, group in groups.items()}  # type: ignore[index]  # a base is one of the places
    name = max(changes, key=lambda each: abs(changes[each].nominal))
    return reading.context.language.passage(
        "Largest change from {base} to {last}: {series}, {change}",
        base=_at(base),  # type: ignore[arg-type]  # days do not occur in tables
        last=_at(last),
        series=Name(name),
        change=Amount(changes[name], Form.SIGNED),
    )


def _largest_part(reading: Reading, known: Known) -> Passage | None:
    largest = max(known, key=size)
    whole = _sum([each.quantity for each in known if each.quantity])
    if whole is None or largest.quantity is None:
        return None
    return reading.context.language.passage(
        "Largest part: {at}, {share}", at=_at(largest.at), share=Amount(share(largest.quantity, whole))
    )


def _largest_share(reading: Reading, known: Known) -> Passage | None:
    """The largest part of the last place at which every part is known."""
    groups = _grouped(known)
    places = [at for at in dict.fromkeys(each.at for each in known) if all(at in group for group in groups.values())]
    if not places:
        return None
    last = max(places, key=str) if isinstance(places[0], Period) else places[-1]
    parts = {name: group[last] for name, group in groups.items()}
    whole = _sum(list(parts.values()))
    if whole is None:
        return None
    name = max(parts, key=lambda each: parts[each].in_scale(0).nominal)
    return reading.context.language.passage(
        "{at}: the largest part is {series}, {share}",
        at=_at(last),
        series=Name(name),
        share=Amount(share(parts[name], whole)),
    )


def _highest_sum(reading: Reading, known: Known) -> Passage | None:
    groups = _grouped(known)
    if len(groups) < 2:
        return None
    places = [at for at in dict.fromkeys(each.at for each in known) if all(at in group for group in groups.values())]
    sums = [(at, total(*(group[at] for group in groups.values()))) for at in places]
    if not sums:
        return None
    at, value = max(sums, key=lambda each: each[1].in_scale(0).nominal)
    frame = "Highest in {at}, at {value}" if isinstance(at, Period) else "{at} is highest, at {value}"
    return reading.context.language.passage(frame, at=_at(at), value=Amount(value))


def _moves(known: Known) -> list[tuple[str | Period, Quantity, Quantity]]:
    """Place, number before, number after, where both are known."""
    groups = list(_grouped(known).items())
    if len(groups) != 2:
        return []
    (first, before), (second, after) = groups
    if first.isdigit() and second.isdigit() and int(second) < int(first):
        before, after = after, before
    return [(at, before[at], after[at]) for at in after if at in before]


def _largest_move(reading: Reading, known: Known) -> Passage | None:
    moves = _moves(known)
    if not moves:
        return None
    at, before, after = max(moves, key=lambda move: abs(difference(move[2], move[1]).in_scale(0).nominal))
    rise = "Largest change: {at}, from {before} to {after}"
    return reading.context.language.passage(rise, at=_at(at), before=Amount(before), after=Amount(after))


def _driver(reading: Reading, known: Known) -> Passage | None:
    """From which level to which, and which name moved it most."""
    moves = _moves(known)
    if moves:
        before, after = _sum([b for _, b, _ in moves]), _sum([a for _, _, a in moves])
        steps = [(at, difference(a, b)) for at, b, a in moves]
    else:
        (start, *rest) = [(each.at, each.quantity) for each in known if each.quantity]
        before, after = start[1], total(start[1], *(change for _, change in rest)) if rest else None
        steps = rest
    if before is None or after is None or not steps:
        return None
    at, change = max(steps, key=lambda step: abs(step[1].in_scale(0).nominal))
    return reading.context.language.passage(
        "From {before} to {after}; the largest change is {at}, {change}",
        before=Amount(before),
        after=Amount(after),
        at=_at(at),
        change=Amount(change, Form.SIGNED),
    )


def _sum(parts: Sequence[Quantity]) -> Quantity | None:
    """The sum of parts that can make up a whole."""
    whole = total(*parts) if parts else None
    return whole if whole is not None and whole.low > 0 else None


def subtitle(kind: str, reading: Reading, measure: Passage, unit: Unit, known: Known) -> Passage:
    """Measure, unit and period; where the chart computes its unit, that one."""
    language = reading.context.language
    computed = {
        "sharebar": language.words("percent of the total"),
        "shares": language.words("percent of the total"),
        "indexed": language.words("index"),
    }
    words = Name(computed.get(kind) or language.unit(unit))
    periods = [each.at for each in known if isinstance(each.at, Period)]
    if not periods:
        found = (reading.period(each.row, "period") for each in known)
        periods = [period for period in found if period]
    if not periods and kind == "scatter":
        return measure
    if not periods:
        return language.passage("{measure}, {unit}", measure=measure, unit=words)
    whole = Period(min(each.start for each in periods), max(each.end for each in periods))
    if kind == "scatter":  # its axes name their units
        return language.passage("{measure}, {period}", measure=measure, period=Date(whole))
    return language.passage("{measure}, {unit}, {period}", measure=measure, unit=words, period=Date(whole))


def alternative_text(reading: Reading, measure: Passage, known: Known) -> str:
    """What to read instead of the chart: its measure, and its numbers or the first few of them."""
    language = reading.context.language
    told = [
        f"{language.label(each.at)} {language.quantity(each.quantity)}" for each in known if each.quantity is not None
    ]
    shown = told if len(told) <= 8 else [*told[:4], "…", told[-1]]
    name = Name(language.text(measure).lower())
    return language.filled("Chart of {measure}: {list}.", measure=name, list=Name("; ".join(shown)))

"""The title of a chart of the YAML: a finding computed from the numbers that it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.indexing import INDEX, as_index, base_place
from reportgen.model.chart import Point, Series
from reportgen.model.facts import PERCENT, Status
from reportgen.model.passage import Amount, Date, Form, Name, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, count, difference, growth, share, total
from reportgen.sections.free_values import Value, as_shown, size
from reportgen.sections.reading import Reading
from reportgen.sections.wording import counted

Known = Sequence[Value]
_WHOLE = Decimal(100)
_LEAST_CHANGE = Decimal("0.05")  # percent; less is not seen in the numbers of an index
# Kinds whose places are parts of one whole, or events, whatever their length.
_ADDS_UP = {"sharebar", "waterfall", "timeline"}
_PLANS = (Status.PLANNED, Status.POTENTIAL, Status.FORECAST)


@dataclass(frozen=True, slots=True)
class Finding:
    """The title of a chart; `about` are the values whose numbers it tells, `speaks` the one series or place."""

    words: Passage
    about: tuple[Value, ...] = ()
    speaks: str = ""

    def tells_of(self, value: Value) -> bool:
        """Whether the value's number, as such or as a part of a sum or index, stands in the title."""
        return any((each.series, each.at) == (value.series, value.at) for each in self.about)


def find(kind: str, reading: Reading, known: Known) -> Finding:
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
        "bullet": _farthest_from_plan,
        "mirrored": _last_balance,
        "timeline": _events,
    }.get(kind)
    known = comparable(known) if kind not in _ADDS_UP else known
    told = special(reading, known) if special else None
    if told:
        return told if isinstance(told, Finding) else Finding(told)
    if kind == "scatter":
        known = [each for each in known if each.series != known[0].series] or known
    return extreme(reading, as_shown(kind, known) or known, by=rank_of(kind))


def rank_of(kind: str) -> Callable[[Value], float]:
    """By which number values are compared: intervals by the end that lies farther from zero, as their bars reach."""
    return _reach if kind == "range" else size


def _reach(value: Value) -> float:
    if value.quantity is None:
        return size(value)
    quantity = value.quantity.in_scale(0)
    return float(quantity.high if quantity.high >= 0 else quantity.low)


def comparable(known: Known) -> Known:
    """Without parts of years where whole years are known: what two months hold is not less than a year's."""
    lengths = [each.at.months for each in known if isinstance(each.at, Period)]
    return [each for each in known if not isinstance(each.at, Period) or each.at.months == max(lengths)]


def amount(quantity: Quantity) -> Amount:
    """The number as a title tells it: an interval in short, that of an index without its unit."""
    return Amount(quantity, Form.BARE if quantity.unit == INDEX else Form.SHORT if quantity.is_band else Form.FULL)


def side_by_side(one: Quantity, other: Quantity) -> tuple[Amount, Amount]:
    """Two numbers in a row: the unit that follows both is told once."""
    follows = one.unit == other.unit and not one.unit.is_currency and one.unit != PERCENT
    return Amount(one, Form.BARE) if follows else amount(one), amount(other)


def _sort(at: str | Period) -> str:
    """What the place is: a name, a day, another period."""
    return "name" if isinstance(at, str) else "day" if at.start == at.end else "period"


def place_name(at: str | Period) -> Date | Name:
    return Date(at) if isinstance(at, Period) else Name(at)


def extreme(
    reading: Reading, known: Known, *, several: bool | None = None, by: Callable[[Value], float] = size
) -> Finding:
    """The highest value that is no plan; the lowest where all are below zero; one level where all are equal."""
    known = [each for each in known if each.quantity and each.quantity.status not in _PLANS] or known
    highest, lowest = max(known, key=by), min(known, key=by)
    if highest.quantity is None or lowest.quantity is None:
        return Finding(Passage())
    language = reading.context.language
    ends = {(each.quantity.in_scale(0).low, each.quantity.in_scale(0).high) for each in known if each.quantity}
    if len(known) > 1 and len(ends) == 1 and not several:
        return Finding(language.passage("All are equal, at {value}", value=amount(highest.quantity)))
    several = len({each.series for each in known}) > 1 if several is None else several
    highs = {
        (False, "name"): "{at} is highest, at {value}",
        (False, "period"): "Highest in {at}, at {value}",
        (False, "day"): "Highest on {at}, at {value}",
        (True, "name"): "{at} has the highest value: {value} ({series})",
        (True, "period"): "{series}: highest in {at}, at {value}",
        (True, "day"): "{series}: highest on {at}, at {value}",
    }
    lows = {
        (False, "name"): "{at} is lowest, at {value}",
        (False, "period"): "Lowest in {at}, at {value}",
        (False, "day"): "Lowest on {at}, at {value}",
        (True, "name"): "{at} has the lowest value: {value} ({series})",
        (True, "period"): "{series}: lowest in {at}, at {value}",
        (True, "day"): "{series}: lowest on {at}, at {value}",
    }
    told, frames = (lowest, lows) if by(highest) < 0 else (highest, highs)
    if told.quantity is None:
        return Finding(Passage())
    runs = {"at": place_name(told.at), "series": Name(told.series), "value": amount(told.quantity)}
    frame = frames[several, _sort(told.at)] if len(known) > 1 else "{at}: {value}"
    return Finding(language.passage(frame, **runs), (told,), told.series if several else "")


def _grouped(known: Known) -> dict[str, dict[str | Period, Quantity]]:
    """Series → place → number."""
    found: dict[str, dict[str | Period, Quantity]] = {}
    for each in known:
        if each.quantity:
            found.setdefault(each.series, {})[each.at] = each.quantity
    return found


def _fastest(reading: Reading, known: Known) -> Finding | None:
    return index_move(reading, known)


def index_move(reading: Reading, known: Known, spoken: str = "") -> Finding | None:
    """Who has changed most from the common beginning to the last place that all know; or how the one spoken of has."""
    groups = _grouped(known)
    series = [Series(name, tuple(Point(at, q) for at, q in group.items())) for name, group in groups.items()]
    base = base_place(series)
    shared = set.intersection(*(set(group) for group in groups.values()))
    last = max(shared, key=str, default=None)
    if base is None or isinstance(base, str) or last is None or str(last) <= str(base):
        return None
    changes = {name: growth(group[last], group[base]) for name, group in groups.items()}  # type: ignore[index]  # a base is one of the places
    fastest = max(changes, key=lambda each: abs(changes[each].nominal))
    name = spoken or fastest
    if abs(changes[name].nominal) < _LEAST_CHANGE:
        return None
    line = as_index([each for each in series if each.label == name], base)[0]
    ends = {point.at: point.quantity for point in line.points if point.quantity}
    frame = "Largest change from {base} to {last}: {series}, from {before} to {after}"
    words = reading.context.language.passage(
        frame if name == fastest else "{series}, {base} to {last}: from {before} to {after}",
        base=place_name(base),  # type: ignore[arg-type]  # days do not occur in tables
        last=place_name(last),
        series=Name(name),
        before=amount(ends[base]),
        after=amount(ends[last]),
    )
    return Finding(words, tuple(each for each in known if (each.series, each.at) == (name, last)), name)


def _largest_part(reading: Reading, known: Known) -> Passage | None:
    largest = max(known, key=size)
    whole = _sum([each.quantity for each in known if each.quantity])
    if whole is None or largest.quantity is None:
        return None
    if len(known) > 1 and size(largest) == min(map(size, known)):
        frame = "All parts are equal, at {share}"
        return reading.context.language.passage(frame, share=Amount(share(largest.quantity, whole)))
    return reading.context.language.passage(
        "Largest part: {at}, {share}", at=place_name(largest.at), share=Amount(share(largest.quantity, whole))
    )


def _largest_share(reading: Reading, known: Known) -> Finding | None:
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
    are_equal = len(parts) > 1 and len({each.in_scale(0).nominal for each in parts.values()}) == 1
    words = reading.context.language.passage(
        "{at}: all parts are equal, at {share}" if are_equal else "{at}: the largest part is {series}, {share}",
        at=place_name(last),
        series=Name(name),
        share=Amount(share(parts[name], whole)),
    )
    return Finding(words, tuple(each for each in known if each.at == last))


def _highest_sum(reading: Reading, known: Known) -> Finding | None:
    groups = _grouped(known)
    if len(groups) < 2:
        return None
    places = [at for at in dict.fromkeys(each.at for each in known) if all(at in group for group in groups.values())]
    sums = [(at, total(*(group[at] for group in groups.values()))) for at in places]
    if not sums:
        return None
    at, value = max(sums, key=lambda each: each[1].in_scale(0).nominal)
    if len(sums) > 1 and value.nominal == min(each.nominal for _, each in sums):
        return Finding(reading.context.language.passage("All are equal, at {value}", value=Amount(value)))
    frames = {
        "name": "{at} is highest, at {value}",
        "period": "Highest in {at}, at {value}",
        "day": "Highest on {at}, at {value}",
    }
    frame = frames[_sort(at)]
    words = reading.context.language.passage(frame, at=place_name(at), value=Amount(value))
    return Finding(words, tuple(each for each in known if each.at == at))


def pair_moves(known: Known) -> list[tuple[str | Period, Quantity, Quantity]]:
    """Place, number before, number after, where both are known."""
    groups = list(_grouped(known).items())
    if len(groups) != 2:
        return []
    (first, before), (second, after) = groups
    if first.isdigit() and second.isdigit() and int(second) < int(first):
        before, after = after, before
    return [(at, before[at], after[at]) for at in after if at in before]


def _largest_move(reading: Reading, known: Known) -> Finding | None:
    moves = pair_moves(known)
    if not moves:
        return None
    at, before, after = max(moves, key=lambda move: abs(difference(move[2], move[1]).in_scale(0).nominal))
    if before.in_scale(0).nominal == after.in_scale(0).nominal:
        return Finding(reading.context.language.passage("Nothing has changed"))
    first, second = side_by_side(before, after)
    rise = "Largest change: {at}, from {before} to {after}"
    words = reading.context.language.passage(rise, at=place_name(at), before=first, after=second)
    return Finding(words, speaks=str(at))


def _farthest_from_plan(reading: Reading, known: Known) -> Passage | None:
    """Whose outcome is the smallest part of its plan."""
    moves = [move for move in pair_moves(known) if move[1].low > 0]
    if not moves:
        return None
    at, plan, outcome = min(moves, key=lambda move: share(move[2], move[1]).nominal)
    if share(outcome, plan).low >= _WHOLE:
        return reading.context.language.passage("Every plan has been reached")
    first, second = side_by_side(outcome, plan)
    frame = "Farthest from the plan: {at}, {outcome} of {plan}"
    return reading.context.language.passage(frame, at=place_name(at), outcome=first, plan=second)


def _last_balance(reading: Reading, known: Known) -> Finding | None:
    """Both flows at the last place that knows both, and what remains of them."""
    groups = list(_grouped(known).items())
    if len(groups) != 2:
        return None
    (first, one), (second, other) = groups
    shared = [at for at in one if at in other and isinstance(at, Period)]
    if not shared:
        return None
    last = max(shared, key=str)
    told = side_by_side(one[last], other[last])[0], side_by_side(other[last], one[last])[0]
    words = reading.context.language.passage(
        "{at}: {first} {one}, {second} {other}, balance {balance}",
        at=place_name(last),
        first=Name(first),
        one=told[0],
        second=Name(second),
        other=told[1],
        balance=Amount(difference(one[last], other[last]), Form.SIGNED),
    )
    return Finding(words, tuple(each for each in known if each.at == last))


def _events(reading: Reading, known: Known) -> Passage | None:
    periods = [each.at for each in known if isinstance(each.at, Period)]
    number = Amount(count(len(known), tuple(each.row.citation for each in known)))
    first, last = min(period.start.year for period in periods), max(period.end.year for period in periods)
    language = reading.context.language
    if first == last:
        frame = counted(len(known), "{n} event in {year}", "{n} events in {year}")
        return language.passage(frame, n=number, year=Date(Period.of_year(first)))
    frame = counted(len(known), "{n} event, {first}–{last}", "{n} events, {first}–{last}")
    return language.passage(frame, n=number, first=Date(Period.of_year(first)), last=Date(Period.of_year(last)))


def _driver(reading: Reading, known: Known) -> Passage | None:
    """From which level to which, and which name moved it most."""
    if moves := pair_moves(known):
        before, after = total(*(b for _, b, _ in moves)), total(*(a for _, _, a in moves))
        steps = [(at, difference(a, b)) for at, b, a in moves]
    else:
        (_, before), *steps = [(each.at, each.quantity) for each in known if each.quantity]
        after = total(before, *(change for _, change in steps))
    if not steps:
        return None
    at, change = max(steps, key=lambda step: abs(step[1].in_scale(0).nominal))
    if not change.nominal:
        return reading.context.language.passage("Nothing has changed")
    first, second = side_by_side(before, after)
    return reading.context.language.passage(
        "From {before} to {after}; the largest change is {at}, {change}",
        before=first,
        after=second,
        at=place_name(at),
        change=Amount(change, Form.SIGNED),
    )


def _sum(parts: Sequence[Quantity]) -> Quantity | None:
    """The sum of parts that can make up a whole."""
    whole = total(*parts) if parts else None
    return whole if whole is not None and whole.low > 0 else None

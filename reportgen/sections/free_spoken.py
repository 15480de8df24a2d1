"""The title of a chart in which one name speaks: what the chart shows of it, and of the one at the top."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportgen.model.passage import Amount, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, share, total
from reportgen.sections.free_finding import Finding, extreme, index_move, pair_moves, place_name, rank_of, side_by_side
from reportgen.sections.free_values import Value, size
from reportgen.sections.reading import Reading

_PAIRS = {"dumbbell", "slope"}
_BY_SERIES = {"lines", "area", "multiples", "heatmap", "grouped"}
_BY_PLACE = {"columns", "ranking", "lines", "area", "range", "scatter", "sparkline"}


def find_spoken(kind: str, reading: Reading, known: Sequence[Value], spoken: str | None) -> Finding | None:
    """The finding about the series or place that is highlighted; None where the chart's usual finding tells of it."""
    series = [each for each in known if each.series == spoken]
    if spoken and series and len({each.series for each in known}) > 1:
        if kind == "indexed" and (moved := index_move(reading, known, spoken)):
            return moved
        return extreme(reading, series, several=True) if kind in _BY_SERIES else None
    if kind == "scatter" and known:
        known = [each for each in known if each.series != known[0].series] or known
    found = [each for each in known if str(each.at) == spoken]
    if not found:
        return None
    told = None
    if kind in _PAIRS:
        told = _moved(reading, known, found[0])
    elif kind == "sharebar":
        told = _part(reading, known, found[0])
    elif kind in _BY_PLACE and len(found) == 1:
        told = _level(reading, known, found[0], rank_of(kind))
    if told is None:
        return None
    beside = (max(known, key=rank_of(kind)),) if kind in _BY_PLACE else ()
    return Finding(told, (found[0], *beside))


def _level(reading: Reading, known: Sequence[Value], spoken: Value, by: Callable[[Value], float]) -> Passage | None:
    """Its number beside the highest; where it is the highest or the lowest itself, the frame for that."""
    top, bottom = max(known, key=by), min(known, key=by)
    if spoken.quantity is None or top.quantity is None or by(spoken) == by(top):
        return None
    language = reading.context.language
    most, value = side_by_side(top.quantity, spoken.quantity)
    if by(spoken) == by(bottom) and [by(each) for each in known].count(by(bottom)) == 1:
        frames = {"name": "{at} is lowest, at {value}", "period": "Lowest in {at}, at {value}"}
        if frame := frames.get("name" if isinstance(spoken.at, str) else "" if _is_day(spoken.at) else "period"):
            return language.passage(frame, at=place_name(spoken.at), value=value)
    frame = "{at}: {value}; highest: {top}, {most}"
    return language.passage(frame, at=place_name(spoken.at), value=value, top=place_name(top.at), most=most)


def _moved(reading: Reading, known: Sequence[Value], spoken: Value) -> Passage | None:
    for at, before, after in pair_moves(known):
        if at == spoken.at:
            first, second = side_by_side(before, after)
            frame = "{at}: from {before} to {after}"
            return reading.context.language.passage(frame, at=place_name(at), before=first, after=second)
    return None


def _part(reading: Reading, known: Sequence[Value], spoken: Value) -> Passage | None:
    largest = max(known, key=size)
    parts: list[Quantity] = [each.quantity for each in known if each.quantity]
    whole = total(*parts)
    if whole.low <= 0 or spoken.quantity is None or largest.quantity is None or size(spoken) == size(largest):
        return None
    return reading.context.language.passage(
        "{at}: {share}; largest part: {top}, {most}",
        at=place_name(spoken.at),
        share=Amount(share(spoken.quantity, whole)),
        top=place_name(largest.at),
        most=Amount(share(largest.quantity, whole)),
    )


def _is_day(at: Period) -> bool:
    return at.start == at.end

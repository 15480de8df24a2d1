"""Bars sorted by value, the smallest gathered as "other"; one may speak, the rest step back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.colours import point_colours
from reportgen.charts.frame import no_data
from reportgen.charts.labels import plain
from reportgen.charts.marks import Look, Mark, bar, bars, ends, look, part_years_differ, scaled, turned, wording
from reportgen.charts.rows import Rows, lay_rows
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import Sheet, Stroke
from reportgen.charts.slots import place_label
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Point
from reportgen.model.quantity import Quantity, total

MOST_ROWS = 12
LABEL_GAP_PT = 4.0
NOT_ADDITIVE = {"%", "pp", "times", "m", "rank"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One bar: its label, number and look. `words` is the value label, `note` follows it."""

    label: str
    low: float
    high: float
    words: str
    note: str
    colour: str
    look: Look
    speaks: bool


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws at most twelve bars and "other (n)"; places without a number stand last and say so."""
    points = [point for series in spec.series[:1] for point in series.points]
    if not any(point.quantity for point in points):
        no_data(sheet, language)
        return
    entries = _entries(points, spec, sheet, language)
    bold = [entry.speaks for entry in entries]
    before, after = _words_room(sheet, entries)
    rows = lay_rows(sheet, [entry.label for entry in entries], bold, kind=spec.kind, words_pt=before + after)
    extremes = extent([value for entry in entries for value in (entry.low, entry.high)], with_zero=True)
    scale = Scale(*extremes, rows.left + before, sheet.width_pt - after)
    marks: list[Mark] = []
    for index, entry in enumerate(entries):
        marks += _marks(entry, rows, index, scale)
    bars(sheet, marks)
    last = rows.top - rows.step * len(entries)
    sheet.lines([[(scale(0), rows.top), (scale(0), last)]], Stroke(sheet.palette.text, 0.8))
    rows.draw_labels(sheet, bold)
    for index, entry in enumerate(entries):
        _value(sheet, entry, rows.baseline(index, sheet), scale)


def _entries(points: Sequence[Point], spec: ChartSpec, sheet: Sheet, language: Language) -> list[Entry]:
    differ = part_years_differ(points)
    entries = [
        _entry(point, colour, spec, language, differ=differ)
        for point, colour in zip(points, point_colours(points, sheet.palette), strict=True)
    ]
    order = sorted(range(len(points)), key=lambda index: _rank(points[index]))
    room = max(2, int(sheet.height_pt // sheet.line_pt) - 1)
    shown, rest = _gathered(order, points, min(MOST_ROWS, room))
    others = (
        [_other([points[index] for index in rest], max(entry.high for entry in entries), spec, sheet, language)]
        if rest
        else []
    )
    return [*(entries[index] for index in shown), *others]


def _rank(point: Point) -> tuple[bool, Decimal]:
    """Largest first, the unknown last; equals keep the order in which they were given."""
    return (False, -_nominal(point.quantity)) if point.quantity else (True, Decimal(0))


def _gathered(order: list[int], points: Sequence[Point], most: int) -> tuple[list[int], list[int]]:
    """The `most` farthest from zero, and the others; whoever is told of is never among the others."""
    if len(order) <= most + 1:
        return order, []
    by_size = sorted(order, key=lambda index: _size(points[index]), reverse=True)
    told = [index for index in by_size[most:] if points[index].is_told][:most]
    kept = {*by_size[: most - len(told)], *told}
    return [index for index in order if index in kept], [index for index in order if index not in kept]


def _size(point: Point) -> Decimal:
    return abs(point.quantity.in_scale(0).nominal) if point.quantity else Decimal(-1)


def _entry(point: Point, colour: str, spec: ChartSpec, language: Language, *, differ: bool) -> Entry:
    label, speaks = plain(place_label(point.at, language)), point.emphasis is Emphasis.HIGHLIGHT
    if point.quantity is None:
        words = plain(point.note) or language.words("no data")
        return Entry(label, 0.0, 0.0, "", words, colour, Look.SOLID, speaks)
    quantity = scaled(point.quantity, spec.unit_scale)
    low, high = ends(quantity)
    kind = look(point, part_years_differ=differ)
    return Entry(label, low, high, wording(quantity, language), plain(point.note), colour, kind, speaks)


def _other(rest: Sequence[Point], largest: float, spec: ChartSpec, sheet: Sheet, language: Language) -> Entry:
    label = language.words("other ({n})").format(n=len(rest))
    known = [scaled(point.quantity, spec.unit_scale) for point in rest if point.quantity]
    colour = sheet.palette.context
    if not known:
        return Entry(label, 0.0, 0.0, "", language.words("no data"), colour, Look.SOLID, speaks=False)
    if known[0].unit.code in NOT_ADDITIVE:
        least, most = min(known, key=_nominal), max(known, key=_nominal)
        words = f"{wording(least, language)}…{wording(most, language)}"
        return Entry(label, float(least.nominal), float(most.nominal), words, "", colour, Look.LIGHT, speaks=False)
    together = total(*known)
    # A sum that towers over every single bar would flatten them; then its number stands without a bar.
    low, high = ends(together) if together.nominal <= Decimal(largest) else (0.0, 0.0)
    return Entry(label, low, high, wording(together, language), "", colour, Look.LIGHT, speaks=False)


def _nominal(quantity: Quantity) -> Decimal:
    return quantity.nominal


def _words_room(sheet: Sheet, entries: Sequence[Entry]) -> tuple[float, float]:
    """The room of the widest value left of the bars (below zero) and right of them."""
    before = max((_words_width(sheet, entry) for entry in entries if entry.low < 0), default=0.0)
    return before, max((_words_width(sheet, entry) for entry in entries if entry.low >= 0), default=0.0)


def _words_width(sheet: Sheet, entry: Entry) -> float:
    note = sheet.width_of(entry.note) + LABEL_GAP_PT if entry.note else 0.0
    return sheet.width_of(entry.words, bold=entry.speaks) + note + LABEL_GAP_PT


def _marks(entry: Entry, rows: Rows, index: int, scale: Scale) -> list[Mark]:
    if not entry.words or not (entry.low or entry.high):
        return []
    bottom = rows.centre(index) - rows.bar_pt / 2
    reach = (scale(entry.low), scale(entry.high))
    return turned(bar(scale(0), reach, (bottom, rows.bar_pt), (entry.look, entry.colour)))


def _value(sheet: Sheet, entry: Entry, y: float, scale: Scale) -> None:
    before = scale(entry.low) - _words_width(sheet, entry)
    x = before if entry.low < 0 else scale(entry.high) + LABEL_GAP_PT
    if entry.words:
        x = sheet.text(x, y, entry.words, bold=entry.speaks).right + LABEL_GAP_PT
    if entry.note:
        sheet.text(x, y, entry.note, colour=sheet.palette.text_secondary)

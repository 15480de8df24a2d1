"""Two opposite flows by category: one runs left, the other right from the zero line in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportgen.charts.colours import series_colours
from reportgen.charts.labels import plain, shorten
from reportgen.charts.marks import Look, Mark, bar, bars, ends, look, part_years_differ, scaled, turned, wording
from reportgen.charts.rows import Rows, lay_rows
from reportgen.charts.sheet import Anchor, Sheet, Stroke
from reportgen.charts.slots import At, place_label, places
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Point

GAP_PT = 4.0
LEAST_NAME_PT = 36.0


@dataclass(frozen=True, slots=True)
class Wing:
    """One bar: how far its sure and unsure part reach, its words; `is_known` is False where there is no number."""

    low: float
    high: float
    words: str
    look: Look
    is_known: bool


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the first series to the left, the second to the right, in the order of the larger of the two."""
    slots = places(spec.series)
    wings = [_wings(spec, index, slots, language) for index in range(len(spec.series))]
    order = sorted(range(len(slots)), key=lambda row: -max(side[row].high for side in wings))
    labels = [plain(place_label(slots[row], language)) for row in order]
    heads = [min(sheet.width_of(plain(series.label), bold=True), LEAST_NAME_PT) for series in spec.series]
    # Even a side of nothing but zeros needs room for its name.
    words_pt = [
        max(head, *(sheet.width_of(wing.words) for wing in side)) + GAP_PT
        for head, side in zip(heads, wings, strict=True)
    ]
    top = sheet.height_pt - sheet.line_pt - GAP_PT
    rows = lay_rows(sheet, labels, [False] * len(labels), kind=spec.kind, words_pt=sum(words_pt), top=top)
    reach = [max((wing.high for wing in side), default=0.0) for side in wings]
    room = sheet.width_pt - rows.left - sum(words_pt)
    point_pt = room / (sum(reach) or 1.0)
    zero = rows.left + words_pt[0] + reach[0] * point_pt
    rows.draw_labels(sheet, [False] * len(labels))
    for side, sign, colour in zip(wings, (-1, 1), series_colours(spec.series, sheet.palette), strict=False):
        _paint(sheet, [side[row] for row in order], rows, zero, sign * point_pt, colour)
    last = rows.top - rows.step * len(labels)
    sheet.lines([[(zero, rows.top), (zero, last)]], Stroke(sheet.palette.text, 0.8))
    _names(spec, sheet, zero, rows.left)


def _wings(spec: ChartSpec, index: int, slots: Sequence[At], language: Language) -> list[Wing]:
    at = {point.at: point for point in spec.series[index].points}
    differ = part_years_differ(spec.series[index].points)
    return [_wing(at.get(place), spec.unit_scale, language, differ=differ) for place in slots]


def _wing(point: Point | None, unit_scale: int, language: Language, *, differ: bool) -> Wing:
    if point is None or point.quantity is None:
        words = plain(point.note) if point and point.note else language.words("no data")
        return Wing(0.0, 0.0, words, Look.SOLID, is_known=False)
    quantity = scaled(point.quantity, unit_scale)
    low, high = sorted(abs(end) for end in ends(quantity))
    return Wing(low, high, wording(quantity, language), look(point, part_years_differ=differ), is_known=True)


def _paint(sheet: Sheet, wings: Sequence[Wing], rows: Rows, zero: float, unit_pt: float, colour: str) -> None:
    marks: list[Mark] = []
    for index, wing in enumerate(wings):
        bottom = rows.centre(index) - rows.bar_pt / 2
        near, far = zero + wing.low * unit_pt, zero + wing.high * unit_pt
        if wing.is_known:
            marks += turned(bar(zero, (near, far), (bottom, rows.bar_pt), (wing.look, colour)))
        is_left = unit_pt < 0
        tone = sheet.palette.text if wing.is_known else sheet.palette.text_secondary
        x, y = far + (-GAP_PT if is_left else GAP_PT), rows.baseline(index, sheet)
        sheet.text(x, y, wing.words, anchor="right" if is_left else "left", colour=tone)
    bars(sheet, marks)


def _names(spec: ChartSpec, sheet: Sheet, zero: float, left: float) -> None:
    y = sheet.height_pt - sheet.ascent_pt
    colours = series_colours(spec.series, sheet.palette)
    rooms = (zero - GAP_PT - min(left, zero / 2), sheet.width_pt - zero - GAP_PT)
    for series, colour, sign, room in zip(spec.series, colours, (-1, 1), rooms, strict=False):
        name = shorten(plain(series.label), room, partial(sheet.width_of, bold=True))
        anchor: Anchor = "right" if sign < 0 else "left"
        sheet.text(zero + sign * GAP_PT, y, name, anchor=anchor, bold=True, colour=sheet.letters(colour))

"""Values known only as intervals: a bar from the lower to the upper end, both labelled; single numbers are dots."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.charts.colours import PART_HATCH, point_colours, tint
from reportgen.charts.frame import no_data
from reportgen.charts.labels import plain
from reportgen.charts.marks import has_band, label_lines, scaled, wording
from reportgen.charts.rows import Rows, lay_rows
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import Box, Sheet, Stroke
from reportgen.charts.slots import place_label
from reportgen.language import Language
from reportgen.language.numbers import number
from reportgen.model.chart import ChartSpec, Emphasis, Point
from reportgen.model.quantity import Quantity

GAP_PT = 5.0
BAR_SHARE = 0.55
DOT_PT = 2.8


@dataclass(frozen=True, slots=True)
class Interval:
    """One row: both ends as numbers and in words; the lower end's words are empty for a single number."""

    label: str
    low: float
    high: float
    low_words: str
    high_words: str
    colour: str
    speaks: bool
    is_known: bool


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws a row for each point, in the order given, on a scale that need not begin at zero."""
    points = [point for series in spec.series[:1] for point in series.points]
    if not any(point.quantity for point in points):
        no_data(sheet, language)
        return
    colours = point_colours(points, sheet.palette)
    intervals = [_interval(p, colour, spec.unit_scale, language) for p, colour in zip(points, colours, strict=True)]
    bold = [interval.speaks for interval in intervals]
    known = [interval for interval in intervals if interval.is_known]
    before = max(sheet.width_of(interval.low_words, bold=True) for interval in known) + GAP_PT + DOT_PT
    after = max(sheet.width_of(interval.high_words, bold=True) for interval in known) + GAP_PT + DOT_PT
    labels = [interval.label for interval in intervals]
    rows = lay_rows(sheet, labels, bold, kind=spec.kind, words_pt=before + after)
    low, high = extent([end for interval in known for end in (interval.low, interval.high)], with_zero=False)
    scale = Scale(low, high, rows.left + before, sheet.width_pt - after)
    _tracks(sheet, rows, len(intervals))
    rows.draw_labels(sheet, bold)
    for index, interval in enumerate(intervals):
        _mark(sheet, rows, index, interval, scale)


def _interval(point: Point, colour: str, unit_scale: int, language: Language) -> Interval:
    label, speaks = plain(place_label(point.at, language)), point.emphasis is Emphasis.HIGHLIGHT
    if point.quantity is None:
        words = plain(point.note) or language.words("no data")
        return Interval(label, 0.0, 0.0, "", words, colour, speaks, is_known=False)
    quantity = scaled(point.quantity, unit_scale)
    if not has_band(quantity):
        middle = float(quantity.nominal)
        return Interval(label, middle, middle, "", wording(quantity, language), colour, speaks, is_known=True)
    low, high = _end_words(quantity, language)
    return Interval(label, float(quantity.low), float(quantity.high), low, high, colour, speaks, is_known=True)


def _end_words(quantity: Quantity, language: Language) -> tuple[str, str]:
    qualifier = label_lines(wording(quantity, language))
    words = [number(end, quantity.decimals, language.locale) for end in (quantity.low, quantity.high)]
    return (f"{qualifier[0]} {words[0]}" if len(qualifier) > 1 else words[0]), words[1]


def _tracks(sheet: Sheet, rows: Rows, count: int) -> None:
    lines = [[(rows.left, rows.centre(index)), (sheet.width_pt, rows.centre(index))] for index in range(count)]
    sheet.lines(lines, Stroke(sheet.palette.grid, 0.5))


def _mark(sheet: Sheet, rows: Rows, index: int, interval: Interval, scale: Scale) -> None:
    y, baseline = rows.centre(index), rows.baseline(index, sheet)
    if not interval.is_known:
        _words(sheet, rows.left + GAP_PT, baseline, interval.high_words, interval, "left")
        return
    low, high = scale(interval.low), scale(interval.high)
    height = rows.step * BAR_SHARE
    if interval.low_words:
        hatch = PART_HATCH if sheet.textures else ""
        sheet.boxes([Box(low, y - height / 2, high - low, height)], fill=tint(interval.colour, 0.45), hatch=hatch)
        sheet.lines([[(x, y - height / 2), (x, y + height / 2)] for x in (low, high)], Stroke(interval.colour, 1.6))
        _words(sheet, low - GAP_PT, baseline, interval.low_words, interval, "right")
    else:
        sheet.dots([(low, y)], DOT_PT, fill=interval.colour)
    _words(sheet, high + GAP_PT, baseline, interval.high_words, interval, "left")


def _words(sheet: Sheet, x: float, y: float, text: str, interval: Interval, anchor: str) -> None:
    width = sheet.width_of(text, bold=interval.speaks)
    left = x - width if anchor == "right" else x
    # The track runs behind the words; a white ground keeps them legible.
    ground = Box(left - 1.5, y - sheet.descent_pt, width + 3, sheet.ascent_pt + sheet.descent_pt)
    sheet.boxes([ground], fill="#FFFFFF")
    tone = sheet.palette.text if interval.is_known else sheet.palette.text_secondary
    sheet.text(left, y, text, bold=interval.speaks, colour=tone)

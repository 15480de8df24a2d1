"""Two or three measures side by side in each period or category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.colours import series_colours
from reportgen.charts.frame import (
    PAD_PT,
    Band,
    axis_texts,
    axis_width,
    fit_places,
    gap_words,
    no_data,
    place_row,
    rows_height,
    value_grid,
    zero_line,
)
from reportgen.charts.key import draw_key
from reportgen.charts.labels import plain
from reportgen.charts.marks import Look, Mark, bar, bars, ends, label_lines, look, part_years_differ, scaled, wording
from reportgen.charts.scale import Scale, extent, ticks
from reportgen.charts.sheet import Box, Sheet
from reportgen.charts.slots import At, place_labels, places
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Point

GROUP_SHARE = 0.8
MOST_BAR_PT = 60.0
BETWEEN_PT = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a group: where it stands, its point, its value's words. The point is None where nothing is known."""

    middle: float
    point: Point | None
    low: float
    high: float
    words: tuple[str, ...]
    colour: str


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the groups; names stand under the bars where they fit, else in a key at the top.

    Raises RenderError when the places cannot be labelled at this width.
    """
    if not any(point.quantity for series in spec.series for point in series.points):
        no_data(sheet, language)
        return
    slots = places(spec.series)
    is_time = not any(isinstance(at, str) for at in slots)
    labels = place_labels(slots, language)
    fitted = fit_places(sheet, labels, sheet.width_pt / len(slots), most_lines=3, may_thin=is_time)
    if fitted is None:
        raise RenderError(
            error(
                "chart-room",
                "chart 'grouped'",
                f"the names of {len(slots)} categories do not fit side by side",
                "shorten them, show fewer, or use 'ranking' for one measure",
            )
        )
    numbers = [
        end for s in spec.series for p in s.points if p.quantity for end in ends(scaled(p.quantity, spec.unit_scale))
    ]
    extremes = extent(numbers, with_zero=True)
    _paint(spec, sheet, language, slots, fitted, extremes)


def _paint(
    spec: ChartSpec,
    sheet: Sheet,
    language: Language,
    slots: Sequence[At],
    fitted: Sequence[Sequence[str]],
    extremes: tuple[float, float],
) -> None:
    names, colours = [plain(series.label) for series in spec.series], series_colours(spec.series, sheet.palette)
    band = Band(0, sheet.width_pt, len(slots))
    width = _bar_width(band, len(names))
    are_named = all(sheet.width_of(name, bold=True) <= width for name in names)
    bars_by_series = _layout(spec, slots, band, width, colours, language)
    every_bar = [item for group in bars_by_series for item in group]
    lines = [_fitting(sheet, item.words, width + BETWEEN_PT) for item in every_bar]
    are_labelled = all(words is not None for words in lines)
    label_pt = max((len(words) for words in lines if words), default=0) * sheet.line_pt + 1 if are_labelled else 4
    key_pt = 0.0 if are_named else draw_key(sheet, [(n, c, Look.SOLID) for n, c in zip(names, colours, strict=True)])
    bottom = rows_height(sheet, fitted) + PAD_PT + (sheet.line_pt if are_named else 0)
    low, high = extremes
    top = sheet.height_pt - key_pt - label_pt
    if not are_labelled:
        grid = ticks(low, high, max(2, int((top - bottom) // 28)))
        texts = axis_texts(grid, language)
        low, high = float(grid[0]), float(grid[-1])
        band = Band(axis_width(sheet, texts), sheet.width_pt, len(slots))
        width = _bar_width(band, len(names))
        every_bar = [item for group in _layout(spec, slots, band, width, colours, language) for item in group]
    scale = Scale(low, high, bottom + (label_pt if low < 0 else 0), top)
    if not are_labelled:
        value_grid(sheet, scale, grid, texts, band.left, band.right)
    boxes = [_box(item, width, scale) for item in every_bar]
    differ = part_years_differ(point for series in spec.series for point in series.points)
    marks: list[Mark] = []
    for item in every_bar:
        if item.point and item.point.quantity:
            looks = (look(item.point, part_years_differ=differ), item.colour)
            marks += bar(scale(0), (scale(item.low), scale(item.high)), (item.middle - width / 2, width), looks)
    bars(sheet, marks)
    zero_line(sheet, band.left, band.right, scale(0))
    place_row(sheet, fitted, band, rows_height(sheet, fitted))
    for item, words, box in zip(every_bar, lines, boxes, strict=True):
        if box is None:
            _gap(sheet, item, width, scale(0), language)
        elif are_labelled and words:
            _value(sheet, item, words, box)
        if are_named:
            name = names[colours.index(item.colour)]
            sheet.text(item.middle, bottom - PAD_PT - sheet.ascent_pt, name, anchor="center")


def _bar_width(band: Band, count: int) -> float:
    return min(band.step * GROUP_SHARE / count - BETWEEN_PT, MOST_BAR_PT)


def _layout(
    spec: ChartSpec, slots: Sequence[At], band: Band, width: float, colours: Sequence[str], language: Language
) -> list[list[Bar]]:
    groups: list[list[Bar]] = []
    step = width + BETWEEN_PT
    for place, at in enumerate(slots):
        group = []
        for index, series in enumerate(spec.series):
            point = next((point for point in series.points if point.at == at), None)
            middle = band.centre(place) + (index - (len(spec.series) - 1) / 2) * step
            group.append(_bar(middle, point, colours[index], spec.unit_scale, language))
        groups.append(group)
    return groups


def _bar(middle: float, point: Point | None, colour: str, unit_scale: int, language: Language) -> Bar:
    if point is None or point.quantity is None:
        return Bar(middle, point, 0.0, 0.0, (), colour)
    quantity = scaled(point.quantity, unit_scale)
    low, high = ends(quantity)
    return Bar(middle, point, low, high, (wording(quantity, language),), colour)


def _fitting(sheet: Sheet, words: tuple[str, ...], width: float) -> tuple[str, ...] | None:
    for lines in (words, tuple(line for text in words for line in label_lines(text))):
        if all(sheet.width_of(line) <= width for line in lines):
            return lines
    return None


def _box(item: Bar, width: float, scale: Scale) -> Box | None:
    if item.point is None or item.point.quantity is None:
        return None
    low, high = sorted((scale(0), scale(max(item.low, item.high, key=abs))))
    return Box(item.middle - width / 2, low, width, high - low)


def _value(sheet: Sheet, item: Bar, words: Sequence[str], box: Box) -> None:
    speaks = item.point is not None and item.point.emphasis is Emphasis.HIGHLIGHT
    start = box.top if item.high >= 0 else box.y - len(words) * sheet.line_pt - 1
    for row, line in enumerate(reversed(words)):
        y = start + sheet.descent_pt + 1 + row * sheet.line_pt
        sheet.text(item.middle, y, line, anchor="center", bold=speaks and sheet.width_of(line, bold=True) <= box.width)


def _gap(sheet: Sheet, item: Bar, width: float, zero: float, language: Language) -> None:
    note = item.point.note if item.point else ""
    gap_words(
        sheet,
        [note or language.words("no data")],
        Band(item.middle - width / 2, item.middle + width / 2, 1),
        zero + PAD_PT,
    )

"""Two or three measures side by side in each period or category."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts import lines
from reportgen.charts.colours import series_colours
from reportgen.charts.frame import (
    PAD_PT,
    Band,
    ValueAxis,
    fit_places,
    gap_words,
    no_data,
    place_row,
    require_height,
    rows_height,
    zero_line,
)
from reportgen.charts.key import draw_key
from reportgen.charts.labels import plain
from reportgen.charts.marks import Look, part_years_differ
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import Sheet
from reportgen.charts.slots import At, place_labels, places
from reportgen.charts.uprights import Upright, draw_uprights, label_of, labels_fit, labels_height, upright
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec

GROUP_SHARE = 0.8
MOST_BAR_PT = 60.0
BETWEEN_PT = 2.0
LEAST_BAR_PT = 1.5


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the groups; names stand under the bars where they fit, else in a key at the top. Too many become lines.

    Raises RenderError when the places cannot be labelled at this width.
    """
    if not any(point.quantity for series in spec.series for point in series.points):
        no_data(sheet, language)
        return
    slots = places(spec.series)
    is_time = not any(isinstance(at, str) for at in slots)
    names = place_labels(slots, language)
    if fit_places(sheet, names, sheet.width_pt / len(slots), most_lines=3, may_thin=is_time) is None:
        fact = f"the names of {len(slots)} categories do not fit side by side"
        remedy = "shorten them, show fewer, or use 'ranking' for one measure"
        raise RenderError(error("chart-room", "chart 'grouped'", fact, remedy))
    if is_time and _bar_width(sheet.width_pt / len(slots), len(spec.series)) < LEAST_BAR_PT:
        lines.draw(spec, sheet, language)
        return
    _paint(spec, sheet, language, _items(spec, slots, sheet, language), slots)


def _items(spec: ChartSpec, slots: Sequence[At], sheet: Sheet, language: Language) -> list[Upright]:
    """The bars from left to right: all series of the first place, then of the second."""
    at = [{point.at: point for point in series.points} for series in spec.series]
    colours = series_colours(spec.series, sheet.palette)
    differ = part_years_differ(point for series in spec.series for point in series.points)
    return [
        upright(points.get(place), colour, spec.unit_scale, language, differ=differ)
        for place in slots
        for points, colour in zip(at, colours, strict=True)
    ]


def _paint(spec: ChartSpec, sheet: Sheet, language: Language, items: Sequence[Upright], ats: Sequence[At]) -> None:
    count, slots = len(spec.series), len(ats)
    told = [any(item.is_told for item in items[start : start + count]) for start in range(0, len(items), count)]
    places_named = place_labels(ats, language, told)
    names = [plain(series.label) for series in spec.series]
    room = _bar_width(sheet.width_pt / slots, count)
    labels = [label_of(item, sheet, room + BETWEEN_PT) for item in items]
    is_told = labels_fit(labels, items, sheet, room + BETWEEN_PT)
    label_pt = labels_height(labels, sheet)
    extremes = extent([end for item in items if item.is_known for end in (item.low, item.high)], with_zero=True)
    are_named = all(sheet.width_of(name) <= room * 0.9 for name in names)
    key_pt = 0.0 if are_named else _key(spec, sheet, names)
    fitted = fit_places(sheet, places_named, sheet.width_pt / slots, most_lines=3, may_thin=True, spoken=told) or ()
    plot_pt = sheet.height_pt - key_pt - label_pt - rows_height(sheet, fitted)
    axis = None if is_told else ValueAxis.of(sheet, extremes, plot_pt, language)
    band = Band(axis.width if axis else 0, sheet.width_pt, slots)
    width = _bar_width(band.step, count)
    fitted = fit_places(sheet, places_named, band.step, most_lines=3, may_thin=True, spoken=told) or ()
    bottom = rows_height(sheet, fitted) + PAD_PT + (sheet.line_pt if are_named else 0)
    low, high = axis.extremes if axis else extremes
    scale = Scale(low, high, bottom + (label_pt if low < 0 else 0), sheet.height_pt - key_pt - label_pt)
    require_height("grouped", scale, sheet)
    if axis:
        axis.draw(sheet, scale, band.right)
    place_row(sheet, fitted, band, rows_height(sheet, fitted), [] if all(fitted) else told)
    middles = _middles(band, count, width + BETWEEN_PT)
    for index, (item, middle) in enumerate(zip(items, middles, strict=True)):
        if not item.is_known:
            gap_words(sheet, [item.note], Band(middle - width / 2, middle + width / 2, 1), scale(0) + PAD_PT)
        if are_named:
            sheet.text(middle, bottom - PAD_PT - sheet.ascent_pt, names[index % count], anchor="center")
    draw_uprights(sheet, items, labels, middles, width, scale, left=band.left, only_some=not is_told)
    zero_line(sheet, band.left, band.right, scale(0))


def _key(spec: ChartSpec, sheet: Sheet, names: Sequence[str]) -> float:
    colours = series_colours(spec.series, sheet.palette)
    return draw_key(sheet, [(name, colour, Look.SOLID) for name, colour in zip(names, colours, strict=True)])


def _bar_width(step: float, count: int) -> float:
    return min(step * GROUP_SHARE / count - BETWEEN_PT, MOST_BAR_PT)


def _middles(band: Band, count: int, step: float) -> list[float]:
    offsets = [(index - (count - 1) / 2) * step for index in range(count)]
    return [band.centre(place) + offset for place in range(band.count) for offset in offsets]

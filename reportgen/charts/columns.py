"""Columns over time or by category: gaps stay visible, plans are outlined, bands end in a lighter part."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts import lines, ranking
from reportgen.charts.colours import point_colours
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
from reportgen.charts.marks import part_years_differ
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import Sheet
from reportgen.charts.slots import place_labels, places
from reportgen.charts.uprights import Upright, draw_uprights, label_of, labels_fit, labels_height, upright
from reportgen.language import Language
from reportgen.model.chart import ChartSpec

LEAST_SLOT_PT = 4.0
MOST_BAR_PT = 46.0
BAR_SHARE = 0.66
MOST_CATEGORIES = 12


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the columns; too many of them on a time axis become a line, crowded categories a ranking."""
    series = spec.series[0] if spec.series else None
    if series is None or not any(point.quantity for point in series.points):
        no_data(sheet, language)
        return
    slots = places(spec.series)
    is_time = not any(isinstance(at, str) for at in slots)
    step = sheet.width_pt / len(slots)
    if is_time and step < LEAST_SLOT_PT:
        lines.draw(spec, sheet, language)
        return
    names = place_labels(slots, language)
    can_be_named = fit_places(sheet, names, step, most_lines=3, may_thin=is_time) is not None
    if not can_be_named or (not is_time and len(slots) > MOST_CATEGORIES):
        ranking.draw(spec, sheet, language)
        return
    colours, differ = point_colours(series.points, sheet.palette), part_years_differ(series.points)
    bars = {
        point.at: upright(point, colour, spec.unit_scale, language, differ=differ)
        for point, colour in zip(series.points, colours, strict=True)
    }
    missing = upright(None, "", spec.unit_scale, language, differ=differ)
    items = [bars.get(place, missing) for place in slots]
    _paint(sheet, items, place_labels(slots, language, [item.is_told for item in items]), language)


def _paint(sheet: Sheet, items: Sequence[Upright], names: Sequence[str], language: Language) -> None:
    room = sheet.width_pt / len(items) - 1
    spoken = [item.is_told for item in items]
    labels = [label_of(item, sheet, room) for item in items]
    label_pt = labels_height(labels, sheet)
    extremes = extent([end for item in items if item.is_known for end in (item.low, item.high)], with_zero=True)
    is_told = labels_fit(labels, items, sheet, room)
    bottom = (
        rows_height(sheet, fit_places(sheet, names, room + 1, most_lines=3, may_thin=True, spoken=spoken) or ())
        + PAD_PT
    )
    plot_pt = sheet.height_pt - bottom - label_pt
    axis = None if is_told else ValueAxis.of(sheet, extremes, plot_pt, language)
    band = Band(axis.width if axis else 0, sheet.width_pt, len(items))
    fitted = fit_places(sheet, names, band.step, most_lines=3, may_thin=True, spoken=spoken) or ()
    bottom = rows_height(sheet, fitted) + PAD_PT
    low, high = axis.extremes if axis else extremes
    scale = Scale(low, high, bottom + (label_pt if low < 0 else 0), sheet.height_pt - label_pt)
    require_height("columns", scale, sheet)
    if axis:
        axis.draw(sheet, scale, band.right)
    # Where all are named, only who is highlighted needs to stand out.
    bold = [item.speaks for item in items] if all(fitted) else spoken
    place_row(sheet, fitted, band, bottom - PAD_PT, bold)
    gap_words(sheet, ["" if item.is_known else item.note for item in items], band, scale(0) + PAD_PT)
    width = min(band.step * BAR_SHARE, MOST_BAR_PT)
    middles = [band.centre(index) for index in range(len(items))]
    draw_uprights(sheet, items, labels, middles, width, scale, left=band.left, only_some=not is_told)
    zero_line(sheet, band.left, band.right, scale(0))

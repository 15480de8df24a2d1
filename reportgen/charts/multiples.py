"""Small multiples: a small line chart for each series, all on the same scale, each named with its last number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportgen.charts.axis import place_axis
from reportgen.charts.frame import PAD_PT, ValueAxis, no_data, zero_line
from reportgen.charts.labels import plain, shorten
from reportgen.charts.lines import all_ends, label_point, line_boxes, line_limits, paint_line
from reportgen.charts.marks import scaled, wording
from reportgen.charts.scale import Scale
from reportgen.charts.sheet import Sheet
from reportgen.charts.slots import At, places
from reportgen.charts.stretches import Line, stretches
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Series

PANEL_PT = 118.0
MOST_ACROSS = 4
BETWEEN_PT = 14.0
LEAST_PLOT_PT = 24.0


@dataclass(frozen=True, slots=True)
class Panel:
    """Where one of the small charts stands."""

    left: float
    right: float
    bottom: float
    top: float


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the panels in the order given, from left to right and from the top down.

    Raises RenderError with the height it needs when the panels would be too low.
    """
    ends = all_ends(spec.series, spec.unit_scale)
    if not ends:
        no_data(sheet, language)
        return
    across = max(1, min(len(spec.series), MOST_ACROSS, int(sheet.width_pt // PANEL_PT)))
    down = -(-len(spec.series) // across)
    # Six panels look better as three and three than as four and two.
    across = -(-len(spec.series) // down)
    height = sheet.height_pt / down
    values = ValueAxis.of(sheet, line_limits(ends), height - 3 * sheet.line_pt, language)
    slots = places(spec.series)
    width = (sheet.width_pt - values.width - (across - 1) * BETWEEN_PT) / across
    for index, series in enumerate(spec.series):
        row, column = divmod(index, across)
        left = values.width + column * (width + BETWEEN_PT)
        top = sheet.height_pt - row * height
        panel = Panel(left, left + width, top - height + (PAD_PT if row + 1 < down else 0), top)
        _panel(spec, series, sheet, panel, values, slots, language, is_first=column == 0)


def _panel(
    spec: ChartSpec,
    series: Series,
    sheet: Sheet,
    panel: Panel,
    values: ValueAxis,
    slots: Sequence[At],
    language: Language,
    *,
    is_first: bool,
) -> None:
    told = {point.at for point in series.points if point.is_told}
    axis = place_axis(sheet, slots, panel.left, panel.right, language, told)
    bottom, top = panel.bottom + axis.height_pt + 2 * PAD_PT, panel.top - sheet.line_pt - PAD_PT - sheet.ascent_pt / 2
    if top - bottom < LEAST_PLOT_PT:
        down = sheet.height_pt / (panel.top - panel.bottom + PAD_PT)
        needed = math.ceil(sheet.height_pt + (LEAST_PLOT_PT - top + bottom) * max(1.0, math.ceil(down)))
        fact = f"{sheet.height_pt:g} pt are too low for {len(spec.series)} small charts"
        remedy = f"make it at least {needed} pt high, or show fewer series"
        raise RenderError(error("chart-room", "chart 'multiples'", fact, remedy))
    scale = Scale(*values.extremes, bottom, top)
    values.draw(sheet, scale, panel.right, left=panel.left, with_numbers=is_first)
    if scale.low <= 0 <= scale.high:
        zero_line(sheet, panel.left, panel.right, scale(0))
    axis.draw(sheet, bottom - 2 * PAD_PT, within=(panel.left - PAD_PT, min(panel.right + PAD_PT, sheet.width_pt)))
    colour = sheet.palette.context if series.emphasis is Emphasis.CONTEXT else sheet.palette.series[0]
    line = Line(series, tuple(stretches(series, axis, scale, spec.unit_scale)), colour)
    number = language.words("no data")
    if line.vertices and (quantity := line.end.point.quantity):
        number = wording(scaled(quantity, spec.unit_scale), language)
    _head(sheet, panel, plain(series.label), number)
    if line.vertices:
        paint_line(sheet, line, most_dots=0)
        axis.draw_gaps(sheet, [vertex.point.at for vertex in line.vertices], bottom + PAD_PT, language)
        _tell(spec, line, sheet, panel, language)


def _tell(spec: ChartSpec, line: Line, sheet: Sheet, panel: Panel, language: Language) -> None:
    """The number that the title tells; that of the end stands at the head."""
    for vertex in line.vertices:
        if vertex.point.is_told and vertex.point.quantity and vertex is not line.end:
            words = (wording(scaled(vertex.point.quantity, spec.unit_scale), language),)
            label_point(sheet, vertex, words, line_boxes([line]), (panel.left, panel.right), is_filled=False)


def _head(sheet: Sheet, panel: Panel, name: str, number: str) -> None:
    y, room = panel.top - sheet.ascent_pt, panel.right - panel.left - sheet.width_of(number) - 4
    text = shorten(name, max(room, 0.0), partial(sheet.width_of, bold=True))
    end = sheet.text(panel.left, y, text, bold=True).right
    sheet.text(end + 4, y, number)

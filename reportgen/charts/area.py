"""Areas over time: one measure above zero, or parts that add up to a whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportgen.charts import lines
from reportgen.charts.axis import PlaceAxis, place_axis
from reportgen.charts.colours import series_colours
from reportgen.charts.endlabels import draw_end_labels, end_labels_width
from reportgen.charts.frame import PAD_PT, ValueAxis, no_data, require_height, zero_line
from reportgen.charts.marks import Look, Mark, bars, wording
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import XY, Box, Sheet, Stroke
from reportgen.charts.slots import At, places
from reportgen.charts.stacks import Pile, named_parts, piles
from reportgen.language import Language
from reportgen.model.chart import ChartSpec

LONE_PT = 3.0


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws one series as a filled line, several on top of each other, the first at the bottom.

    Where a part is unknown the areas are interrupted. Raises RenderError for parts below zero.
    """
    if len(spec.series) <= 1:
        lines.draw(spec, sheet, language, is_filled=True)
        return
    slots = places(spec.series)
    draw_stack(spec, piles(spec, slots), slots, sheet, language)


def draw_stack(spec: ChartSpec, found: Sequence[Pile], slots: Sequence[At], sheet: Sheet, language: Language) -> None:
    """Draws piles as areas from place to place."""
    whole = [index for index, pile in enumerate(found) if pile.is_whole]
    if not whole:
        no_data(sheet, language)
        return
    last = ([index for index in whole if not found[index].is_part_year] or whole)[-1]
    labels = named_parts(spec.series, found[last], sheet, language)
    extremes = (
        (0.0, 100.0) if spec.kind == "shares" else extent([found[index].edges[-1] for index in whole], with_zero=True)
    )
    values = ValueAxis.of(sheet, extremes, sheet.height_pt - 3 * sheet.line_pt, language)
    left, right = values.width, sheet.width_pt - end_labels_width(sheet, labels)
    told = {slots[index] for index, pile in enumerate(found) if pile.is_told}
    axis = place_axis(sheet, slots, left, right, language, told)
    head = sheet.ascent_pt if spec.kind == "shares" else sheet.line_pt + PAD_PT
    scale = Scale(*values.extremes, axis.height_pt + 2 * PAD_PT, sheet.height_pt - head)
    require_height(spec.kind, scale, sheet)
    values.draw(sheet, scale, right)
    axis.draw(sheet, scale(0) - 2 * PAD_PT)
    _layers(spec, found, sheet, axis, scale)
    zero_line(sheet, left, right, scale(0))
    if spec.kind != "shares":
        _highest(sheet, found, axis, scale, (left, right), language)
    axis.draw_gaps(sheet, [slots[index] for index in whole], scale(0) + PAD_PT, language)
    x = axis.x(slots[last])
    ends = [(x, scale((low + high) / 2)) for low, high in found[last].spans]
    draw_end_labels(sheet, labels, ends, right, (scale(0), sheet.height_pt), spec.kind)


def _layers(spec: ChartSpec, found: Sequence[Pile], sheet: Sheet, axis: PlaceAxis, scale: Scale) -> None:
    stretches = _stretches(found)
    differ = len({pile.is_part_year for pile in found if pile.is_whole}) > 1
    parts: list[Mark] = []
    for layer, colour in enumerate(series_colours(spec.series, sheet.palette)):
        outlines = []
        for stretch in stretches:
            points = [(axis.x(axis.places[index]), found[index].spans[layer]) for index in stretch]
            if differ and found[stretch[0]].is_part_year:
                (x, (low, high)) = points[0]
                parts.append((Box(x - LONE_PT, scale(low), 2 * LONE_PT, scale(high) - scale(low)), Look.LIGHT, colour))
                continue
            if len(points) == 1:  # a place alone has no width of its own
                (x, span) = points[0]
                points = [(x - LONE_PT, span), (x + LONE_PT, span)]
            lower: list[XY] = [(x, scale(low)) for x, (low, _) in points]
            outlines.append([*lower, *((x, scale(high)) for x, (_, high) in reversed(points))])
        sheet.polygons(outlines, fill=colour)
    bars(sheet, parts)
    joints = [
        [(axis.x(axis.places[index]), scale(found[index].edges[layer])) for index in stretch]
        for stretch in stretches
        for layer in range(1, len(spec.series))
        if len(stretch) > 1
    ]
    if len(found) <= lines.DENSE:  # closer ones would whiten the area
        sheet.lines(joints, Stroke("#FFFFFF", 0.8))


def _highest(
    sheet: Sheet,
    found: Sequence[Pile],
    axis: PlaceAxis,
    scale: Scale,
    within: tuple[float, float],
    language: Language,
) -> None:
    """The sum that the title tells, else the largest, above its place: only here is the whole told."""
    sums = {index: pile.whole for index, pile in enumerate(found) if pile.whole}
    sums = {index: each for index, each in sums.items() if not found[index].is_part_year} or sums
    sums = {index: each for index, each in sums.items() if found[index].is_told} or sums
    index = max(sums, key=lambda each: sums[each].nominal)
    text = wording(sums[index], language)
    half = sheet.width_of(text, bold=True) / 2
    x = min(max(axis.x(axis.places[index]), within[0] + half), within[1] - half)
    sheet.text(x, scale(found[index].edges[-1]) + sheet.descent_pt + 1, text, anchor="center", bold=True)


def _stretches(found: Sequence[Pile]) -> list[list[int]]:
    """The places from gap to gap; a part of a year stands alone."""
    runs: list[list[int]] = [[0]] if found[0].is_whole else []
    for index, (before, pile) in enumerate(pairwise(found), 1):
        if not pile.is_whole:
            continue
        if before.is_whole and not (pile.is_part_year or before.is_part_year):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs

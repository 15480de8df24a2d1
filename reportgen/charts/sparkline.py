"""A small line or columns without words, for a tile."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts.marks import Look, bars, is_soft, look, part_years_differ, reach, scaled
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import XY, Box, Sheet, Stroke
from reportgen.charts.slots import places
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Point

MOST_COLUMNS = 16
END_DOT_PT = 2.0


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:  # noqa: ARG001 (families share one signature)
    """Columns for few values, the last (or the highlighted) in colour; a line for many. Nothing known: a zero line."""
    points = [point for series in spec.series[:1] for point in series.points]
    slots = places(spec.series[:1])
    if len(slots) <= MOST_COLUMNS:
        _columns([next((p for p in points if p.at == at), None) for at in slots], spec, sheet)
    else:
        _line([point for point in points if point.quantity], spec, sheet)


def _columns(points: Sequence[Point | None], spec: ChartSpec, sheet: Sheet) -> None:
    numbers = {
        index: reach(point.quantity, spec.unit_scale) for index, point in enumerate(points) if point and point.quantity
    }
    low, high = extent([end for pair in numbers.values() for end in pair], with_zero=True)
    scale = Scale(low, high, 1.0, sheet.height_pt - 1.0)
    step = min(sheet.width_pt / max(1, len(points)), sheet.height_pt)
    spoken = [index for index in numbers if (p := points[index]) and p.emphasis is Emphasis.HIGHLIGHT]
    coloured = spoken or sorted(numbers)[-1:]
    differ = part_years_differ(point for point in points if point)
    marks: list[tuple[Box, Look, str]] = []
    for index, pair in numbers.items():
        point = points[index]
        bottom, top = sorted((scale(0), scale(max(pair, key=abs))))
        colour = sheet.palette.series[0] if index in coloured else sheet.palette.context
        kind = look(point, part_years_differ=differ) if point else Look.SOLID
        marks.append((Box(index * step + step * 0.1, bottom, step * 0.8, top - bottom), kind, colour))
    bars(sheet, marks)
    sheet.lines([[(0, scale(0)), (max(1, len(points)) * step, scale(0))]], Stroke(sheet.palette.context, 0.6))


def _line(points: Sequence[Point], spec: ChartSpec, sheet: Sheet) -> None:
    slots = places(spec.series[:1])
    at = {place: index for index, place in enumerate(slots)}
    values = [scaled(point.quantity, spec.unit_scale).nominal for point in points if point.quantity]
    low, high = extent(values, with_zero=False)
    margin = END_DOT_PT + 0.5
    across = Scale(0, max(1, len(slots) - 1), margin, sheet.width_pt - margin)
    upward = Scale(low, high, margin, sheet.height_pt - margin)
    places_pt = [(across(at[point.at]), upward(value)) for point, value in zip(points, values, strict=True)]
    runs: list[list[XY]] = []
    for index, (point, place) in enumerate(zip(points, places_pt, strict=True)):
        if index == 0 or at[point.at] != at[points[index - 1].at] + 1:
            runs.append([])
        runs[-1].append(place)
    sheet.lines([run for run in runs if len(run) > 1], Stroke(sheet.palette.context, 1.1, cap="round"))
    sheet.dots([run[0] for run in runs if len(run) == 1], 1.0, fill=sheet.palette.context)
    end_fill = "#FFFFFF" if is_soft(points[-1]) else sheet.palette.series[0]
    sheet.dots(places_pt[-1:], END_DOT_PT, fill=end_fill, stroke=Stroke(sheet.palette.series[0], 0.6))

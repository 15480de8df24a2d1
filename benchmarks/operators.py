"""The six charts of the reference briefing by hand: ReportLab's operators, each place computed from the numbers.

Nothing is measured against anything else, nothing wraps or gives way, and each picture suits these numbers only. It is
the limit of what a chart can cost: only the operators and their arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportgen.model.chart import ChartSpec, Point
from reportgen.model.period import Period

DARK, GREEN, GREY = (0.07, 0.26, 0.43), (0.16, 0.63, 0.59), (0.5, 0.58, 0.66)
INK, QUIET, RULE = (0.1, 0.1, 0.1), (0.35, 0.35, 0.35), (0.75, 0.78, 0.81)
REGULAR, BOLD, SIZE_PT = "PTSans-Regular", "PTSans-Bold", 8

Draw = Callable[[Any, ChartSpec], None]


def _value(point: Point) -> float:
    return abs(float(point.quantity.nominal)) if point.quantity else 0.0


def _words(point: Point) -> str:
    return f"{point.quantity.nominal:g}" if point.quantity else "no data"


def _name(point: Point) -> str:
    return str(point.at.year) if isinstance(point.at, Period) else str(point.at)


def _text(canvas: Any, x: float, y: float, text: str, *, font: str = REGULAR, colour: Any = INK) -> None:
    canvas.setFont(font, SIZE_PT)
    canvas.setFillColorRGB(*colour)
    canvas.drawString(x, y, text)


def _centred(canvas: Any, x: float, y: float, text: str, colour: Any = INK) -> None:
    canvas.setFont(REGULAR, SIZE_PT)
    canvas.setFillColorRGB(*colour)
    canvas.drawCentredString(x, y, text)


def _bar(canvas: Any, x: float, y: float, wide: float, high: float, colour: Any) -> None:
    canvas.setFillColorRGB(*colour)
    canvas.rect(x, y, wide, high, stroke=0, fill=1)


def _line(canvas: Any, x: float, y: float, right: float, top: float, colour: Any = INK) -> None:
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(0.8)
    canvas.line(x, y, right, top)


def columns(canvas: Any, spec: ChartSpec) -> None:
    """Turnover by year."""
    points = spec.series[0].points
    step, scale = spec.width_pt / len(points), (spec.height_pt - 28) / max(map(_value, points))
    for index, point in enumerate(points):
        middle, top = (index + 0.5) * step, 14 + _value(point) * scale
        if point.quantity:
            _bar(canvas, middle - step / 3, 14, step / 1.5, top - 14, DARK)
        _centred(canvas, middle, top + 3, _words(point))
        _centred(canvas, middle, 3, _name(point), QUIET)
    _line(canvas, 0, 14, spec.width_pt, 14)


def mirrored(canvas: Any, spec: ChartSpec) -> None:
    """Exports up, imports down, the balance as a line."""
    most = max(_value(point) for line in spec.series for point in line.points)
    years = sorted({_name(point) for line in spec.series for point in line.points})
    step, scale, zero = (spec.width_pt - 70) / len(years), (spec.height_pt - 60) / 2 / most, spec.height_pt / 2 + 10
    for line, sign, colour in zip(spec.series, (1, -1), (DARK, GREEN), strict=True):
        for point in line.points:
            x, high = 70 + (years.index(_name(point)) + 0.5) * step, sign * _value(point) * scale
            _bar(canvas, x - 20, zero, 40, high, colour)
            _centred(canvas, x, zero + high + (3 if sign > 0 else -9), _words(point))
        _text(canvas, 0, zero + (4 if sign > 0 else -10), line.label, font=BOLD, colour=colour)
    for index, year in enumerate(years):
        _centred(canvas, 70 + (index + 0.5) * step, 14, year, QUIET)
    known = [point for point in (spec.balance.points if spec.balance else ()) if point.quantity]
    canvas.setStrokeColorRGB(0.5, 0.09, 0.31)
    path, place = canvas.beginPath(), "moveTo"
    for point in known:
        x = 70 + (years.index(_name(point)) + 0.5) * step if _name(point) in years else 70
        getattr(path, place)(x, zero + float(point.quantity.nominal) * scale if point.quantity else zero)
        _centred(canvas, x, 3, _words(point))
        place = "lineTo"
    if known:
        canvas.drawPath(path)
    _line(canvas, 70, zero, spec.width_pt, zero)


def grouped(canvas: Any, spec: ChartSpec) -> None:
    """Parts of years side by side."""
    count, places = len(spec.series), len(spec.series[0].points)
    scale = (spec.height_pt - 42) / max(_value(point) for line in spec.series for point in line.points)
    step = spec.width_pt / places
    wide = step * 0.8 / count
    for number, line in enumerate(spec.series):
        for index, point in enumerate(line.points):
            x, high = (index + 0.1) * step + number * wide, _value(point) * scale
            _bar(canvas, x, 28, wide - 2, high, (DARK, GREEN, GREY)[number])
            _centred(canvas, x + wide / 2, 31 + high, _words(point))
            _centred(canvas, x + wide / 2, 17, line.label)
    for index, point in enumerate(spec.series[0].points):
        _centred(canvas, (index + 0.5) * step, 3, _name(point), QUIET)
    _line(canvas, 0, 28, spec.width_pt, 28)


def bullet(canvas: Any, spec: ChartSpec) -> None:
    """Plans outlined, outcomes filled."""
    plans, outcomes = (line.points for line in spec.series)
    step, scale = (spec.height_pt - 14) / len(plans), (spec.width_pt - 150) / max(map(_value, (*plans, *outcomes)))
    for index, (plan, outcome) in enumerate(zip(plans, outcomes, strict=True)):
        y = spec.height_pt - 14 - (index + 0.5) * step
        _text(canvas, 0, y - 3, _name(plan))
        canvas.setStrokeColorRGB(*DARK)
        canvas.rect(60, y - 8, _value(plan) * scale, 16, stroke=1, fill=0)
        _bar(canvas, 60, y - 4, _value(outcome) * scale, 8, DARK)
        _text(canvas, 64 + _value(outcome) * scale, y - 3, _words(outcome), font=BOLD)
        _text(canvas, 64 + _value(plan) * scale, y - 3, _words(plan), colour=QUIET)
    for index, line in enumerate(spec.series):
        _text(canvas, 10 + index * 80, spec.height_pt - 8, line.label)
    _line(canvas, 60, 0, 60, spec.height_pt - 14)


def timeline(canvas: Any, spec: ChartSpec) -> None:
    """Events down the page beside an axis."""
    points = spec.series[0].points
    days = [point.at.start.toordinal() for point in points if isinstance(point.at, Period)]
    step, scale = spec.height_pt / len(points), spec.height_pt / max(1, days[-1] - days[0])
    for index, (point, day) in enumerate(zip(points, days, strict=True)):
        y, own = spec.height_pt - (index + 0.5) * step, spec.height_pt - (day - days[0]) * scale
        canvas.setFillColorRGB(*GREY)
        canvas.circle(30, own, 2.4, stroke=0, fill=1)
        _line(canvas, 30, own, 60, y, RULE)
        _text(canvas, 64, y - 3, str(point.at))
        _text(canvas, 160, y - 3, point.note)
    for year in range(points[0].at.start.year, points[-1].at.start.year + 1):  # type: ignore[union-attr]  # events have dates
        _text(canvas, 0, spec.height_pt - (Period.of_year(year).start.toordinal() - days[0]) * scale, str(year))
    _line(canvas, 30, 0, 30, spec.height_pt)


def ranking(canvas: Any, spec: ChartSpec) -> None:
    """Regions by turnover."""
    points = sorted(spec.series[0].points, key=_value, reverse=True)
    step, scale = spec.height_pt / len(points), (spec.width_pt - 180) / max(map(_value, points))
    for index, point in enumerate(points):
        y = spec.height_pt - (index + 0.5) * step
        _text(canvas, 0, y - 3, _name(point))
        _bar(canvas, 110, y - step / 3, _value(point) * scale, step / 1.5, GREY)
        _text(canvas, 114 + _value(point) * scale, y - 3, _words(point))
    _line(canvas, 110, 0, 110, spec.height_pt)


BY_HAND: dict[str, Draw] = {
    "columns": columns,
    "mirrored": mirrored,
    "grouped": grouped,
    "bullet": bullet,
    "timeline": timeline,
    "ranking": ranking,
}

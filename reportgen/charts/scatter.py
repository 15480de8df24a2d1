"""Two measures against each other: a dot for each name, labelled where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.charts.frame import PAD_PT, ValueAxis, no_data, require_height, zero_line
from reportgen.charts.labels import is_free, plain, shorten
from reportgen.charts.marks import Look
from reportgen.charts.pairs import draw_dots
from reportgen.charts.scale import Scale, decimals, extent, ticks
from reportgen.charts.sheet import Box, Sheet, Stroke
from reportgen.charts.slots import place_label, places
from reportgen.language import Language
from reportgen.language.numbers import number
from reportgen.model.chart import ChartSpec, Emphasis, Series
from reportgen.model.quantity import Quantity

DOT_PT = 2.8
GAP_PT = 3.0
LABEL_PT = 110.0
DENSE = 200
TICK_STEP_PT = 60.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One name in the drawing."""

    label: str
    x: float
    y: float
    look: Look
    speaks: bool


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the first series across and the second upwards, each on a scale of its own that fits its numbers.

    Names that find no room beside their dot are left out, except of the highlighted, which come first; how many have
    no number is told.
    """
    dots, missing = _dots(spec, language)
    if not dots:
        no_data(sheet, language)
        return
    across, upward = spec.series[:2]
    head = sheet.line_pt + PAD_PT
    foot = 2 * sheet.line_pt + PAD_PT + sheet.ascent_pt / 2
    values = ValueAxis.of(sheet, _limits([dot.y for dot in dots]), sheet.height_pt - head - foot, language)
    left, right = values.width + DOT_PT, sheet.width_pt - DOT_PT
    y_scale = Scale(*values.extremes, foot, sheet.height_pt - head)
    require_height(spec.kind, y_scale, sheet)
    numbers = ticks(*_limits([dot.x for dot in dots]), max(2, int((right - left) // TICK_STEP_PT)))
    x_scale = Scale(float(numbers[0]), float(numbers[-1]), left + PAD_PT, right - PAD_PT)
    values.draw(sheet, y_scale, sheet.width_pt)
    if y_scale.low <= 0 <= y_scale.high:
        zero_line(sheet, values.width, sheet.width_pt, y_scale(0))
    places_ = decimals(numbers)
    texts = [number(tick, places_, language.locale, pad=True) for tick in numbers]
    _ticks(sheet, [(x_scale(tick), text) for tick, text in zip(numbers, texts, strict=True)], foot)
    _names(sheet, (_named(across, language), _named(upward, language)), missing, language)
    _paint(sheet, dots, x_scale, y_scale)


def _dots(spec: ChartSpec, language: Language) -> tuple[list[Dot], int]:
    across, upward = ({point.at: point for point in series.points} for series in spec.series[:2])
    dots, missing = [], 0
    for place in places(spec.series):
        points = across.get(place), upward.get(place)
        first, second = (point.quantity if point else None for point in points)
        if first is None or second is None:
            missing += 1
            continue
        is_firm = all(quantity.status.value in ("reported", "derived", "revised") for quantity in (first, second))
        speaks = any(point is not None and point.emphasis is Emphasis.HIGHLIGHT for point in points)
        x, y = _number(first, spec.series[0]), _number(second, spec.series[1])
        kind = Look.SOLID if is_firm else Look.OUTLINED
        dots.append(Dot(plain(place_label(place, language)), x, y, kind, speaks))
    return dots, missing


def _scale_of(series: Series) -> int:
    """The power of ten of a series' own axis: that of its first number."""
    return next(point.quantity.unit.scale for point in series.points if point.quantity)


def _number(quantity: Quantity, series: Series) -> float:
    return float(quantity.nominal.scaleb(quantity.unit.scale - _scale_of(series)))


def _limits(values: Sequence[float]) -> tuple[float, float]:
    low, high = extent(values, with_zero=False)
    return (0.0, high) if 0 < low <= high / 2 else (low, high)


def _named(series: Series, language: Language) -> str:
    unit = next(point.quantity.unit for point in series.points if point.quantity)
    return f"{plain(series.label)}, {language.unit(unit)}"


def _ticks(sheet: Sheet, named: Sequence[tuple[float, str]], foot: float) -> None:
    sheet.lines([[(x, foot), (x, foot - 3)] for x, _ in named], Stroke(sheet.palette.context, 0.6))
    edge = 0.0
    for x, text in named:
        half = sheet.width_of(text) / 2
        middle = min(max(x, half), sheet.width_pt - half)
        if middle - half >= edge:
            y = foot - 1.5 * sheet.ascent_pt - sheet.descent_pt - 1  # below the lowest number of the other axis
            sheet.text(middle, y, text, anchor="center", colour=sheet.palette.text_secondary)
            edge = middle + half + GAP_PT


def _names(sheet: Sheet, names: tuple[str, str], missing: int, language: Language) -> None:
    """What the axes measure: the upright one at the top left, the other at the bottom right."""
    across, upward = (shorten(name, sheet.width_pt * 0.7, sheet.width_of) for name in names)
    tone = sheet.palette.text
    sheet.text(0, sheet.height_pt - sheet.ascent_pt, f"↑ {upward}", colour=tone)
    end = sheet.text(sheet.width_pt, sheet.descent_pt, f"{across} →", anchor="right", colour=tone)
    if missing:
        words = f"{language.words('no data')}: {missing}"
        if sheet.width_of(words) <= end.x - GAP_PT:
            sheet.text(0, sheet.descent_pt, words, colour=sheet.palette.text_secondary)


def _paint(sheet: Sheet, dots: Sequence[Dot], x_scale: Scale, y_scale: Scale) -> None:
    radius = DOT_PT if len(dots) <= DENSE else 1.2
    is_loud = any(dot.speaks for dot in dots)
    at = [(x_scale(dot.x), y_scale(dot.y)) for dot in dots]
    for speaks in (False, True):
        colour = sheet.palette.context if is_loud and not speaks else sheet.palette.series[0]
        chosen = [(place, dot.look) for place, dot in zip(at, dots, strict=True) if dot.speaks is speaks]
        draw_dots(sheet, chosen, radius, colour)
    taken = [Box(x - radius, y - radius, 2 * radius, 2 * radius) for x, y in at]
    for index in sorted(range(len(dots)), key=lambda index: (not dots[index].speaks, -at[index][1], at[index][0])):
        _label(sheet, dots[index], at[index], radius, taken)


def _label(sheet: Sheet, dot: Dot, at: tuple[float, float], radius: float, taken: Sequence[Box]) -> None:
    text = shorten(dot.label, LABEL_PT, lambda words: sheet.width_of(words, bold=dot.speaks))
    width = sheet.width_of(text, bold=dot.speaks)
    for left, baseline in _beside(sheet, at, width, radius + GAP_PT):
        room = Box(left, baseline - sheet.descent_pt, width, sheet.ascent_pt + sheet.descent_pt)
        is_inside = room.x >= 0 and room.right <= sheet.width_pt and room.y >= 0 and room.top <= sheet.height_pt
        if is_inside and is_free(room, [*taken, *sheet.texts]):
            sheet.text(left, baseline, text, bold=dot.speaks)
            return


def _beside(sheet: Sheet, at: tuple[float, float], width: float, gap: float) -> Iterator[tuple[float, float]]:
    """Where a label may begin: right, left, above, below, then the corners."""
    x, y = at
    level, above, below = y - sheet.size_pt * 0.34, y + gap + sheet.descent_pt - 1, y - gap - sheet.ascent_pt + 1
    yield x + gap, level
    yield x - gap - width, level
    for baseline in (above, below):
        yield x - width / 2, baseline
        yield x, baseline
        yield x - width, baseline

"""Two measures against each other: a dot for each name, labelled where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.frame import PAD_PT, ZERO_PT, ValueAxis, no_data, require_height, zero_line
from reportgen.charts.labels import TakenRoom, plain, shorten, wrap
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
DENSE_DOT_PT = 1.2
TICK_STEP_PT = 60.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One name in the drawing."""

    label: str
    x: float
    y: float
    look: Look
    speaks: bool
    is_told: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the numbers stand: the scales, the numbers under them, the room of the remarks at the foot, the dots."""

    values: ValueAxis
    x: Scale
    y: Scale
    ticked: tuple[tuple[float, str], ...]
    base: float
    radius: float


@dataclass(frozen=True, slots=True)
class DotLabel:
    """The name of a dot where it has room."""

    x: float
    baseline: float
    text: str
    bold: bool
    room: Box


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the first series across and the second upwards, each on a scale of its own that fits its numbers.

    Names that find no room beside their dot are left out, the highlighted coming first; a remark at the foot tells how
    many are named, and how many have no number.
    """
    dots, missing = _dots(spec, language)
    if not dots:
        no_data(sheet, language)
        return
    across, upward = _axis_names(spec, sheet, language)
    beside = sheet.width_pt - sheet.width_of(across) - GAP_PT
    plot = _plot(spec, sheet, dots, 0, language)
    labels = _labels(sheet, dots, plot, upward)
    remarks = _remarks(sheet, (len(dots), len(labels), missing), beside, language)
    if len(remarks) > 1:
        # Beside the name of the axis is no room: the remarks stand below it, and the plot is that much lower.
        plot = _plot(spec, sheet, dots, len(remarks) - 1, language)
        labels = _labels(sheet, dots, plot, upward)
        remarks = _remarks(sheet, (len(dots), len(labels), missing), beside, language)
    _draw_axes(sheet, plot, (across, upward), remarks)
    _paint(sheet, dots, plot)
    for label in labels:
        sheet.text(label.x, label.baseline, label.text, bold=label.bold)


def _remarks(sheet: Sheet, counts: tuple[int, int, int], beside: float, language: Language) -> list[str]:
    """What is not in the picture, a line each: the first stands beside the name of the axis, empty without room."""
    dots, named, missing = counts
    words = [f"{language.words('no data')}: {missing}"] if missing else []
    if named < dots:
        counted = {name: number(Decimal(n), 0, language.locale) for name, n in (("shown", named), ("all", dots))}
        words.append(language.words("{shown} of {all} points named").format(**counted))
    together = "; ".join(words)
    if sheet.width_of(together) <= beside:
        return [together] if together else []
    return ["", *(line for remark in words for line in wrap(remark, sheet.width_pt, 2, sheet.width_of))]


def _plot(spec: ChartSpec, sheet: Sheet, dots: Sequence[Dot], remarks: int, language: Language) -> Plot:
    """The scales above the axis names, and above as many lines of remarks."""
    base = remarks * sheet.line_pt
    foot, head = base + 2 * sheet.line_pt + PAD_PT + sheet.ascent_pt / 2, sheet.line_pt + PAD_PT
    values = ValueAxis.of(sheet, _limits([dot.y for dot in dots]), sheet.height_pt - head - foot, language)
    left, right = values.width + DOT_PT, sheet.width_pt - DOT_PT
    y_scale = Scale(*values.extremes, foot, sheet.height_pt - head)
    require_height(spec.kind, y_scale, sheet)
    numbers = ticks(*_limits([dot.x for dot in dots]), max(2, int((right - left) // TICK_STEP_PT)))
    x_scale = Scale(float(numbers[0]), float(numbers[-1]), left + PAD_PT, right - PAD_PT)
    places_ = decimals(numbers)
    texts = [number(tick, places_, language.locale, pad=True) for tick in numbers]
    ticked = tuple((x_scale(tick), text) for tick, text in zip(numbers, texts, strict=True))
    radius = DOT_PT if len(dots) <= DENSE else DENSE_DOT_PT
    return Plot(values, x_scale, y_scale, ticked, base, radius)


def _draw_axes(sheet: Sheet, plot: Plot, names: tuple[str, str], remarks: Sequence[str]) -> None:
    plot.values.draw(sheet, plot.y, sheet.width_pt)
    if plot.y.low <= 0 <= plot.y.high:
        zero_line(sheet, plot.values.width, sheet.width_pt, plot.y(0))
    _ticks(sheet, plot.ticked, plot.y.start_pt)
    across, upward = names
    sheet.text(0, sheet.height_pt - sheet.ascent_pt, upward)
    sheet.text(sheet.width_pt, plot.base + sheet.descent_pt, across, anchor="right")
    for row, words in enumerate(remarks):
        if words:
            sheet.text(
                0, plot.base + sheet.descent_pt - row * sheet.line_pt, words, colour=sheet.palette.text_secondary
            )


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
        is_told = any(point is not None and point.is_told for point in points)
        dots.append(Dot(plain(place_label(place, language)), x, y, kind, speaks, is_told))
    return dots, missing


def _scale_of(series: Series) -> int:
    """The power of ten of a series' own axis: that of its first number."""
    return next(point.quantity.unit.scale for point in series.points if point.quantity)


def _number(quantity: Quantity, series: Series) -> float:
    return float(quantity.nominal.scaleb(quantity.unit.scale - _scale_of(series)))


def _limits(values: Sequence[float]) -> tuple[float, float]:
    low, high = extent(values, with_zero=False)
    return (0.0, high) if 0 < low <= high / 2 else (low, high)


def _axis_names(spec: ChartSpec, sheet: Sheet, language: Language) -> tuple[str, str]:
    """What the axes measure: across at the bottom right, upwards at the top left."""
    across, upward = (
        shorten(_named(series, language), sheet.width_pt * 0.7, sheet.width_of) for series in spec.series[:2]
    )
    return f"{across} →", f"↑ {upward}"


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


def _paint(sheet: Sheet, dots: Sequence[Dot], plot: Plot) -> None:
    is_loud = any(dot.speaks for dot in dots)
    for speaks in (False, True):
        colour = sheet.palette.context if is_loud and not speaks else sheet.palette.series[0]
        chosen = [((plot.x(dot.x), plot.y(dot.y)), dot.look) for dot in dots if dot.speaks is speaks]
        draw_dots(sheet, chosen, plot.radius, colour)


def _labels(sheet: Sheet, dots: Sequence[Dot], plot: Plot, upward: str) -> list[DotLabel]:
    """The names that have room, those that the title tells of first, then from the top."""
    radius, at = plot.radius, [(plot.x(dot.x), plot.y(dot.y)) for dot in dots]
    taken = TakenRoom(Box(x - radius, y - radius, 2 * radius, 2 * radius) for x, y in at)
    taken.add(Box(0, sheet.height_pt - sheet.line_pt, sheet.width_of(upward), sheet.line_pt))
    taken.add(Box(0, 0, sheet.width_pt, plot.y.start_pt))
    taken.add(Box(0, 0, plot.values.width, sheet.height_pt))
    if plot.y.low <= 0 <= plot.y.high:
        taken.add(Box(0, plot.y(0) - ZERO_PT / 2, sheet.width_pt, ZERO_PT))
    found = []
    for index in sorted(range(len(dots)), key=lambda index: (not dots[index].is_told, -at[index][1], at[index][0])):
        if label := _label(sheet, dots[index], at[index], radius, taken):
            found.append(label)
            taken.add(label.room)
    return found


def _label(sheet: Sheet, dot: Dot, at: tuple[float, float], radius: float, taken: TakenRoom) -> DotLabel | None:
    text = shorten(dot.label, LABEL_PT, lambda words: sheet.width_of(words, bold=dot.speaks))
    width = sheet.width_of(text, bold=dot.speaks)
    for left, baseline in _beside(sheet, at, width, radius + GAP_PT):
        room = Box(left, baseline - sheet.descent_pt, width, sheet.ascent_pt + sheet.descent_pt)
        is_inside = room.x >= 0 and room.right <= sheet.width_pt and room.y >= 0 and room.top <= sheet.height_pt
        if is_inside and taken.is_free(room):
            return DotLabel(left, baseline, text, dot.speaks, room)
    return None


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

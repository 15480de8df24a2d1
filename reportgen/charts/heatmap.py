"""A table of tinted cells: a row for each series, a column for each place, darker where the number is larger."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.colours import tint
from reportgen.charts.frame import PAD_PT, Band, fit_places, no_data, place_row, rows_height
from reportgen.charts.labels import plain
from reportgen.charts.marks import scaled, wording
from reportgen.charts.rows import Rows, lay_rows
from reportgen.charts.sheet import Box, Sheet, Stroke
from reportgen.charts.slots import At, place_labels, places
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Point
from reportgen.model.quantity import Quantity

PALEST, DARKEST = 0.06, 0.55  # of the colour mixed with white; dark text stays legible on all of them
GREY_UNDER_NUMBERS = 0.42  # without hues: a copier makes black what is darker than the middle
LEAST_CELL_PT = 3.0
EQUAL = 0.4  # how strong cells are that all hold the same number
KEY_STEPS = 5
SWATCH_PT = 16.0
KEY_GAP_PT = 4.0
OUTLINE_PT = 0.6


@dataclass(frozen=True, slots=True)
class Shade:
    """From number to tint: negative numbers in the colour of falls, and struck through where no sign is printed."""

    farthest: float
    nearest: float
    positive: str
    negative: str
    darkest: float

    def of(self, value: float) -> str:
        """The cell's colour."""
        colour = self.positive if value >= 0 else self.negative
        return tint(colour, PALEST + (self.darkest - PALEST) * self._strength(value))

    def share(self, value: float) -> float:
        """How much of the cell is filled where it is drawn as a bar."""
        return PALEST + (1 - PALEST) * self._strength(value)

    def _strength(self, value: float) -> float:
        reach = self.farthest - self.nearest
        return (abs(value) - self.nearest) / reach if reach else EQUAL


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the cells with their numbers, or, where these do not all fit, with a key above.

    Without hues and numbers a bar fills each cell as far as its number goes: of greys a copier leaves black and white.
    Raises RenderError for more columns or rows than can stand.
    """
    slots = places(spec.series)
    cells = [_cells(series.points, slots, spec.unit_scale) for series in spec.series]
    known = [cell for row in cells for cell in row if cell]
    if not known:
        no_data(sheet, language)
        return
    words = [[wording(cell, language) if cell else "" for cell in row] for row in cells]
    labels = [plain(series.label) for series in spec.series]
    bold = [series.emphasis is Emphasis.HIGHLIGHT for series in spec.series]
    left = lay_rows(sheet, labels, bold, kind=spec.kind, words_pt=0.0).left
    band = Band(left, sheet.width_pt, len(slots))
    widest = max(sheet.width_of(text) for row in words for text in row)
    is_told = widest <= band.step - 3
    # Between numbers one reads the rank; without them the key must tell the range.
    shade = _shade(sheet, known)
    key_pt = 0.0 if is_told else _key(sheet, shade, known, language)
    fitted = _heads(slots, sheet, band, language)
    head_pt = rows_height(sheet, fitted)
    rows = lay_rows(sheet, labels, bold, kind=spec.kind, words_pt=0.0, top=sheet.height_pt - key_pt - head_pt - PAD_PT)
    place_row(sheet, fitted, band, sheet.height_pt - key_pt)
    rows.draw_labels(sheet, bold)
    if sheet.textures and not is_told:
        _fill(sheet, cells, rows, band, shade)
    else:
        _paint(sheet, cells, rows, band, shade)
    if not is_told and not sheet.textures:
        _strike(sheet, cells, rows, band)
    for row, texts in enumerate(words):
        for column, text in enumerate(texts):
            middle, baseline = band.centre(column), rows.baseline(row, sheet)
            if text and is_told:
                sheet.text(middle, baseline, text, anchor="center")
            elif not text:
                _unknown(sheet, middle, baseline, band.step, language)


def _cells(points: Sequence[Point], slots: Sequence[At], unit_scale: int) -> list[Quantity | None]:
    at = {point.at: point.quantity for point in points}
    return [scaled(found, unit_scale) if (found := at.get(place)) else None for place in slots]


def _heads(slots: Sequence[At], sheet: Sheet, band: Band, language: Language) -> tuple[tuple[str, ...], ...]:
    is_time = not any(isinstance(at, str) for at in slots)
    fitted = fit_places(sheet, place_labels(slots, language), band.step, most_lines=3, may_thin=is_time)
    if fitted is None or band.step < LEAST_CELL_PT:
        fact = f"{len(slots)} columns do not fit side by side"
        raise RenderError(error("chart-room", "chart 'heatmap'", fact, "shorten their names, or show fewer"))
    return fitted


def _shade(sheet: Sheet, known: Sequence[Quantity]) -> Shade:
    values = [float(quantity.nominal) for quantity in known]
    sizes = [abs(value) for value in values]
    # Numbers of both signs are compared by their distance from zero.
    nearest = 0.0 if min(values) < 0 < max(values) else min(sizes)
    palette = sheet.palette
    darkest = GREY_UNDER_NUMBERS if sheet.textures else DARKEST
    return Shade(max(sizes), nearest, palette.series[0], palette.series[3 % len(palette.series)], darkest)


def _paint(sheet: Sheet, cells: Sequence[Sequence[Quantity | None]], rows: Rows, band: Band, shade: Shade) -> None:
    boxes: dict[str, list[Box]] = {}
    gap = 0.5 if band.step > 8 else 0.0
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            if cell:
                left, bottom = band.left + column * band.step, rows.centre(row) - rows.step / 2
                box = Box(left, bottom, band.step, rows.step).inset(gap)
                boxes.setdefault(shade.of(float(cell.nominal)), []).append(box)
    for colour, same in boxes.items():
        sheet.boxes(same, fill=colour)


def _fill(sheet: Sheet, cells: Sequence[Sequence[Quantity | None]], rows: Rows, band: Band, shade: Shade) -> None:
    """A bar in each cell, outlined where the number is below zero."""
    gap = 0.5 if band.step > 8 else 0.0
    bars = []
    for row, line in enumerate(cells):
        bottom = rows.centre(row) - rows.step / 2
        sheet.lines([[(band.left, bottom), (band.right, bottom)]], Stroke(sheet.palette.grid, 0.5))
        bars += [
            (Box(band.left + column * band.step, bottom, band.step, rows.step).inset(gap), float(cell.nominal))
            for column, cell in enumerate(line)
            if cell
        ]
    _bars(sheet, bars, shade)


def _bars(sheet: Sheet, cells: Sequence[tuple[Box, float]], shade: Shade) -> None:
    filled = [(Box(box.x, box.y, box.width, box.height * shade.share(value)), value) for box, value in cells]
    sheet.boxes([box for box, value in filled if value >= 0], fill=shade.positive)
    outline = Stroke(sheet.palette.text, OUTLINE_PT)
    sheet.boxes([box.inset(OUTLINE_PT / 2) for box, value in filled if value < 0], fill="#FFFFFF", stroke=outline)


def _strike(sheet: Sheet, cells: Sequence[Sequence[Quantity | None]], rows: Rows, band: Band) -> None:
    """A line through each negative cell: without a number its sign would be told by colour alone."""
    lines = []
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            if cell and cell.nominal < 0:
                left, middle = band.left + column * band.step, rows.centre(row)
                lines.append([(left + band.step * 0.2, middle), (left + band.step * 0.8, middle)])
    sheet.lines(lines, Stroke(sheet.palette.text, 0.75))


def _unknown(sheet: Sheet, middle: float, baseline: float, room: float, language: Language) -> None:
    for text in (language.words("no data"), "…"):
        if sheet.width_of(text) <= room - 2:
            sheet.text(middle, baseline, text, anchor="center", colour=sheet.palette.text_secondary)
            return


def _key(sheet: Sheet, shade: Shade, known: Sequence[Quantity], language: Language) -> float:
    """A row of tints from the lowest to the highest number; returns its height."""
    least, most = min(known, key=lambda q: q.nominal), max(known, key=lambda q: q.nominal)
    low, high = float(least.nominal), float(most.nominal)
    words = wording(least, language), wording(most, language)
    free = sheet.width_pt - sum(sheet.width_of(text) + KEY_GAP_PT for text in words)
    swatch = min(SWATCH_PT, free / KEY_STEPS)
    if swatch < LEAST_CELL_PT:
        needed = math.ceil(sheet.width_pt - free + KEY_STEPS * LEAST_CELL_PT)
        fact, remedy = f"{sheet.width_pt:g} pt are too narrow", f"make it at least {needed} pt wide"
        raise RenderError(error("chart-room", "chart 'heatmap'", fact, remedy))
    y = sheet.height_pt - sheet.ascent_pt
    left = sheet.text(0, y, words[0]).right + KEY_GAP_PT
    for step in range(KEY_STEPS):
        value, x = low + (high - low) * step / (KEY_STEPS - 1), left + step * swatch
        box = Box(x, y - 1, swatch, sheet.ascent_pt)
        if sheet.textures:
            _bars(sheet, [(box.inset(KEY_GAP_PT / 8), value)], shade)
            continue
        sheet.boxes([box], fill=shade.of(value))
        if value < 0:
            middle = y - 1 + sheet.ascent_pt / 2
            sheet.lines([[(x + swatch * 0.2, middle), (x + swatch * 0.8, middle)]], Stroke(sheet.palette.text, 0.75))
    sheet.text(left + KEY_STEPS * swatch + KEY_GAP_PT, y, words[1])
    return sheet.line_pt + KEY_GAP_PT

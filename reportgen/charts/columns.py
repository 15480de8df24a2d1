"""Columns over time or by category: gaps stay visible, plans are outlined, bands end in a lighter part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts import lines, ranking
from reportgen.charts.colours import point_colours
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
from reportgen.charts.labels import is_free, plain
from reportgen.charts.marks import Look, Mark, bar, bars, ends, label_lines, look, part_years_differ, scaled, wording
from reportgen.charts.scale import Scale, extent, ticks
from reportgen.charts.sheet import Box, Sheet
from reportgen.charts.slots import place_labels, places
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Point
from reportgen.model.quantity import Quantity

LEAST_SLOT_PT = 4.0
MOST_BAR_PT = 46.0
BAR_SHARE = 0.66
MOST_CATEGORIES = 12


@dataclass(frozen=True, slots=True)
class Column:
    """One place of the axis: its point, the number at the axis's scale, and the words over the mark."""

    point: Point | None
    quantity: Quantity | None
    text: str
    colour: str
    look: Look = Look.SOLID

    @property
    def speaks(self) -> bool:
        """Whether this is the highlighted one."""
        return self.point is not None and self.point.emphasis is Emphasis.HIGHLIGHT


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the columns; too many of them on a time axis become a line, crowded categories a ranking."""
    series = spec.series[0] if spec.series else None
    if series is None or not any(point.quantity for point in series.points):
        no_data(sheet, language)
        return
    slots = places(spec.series)
    is_time = not any(isinstance(at, str) for at in slots)
    labels = place_labels(slots, language)
    band = Band(0, sheet.width_pt, len(slots))
    if is_time and band.step < LEAST_SLOT_PT:
        lines.draw(spec, sheet, language)
        return
    fitted = fit_places(sheet, labels, band.step, most_lines=3, may_thin=is_time)
    if fitted is None or (not is_time and len(slots) > MOST_CATEGORIES):
        ranking.draw(spec, sheet, language)
        return
    colours, differ = point_colours(series.points, sheet.palette), part_years_differ(series.points)
    known = {
        point.at: _column(point, colour, spec.unit_scale, language, differ=differ)
        for point, colour in zip(series.points, colours, strict=True)
    }
    _paint(sheet, [known.get(at, Column(None, None, "", "")) for at in slots], fitted, labels, language)


def _column(point: Point, colour: str, unit_scale: int, language: Language, *, differ: bool) -> Column:
    if point.quantity is None:
        return Column(point, None, "", "")
    quantity = scaled(point.quantity, unit_scale)
    return Column(point, quantity, wording(quantity, language), colour, look(point, part_years_differ=differ))


def _paint(
    sheet: Sheet, columns: Sequence[Column], fitted: Sequence[Sequence[str]], labels: Sequence[str], language: Language
) -> None:
    band = Band(0, sheet.width_pt, len(columns))
    texts = [_label(column, sheet, band.step) for column in columns]
    fits = all(sheet.width_of(line, bold=True) <= band.step - 1 for lines in texts for line in lines)
    numbers = [value for column in columns if column.quantity for value in (column.quantity.low, column.quantity.high)]
    low, high = extent(numbers, with_zero=True)
    bottom, top = rows_height(sheet, fitted) + PAD_PT, sheet.height_pt - _label_height(sheet, texts)
    grid = () if fits else ticks(low, high, max(2, int((top - bottom) // 28)))
    if not fits:
        low, high = float(grid[0]), float(grid[-1])
        numbers_text = axis_texts(grid, language)
        band = Band(axis_width(sheet, numbers_text), sheet.width_pt, len(columns))
        fitted = fit_places(sheet, labels, band.step, most_lines=3, may_thin=True) or fitted
        bottom = rows_height(sheet, fitted) + PAD_PT
    scale = Scale(low, high, bottom + (_label_height(sheet, texts) if low < 0 else 0), top)
    if not fits:
        value_grid(sheet, scale, grid, numbers_text, band.left, band.right)
    boxes = [_box(column, band, index, scale) for index, column in enumerate(columns)]
    _bars(sheet, columns, boxes, scale)
    zero_line(sheet, band.left, band.right, scale(0))
    place_row(sheet, fitted, band, bottom - PAD_PT, [column.speaks for column in columns])
    words = [_gap_word(column, language) for column in columns]
    gap_words(sheet, words, band, scale(0) + PAD_PT)
    _value_labels(sheet, columns, texts, boxes, band, only_some=not fits)


def _box(column: Column, band: Band, index: int, scale: Scale) -> Box | None:
    if column.quantity is None:
        return None
    width = min(band.step * BAR_SHARE, MOST_BAR_PT)
    reach = max(ends(column.quantity), key=abs)
    low, high = sorted((scale(0), scale(reach)))
    return Box(band.centre(index) - width / 2, low, width, high - low)


def _bars(sheet: Sheet, columns: Sequence[Column], boxes: Sequence[Box | None], scale: Scale) -> None:
    marks: list[Mark] = []
    for column, box in zip(columns, boxes, strict=True):
        if box and column.quantity:
            low, high = ends(column.quantity)
            marks += bar(scale(0), (scale(low), scale(high)), (box.x, box.width), (column.look, column.colour))
    bars(sheet, marks)


def _label(column: Column, sheet: Sheet, step: float) -> tuple[str, ...]:
    if not column.text:
        return ()
    value: tuple[str, ...] = (column.text,)
    if sheet.width_of(column.text, bold=True) > step - 1:
        value = label_lines(column.text)
    note = plain(column.point.note) if column.point else ""
    return (note, *value) if note else value


def _label_height(sheet: Sheet, texts: Sequence[Sequence[str]]) -> float:
    return max((len(lines) for lines in texts), default=0) * sheet.line_pt + 1


def _gap_word(column: Column, language: Language) -> str:
    if column.quantity is not None:
        return ""
    return column.point.note if column.point and column.point.note else language.words("no data")


def _value_labels(
    sheet: Sheet,
    columns: Sequence[Column],
    texts: Sequence[tuple[str, ...]],
    boxes: Sequence[Box | None],
    band: Band,
    *,
    only_some: bool,
) -> None:
    taken = [box for box in boxes if box]
    for index in _by_importance(columns) if only_some else range(len(columns)):
        box, lines, column = boxes[index], texts[index], columns[index]
        if box is None or not lines or column.quantity is None:
            continue
        height = len(lines) * sheet.line_pt
        width = max(sheet.width_of(line, bold=True) for line in lines)
        x = min(max(band.centre(index), band.left + width / 2), sheet.width_pt - width / 2)
        start = box.top if column.quantity.nominal >= 0 else box.y - height - 1
        room = Box(x - width / 2, start + 0.5, width, height)
        if only_some and not is_free(room, taken):
            continue
        taken.append(room)
        for row, line in enumerate(reversed(lines)):
            is_note = column.point is not None and line == column.point.note
            colour = sheet.palette.text_secondary if is_note else sheet.palette.text
            y = start + sheet.descent_pt + 1 + row * sheet.line_pt
            sheet.text(x, y, line, anchor="center", bold=column.speaks and not is_note, colour=colour)


def _by_importance(columns: Sequence[Column]) -> list[int]:
    """The highlighted, the noted, the extremes, the last and the first, each once."""
    known = [index for index, column in enumerate(columns) if column.quantity]
    spoken = [index for index in known if columns[index].speaks]
    noted = [index for index in known if (point := columns[index].point) and point.note]
    by_size = sorted(known, key=lambda index: ends_of(columns[index]))
    return list(dict.fromkeys([*spoken, *noted, by_size[-1], known[-1], known[0], by_size[0]]))


def ends_of(column: Column) -> float:
    """The number by which a column is compared."""
    return float(column.quantity.nominal) if column.quantity else 0.0

"""Bars that stand on zero, with their numbers above or below them: the marks of columns and grouped columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.labels import is_free, plain
from reportgen.charts.marks import Look, Mark, bar, bars, ends, label_lines, look, scaled, wording
from reportgen.charts.scale import Scale
from reportgen.charts.sheet import Box, Sheet
from reportgen.language import Language
from reportgen.model.chart import Emphasis, Point

CLEAR_PT = 1.0  # between a number and the bars and numbers beside it, where only some are numbered


@dataclass(frozen=True, slots=True)
class Upright:
    """One bar, before it has a place: how far its sure and unsure part reach, its words and look.

    Where nothing is known, `words` is empty and `note` says why.
    """

    low: float
    high: float
    words: str
    note: str
    look: Look
    colour: str
    speaks: bool
    is_told: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is a number to draw."""
        return bool(self.words)

    @property
    def farthest(self) -> float:
        """The end farther from zero."""
        return max(self.low, self.high, key=abs)


def upright(point: Point | None, colour: str, unit_scale: int, language: Language, *, differ: bool) -> Upright:
    """The bar of a point; `differ` says whether parts of years are to look different."""
    note = plain(point.note) if point else ""
    if point is None or point.quantity is None:
        return Upright(0.0, 0.0, "", note or language.words("no data"), Look.SOLID, colour, speaks=False)
    quantity = scaled(point.quantity, unit_scale)
    low, high = ends(quantity)
    kind, speaks = look(point, part_years_differ=differ), point.emphasis is Emphasis.HIGHLIGHT
    return Upright(low, high, wording(quantity, language), note, kind, colour, speaks, point.is_told)


def label_of(item: Upright, sheet: Sheet, room: float) -> tuple[str, ...]:
    """The lines over a bar: its note, and its number, on two lines where one is too wide."""
    if not item.is_known:
        return ()
    is_wide = sheet.width_of(item.words, bold=item.speaks) > room
    value = label_lines(item.words) if is_wide else (item.words,)
    return (item.note, *value) if item.note else value


def labels_fit(labels: Sequence[Sequence[str]], items: Sequence[Upright], sheet: Sheet, room: float) -> bool:
    """Whether every bar can carry its label."""
    pairs = zip(labels, items, strict=True)
    return all(sheet.width_of(line, bold=item.speaks) <= room for lines, item in pairs for line in lines)


def labels_height(labels: Sequence[Sequence[str]], sheet: Sheet) -> float:
    """The room above the highest bar."""
    return max((len(lines) for lines in labels), default=0) * sheet.line_pt + 1


def draw_uprights(
    sheet: Sheet,
    items: Sequence[Upright],
    labels: Sequence[Sequence[str]],
    middles: Sequence[float],
    width: float,
    scale: Scale,
    *,
    left: float,
    only_some: bool,
) -> None:
    """The bars and their labels; with `only_some` just those that matter most and find free room."""
    boxes = [_box(item, middle, width, scale) for item, middle in zip(items, middles, strict=True)]
    marks: list[Mark] = []
    for item, box in zip(items, boxes, strict=True):
        if item.is_known:
            reach = (scale(item.low), scale(item.high))
            marks += bar(scale(0), reach, (box.x, width), (item.look, item.colour))
    bars(sheet, marks)
    taken = [*sheet.texts, *(box for item, box in zip(items, boxes, strict=True) if item.is_known)]
    for index in _by_importance(items) if only_some else range(len(items)):
        if labels[index]:
            room = _label_room(sheet, items[index], labels[index], boxes[index], left)
            if not only_some or is_free(room.widened(CLEAR_PT), taken):
                taken.append(room)
                _draw_label(sheet, items[index], labels[index], room)


def _box(item: Upright, middle: float, width: float, scale: Scale) -> Box:
    low, high = sorted((scale(0), scale(item.farthest)))
    return Box(middle - width / 2, low, width, high - low)


def _label_room(sheet: Sheet, item: Upright, lines: Sequence[str], box: Box, left: float) -> Box:
    height = len(lines) * sheet.line_pt
    width = max(sheet.width_of(line, bold=item.speaks) for line in lines)
    middle = min(max(box.x + box.width / 2, left + width / 2), sheet.width_pt - width / 2)
    bottom = box.top if item.farthest >= 0 else box.y - height - 1
    return Box(middle - width / 2, bottom + 0.5, width, height)


def _draw_label(sheet: Sheet, item: Upright, lines: Sequence[str], room: Box) -> None:
    for row, line in enumerate(reversed(lines)):
        is_note = bool(item.note) and row == len(lines) - 1
        colour = sheet.palette.text_secondary if is_note else sheet.palette.text
        y = room.y + sheet.descent_pt + 0.5 + row * sheet.line_pt
        sheet.text(room.x + room.width / 2, y, line, anchor="center", bold=item.speaks and not is_note, colour=colour)


def _by_importance(items: Sequence[Upright]) -> list[int]:
    """The highlighted, the told, the noted, the highest, the last, the first, the lowest, each once."""
    known = [index for index, item in enumerate(items) if item.is_known]
    spoken = [index for index in known if items[index].speaks]
    told = [index for index in known if items[index].is_told]
    noted = [index for index in known if items[index].note]
    by_size = sorted(known, key=lambda index: items[index].farthest)
    return list(dict.fromkeys([*spoken, *told, *noted, by_size[-1], known[-1], known[0], by_size[0]]))

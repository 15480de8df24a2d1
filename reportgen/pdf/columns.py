"""How wide the columns of a table are, and where the numbers in them stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.pdf.blocks import Block
from reportgen.pdf.fonts import Fonts
from reportgen.pdf.pieces import Piece
from reportgen.pdf.surface import Surface
from reportgen.pdf.text import Text

GUTTER_PT = 10.0
# A column that needs no more does not wrap because others are long, unless such columns fill most of the table.
NARROW_PT = 48.0
MOST_FOR_NARROW = 0.7
# What may follow an aligned number besides source marks: a percent sign, a marker such as [e].
LONGEST_UNIT = 4
_NUMERAL = re.compile(r"\d(?:[\d.,\u00a0\u202f]*\d)?")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a column needs: the width of its longest word, of its longest text, and its weight."""

    least_pt: float
    natural_pt: float
    weight: float

    def limited(self, longest_pt: float) -> Measure:
        """The same need with longer words broken."""
        return self if self.least_pt <= longest_pt else replace(self, least_pt=longest_pt)


def column_widths(measures: Sequence[Measure], width: float) -> tuple[float, ...] | None:
    """The widths of the columns, without the gutters between them; None when the longest words do not fit.

    Columns of weight 0 and narrow ones get what they need, the others share what is left by weight; one that needs
    less than its share takes only that as long as another needs more.
    """
    room = width - GUTTER_PT * (len(measures) - 1)
    if sum(measure.least_pt for measure in measures) > room:
        return None
    if sum(measure.natural_pt for measure in measures) <= room:
        return _spread([measure.natural_pt for measure in measures], measures, room)
    for narrow_pt, most in ((NARROW_PT, MOST_FOR_NARROW), (0.0, 1.0)):
        fixed = [m.natural_pt if m.weight == 0 or m.natural_pt <= narrow_pt else 0.0 for m in measures]
        others = sum(m.least_pt for m, width_pt in zip(measures, fixed, strict=True) if not width_pt)
        if sum(fixed) <= room * most and sum(fixed) + others <= room:
            return _share(measures, fixed, room)
    # The columns that should be as wide as their content have to wrap as well.
    return _share([Measure(m.least_pt, m.natural_pt, m.weight or 1.0) for m in measures], [0.0] * len(measures), room)


def share_width(measures: Sequence[Measure], room: float) -> tuple[float, ...]:
    """`room` shared by weight; what needs less than its share leaves the rest to the others."""
    return _share(measures, [0.0] * len(measures), room)


def _spread(widths: list[float], measures: Sequence[Measure], room: float) -> tuple[float, ...]:
    total = sum(measure.weight for measure in measures)
    if total == 0:
        return tuple(widths)
    left = room - sum(widths)
    return tuple(width + left * measure.weight / total for width, measure in zip(widths, measures, strict=True))


def _share(measures: Sequence[Measure], widths: list[float], room: float) -> tuple[float, ...]:
    open_columns = [index for index, width in enumerate(widths) if width == 0.0 and measures[index].weight > 0]
    room -= sum(widths)
    while open_columns:
        total = sum(measures[index].weight for index in open_columns)
        shares = {index: room * measures[index].weight / total for index in open_columns}
        # Those that are too narrow for their words come first: what they take, the others cannot have.
        settled = {i: measures[i].least_pt for i in open_columns if measures[i].least_pt > shares[i]}
        settled = settled or {i: measures[i].natural_pt for i in open_columns if measures[i].natural_pt <= shares[i]}
        if not settled or len(settled) == len(open_columns):
            for index in open_columns:
                widths[index] = max(shares[index], settled.get(index, 0.0)) if settled else shares[index]
            break
        for index, width in settled.items():
            widths[index] = width
            room -= width
            open_columns.remove(index)
    return tuple(widths)


def split_at_decimal(pieces: Sequence[Piece], decimal: str, fonts: Fonts) -> tuple[float, float] | None:
    """The widths left of the last number's decimal sign (or right end) and right of it.

    None without a number, or with a word after it, which would push all the other numbers aside. A qualifier before
    the number hangs to the left, a unit or source mark after it to the right.
    """
    text = "".join(" " * len(piece.text) if piece.is_mark else piece.text for piece in pieces)
    numerals = list(_NUMERAL.finditer(text))
    if not numerals:
        return None
    numeral = numerals[-1]
    sign = numeral[0].rfind(decimal)
    at = numeral.start() + sign if sign > 0 else numeral.end()
    if len(text[numeral.end() :].strip()) > LONGEST_UNIT:
        return None
    return _width(pieces, 0, at, fonts), _width(pieces, at, len(text), fonts)


def _width(pieces: Sequence[Piece], start: int, end: int, fonts: Fonts) -> float:
    total, position = 0.0, 0
    for piece in pieces:
        part = piece.text[max(0, start - position) : max(0, end - position)]
        total += fonts.width(part, piece.font) * piece.size_pt if part else 0.0
        position += len(piece.text)
    return total


class Shifted(Block):
    """A line of text moved to the right: a number aligned with the others of its column."""

    def __init__(self, text: Text, shift_pt: float) -> None:
        self.text, self.shift_pt = text, shift_pt

    def height(self, width: float) -> float:
        """The text's height."""
        return self.text.height(width)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws the text at its place."""
        self.text.draw(surface, x + self.shift_pt, top, width)

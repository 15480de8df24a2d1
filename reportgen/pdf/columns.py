"""How wide the columns of a table are, and where the numbers in them stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from reportgen.pdf.blocks import EPSILON_PT, Block
from reportgen.pdf.fonts import Fonts
from reportgen.pdf.pieces import Piece
from reportgen.pdf.surface import Surface
from reportgen.pdf.text import Text

GUTTER_PT = 10.0
# A column that needs no more does not wrap because others are long, unless such columns fill most of the table.
NARROW_PT = 48.0
MOST_FOR_NARROW = 0.7
# What may follow an aligned number besides source marks and a marker such as [e]: a percent sign, a short unit.
LONGEST_UNIT = 4
# What a column that is as wide as its content gets of the room to spare: at the edge of a table it looked cramped.
EASE_PT = 18.0
# How much room is moved from one column to another at a time, how often, and after a look at how many rows.
MOVES_PT, MOST_MOVES, MOST_ROWS_LOOKED_AT = (6.0, 18.0, 42.0), 6, 40
# The words of a cell: the width of each, and of the space behind it.
Words = Sequence[tuple[float, float]]
_NUMERAL = re.compile(r"\d(?:[\d.,\u00a0\u202f]*\d)?")
_MARKER = re.compile(r"\[[a-z]\]")


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

    Where all fit on one line, what is left is shared by weight; columns of weight 0 but the first get a little of it.
    Else columns of weight 0 and narrow ones get what they need, the others share what is left by weight; one that needs
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


def with_fewer_lines(
    widths: Sequence[float], measures: Sequence[Measure], rows: Sequence[Sequence[Words]]
) -> tuple[float, ...]:
    """The widths with room moved, step by step, from columns that have it to spare to those whose cells wrap.

    `rows` holds the words of each cell. No column gets narrower than its longest word; columns of weight 0 stay as
    they are. A table of many rows is taken by its first ones.
    """
    best, columns = tuple(widths), tuple(zip(*rows[:MOST_ROWS_LOOKED_AT], strict=True))
    needed: dict[tuple[int, float], list[int]] = {}

    def lines(tried: tuple[float, ...]) -> int:
        for key in enumerate(tried):
            if key not in needed:
                needed[key] = [_lines(words, key[1]) for words in columns[key[0]]]
        return sum(map(max, zip(*(needed[key] for key in enumerate(tried)), strict=True)))

    least = lines(best) if columns else 0
    for _ in range(MOST_MOVES):
        if least <= len(rows[:MOST_ROWS_LOOKED_AT]):
            break
        nearest = min(_moved(best, measures), key=lines, default=best)
        if lines(nearest) >= least:
            break
        best, least = nearest, lines(nearest)
    return best


def _lines(words: Words, width: float) -> int:
    """How many lines the words need."""
    count, right = 1, 0.0
    for word, space in words:
        if right and right + word > width + EPSILON_PT:
            count, right = count + 1, 0.0
        right += word + space
    return count


def _moved(widths: tuple[float, ...], measures: Sequence[Measure]) -> Iterator[tuple[float, ...]]:
    """The widths with some room moved from one column to another, in every way that leaves words whole."""
    movable = [index for index, measure in enumerate(measures) if measure.weight > 0]
    for moved_pt in MOVES_PT:
        for giver, taker in permutations(movable, 2):
            has_room = widths[giver] - moved_pt >= measures[giver].least_pt
            if has_room and widths[taker] < measures[taker].natural_pt:
                yield tuple(
                    round(width - moved_pt * (index == giver) + moved_pt * (index == taker), 6)
                    for index, width in enumerate(widths)
                )


def share_width(measures: Sequence[Measure], room: float) -> tuple[float, ...]:
    """`room` shared by weight; what needs less than its share leaves the rest to the others."""
    return _share(measures, [0.0] * len(measures), room)


def _spread(widths: list[float], measures: Sequence[Measure], room: float) -> tuple[float, ...]:
    total = sum(measure.weight for measure in measures)
    if total == 0:
        return tuple(widths)
    left = room - sum(widths)
    fixed = [0.0, *(float(measure.weight == 0) for measure in measures[1:])]
    ease = min(EASE_PT, left / (2 * sum(fixed))) if sum(fixed) else 0.0
    left -= ease * sum(fixed)
    shares = [
        measure.weight / total * left + ease * is_fixed for measure, is_fixed in zip(measures, fixed, strict=True)
    ]
    return tuple(width + share for width, share in zip(widths, shares, strict=True))


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
    if len(_MARKER.sub("", text[numeral.end() :]).strip()) > LONGEST_UNIT:
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

"""Small bars beside the numbers of a table's column: all from one zero, negative ones to the left of it."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.pdf.blocks import Block
from reportgen.pdf.surface import Surface

GAP_PT = 7.0
WANTED_PT = 72.0
LEAST_PT = 28.0
# Of the height of a line.
THICKNESS = 0.6
_THINNEST_PT = 0.5


@dataclass(frozen=True, slots=True)
class BarScale:
    """Where the bars of a column stand: `low` and `high` are its ends (zero among them), `offset_pt` its left edge.

    Bars are artifacts, the number beside them is the content. Negative ones have a colour of their own, but it is the
    side of the zero that tells them apart, also in grey.
    """

    low: float
    high: float
    offset_pt: float
    colour: str
    negative: str
    line: str

    def share(self, value: float) -> float:
        """How far from the left edge a value stands, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def bar_scale(values: tuple[float | None, ...], offset_pt: float, colours: tuple[str, str, str]) -> BarScale | None:
    """The scale of a column's bars; None when all are zero or missing. The colours: bar, negative bar, zero line."""
    known = [value for value in values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    return BarScale(low, high, offset_pt, *colours) if high > low else None


class Barred(Block):
    """A number with its bar to the right of it."""

    def __init__(self, number: Block, value: float, scale: BarScale, line_pt: float) -> None:
        self.number, self.value, self.scale, self.line_pt = number, value, scale, line_pt

    def height(self, width: float) -> float:
        """The number's height."""
        return self.number.height(width)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws the number, then the bar as high as the line."""
        self.number.draw(surface, x, top, width)
        scale = self.scale
        left, room = x + scale.offset_pt, width - scale.offset_pt
        zero, end = left + room * scale.share(0.0), left + room * scale.share(self.value)
        thickness = self.line_pt * THICKNESS
        lower = top - (self.line_pt + thickness) / 2
        if self.value:
            colour = scale.colour if self.value > 0 else scale.negative
            surface.rectangle(min(zero, end), lower, max(abs(end - zero), _THINNEST_PT), thickness, colour)
        overhang = (self.line_pt - thickness) / 2
        surface.rectangle(zero - 0.25, lower - overhang, 0.5, thickness + 2 * overhang, scale.line)

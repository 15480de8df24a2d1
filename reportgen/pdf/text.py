"""A paragraph: pieces broken into lines, splitting without widows or orphans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.pdf.blocks import EPSILON_PT, Block
from reportgen.pdf.fonts import Fonts
from reportgen.pdf.lines import Line, break_lines
from reportgen.pdf.pieces import Piece
from reportgen.pdf.styles import Style
from reportgen.pdf.surface import Surface

LEAST_LINES = 2
# How much of the room that a line leaves stands before it.
_SHARE_BEFORE = {"left": 0.0, "right": 1.0, "center": 0.5}


class Text(Block):
    """A paragraph in one style. `destination` makes its top a place that links go to."""

    def __init__(
        self, pieces: Sequence[Piece], style: Style, fonts: Fonts, *, destination: str = "", place: str = ""
    ) -> None:
        self.pieces, self.style, self.fonts = tuple(pieces), style, fonts
        self.destination, self.place = destination, place
        self.space_before_pt, self.space_after_pt = style.space_before_pt, style.space_after_pt
        self.keep_with_next = style.keep_with_next
        self._lines: tuple[float, tuple[Line, ...]] | None = None
        self._is_part = False

    def lines(self, width: float) -> tuple[Line, ...]:
        """Its lines in this width."""
        if self._lines is None or (abs(self._lines[0] - width) > EPSILON_PT and not self._is_part):
            self._lines = (width, break_lines(self.pieces, width, self.fonts))
        return self._lines[1]

    def height(self, width: float) -> float:
        """As many leadings as it has lines."""
        return len(self.lines(width)) * self.style.leading_pt

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Two paragraphs of at least two lines each; no word is divided between them."""
        lines = self.lines(width)
        fitting = min(int((room + EPSILON_PT) / self.style.leading_pt), len(lines) - LEAST_LINES)
        while fitting >= LEAST_LINES and lines[fitting - 1].is_divided:
            fitting -= 1
        if fitting < LEAST_LINES:
            return None
        head, tail = self._part(width, lines[:fitting]), self._part(width, lines[fitting:])
        head.destination, head.space_before_pt, tail.space_after_pt = (
            self.destination,
            self.space_before_pt,
            self.space_after_pt,
        )
        tail.keep_with_next = self.keep_with_next
        return head, tail

    def _part(self, width: float, lines: tuple[Line, ...]) -> Text:
        part = Text(self.pieces, self.style, self.fonts, place=self.place)
        part._lines, part._is_part = (width, lines), True
        part.space_before_pt = part.space_after_pt = 0.0
        part.keep_with_next = False
        part.is_on_grid = self.is_on_grid
        return part

    def scaled(self, factor: float) -> Text:
        """The same paragraph in larger or smaller type."""
        pieces = [replace(piece, size_pt=piece.size_pt * factor) for piece in self.pieces]
        style = self.style.scaled(factor)
        return Text(pieces, style, self.fonts, destination=self.destination, place=self.place)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws its lines."""
        if self.destination:
            surface.destination(self.destination, top + 4)
        style = self.style
        largest = max(style.size_pt, style.number_size_pt)
        baseline = top - style.leading_pt / 2 - largest * 0.33
        share = _SHARE_BEFORE[style.align]
        for line in self.lines(width):
            surface.line(x + (width - line.width) * share if share else x, baseline, line)
            baseline -= style.leading_pt

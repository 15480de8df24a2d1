"""Blocks set in columns side by side, filled one after the other and balanced."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportgen.pdf.blocks import Block, Filled, fill
from reportgen.pdf.spaces import settled, stretched
from reportgen.pdf.surface import Surface

# A first part lower than this is not worth a column break.
LEAST_PART_PT = 60.0
# Three lines. Where more would stay empty at the foot of a column of some height, a card is divided.
MOST_EMPTY_PT = 42.0
LEAST_DIVIDED_ROOM_PT = 140.0
STEP_PT = 2.0


class Columns(Block):
    """Blocks flowing down `count` equal columns: as low as can be, or filled to `room_pt` where a page ends."""

    def __init__(
        self,
        blocks: Sequence[Block],
        count: int,
        gap_pt: float,
        *,
        room_pt: float | None = None,
        grid_pt: float = 0.0,
    ) -> None:
        self.blocks, self.count, self.gap_pt, self.room_pt = tuple(blocks), count, gap_pt, room_pt
        self.grid_pt, self.is_on_grid = grid_pt, grid_pt > 0
        self.space_before_pt = self.blocks[0].space_before_pt if self.blocks else 0.0
        self.space_after_pt = self.blocks[-1].space_after_pt if self.blocks else 0.0
        self.place = self.blocks[0].place if self.blocks else ""
        self._columns: tuple[float, tuple[Filled, ...]] | None = None

    def height(self, width: float) -> float:
        """The height of the highest column."""
        return max((column.height for column in self._filled(width)), default=0.0)

    def is_filled(self, width: float) -> bool:
        """Whether there is something in every column."""
        return all(column.placed for column in self._filled(width))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Columns filled to `room`, and columns of the rest."""
        if room < LEAST_PART_PT or self.height(width) <= room:
            return None
        most_empty_pt = MOST_EMPTY_PT if room >= LEAST_DIVIDED_ROOM_PT else math.inf
        columns, rest = self._flow(self._column_width(width), room, most_empty_pt)
        if not rest:
            # With a card divided all would fit, but what is not split stays as high as it is.
            columns, rest = self._flow(self._column_width(width), room)
        placed = [block for column in columns for block, _ in column.placed]
        if not placed or not rest or (self._is_torn(placed) and room < LEAST_DIVIDED_ROOM_PT):
            return None
        head = Columns(placed, self.count, self.gap_pt, room_pt=room, grid_pt=self.grid_pt)
        tail = Columns(rest, self.count, self.gap_pt, grid_pt=self.grid_pt)
        head._columns = (width, self._levelled(columns, self._column_width(width), room))
        head.space_before_pt, tail.space_after_pt = self.space_before_pt, self.space_after_pt
        return head, tail

    def _is_torn(self, placed: Sequence[Block]) -> bool:
        """Whether not even the first card stands whole; text may be divided at will."""
        return not self.grid_pt and placed[0] is not self.blocks[0]

    def _levelled(self, columns: Sequence[Filled], width: float, room: float) -> tuple[Filled, ...]:
        """The columns of a page's foot, down to `room` or as far as all of them reach with larger spaces."""
        columns = [settled(each, width, self.grid_pt) for each in columns]
        highest = max(column.height for column in columns)
        reached = min(stretched(column, room, width, self.grid_pt).height for column in columns)
        return tuple(stretched(column, max(highest, reached), width, self.grid_pt) for column in columns)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws the columns from left to right."""
        column_width = self._column_width(width)
        for column in self._filled(width):
            for block, depth in column.placed:
                block.draw(surface, x, top - depth, column_width)
            x += column_width + self.gap_pt

    def _column_width(self, width: float) -> float:
        return (width - self.gap_pt * (self.count - 1)) / self.count

    def _filled(self, width: float) -> tuple[Filled, ...]:
        if self._columns is None or self._columns[0] != width:
            column_width = self._column_width(width)
            room = self._least_room(column_width) if self.room_pt is None else self.room_pt
            columns = self._flow(column_width, room)[0]
            if self.room_pt is None:
                made = tuple(settled(each, column_width, self.grid_pt) for each in columns)
            else:
                made = self._levelled(columns, column_width, room)
            self._columns = (width, made)
        return self._columns[1]

    def _flow(
        self, width: float, room: float, most_empty_pt: float = math.inf
    ) -> tuple[tuple[Filled, ...], tuple[Block, ...]]:
        columns: list[Filled] = []
        rest = self.blocks
        for _ in range(self.count):
            filled = fill(rest, width, room, self.grid_pt, most_empty_pt=most_empty_pt)
            columns.append(filled)
            rest = filled.rest
        return tuple(columns), rest

    def _least_room(self, width: float) -> float:
        """The smallest height, to a step, in which everything fits.

        Searched from below: what fits into one height need not fit into the next, where a word may be divided.
        """
        whole = fill(self.blocks, width, float("inf"), self.grid_pt).height
        low = whole / self.count
        for number in range(int((whole - low) / STEP_PT) + 1):
            if not self._flow(width, low + number * STEP_PT)[1]:
                return low + number * STEP_PT
        return whole

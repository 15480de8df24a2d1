"""A table of blocks: horizontal rules, a header repeated on every page, rows split when they must be.

ReportLab's own Table copies its tail on every page; this one shares its rows and their heights between the parts, so
a long table costs time in proportion to its rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reportgen.pdf.blocks import EPSILON_PT, Block, Space
from reportgen.pdf.surface import Surface
from reportgen.pdf.tag import Tag

ROW_PADDING_PT = 1.9
# A row higher than this may be split over two pages; lower ones stay whole.
TALL_ROW_PT = 72.0
LEAST_ROWS = 3
# A table up to this height is never divided.
TOGETHER_PT = 150.0
# Unless so much room would stay empty.
MUCH_ROOM_PT = 100.0
FULL_PART_PT = 240.0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's content and its node; the node exists even when the cell is empty."""

    block: Block
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row. A group row has one cell over all columns and is kept with the row below it."""

    cells: tuple[GridCell, ...]
    is_group: bool = False
    is_highlighted: bool = False


@dataclass(frozen=True, slots=True)
class GridLook:
    """Colours of the rules and of highlighted rows."""

    strong: str
    light: str
    tint: str


class Rows:
    """The rows of one table with their columns, each (x, width), shared by all its parts."""

    def __init__(self, header: GridRow, rows: Sequence[GridRow], columns: tuple[tuple[float, float], ...]) -> None:
        self.header, self.rows, self.columns = header, tuple(rows), columns

    @cached_property
    def depths(self) -> list[float]:
        """The depth at which each row begins, and the depth of the end."""
        depths = [0.0]
        for row in self.rows:
            depths.append(depths[-1] + self.row_height(row))
        return depths

    @cached_property
    def header_height(self) -> float:
        """The height of the header row; nothing when it has no words."""
        return self.row_height(self.header)

    def row_height(self, row: GridRow) -> float:
        """The height of the highest cell and the padding."""
        spans = zip(row.cells, self.spans(row), strict=True)
        highest = max((cell.block.height(width) for cell, (_, width) in spans), default=0.0)
        return highest + 2 * ROW_PADDING_PT

    def spans(self, row: GridRow) -> tuple[tuple[float, float], ...]:
        """Where the row's cells stand: the columns, or all of them as one."""
        if not row.is_group:
            return self.columns
        left, (x, width) = self.columns[0][0], self.columns[-1]
        return ((left, x + width - left),)

    def halves(self, row: GridRow, room: float) -> tuple[GridRow, GridRow] | None:
        """The row cut at a height; None when one of its cells cannot be cut there."""
        heads, tails = [], []
        for cell, (_, width) in zip(row.cells, self.spans(row), strict=True):
            if cell.block.height(width) <= room + EPSILON_PT:
                heads.append(cell)
                tails.append(replace(cell, block=Space(0)))
            elif parts := cell.block.split(width, room):
                heads.append(replace(cell, block=parts[0]))
                tails.append(replace(cell, block=parts[1]))
            else:
                return None
        return replace(row, cells=tuple(heads)), replace(row, cells=tuple(tails))


class Grid(Block):
    """The rows from `start` to `end`, with the caption above and what stands at the table's foot.

    `group` is the group row that the first of them belong to, if it stands in an earlier part.
    """

    may_go_first = True
    may_be_split_to_fill = False

    def __init__(
        self,
        rows: Rows,
        look: GridLook,
        *,
        caption: Block,
        continued: Block,
        foot: Block,
        start: int = 0,
        end: int | None = None,
        is_first: bool = True,
        group: GridRow | None = None,
    ) -> None:
        self.rows, self.look, self.group = rows, look, group
        self.caption, self.continued, self.foot = caption, continued, foot
        self.start, self.end = start, len(rows.rows) if end is None else end
        self.is_first = is_first
        self.space_before_pt = self.space_after_pt = 8.0
        # What comes behind it may go first, but not once a part of it is read.
        self.may_wait = is_first

    def height(self, width: float) -> float:
        """Caption, header, rows and foot."""
        depths = self.rows.depths
        return self._head_height(width) + depths[self.end] - depths[self.start] + self.foot.height(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Two tables; both keep at least three rows, a group row never ends a part, a tall row is cut.

        None for a low table, which is not worth a division.
        """
        is_low = self.is_first and self.height(width) <= TOGETHER_PT
        return None if is_low else self._parted(width, room)

    def divided(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Two tables, of a low one too, where very much would stay empty."""
        return self._parted(width, room) if room >= MUCH_ROOM_PT else None

    def _parted(self, width: float, room: float) -> tuple[Block, Block] | None:
        room -= self._head_height(width)
        depths = self.rows.depths
        reach = bisect_right(depths, depths[self.start] + room + EPSILON_PT) - 1
        if self.start <= reach < self.end:
            left = room - (depths[reach] - depths[self.start])
            if depths[reach + 1] - depths[reach] > TALL_ROW_PT and (parts := self._cut(reach, left)):
                return parts
        for most in (self.end - LEAST_ROWS, self.end - 1):
            cut = self._before_groups(min(reach, most))
            if self._is_worth(cut, is_even=cut <= self.end - LEAST_ROWS):
                head = self._part(self.rows, self.start, cut, is_head=True)
                return head, self._part(self.rows, cut, self.end, is_head=False)
        last = self.end - 1
        height = depths[self.end] - depths[last]
        return self._cut(last, height / 2) if reach == self.end and height > TALL_ROW_PT else None

    def _before_groups(self, cut: int) -> int:
        while cut > self.start and self.rows.rows[cut - 1].is_group:
            cut -= 1
        return cut

    def _is_worth(self, cut: int, *, is_even: bool) -> bool:
        """Whether the part before the cut has enough rows; one with much in it may leave a single row behind."""
        depth = self.rows.depths[max(cut, self.start)] - self.rows.depths[self.start]
        return (is_even and cut - self.start >= LEAST_ROWS) or depth > (TALL_ROW_PT if is_even else FULL_PART_PT)

    def _cut(self, index: int, room: float) -> tuple[Block, Block] | None:
        halves = self.rows.halves(self.rows.rows[index], room - 2 * ROW_PADDING_PT)
        if halves is None:
            return None
        upper = Rows(self.rows.header, (*self.rows.rows[self.start : index], halves[0]), self.rows.columns)
        lower = Rows(self.rows.header, (halves[1], *self.rows.rows[index + 1 : self.end]), self.rows.columns)
        head, tail = (self._part(rows, 0, len(rows.rows), is_head=rows is upper) for rows in (upper, lower))
        tail.group = self._group_of(index)
        return head, tail

    def _group_of(self, index: int) -> GridRow | None:
        """The group row above the row; None for a group row itself."""
        rows = self.rows.rows
        if rows[index].is_group:
            return None
        above = (rows[each] for each in range(index - 1, self.start - 1, -1) if rows[each].is_group)
        return next(above, self.group)

    def _part(self, rows: Rows, start: int, end: int, *, is_head: bool) -> Grid:
        part = Grid(
            rows,
            self.look,
            caption=self.caption,
            continued=self.continued,
            foot=Space(0) if is_head else self.foot,
            start=start,
            end=end,
            is_first=self.is_first and is_head,
            group=self.group if is_head else self._group_of(start) if rows is self.rows else None,
        )
        part.place = self.place
        return part

    def _head_height(self, width: float) -> float:
        caption = self.caption if self.is_first else self.continued
        group = self.rows.row_height(self.group) if self.group else 0.0
        return caption.height(width) + self.rows.header_height + group

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws it; the header of a continued part and its group are artifacts, like all rules."""
        if self.is_first:
            self.caption.draw(surface, x, top, width)
            top = self._draw_header(surface, x, top - self.caption.height(width))
        else:
            with surface.furniture():
                self.continued.draw(surface, x, top, width)
                top = self._draw_header(surface, x, top - self.continued.height(width))
                top = self._draw_group(surface, x, top)
        edges = self._edges(top)
        for index in range(self.start, self.end):
            top, bottom = edges[index - self.start], edges[index - self.start + 1]
            self._draw_row(surface, x, top, bottom, self.rows.rows[index])
        self._draw_rules(surface, x, edges[1:])
        self.foot.draw(surface, x, edges[-1], width)

    def _edges(self, top: float) -> list[float]:
        """Where the rows begin, and where the last ends."""
        depths = self.rows.depths
        return [top + depths[self.start] - depth for depth in depths[self.start : self.end + 1]]

    def _draw_header(self, surface: Surface, x: float, top: float) -> float:
        rows = self.rows
        height = rows.header_height
        left, right = rows.columns[0][0], sum(rows.columns[-1])
        surface.rule(x + left, top, right - left, self.look.strong, 0.75)
        for cell, (offset, width) in zip(rows.header.cells, rows.columns, strict=True):
            surface.declare(cell.tag)
            lift = height - 2 * ROW_PADDING_PT - cell.block.height(width)
            cell.block.draw(surface, x + offset, top - ROW_PADDING_PT - lift, width)
        surface.rule(x + left, top - height, right - left, self.look.strong, 0.5)
        return top - height

    def _draw_group(self, surface: Surface, x: float, top: float) -> float:
        if self.group is None:
            return top
        bottom = top - self.rows.row_height(self.group)
        self._draw_row(surface, x, top, bottom, self.group)
        left, right = self.rows.columns[0][0], sum(self.rows.columns[-1])
        surface.rule(x + left, bottom, right - left, self.look.light, 0.5)
        return bottom

    def _draw_row(self, surface: Surface, x: float, top: float, bottom: float, row: GridRow) -> None:
        rows = self.rows
        if row.is_highlighted:
            left, right = rows.columns[0][0], sum(rows.columns[-1])
            surface.rectangle(x + left - 3, bottom, right - left + 6, top - bottom, self.look.tint)
        for cell, (offset, width) in zip(row.cells, rows.spans(row), strict=True):
            surface.declare(cell.tag)
            cell.block.draw(surface, x + offset, top - ROW_PADDING_PT, width)

    def _draw_rules(self, surface: Surface, x: float, bottoms: Sequence[float]) -> None:
        """The rules under the rows, one after the other: between the cells they would break up the text."""
        left, right = self.rows.columns[0][0], sum(self.rows.columns[-1])
        for bottom in bottoms[:-1]:
            surface.rule(x + left, bottom, right - left, self.look.light, 0.5)
        for bottom in bottoms[-1:]:
            surface.rule(x + left, bottom, right - left, self.look.strong, 0.75)

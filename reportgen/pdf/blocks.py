"""What a page is stacked from: blocks that know their height, may be split, and draw themselves."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.pdf.surface import Surface

EPSILON_PT = 0.01
LEAST_KEPT = 2
# The first part of what had rather stay together holds a title and three lines; a room is full but for two lines.
LEAST_DIVIDED_PT = 60.0
NEARLY_FULL_PT = 28.0


class Block(ABC):
    """A rectangle of the text column. Widths and heights are points; `place` names it in messages."""

    space_before_pt: float = 0.0
    space_after_pt: float = 0.0
    keep_with_next: bool = False
    begins_section: bool = False
    # A figure may wait for the next page while the running text behind it goes first.
    may_wait: bool = False
    may_go_first: bool = False
    may_be_split_to_fill: bool = True
    is_remark: bool = False
    # The list that it is an item of; no figure comes between its items.
    series: object = None
    # Not the later part of something divided.
    is_first: bool = True
    # Its lines stand on the baseline grid of the page or column.
    is_on_grid: bool = False
    place: str = ""

    @abstractmethod
    def height(self, width: float) -> float:
        """Its height when set in this width, without the spaces around it."""

    @abstractmethod
    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws it with its upper left corner at (x, top)."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002  # others use them
        """Two blocks, the first no higher than `room`; None when it cannot or should not be split there."""
        return None

    def divided(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Like `split`, for want of anything better: also what had rather stay together, if that is no figure."""
        return self.split(width, room)


@dataclass
class Space(Block):
    """Nothing, of a given height."""

    height_pt: float
    keep_with_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002  # the same in every width
        """The given height."""
        return self.height_pt

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws nothing."""


@dataclass
class Rule(Block):
    """A thin rule over the whole width."""

    colour: str
    line_pt: float = 0.5
    space_before_pt: float = 0.0
    space_after_pt: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002  # the same in every width
        """The rule's weight."""
        return self.line_pt

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws the rule, an artifact."""
        surface.rule(x, top, width, self.colour, self.line_pt)


@dataclass(frozen=True, slots=True)
class Filled:
    """How far a run of blocks filled a column: what was placed, at which depth, and what is left."""

    placed: tuple[tuple[Block, float], ...]
    rest: tuple[Block, ...]
    height: float


def fill(
    blocks: Sequence[Block],
    width: float,
    room: float,
    grid_pt: float = 0.0,
    *,
    most_empty_pt: float = math.inf,
    is_between: bool = False,
) -> Filled:
    """Places blocks from the top until one does not fit; one that can be split gives its first part.

    Where more than `most_empty_pt` would stay empty, one that had rather stay together is divided too; none is if the
    end must be between two blocks.

    A block that keeps with the next is placed only if the one after it, or the first part of that, fits as well. What
    belongs on the grid begins at a multiple of `grid_pt`, other things stand as they come.
    """
    placed: list[tuple[Block, float]] = []
    depth = gap = 0.0
    position = 0
    while position < len(blocks):
        last = position
        while last < len(blocks) - 1 and blocks[last].keep_with_next:
            last += 1
        chain, bottom, after = _stacked(blocks[position:last], width, depth, gap, is_first=not placed)
        block = blocks[last]
        start = bottom + (max(after, block.space_before_pt) if placed or chain else 0.0)
        start = on_grid(start, grid_pt) if block.is_on_grid else start
        if start + block.height(width) <= room + EPSILON_PT:
            placed += [*chain, (block, start)]
            depth, gap, position = start + block.height(width), block.space_after_pt, last + 1
            continue
        parts = None if is_between else block.split(width, room - start)
        if parts is None and room - depth > most_empty_pt:
            parts = block.divided(width, room - start)
        if parts:
            placed += [*chain, (parts[0], start)]
            end = start + parts[0].height(width)
            return Filled(tuple(placed), (parts[1], *blocks[last + 1 :]), end)
        return Filled(tuple(placed), tuple(blocks[position:]), depth)
    return Filled(tuple(placed), (), depth)


def on_grid(depth: float, grid_pt: float) -> float:
    """The depth, or the next line of the grid below it; 0 is no grid."""
    return math.ceil((depth - EPSILON_PT) / grid_pt) * grid_pt if grid_pt else depth


def _stacked(
    blocks: Sequence[Block], width: float, depth: float, gap: float, *, is_first: bool
) -> tuple[list[tuple[Block, float]], float, float]:
    placed: list[tuple[Block, float]] = []
    for block in blocks:
        start = depth + (0.0 if is_first and not placed else max(gap, block.space_before_pt))
        placed.append((block, start))
        depth, gap = start + block.height(width), block.space_after_pt
    return placed, depth, gap


class Stack(Block):
    """Blocks one below the other. Not split when it is lower than `together_pt`, not divided if it `is_whole`."""

    def __init__(
        self,
        blocks: Sequence[Block],
        *,
        together_pt: float = 0.0,
        is_whole: bool = False,
        keep_with_next: bool = False,
    ) -> None:
        self.blocks = tuple(blocks)
        self.together_pt, self.is_whole = together_pt, is_whole
        self.keep_with_next = keep_with_next
        if self.blocks:
            self.space_before_pt = self.blocks[0].space_before_pt
            self.space_after_pt = self.blocks[-1].space_after_pt
        self._filled: tuple[float, Filled] | None = None

    def height(self, width: float) -> float:
        """The height of all blocks and the spaces between them."""
        return self._fill(width).height

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Two stacks; None when nothing fits or it is to stay together."""
        return None if self.height(width) <= self.together_pt else self._cut(width, room)

    def divided(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Two stacks, however low it is: between two of its blocks if that fills the room as well."""
        if self.is_whole:
            return None
        parts, between = self._cut(width, room), self._cut(width, room, is_between=True)
        fits = between and room - between[0].height(width) <= NEARLY_FULL_PT
        parts = between if fits else parts
        return parts if parts and parts[0].height(width) >= LEAST_DIVIDED_PT else None

    def _cut(self, width: float, room: float, *, is_between: bool = False) -> tuple[Stack, Stack] | None:
        filled = fill(self.blocks, width, room, is_between=is_between)
        if not filled.placed or not filled.rest:
            return None
        kept, rest = [block for block, _ in filled.placed], list(filled.rest)
        if rest == [self.blocks[-1]] and len(kept) > LEAST_KEPT:
            # The last of a list would stand alone on the next page.
            rest.insert(0, kept.pop())
        head, tail = Stack(kept), Stack(rest)
        head.space_before_pt, tail.space_after_pt = self.space_before_pt, self.space_after_pt
        head.place = tail.place = self.place
        return head, tail

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws its blocks."""
        for block, depth in self._fill(width).placed:
            block.draw(surface, x, top - depth, width)

    def _fill(self, width: float) -> Filled:
        if self._filled is None or self._filled[0] != width:
            self._filled = (width, fill(self.blocks, width, float("inf")))
        return self._filled[1]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a box looks: its padding, its tint, and a coloured rule at the left or on top. Empty = none."""

    padding_pt: float = 8.0
    padding_left_pt: float = 10.0
    padding_right_pt: float = 0.0
    tint: str = ""
    rule_left: str = ""
    rule_top: str = ""
    outline: str = ""


class Box(Block):
    """A stack in a frame; split, each part has the frame, but no rule on top of what goes on.

    `again` stands above each later part, for the eye alone.
    """

    def __init__(
        self,
        content: Block,
        frame: Frame,
        *,
        before_pt: float = 10.0,
        after_pt: float = 10.0,
        again: Block | None = None,
        is_first: bool = True,
    ) -> None:
        self.content, self.frame = content, frame
        self.again, self.is_first = again, is_first
        self.space_before_pt, self.space_after_pt = before_pt, after_pt

    def height(self, width: float) -> float:
        """The content's height and the padding."""
        return self._above(width) + self.content.height(self._inner(width)) + self.frame.padding_pt

    def _above(self, width: float) -> float:
        """The padding on top, with what stands above a later part."""
        lead = 0.0 if self.is_first or self.again is None else self.again.height(self._inner(width))
        return self.frame.padding_pt + lead

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Two boxes around the parts of the content."""
        return self._around(self.content.split(self._inner(width), room - self._above(width) - self.frame.padding_pt))

    def divided(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Two boxes, also if the content had rather stay together."""
        room -= self._above(width) + self.frame.padding_pt
        return self._around(self.content.divided(self._inner(width), room))

    def _around(self, parts: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        if parts is None:
            return None
        before, after = self.space_before_pt, self.space_after_pt
        head = Box(parts[0], self.frame, before_pt=before, again=self.again, is_first=self.is_first)
        frame = replace(self.frame, rule_top="")
        tail = Box(parts[1], frame, after_pt=after, again=self.again, is_first=False)
        head.place = tail.place = self.place
        head.is_on_grid = tail.is_on_grid = self.is_on_grid
        return head, tail

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws the frame, an artifact, and the content in it."""
        frame, height = self.frame, self.height(width)
        if frame.tint:
            surface.rectangle(x, top - height, width, height, frame.tint, stroke=frame.outline)
        if frame.rule_left:
            surface.rectangle(x, top - height, 2.5, height, frame.rule_left)
        if frame.rule_top:
            surface.rule(x, top, width, frame.rule_top, 0.75)
        inner, left = self._inner(width), x + frame.padding_left_pt
        if self.again is not None and not self.is_first:
            with surface.furniture():
                self.again.draw(surface, left, top - frame.padding_pt, inner)
        self.content.draw(surface, left, top - self._above(width), inner)

    def _inner(self, width: float) -> float:
        return width - self.frame.padding_left_pt - self.frame.padding_right_pt


class Beside(Block):
    """Blocks next to each other, tops aligned, in given widths; never split."""

    def __init__(self, blocks: Sequence[Block], widths: Sequence[float], gap_pt: float, *, after_pt: float = 0) -> None:
        self.blocks, self.widths, self.gap_pt = tuple(blocks), tuple(widths), gap_pt
        self.space_after_pt = after_pt

    def height(self, width: float) -> float:  # noqa: ARG002  # the widths are given
        """The height of the highest."""
        pairs = zip(self.blocks, self.widths, strict=True)
        return max((block.height(width_pt) for block, width_pt in pairs), default=0.0)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:  # noqa: ARG002  # the widths are given
        """Draws them from left to right."""
        for block, width_pt in zip(self.blocks, self.widths, strict=True):
            block.draw(surface, x, top, width_pt)
            x += width_pt + self.gap_pt


class Hanging(Block):
    """A label with a body hanging beside it: a bullet or a number and its text."""

    def __init__(self, label: Block, body: Block, indent_pt: float, *, together_pt: float = 0.0) -> None:
        self.label, self.body, self.indent_pt, self.together_pt = label, body, indent_pt, together_pt
        self.space_before_pt, self.space_after_pt = body.space_before_pt, body.space_after_pt

    def height(self, width: float) -> float:
        """The height of the higher of the two."""
        return max(self.label.height(self.indent_pt), self.body.height(width - self.indent_pt))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """The label with the first part of the body, and the rest; not when it is lower than `together_pt`."""
        if self.height(width) <= self.together_pt:
            return None
        parts = self.body.split(width - self.indent_pt, room)
        if parts is None:
            return None
        head, tail = Hanging(self.label, parts[0], self.indent_pt), Hanging(Space(0), parts[1], self.indent_pt)
        head.place = tail.place = self.place
        head.is_on_grid = tail.is_on_grid = self.is_on_grid
        head.space_before_pt, tail.space_after_pt = self.space_before_pt, self.space_after_pt
        return head, tail

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws the label, then the body."""
        self.label.draw(surface, x, top, self.indent_pt)
        self.body.draw(surface, x + self.indent_pt, top, width - self.indent_pt)

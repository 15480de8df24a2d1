"""Layout: blocks onto pages, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.errors import RenderError, error
from reportgen.pdf.blocks import Block, Filled, Stack, fill

# A figure that does not fit may let the paragraphs after it go first, if at least this much would stay empty.
GAP_WORTH_FILLING_PT = 70.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on a page; `depth_pt` is how far below the top of the text area it begins."""

    block: Block
    depth_pt: float


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One page's blocks, from the top."""

    placed: tuple[Placed, ...]


def lay_out(blocks: Sequence[Block], width: float, height: float) -> tuple[PageLayout, ...]:
    """The pages, each with at least one block. Raises RenderError for a block that no page can hold."""
    pages: list[PageLayout] = []
    rest = tuple(blocks)
    while rest:
        filled = fill(rest, width, height)
        if not filled.placed:
            filled = _force(rest, width, height)
        elif filled.rest:
            filled = _fill_gap(filled, width, height)
        pages.append(PageLayout(tuple(Placed(block, depth) for block, depth in filled.placed)))
        rest = filled.rest
    return tuple(pages)


def _force(rest: tuple[Block, ...], width: float, height: float) -> Filled:
    """Lets go of keeping together on an empty page; a block that still does not fit is the author's to change."""
    block = rest[0]
    if block.height(width) <= height:
        return Filled(((block, 0.0),), rest[1:], block.height(width))
    if isinstance(block, Stack) and block.together_pt:
        block.together_pt = 0.0
    if parts := block.split(width, height):
        return Filled(((parts[0], 0.0),), (parts[1], *rest[1:]), parts[0].height(width))
    place = block.place or "layout"
    message = f"it is {block.height(width):.0f} points high and cannot be split, the page has {height:.0f}"
    raise RenderError(error("too-high", place, message, "shorten it or divide it"))


def _fill_gap(filled: Filled, width: float, height: float) -> Filled:
    """Moves running text from behind a figure that did not fit to the page's foot, within one section."""
    figure = filled.rest[0]
    if not figure.may_wait or height - filled.height < GAP_WORTH_FILLING_PT:
        return filled
    movable = 0
    following = filled.rest[1:]
    while movable < len(following) and following[movable].may_go_first:
        movable += 1
    depth = filled.height + filled.placed[-1][0].space_after_pt
    more = fill(following[:movable], width, height - depth)
    if not more.placed:
        return filled
    placed = (*filled.placed, *((block, depth + start) for block, start in more.placed))
    return Filled(placed, (figure, *more.rest, *following[movable:]), depth + more.height)

"""Layout: blocks onto pages, before anything is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from reportgen.pdf.blocks import Block, Space, fill
from reportgen.pdf.flow import Flow
from reportgen.pdf.story import Chapter
from reportgen.theme import Page

# Page one has no running header and begins higher.
FIRST_PAGE_GAIN_PT = 22.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on a page; `depth_pt` is how far below the top of the text area it begins."""

    block: Block
    depth_pt: float


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One page's blocks, from the top."""

    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's paper and what stands on it."""

    page: Page
    layout: PageLayout


def paginate(
    front: Sequence[Block], parts: Sequence[Chapter], overview: Block, page: Page, grid_pt: float
) -> tuple[Sheet, ...]:
    """The pages; a section on turned paper begins a page of its own, and so does what comes after it.

    Running text stands on a grid of `grid_pt`.
    """
    leading = tuple(takewhile(lambda part: part.page == page and not part.begins_page, parts))
    sheets = [Sheet(page, layout) for layout in _begin(front, leading, overview, page, grid_pt)]
    for group in _groups(parts[len(leading) :]):
        paper, blocks = group[0].page, [block for part in group for block in part.blocks]
        layouts = lay_out(blocks, paper.text_width_pt, paper.text_height_pt, grid_pt=grid_pt)
        sheets += (Sheet(paper, layout) for layout in layouts)
    return tuple(sheets)


def first_page_gain(grid_pt: float) -> float:
    """By how much page one begins higher: whole lines of the grid, so that its text stands level with the others'."""
    return math.ceil(FIRST_PAGE_GAIN_PT / grid_pt) * grid_pt if grid_pt else FIRST_PAGE_GAIN_PT


def _groups(parts: Sequence[Chapter]) -> list[list[Chapter]]:
    """The sections that run on after one another."""
    groups: list[list[Chapter]] = []
    for part in parts:
        if groups and part.page == groups[-1][-1].page and not part.begins_page:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _begin(
    front: Sequence[Block], parts: Sequence[Chapter], overview: Block, page: Page, grid_pt: float
) -> tuple[PageLayout, ...]:
    """Page one belongs to the reader in a hurry: the contents stand on it, behind the sections that leave them room."""
    width, height, gain = page.text_width_pt, page.text_height_pt, first_page_gain(grid_pt)
    before: list[Block] = [Space(gain - FIRST_PAGE_GAIN_PT), *front]
    after = [part.blocks for part in parts]
    while after and not fill([*before, *after[0], overview], width, height + gain, grid_pt).rest:
        before += after.pop(0)
    blocks = [*before, overview, *(block for part in after for block in part)]
    return lay_out(blocks, width, height, height + gain, grid_pt=grid_pt, on_first=len(before) + 1)


def lay_out(
    blocks: Sequence[Block],
    width: float,
    height: float,
    first_height: float | None = None,
    *,
    grid_pt: float = 0.0,
    on_first: int = 0,
) -> tuple[PageLayout, ...]:
    """The pages, each with at least one block. Raises RenderError for a block that no page can hold.

    Text stands on a grid of `grid_pt`. A last page with little on it is done without where a line more on each of the
    others makes that possible; else the pages before it are made a little shorter, down to `on_first` blocks on page
    one. What a page lacks to its foot goes to the spaces on it.
    """
    flow = Flow(tuple(blocks), width, height, first_height or height, grid_pt)
    leaves = flow.leaves(on_first)
    filled = [flow.finished(leaf, is_last=leaf is leaves[-1]) for leaf in leaves]
    return tuple(PageLayout(tuple(Placed(block, depth) for block, depth in each.placed)) for each in filled)

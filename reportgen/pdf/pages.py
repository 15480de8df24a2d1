"""Layout: blocks onto pages, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from reportgen.errors import RenderError, error
from reportgen.pdf.blocks import Block, Filled, Stack, fill, on_grid
from reportgen.pdf.story import Chapter
from reportgen.theme import Page

# A figure that does not fit may let the paragraphs after it go first, if at least this much would stay empty.
GAP_WORTH_FILLING_PT = 70.0
OVERHANG_PT = 14.0
# Page one has no running header and begins higher.
FIRST_PAGE_GAIN_PT = 22.0
# Two and three lines of text.
LEAST_UNDER_HEADING_PT = 27.0
LEAST_BEFORE_FIGURE_PT = 41.0
# Of a page's height: what the last page should hold at least, and how the page before is shortened for that.
LEAST_LAST_PAGE = 0.12
# One that holds less is worth a line more on every other page.
SPARED_LAST_PAGE = 0.25
STEP, MOST_STEPS = 0.04, 8


# What was left when a page began, its height, and what was placed on it.
_Page = tuple[tuple[Block, ...], float, Filled]


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
    width, height = page.text_width_pt, page.text_height_pt
    first = height + FIRST_PAGE_GAIN_PT
    before, after = [*front], [part.blocks for part in parts]
    while after and not fill([*before, *after[0], overview], width, first, grid_pt).rest:
        before += after.pop(0)
    blocks = [*before, overview, *(block for part in after for block in part)]
    return lay_out(blocks, width, height, first, grid_pt=grid_pt)


def lay_out(
    blocks: Sequence[Block], width: float, height: float, first_height: float | None = None, *, grid_pt: float = 0.0
) -> tuple[PageLayout, ...]:
    """The pages, each with at least one block. Raises RenderError for a block that no page can hold.

    Text stands on a grid of `grid_pt`. A last page with little on it is done without where a line more on each of the
    others makes that possible; else one with very few lines gets some more from the page before.
    """
    first = first_height or height
    pages = _flow(blocks, width, first, height, grid_pt)
    if len(pages) > 1 and pages[-1][2].height < SPARED_LAST_PAGE * height:
        fuller = _flow(blocks, width, first + OVERHANG_PT, height + OVERHANG_PT, grid_pt, overhang_pt=0.0)
        pages = fuller if len(fuller) < len(pages) else pages
    if len(pages) > 1 and pages[-1][2].height < LEAST_LAST_PAGE * height:
        start, room, _ = pages[-2]
        pages[-2:] = _evened(start, width, room, height, grid_pt) or pages[-2:]
    return tuple(PageLayout(tuple(Placed(block, depth) for block, depth in filled.placed)) for _, _, filled in pages)


def _flow(
    blocks: Sequence[Block],
    width: float,
    first: float,
    height: float,
    grid_pt: float,
    *,
    overhang_pt: float = OVERHANG_PT,
) -> list[_Page]:
    """The pages one after the other, the first `first` points high."""
    pages: list[_Page] = []
    rest = tuple(blocks)
    while rest:
        room = height if pages else first
        filled = _page(rest, width, room, grid_pt, overhang_pt)
        pages.append((rest, room, filled))
        rest = filled.rest
    return pages


def _page(rest: tuple[Block, ...], width: float, room: float, grid_pt: float, overhang_pt: float) -> Filled:
    filled = fill(rest, width, room, grid_pt)
    if not filled.placed:
        return _force(rest, width, room)
    if not filled.rest:
        return filled
    return _without_lone_heading(_admit_note(_fill_gap(filled, width, room, grid_pt), width, room + overhang_pt), width)


def _evened(start: tuple[Block, ...], width: float, room: float, height: float, grid_pt: float) -> list[_Page] | None:
    """The last two pages, the first of them cut short so that the second has enough on it; None when none will do."""
    for step in range(1, MOST_STEPS + 1):
        less = room - step * STEP * height
        first = fill(start, width, less, grid_pt)
        if not first.placed or not first.rest:
            return None
        first = _without_lone_heading(first, width)
        last = fill(first.rest, width, height, grid_pt)
        if not last.rest and last.height >= LEAST_LAST_PAGE * height:
            return [(start, less, first), (first.rest, height, last)]
    return None


def _without_lone_heading(filled: Filled, width: float) -> Filled:
    """The page without a heading at its foot that has too little under it, while its section goes on.

    One line is too little, and two are if a figure is parted from them.
    """
    if not filled.rest or filled.rest[0].keep_with_next:
        return filled
    placed = list(filled.placed)
    last = max((number for number, (block, _) in enumerate(placed) if block.keep_with_next), default=0)
    while last and placed[last - 1][0].keep_with_next:
        last -= 1
    follows = next((number for number in range(last, len(placed)) if not placed[number][0].keep_with_next), 0)
    least = LEAST_BEFORE_FIGURE_PT if filled.rest[0].may_wait else LEAST_UNDER_HEADING_PT
    if not last or not follows or filled.height - placed[follows][1] >= least:
        return filled
    above, depth = placed[last - 1]
    rest = (*(block for block, _ in placed[last:]), *filled.rest)
    return Filled(tuple(placed[:last]), rest, depth + above.height(width))


def _force(rest: tuple[Block, ...], width: float, height: float) -> Filled:
    """Lets go of keeping together on an empty page; a block that still does not fit is the author's to change."""
    block = rest[0]
    if block.height(width) <= height:
        return Filled(((block, 0.0),), rest[1:], block.height(width))
    if isinstance(block, Stack):
        block.together_pt = 0.0
    if parts := block.split(width, height):
        return Filled(((parts[0], 0.0),), (parts[1], *rest[1:]), parts[0].height(width))
    message = f"it is {block.height(width):.0f} points high and cannot be divided; the page has {height:.0f}"
    raise RenderError(error("too-high", block.place or "layout", message, "shorten it or divide it"))


def _admit_note(filled: Filled, width: float, limit: float) -> Filled:
    """Lets the remark that ends a section use a little of the margin; else it would stand alone on the next page."""
    note, *following = filled.rest
    ends_section = not following or following[0].keep_with_next
    start = filled.height + max(filled.placed[-1][0].space_after_pt, note.space_before_pt)
    bottom = start + note.height(width)
    if not (note.is_remark and ends_section and bottom <= limit):
        return filled
    return Filled((*filled.placed, (note, start)), tuple(following), bottom)


def _fill_gap(filled: Filled, width: float, height: float, grid_pt: float) -> Filled:
    """Fills the foot of a page on which a figure did not fit with what follows the figure in its section.

    Running text may be split for that, a table goes first only as a whole. The rest of a paragraph comes before the
    figure: it is read before it.
    """
    figure, *following = filled.rest
    if not figure.may_wait or height - filled.height < GAP_WORTH_FILLING_PT:
        return filled
    placed = list(filled.placed)
    depth = filled.height
    while following and following[0].may_go_first:
        start = depth + max(placed[-1][0].space_after_pt, following[0].space_before_pt)
        start = on_grid(start, grid_pt) if following[0].is_on_grid else start
        more = fill(following[:1], width, height - start)
        if not more.placed or (more.rest and not following[0].may_be_split_to_fill):
            break
        placed.append((more.placed[0][0], start))
        depth = start + more.height
        following[:1] = more.rest
        if more.rest:
            return Filled(tuple(placed), (*more.rest, figure, *following[len(more.rest) :]), depth)
    return Filled(tuple(placed), (figure, *following), depth)

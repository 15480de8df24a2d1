"""Layout: blocks onto pages, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from reportgen.errors import RenderError, error
from reportgen.pdf.blocks import Block, Filled, Stack, fill
from reportgen.pdf.story import Chapter
from reportgen.theme import Page

# A figure that does not fit may let the paragraphs after it go first, if at least this much would stay empty.
GAP_WORTH_FILLING_PT = 70.0
OVERHANG_PT = 12.0
# Page one has no running header and begins higher.
FIRST_PAGE_GAIN_PT = 22.0
# A section of page one may end within this part of page two.
SPILL = 0.25


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


def paginate(front: Sequence[Block], parts: Sequence[Chapter], overview: Block, page: Page) -> tuple[Sheet, ...]:
    """The pages; a section on turned paper begins a page of its own, and so does what comes after it."""
    leading = tuple(takewhile(lambda part: part.page == page and not part.begins_page, parts))
    sheets = [Sheet(page, layout) for layout in _begin(front, leading, overview, page)]
    for group in _groups(parts[len(leading) :]):
        paper, blocks = group[0].page, [block for part in group for block in part.blocks]
        sheets += (Sheet(paper, layout) for layout in lay_out(blocks, paper.text_width_pt, paper.text_height_pt))
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


def _begin(front: Sequence[Block], parts: Sequence[Chapter], overview: Block, page: Page) -> tuple[PageLayout, ...]:
    """Page one belongs to the reader in a hurry: the contents stand behind the sections that begin there.

    A section that runs far into page two comes after the contents.
    """
    width, height = page.text_width_pt, page.text_height_pt
    first = height + FIRST_PAGE_GAIN_PT
    everything = [*front, *(block for part in parts for block in part.blocks)]
    page_one = fill(everything, width, first)
    overflow = fill(page_one.rest, width, height * SPILL)
    reached = {id(block) for block, _ in (*page_one.placed, *overflow.placed)}
    begun = {id(block) for block, _ in page_one.placed}
    whole = 0
    while whole < len(parts) and _belongs_to_page_one(parts[whole], begun, reached):
        whole += 1
    before = [block for part in parts[:whole] for block in part.blocks]
    after = [block for part in parts[whole:] for block in part.blocks]
    return lay_out([*front, *before, overview, *after], width, height, first)


def _belongs_to_page_one(part: Chapter, begun: set[int], reached: set[int]) -> bool:
    return id(part.blocks[0]) in begun and id(part.blocks[-1]) in reached


def lay_out(
    blocks: Sequence[Block], width: float, height: float, first_height: float | None = None
) -> tuple[PageLayout, ...]:
    """The pages, each with at least one block. Raises RenderError for a block that no page can hold."""
    pages: list[PageLayout] = []
    rest = tuple(blocks)
    while rest:
        room = first_height if first_height and not pages else height
        filled = fill(rest, width, room)
        if not filled.placed:
            filled = _force(rest, width, room)
        elif filled.rest:
            filled = _admit_note(_fill_gap(filled, width, room), width, room)
        pages.append(PageLayout(tuple(Placed(block, depth) for block, depth in filled.placed)))
        rest = filled.rest
    return tuple(pages)


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


def _admit_note(filled: Filled, width: float, height: float) -> Filled:
    """Lets the remark that ends a section use a little of the margin; else it would stand alone on the next page."""
    note, *following = filled.rest
    ends_section = not following or following[0].keep_with_next
    start = filled.height + max(filled.placed[-1][0].space_after_pt, note.space_before_pt)
    bottom = start + note.height(width)
    if not (note.is_remark and ends_section and bottom <= height + OVERHANG_PT):
        return filled
    return Filled((*filled.placed, (note, start)), tuple(following), bottom)


def _fill_gap(filled: Filled, width: float, height: float) -> Filled:
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
        more = fill(following[:1], width, height - start)
        if not more.placed or (more.rest and not following[0].may_be_split_to_fill):
            break
        placed.append((more.placed[0][0], start))
        depth = start + more.height
        following[:1] = more.rest
        if more.rest:
            return Filled(tuple(placed), (*more.rest, figure, *following[len(more.rest) :]), depth)
    return Filled(tuple(placed), (figure, *following), depth)

"""Where one page ends: what a typesetter does with the figure, heading or remark at its foot."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from reportgen.errors import RenderError, error
from reportgen.pdf.blocks import Block, Filled, Stack, fill, on_grid

# A figure or table that does not fit may let the text after it go first, if at least this much would stay empty.
GAP_WORTH_FILLING_PT = 42.0
# Three lines. Where more would stay empty, a statement, box or card is divided that had rather stay together.
MOST_EMPTY_PT = 42.0
# A page of less keeps what it has.
LEAST_PLACED = 3
# Two and three lines of text.
LEAST_UNDER_HEADING_PT = 27.0
LEAST_BEFORE_FIGURE_PT = 41.0


def page_of(
    rest: tuple[Block, ...], width: float, room: float, grid_pt: float, overhang_pt: float, most_pt: float = 0.0
) -> Filled:
    """What stands on the next page. Raises RenderError for a block that no page can hold.

    A remark that ends a section may use `overhang_pt` of the margin, and what does not fit into `room` where nothing
    stands above it a room of `most_pt`.
    """
    filled = fill(rest, width, room, grid_pt)
    if not filled.placed and most_pt > room:
        return page_of(rest, width, most_pt, grid_pt, overhang_pt)
    if not filled.placed:
        return _forced(rest, width, room)
    if not filled.rest:
        return filled
    filled = _with_gap_filled(filled, width, room, grid_pt)
    if room - filled.height > MOST_EMPTY_PT:
        divided = fill(rest, width, room, grid_pt, most_empty_pt=MOST_EMPTY_PT)
        filled = max(filled, divided, key=lambda each: each.height)
    filled = without_lone_item(_with_remark(filled, width, room + overhang_pt), width)
    return without_lone_heading(filled, width)


def without_lone_item(filled: Filled, width: float) -> Filled:
    """The page without the first item of a list at its foot, if that is one line, as the last of a list never stands
    alone on the next page where two others stay behind. A list of three lines is not divided.
    """
    placed, rest = filled.placed, filled.rest
    name = rest[0].series if rest else None
    if name is None or len(placed) < LEAST_PLACED or placed[-1][0].series is not name:
        return filled
    on_page = sum(block.series is name for block, _ in placed[-LEAST_PLACED:])
    is_lone_first = on_page == 1 and placed[-1][0].height(width) < LEAST_UNDER_HEADING_PT
    is_last = all(block.series is not name for block in rest[1:2])
    is_lone_last = on_page == LEAST_PLACED and is_last and rest[0].height(width) < LEAST_UNDER_HEADING_PT
    lines = (*(block for block, _ in placed[-on_page:]), rest[0])
    is_low = (
        on_page == LEAST_PLACED - 1 and is_last and all(line.height(width) < LEAST_UNDER_HEADING_PT for line in lines)
    )
    if not (is_lone_first or is_lone_last or is_low):
        return filled
    kept = placed[: -on_page if is_low else -1]
    above, depth = kept[-1]
    return Filled(kept, (*(block for block, _ in placed[len(kept) :]), *rest), depth + above.height(width))


def without_lone_heading(filled: Filled, width: float) -> Filled:
    """The page without a heading at its foot that has too little under it, while its section goes on.

    One line is too little, and two are if a figure or table is parted from them.
    """
    if not filled.rest or filled.rest[0].keep_with_next:
        return filled
    placed = list(filled.placed)
    last = max((number for number, (block, _) in enumerate(placed) if block.keep_with_next), default=0)
    while last and placed[last - 1][0].keep_with_next:
        last -= 1
    follows = next((number for number in range(last, len(placed)) if not placed[number][0].keep_with_next), None)
    least = LEAST_BEFORE_FIGURE_PT if filled.rest[0].may_wait else LEAST_UNDER_HEADING_PT
    if not last or (follows is not None and filled.height - placed[follows][1] >= least):
        return filled
    above, depth = placed[last - 1]
    rest = (*(block for block, _ in placed[last:]), *filled.rest)
    return Filled(tuple(placed[:last]), rest, depth + above.height(width))


def _forced(rest: tuple[Block, ...], width: float, height: float) -> Filled:
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


def _with_remark(filled: Filled, width: float, limit: float) -> Filled:
    """Lets the remark that ends a section use a little of the margin; else it would stand alone on the next page."""
    if not filled.rest:
        return filled
    note, *following = filled.rest
    ends_section = not following or following[0].keep_with_next
    start = filled.height + max(filled.placed[-1][0].space_after_pt, note.space_before_pt)
    bottom = start + note.height(width)
    if not (note.is_remark and ends_section and bottom <= limit):
        return filled
    return Filled((*filled.placed, (note, start)), tuple(following), bottom)


def _with_gap_filled(filled: Filled, width: float, height: float, grid_pt: float) -> Filled:
    """Fills the foot of a page on which a figure or table did not fit with the text behind it in its section.

    Running text may be split for that, a table goes first only as a whole; a remark stays behind what it is about.
    The rest of a paragraph or list comes before the figure: it is read before it.
    """
    figure, *following = filled.rest
    if not figure.may_wait or height - filled.height < GAP_WORTH_FILLING_PT:
        return filled
    first = filled
    while following and following[0].may_go_first and not (following[0].is_remark and filled is first):
        series = _series(following)
        start = filled.height + max(filled.placed[-1][0].space_after_pt, series[0].space_before_pt)
        start = on_grid(start, grid_pt) if series[0].is_on_grid else start
        more = fill(series, width, height - start, grid_pt)
        if not more.placed or (more.rest and not series[0].may_be_split_to_fill):
            break
        placed = (*filled.placed, *((block, start + depth) for block, depth in more.placed))
        following = following[len(series) :]
        filled = Filled(placed, (figure, *following), start + more.height)
        if more.rest:
            return replace(filled, rest=(*more.rest, figure, *following))
    return filled


def _series(blocks: list[Block]) -> list[Block]:
    """The first block with those that belong to the same list."""
    name = blocks[0].series
    return list(takewhile(lambda block: block.series is name, blocks)) if name is not None else blocks[:1]

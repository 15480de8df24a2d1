"""What the grid leaves over, and what a page lacks to its foot, goes to the spaces between blocks."""

from __future__ import annotations

from itertools import pairwise

from reportgen.pdf.blocks import Block, Filled, fill
from reportgen.pdf.spaces import settled, stretched
from tests.pdf.test_layout import Slab

GRID = 14.0


def line() -> Slab:
    return Slab("line", GRID, is_on_grid=True)


def placed(*blocks: Block) -> Filled:
    return settled(fill(blocks, 100.0, 1000.0, GRID), 100.0, GRID)


def depths(filled: Filled) -> list[float]:
    return [depth for _, depth in filled.placed]


def test_what_the_grid_leaves_over_stands_above_and_below_a_figure_alike() -> None:
    assert depths(placed(line(), Slab("figure", 20), line())) == [0, 18, 42]


def test_a_heading_keeps_its_distance_to_its_text() -> None:
    filled = placed(line(), Slab("heading", 20, keep_with_next=True, space_after_pt=4), line())
    assert depths(filled) == [0, 18, 42]
    first = placed(Slab("heading", 20, keep_with_next=True, space_after_pt=4), line())
    assert depths(first) == [4, 28]


def test_a_remark_stays_near_what_it_is_about() -> None:
    assert depths(placed(line(), Slab("remark", 10, is_remark=True), line())) == [0, 14, 28]


def test_what_a_page_lacks_goes_by_whole_lines_to_what_stands_around_text() -> None:
    filled = placed(line(), Slab("figure", 14), line(), Slab("heading", 14, keep_with_next=True), line())
    assert depths(stretched(filled, 70 + 14 * 2, 100.0, GRID)) == [0, 21, 42, 70, 84]
    assert depths(stretched(filled, 70 + 13, 100.0, GRID)) == depths(filled)


def test_a_figure_at_the_foot_reaches_it_exactly() -> None:
    filled = placed(line(), Slab("figure", 20))
    assert depths(stretched(filled, 44, 100.0, GRID)) == [0, 24]


def test_a_page_that_lacks_far_more_than_its_spaces_can_take_is_left_alone() -> None:
    filled = placed(line(), Slab("figure", 14), line())
    assert stretched(filled, 400, 100.0, GRID) == filled


def test_a_line_goes_where_the_space_is_smallest() -> None:
    filled = placed(line(), Slab("large", 2), line(), Slab("small", 14), line())
    assert depths(filled) == [0, 20, 28, 42, 56]
    assert depths(stretched(filled, 84, 100.0, GRID)) == [0, 20, 28, 49, 70]


def test_a_section_begins_further_below_than_a_heading_inside_it() -> None:
    section, heading = (Slab(name, 14, keep_with_next=True) for name in ("section", "heading"))
    section.begins_section = True
    filled = stretched(placed(line(), heading, line(), section, line()), 70 + 6 * 14, 100.0, GRID)
    gaps = [start - depth - block.height(1) for (block, depth), (_, start) in pairwise(filled.placed)]
    assert gaps == [14, 0, 28, 0]

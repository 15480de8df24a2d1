"""Stacking blocks onto pages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import RenderError
from reportgen.pdf.blocks import Block, Box, Frame, Hanging, Space, Stack, fill
from reportgen.pdf.flow import OVERHANG_PT
from reportgen.pdf.fonts import Fonts
from reportgen.pdf.pages import lay_out
from reportgen.pdf.pieces import Piece
from reportgen.pdf.styles import styles_of
from reportgen.pdf.surface import Surface
from reportgen.pdf.text import Text
from reportgen.theme import default_theme

THEME = default_theme()
BODY = styles_of(THEME).body
FONTS = Fonts(THEME)


@dataclass
class Slab(Block):
    """A block of a given height that cannot be split."""

    name: str
    height_pt: float
    keep_with_next: bool = False
    space_after_pt: float = 0.0
    may_wait: bool = False
    may_go_first: bool = False
    may_be_split_to_fill: bool = True
    is_remark: bool = False
    is_on_grid: bool = False
    place: str = ""

    def height(self, width: float) -> float:  # noqa: ARG002  # the same in every width
        return self.height_pt

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        raise NotImplementedError


def paragraph(lines: int) -> Text:
    """A paragraph of so many lines in a column of 100 points."""
    return Text([Piece("wordwordwordword " * lines, "PTSerif-Regular", 10, "#000000")], BODY, FONTS)


def names(blocks: list[Block], height: float = 100) -> list[list[str]]:
    return [
        [getattr(placed.block, "name", "text") for placed in page.placed] for page in lay_out(blocks, 100.0, height)
    ]


def test_blocks_follow_each_other_with_the_larger_of_the_spaces_between_them() -> None:
    filled = fill([Slab("a", 10, space_after_pt=5), Slab("b", 10)], 100, 100)
    assert [depth for _, depth in filled.placed] == [0, 15]


def test_a_heading_is_never_left_at_the_foot_of_a_page() -> None:
    assert names([Slab("a", 70), Slab("heading", 20, keep_with_next=True), Slab("b", 30)]) == [["a"], ["heading", "b"]]


def test_a_heading_stays_if_the_first_lines_of_its_text_fit() -> None:
    pages = lay_out([Slab("a", 40), Slab("heading", 20, keep_with_next=True), paragraph(6)], 100.0, 100.0)
    assert [len(page.placed) for page in pages] == [3, 1]


@pytest.mark.parametrize(("lines", "room", "expected"), [(6, 3, (3, 3)), (4, 3, (2, 2)), (5, 4, (3, 2))])
def test_paragraphs_are_split_without_widows_and_orphans(lines: int, room: int, expected: tuple[int, int]) -> None:
    text = paragraph(lines)
    assert len(text.lines(100)) == lines
    parts = text.split(100, room * BODY.leading_pt)
    assert parts is not None
    head, tail = parts
    assert (head.height(100) / BODY.leading_pt, tail.height(100) / BODY.leading_pt) == expected


@pytest.mark.parametrize(("lines", "room"), [(3, 2), (2, 1), (6, 1)])
def test_paragraphs_stay_whole_rather_than_leave_one_line_alone(lines: int, room: int) -> None:
    assert paragraph(lines).split(100, room * BODY.leading_pt) is None


def test_a_stack_to_be_kept_together_moves_as_a_whole_and_is_split_only_when_no_page_holds_it() -> None:
    together = Stack([Slab("a", 30), Slab("b", 30)], together_pt=80)
    assert together.split(100, 40) is None
    taller = Stack([Slab("a", 60), Slab("b", 60)], together_pt=1000)
    assert [len(page.placed) for page in lay_out([taller], 100.0, 100.0)] == [1, 1]


def test_a_box_and_a_hanging_text_are_split_with_their_content() -> None:
    box = Box(Hanging(Space(0), paragraph(8), 10), Frame(padding_pt=5), before_pt=0)
    pages = lay_out([box], 110.0, 80.0)
    assert len(pages) == 2
    assert sum(placed.block.height(110) for page in pages for placed in page.placed) <= 8 * 14 + 4 * 5 + 14


def test_what_follows_a_waiting_figure_fills_the_page() -> None:
    blocks: list[Block] = [
        Slab("a", 20),
        Slab("figure", 90, may_wait=True),
        Slab("b", 30, may_go_first=True),
        Slab("table", 60, may_go_first=True, may_be_split_to_fill=False),
        Slab("heading", 10),
    ]
    assert names(blocks) == [["a", "b"], ["figure", "heading"], ["table"]] or names(blocks) == [
        ["a", "b"],
        ["figure"],
        ["table", "heading"],
    ]


def test_a_figure_waits_only_when_much_would_stay_empty() -> None:
    blocks: list[Block] = [Slab("a", 60), Slab("figure", 90, may_wait=True), Slab("b", 10, may_go_first=True)]
    assert names(blocks) == [["a"], ["figure", "b"]]


def test_the_remark_that_ends_a_section_may_use_a_little_of_the_margin() -> None:
    def pages(remark_height: float) -> list[list[str]]:
        remark = Slab("remark", remark_height, is_remark=True)
        return names([Slab("a", 95), remark, Slab("heading", 20, keep_with_next=True), Slab("b", 30)])

    assert pages(12) == [["a", "remark"], ["heading", "b"]]
    assert pages(30) == [["a"], ["remark", "heading", "b"]]


def test_a_block_that_no_page_holds_is_named() -> None:
    with pytest.raises(RenderError) as caught:
        lay_out([Slab("a", 120, place="chart 'x'")], 100.0, 100.0)
    assert str(caught.value).startswith("chart 'x': it is 120 points high and cannot be divided; the page has 100")


def test_a_chain_of_headings_longer_than_a_page_does_not_hang() -> None:
    blocks: list[Block] = [Slab(str(n), 30, keep_with_next=True) for n in range(9)]
    assert sum(len(page) for page in names(blocks)) == 9


def test_a_heading_with_a_line_or_two_goes_with_the_figure_that_starts_the_next_page() -> None:
    blocks: list[Block] = [
        Slab("a", 30),
        Slab("heading", 10, keep_with_next=True),
        Slab("text", 28),
        Slab("figure", 60, may_wait=True),
    ]
    assert names(blocks) == [["a"], ["heading", "text", "figure"]]
    blocks[2] = Slab("text", 45)
    assert names(blocks) == [["a", "heading", "text"], ["figure"]]


def test_a_short_section_stands_under_its_heading_where_the_next_one_begins() -> None:
    blocks: list[Block] = [
        Slab("a", 60),
        Slab("heading", 10, keep_with_next=True),
        Slab("line", 14),
        Slab("next", 10, keep_with_next=True),
        Slab("b", 60),
    ]
    assert names(blocks) == [["a", "heading", "line"], ["next", "b"]]


def test_the_rest_of_a_paragraph_comes_before_the_figure_that_waited() -> None:
    text = paragraph(8)
    text.may_go_first = True
    blocks: list[Block] = [Slab("a", 110), Slab("figure", 150, may_wait=True), text]
    assert names(blocks, 200) == [["a", "text"], ["text", "figure"]]


def test_items_of_a_list_go_first_and_the_rest_of_it_comes_before_the_figure() -> None:
    items = [Slab(f"item {number}", 14, may_go_first=True, is_on_grid=True) for number in range(7)]
    for item in items:
        item.series = "the list"
    blocks: list[Block] = [Slab("a", 112), Slab("figure", 150, may_wait=True), *items, Slab("b", 14)]
    pages = [
        [getattr(placed.block, "name", "") for placed in page.placed]
        for page in lay_out(blocks, 100.0, 182.0, grid_pt=14.0)
    ]
    assert pages[0] == ["a", *(f"item {number}" for number in range(5))]
    assert pages[1][:3] == ["item 5", "item 6", "figure"]


@pytest.mark.parametrize(("above", "count", "on_first"), [(6, 5, 3), (9, 3, 0), (8, 3, 0), (8, 4, 2), (7, 5, 3)])
def test_an_item_of_one_line_does_not_stand_alone_where_a_list_is_divided(
    above: int, count: int, on_first: int
) -> None:
    items = [Slab("item", 14, is_on_grid=True) for _ in range(count)]
    for item in items:
        item.series = "the list"
    blocks: list[Block] = [*(Slab("a", 14) for _ in range(above)), *items, *(Slab("b", 14) for _ in range(4))]
    assert names(blocks, 140)[0] == [*["a"] * above, *["item"] * on_first]


def test_a_heading_goes_with_the_item_that_does_not_stand_alone_below_it() -> None:
    items = [Slab("item", 14, is_on_grid=True) for _ in range(4)]
    for item in items:
        item.series = "the list"
    blocks: list[Block] = [Slab("a", 110), Slab("heading", 14, keep_with_next=True), *items]
    assert names(blocks, 140) == [["a"], ["heading", *["item"] * 4]]


def test_a_remark_stays_behind_the_table_that_waits() -> None:
    table = Slab("table", 90, may_wait=True)
    remark = Slab("remark", 10, may_go_first=True, is_remark=True)
    text = Slab("text", 60, may_go_first=True)
    assert names([Slab("a", 30), table, remark, text]) == [["a"], ["table", "remark"], ["text"]]


def test_a_last_page_of_a_line_is_spared_by_a_line_more_on_the_others() -> None:
    assert [len(page) for page in names([Slab(str(number), 10) for number in range(21)])] == [11, 10]


def test_a_last_page_that_cannot_be_spared_gets_more_than_a_line() -> None:
    pages = [len(page) for page in names([Slab(str(number), 100) for number in range(21)], 1000)]
    assert pages == [9, 9, 3]


def test_page_one_is_not_shortened_so_far_that_it_loses_its_contents() -> None:
    slabs = [Slab(str(number), 100) for number in range(21)]
    pages = lay_out(slabs, 100.0, 1000.0, on_first=10)
    assert [len(page.placed) for page in pages] == [10, 8, 3]


def card(*heights: float, again: Block | None = None) -> Box:
    """A card of slabs that had rather stay together."""
    slabs = [Slab(str(number), height) for number, height in enumerate(heights)]
    return Box(Stack(slabs, together_pt=1000), Frame(padding_pt=0), before_pt=0, after_pt=0, again=again)


def test_a_card_is_divided_only_where_more_than_three_lines_would_stay_empty() -> None:
    blocks: list[Block] = [Slab("a", 60), card(30, 30, 30)]
    assert [len(page.placed) for page in lay_out(blocks, 100.0, 100.0)] == [1, 1]
    pages = lay_out([Slab("a", 130), card(30, 30, 30), Slab("b", 60)], 100.0, 200.0)
    assert [[each.block.height(100) for each in page.placed] for page in pages] == [[130, 60], [30, 60]]


def test_a_figure_is_never_divided_for_that() -> None:
    figure = Stack([Slab("caption", 30), Slab("picture", 30), Slab("source", 30)], together_pt=1000, is_whole=True)
    pages = lay_out([Slab("a", 130), figure], 100.0, 200.0)
    assert [[each.block.height(100) for each in page.placed] for page in pages] == [[130], [90]]


def test_the_later_part_of_a_card_stands_under_its_name_without_a_rule_on_top() -> None:
    whole = card(30, 30, 30, 30, again=Slab("card, continued", 12))
    whole.frame = Frame(padding_pt=0, rule_top="#000000")
    parts = whole.divided(100, 70)
    assert parts is not None
    head, tail = parts
    assert isinstance(tail, Box)
    assert (head.height(100), tail.height(100)) == (60, 72)
    assert (head.is_first, tail.is_first, tail.frame.rule_top) == (True, False, "")


def test_a_page_before_one_that_ends_much_too_high_leaves_a_line_to_it() -> None:
    blocks: list[Block] = [*(Slab("line", 14) for _ in range(8)), *(Slab("figure", 80) for _ in range(3))]
    assert names(blocks, 140) == [["line"] * 7, ["line", "figure"], ["figure"], ["figure"]]


def test_text_stands_on_the_grid_and_figures_where_they_come() -> None:
    blocks: list[Block] = [Slab("a", 10), Slab("b", 10, is_on_grid=True), Slab("c", 3), Slab("d", 5, is_on_grid=True)]
    filled = fill(blocks, 100, 100, 14)
    assert [depth for _, depth in filled.placed] == [0, 14, 24, 28]


LINES = st.integers(1, 12).map(lambda lines: ("text", lines))
HEADINGS = st.just(("heading", 1))
FIGURES = st.integers(2, 9).map(lambda lines: ("figure", lines))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(LINES, HEADINGS, FIGURES), min_size=1, max_size=25), st.integers(10, 20))
def test_whatever_the_story_all_of_it_is_set_once_without_widows_or_lone_headings(
    story: list[tuple[str, int]], lines: int
) -> None:
    blocks: list[Block] = []
    for kind, size in story:
        if kind == "text":
            text = paragraph(size)
            text.may_go_first = text.is_on_grid = True
            blocks.append(text)
        elif kind == "heading":
            blocks.append(Slab("heading", 20, keep_with_next=True))
        else:
            blocks.append(Slab("figure", size * 14.0, may_wait=True))
    height = lines * 14.0
    pages = lay_out(blocks, 100.0, height, grid_pt=7.0)
    placed = [each.block for page in pages for each in page.placed]
    total = sum(line for kind, line in story if kind == "text")
    assert sum(round(block.height(100) / 14) for block in placed if isinstance(block, Text)) == total
    assert [block for block in placed if isinstance(block, Slab)] == [b for b in blocks if isinstance(b, Slab)]
    for page in pages:
        depths = [(each.depth_pt, each.depth_pt + each.block.height(100)) for each in page.placed]
        assert all(below >= bottom - 0.01 for (_, bottom), (below, _) in pairwise(depths))
        assert depths[-1][1] <= height + OVERHANG_PT
        ends_story = page is pages[-1]
        assert ends_story or len(page.placed) == 1 or not page.placed[-1].block.keep_with_next
        parts = [each.block for each in page.placed if isinstance(each.block, Text) and each.block._is_part]
        assert all(block.height(100) >= 2 * 14 for block in parts)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(LINES.filter(lambda text: text[1] > 3), HEADINGS), min_size=10, max_size=60), st.integers(20, 40)
)
def test_pages_of_text_and_headings_end_within_five_lines(story: list[tuple[str, int]], lines: int) -> None:
    blocks: list[Block] = []
    for kind, size in [*story, ("text", 3)]:
        if kind == "text":
            blocks.append(paragraph(size))
            blocks[-1].is_on_grid = True
        elif not (blocks and blocks[-1].keep_with_next):
            blocks.append(Slab("heading", 20, keep_with_next=True))
    pages = lay_out(blocks, 100.0, lines * 14.0, grid_pt=14.0)
    # The last ones give to the last.
    ends = [page.placed[-1].depth_pt + page.placed[-1].block.height(100) for page in pages[:-4]]
    assert all(lines * 14 - end <= 5 * 14 for end in ends)

"""Columns side by side: balanced, filled in order, split where a page ends."""

from __future__ import annotations

from reportgen.pdf.blocks import Block, Space, fill
from reportgen.pdf.multicolumn import Columns


def columns(*heights: float) -> Columns:
    return Columns([Space(height) for height in heights], 2, 20.0)


def test_two_columns_are_balanced() -> None:
    assert columns(100, 100, 100, 100).height(220) <= 201
    assert columns(100, 50, 50).height(220) <= 101


def test_a_block_is_never_lost_or_doubled_where_a_page_ends() -> None:
    parts = columns(*[50] * 11).split(220, 120)
    assert parts is not None
    head, tail = parts
    assert isinstance(head, Columns)
    assert isinstance(tail, Columns)
    assert (len(head.blocks), len(tail.blocks)) == (4, 7)
    assert head.height(220) <= 120


def test_what_fits_is_not_split_and_a_low_foot_is_left_alone() -> None:
    assert columns(50, 50).split(220, 120) is None
    assert columns(*[50] * 11).split(220, 59) is None


def test_many_pages_hold_every_block_in_order() -> None:
    blocks = [Space(40) for _ in range(50)]
    rest, seen = (Columns(blocks, 2, 20.0),), []
    while rest:
        filled = fill(rest, 220, 200)
        seen += [block for placed, _ in filled.placed for block in placed.blocks]  # type: ignore[attr-defined]  # only columns stand here
        rest = filled.rest  # type: ignore[assignment]  # only columns stand here
    assert seen == blocks


class Card(Space):
    """A block that had rather stay together, but may be divided."""

    def divided(self, width: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002  # any width will do
        return Space(room), Space(self.height_pt - room)


def test_columns_that_fit_only_with_a_card_divided_go_on_on_the_next_page() -> None:
    cards = Columns([Card(height) for height in (300, 250, 200, 100)], 2, 20.0)
    assert cards.height(220) > 430
    parts = cards.split(220, 430)
    assert parts is not None
    assert [part.height(220) <= 430 for part in parts] == [True, True]

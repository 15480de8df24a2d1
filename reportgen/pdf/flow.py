"""How a story runs over its pages, and what is done about a nearly empty one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.pdf.blocks import Block, Filled
from reportgen.pdf.breaks import MOST_EMPTY_PT, page_of
from reportgen.pdf.spaces import settled, stretched

OVERHANG_PT = 14.0
# Of a page's height: what the last page should hold at least, and by how much those before it may be shorter for that.
LEAST_LAST_PAGE = 0.25
# The same where a section begins on it: nothing is torn from what it belongs to.
LEAST_OF_SECTION = 0.18
STEP, MOST_STEPS = 0.025, 6
# How many pages at the end give room to the last one.
MOST_EVENED = 6
DIVIDED_PT = 42.0
# What is tried for a page that ends much too high: how many pages before it, by how many lines one of them is shorter,
# and how many pages are set for all such trials together.
PAGES_BACK, LINES_LESS, MOST_TRIED = 3, 6, 600
LINE_PT = 14.0


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: what was left of the story when it began, its room without what it takes of the margin, what it holds."""

    story: tuple[Block, ...]
    room: float
    filled: Filled


@dataclass(frozen=True, slots=True)
class Flow:
    """A story and the pages it runs through, points; the first may be higher. `taller_pt` is taken of the margin."""

    blocks: tuple[Block, ...]
    width: float
    height: float
    first_height: float
    grid_pt: float
    taller_pt: float = 0.0

    def leaves(self, on_first: int) -> list[Leaf]:
        """The pages, each with at least one block. Raises RenderError for a block that no page can hold.

        A last page with little on it is done without where a line more on each of the others makes that possible; else
        the pages before it are made a little shorter, down to `on_first` blocks on page one.
        """
        leaves = self._from(self.blocks)
        if len(leaves) == 1 or self._is_enough(leaves[-1]):
            return self._mended(leaves, on_first)
        fuller = replace(self, taller_pt=OVERHANG_PT)
        made = fuller._from(self.blocks)
        if len(made) < len(leaves):
            return fuller._mended(made, on_first)
        return self._mended(self._evened(leaves, on_first), on_first)

    def finished(self, leaf: Leaf, *, is_last: bool) -> Filled:
        """What the page holds, spaces settled; what it lacks to its foot goes to them, if it is not the last."""
        filled = settled(leaf.filled, self.width, self.grid_pt)
        return filled if is_last else stretched(filled, leaf.room, self.width, self.grid_pt)

    def _from(self, story: tuple[Block, ...], rooms: Sequence[float] = ()) -> list[Leaf]:
        return list(self._turned(story, rooms))

    def _turned(self, story: tuple[Block, ...], rooms: Sequence[float] = (), less_pt: float = 0.0) -> Iterator[Leaf]:
        """Page after page in the given rooms and what is usual after them; the first stays `less_pt` above its foot."""
        rooms = rooms or (self.first_height,)
        number = 0
        while story:
            room = rooms[number] if number < len(rooms) else self.height
            used = room + self.taller_pt - (0.0 if number else less_pt)
            most = (self.first_height if story is self.blocks else self.height) + self.taller_pt
            filled = page_of(story, self.width, used, self.grid_pt, OVERHANG_PT - self.taller_pt, most)
            yield Leaf(story, room, filled)
            story, number = filled.rest, number + 1

    def _evened(self, leaves: list[Leaf], on_first: int) -> list[Leaf]:
        """As many pages, the last of them with enough on it, since some before it are shorter; or the same pages.

        As little as possible is changed, and rather by three lines more than with something divided for it.
        """
        made = []
        for step in range(1, MOST_STEPS + 1):
            for begin in range(len(leaves) - 2, max(-1, len(leaves) - 2 - MOST_EVENED), -1):
                rooms = [leaf.room - step * STEP * self.height for leaf in leaves[begin:]]
                tail = self._from(leaves[begin].story, rooms)
                if len(tail) <= len(leaves) - begin and (begin or len(tail[0].filled.placed) >= on_first):
                    made.append([*leaves[:begin], *tail])
        enough = [pages for pages in made if self._is_enough(pages[-1])]
        if enough:
            return min(enough, key=lambda pages: self._shortened(pages) + DIVIDED_PT * _divided(pages))
        return max([leaves, *made], key=lambda pages: pages[-1].filled.height)

    def _shortened(self, leaves: Sequence[Leaf]) -> float:
        """What the page that ends highest lacks to the foot, but for the last."""
        foots = [self.first_height, *(self.height for _ in leaves)]
        ends = [self.finished(leaf, is_last=False).height for leaf in leaves[:-1]]
        return max(foot - end for foot, end in zip(foots, ends, strict=False))

    def _is_enough(self, last: Leaf) -> bool:
        """Whether the last page holds what a last page should."""
        least = LEAST_OF_SECTION if last.story[0].keep_with_next else LEAST_LAST_PAGE
        return last.filled.height >= least * self.height

    def _mended(self, leaves: list[Leaf], on_first: int) -> list[Leaf]:
        """As many pages, those that end much too high mended by a page before them that leaves some lines to them."""
        tried = index = 0
        while index < len(leaves) - 1 and tried < MOST_TRIED:
            if self._excess(leaves[index]) > 0:
                for begin, less in _ways(index):
                    made = self._trial(leaves, begin, index, less)
                    tried += len(made)
                    now = leaves[begin : begin + len(made)]
                    keeps_first = begin or len(made[0].filled.placed) >= on_first
                    if keeps_first and self._missing(made) < self._missing(now) - LINE_PT / 2:
                        rest = self._from(made[-1].filled.rest, [leaf.room for leaf in leaves[begin + len(made) :]])
                        tried += len(rest)
                        whole = [*leaves[:begin], *made, *rest]
                        if len(whole) <= len(leaves) and self._missing(whole) < self._missing(leaves):
                            leaves = whole
                            break
            index += 1
        return leaves

    def _trial(self, leaves: Sequence[Leaf], begin: int, bad: int, less_pt: float) -> list[Leaf]:
        """The pages from `begin` to the one after the bad one, the first of them ending so much higher than it did."""
        less_pt += leaves[begin].room + self.taller_pt - leaves[begin].filled.height
        rooms = [leaf.room for leaf in leaves[begin:]]
        pages = zip(self._turned(leaves[begin].story, rooms, less_pt), range(bad + 2 - begin), strict=False)
        return [leaf for leaf, _ in pages]

    def _missing(self, leaves: Sequence[Leaf]) -> float:
        """How far the pages end above where they may, all together; but for the last of the story."""
        return sum(self._excess(leaf) for leaf in leaves if leaf.filled.rest)

    def _excess(self, leaf: Leaf) -> float:
        """How far the page ends above where it may; nothing where it goes on to the story's end."""
        return max(0.0, leaf.room - self.finished(leaf, is_last=False).height - MOST_EMPTY_PT)


def _divided(leaves: Sequence[Leaf]) -> int:
    """How many tables, cards and boxes go on on another page."""
    return sum(not block.is_first for leaf in leaves for block, _ in leaf.filled.placed)


def _ways(bad: int) -> Iterator[tuple[int, float]]:
    """From which page on and by how much, small changes first."""
    for lines in range(1, LINES_LESS + 1):
        for begin in range(bad - 1, max(-1, bad - 1 - PAGES_BACK), -1):
            yield begin, lines * LINE_PT

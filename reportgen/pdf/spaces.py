"""The spaces between blocks: what a grid leaves over is shared among them, and a page a little short is filled out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reportgen.pdf.blocks import EPSILON_PT, Block, Filled

# By how much a space may grow where the text has no grid.
MOST_GROWTH_PT = 14.0
# Where one line for each space is not enough, some get a second one until the page lacks no more than this.
LINES_LEFT = 3
MOST_LINES = 2
# A page that would still lack more than this part of what it lacks had better keep its spaces.
LEAST_GAIN = 0.2
# Smaller spaces stay where there is no grid: they hold a list together.
LEAST_GROWN_PT = 5.0
# The space above a heading takes so many shares, that above a section's even more: no heading inside a section may seem
# to begin something larger than the section's own.
HEADING_SHARES = 2.0
SECTION_SHARES = 3.0


@dataclass(frozen=True, slots=True)
class _Run:
    """Blocks on no grid, from the one at `start` on, and the one on the grid behind them unless the page ends there.

    `shares` says how much of a larger space stands above each of them.
    """

    start: int
    shares: tuple[float, ...]
    ends_page: bool

    def moves(self, amount_pt: float) -> list[float]:
        """How far down each goes when the spaces grow by so much in all."""
        shares = self.shares if sum(self.shares) else (1.0, *self.shares[1:])
        return [amount_pt * share / sum(shares) for share in accumulate(shares)]

    @property
    def most_lines(self) -> int:
        """One for each space that may grow."""
        return sum(1 for share in self.shares if share)


def settled(filled: Filled, width: float, grid_pt: float) -> Filled:
    """The same with the room above a line of the grid shared among the spaces before it, so that none is too large."""
    depths = [depth for _, depth in filled.placed]
    for run in _runs(filled.placed, grid_pt):
        if run.ends_page:
            continue
        last = run.start + len(run.shares) - 1
        (before, depth), (block, start) = filled.placed[last - 1 : last + 1]
        over = start - depth - before.height(width) - max(before.space_after_pt, block.space_before_pt)
        for index, move in enumerate(run.moves(max(over, 0.0))[:-1], run.start):
            depths[index] += move
    return _at(filled, depths, filled.height)


def stretched(filled: Filled, room: float, width: float, grid_pt: float) -> Filled:
    """The same with larger spaces around figures, tables, boxes and headings, so that it ends at the foot of `room`.

    What stands on the grid moves by whole lines. A space grows by a line, and by a second one only where the page would
    still lack more than three. Nothing changes where that would not bring the end near the foot.
    """
    pitch, lacking = grid_pt or MOST_GROWTH_PT, room - filled.height
    runs = [run for run in _runs(filled.placed, grid_pt) if run.most_lines]
    if not runs or lacking <= EPSILON_PT:
        return filled
    wanted, spaces = int((lacking + EPSILON_PT) / pitch), sum(run.most_lines for run in runs)
    now = [_growable(filled.placed, run, width) for run in runs]
    lines = _shared_lines(min(wanted, max(spaces, wanted - LINES_LEFT)), runs, now, pitch)
    rest = lacking - wanted * pitch if runs[-1].ends_page else 0.0
    given = sum(lines) * pitch + rest
    if given < lacking * LEAST_GAIN:
        return filled
    depths = [depth for _, depth in filled.placed]
    for run, count in zip(runs, lines, strict=True):
        moves = run.moves(count * pitch + (rest if run is runs[-1] else 0.0))
        moves += moves[-1:] * (len(depths) - run.start - len(moves))
        for index, move in enumerate(moves, run.start):
            depths[index] += move
    return _at(filled, depths, filled.height + given)


def _at(filled: Filled, depths: Sequence[float], height: float) -> Filled:
    placed = tuple((block, depth) for (block, _), depth in zip(filled.placed, depths, strict=True))
    return replace(filled, placed=placed, height=height)


def _shared_lines(count: int, runs: Sequence[_Run], now: Sequence[float], pitch: float) -> list[int]:
    """Whole lines for the runs, each to the one whose spaces, so large `now`, are smallest for their shares."""
    times = 1 if count <= sum(run.most_lines for run in runs) else MOST_LINES
    given = [0] * len(runs)
    for _ in range(min(count, times * sum(run.most_lines for run in runs))):
        open_runs = [index for index, run in enumerate(runs) if given[index] < times * run.most_lines]
        given[min(open_runs, key=lambda index: (now[index] + given[index] * pitch) / sum(runs[index].shares))] += 1
    return given


def _growable(placed: Sequence[tuple[Block, float]], run: _Run, width: float) -> float:
    """How large the run's spaces that may grow are in all."""
    total = 0.0
    for index, share in enumerate(run.shares, run.start):
        if share:
            (above, depth), (_, start) = placed[index - 1 : index + 1]
            total += start - depth - above.height(width)
    return total


def _runs(placed: Sequence[tuple[Block, float]], grid_pt: float) -> Iterator[_Run]:
    """What stands between lines of the grid, from the top; without a grid all of it is one."""
    blocks = [block for block, _ in placed]
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and not (grid_pt and blocks[end].is_on_grid):
            end += 1
        if end > start:
            ends_page = end == len(blocks)
            least_pt = 0.0 if grid_pt else LEAST_GROWN_PT
            yield _Run(start, _shares(blocks, start, end if ends_page else end + 1, least_pt), ends_page)
        start = end + 1


def _shares(blocks: Sequence[Block], start: int, end: int, least_pt: float) -> tuple[float, ...]:
    """Nothing parts a heading from what it heads or a remark from what it is about; the first of a page stays there."""
    return tuple(
        0.0
        if index == 0 or blocks[index].is_remark or _is_held(blocks[index - 1], blocks[index], least_pt)
        else _wanted(blocks[index])
        for index in range(start, end)
    )


def _wanted(block: Block) -> float:
    """The shares of the space above it."""
    if not block.keep_with_next:
        return 1.0
    return SECTION_SHARES if block.begins_section else HEADING_SHARES


def _is_held(above: Block, below: Block, least_pt: float) -> bool:
    return above.keep_with_next or max(above.space_after_pt, below.space_before_pt) < least_pt

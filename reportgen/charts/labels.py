"""Placing labels: apart from each other, inside the drawing, wrapped or shortened when they are long."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.charts.sheet import Box  # which loads matplotlib; wording labels does not need it

LABEL_LIMIT = 200
ELLIPSIS = "…"
SLACK_PT = 0.01  # widths that were added up differ in their last digits


def spread(wanted: Sequence[float], room: Sequence[float], low: float, high: float) -> list[float] | None:
    """Centres as near as can be to the wanted ones, in the same order, `room[i]` apart and inside low…high.

    Neighbours that collide share their displacement (pooled like adjacent violators). None when there is no room.
    """
    if sum(room) > high - low + 1e-6:
        return None
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    groups: list[tuple[list[int], float, float]] = []
    for index in order:
        groups.append(_held(([index], room[index], wanted[index] - room[index] / 2), low, high))
        while len(groups) > 1 and groups[-2][2] + groups[-2][1] > groups[-1][2] + 1e-9:
            groups[-2:] = [_held(_pooled(groups[-2], groups[-1]), low, high)]
    centres = [0.0] * len(wanted)
    for members, _, start in groups:
        edge = start
        for index in members:
            centres[index] = edge + room[index] / 2
            edge += room[index]
    return centres


def is_free(box: Box, taken: Sequence[Box]) -> bool:
    """Whether the box overlaps none of those taken."""
    return not any(box.overlaps(other) for other in taken)


class TakenRoom:
    """Boxes by the squares they lie in, so that among thousands only the near ones are asked."""

    SQUARE_PT = 24.0

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._squares: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Takes the room of the box."""
        for square in self._of(box):
            self._squares.setdefault(square, []).append(box)

    def is_free(self, box: Box) -> bool:
        """Whether the box overlaps none of those taken."""
        return all(is_free(box, self._squares.get(square, ())) for square in self._of(box))

    def _of(self, box: Box) -> Iterator[tuple[int, int]]:
        columns, rows = (
            range(int(start // self.SQUARE_PT), int(end // self.SQUARE_PT) + 1)
            for start, end in ((box.x, box.right), (box.y, box.top))
        )
        return itertools.product(columns, rows)


def plain(text: str) -> str:
    """The label on one line; beyond 200 characters it ends in an ellipsis."""
    line = re.sub(r"[\t\n\v\f\r\u2028\u2029]+", " ", text).strip()
    return line if len(line) <= LABEL_LIMIT else line[: LABEL_LIMIT - 1].rstrip() + ELLIPSIS


def wrap(text: str, width: float, most_lines: int, width_of: Callable[[str], float]) -> tuple[str, ...]:
    """The label in at most `most_lines` lines of at most `width`; what does not fit ends in an ellipsis.

    No-break spaces hold together; a single word too wide for a line is cut.
    """
    words = [word for word in re.split(r"[ ]+", plain(text)) if word]
    lines: list[str] = []
    while words and len(lines) < most_lines:
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}") <= width + SLACK_PT:
            line = f"{line} {words.pop(0)}"
        lines.append(shorten(line, width, width_of))
    if words and lines and not lines[-1].endswith(ELLIPSIS):
        lines[-1] = shorten(lines[-1] + ELLIPSIS, width, width_of)
    return tuple(lines)


def shorten(text: str, width: float, width_of: Callable[[str], float]) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if width_of(text) <= width + SLACK_PT:
        return text
    kept = text.rstrip(ELLIPSIS)
    while kept and width_of(kept.rstrip() + ELLIPSIS) > width + SLACK_PT:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


Group = tuple[list[int], float, float]


def _pooled(one: Group, other: Group) -> Group:
    # The merged group starts where its members' wishes balance.
    total = one[1] + other[1]
    wish = (one[2] * len(one[0]) + (other[2] - one[1]) * len(other[0])) / (len(one[0]) + len(other[0]))
    return one[0] + other[0], total, wish


def _held(group: Group, low: float, high: float) -> Group:
    members, size, start = group
    return members, size, min(max(start, low), high - size)

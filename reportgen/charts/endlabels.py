"""The names and last values of lines, at their right ends, spread so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportgen.charts.labels import shorten, spread, wrap
from reportgen.charts.sheet import XY, Box, Sheet, Stroke
from reportgen.errors import RenderError, error

GAP_PT = 7.0
SPACE_PT = 2.5
MOST_SHARE = 0.32


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A name in the series' colour, and the last value."""

    name: str
    value: str
    colour: str


def end_labels_width(sheet: Sheet, labels: Sequence[EndLabel]) -> float:
    """The room the labels need at the right, at most a third of the drawing."""
    widest = max((_one_line(sheet, label) for label in labels), default=0.0)
    return min(widest, sheet.width_pt * MOST_SHARE) + GAP_PT + 1


def draw_end_labels(
    sheet: Sheet,
    labels: Sequence[EndLabel],
    points: Sequence[XY],
    right: float,
    within: tuple[float, float],
    kind: str = "lines",
) -> list[Box]:
    """Draws the labels right of the plot; returns the room of the leaders inside the plot, for lines that end early.

    Raises RenderError when they do not fit one above the other.
    """
    room = sheet.width_pt - right - GAP_PT
    blocks = [_lines(sheet, label, room) for label in labels]
    heights = [len(block) * sheet.line_pt for block in blocks]
    centres = spread([y for _, y in points], heights, *within)
    if centres is None:
        raise RenderError(
            error(
                "chart-room",
                f"chart '{kind}'",
                f"the names of {len(labels)} series do not fit into {sheet.height_pt:g} pt",
                "make the chart higher, the names shorter, or choose fewer series",
            )
        )
    leaders: list[Box] = []
    for label, block, height, centre, (x, y) in zip(labels, blocks, heights, centres, points, strict=True):
        if right - x > GAP_PT or abs(centre - y) > sheet.line_pt / 3:
            leader = [(x + 3, y), (right, y), (right + GAP_PT - 2, centre)]
            sheet.lines([leader], Stroke(sheet.palette.rule, 0.5))
            leaders.append(Box(x, y - 0.3, right - x, 0.6))
        for row, (name, value) in enumerate(block):
            baseline = centre + height / 2 - (row + 0.5) * sheet.line_pt - sheet.ascent_pt / 2 + 0.6
            left = right + GAP_PT
            if name:
                left = sheet.text(left, baseline, name, bold=True, colour=label.colour).right + SPACE_PT
            if value:
                sheet.text(left, baseline, value)
    return leaders


def _one_line(sheet: Sheet, label: EndLabel) -> float:
    return sheet.width_of(label.name, bold=True) + SPACE_PT + sheet.width_of(label.value)


def _lines(sheet: Sheet, label: EndLabel, room: float) -> list[tuple[str, str]]:
    if _one_line(sheet, label) <= room:
        return [(label.name, label.value)]
    lines = wrap(label.name, room, 2, partial(sheet.width_of, bold=True))
    return [*((line, "") for line in lines), ("", shorten(label.value, room, sheet.width_of))]

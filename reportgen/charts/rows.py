"""Rows of a horizontal chart: a measured column of labels, one row for each bar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportgen.charts.frame import refuse_height
from reportgen.charts.labels import wrap
from reportgen.charts.sheet import Sheet
from reportgen.errors import RenderError, error

MOST_SHARE = 0.4
GUTTER_PT = 8.0
MOST_ROW_PT = 44.0
LEAST_BARS_PT = 30.0
LEAST_LABEL_PT = 30.0
BAR_SHARE = 0.66
MOST_BAR_PT = 15.0


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows from `top` downwards, `step` apart; bars may begin at `left`."""

    top: float
    step: float
    left: float
    lines: tuple[tuple[str, ...], ...]

    @property
    def bar_pt(self) -> float:
        """The thickness of a bar."""
        return min(self.step * BAR_SHARE, MOST_BAR_PT)

    def centre(self, index: int) -> float:
        """The height of a row's middle."""
        return self.top - (index + 0.5) * self.step

    def baseline(self, index: int, sheet: Sheet) -> float:
        """The baseline of a label in the row's middle."""
        return self.centre(index) - sheet.size_pt * 0.34

    def draw_labels(self, sheet: Sheet, bold: Sequence[bool]) -> None:
        """The labels, left-aligned, each in the middle of its row."""
        for index, lines in enumerate(self.lines):
            first = self.baseline(index, sheet) + (len(lines) - 1) * sheet.line_pt / 2
            for number, line in enumerate(lines):
                sheet.text(0, first - number * sheet.line_pt, line, bold=bold[index])


def lay_rows(
    sheet: Sheet, labels: Sequence[str], bold: Sequence[bool], *, kind: str, words_pt: float, top: float | None = None
) -> Rows:
    """Rows for the labels, wrapped into at most two fifths of the width; the values' words need `words_pt`.

    Raises RenderError when a row would be lower than its text, or nothing would be left for the bars.
    """
    top = sheet.height_pt if top is None else top
    step = min(top / max(1, len(labels)), MOST_ROW_PT)
    if step < sheet.line_pt - 0.01:
        needed = sheet.line_pt * len(labels) + sheet.height_pt - top
        room = max(1, int(top // sheet.line_pt))
        fact = f"{len(labels)} rows do not fit into {sheet.height_pt:g} pt"
        refuse_height(kind, fact, needed, f"show at most {room} rows (`top` or `filter`)")
    most = min(sheet.width_pt * MOST_SHARE, sheet.width_pt - words_pt - GUTTER_PT - LEAST_BARS_PT)
    if most < LEAST_LABEL_PT:
        needed = sheet.width_pt + LEAST_LABEL_PT - most
        fact, remedy = f"{sheet.width_pt:g} pt are too narrow", f"make it at least {math.ceil(needed)} pt wide"
        raise RenderError(error("chart-room", f"chart '{kind}'", fact, remedy))
    most_lines = max(1, int((step + 1) // sheet.line_pt))
    lines = tuple(
        wrap(label, most, most_lines, partial(sheet.width_of, bold=strong))
        for label, strong in zip(labels, bold, strict=True)
    )
    widths = [sheet.width_of(line, bold=strong) for group, strong in zip(lines, bold, strict=True) for line in group]
    return Rows(top, step, max(widths, default=0.0) + GUTTER_PT, lines)

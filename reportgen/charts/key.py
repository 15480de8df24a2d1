"""The key of a chart whose marks cannot be named directly: swatches and names in one row at the top."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts.labels import plain, shorten
from reportgen.charts.marks import Look, bars
from reportgen.charts.sheet import Box, Sheet

SWATCH_PT = 6.4
GAP_PT = 4.0
BETWEEN_PT = 14.0


def draw_key(sheet: Sheet, entries: Sequence[tuple[str, str, Look]], left: float = 0.0) -> float:
    """Draws (name, colour, look) side by side; returns the height used. Long names are shortened to fit."""
    y = sheet.height_pt - sheet.ascent_pt
    room = (sheet.width_pt - left) / max(1, len(entries)) - SWATCH_PT - GAP_PT - BETWEEN_PT
    names = [plain(name) for name, _, _ in entries]
    natural = sum(sheet.width_of(name) + SWATCH_PT + GAP_PT + BETWEEN_PT for name in names)
    if natural > sheet.width_pt - left + BETWEEN_PT:
        names = [shorten(name, room, sheet.width_of) for name in names]
    marks, x = [], left
    for name, (_, colour, look) in zip(names, entries, strict=True):
        marks.append((Box(x, y - 0.5, SWATCH_PT, SWATCH_PT), look, colour))
        x = sheet.text(x + SWATCH_PT + GAP_PT, y, name).right + BETWEEN_PT
    bars(sheet, marks)
    return sheet.line_pt + GAP_PT

"""The pens and brushes of a matplotlib graphics context."""

from __future__ import annotations

from typing import Any

from matplotlib.backend_bases import GraphicsContextBase

from reportgen.charts.paths import rounded
from reportgen.model.drawing import Brush, Colour, Pen

_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def pen_of(gc: GraphicsContextBase) -> Pen | None:
    """How the context strokes; None when it leaves no trace."""
    colour, alpha = colour_of(gc.get_rgb())
    width = gc.get_linewidth()
    if not (width and alpha):
        return None
    phase, dash = _dashes(gc)
    lengths = () if dash is None else tuple(rounded(length) for length in dash)
    cap, join = _CAPS[gc.get_capstyle()], _JOINS[gc.get_joinstyle()]
    return Pen(colour, rounded(width), alpha, cap, join, lengths, rounded(phase or 0))  # type: ignore[arg-type]  # cap and join are 0…2 by the tables


def _dashes(gc: GraphicsContextBase) -> Any:
    # Any: matplotlib's stub allows any array here; it is a list of lengths, or None for a solid line.
    return gc.get_dashes()


def brush_of(gc: GraphicsContextBase, face: Any) -> Brush | None:
    """How a shape of this face colour is filled; None when it is not. matplotlib fills by the non-zero rule."""
    if face is None:
        return None
    colour, alpha = colour_of((*face[:3], gc.get_alpha()) if gc.get_forced_alpha() else face)
    return Brush(colour, alpha) if alpha else None


def colour_of(rgba: Any) -> tuple[Colour, float]:
    """A colour, and how opaque it is."""
    red, green, blue, *alpha = (round(float(part), 4) for part in rgba)
    return (red, green, blue), alpha[0] if alpha else 1.0

"""A drawing as a list of operations: what charts record and `pdf/` replays.

Coordinates are points with the origin at the lower left, y upwards, as in PDF. Colours are RGB in 0…1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Pen:
    """How a path is stroked. `cap` and `join` are PDF's numbers; `dash` lengths in points, empty = solid."""

    colour: Colour
    width_pt: float
    alpha: float = 1.0
    cap: Literal[0, 1, 2] = 0
    join: Literal[0, 1, 2] = 0
    dash: tuple[float, ...] = ()
    dash_phase: float = 0.0


@dataclass(frozen=True, slots=True)
class Brush:
    """How a path is filled."""

    colour: Colour
    alpha: float = 1.0
    even_odd: bool = False


# A segment: ("M", x, y) | ("L", x, y) | ("C", x1, y1, x2, y2, x, y) | ("Z",)
Segment = tuple[str, *tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class PathOperation:
    """A path, filled, stroked or both, inside an optional clipping path."""

    segments: tuple[Segment, ...]
    pen: Pen | None = None
    brush: Brush | None = None
    clip: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class TextOperation:
    """A run of text in one font, its baseline starting at (x, y), turned by `angle_deg` counter-clockwise.

    `font` is a name the theme knows; `width_pt` is the measured advance.
    """

    text: str
    x: float
    y: float
    font: str
    size_pt: float
    colour: Colour
    width_pt: float
    angle_deg: float = 0.0
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class ImageOperation:
    """An RGBA raster, 8 bits a channel, top row first, drawn into the given box."""

    x: float
    y: float
    width_pt: float
    height_pt: float
    pixels_wide: int
    pixels_high: int
    rgba: bytes
    clip: tuple[Segment, ...] = ()


DrawingOperation = PathOperation | TextOperation | ImageOperation


@dataclass(frozen=True, slots=True)
class DisplayList:
    """A finished drawing; picklable and independent of any document."""

    width_pt: float
    height_pt: float
    operations: tuple[DrawingOperation, ...]

    def texts(self) -> tuple[TextOperation, ...]:
        """The text runs, in drawing order."""
        return tuple(operation for operation in self.operations if isinstance(operation, TextOperation))

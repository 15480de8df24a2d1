"""Replays a recorded drawing into the page: vectors and selectable text in the document's own fonts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader

from reportgen.model.drawing import Brush, DisplayList, ImageOperation, PathOperation, Pen, Segment, TextOperation
from reportgen.pdf.blocks import Block
from reportgen.pdf.surface import Surface
from reportgen.pdf.tag import Tag

# A text whose advance differs more than this from what was measured is stretched, or labels would collide.
STRETCH_ABOVE = 0.02


class Picture(Block):
    """A drawing in the column; shrunk when it is wider than the column or higher than `highest_pt`."""

    def __init__(self, drawing: DisplayList, tag: Tag | None, *, highest_pt: float, place: str = "") -> None:
        self.drawing, self.tag, self.highest_pt, self.place = drawing, tag, highest_pt, place

    def scale(self, width: float) -> float:
        """The factor at which it fits."""
        wide, high = max(self.drawing.width_pt, 0.1), max(self.drawing.height_pt, 0.1)
        return min(1.0, width / wide, self.highest_pt / high)

    def height(self, width: float) -> float:
        """The drawing's height at that factor."""
        return self.drawing.height_pt * self.scale(width)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Replays it under its tag."""
        scale, bottom = self.scale(width), top - self.height(width)
        surface.enter(self.tag)
        surface.leave_text()
        surface.enclose(self.tag, (x, bottom, x + self.drawing.width_pt * scale, top))
        replay(surface, self.drawing, x, bottom, scale)


def replay(surface: Surface, drawing: DisplayList, x: float, y: float, scale: float = 1.0) -> None:
    """Draws the list with its lower left corner at (x, y). The page's graphics state is as before afterwards."""
    canvas = surface.canvas
    canvas.saveState()
    canvas._code.append(f"{scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm")
    for operation in drawing.operations:
        match operation:
            case PathOperation():
                _path(canvas, operation)
            case TextOperation():
                _text(surface, operation)
            case ImageOperation():
                _image(canvas, operation)
    canvas.restoreState()
    surface.forget_state()


def is_finite(drawing: DisplayList) -> bool:
    """Whether every coordinate can be written into a file."""
    numbers = [drawing.width_pt, drawing.height_pt]
    for operation in drawing.operations:
        if isinstance(operation, PathOperation):
            for segment in (*operation.segments, *operation.clip):
                numbers += segment[1:]
        else:
            numbers += [operation.x, operation.y, operation.width_pt]
    return all(map(math.isfinite, numbers))


def _path(canvas: Any, operation: PathOperation) -> None:
    pen, brush = operation.pen, operation.brush
    if pen is None and brush is None:
        return
    if pen and brush and pen.alpha < 1:
        # Painted in one go, the fill would not show through the stroke (ISO 32000-1, 11.7.4.4).
        _path(canvas, replace(operation, pen=None))
        _path(canvas, replace(operation, brush=None))
        return
    code = canvas._code
    canvas.saveState()
    if operation.clip:
        code.append(f"{_segments(operation.clip)} W n")
    if brush:
        _fill(canvas, brush)
    if pen:
        _stroke(canvas, pen)
    even_odd = "*" if brush and brush.even_odd else ""
    operator = f"B{even_odd}" if pen and brush else f"f{even_odd}" if brush else "S"
    code.append(f"{_segments(operation.segments)} {operator}")
    canvas.restoreState()


def _segments(segments: Sequence[Segment]) -> str:
    operators = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    return " ".join(" ".join([*(f"{n:.2f}" for n in segment[1:]), operators[segment[0]]]) for segment in segments)


def _fill(canvas: Any, brush: Brush) -> None:
    canvas._code.append("{:.3f} {:.3f} {:.3f} rg".format(*brush.colour))
    if brush.alpha < 1:
        canvas.setFillAlpha(brush.alpha)


def _stroke(canvas: Any, pen: Pen) -> None:
    code = canvas._code
    code.append("{:.3f} {:.3f} {:.3f} RG".format(*pen.colour) + f" {pen.width_pt:.2f} w {pen.cap} J {pen.join} j")
    if pen.dash:
        lengths = " ".join(f"{length:.2f}" for length in pen.dash)
        code.append(f"[{lengths}] {pen.dash_phase:.2f} d")
    if pen.alpha < 1:
        canvas.setStrokeAlpha(pen.alpha)


def _text(surface: Surface, operation: TextOperation) -> None:
    canvas, fonts = surface.canvas, surface.fonts
    spans = fonts.spans(operation.text, operation.font)
    advance = sum(fonts.width(text, font) for text, font in spans) * operation.size_pt
    stretch = operation.width_pt / advance if advance > 0 and operation.width_pt > 0 else 1.0
    canvas.saveState()
    surface.forget_state()
    canvas._code.append("BT")
    canvas._code.append("{:.3f} {:.3f} {:.3f} rg".format(*operation.colour))
    if operation.alpha < 1:
        canvas.setFillAlpha(operation.alpha)
    if abs(stretch - 1) > STRETCH_ABOVE:
        canvas._code.append(f"{stretch * 100:.2f} Tz")
    turn = math.radians(operation.angle_deg)
    cosine, sine = math.cos(turn), math.sin(turn)
    canvas._code.append(f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {operation.x:.2f} {operation.y:.2f} Tm")
    for text, font in spans:
        surface.show(text, font, operation.size_pt, canvas._doc)
    canvas._code.append("ET")
    canvas.restoreState()


def _image(canvas: Any, operation: ImageOperation) -> None:
    raster = Image.frombytes("RGBA", (operation.pixels_wide, operation.pixels_high), operation.rgba)
    canvas.saveState()
    if operation.clip:
        canvas._code.append(f"{_segments(operation.clip)} W n")
    box = (operation.x, operation.y, operation.width_pt, operation.height_pt)
    canvas.drawImage(ImageReader(raster), *box, mask="auto")
    canvas.restoreState()

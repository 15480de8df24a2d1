"""Draws a `DisplayList` with Agg, to compare it with matplotlib's own picture and to look at it."""

from __future__ import annotations

import io

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from reportgen.model.drawing import DisplayList, ImageOperation, PathOperation, Segment, TextOperation
from reportgen.theme import Theme

CODES = {"M": [Path.MOVETO], "L": [Path.LINETO], "C": [Path.CURVE4] * 3, "Z": [Path.CLOSEPOLY]}
CAPS = ("butt", "round", "projecting")
JOINS = ("miter", "round", "bevel")


def pixels(figure: Figure, dpi: int) -> np.ndarray:
    """The figure as Agg paints it, unhinted and unsnapped: rows × columns × RGB."""
    with rc_context({"text.hinting": "none", "path.snap": False}):
        figure.set_dpi(dpi)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        painted = np.asarray(canvas.buffer_rgba()).astype(float)
    return painted[..., :3] * painted[..., 3:] / 255 + 255 - painted[..., 3:]  # on paper


def png(drawing: DisplayList, theme: Theme, dpi: int = 144) -> bytes:
    """The drawing as a PNG file."""
    target = io.BytesIO()
    with rc_context({"text.hinting": "none", "path.snap": False}):
        figure = replayed(drawing, theme)
        FigureCanvasAgg(figure).print_figure(target, dpi=dpi, format="png")
    return target.getvalue()


def replayed(drawing: DisplayList, theme: Theme) -> Figure:
    """A figure that paints the operations one by one."""
    figure = Figure(figsize=(drawing.width_pt / 72, drawing.height_pt / 72), dpi=72, facecolor="white")
    place = figure.dpi_scale_trans
    points = Affine2D().scale(1 / 72) + place
    for order, operation in enumerate(drawing.operations):
        if isinstance(operation, PathOperation):
            artist = _patch(operation, points)
        elif isinstance(operation, TextOperation):
            artist = _text(operation, points, theme)
        else:
            assert isinstance(operation, ImageOperation)
            box = [operation.x / drawing.width_pt, operation.y / drawing.height_pt]
            box += [operation.width_pt / drawing.width_pt, operation.height_pt / drawing.height_pt]
            axes = figure.add_axes(box, zorder=order, frameon=False, xticks=[], yticks=[])
            shape = (operation.pixels_high, operation.pixels_wide, 4)
            image = axes.imshow(
                np.frombuffer(operation.rgba, np.uint8).reshape(shape), aspect="auto", interpolation="bilinear"
            )
            if operation.clip:
                image.set_clip_path(_path(operation.clip), points)
            continue
        artist.set_zorder(order)
        figure.add_artist(artist)
        if getattr(operation, "clip", ()):
            artist.set_clip_path(_path(operation.clip), points)
    return figure


def _patch(operation: PathOperation, transform: Affine2D) -> PathPatch:
    pen, brush = operation.pen, operation.brush
    face = (*brush.colour, brush.alpha) if brush else "none"
    patch = PathPatch(_path(operation.segments), facecolor=face, edgecolor="none", linewidth=0, transform=transform)
    if pen:
        patch.set(
            edgecolor=(*pen.colour, pen.alpha),
            linewidth=pen.width_pt,
            capstyle=CAPS[pen.cap],
            joinstyle=JOINS[pen.join],
        )
        if pen.dash:
            patch.set_linestyle((pen.dash_phase / pen.width_pt, [length / pen.width_pt for length in pen.dash]))
    return patch


def _text(operation: TextOperation, transform: Affine2D, theme: Theme) -> Text:
    font = FontProperties(fname=str(theme.fonts[operation.font]), size=operation.size_pt)
    text = Text(
        operation.x,
        operation.y,
        operation.text,
        color=operation.colour,
        alpha=operation.alpha,
        fontproperties=font,
        rotation=operation.angle_deg,
        rotation_mode="anchor",
        parse_math=False,
        transform=transform,
    )
    text.set_fontfeatures(["-kern"])
    return text


def _path(segments: tuple[Segment, ...]) -> Path:
    codes = [code for segment in segments for code in CODES[segment[0]]]
    points = []
    for segment in segments:
        numbers = segment[1:] or (0.0, 0.0)
        points += list(zip(numbers[::2], numbers[1::2], strict=True))
    return Path(points, codes)

"""A recorded drawing as a PNG for places that hold no PDF, as the body of a mail; drawn by Agg in the theme's fonts."""

from __future__ import annotations

import io

import numpy
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.image import BboxImage
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, TransformedBbox

from reportgen.charts.sheet import sheet_settings
from reportgen.model.drawing import DisplayList, ImageOperation, PathOperation, Segment, TextOperation
from reportgen.theme import Theme

_POINTS_PER_INCH = 72.0
_CAPS = ("butt", "round", "projecting")
_JOINS = ("miter", "round", "bevel")
_CODES = {"M": [Path.MOVETO], "L": [Path.LINETO], "C": [Path.CURVE4] * 3, "Z": [Path.CLOSEPOLY]}


def draw_png(drawing: DisplayList, theme: Theme, *, width_pixels: int = 1280) -> bytes:
    """The drawing on white, `width_pixels` wide. The same drawing gives the same bytes."""
    scale = width_pixels / drawing.width_pt
    size = (drawing.width_pt / _POINTS_PER_INCH, drawing.height_pt / _POINTS_PER_INCH)
    with sheet_settings():
        figure = Figure(figsize=size, dpi=_POINTS_PER_INCH * scale, facecolor="white")
        # One unit is one point; Agg multiplies line widths and type by the resolution itself.
        transform = Affine2D().scale(scale)
        for operation in drawing.operations:
            match operation:
                case PathOperation():
                    _add_path(figure, operation, transform)
                case TextOperation():
                    _add_text(figure, operation, transform, theme)
                case ImageOperation():
                    _add_image(figure, operation, transform)
        stream = io.BytesIO()
        FigureCanvasAgg(figure).print_png(stream, metadata={"Software": None})  # type: ignore[no-untyped-call]  # matplotlib has not typed it
    return stream.getvalue()


def _add_path(figure: Figure, operation: PathOperation, transform: Affine2D) -> None:
    pen, brush = operation.pen, operation.brush
    path = _path(operation.segments)
    if brush:
        fill = PathPatch(path, facecolor=(*brush.colour, brush.alpha), edgecolor="none", linewidth=0)
        _place(figure, fill, transform, operation.clip)
    if pen:
        dash = (pen.dash_phase / pen.width_pt, tuple(length / pen.width_pt for length in pen.dash)) if pen.dash else "-"
        line = PathPatch(
            path,
            facecolor="none",
            edgecolor=(*pen.colour, pen.alpha),
            linewidth=pen.width_pt,
            linestyle=dash,
            capstyle=_CAPS[pen.cap],
            joinstyle=_JOINS[pen.join],
        )
        _place(figure, line, transform, operation.clip)


def _add_text(figure: Figure, operation: TextOperation, transform: Affine2D, theme: Theme) -> None:
    text = Text(
        operation.x,
        operation.y,
        operation.text,
        color=operation.colour,
        alpha=operation.alpha,
        fontproperties=FontProperties(fname=str(theme.fonts[operation.font]), size=operation.size_pt),
        rotation=operation.angle_deg,
        rotation_mode="anchor",
        ha="left",
        va="baseline",
        parse_math=False,
    )
    _place(figure, text, transform, ())


def _add_image(figure: Figure, operation: ImageOperation, transform: Affine2D) -> None:
    box = Bbox.from_bounds(operation.x, operation.y, operation.width_pt, operation.height_pt)
    image = BboxImage(TransformedBbox(box, transform), interpolation="bilinear")
    shape = (operation.pixels_high, operation.pixels_wide, 4)
    image.set_data(numpy.frombuffer(operation.rgba, dtype=numpy.uint8).reshape(shape))
    image.set_zorder(1)
    if operation.clip:
        image.set_clip_path(_path(operation.clip), transform)
    figure.add_artist(image)


def _place(figure: Figure, artist: PathPatch | Text, transform: Affine2D, clip: tuple[Segment, ...]) -> None:
    artist.set_zorder(1)  # one layer: what is drawn later lies above
    artist.set_transform(transform)
    figure.add_artist(artist)
    if clip:
        artist.set_clip_path(_path(clip), transform)


def _path(segments: tuple[Segment, ...]) -> Path:
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for kind, *numbers in segments:
        codes += (int(code) for code in _CODES[kind])
        points += zip(numbers[::2], numbers[1::2], strict=True) if numbers else [(0.0, 0.0)]
    return Path(points, codes)

"""Records a matplotlib Figure as a `DisplayList`: vectors, text in the theme's fonts, images.

What cannot be recorded raises; nothing is dropped silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Never

import numpy as np
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.font_manager import FontProperties, weight_dict
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform, Transform

from reportgen.charts.ink import brush_of, colour_of, pen_of
from reportgen.charts.lettering import Lettering
from reportgen.charts.paths import clip_path, clip_segments, rounded, segments, within
from reportgen.charts.raster import Paint, rasterised
from reportgen.errors import RenderError, error
from reportgen.model.drawing import (
    Brush,
    DisplayList,
    DrawingOperation,
    ImageOperation,
    PathOperation,
    Pen,
    Segment,
    TextOperation,
)
from reportgen.theme import Theme

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure  # 0.3 s to import, and our own families do without


class Clipping(StrEnum):
    """What a clipping rectangle does to a text."""

    NONE = "none"
    CUT = "cut"
    AWAY = "away"


DPI = 72  # one pixel is one point
IMAGE_DPI = 300
_LEAST_BOLD = 600


def record(figure: Figure, theme: Theme, lettering: Lettering | None = None) -> DisplayList:
    """The figure as operations in points; text without a font file of its own is set in the theme's display face.

    `lettering` may be one that has already measured the figure's texts.

    Smooth shading, and hatches inside a clipping path, become images; formulae, and text cut by a clip, outlines.
    Raises RenderError for what has no place in a drawing: TeX, filters, links, a font the theme does not have, a
    character no font has.
    """
    figure.set_dpi(DPI)
    renderer = RecordingCanvas(figure, theme, lettering or Lettering(theme)).get_renderer()
    figure.draw(renderer)
    return renderer.drawing()


def record_artists(
    artists: Iterable[Artist], width_pt: float, height_pt: float, theme: Theme, lettering: Lettering
) -> DisplayList:
    """Artists that need no figure, in their order. Raises RenderError as `record` does."""
    renderer = RecordingRenderer(width_pt, height_pt, theme, lettering)
    for artist in artists:
        artist.draw(renderer)
    return renderer.drawing()


class RecordingCanvas(FigureCanvasBase):
    """Gives a figure's layout the measures of the theme's fonts."""

    fixed_dpi = DPI

    def __init__(self, figure: Figure, theme: Theme, lettering: Lettering) -> None:
        super().__init__(figure)
        width, height = figure.get_size_inches() * DPI
        self._renderer = RecordingRenderer(float(width), float(height), theme, lettering)

    def get_renderer(self) -> RecordingRenderer:
        """The renderer that collects the operations."""
        return self._renderer


class RecordingRenderer(RendererBase):
    """Collects what matplotlib draws. Origin at the lower left, y upwards, one unit is one point."""

    def __init__(self, width_pt: float, height_pt: float, theme: Theme, lettering: Lettering) -> None:
        super().__init__()
        self.width, self.height, self.dpi = width_pt, height_pt, DPI
        self._theme = theme
        self._lettering = lettering
        self._operations: list[DrawingOperation] = []

    def drawing(self) -> DisplayList:
        """What was drawn so far."""
        return DisplayList(rounded(self.width), rounded(self.height), tuple(self._operations))

    def flipy(self) -> bool:
        """Text coordinates run upwards, as in PDF."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The size of the drawing in points."""
        return self.width, self.height

    def get_image_magnification(self) -> float:
        """How many image pixels are wanted for a point."""
        return IMAGE_DPI / DPI

    def option_image_nocomposite(self) -> bool:
        """Images stay apart; each becomes one operation."""
        return True

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 (matplotlib's name)
    ) -> None:
        """A path, stroked, filled and hatched as the graphics context says."""
        self._refuse_links(gc)
        pen, brush = pen_of(gc), brush_of(gc, rgbFace)
        clip = clip_segments(gc)
        if (pen or brush) and (segments := self._segments(gc, path, transform, is_line=brush is None)):
            self._operations.append(PathOperation(segments, pen, brush, clip))
        if gc.get_hatch() is not None:
            self._hatch(gc, path.transformed(transform))

    def draw_image(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        im: Any,
        transform: Any = None,  # noqa: ARG002 (not offered)
    ) -> None:
        """An RGBA image whose rows come from the bottom up; its pixels hold the artist's alpha already."""
        self._refuse_links(gc)
        high, wide = im.shape[:2]
        pixels = np.array(im[::-1], dtype=np.uint8)
        scale = DPI / IMAGE_DPI
        box = (rounded(x), rounded(y), rounded(wide * scale), rounded(high * scale))
        self._operations.append(ImageOperation(*box, wide, high, pixels.tobytes(), clip_segments(gc)))

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | str = False,
        mtext: Any = None,
    ) -> None:
        """A line of text; formulae, which only a user's own figure can ask for, become paths."""
        self._refuse_links(gc)
        if ismath:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)  # type: ignore[arg-type]  # the stub lacks "TeX"
            return
        clipping = self._clipping(gc, x, y, s, prop, angle)
        if clipping is Clipping.CUT:
            outlined = prop.copy()
            outlined.set_file(str(self._theme.fonts[self._font(prop)]))
            super().draw_text(gc, x, y, s, outlined, angle, ismath=False, mtext=mtext)
        elif clipping is Clipping.NONE:
            self._operations.extend(self._text_operations(gc, x, y, s, prop, angle))

    def draw_tex(self, *_: Any, **__: Any) -> None:
        """Refused: there is no TeX here."""
        _refuse("TeX text (usetex)", "set the text plainly")

    def draw_gouraud_triangles(
        self, gc: GraphicsContextBase, triangles_array: Any, colors_array: Any, transform: Transform
    ) -> None:
        """Smooth shading as an image: PDF's own shadings would need a colour function for every triangle."""
        corners = transform.transform(np.reshape(triangles_array, (-1, 2)))
        box = Bbox.intersection(Bbox([corners.min(axis=0), corners.max(axis=0)]), self._canvas_box)
        if box is None:
            return

        def paint(renderer: Any, place: Transform) -> None:
            renderer.draw_gouraud_triangles(renderer.new_gc(), triangles_array, colors_array, transform + place)

        self._raster(box, clip_segments(gc), paint)

    def start_filter(self) -> None:
        """Refused: filters work on pixels."""
        _refuse("an image filter (agg_filter)", "draw the effect with shapes")

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | str
    ) -> tuple[float, float, float]:
        """Width by the font's own advances; height and descent are the font's, whatever the letters."""
        if ismath == "TeX":
            self.draw_tex()
        if ismath:
            return super().get_text_width_height_descent(s, prop, ismath)  # type: ignore[arg-type]  # the stub lacks "TeX"
        ascent, descent, _ = self._get_font_height_metrics(prop)
        width = self._lettering.width_pt(s, self._font(prop), prop.get_size_in_points())
        return width, ascent + descent, descent

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        # matplotlib asks this of its own PDF renderer; answering saves its search through the system's fonts.
        face, size_pt = self._lettering.face(self._font(prop)), prop.get_size_in_points()
        return face.ascent_em * size_pt, face.descent_em * size_pt, 0.0

    def _text_operations(
        self, gc: GraphicsContextBase, x: float, y: float, text: str, prop: FontProperties, angle: float
    ) -> Iterator[TextOperation]:
        size_pt, turn = prop.get_size_in_points(), np.deg2rad(angle)
        colour, alpha = colour_of(gc.get_rgb())
        for run in self._lettering.runs(text, self._font(prop)):
            width_pt = run.width_em * size_pt
            if alpha:
                yield TextOperation(
                    run.text,
                    rounded(x),
                    rounded(y),
                    run.font,
                    size_pt,
                    colour,
                    rounded(width_pt),
                    rounded(angle),
                    alpha,
                )
            x, y = x + width_pt * float(np.cos(turn)), y + width_pt * float(np.sin(turn))

    def _font(self, prop: FontProperties) -> str:
        if path := prop.get_file():
            name = self._lettering.name_of(str(path))
            return name or _refuse(f"the font {FilePath(str(path)).name}", "use one of the theme's fonts")
        display = self._theme.display
        is_italic = prop.get_style() != "normal"
        if _weight(prop) >= _LEAST_BOLD:
            return display.bold_italic if is_italic else display.bold
        return display.italic if is_italic else display.regular

    def _clipping(
        self, gc: GraphicsContextBase, x: float, y: float, text: str, prop: FontProperties, angle: float
    ) -> Clipping:
        clip = gc.get_clip_rectangle()
        if clip is None:
            return Clipping.NONE
        width, height, descent = self.get_text_width_height_descent(text, prop, ismath=False)
        turn = Affine2D().rotate_deg_around(x, y, angle)
        box = Bbox.from_bounds(x, y - descent, width, height).transformed(turn)
        if not clip.overlaps(box):
            return Clipping.AWAY
        # Letters seldom fill the height of their font; what only its edge loses stays text.
        inside = clip.padded(height)
        return Clipping.NONE if inside.contains(box.x0, box.y0) and inside.contains(box.x1, box.y1) else Clipping.CUT

    @property
    def _canvas_box(self) -> Bbox:
        return Bbox.from_bounds(0, 0, self.width, self.height)

    def _raster(self, box: Bbox, clip: tuple[Segment, ...], paint: Paint) -> None:
        if image := rasterised(box, clip, paint, IMAGE_DPI):
            self._operations.append(image)

    def _segments(
        self, gc: GraphicsContextBase, path: Path, transform: Transform, *, is_line: bool
    ) -> tuple[Segment, ...]:
        # Lines may leave the canvas by far; filled shapes must keep their corners.
        clip = (0.0, 0.0, self.width, self.height) if is_line else None
        simplify = bool(path.should_simplify) and is_line
        return segments(path, transform, clip=clip, simplify=simplify, sketch=gc.get_sketch_params())

    def _hatch(self, gc: GraphicsContextBase, shape: Path) -> None:
        tile = gc.get_hatch_path()
        clip_box = gc.get_clip_rectangle()
        if clip_path(gc)[0] is not None:
            self._hatch_image(gc, shape)
            return
        box = shape.get_extents()
        if clip_box is not None:
            clipped = Bbox.intersection(box, clip_box)
            if clipped is None:
                return
            shape = shape if clip_box.count_contains(box.corners()) == 4 else shape.clip_to_bbox(clip_box)
            box = clipped
        clip = segments(shape, IdentityTransform())
        colour, alpha = colour_of(gc.get_hatch_color() or (0.0, 0.0, 0.0, 1.0))
        # Rules end where the next tile goes on; overlapping, their soft edges would show as dots.
        is_ruled = bool(np.isin(tile.codes, (Path.MOVETO, Path.LINETO)).all()) if tile.codes is not None else False
        pen = Pen(colour, rounded(gc.get_hatch_linewidth()), alpha, cap=0 if is_ruled else 2)
        seen: list[Segment] = []
        foot = self.height % DPI  # matplotlib lays its tiles, an inch wide and high, from the upper left corner
        for column in range(int(box.x0 // DPI), int(box.x1 // DPI) + 1):
            for row in range(int((box.y0 - foot) // DPI), int((box.y1 - foot) // DPI) + 1):
                left, bottom = column * DPI, row * DPI + foot
                place = Affine2D().scale(DPI).translate(left, bottom)
                # matplotlib clips a point outside the rectangle that it is given.
                edges = (left + 1, bottom + 1, left + DPI - 1, bottom + DPI - 1) if is_ruled else None
                # What lies beyond the shape would only be clipped away again.
                seen += within(segments(tile, place, clip=edges), box.padded(pen.width_pt))
        if seen:  # as one path: the lines of neighbouring tiles overlap, and paint of some alpha would darken twice
            self._operations.append(PathOperation(tuple(seen), pen, Brush(colour, alpha), clip))

    def _hatch_image(self, gc: GraphicsContextBase, shape: Path) -> None:
        # A drawing clips by one path, and this hatch by two: that of the shape and that of its surroundings.
        def paint(renderer: Any, place: Transform) -> None:
            inner = renderer.new_gc()
            inner.set_linewidth(0)
            inner.set_hatch(gc.get_hatch())
            inner.set_hatch_color(gc.get_hatch_color())
            inner.set_hatch_linewidth(gc.get_hatch_linewidth())
            renderer.draw_path(inner, shape, place, None)

        # The whole canvas, since hatches are laid out from its corner.
        self._raster(self._canvas_box, clip_segments(gc), paint)

    def _refuse_links(self, gc: GraphicsContextBase) -> None:
        if gc.get_url() is not None:
            _refuse("a link (url)", "put the address into the text around the chart")


def _weight(prop: FontProperties) -> int:
    weight = prop.get_weight()
    return weight if isinstance(weight, int) else weight_dict[weight]


def _refuse(what: str, remedy: str) -> Never:
    raise RenderError(error("chart-record", "chart", f"{what} cannot be printed", remedy))

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


DPI = 72  # our own artists' pixels are points
IMAGE_DPI = 300
_FORMULA_DPI = 7200  # formulae are measured in whole pixels of their resolution
_LEAST_BOLD = 600


def record(
    figure: Figure, theme: Theme, lettering: Lettering | None = None, *, least_outlined_pt: float = 0.0
) -> DisplayList:
    """The figure as operations in points; text without a font file of its own is set in the theme's display face.

    What matplotlib counts in pixels (ragged lines, shadows, `figimage`, the labels of globes) comes out as at the
    figure's own resolution, whose picture this is. `lettering` may be one that has already measured its texts.

    Smooth shading, and hatches inside a clipping path, become images; formulae, and text cut by a clip, outlines.
    Raises RenderError for what has no place in a drawing: TeX, filters, links, a font the theme does not have, a
    character no font has, an outlined sign smaller than `least_outlined_pt`.
    """
    renderer = RecordingCanvas(figure, theme, lettering or Lettering(theme)).get_renderer()
    renderer.least_outlined_pt = least_outlined_pt
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

    def __init__(self, figure: Figure, theme: Theme, lettering: Lettering) -> None:
        super().__init__(figure)
        width, height = figure.get_size_inches() * DPI
        self._renderer = RecordingRenderer(float(width), float(height), theme, lettering, float(figure.get_dpi()))

    def get_renderer(self) -> RecordingRenderer:
        """The renderer that collects the operations."""
        return self._renderer


class RecordingRenderer(RendererBase):
    """Collects what matplotlib draws, in pixels of `dpi`, as points. Origin at the lower left, y upwards."""

    def __init__(self, width_pt: float, height_pt: float, theme: Theme, lettering: Lettering, dpi: float = DPI) -> None:
        super().__init__()
        self._width_pt, self._height_pt = width_pt, height_pt
        self._point = DPI / dpi  # points of a pixel
        self.width, self.height, self.dpi = width_pt / self._point, height_pt / self._point, dpi
        self._theme = theme
        self._lettering = lettering
        self._operations: list[DrawingOperation] = []
        self.least_outlined_pt = 0.0

    def drawing(self) -> DisplayList:
        """What was drawn so far."""
        return DisplayList(rounded(self._width_pt), rounded(self._height_pt), tuple(self._operations))

    def flipy(self) -> bool:
        """Text coordinates run upwards, as in PDF."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The size of the drawing in pixels."""
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        """Points as pixels of the figure's resolution."""
        return points / self._point

    def get_image_magnification(self) -> float:
        """How many image pixels are wanted for a pixel."""
        return IMAGE_DPI / self.dpi

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
        clip = clip_segments(gc, self._point)
        if (pen or brush) and (segments := self._segments(gc, path, transform, is_line=brush is None)):
            self._operations.append(PathOperation(segments, pen, brush, clip))
        if gc.get_hatch() is not None:
            self._hatch(gc, path.transformed(transform + self._to_points))

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
        box = (rounded(x * self._point), rounded(y * self._point), rounded(wide * scale), rounded(high * scale))
        self._operations.append(ImageOperation(*box, wide, high, pixels.tobytes(), clip_segments(gc, self._point)))

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
            glyphs = self._text2path.mathtext_parser.parse(s, DPI, prop).glyphs
            self._refuse_small(s, min((size_pt for _, size_pt, *_ in glyphs), default=prop.get_size_in_points()))
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)  # type: ignore[arg-type]  # the stub lacks "TeX"
            return
        clipping = self._clipping(gc, x, y, s, prop, angle)
        if clipping is Clipping.CUT:
            self._refuse_small(s, prop.get_size_in_points())
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
        to_points = transform + self._to_points
        corners = to_points.transform(np.reshape(triangles_array, (-1, 2)))
        box = Bbox.intersection(Bbox([corners.min(axis=0), corners.max(axis=0)]), self._canvas_box)
        if box is None:
            return

        def paint(renderer: Any, place: Transform) -> None:
            renderer.draw_gouraud_triangles(renderer.new_gc(), triangles_array, colors_array, to_points + place)

        self._raster(box, clip_segments(gc, self._point), paint)

    def start_filter(self) -> None:
        """Refused: filters work on pixels."""
        _refuse("an image filter (agg_filter)", "draw the effect with shapes")

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | str
    ) -> tuple[float, float, float]:
        """Width by the font's own advances; height and descent are those of the letters, as Agg's are. In pixels."""
        if ismath == "TeX":
            self.draw_tex()
        if ismath:
            parsed = self._text2path.mathtext_parser.parse(s, _FORMULA_DPI, prop)
            width, height, descent = (length * self.dpi / _FORMULA_DPI for length in parsed[:3])
            return width, height, descent
        size_pixels = self.points_to_pixels(prop.get_size_in_points())
        low, high = self._lettering.reach_em(s, self._font(prop))
        width = self._lettering.width_pt(s, self._font(prop), size_pixels)
        return width, (high - low) * size_pixels, -low * size_pixels

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        # matplotlib asks this of its own PDF renderer; answering saves its search through the system's fonts.
        face, size_pixels = self._lettering.face(self._font(prop)), self.points_to_pixels(prop.get_size_in_points())
        return face.ascent_em * size_pixels, face.descent_em * size_pixels, 0.0

    def _refuse_small(self, text: str, size_pt: float) -> None:
        if size_pt < self.least_outlined_pt:
            fact = f"'{text}' has signs of {size_pt:.3g} pt"
            remedy = f"set it in at least {self.least_outlined_pt:g} pt, exponents and indices too"
            raise RenderError(error("small-text", "drawing", fact, remedy))

    def _text_operations(
        self, gc: GraphicsContextBase, x: float, y: float, text: str, prop: FontProperties, angle: float
    ) -> Iterator[TextOperation]:
        size_pt, turn = prop.get_size_in_points(), np.deg2rad(angle)
        colour, alpha = colour_of(gc.get_rgb())
        x, y = x * self._point, y * self._point
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
        width, _, _ = self.get_text_width_height_descent(text, prop, ismath=False)
        ascent, descent, _ = self._get_font_height_metrics(prop)
        height = ascent + descent
        turn = Affine2D().rotate_deg_around(x, y, angle)
        box = Bbox.from_bounds(x, y - descent, width, height).transformed(turn)
        if not clip.overlaps(box):
            return Clipping.AWAY
        # Letters seldom fill the height of their font; what only its edge loses stays text.
        inside = clip.padded(height)
        return Clipping.NONE if inside.contains(box.x0, box.y0) and inside.contains(box.x1, box.y1) else Clipping.CUT

    @property
    def _canvas_box(self) -> Bbox:
        return Bbox.from_bounds(0, 0, self._width_pt, self._height_pt)

    @property
    def _to_points(self) -> Affine2D:
        return Affine2D().scale(self._point)

    def _raster(self, box: Bbox, clip: tuple[Segment, ...], paint: Paint) -> None:
        if image := rasterised(box, clip, paint, IMAGE_DPI):
            self._operations.append(image)

    def _segments(
        self, gc: GraphicsContextBase, path: Path, transform: Transform, *, is_line: bool
    ) -> tuple[Segment, ...]:
        # Lines may leave the canvas by far; filled shapes must keep their corners.
        clip = (0.0, 0.0, self.width, self.height) if is_line else None
        simplify = bool(path.should_simplify) and is_line
        sketch = gc.get_sketch_params()
        if sketch is None:
            return segments(path, transform, clip=clip, simplify=simplify, scale=self._point)
        # Agg's rows run downwards, and a ragged line must waver to the same side at the same place.
        flip = Affine2D().scale(1, -1).translate(0, self.height)
        wavy = path.cleaned(transform + flip, remove_nans=True, clip=clip, simplify=simplify, sketch=sketch)
        return segments(wavy, flip, scale=self._point)

    def _hatch(self, gc: GraphicsContextBase, shape: Path) -> None:
        tile = gc.get_hatch_path()
        clip_box = gc.get_clip_rectangle()
        if clip_path(gc)[0] is not None:
            self._hatch_image(gc, shape)
            return
        box = shape.get_extents()
        if clip_box is not None:
            clip_box = clip_box.transformed(self._to_points)
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
        foot = self._height_pt % DPI  # matplotlib lays its tiles, an inch wide and high, from the upper left corner
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
        self._raster(self._canvas_box, clip_segments(gc, self._point), paint)

    def _refuse_links(self, gc: GraphicsContextBase) -> None:
        if gc.get_url() is not None:
            _refuse("a link (url)", "put the address into the text around the chart")


def _weight(prop: FontProperties) -> int:
    weight = prop.get_weight()
    return weight if isinstance(weight, int) else weight_dict[weight]


def _refuse(what: str, remedy: str) -> Never:
    raise RenderError(error("chart-record", "chart", f"{what} cannot be printed", remedy))

"""The paper that chart families draw on: matplotlib artists in points, nothing else.

No figure, axes, ticks or layout engine: a family computes where things stand and measures its labels first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Literal

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from reportgen.charts.colours import readable, textures
from reportgen.charts.lettering import Lettering
from reportgen.charts.record import DPI, record_artists
from reportgen.model.drawing import DisplayList
from reportgen.theme import Theme

XY = tuple[float, float]
Anchor = Literal["left", "center", "right"]

# Above and below the baseline, for letters without accents; a line of text stands LINE_EM from the next.
ASCENT_EM = 0.74
DESCENT_EM = 0.22
LINE_EM = 1.18

# Dotted shapes: how large the dots are, and how far apart in a row.
DOT_PT = 0.8
DOT_STEP_PT = 3.4

# What a person's own matplotlibrc could change behind our back.
_SETTINGS: dict[Any, Any] = {
    "text.usetex": False,
    "path.sketch": None,
    "path.effects": [],
    "hatch.linewidth": 0.7,
    "path.simplify": True,
    "path.simplify_threshold": 1 / 9,
}
_MOVE, _LINE, _CURVE, _CLOSE = (int(code) for code in (Path.MOVETO, Path.LINETO, Path.CURVE4, Path.CLOSEPOLY))
_CIRCLE = 0.5522847498  # a quarter circle as a Bézier curve


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.y + self.height

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.top and other.y < self.top

    def widened(self, by: float) -> Box:
        """The box reaching farther left and right."""
        return Box(self.x - by, self.y, self.width + 2 * by, self.height)

    def inset(self, by: float) -> Box:
        """The box made smaller on every side, never below nothing."""
        return Box(self.x + by, self.y + by, max(0.0, self.width - 2 * by), max(0.0, self.height - 2 * by))


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn; `dash` in points."""

    colour: str
    width_pt: float = 0.75
    dash: tuple[float, ...] = ()
    cap: Literal["butt", "round"] = "butt"


class Sheet:
    """A drawing in the making, `width_pt` by `height_pt`, origin at the lower left."""

    def __init__(self, width_pt: float, height_pt: float, theme: Theme) -> None:
        self.width_pt, self.height_pt = width_pt, height_pt
        self.theme, self.palette = theme, theme.palette
        self.size_pt = max(theme.sizes.chart_label_pt, theme.sizes.chart_label_least_pt)
        self.textures = textures(theme.palette)
        self.texts: list[Box] = []  # the room of every label so far
        self._lettering = Lettering(theme)
        self._artists: list[Artist] = []

    @property
    def line_pt(self) -> float:
        """From one baseline to the next."""
        return self.size_pt * LINE_EM

    @property
    def ascent_pt(self) -> float:
        """The height of a label above its baseline."""
        return self.size_pt * ASCENT_EM

    @property
    def descent_pt(self) -> float:
        """The depth of a label below its baseline."""
        return self.size_pt * DESCENT_EM

    def width_of(self, text: str, *, bold: bool = False) -> float:
        """The width of a label in points."""
        return self._lettering.width_pt(text, self._font(bold=bold), self.size_pt)

    def text(
        self, x: float, y: float, text: str, *, anchor: Anchor = "left", bold: bool = False, colour: str = ""
    ) -> Box:
        """A label whose baseline starts, is centred or ends at (x, y); returns the room it takes."""
        width = self.width_of(text, bold=bold)
        prop = _font_properties(self.theme.fonts[self._font(bold=bold)], self.size_pt)
        self._add(Text(x, y, text, color=colour or self.palette.text, fontproperties=prop, parse_math=False, ha=anchor))
        left = x - {"left": 0.0, "center": width / 2, "right": width}[anchor]
        self.texts.append(Box(left, y - self.descent_pt, width, self.ascent_pt + self.descent_pt))
        return self.texts[-1]

    def boxes(self, boxes: Iterable[Box], *, fill: str = "none", stroke: Stroke | None = None, hatch: str = "") -> None:
        """Rectangles of one look, as one path."""
        corners = [[(box.x, box.y), (box.right, box.y), (box.right, box.top), (box.x, box.top)] for box in boxes]
        self.polygons(corners, fill=fill, stroke=stroke, hatch=hatch)

    def polygons(
        self,
        outlines: Sequence[Sequence[XY]],
        *,
        fill: str = "none",
        stroke: Stroke | None = None,
        alpha: float = 1.0,
        hatch: str = "",
    ) -> None:
        """Closed shapes of one look, as one path; a colour that has a texture is drawn as that on white."""
        is_dotted = False
        if fill in self.textures and stroke is None and alpha == 1:
            # In the darkest colour: thin lines of a grey would not outlive a copier.
            hatch, stroke, fill = self.textures[fill].hatch, Stroke(self.palette.series[0], 0.8), "#FFFFFF"
            is_dotted = not hatch
        # Each shape has its own hatch, which is laid over all that its path reaches around.
        for group in [[outline] for outline in outlines] if hatch else [outlines]:
            points = [point for outline in group for point in (*outline, outline[0])]
            codes = [code for outline in group for code in (_MOVE, *[_LINE] * (len(outline) - 1), _CLOSE)]
            self._path(points, codes, fill, stroke, alpha, hatch)
        if is_dotted:
            rows = [row for outline in outlines for row in _dotted(outline)]
            self.lines(rows, Stroke(self.palette.series[0], DOT_PT, (DOT_PT, DOT_STEP_PT - DOT_PT)))

    def lines(self, lines: Sequence[Sequence[XY]], stroke: Stroke) -> None:
        """Open lines of one look, as one path."""
        points = [point for line in lines for point in line]
        codes = [code for line in lines for code in (_MOVE, *[_LINE] * (len(line) - 1))]
        self._path(points, codes, "none", stroke)

    def dots(self, centres: Sequence[XY], radius: float, *, fill: str, stroke: Stroke | None = None) -> None:
        """Discs of one look, as one path."""
        points: list[XY] = []
        codes: list[int] = []
        for x, y in centres:
            points += _circle(x, y, radius)
            codes += [_MOVE, *[_CURVE] * 12, _CLOSE]
        self._path(points, codes, fill, stroke)

    def drawing(self) -> DisplayList:
        """The recorded drawing."""
        return record_artists(self._artists, self.width_pt, self.height_pt, self.theme, self._lettering)

    def letters(self, colour: str) -> str:
        """The colour for words about a series: its own, dark enough to be read; without hues that of other words."""
        return self.palette.text if self.textures else readable(colour)

    def _font(self, *, bold: bool) -> str:
        return self.theme.display.bold if bold else self.theme.display.regular

    def _path(
        self,
        points: Sequence[XY],
        codes: Sequence[int],
        fill: str,
        stroke: Stroke | None,
        alpha: float = 1.0,
        hatch: str = "",
    ) -> None:
        if not points:
            return
        look: dict[str, Any] = {"facecolor": fill, "edgecolor": "none", "linewidth": 0, "alpha": alpha}
        if stroke:
            look |= {"edgecolor": stroke.colour, "linewidth": stroke.width_pt, "capstyle": stroke.cap}
            look |= {"linestyle": (0, tuple(length / stroke.width_pt for length in stroke.dash))} if stroke.dash else {}
        patch = PathPatch(Path(points, codes), joinstyle="miter", antialiased=True, **look)
        if hatch:
            patch.set_hatch(hatch)
        self._add(patch)

    def _add(self, artist: Artist) -> None:
        # Display coordinates are points, and what is drawn later lies above.
        artist.set_transform(IdentityTransform())
        artist.set_figure(_PAPER)  # type: ignore[arg-type]  # all that artists like ours ask of a figure
        self._artists.append(artist)


class _Paper:
    """Stands in for a Figure, whose import costs 0.3 s: labels ask it for the resolution, and nothing else."""

    dpi = DPI

    def get_figure(self, root: bool = False) -> _Paper:  # noqa: ARG002 (matplotlib's signature)
        """Itself: there is none above."""
        return self


_PAPER = _Paper()


def sheet_settings() -> Any:
    """A context in which a person's own matplotlib settings cannot change a drawing."""
    return rc_context(_SETTINGS)


@cache
def _font_properties(path: FilePath, size_pt: float) -> FontProperties:
    return FontProperties(fname=str(path), size=size_pt)


def _dotted(outline: Sequence[XY]) -> list[list[XY]]:
    """Rows across a box, every other one shifted, to be dashed into dots."""
    across, upward = [x for x, _ in outline], [y for _, y in outline]
    inset = DOT_STEP_PT / 2
    left, right, top = min(across) + inset, max(across) - DOT_PT, max(upward) - DOT_PT
    rows: list[list[XY]] = []
    y = min(upward) + inset
    while y < top:
        start = left + len(rows) % 2 * inset
        if start < right:
            rows.append([(start, y), (right, y)])
        y += inset
    return rows


def _circle(x: float, y: float, radius: float) -> list[XY]:
    k, r = _CIRCLE * radius, radius
    offsets = (
        *((r, 0), (r, k), (k, r), (0, r), (-k, r), (-r, k), (-r, 0)),
        *((-r, -k), (-k, -r), (0, -r), (k, -r), (r, -k), (r, 0), (r, 0)),
    )
    return [(x + dx, y + dy) for dx, dy in offsets]

"""The recorder against matplotlib's own picture, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib import get_data_path, patheffects, rc_context
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from reportgen.charts.record import record
from reportgen.errors import RenderError
from reportgen.model.drawing import ImageOperation, PathOperation
from reportgen.theme import Theme, default_theme
from tests.charts.drawn_by_users import USERS
from tests.charts.drawn_in_pixels import FACE, GALLERY
from tests.charts.replay import pixels, replayed
from tests.charts.similarity import similarity

DPI = 200
LEAST_SIMILARITY = 0.95
THEME: Theme = default_theme()
REGULAR = FontProperties(fname=str(THEME.fonts["PTSans-Regular"]), size=9)


def blank(width: float = 4, height: float = 2) -> Figure:
    return Figure(figsize=(width, height), dpi=72, facecolor="white")


def with_axes(**options: object) -> tuple[Figure, object]:
    figure = blank()
    axes = figure.add_axes((0.1, 0.15, 0.85, 0.8), **options)
    for label in (*axes.get_xticklabels(which="both"), *axes.get_yticklabels(which="both")):
        label.set_visible(False)
    return figure, axes


def dashes_caps_and_joins() -> Figure:
    figure, axes = with_axes()
    axes.plot([0, 1, 2, 3], [0, 2, 1, 3], lw=6, solid_joinstyle="miter", solid_capstyle="projecting")
    axes.plot([0, 1, 2, 3], [1, 0, 3, 2], lw=3, dashes=(4, 2, 1, 2), dash_capstyle="round", alpha=0.5)
    axes.plot([0, 1, 2, 3], [2, 2.5, 0, 1], lw=5, solid_joinstyle="bevel", color="tab:red")
    return figure


def markers_and_gaps() -> Figure:
    figure, axes = with_axes()
    values = np.sin(np.arange(40) / 4)
    values[[7, 8, 20]] = np.nan
    axes.plot(values, "o-", mec="black", mfc="orange", ms=5)
    axes.plot(values * 0.5, "^", mfc="none", mec="green")
    return figure


def hatches_and_alpha() -> Figure:
    figure, axes = with_axes()
    axes.bar([0, 1, 2], [3, -2, 4], hatch="//", facecolor="lightblue", edgecolor="navy", alpha=0.7)
    axes.bar([3], [2], hatch="xx", facecolor="none", edgecolor="black")
    return figure


def collections() -> Figure:
    figure, axes = with_axes()
    place = np.linspace(0, 6, 60)
    axes.scatter(place, np.sin(place), c=place, s=20 + 10 * place, alpha=0.6, edgecolors="black", linewidths=0.4)
    axes.fill_between(place, np.cos(place), np.cos(place) - 0.3, alpha=0.3, color="red")
    return figure


def pies_and_holes() -> Figure:
    figure = blank()
    axes = figure.add_axes((0, 0, 0.5, 1))
    axes.pie([1, 2, 3], wedgeprops={"width": 0.4, "edgecolor": "white"})
    other = figure.add_axes((0.5, 0.1, 0.45, 0.8), xticks=[], yticks=[])
    x, y = np.meshgrid(np.linspace(-2, 2, 40), np.linspace(-2, 2, 40))
    other.contourf(x, y, np.hypot(x, y) % 1.1, levels=4)
    return figure


def clipping_paths() -> Figure:
    figure, axes = with_axes(xlim=(0, 10), ylim=(0, 10))
    star = Circle((5, 5), 4, transform=axes.transData)
    for step in range(12):
        line = axes.plot([0, 10], [step - 1, step + 1], lw=4)[0]
        line.set_clip_path(star)
    return figure


def log_axes_and_far_lines() -> Figure:
    figure, axes = with_axes(xscale="log", yscale="log", xlim=(1, 1e4), ylim=(1, 1e4))
    axes.plot([1e-3, 1e8], [1e-2, 1e7], "--", lw=2)
    axes.grid(which="both", lw=0.3)
    return figure


def images() -> Figure:
    figure, axes = with_axes()
    axes.imshow(np.add.outer(np.arange(8), np.arange(12)) % 5, aspect="auto", interpolation="nearest", alpha=0.8)
    return figure


def turned_text() -> Figure:
    figure = blank()
    for place, (angle, words) in enumerate(
        [(0, "Беларусь: 62 млн"), (30, "turned by 30°"), (90, "upright"), (-45, "down")]
    ):
        text = figure.text(0.05 + place * 0.25, 0.5, words, rotation=angle, fontproperties=REGULAR, color="#333399")
        text.set_fontfeatures(["-kern"])
    return figure


def outlined_text() -> Figure:
    figure = blank()
    text = figure.text(0.1, 0.4, "outlined", fontproperties=FontProperties(fname=REGULAR.get_file(), size=40))
    text.set_path_effects([patheffects.withStroke(linewidth=4, foreground="orange")])
    text.set_fontfeatures(["-kern"])
    return figure


def formula() -> Figure:
    figure = blank()
    figure.text(0.05, 0.5, r"$\sum_{i=1}^{n} \frac{x_i^2}{n} \leq \sqrt{\alpha}$", fontsize=30)
    return figure


def smooth_shading() -> Figure:
    figure, axes = with_axes()
    axes.tripcolor([0, 1, 0, 2], [0, 0, 1, 1.5], [1, 2, 3, 4], triangles=[[0, 1, 2], [1, 3, 2]], shading="gouraud")
    axes.set(xlim=(0.2, 2.2), ylim=(-0.2, 1.2))
    return figure


def smooth_mesh_between_lines() -> Figure:
    figure, axes = with_axes()
    axes.pcolormesh(np.add.outer(np.arange(5), np.arange(7)), shading="gouraud", cmap="viridis")
    axes.plot([0, 6], [0, 4], color="white", lw=3)
    return figure


def holes_by_direction() -> Figure:
    figure = blank()
    square = np.array([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)], dtype=float)
    inner = square * 0.5 + 25
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * 2
    for left, hole in ((20, inner), (150, inner[::-1])):
        path = Path(np.vstack([square, hole]) + np.array([left, 20]), codes)
        transform = figure.dpi_scale_trans.frozen().inverted() + figure.dpi_scale_trans
        figure.add_artist(PathPatch(path, fc="teal", ec="black", lw=2, transform=transform))
    return figure


def hatch_in_a_circle() -> Figure:
    figure = blank()
    patch = Rectangle((0.1, 0.1), 0.8, 0.8, hatch="//", fc="lightyellow", ec="navy", transform=figure.transFigure)
    figure.add_artist(patch)
    patch.set_clip_path(Circle((0.5, 0.5), 0.4, transform=figure.transFigure))
    return figure


def text_cut_by_its_axes() -> Figure:
    figure, axes = with_axes()
    font = FontProperties(fname=REGULAR.get_file(), size=30)
    text = axes.text(0.7, 0.4, "cut in the middle", clip_on=True, fontproperties=font)
    text.set_fontfeatures(["-kern"])
    return figure


def polar_axes_and_contours() -> Figure:
    figure = blank()
    axes = figure.add_axes((0.05, 0.1, 0.4, 0.8), projection="polar")
    axes.tick_params(labelbottom=False, labelleft=False)
    angle = np.linspace(0, 2 * np.pi, 80)
    axes.fill(angle, 1 + 0.4 * np.sin(5 * angle), alpha=0.5, color="tab:green")
    other = figure.add_axes((0.55, 0.1, 0.4, 0.8), xticks=[], yticks=[])
    x, y = np.meshgrid(np.linspace(-2, 2, 40), np.linspace(-2, 2, 40))
    other.contour(x, y, x * y, levels=7, linewidths=1)
    return figure


FIGURES = [
    formula,
    smooth_shading,
    smooth_mesh_between_lines,
    holes_by_direction,
    hatch_in_a_circle,
    text_cut_by_its_axes,
    polar_axes_and_contours,
    dashes_caps_and_joins,
    markers_and_gaps,
    hatches_and_alpha,
    collections,
    pies_and_holes,
    clipping_paths,
    log_axes_and_far_lines,
    images,
    turned_text,
    outlined_text,
]


@pytest.mark.parametrize("build", [*FIGURES, *USERS, *GALLERY], ids=lambda build: build.__name__)
def test_replaying_a_recording_gives_matplotlibs_own_picture(build: Callable[[], Figure]) -> None:
    # Labels made while drawing have no font of their own, and the recorder gives them the theme's.
    with rc_context({"text.hinting": "none", "path.snap": False, "font.family": FACE}):
        figure = build()
        figure.set_dpi(2 * DPI)
        ours = pixels(replayed(record(figure, THEME), THEME), 2 * DPI)
        theirs = pixels(build(), 2 * DPI)
    assert similarity(halved(ours), halved(theirs)) >= LEAST_SIMILARITY


def halved(picture: np.ndarray) -> np.ndarray:
    """Agg puts markers on whole pixels; at twice the resolution that is half a pixel."""
    high, wide = picture.shape[0] // 2, picture.shape[1] // 2
    return picture[: 2 * high, : 2 * wide].reshape(high, 2, wide, 2, 3).mean((1, 3))


def test_the_measure_sees_a_missing_line() -> None:
    figure, axes = with_axes()
    axes.plot([0, 1], [0, 1], lw=1)
    empty, _ = with_axes()
    assert similarity(pixels(figure, DPI), pixels(empty, DPI)) < LEAST_SIMILARITY


def test_points_are_the_unit_whatever_the_figures_resolution() -> None:
    figure = Figure(figsize=(2, 1), dpi=300, frameon=False)
    figure.add_artist(Rectangle((0.5, 0.5), 0.25, 0.25, transform=figure.transFigure, lw=2, fc="white", ec="black"))
    drawing = record(figure, THEME)
    (operation,) = drawing.operations
    assert (drawing.width_pt, drawing.height_pt) == (144, 72)
    assert isinstance(operation, PathOperation)
    assert operation.segments == (("M", 72.0, 36.0), ("L", 108.0, 36.0), ("L", 108.0, 54.0), ("L", 72.0, 54.0), ("Z",))
    assert operation.pen is not None
    assert operation.pen.width_pt == 2


def test_text_is_recorded_as_text_in_the_themes_font() -> None:
    figure = blank()
    figure.text(0.5, 0.5, "cost $x_$ ^2 & <b>", fontproperties=REGULAR, parse_math=False)
    (text,) = record(figure, THEME).texts()
    assert (text.text, text.font, text.size_pt) == ("cost $x_$ ^2 & <b>", "PTSans-Regular", 9)


def test_text_without_a_file_is_set_in_the_display_face() -> None:
    figure = blank()
    figure.text(0.1, 0.5, "bold", weight="bold")
    figure.text(0.5, 0.5, "italic", style="italic")
    assert [text.font for text in record(figure, THEME).texts()] == ["PTSans-Bold", "PTSans-Italic"]


def test_characters_the_font_lacks_come_from_the_fallback() -> None:
    figure = blank()
    figure.text(0.1, 0.5, "up ↑ now", fontproperties=REGULAR)
    texts = record(figure, THEME).texts()
    assert [(text.text, text.font) for text in texts] == [
        ("up ", "PTSans-Regular"),
        ("↑", "DejaVuSans"),
        (" now", "PTSans-Regular"),
    ]
    assert texts[1].x == pytest.approx(texts[0].x + texts[0].width_pt, abs=0.02)


def test_widths_are_the_fonts_own_advances() -> None:
    figure = blank()
    figure.text(0.1, 0.5, "AVAV", fontproperties=REGULAR)
    (text,) = record(figure, THEME).texts()
    # Kerning would pull the letters together.
    single = [record_width(letter) for letter in "AV"]
    assert text.width_pt == pytest.approx(2 * sum(single), abs=0.02)


def record_width(letter: str) -> float:
    figure = blank()
    figure.text(0.1, 0.5, letter, fontproperties=REGULAR)
    return record(figure, THEME).texts()[0].width_pt


def test_an_image_starts_with_its_top_row() -> None:
    figure = blank(1, 1)
    figure.figimage(np.array([[[255, 0, 0, 255]], [[0, 0, 255, 255]]], dtype=np.uint8), 0, 0)
    image = next(operation for operation in record(figure, THEME).operations if isinstance(operation, ImageOperation))
    assert image.rgba[:3] == bytes([255, 0, 0])


def test_a_transparent_image_is_as_transparent_as_it_was_asked_for() -> None:
    figure, axes = with_axes()
    axes.imshow([[0, 1], [2, 3]], alpha=0.5)
    image = next(operation for operation in record(figure, THEME).operations if isinstance(operation, ImageOperation))
    assert set(image.rgba[3::4]) == {127}


def glyph(figure: Figure) -> None:
    figure.text(0.1, 0.5, "smile 한", fontproperties=REGULAR)


def link(figure: Figure) -> None:
    figure.add_artist(Rectangle((0, 0), 1, 1, url="https://example.org"))


def strange_font(figure: Figure) -> None:
    figure.text(0, 0, "x", fontproperties=FontProperties(fname=f"{get_data_path()}/fonts/ttf/cmmi10.ttf"))


def filtered(figure: Figure) -> None:
    patch = Rectangle((0, 0), 1, 1, transform=figure.transFigure)
    patch.set_agg_filter(lambda image, _: (image, 0, 0))
    figure.add_artist(patch)


def tex(figure: Figure) -> None:
    figure.text(0, 0, "x", usetex=True)


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (glyph, "U+D55C"),
        (link, "a link"),
        (strange_font, "cmmi10.ttf"),
        (filtered, "image filter"),
        (tex, "TeX"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_cannot_be_printed_is_refused_by_name(build: Callable[[Figure], None], words: str) -> None:
    figure = blank()
    build(figure)
    with pytest.raises(RenderError, match=words.replace("+", r"\+")):
        record(figure, THEME)


def test_a_quadratic_curve_becomes_a_cubic_one() -> None:
    figure = Figure(figsize=(1, 1), dpi=72, frameon=False)
    path = Path([(0, 0), (30, 60), (60, 0)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    figure.add_artist(PathPatch(path, fill=False, transform=IdentityTransform()))
    (operation,) = record(figure, THEME).operations
    assert operation.segments == (("M", 0.0, 0.0), ("C", 20.0, 40.0, 40.0, 40.0, 60.0, 0.0))

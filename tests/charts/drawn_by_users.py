"""Figures as matplotlib users draw them, each with one thing that a recorder could lose."""

from __future__ import annotations

from typing import Any

import matplotlib.tri as mtri
import numpy as np
from matplotlib import patheffects
from matplotlib.collections import EllipseCollection, LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.image import BboxImage
from matplotlib.patches import Circle, ConnectionPatch, FancyArrowPatch, FancyBboxPatch, PathPatch, Wedge
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox, TransformedBbox

from reportgen.theme import default_theme

FONT = FontProperties(fname=str(default_theme().fonts["PTSans-Regular"]), size=9)
ACROSS = np.linspace(0, 6, 40)


def blank(width: float = 4, height: float = 2) -> Figure:
    return Figure(figsize=(width, height), dpi=72, facecolor="white")


def pair(**options: Any) -> tuple[Figure, Any, Any]:
    figure = blank()
    return figure, *(figure.add_axes((left, 0.15, 0.4, 0.75), **options) for left in (0.08, 0.56))


def finished(figure: Figure) -> Figure:
    """With every text in a font of the theme, unkerned as documents set it."""
    for text in figure.findobj(Text):
        text.set_fontproperties(FONT)
        text.set_fontfeatures(["-kern"])
    return figure


def bare(*axes: Any) -> None:
    for each in axes:
        each.tick_params(labelbottom=False, labelleft=False, labelright=False, labeltop=False)


def boxes_and_violins() -> Figure:
    figure, left, right = pair()
    data = [np.sin(np.arange(30) * (n + 1)) * (n + 2) for n in range(3)]
    left.boxplot(data, patch_artist=True, notch=True)
    right.violinplot(data, showmedians=True)
    return finished(figure)


def hexagons() -> Figure:
    figure, left, right = pair()
    x, y = np.sin(np.arange(400) * 1.7) * 3, np.cos(np.arange(400) * 0.37) * 2
    left.hexbin(x, y, gridsize=12, cmap="viridis")
    right.hexbin(x, y, gridsize=8, mincnt=2, linewidths=0.4, edgecolors="white", alpha=0.7)
    return finished(figure)


def arrows_of_a_field() -> Figure:
    figure, left, right = pair()
    x, y = np.meshgrid(np.linspace(-2, 2, 8), np.linspace(-2, 2, 8))
    left.quiver(x, y, -y, x, np.hypot(x, y), cmap="plasma")
    right.streamplot(x, y, -y, x, density=0.5, color="navy", linewidth=1)
    return finished(figure)


def meshes() -> Figure:
    figure, left, right = pair()
    values = np.add.outer(np.arange(6), np.arange(9)) % 5
    left.pcolormesh(values, edgecolors="white", linewidth=0.5)
    right.pcolor(values, cmap="Greens", alpha=0.6)
    return finished(figure)


def triangles() -> Figure:
    figure, left, right = pair()
    x, y = np.sin(np.arange(60) * 2.4) * 2, np.cos(np.arange(60) * 1.1) * 2
    grid = mtri.Triangulation(x, y)
    left.tricontourf(grid, np.hypot(x, y), levels=6)
    right.triplot(grid, lw=0.6)
    right.tricontour(grid, x * y, levels=5, linewidths=1.2)
    return finished(figure)


def many_lines_and_polygons() -> Figure:
    figure, left, right = pair()
    lines = [np.column_stack([ACROSS, np.sin(ACROSS + n / 2) + n / 3]) for n in range(8)]
    dashes = ["-", "--", ":", "-."]
    left.add_collection(
        LineCollection(lines, linewidths=[0.5, 1, 2], linestyles=dashes, colors=["red", "green", "blue"])
    )
    left.set(xlim=(0, 6), ylim=(-1, 4))
    corners = [[(n, 0), (n + 0.8, 0.2), (n + 0.6, 1 + n / 4)] for n in range(6)]
    right.add_collection(PolyCollection(corners, facecolors=["#12436D", "#F46A2580"], edgecolors="black", hatch="///"))
    right.add_collection(
        EllipseCollection([0.5, 1], [0.3, 0.6], [20, 60], offsets=[(2, 2), (4, 2)], transOffset=right.transData)
    )
    right.set(xlim=(0, 6), ylim=(0, 3))
    return finished(figure)


def dots_of_many_sizes() -> Figure:
    figure, left, right = pair()
    left.scatter(ACROSS, np.sin(ACROSS), s=np.linspace(2, 150, 40), c=ACROSS, marker="D", alpha=0.5, linewidths=0)
    for place, marker in enumerate("ov^<>1234sp*hH+xDd|_P"):
        right.plot([place], [place % 3], marker, ms=6, mec="black", mfc="gold", mew=0.7)
    return finished(figure)


def pictures() -> Figure:
    figure, left, right = pair()
    grid = np.add.outer(np.sin(np.arange(12)), np.cos(np.arange(16)))
    shown = left.imshow(grid, aspect="auto", interpolation="bilinear", cmap="magma")
    figure.colorbar(shown, ax=left)
    rgba = np.zeros((8, 8, 4))
    rgba[..., 0], rgba[..., 3] = 1, np.linspace(0, 1, 64).reshape(8, 8)
    right.plot([0, 7], [0, 7], lw=5)
    right.imshow(rgba, aspect="auto", interpolation="nearest")
    return finished(figure)


def pictures_anywhere() -> Figure:
    figure, left, right = pair()
    grid = np.add.outer(np.arange(10), np.arange(10)) % 3
    left.imshow(grid, extent=(2, 8, 1, 5), interpolation="nearest", origin="lower")
    left.set(xlim=(0, 6), ylim=(0, 4))
    image = BboxImage(TransformedBbox(Bbox([[0.1, 0.2], [0.7, 0.9]]), right.transAxes), interpolation="nearest")
    image.set_data(grid / 2)
    right.add_artist(image)
    clipped = right.imshow(grid, extent=(0.5, 1.0, 0.0, 1.0), aspect="auto", interpolation="nearest")
    clipped.set_clip_path(Circle((0.75, 0.5), 0.2, transform=right.transData))
    right.set(xlim=(0, 1), ylim=(0, 1))
    return finished(figure)


def notes_with_arrows() -> Figure:
    figure, left, right = pair()
    left.plot(ACROSS, np.sin(ACROSS))
    left.annotate("the top", (1.6, 1), (3, 0.6), arrowprops={"arrowstyle": "->", "connectionstyle": "arc3,rad=0.3"})
    left.annotate("boxed", (4.7, -1), (0.4, -0.9), bbox={"boxstyle": "round", "fc": "lightyellow"})
    right.annotate("", (0.9, 0.9), (0.1, 0.1), arrowprops={"arrowstyle": "fancy", "fc": "teal"})
    right.add_patch(FancyArrowPatch((0.1, 0.8), (0.6, 0.2), arrowstyle="-|>", mutation_scale=15))
    right.add_patch(FancyBboxPatch((0.6, 0.5), 0.2, 0.2, boxstyle="sawtooth,pad=0.05", fc="none"))
    figure.add_artist(ConnectionPatch((3, 0.6), (0.2, 0.2), left.transData, right.transData, ls="--"))
    return finished(figure)


def twin_axes_and_a_legend() -> Figure:
    figure = blank()
    axes = figure.add_axes((0.1, 0.15, 0.78, 0.75))
    axes.plot(ACROSS, np.sin(ACROSS), label="one")
    other = axes.twinx()
    other.bar(ACROSS[::4], ACROSS[::4] ** 2, width=0.2, color="tab:orange", alpha=0.4, label="two")
    axes.legend(loc="upper left", shadow=True, title="key")
    other.legend(loc="lower right", framealpha=0.5)
    return finished(figure)


def table_of_cells() -> Figure:
    figure = blank()
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.axis("off")
    made = axes.table([["1", "2.5"], ["x", "y"]], rowLabels=["a", "b"], colLabels=["C", "D"], loc="center")
    for cell in made.get_celld().values():
        cell.get_text().set(fontproperties=FONT)
        cell.get_text().set_fontfeatures(["-kern"])
    return finished(figure)


def errors_steps_and_stems() -> Figure:
    figure, left, right = pair()
    left.errorbar(ACROSS[::5], np.cos(ACROSS[::5]), yerr=0.3, xerr=0.2, fmt="s", capsize=3, ecolor="grey")
    left.axhspan(-0.5, 0.5, alpha=0.2)
    left.axvline(3, ls=(0, (5, 1, 1, 1)))
    right.stem(ACROSS[::3], np.sin(ACROSS[::3]))
    right.step(ACROSS, np.cos(ACROSS), where="mid")
    right.stackplot(ACROSS, ACROSS / 9, ACROSS / 7, baseline="wiggle", alpha=0.4)
    return finished(figure)


def polar_bars() -> Figure:
    figure = blank()
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8), projection="polar")
    axes.bar(np.arange(8) * np.pi / 4, np.arange(8) + 1, width=0.6, color="teal", edgecolor="white", hatch="..")
    bare(axes)
    return finished(figure)


def space_in_three_dimensions() -> Figure:
    figure = blank(4, 3)
    axes = figure.add_axes((0, 0, 1, 1), projection="3d")
    x, y = np.meshgrid(np.linspace(-2, 2, 12), np.linspace(-2, 2, 12))
    axes.plot_surface(x, y, np.sin(x) * np.cos(y), cmap="viridis", edgecolor="black", linewidth=0.2)
    axes.plot([-2, 2], [-2, 2], [1, 1.5], color="red", lw=2)
    bare(axes)
    axes.tick_params(axis="z", labelleft=False, labelright=False)
    axes.set(zticklabels=[])
    return finished(figure)


def powers_of_ten() -> Figure:
    figure = blank()
    axes = figure.add_axes((0.12, 0.2, 0.85, 0.75), xscale="log", yscale="symlog")
    axes.plot(np.logspace(-2, 4, 30), np.linspace(-100, 100, 30), "o-", mfc="none")
    axes.grid(which="minor", lw=0.3)
    bare(axes)
    return finished(figure)


def strokes_and_shadows() -> Figure:
    figure, left, right = pair()
    halo = [patheffects.SimpleLineShadow(offset=(2, -2)), patheffects.Normal()]
    left.plot(ACROSS, np.sin(ACROSS), lw=4, path_effects=halo)
    left.plot(
        ACROSS, np.cos(ACROSS), lw=2, path_effects=[patheffects.withTickedStroke(spacing=8, angle=60, length=0.8)]
    )
    shadow = [patheffects.withSimplePatchShadow()]
    right.add_patch(Wedge((0.5, 0.5), 0.4, 30, 300, width=0.2, fc="gold", path_effects=shadow))
    return finished(figure)


def curves_and_holes() -> Figure:
    figure, left, right = pair()
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.CURVE3, Path.CURVE3, Path.CLOSEPOLY]
    left.add_patch(
        PathPatch(Path([(0.1, 0.1), (0.2, 1), (0.8, 1), (0.9, 0.5), (0.9, 0), (0.5, 0.2), (0, 0)], codes), fc="plum")
    )
    ring = Circle((0.5, 0.5), 0.4).get_path()
    outer, inner = (Circle((0.5, 0.5), r).get_transform().transform_path(ring) for r in (1, 0.5))
    vertices = np.vstack([outer.vertices, inner.vertices[::-1]])
    right.add_patch(PathPatch(Path(vertices, np.hstack([outer.codes, inner.codes])), fc="teal", ec="black"))
    return finished(figure)


def ragged_lines() -> Figure:
    figure, left, right = pair()
    holes = np.where(np.arange(40) % 7 == 3, np.nan, np.sin(ACROSS))
    left.plot(ACROSS, holes, lw=3, solid_capstyle="butt")
    left.fill_between(ACROSS, holes, -1, where=holes > 0, hatch="xx", fc="none", ec="green")
    right.plot(np.arange(3000), np.sin(np.arange(3000) / 9) * np.arange(3000), lw=0.5)
    right.plot([0, 3000], [np.inf, 0], [0, 3000], [-1e9, 1e9])
    right.set_ylim(-3000, 3000)
    return finished(figure)


def barbs_and_events() -> Figure:
    figure, left, right = pair()
    x, y = np.meshgrid(range(4), range(3))
    left.barbs(x, y, x * 10, y * 15)
    right.eventplot([[1, 2, 5], [2, 3, 4]], linewidths=3, linestyles="dashed")
    return finished(figure)


def axes_within_axes() -> Figure:
    figure = blank()
    axes = figure.add_axes((0.1, 0.15, 0.8, 0.8))
    axes.plot(ACROSS, np.sin(ACROSS))
    inner = axes.inset_axes([0.55, 0.55, 0.4, 0.4], xlim=(1, 2), ylim=(0.8, 1.05))
    inner.plot(ACROSS, np.sin(ACROSS))
    axes.indicate_inset_zoom(inner)
    bare(axes, inner)
    return finished(figure)


def words_at_angles() -> Figure:
    figure, left, right = pair()
    left.plot(ACROSS, np.sin(ACROSS))
    left.set_ylabel("upright")
    left.set_xticks([0, 2, 4], ["first", "second", "third"], rotation=35)
    right.text(0.5, 0.5, "turned", rotation=200, rotation_mode="anchor", bbox={"fc": "w", "ec": "r", "ls": "--"})
    return finished(figure)


def transparent_pictures_and_matrices() -> Figure:
    figure, left, right = pair()
    grid = np.linspace(0, 1, 100).reshape(10, 10)
    left.imshow(grid, alpha=grid, aspect="auto", interpolation="nearest")
    right.spy(np.eye(8) + np.eye(8, k=2))
    bare(left, right)
    return finished(figure)


def legends_and_hatched_contours() -> Figure:
    figure, left, right = pair()
    left.scatter(ACROSS, np.sin(ACROSS), label="dots", marker="*")
    left.fill_between(ACROSS, 0, np.cos(ACROSS), hatch="..", alpha=0.3, label="area")
    left.legend(ncol=2)
    right.contourf(np.add.outer(np.arange(9), np.arange(9)) % 7, hatches=["/", ".", "x"], colors="none")
    return finished(figure)


def hatches_at_an_odd_height() -> Figure:
    figure = blank(4, 2.4)
    axes = figure.add_axes((0.05, 0.05, 0.9, 0.9))
    axes.fill_between(ACROSS, 0, np.sin(ACROSS), hatch="//", alpha=0.4)
    axes.bar([1, 3, 5], [0.4, -0.6, 0.9], hatch="*", facecolor="white", edgecolor="tab:red")
    bare(axes)
    return finished(figure)


USERS = (
    hatches_at_an_odd_height,
    barbs_and_events,
    axes_within_axes,
    words_at_angles,
    transparent_pictures_and_matrices,
    legends_and_hatched_contours,
    boxes_and_violins,
    hexagons,
    arrows_of_a_field,
    meshes,
    triangles,
    many_lines_and_polygons,
    dots_of_many_sizes,
    pictures,
    pictures_anywhere,
    notes_with_arrows,
    twin_axes_and_a_legend,
    table_of_cells,
    errors_steps_and_stems,
    polar_bars,
    space_in_three_dimensions,
    powers_of_ten,
    strokes_and_shadows,
    curves_and_holes,
    ragged_lines,
)

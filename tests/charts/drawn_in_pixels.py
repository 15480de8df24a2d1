"""Figures with what matplotlib counts in pixels or labels while it draws, and the rest of its gallery."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
from matplotlib import font_manager, patheffects, rc_context
from matplotlib.figure import Figure
from matplotlib.offsetbox import AnchoredText, AnnotationBbox, OffsetImage
from matplotlib.patches import Arc, Circle, PathPatch, Rectangle, Shadow
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, blended_transform_factory
from mpl_toolkits import axisartist

from tests.charts.drawn_by_users import ACROSS, FONT, blank, finished, pair

FACE = "PT Sans"
font_manager.fontManager.addfont(str(FONT.get_file()))
STYLES = ("-", "<-", "->", "<->", "<|-", "-|>", "<|-|>", "]-", "-[", "]-[", "|-|", "]->", "<-[")
BENDS = ("arc3,rad=.2", "angle,angleA=0,angleB=90,rad=5", "bar,fraction=.3", "arc,angleA=30,armA=20,rad=5")
# Matplotlib kerns texts of several lines whatever their font features say, and documents do not: pairs without kerning.
UNKERNED = " ".join(["minimum", "hill", "mill", "null", "limit", "numb", "hum"] * 3)


def alone(**options: Any) -> tuple[Figure, Any]:
    figure = blank()
    with rc_context({"font.family": FACE, "font.size": 9}):
        return figure, figure.add_axes((0.15, 0.2, 0.8, 0.7), **options)


def logarithms_with_labels() -> Figure:
    figure, axes = alone(xscale="log", yscale="log")
    axes.plot([1, 10, 1e4], [1, 1e3, 1e5])
    return finished(figure)


def logarithms_on_both_sides_of_zero() -> Figure:
    figure, axes = alone(xscale="symlog", yscale="asinh")
    axes.plot([-100, 10, 1e4], [-1e3, 1e3, 1e5])
    return finished(figure)


def shares_on_a_logit_axis() -> Figure:
    figure, axes = alone(yscale="logit")
    axes.plot([1, 2, 3], [0.01, 0.5, 0.99])
    return finished(figure)


def globe(projection: str) -> Figure:
    figure = blank()
    axes = figure.add_axes((0.05, 0.05, 0.9, 0.9), projection=projection)
    axes.grid(visible=True)
    axes.plot([-1, 1], [0, 1])
    return finished(figure)


def mollweide_globe() -> Figure:
    return globe("mollweide")


def hammer_globe() -> Figure:
    return globe("hammer")


def wedge_of_a_polar_plot() -> Figure:
    figure = blank(4, 3)
    with rc_context({"font.family": FACE}):
        axes = figure.add_axes((0.1, 0.1, 0.8, 0.8), projection="polar")
        axes.plot(ACROSS, ACROSS + 2)
        axes.set(thetamin=20, thetamax=130, rmin=1)
    return finished(figure)


def wavering_lines() -> Figure:
    figure, axes = alone()
    axes.plot(ACROSS, np.sin(ACROSS))[0].set_sketch_params(2, 50, 10)
    axes.plot(ACROSS, np.cos(ACROSS))[0].set_sketch_params(1, 100, 2)
    with rc_context({"path.sketch": (1, 100, 2)}):
        axes.bar([1, 3], [0.5, 0.7])
    return finished(figure)


def shadows() -> Figure:
    figure = blank()
    with rc_context({"font.family": FACE}):
        axes = figure.add_axes((0, 0, 0.5, 1))
        axes.pie([1, 2, 3], labels=["a", "b", "c"], shadow=True, explode=(0, 0.1, 0), autopct="%1.0f%%")
        other = figure.add_axes((0.55, 0.2, 0.4, 0.7))
        disc = Circle((0.5, 0.5), 0.3, transform=other.transData)
        other.add_patch(Shadow(disc, 0.01, -0.01))
        other.add_patch(disc)
    return finished(figure)


def wrapped_words() -> Figure:
    figure = blank()
    figure.text(0.3, 0.6, UNKERNED, wrap=True)
    figure.text(0.05, 0.05, UNKERNED[:60], wrap=True, rotation=30)
    return finished(figure)


def pixels_laid_on_the_figure() -> Figure:
    figure = blank()
    figure.figimage(np.add.outer(np.arange(50), np.arange(60)), 10, 20, cmap="gray")
    return finished(figure)


def lines_of_text_in_every_corner() -> Figure:
    figure = blank(4, 3)
    corners = [(across, upward) for across in ("left", "center", "right") for upward in ("top", "center", "baseline")]
    for place, (across, upward) in enumerate(corners):
        text = figure.text((place % 3 + 0.5) / 3, (place // 3 + 0.5) / 3, "mum\nminimum\n3", ha=across, va=upward)
        text.set(multialignment=("left", "center", "right")[place % 3], rotation=place * 25)
        text.set(linespacing=1 + place % 3 * 0.3, rotation_mode=("default", "anchor")[place % 2])
        text.set_bbox({"fc": "none", "ec": "red", "lw": 0.3})
    return finished(figure)


def axes_of_the_toolkit() -> Figure:
    figure = blank()
    with rc_context({"font.family": FACE}):
        axes = figure.add_axes((0.1, 0.15, 0.8, 0.8), axes_class=axisartist.Axes)
        axes.plot([1, 2])
        axes.axis["bottom"].set_axisline_style("-|>")
        return finished(figure)


def nothing_behind() -> Figure:
    figure = Figure(figsize=(4, 2), dpi=72, facecolor="none")
    axes = figure.add_axes((0.1, 0.2, 0.8, 0.7), facecolor="none")
    axes.plot([1, 2])
    return finished(figure)


def arrows_of_every_style() -> Figure:
    figure = blank(4, 3)
    axes = figure.add_axes((0.02, 0.02, 0.96, 0.96))
    looks = [(style, BENDS[place % 4]) for place, style in enumerate(STYLES)]
    looks += [(style, BENDS[0]) for style in ("simple", "fancy", "wedge")]
    for place, (style, bend) in enumerate(looks):
        left, low = place % 4 / 4, place // 4 / 4
        arrow = {"arrowstyle": style, "connectionstyle": bend, "shrinkB": 4}
        axes.annotate(style, (left + 0.17, low + 0.2), (left + 0.02, low + 0.05), arrowprops=arrow)
    return finished(figure)


def boxes_of_every_style() -> Figure:
    figure = blank(4, 3)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, 4), ylim=(0, 4))
    styles = ("square", "circle", "ellipse", "larrow", "rarrow", "darrow", "round", "round4", "sawtooth", "roundtooth")
    for place, style in enumerate(styles):
        axes.text(place % 4 + 0.3, place // 4 + 0.5, style, bbox={"boxstyle": style, "fc": "w", "ec": "k"})
    return finished(figure)


def colour_bars_and_secondary_axes() -> Figure:
    figure = blank()
    axes = figure.add_axes((0.1, 0.2, 0.5, 0.7))
    shown = axes.contourf(np.add.outer(np.arange(9), np.arange(9)), levels=5, extend="both")
    figure.colorbar(shown, cax=figure.add_axes((0.8, 0.2, 0.05, 0.7)))
    axes.secondary_yaxis("right", functions=(lambda value: value * 2, lambda value: value / 2))
    return finished(figure)


def gradients_and_turned_pictures() -> Figure:
    figure, left, right = pair()
    for place in range(3):
        extent = (place + 0.2, place + 0.9, 0, place + 1)
        left.imshow([[0, 0], [1, 1]], extent=extent, aspect="auto", interpolation="bicubic", cmap="Blues")
    left.set(xlim=(0, 4), ylim=(0, 4))
    grid = np.add.outer(np.arange(8), np.arange(8)) % 3
    turned = right.imshow(grid, extent=(0, 1, 0, 1), interpolation="nearest")
    turned.set_transform(Affine2D().rotate_deg(30) + right.transData)
    right.set(xlim=(-1, 2), ylim=(-1, 2))
    return finished(figure)


def large_and_smooth_pictures() -> Figure:
    figure, left, right = pair()
    y, x = np.mgrid[0:600, 0:800]
    left.imshow(np.sin(x / 20) * np.cos(y / 15), interpolation="antialiased")
    y, x = np.mgrid[0:30, 0:40]
    colours = np.dstack([x / 40, y / 30, x * 0 + 0.5, (x + y) / 70])
    right.imshow(colours, interpolation="lanczos", aspect="auto")
    return finished(figure)


def a_picture_cut_by_letters() -> Figure:
    figure, axes = alone(xlim=(0, 40), ylim=(0, 20))
    letters = TextPath((2, 5), "Path", size=15, prop=FONT)
    image = axes.imshow(np.add.outer(np.arange(20), np.arange(40)), extent=(0, 40, 0, 20), aspect="auto")
    image.set_clip_path(letters, transform=axes.transData)
    axes.add_patch(PathPatch(letters, fc="none"))
    return finished(figure)


def figures_within_a_figure() -> Figure:
    figure = blank()
    left, right = figure.subfigures(1, 2)
    left.set_facecolor("0.9")
    for part in (left, right):
        part.suptitle("part")
        part.add_axes((0.2, 0.2, 0.7, 0.6)).plot([1, 2])
    return finished(figure)


def dates_and_mixed_transforms() -> Figure:
    figure, axes = alone()
    days = [datetime.date(2024, 1, 1) + datetime.timedelta(days=30 * step) for step in range(12)]
    axes.plot(days, range(12))
    axes.tick_params(rotation=30)
    mixed = blended_transform_factory(axes.transAxes, axes.transData)
    axes.add_patch(Rectangle((0.2, 3), 0.5, 4, transform=mixed, color="yellow", alpha=0.5))
    axes.text(1.01, 4, "at", transform=mixed)
    return finished(figure)


def dashed_markers_and_painted_layers() -> Figure:
    figure, left, right = pair()
    line = left.plot(ACROSS, np.sin(ACROSS), "--", marker="o", markevery=4, fillstyle="left", mfc="r", mfcalt="b")[0]
    line.set(dash_capstyle="round", gapcolor="yellow", lw=3)
    left.scatter([1, 2], [0, 0.5], s=200, linestyle="--", facecolor="none", edgecolor="k", marker=(5, 1))
    right.plot(ACROSS, np.sin(ACROSS), rasterized=True, lw=3)
    right.text(1, 0, "behind", path_effects=[patheffects.withSimplePatchShadow()])
    return finished(figure)


def bars_broken_stepped_and_spread() -> Figure:
    figure, left, right = pair()
    left.broken_barh([(1, 2), (5, 1)], (0, 1), facecolors=("red", "blue"))
    left.fill_betweenx(ACROSS / 3, np.sin(ACROSS), 2)
    left.add_patch(Arc((4, 1.5), 1, 1, angle=30, theta1=10, theta2=300))
    right.stairs([1, 3, 2], fill=True, hatch="\\\\")
    right.hist(np.sin(np.arange(300)) * 2, bins=20, histtype="step", lw=2, density=True)
    right.ecdf([1, 2, 2, 3])
    return finished(figure)


def things_in_boxes() -> Figure:
    figure, axes = alone()
    axes.add_artist(AnchoredText("anchored", loc="upper left"))
    picture = OffsetImage(np.add.outer(np.arange(20), np.arange(20)), zoom=1)
    arrow = {"arrowstyle": "->"}
    axes.add_artist(AnnotationBbox(picture, (0.6, 0.5), (30, -10), boxcoords="offset points", arrowprops=arrow))
    arrows = axes.quiver([0, 1], [0, 1], [1, 2], [1, -1])
    axes.quiverkey(arrows, 0.8, 0.9, 1, "key")
    axes.clabel(axes.contour(np.add.outer(np.arange(9), np.arange(9))))
    return finished(figure)


def solids() -> Figure:
    figure = blank(4, 3)
    axes = figure.add_axes((0, 0, 1, 1), projection="3d")
    axes.bar3d([0, 1], [0, 1], [0, 0], 0.5, 0.5, [1, 2])
    axes.scatter([1, 2], [0, 1], [1, 2])
    axes.text(0, 0, 2, "here")
    axes.plot_trisurf([0, 1, 0, 1], [0, 0, 1, 1], [1, 2, 3, 1], alpha=0.5)
    return finished(figure)


GALLERY = (
    *(logarithms_with_labels, logarithms_on_both_sides_of_zero, shares_on_a_logit_axis, mollweide_globe, hammer_globe),
    *(wedge_of_a_polar_plot, wavering_lines, shadows, wrapped_words, pixels_laid_on_the_figure),
    *(lines_of_text_in_every_corner, axes_of_the_toolkit, nothing_behind, arrows_of_every_style, boxes_of_every_style),
    *(colour_bars_and_secondary_axes, gradients_and_turned_pictures, large_and_smooth_pictures),
    *(a_picture_cut_by_letters, figures_within_a_figure, dates_and_mixed_transforms),
    *(dashed_markers_and_painted_layers, bars_broken_stepped_and_spread, things_in_boxes, solids),
)

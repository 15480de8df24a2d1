"""matplotlib paths as the segments of a drawing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform, Transform

from reportgen.model.drawing import Segment

_STOP, _MOVE, _CURVE3, _CURVE4, _CLOSE = (
    int(code) for code in (Path.STOP, Path.MOVETO, Path.CURVE3, Path.CURVE4, Path.CLOSEPOLY)
)


def segments(
    path: Path,
    transform: Transform,
    *,
    clip: tuple[float, float, float, float] | None = None,
    simplify: bool = False,
    scale: float = 1.0,
) -> tuple[Segment, ...]:
    """The path as move, line, cubic and close segments, to a hundredth of a point; gaps (NaN) break it.

    `scale` is the points of a unit that the transform leads to; the clip is in such units.
    """
    clean = path.cleaned(transform, remove_nans=True, clip=clip, simplify=simplify, curves=True)
    vertices = np.asarray(clean.vertices)
    return tuple(_join(np.asarray(clean.codes).tolist(), (vertices if scale == 1 else vertices * scale).tolist()))


def _join(codes: Sequence[int], points: Sequence[tuple[float, float]]) -> Iterator[Segment]:
    position = 0
    while position < len(codes):
        code = codes[position]
        if code == _STOP:
            return
        if code == _CLOSE:
            yield ("Z",)
            position += 1
        elif code == _CURVE3:
            yield _cubic(points[position - 1], points[position], points[position + 1])
            position += 2
        elif code == _CURVE4:
            yield ("C", *(rounded(value) for point in points[position : position + 3] for value in point))
            position += 3
        else:
            x, y = points[position]
            yield ("M" if code == _MOVE else "L", rounded(x), rounded(y))
            position += 1


def _cubic(start: Sequence[float], control: Sequence[float], end: Sequence[float]) -> Segment:
    first = [a + 2 / 3 * (b - a) for a, b in zip(start, control, strict=True)]
    second = [c + 2 / 3 * (b - c) for b, c in zip(control, end, strict=True)]
    return ("C", *(rounded(value) for value in (*first, *second, *end)))


def clip_segments(gc: GraphicsContextBase, scale: float = 1.0) -> tuple[Segment, ...]:
    """The one path that clips like the context's rectangle and path together; empty when nothing clips.

    `scale` is the points of a unit of the context.
    """
    box = gc.get_clip_rectangle()
    path, transform = clip_path(gc)
    if path is None:
        return () if box is None else segments(_rectangle(box), IdentityTransform(), scale=scale)
    placed = path.transformed(transform)
    if box is not None and box.count_contains(placed.get_extents().corners()) < 4:
        placed = placed.clip_to_bbox(box)
    return segments(placed, IdentityTransform(), scale=scale)


def within(path: Sequence[Segment], box: Any) -> tuple[Segment, ...]:
    """The subpaths whose points reach into the box."""
    kept: list[Segment] = []
    for start, end in itertools.pairwise([*(at for at, each in enumerate(path) if each[0] == "M"), len(path)]):
        points = [float(value) for _, *numbers in path[start:end] for value in numbers]
        across, upward = points[::2], points[1::2]
        if min(across) <= box.x1 and max(across) >= box.x0 and min(upward) <= box.y1 and max(upward) >= box.y0:
            kept += path[start:end]
    return tuple(kept)


def clip_path(gc: GraphicsContextBase) -> tuple[Any, Any]:
    """The context's clipping path and its transform, or a pair of None. Any: matplotlib's stub names another type."""
    return gc.get_clip_path()


def rounded(value: float) -> float:
    """To a hundredth of a point; adding zero turns −0.0 into 0.0."""
    return round(float(value), 2) + 0.0


def _rectangle(box: Any) -> Path:
    corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1), (box.x0, box.y0)]
    return Path(corners, closed=True)

"""Pixels for what has no vector form here: painted by Agg, laid into the drawing as an image."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.transforms import Affine2D, Bbox, Transform

from reportgen.charts.paths import rounded
from reportgen.model.drawing import ImageOperation, Segment

Paint = Callable[[Any, Transform], None]


def rasterised(box: Bbox, clip: tuple[Segment, ...], paint: Paint, resolution: int) -> ImageOperation | None:
    """What `paint(renderer, transform)` leaves inside the box (points), at `resolution` pixels an inch.

    None where it leaves nothing. The transform takes points of the drawing to pixels of the renderer.
    """
    scale = resolution / 72
    left, bottom = math.floor(box.x0), math.floor(box.y0)
    wide, high = (math.ceil((end - start) * scale) for start, end in ((left, box.x1), (bottom, box.y1)))
    if wide < 1 or high < 1:
        return None
    from matplotlib.backends.backend_agg import RendererAgg  # noqa: PLC0415 (few drawings need it)

    renderer: Any = RendererAgg(wide, high, resolution)  # type: ignore[no-untyped-call]  # matplotlib has not typed it
    paint(renderer, Affine2D().translate(-left, -bottom).scale(scale))
    pixels = np.asarray(renderer.buffer_rgba())
    if not pixels[..., 3].any():
        return None
    size = (rounded(wide / scale), rounded(high / scale))
    return ImageOperation(float(left), float(bottom), *size, wide, high, pixels.tobytes(), clip)

"""Structural similarity of two pictures (Wang et al. 2004), in windows of eight by eight pixels."""

from __future__ import annotations

import numpy as np

WINDOW = 8
C1, C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def similarity(one: np.ndarray, other: np.ndarray) -> float:
    """The mean index over the windows in which either picture shows anything; 1 means equal.

    Blank windows are left out: a page of white would otherwise drown any difference.
    """
    a, b = (_windows(picture @ np.array([0.299, 0.587, 0.114])) for picture in (one, other))
    mean_a, mean_b = a.mean(-1), b.mean(-1)
    variance_a, variance_b = a.var(-1), b.var(-1)
    covariance = (a * b).mean(-1) - mean_a * mean_b
    index = (2 * mean_a * mean_b + C1) * (2 * covariance + C2)
    index /= (mean_a**2 + mean_b**2 + C1) * (variance_a + variance_b + C2)
    is_blank = (a.min(-1) == 255) & (b.min(-1) == 255)
    return float(index[~is_blank].mean())


def _windows(grey: np.ndarray) -> np.ndarray:
    high, wide = (size // WINDOW * WINDOW for size in grey.shape)
    tiles = grey[:high, :wide].reshape(high // WINDOW, WINDOW, wide // WINDOW, WINDOW)
    return tiles.swapaxes(1, 2).reshape(high // WINDOW, wide // WINDOW, -1)

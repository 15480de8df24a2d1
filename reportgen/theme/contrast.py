"""How well colours stand out: the contrast ratio of WCAG 2.2, and the lightness that is left in grey print."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

WHITE = "#FFFFFF"
TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
MARK_CONTRAST = 3.0  # WCAG 2.2, 1.4.11
GREY_STEP = 15.0  # of lightness: what a tired copier still keeps apart, a sixth of the way from black to white
_STEPS = 100


def is_colour(text: str) -> bool:
    """Whether it has the form #RRGGBB."""
    return re.fullmatch("#[0-9A-Fa-f]{6}", text) is not None


@cache
def luminance(colour: str) -> float:
    """Relative luminance from 0 (black) to 1 (white), WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str = WHITE) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """How light the colour looks in grey: CIE L*, from 0 (black) to 100 (white)."""
    value = luminance(colour)
    return 116 * value ** (1 / 3) - 16 if value > 216 / 24389 else value * 24389 / 27


def nearest_with(colour: str, suits: Callable[[str], bool]) -> str | None:
    """The colour, as little darkened or else lightened as makes it suit; None when neither does."""
    mixes = (_mixed(colour, target, step / _STEPS) for target in (0, 255) for step in range(1, _STEPS + 1))
    return next((mix for mix in mixes if suits(mix)), None)


def _mixed(colour: str, target: int, share: float) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (target - part) * share):02X}" for part in parts)

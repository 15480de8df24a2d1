"""Which colour a series or point takes, and colours derived from others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.chart import Emphasis, Point, Series
from reportgen.theme import Palette
from reportgen.theme.contrast import TEXT_CONTRAST, contrast

GREY_SPREAD = 12  # of 255: what the parts of a colour may differ by and still look grey
DIRECT_SERIES = 4


def point_colours(points: Sequence[Point], palette: Palette) -> list[str]:
    """A colour for each point of one series: with a highlight among them the others step back to grey."""
    speaks = any(point.emphasis is Emphasis.HIGHLIGHT for point in points)
    loud = {Emphasis.HIGHLIGHT} if speaks else {Emphasis.NORMAL, Emphasis.TOLD}
    return [palette.series[0] if point.emphasis in loud else palette.context for point in points]


def series_colours(series: Sequence[Series], palette: Palette, *, may_repeat: bool = False) -> list[str]:
    """A colour for each series: the palette in its order, grey for context.

    Where several may share the grey (lines, which are named at their ends), the highlighted step forward, and of more
    than four at least the first.
    """
    loud = [index for index, line in enumerate(series) if line.emphasis is Emphasis.HIGHLIGHT] if may_repeat else []
    if not loud and len(series) > DIRECT_SERIES:
        loud = [0]
    chosen = loud or [index for index, line in enumerate(series) if line.emphasis is not Emphasis.CONTEXT]
    speaking = dict(zip(chosen, palette.series, strict=False))
    return [speaking.get(index, palette.context) for index in range(len(series))]


@dataclass(frozen=True, slots=True)
class Texture:
    """What tells a series apart without its colour: a hatch (matplotlib's letters; none is dots), a dash (points)."""

    hatch: str
    dash: tuple[float, ...]


def textures(palette: Palette) -> Mapping[str, Texture]:
    """The textures of a palette without hues by colour, for all but its first series, which is solid.

    A copier that knows black and white only makes every grey black. Slanted lines are left to what is provisional and
    to parts of years, evenly dashed lines to plans.
    """
    if any(max(_parts(colour)) - min(_parts(colour)) > GREY_SPREAD for colour in palette.series):
        return {}
    named = {palette.context: _CONTEXT, **dict(zip(palette.series[1:], _TEXTURES, strict=False))}
    return {colour: each for colour, each in named.items() if colour != palette.series[0]}


_TEXTURES = (Texture("|||", (9.0, 2.2)), Texture("---", (1.0, 2.2)), Texture("++++", (6.0, 2.0, 1.0, 2.0)))
_CONTEXT = Texture("", ())  # no hatch: dotted, by rows of short dashes, which cost far less than a hatch of circles
PART_HATCH = "////"  # of a part of a year or of a band, where a paler tint would vanish


def tint(colour: str, strength: float) -> str:
    """The colour mixed with white: 1 is the colour itself, 0 is white."""
    return _hexadecimal([255 - (255 - part) * strength for part in _parts(colour)])


def readable(colour: str) -> str:
    """The colour, darkened until text in it stands out from white by 4.5:1 (WCAG 2.2, 1.4.3)."""
    while contrast(colour) < TEXT_CONTRAST:
        colour = _hexadecimal([part * 0.95 for part in _parts(colour)])
    return colour


def _parts(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _hexadecimal(parts: Sequence[float]) -> str:
    return "#" + "".join(f"{round(part):02X}" for part in parts)

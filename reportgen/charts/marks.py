"""What a point says about itself: how its mark looks and how its number is worded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from reportgen.charts.colours import PART_HATCH, tint
from reportgen.charts.sheet import Box, Sheet, Stroke
from reportgen.language import Language
from reportgen.model.chart import Point
from reportgen.model.facts import Status
from reportgen.model.passage import Form
from reportgen.model.quantity import Quantity

HATCH_STEP_PT = 3.0


class Look(StrEnum):
    """A mark's firmness: a fact, a plan, something provisional, a part of a year."""

    SOLID = "solid"
    OUTLINED = "outlined"
    HATCHED = "hatched"
    LIGHT = "light"


_LOOKS = {
    Status.PLANNED: Look.OUTLINED,
    Status.POTENTIAL: Look.OUTLINED,
    Status.FORECAST: Look.HATCHED,
    Status.PROVISIONAL: Look.HATCHED,
    Status.ESTIMATED: Look.HATCHED,
}


def look(point: Point, *, part_years_differ: bool = True) -> Look:
    """How the point's mark is drawn: what a plan is outweighs how long its period is."""
    status = point.quantity.status if point.quantity else Status.MISSING
    is_light = point.is_part_year and part_years_differ
    return _LOOKS.get(status, Look.LIGHT if is_light else Look.SOLID)


def part_years_differ(points: Iterable[Point]) -> bool:
    """Whether parts of years stand beside whole years; among themselves they need no mark but their label."""
    return len({point.is_part_year for point in points if point.quantity}) > 1


def is_soft(point: Point) -> bool:
    """Whether a line to this point is dashed."""
    return look(point) in (Look.OUTLINED, Look.HATCHED)


def has_band(quantity: Quantity) -> bool:
    """Whether the number was reported as a range; a computed one is worded, and drawn, by its middle."""
    return quantity.is_band and not quantity.is_derived


def ends(quantity: Quantity) -> tuple[float, float]:
    """From where to where the mark's uncertain part reaches; twice the same number without a reported band."""
    if has_band(quantity):
        return float(quantity.low), float(quantity.high)
    return float(quantity.nominal), float(quantity.nominal)


def reach(quantity: Quantity, unit_scale: int) -> tuple[float, float]:
    """The ends of the quantity at the axis's power of ten, without making another quantity."""
    shift = quantity.unit.scale - unit_scale
    low, high = (quantity.low, quantity.high) if has_band(quantity) else (quantity.nominal,) * 2
    return float(low.scaleb(shift)), float(high.scaleb(shift))


def scaled(quantity: Quantity, unit_scale: int) -> Quantity:
    """The quantity at the axis's power of ten, with no more decimals than it had (or two)."""
    shown = quantity.in_scale(unit_scale)
    return replace(shown, decimals=min(shown.decimals, max(quantity.decimals, 2)))


def wording(quantity: Quantity, language: Language) -> str:
    """The number as a direct label: "almost 47", "12.3–13"; the unit stands in the subtitle."""
    return language.quantity(quantity, Form.BARE)


def label_lines(text: str) -> tuple[str, ...]:
    """A qualified number on two lines, for narrow places: "almost", "47"."""
    word, space, number = text.partition("\u00a0")
    has_digit = any(character.isdigit() for character in word)
    return (word, number) if space and not has_digit else (text,)


Mark = tuple[Box, Look, str]


def bar(zero: float, reach: tuple[float, float], across: tuple[float, float], looks: tuple[Look, str]) -> list[Mark]:
    """An upright bar from `zero` to the nearer end of its reach, and a lighter part to the farther one.

    `across` is where it begins sideways and how wide it is; all in points.
    """
    (near, far), (left, width), (kind, colour) = sorted(reach, key=lambda end: abs(end - zero)), across, looks
    marks = [(Box(left, min(zero, near), width, abs(near - zero)), kind, colour)]
    if near != far:
        marks.append((Box(left, min(near, far), width, abs(far - near)), Look.LIGHT, colour))
    return marks


def turned(marks: Sequence[Mark]) -> list[Mark]:
    """Upright bars laid on their side: what ran upwards runs to the right."""
    return [(Box(box.y, box.x, box.height, box.width), kind, colour) for box, kind, colour in marks]


def bars(sheet: Sheet, marks: Sequence[Mark]) -> None:
    """Bars in their looks and colours, one path for each combination."""
    for kind, colour in dict.fromkeys((look, colour) for _, look, colour in marks):
        boxes = [box for box, its_look, its_colour in marks if (its_look, its_colour) == (kind, colour)]
        edge = Stroke(sheet.palette.series[0] if sheet.textures else colour, 0.9)
        if kind is Look.SOLID:
            sheet.boxes(boxes, fill=colour)
        elif kind is Look.LIGHT and sheet.textures:
            inset = [box.inset(0.45) for box in boxes]
            # The parts of one column must stay apart from each other first.
            is_ruled = colour in sheet.palette.series[1:] and colour != sheet.palette.context
            hatch = sheet.textures[colour].hatch if is_ruled else PART_HATCH
            sheet.boxes(inset, fill="#FFFFFF", stroke=Stroke(sheet.palette.series[0], 0.9), hatch=hatch)
        elif kind is Look.LIGHT:
            sheet.boxes([box.inset(0.45) for box in boxes], fill=tint(colour, 0.4), stroke=edge)
        else:
            sheet.boxes([box.inset(0.45) for box in boxes], fill="#FFFFFF", stroke=edge)
            if kind is Look.HATCHED:
                sheet.lines([line for box in boxes for line in hatching(box.inset(0.45))], Stroke(colour, 0.7))


def hatching(box: Box) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Diagonal lines across the box, cut at its edges."""
    lines = []
    offset = HATCH_STEP_PT
    while offset < box.width + box.height:
        start = (box.x + max(0.0, offset - box.height), box.y + min(offset, box.height))
        end = (box.x + min(offset, box.width), box.y + max(0.0, offset - box.width))
        lines.append((start, end))
        offset += HATCH_STEP_PT
    return lines

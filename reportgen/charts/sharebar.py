"""Parts of one whole as one bar: each named above or below it with its share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from reportgen.charts.colours import DIRECT_SERIES
from reportgen.charts.frame import no_data
from reportgen.charts.labels import plain, spread, wrap
from reportgen.charts.marks import Look, Mark, bars, look, scaled
from reportgen.charts.sheet import Box, Sheet, Stroke
from reportgen.charts.slots import place_label
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec, Emphasis, Point
from reportgen.model.facts import Qualifier
from reportgen.model.passage import Form
from reportgen.model.quantity import Quantity, share, total

MOST_PARTS = 8
BAR_PT = 26.0
LEADER_PT = 9.0
GAP_PT = 8.0
LABEL_PT = 92.0
FARTHEST_PT = 72.0  # between a part and its name
LEAST_PARTS = 4
MOST_LINES = 3
LEAST_SHARE = Decimal("0.01")  # percent


Sized = tuple[Point, Quantity]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name, its share of the whole, its colour and look."""

    label: str
    share: Quantity
    colour: str
    look: Look
    speaks: bool


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the parts from the largest to the smallest, the smallest gathered as other.

    Parts without a number are named below as such. Raises RenderError for a part below zero, and without room.
    """
    points = [point for series in spec.series for point in series.points]
    known = [point for point in points if point.quantity]
    if any(point.quantity.low < 0 for point in known if point.quantity):
        fact, remedy = "a part is below zero", "use 'ranking' for numbers of both signs"
        raise RenderError(error("chart-number", "chart 'sharebar'", fact, remedy))
    parts = _parts(known, spec, sheet, language, MOST_PARTS)
    if not parts:
        no_data(sheet, language)
        return
    for most in range(MOST_PARTS - 1, LEAST_PARTS - 1, -1):
        if not _are_far(parts, sheet, language):
            break
        parts = _parts(known, spec, sheet, language, most)
    missing = [plain(place_label(point.at, language)) for point in points if not point.quantity]
    floor = _missing(missing, sheet, language)
    blocks = [_block(part, sheet, language) for part in parts]
    above = _fits(blocks, sheet)
    side = (max(len(block) for block in blocks)) * sheet.line_pt + LEADER_PT
    needed = floor + BAR_PT + side * (1 if above else 2)
    if needed > sheet.height_pt + 0.01:
        fact = f"{sheet.height_pt:g} pt leave no room for the names of {len(parts)} parts"
        remedy = f"make it at least {math.ceil(needed)} pt high, or use 'ranking'"
        raise RenderError(error("chart-room", "chart 'sharebar'", fact, remedy))
    middle = (sheet.height_pt + floor - (side if above else 0)) / 2
    bar = Box(0, max(middle - BAR_PT / 2, floor), sheet.width_pt, BAR_PT)
    spans = _spans(parts, sheet.width_pt)
    marks: list[Mark] = [
        (Box(start, bar.y, end - start, BAR_PT), part.look, part.colour)
        for part, (start, end) in zip(parts, spans, strict=True)
    ]
    bars(sheet, marks)
    sheet.lines([[(end, bar.y), (end, bar.top)] for _, end in spans[:-1]], Stroke("#FFFFFF", 1.0))
    indices = range(len(parts))
    sides = (indices, ()) if above else (indices[::2], indices[1::2])
    for row, sign in zip(sides, (1, -1), strict=True):
        _labels([(blocks[i], spans[i], parts[i]) for i in row], bar, sign, sheet)


def _are_far(parts: Sequence[Part], sheet: Sheet, language: Language) -> bool:
    """Whether a name would stand so far from its part that the eye loses the way."""
    blocks = [_block(part, sheet, language) for part in parts]
    room = [_width(block, sheet) + GAP_PT for block in blocks]
    middles = [(start + end) / 2 for start, end in _spans(parts, sheet.width_pt)]
    indices = range(len(parts))
    for row in (indices,) if _fits(blocks, sheet) else (indices[::2], indices[1::2]):
        wanted = [middles[i] for i in row]
        centres = spread(wanted, [room[i] for i in row], -GAP_PT / 2, sheet.width_pt + GAP_PT / 2)
        if centres is None or max(abs(a - b) for a, b in zip(wanted, centres, strict=True)) > FARTHEST_PT:
            return True
    return False


def _parts(known: Sequence[Point], spec: ChartSpec, sheet: Sheet, language: Language, most: int) -> list[Part]:
    sized = [(point, scaled(point.quantity, spec.unit_scale)) for point in known if point.quantity]
    sized = sorted((each for each in sized if each[1].high > 0), key=lambda each: -each[1].nominal)
    if not sized:
        return []
    whole = total(*(quantity for _, quantity in sized))
    if whole.low <= 0:
        return []
    shown, rest = _gathered(sized, most)
    spoken = [point.emphasis is Emphasis.HIGHLIGHT for point, _ in shown]
    # Four parts have a colour each; of more, the largest (or the chosen) one speaks, names tell the others.
    loud = spoken if any(spoken) else [index == 0 for index in range(len(shown))]
    palette = sheet.palette
    parts = [
        Part(
            plain(place_label(point.at, language)),
            share(quantity, whole),
            palette.series[index]
            if len(sized) <= min(DIRECT_SERIES, len(palette.series)) and not any(spoken)
            else (palette.series[0] if loud[index] else palette.context),
            look(point, part_years_differ=False),
            spoken[index],
        )
        for index, (point, quantity) in enumerate(shown)
    ]
    if rest:
        label = language.words("other ({n})").format(n=len(rest))
        gathered = share(total(*(quantity for _, quantity in rest)), whole)
        parts.append(Part(label, gathered, palette.context, Look.LIGHT, speaks=False))
    return parts


def _gathered(sized: list[Sized], most: int) -> tuple[list[Sized], list[Sized]]:
    """The largest, and the others; whoever is told of is never among the others."""
    if len(sized) <= most:
        return sized, []
    told = [each for each in sized[most - 1 :] if each[0].is_told][: most - 1]
    shown = [*sized[: most - 1 - len(told)], *told]
    return shown, [each for each in sized if each not in shown]


def _spans(parts: Sequence[Part], width: float) -> list[tuple[float, float]]:
    sizes = [float(part.share.nominal) for part in parts]
    spans, start = [], 0.0
    for size in sizes:
        end = start + size / sum(sizes) * width
        spans.append((start, end))
        start = end
    return spans


def _block(part: Part, sheet: Sheet, language: Language) -> tuple[str, ...]:
    """The share, and the name under it in a few short lines."""
    width = min(LABEL_PT, sheet.width_pt / 2 - GAP_PT)
    return (
        language.quantity(_tellable(part.share), Form.SHORT),
        *wrap(part.label, width, MOST_LINES, partial(sheet.width_of, bold=part.speaks)),
    )


def _tellable(part: Quantity) -> Quantity:
    """The share; one too small to be written is under the least that is, since it is not nothing."""
    if not 0 < part.nominal < LEAST_SHARE / 2:
        return part
    return replace(part, low=LEAST_SHARE, high=LEAST_SHARE, qualifier=Qualifier.UNDER, decimals=2)


def _width(block: Sequence[str], sheet: Sheet) -> float:
    return max(sheet.width_of(line, bold=True) for line in block)


def _fits(blocks: Sequence[Sequence[str]], sheet: Sheet) -> bool:
    """Whether all labels stand side by side in one row."""
    return sum(_width(block, sheet) + GAP_PT for block in blocks) - GAP_PT <= sheet.width_pt


def _missing(names: Sequence[str], sheet: Sheet, language: Language) -> float:
    """A line at the bottom that names what has no number; returns its height."""
    if not names:
        return 0.0
    words = f"{language.words('no data')}: {', '.join(names)}"
    text = wrap(words, sheet.width_pt, 1, sheet.width_of)[0]
    sheet.text(0, sheet.descent_pt, text, colour=sheet.palette.text_secondary)
    return sheet.line_pt + 4


def _labels(
    items: Sequence[tuple[tuple[str, ...], tuple[float, float], Part]], bar: Box, sign: int, sheet: Sheet
) -> None:
    wanted = [(start + end) / 2 for _, (start, end), _ in items]
    room = [_width(block, sheet) + GAP_PT for block, _, _ in items]
    centres = spread(wanted, room, -GAP_PT / 2, sheet.width_pt + GAP_PT / 2)
    if centres is None:
        needed = math.ceil(sum(room) - GAP_PT)
        remedy = f"make it at least {needed} pt wide, or use 'ranking'"
        fact = f"{sheet.width_pt:g} pt are too narrow for the names"
        raise RenderError(error("chart-room", "chart 'sharebar'", fact, remedy))
    edge = bar.top if sign > 0 else bar.y
    for (block, _, part), x, centre in zip(items, wanted, centres, strict=True):
        # Straight, so that no two run together.
        leader = [(x, edge + sign), (centre, edge + sign * (LEADER_PT - 1.5))]
        sheet.lines([leader], Stroke(sheet.palette.rule, 0.6))
        lines = len(block)
        top = edge + LEADER_PT + lines * sheet.line_pt if sign > 0 else edge - LEADER_PT
        for row, line in enumerate(block):
            baseline = top - sheet.ascent_pt - row * sheet.line_pt
            tone = sheet.palette.text if row == 0 else sheet.palette.text_secondary
            sheet.text(centre, baseline, line, anchor="center", bold=row == 0 or part.speaks, colour=tone)

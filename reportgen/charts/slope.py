"""Before and after as two scales side by side, a line for each name: who has risen, who has fallen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from reportgen.charts.frame import no_data, refuse_height
from reportgen.charts.labels import plain, shorten, spread
from reportgen.charts.pairs import Pair, draw_dots, pairs
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import Sheet, Stroke
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec

DOT_PT = 2.6
GAP_PT = 6.0
SPACE_PT = 3.0
LEADER_PT = 9.0
LEAST_LINES_PT = 50.0
NAME_SHARE = 0.42


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws a line from the first series' number to the second's for each name, named at its right end.

    Raises RenderError when the names do not fit one above the other.
    """
    found = pairs(spec, language)
    values = [value for pair in found for value in pair.values]
    if not values:
        no_data(sheet, language)
        return
    top = sheet.height_pt - sheet.line_pt - 4
    if len(found) * sheet.line_pt > top:
        needed = len(found) * sheet.line_pt + sheet.height_pt - top
        fact = f"{len(found)} names do not fit into {sheet.height_pt:g} pt"
        most = max(1, int(top // sheet.line_pt))
        refuse_height("slope", fact, needed, f"show at most {most} names (`top` or `filter`)")
    names = [shorten(pair.label, sheet.width_pt * NAME_SHARE, partial(sheet.width_of, bold=True)) for pair in found]
    before = max(sheet.width_of(pair.before.words, bold=True) for pair in found)
    after = max(sheet.width_of(pair.after.words, bold=True) for pair in found)
    name = max(sheet.width_of(text, bold=True) for text in names)
    margin = DOT_PT + GAP_PT + LEADER_PT
    left, right = before + margin, sheet.width_pt - margin - after - SPACE_PT - name
    if right - left < LEAST_LINES_PT:
        needed = math.ceil(sheet.width_pt + LEAST_LINES_PT - right + left)
        fact, remedy = f"{sheet.width_pt:g} pt are too narrow", f"make it at least {needed} pt wide"
        raise RenderError(error("chart-room", "chart 'slope'", fact, remedy))
    low, high = extent(values, with_zero=False)
    scale = Scale(low, high, sheet.line_pt / 2, top - sheet.line_pt / 2)
    _heads(spec, sheet, left, right)
    _lines(sheet, found, (left, right), scale)
    _numbers(sheet, found, left, scale, top)
    _names(sheet, found, names, right, scale, top)


def _heads(spec: ChartSpec, sheet: Sheet, left: float, right: float) -> None:
    y, room = sheet.height_pt - sheet.ascent_pt, (right - left) / 2 - 3
    for series, x, edge in zip(spec.series, (left, right), (0.0, sheet.width_pt), strict=True):
        half = min(room, abs(x - edge))
        text = shorten(plain(series.label), max(2 * half, room), partial(sheet.width_of, bold=True))
        width = sheet.width_of(text, bold=True)
        start = min(max(x - width / 2, 0.0), sheet.width_pt - width)
        sheet.text(start, y, text, bold=True)
    sheet.lines([[(x, 0), (x, y - 4)] for x in (left, right)], Stroke(sheet.palette.rule, 0.6))


def _colour(sheet: Sheet, pair: Pair, found: Sequence[Pair]) -> str:
    is_quiet = any(each.speaks for each in found) and not pair.speaks
    return sheet.palette.context if is_quiet else sheet.palette.series[0]


def _lines(sheet: Sheet, found: Sequence[Pair], at: tuple[float, float], scale: Scale) -> None:
    for pair in sorted(found, key=lambda pair: pair.speaks):
        colour = _colour(sheet, pair, found)
        ends = [
            ((x, scale(end.value)), end.look)
            for x, end in zip(at, (pair.before, pair.after), strict=True)
            if end.value is not None
        ]
        if len(ends) == 2:
            sheet.lines([[place for place, _ in ends]], Stroke(colour, 1.8 if pair.speaks else 1.1, cap="round"))
        draw_dots(sheet, ends, DOT_PT, colour)


def _numbers(sheet: Sheet, found: Sequence[Pair], x: float, scale: Scale, top: float) -> None:
    """The numbers before, left of their dots, spread where they would meet."""
    known = [pair for pair in found if pair.before.value is not None]
    wanted = [scale(pair.before.value or 0.0) for pair in known]
    centres = spread(wanted, [sheet.line_pt] * len(known), 0, top) or wanted
    for pair, y, centre in zip(known, wanted, centres, strict=True):
        _leader(sheet, x - DOT_PT - 1.5, x - DOT_PT - LEADER_PT, y, centre)
        edge = x - DOT_PT - LEADER_PT - GAP_PT + 2
        text = pair.before.words
        sheet.text(edge, centre - sheet.size_pt * 0.34, text, anchor="right", bold=pair.speaks)


def _names(sheet: Sheet, found: Sequence[Pair], names: Sequence[str], x: float, scale: Scale, top: float) -> None:
    """The numbers after and the names; a name without a number after stands beside the one before."""
    wanted = [scale(pair.values[-1]) if pair.values else 0.0 for pair in found]
    centres = spread(wanted, [sheet.line_pt] * len(found), 0, top) or wanted
    for pair, name, y, centre in zip(found, names, wanted, centres, strict=True):
        if pair.after.value is not None:
            _leader(sheet, x + DOT_PT + 1.5, x + DOT_PT + LEADER_PT, y, centre)
        left, baseline = x + DOT_PT + LEADER_PT + GAP_PT - 2, centre - sheet.size_pt * 0.34
        tone = sheet.palette.text if pair.after.value is not None else sheet.palette.text_secondary
        end = sheet.text(left, baseline, pair.after.words, bold=pair.speaks, colour=tone).right
        sheet.text(end + SPACE_PT, baseline, name, bold=pair.speaks)


def _leader(sheet: Sheet, start: float, end: float, y: float, centre: float) -> None:
    if abs(centre - y) > sheet.line_pt / 4:
        sheet.lines([[(start, y), (end, centre)]], Stroke(sheet.palette.rule, 0.5))

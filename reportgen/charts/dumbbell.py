"""Before and after as two dots joined by a bar, a row for each name: how far each has moved."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts.frame import no_data
from reportgen.charts.key import draw_key
from reportgen.charts.labels import plain
from reportgen.charts.marks import Look
from reportgen.charts.pairs import Pair, draw_dots, pairs
from reportgen.charts.rows import Rows, lay_rows
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import Box, Sheet, Stroke
from reportgen.charts.slots import places
from reportgen.language import Language
from reportgen.model.chart import ChartSpec

DOT_PT = 3.2
SMALL = 0.6
THIN_PT = 0.8
GAP_PT = 4.0
BAR_PT = 2.2


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the first series grey and the second in colour, on a scale that fits them.

    The largest after stands first; periods stand in the order of time.
    """
    found = pairs(spec, language)
    if any(isinstance(at, str) for at in places(spec.series)):
        found = sorted(found, key=_rank)
    values = [value for pair in found for value in pair.values]
    if not values:
        no_data(sheet, language)
        return
    colours = (sheet.palette.context, sheet.palette.series[0])
    names = [plain(series.label) for series in spec.series]
    used = draw_key(sheet, [(name, colour, Look.SOLID) for name, colour in zip(names, colours, strict=True)])
    bold = [pair.speaks for pair in found]
    words = [[sheet.width_of(text, bold=pair.speaks) for text in _words(pair)] for pair in found]
    before, after = (max(width[side] for width in words) + GAP_PT + DOT_PT for side in (0, 1))
    top = sheet.height_pt - used
    rows = lay_rows(sheet, [pair.label for pair in found], bold, kind=spec.kind, words_pt=before + after, top=top)
    low, high = extent(values, with_zero=False)
    scale = Scale(low, high, rows.left + before, sheet.width_pt - after)
    tracks = [[(rows.left, rows.centre(index)), (sheet.width_pt, rows.centre(index))] for index in range(len(found))]
    sheet.lines(tracks, Stroke(sheet.palette.grid, 0.5))
    rows.draw_labels(sheet, bold)
    _bars(sheet, found, rows, scale)
    for index, pair in enumerate(found):
        _tell(sheet, pair, rows.baseline(index, sheet), scale)


def _rank(pair: Pair) -> tuple[bool, float]:
    """The largest after first; those without it last."""
    return pair.after.value is None, -(pair.after.value if pair.after.value is not None else 0.0)


def _bars(sheet: Sheet, found: Sequence[Pair], rows: Rows, scale: Scale) -> None:
    joined = [
        [(scale(pair.before.value), rows.centre(index)), (scale(pair.after.value), rows.centre(index))]
        for index, pair in enumerate(found)
        if pair.before.value is not None and pair.after.value is not None
    ]
    sheet.lines(joined, Stroke(sheet.palette.rule, THIN_PT if sheet.textures else BAR_PT))
    for colour, side in ((sheet.palette.context, "before"), (sheet.palette.series[0], "after")):
        ends = [(getattr(pair, side), rows.centre(index)) for index, pair in enumerate(found)]
        # Without hues the number before is the smaller dot.
        radius = DOT_PT * SMALL if sheet.textures and side == "before" else DOT_PT
        draw_dots(sheet, [((scale(e.value), y), e.look) for e, y in ends if e.value is not None], radius, colour)


def _words(pair: Pair) -> tuple[str, str]:
    """What stands left and right of the dots: the smaller number, and the larger; a missing one stands at the right."""
    ends = (pair.before, pair.after)
    if len(pair.values) < 2:
        known = [end.words for end in ends if end.value is not None]
        missing = [end.words for end in ends if end.value is None]
        return "", "  ".join([*known, missing[0]])
    first, second = (pair.before.value or 0.0), (pair.after.value or 0.0)
    return (ends[0].words, ends[1].words) if first <= second else (ends[1].words, ends[0].words)


def _tell(sheet: Sheet, pair: Pair, y: float, scale: Scale) -> None:
    left, right = _words(pair)
    tone = sheet.palette.text if pair.values else sheet.palette.text_secondary
    offset = DOT_PT + GAP_PT
    ends = [scale(value) for value in pair.values] or [scale.start_pt]
    for x, text, anchor in ((min(ends) - offset, left, "right"), (max(ends) + offset, right, "left")):
        if text:
            width = sheet.width_of(text, bold=pair.speaks)
            start = x - width if anchor == "right" else x
            # The track runs behind the words; a white ground keeps them legible.
            ground = Box(start - 1.5, y - sheet.descent_pt, width + 3, sheet.ascent_pt + sheet.descent_pt)
            sheet.boxes([ground], fill="#FFFFFF")
            sheet.text(start, y, text, bold=pair.speaks, colour=tone)

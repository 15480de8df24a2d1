"""Stacked columns: parts of a whole over time or by category, the whole above, the parts named at the right."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts import area
from reportgen.charts.colours import series_colours
from reportgen.charts.endlabels import draw_end_labels, end_labels_width
from reportgen.charts.frame import (
    PAD_PT,
    Band,
    ValueAxis,
    fit_places,
    gap_words,
    no_data,
    place_row,
    require_height,
    rows_height,
    zero_line,
)
from reportgen.charts.key import draw_key
from reportgen.charts.labels import ELLIPSIS
from reportgen.charts.marks import Look, Mark, bars, look, wording
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import Box, Sheet, Stroke
from reportgen.charts.slots import At, place_labels, places
from reportgen.charts.stacks import Pile, named_parts, piles
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec

BAR_SHARE = 0.66
MOST_BAR_PT = 46.0
LEAST_SLOT_PT = 4.0


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws the first series at the bottom; as shares of 100% when the kind is 'shares'.

    A place where a part is unknown shows the others without a sum; as shares it is a gap. More places than columns
    can stand become areas. Raises RenderError for parts below zero and for names that do not fit.
    """
    slots = places(spec.series)
    found = piles(spec, slots)
    is_shares = spec.kind == "shares"
    found = [pile.as_shares() for pile in found] if is_shares else found
    if not any(pile.known for pile in found):
        no_data(sheet, language)
        return
    is_time = not any(isinstance(at, str) for at in slots)
    if is_time and sheet.width_pt / len(slots) < LEAST_SLOT_PT:
        area.draw_stack(spec, found, slots, sheet, language)
        return
    # Parts named beside the last column need no key; where that column has a gap they have no place there, unless
    # nothing but gaps stands between.
    named = max((index for index, pile in enumerate(found) if pile.is_whole), default=0) if is_shares else -1
    last = found[named] if found[named].is_whole and len(spec.series) > 1 else None
    labels = named_parts(spec.series, last, sheet, language) if last else []
    key_pt = 0.0 if last or len(spec.series) == 1 else _key(spec, sheet)
    top = sheet.height_pt - key_pt - (sheet.ascent_pt if is_shares else sheet.line_pt)
    right = sheet.width_pt - (end_labels_width(sheet, labels) if labels else 0)
    extremes = (0.0, 100.0) if is_shares else extent([pile.edges[-1] for pile in found], with_zero=True)
    axis = ValueAxis.of(sheet, extremes, top - 2 * sheet.line_pt, language)
    band = Band(axis.width, right, len(slots))
    fitted = _places(spec, slots, found, sheet, band, language)
    scale = Scale(*axis.extremes, rows_height(sheet, fitted) + PAD_PT, top)
    require_height(spec.kind, scale, sheet)
    axis.draw(sheet, scale, right)
    bold = [] if all(fitted) else [pile.is_told for pile in found]
    place_row(sheet, fitted, band, rows_height(sheet, fitted), bold)
    width = min(band.step * BAR_SHARE, MOST_BAR_PT)
    _columns(spec, sheet, found, (band, width), scale)
    zero_line(sheet, band.left, band.right, scale(0))
    gap_words(sheet, ["" if p.known else language.words("no data") for p in found], band, scale(0) + PAD_PT)
    if not is_shares:
        _sums(sheet, found, band, scale, language)
    if labels and last:
        edge = band.centre(named % len(slots)) + width / 2
        ends = [(edge, scale((low + high) / 2)) for low, high in last.spans]
        draw_end_labels(sheet, labels, ends, right, (scale(0), sheet.height_pt), spec.kind)


def _places(
    spec: ChartSpec, slots: Sequence[At], found: Sequence[Pile], sheet: Sheet, band: Band, language: Language
) -> tuple[tuple[str, ...], ...]:
    is_time = not any(isinstance(at, str) for at in slots)
    told = [pile.is_told for pile in found]
    names = place_labels(slots, language, told)
    fitted = fit_places(sheet, names, band.step, most_lines=3, may_thin=is_time, spoken=told)
    if fitted is None:
        fact = f"the names of {len(slots)} categories do not fit side by side"
        raise RenderError(error("chart-room", f"chart '{spec.kind}'", fact, "shorten them, or show fewer"))
    return fitted


def _key(spec: ChartSpec, sheet: Sheet) -> float:
    colours = series_colours(spec.series, sheet.palette)
    return draw_key(
        sheet, [(line.label, colour, Look.SOLID) for line, colour in zip(spec.series, colours, strict=True)]
    )


def _columns(spec: ChartSpec, sheet: Sheet, found: Sequence[Pile], across: tuple[Band, float], scale: Scale) -> None:
    band, width = across
    colours = series_colours(spec.series, sheet.palette)
    differ = len({pile.is_part_year for pile in found if pile.known}) > 1
    marks: list[Mark] = []
    joints = []
    for index, pile in enumerate(found):
        left = band.centre(index) - width / 2
        for (low, high), point, colour in zip(pile.spans, pile.points, colours, strict=True):
            if point and high > low:
                kind = look(point, part_years_differ=differ)
                marks.append((Box(left, scale(low), width, scale(high) - scale(low)), kind, colour))
        joints += [[(left, scale(edge)), (left + width, scale(edge))] for edge in pile.edges[1:-1] if edge]
    bars(sheet, marks)
    sheet.lines(joints, Stroke("#FFFFFF", 0.8))


def _sums(sheet: Sheet, found: Sequence[Pile], band: Band, scale: Scale, language: Language) -> None:
    """The sums above the columns where all of them fit; else the most telling, and the axis tells the others."""
    texts = [_sum(pile, language) for pile in found]
    if any(sheet.width_of(text, bold=True) > band.step - 1 for text in texts):
        texts = _most_telling(sheet, texts, found, band)
    for index, (pile, text) in enumerate(zip(found, texts, strict=True)):
        half = sheet.width_of(text, bold=pile.is_whole) / 2
        x = min(max(band.centre(index), band.left + half), min(band.right + PAD_PT, sheet.width_pt) - half)
        if text:
            tone = sheet.palette.text if pile.is_whole else sheet.palette.text_secondary
            y = scale(pile.edges[-1]) + sheet.descent_pt + 1
            sheet.text(x, y, text, anchor="center", bold=pile.is_whole, colour=tone)


def _most_telling(sheet: Sheet, texts: Sequence[str], found: Sequence[Pile], band: Band) -> list[str]:
    """The sums that the title tells, and the last where it stands apart from them."""
    told = [index for index, pile in enumerate(found) if pile.is_told]
    last = len(texts) - 1
    room = max(sheet.width_of(text, bold=True) for text in texts) + 2 * PAD_PT
    near = found[max(0, last - int(room // band.step)) :]
    is_free = all(pile.edges[-1] <= found[last].edges[-1] for pile in near)
    if found[last].is_whole and is_free and all((last - index) * band.step > room for index in told):
        told.append(last)
    unsure = {index for index, pile in enumerate(found) if pile.known and not pile.is_whole}
    return [text if index in told else ELLIPSIS if index in unsure else "" for index, text in enumerate(texts)]


def _sum(pile: Pile, language: Language) -> str:
    if pile.whole:
        return wording(pile.whole, language)
    return language.words("incomplete") if pile.known else ""

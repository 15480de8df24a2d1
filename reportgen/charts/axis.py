"""The horizontal axis of a line: periods and categories in equal steps, days where the calendar puts them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reportgen.charts.frame import Band, centred_row, fit_places, gap_words, rows_height
from reportgen.charts.scale import Scale
from reportgen.charts.sheet import Sheet
from reportgen.charts.slots import At, place_label, place_labels, start_of
from reportgen.language import Language
from reportgen.model.period import Period

INSET_PT = 4.0


@dataclass(frozen=True, slots=True)
class PlaceAxis:
    """Where each place stands between the edges of the plot, and the labels under them."""

    places: tuple[At, ...]
    positions: dict[At, float]
    labels: tuple[tuple[float, tuple[str, ...], bool], ...]
    band: Band
    height_pt: float

    def x(self, place: At) -> float:
        """The place's position in points."""
        return self.positions[place]

    def draw(self, sheet: Sheet, top: float, within: tuple[float, float] | None = None) -> None:
        """The labels, from `top` downwards, inside the drawing or between two edges."""
        left, right = within or (0.0, sheet.width_pt)
        centred_row(sheet, self.labels, top, left=max(0.0, left), right=right)

    def draw_gaps(self, sheet: Sheet, known: Collection[At], y: float, language: Language) -> None:
        """Words in the places that have no number; days have no gaps, since nobody promised one for each."""
        if self.places and isinstance(self.places[0], Period):
            words = ["" if place in known else language.words("no data") for place in self.places]
            edges = min(self.positions.values()) - INSET_PT, max(self.positions.values()) + INSET_PT
            gap_words(sheet, words, self.band, y, edges if len(self.places) > 1 else None)


def place_axis(
    sheet: Sheet, places: Sequence[At], left: float, right: float, language: Language, spoken: Collection[At] = ()
) -> PlaceAxis:
    """The axis for the places of all series, between `left` and `right`; those `spoken` of are labelled first."""
    if places and all(isinstance(place, datetime.date) for place in places):
        return _calendar(sheet, places, left, right, language)
    inner = right - left - 2 * INSET_PT
    # Slots whose outer middles stand just inside the plot, so that lines run from edge to edge.
    half = inner / (2 * max(1, len(places) - 1))
    band = (
        Band(left + INSET_PT - half, right - INSET_PT + half, len(places)) if len(places) > 1 else Band(left, right, 1)
    )
    positions = {place: band.centre(index) for index, place in enumerate(places)}
    strong = [place in spoken for place in places]
    texts = place_labels(places, language, strong)
    fitted = fit_places(sheet, texts, band.step, most_lines=3, may_thin=True, spoken=strong) or ()
    labels = tuple((band.centre(index), lines, strong[index]) for index, lines in enumerate(fitted) if lines)
    return PlaceAxis(tuple(places), positions, labels, band, rows_height(sheet, fitted))


def _calendar(sheet: Sheet, places: Sequence[At], left: float, right: float, language: Language) -> PlaceAxis:
    days = [start_of(place).toordinal() for place in places]
    first, last = min(days), max(days)
    around = 0 if first < last else 1  # a single day stands in the middle
    scale = Scale(first - around, last + around, left + INSET_PT, right - INSET_PT)
    positions = {place: scale(day) for place, day in zip(places, days, strict=True)}
    labels = _calendar_labels(sheet, first, last, scale, language)
    return PlaceAxis(tuple(places), positions, labels, Band(left, right, len(places)), sheet.line_pt)


def _calendar_labels(
    sheet: Sheet, first: int, last: int, scale: Scale, language: Language
) -> tuple[tuple[float, tuple[str, ...], bool], ...]:
    """The years, months or days that begin inside the axis, as many as fit."""
    start, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    years = [datetime.date(year, 1, 1) for year in range(start.year, end.year + 1)]
    months = [datetime.date(year.year, month, 1) for year in years for month in range(1, 13)]
    inside = {"year": [d for d in years if start <= d <= end], "month": [d for d in months if start <= d <= end]}
    if len(inside["year"]) > 2:
        found = [(day, str(day.year)) for day in inside["year"]]
    elif len(inside["month"]) > 2:
        found = [(day, place_label(Period.parse(f"{day:%Y-%m}"), language)) for day in inside["month"]]
    else:
        found = [(day, place_label(day, language)) for day in dict.fromkeys((start, end))]
    widest = max(sheet.width_of(text) for _, text in found) + 6
    room = (scale(last) - scale(first)) / max(1, len(found) - 1)
    every = int(widest // room) + 1 if room else 1
    return tuple((scale(day.toordinal()), (text,), False) for day, text in found[::every])

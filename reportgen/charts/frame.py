"""What surrounds the marks of a chart: the zero line, a light grid, the labels of places, words for gaps."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from reportgen.charts.labels import ELLIPSIS, is_free, wrap
from reportgen.charts.scale import Scale, axis_ticks, decimals
from reportgen.charts.sheet import Box, Sheet, Stroke
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.language.numbers import number

PAD_PT = 3.0
ZERO_PT = 0.8
GRID_PT = 0.5
GRID_STEP_PT = 24.0
LEAST_PLOT_PT = 24.0
MOST_HEIGHT_PT = 600.0  # no page has room for more
_WORD_BREAK = re.compile(r"[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Band:
    """Equal slots side by side between `left` and `right`."""

    left: float
    right: float
    count: int

    @property
    def step(self) -> float:
        """The width of one slot."""
        return (self.right - self.left) / max(1, self.count)

    def centre(self, index: float) -> float:
        """The middle of a slot."""
        return self.left + (index + 0.5) * self.step


def no_data(sheet: Sheet, language: Language) -> None:
    """An honest empty chart: a zero line and the words."""
    middle = sheet.height_pt / 2
    zero_line(sheet, 0, sheet.width_pt, middle - sheet.line_pt)
    words = language.words("no data")
    sheet.text(sheet.width_pt / 2, middle, words, anchor="center", colour=sheet.palette.text_secondary)


def zero_line(sheet: Sheet, left: float, right: float, y: float) -> None:
    """The line from which bars rise."""
    sheet.lines([[(left, y), (right, y)]], Stroke(sheet.palette.text, ZERO_PT))


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Round numbers at the left of a light grid, from and to which numbers it runs, and the room it needs."""

    ticks: tuple[Decimal, ...]
    texts: tuple[str, ...]
    width: float
    extremes: tuple[float, float]

    @classmethod
    def of(cls, sheet: Sheet, extremes: tuple[float, float], height_pt: float, language: Language) -> ValueAxis:
        """An axis that holds the extremes, with as many numbers as look calm at this height."""
        numbers, reach = axis_ticks(*extremes, max(1, int(height_pt // GRID_STEP_PT)))
        places = decimals(numbers)
        texts = tuple(number(tick, places, language.locale, pad=True) for tick in numbers)
        return cls(numbers, texts, max(map(sheet.width_of, texts)) + PAD_PT, reach)

    def draw(
        self, sheet: Sheet, scale: Scale, right: float, *, left: float | None = None, with_numbers: bool = True
    ) -> None:
        """Light lines up to `right` (none at zero, which has its own), and the numbers before them."""
        start = self.width if left is None else left
        lines = [[(start, scale(tick)), (right, scale(tick))] for tick in self.ticks if tick]
        sheet.lines(lines, Stroke(sheet.palette.grid, GRID_PT))
        if not with_numbers:
            return
        drop = sheet.ascent_pt / 2 - 0.4
        for tick, text in zip(self.ticks, self.texts, strict=True):
            y = scale(tick) - drop
            room = Box(0, y - sheet.descent_pt, self.width - PAD_PT, sheet.ascent_pt + sheet.descent_pt)
            if is_free(room, sheet.texts):
                sheet.text(self.width - PAD_PT, y, text, anchor="right", colour=sheet.palette.text_secondary)


def fit_places(
    sheet: Sheet,
    labels: Sequence[str],
    step: float,
    *,
    most_lines: int,
    may_thin: bool,
    spoken: Sequence[bool] = (),
) -> tuple[tuple[str, ...], ...] | None:
    """The labels of slots `step` wide in lines that fit; None when they cannot fit.

    With `may_thin` (a time axis) only every n-th label and those that are `spoken` of.
    """
    split = [_WORD_BREAK.split(label.strip()) for label in labels]
    named = [index for index, label in enumerate(labels) if label]
    if may_thin:  # those spoken of take the room of others, and do not thin them
        named = [index for index in named if not (spoken and spoken[index])] or named
    widest = max((sheet.width_of(word) for index in named for word in split[index]), default=0.0)
    # Unnamed slots lend their room to their neighbours.
    pitch = step * min((b - a for a, b in itertools.pairwise(named)), default=len(labels))
    every = 1
    if widest > pitch - PAD_PT:
        if not may_thin:
            return None
        every = int((widest + PAD_PT) // pitch) + 1
    room = min(every * pitch - PAD_PT, sheet.width_pt)
    fitted = [wrap(" ".join(words), room, 99, sheet.width_of) for words in split]
    if max((len(lines) for lines in fitted), default=0) > most_lines:
        if not may_thin:
            return None
        fitted = [wrap(" ".join(words), room, most_lines, sheet.width_of) for words in split]
    shown = set(named[(len(named) - 1) % every :: every])
    shown |= {index for index, speaks in enumerate(spoken) if speaks}
    return tuple(lines if index in shown else () for index, lines in enumerate(fitted))


def place_row(sheet: Sheet, fitted: Sequence[Sequence[str]], band: Band, top: float, bold: Sequence[bool] = ()) -> None:
    """The labels of places, centred under their slots, from `top` downwards."""
    strong = bold or [False] * len(fitted)
    named = [(band.centre(index), lines, strong[index]) for index, lines in enumerate(fitted) if lines]
    centred_row(sheet, named, top, left=band.left)


def centred_row(
    sheet: Sheet,
    named: Sequence[tuple[float, Sequence[str], bool]],
    top: float,
    *,
    left: float = 0.0,
    right: float | None = None,
) -> None:
    """Labels of several lines each, (middle, lines, bold), inside left…right.

    Where two meet, the one that is not bold gives way, of equals the left one.
    """
    limit = sheet.width_pt if right is None else right
    taken: list[tuple[float, float]] = []
    for x, lines, bold in (label for strong in (True, False) for label in reversed(named) if label[2] is strong):
        half = max(sheet.width_of(line, bold=bold) for line in lines) / 2
        middle = min(max(x, left + half), limit - half)
        reach = (middle - half - PAD_PT / 2, middle + half + PAD_PT / 2)
        if middle - half < left - 0.01 or any(reach[0] < end and start < reach[1] for start, end in taken):
            continue
        taken.append((middle - half, middle + half))
        for row, line in enumerate(lines):
            y = top - sheet.ascent_pt - row * sheet.line_pt
            colour = sheet.palette.text if bold else sheet.palette.text_secondary
            sheet.text(middle, y, line, anchor="center", colour=colour, bold=bold)


def refuse_height(kind: str, fact: str, needed_pt: float, instead: str) -> NoReturn:
    """Raises RenderError naming the height that would do, or, where no page has that, what to do instead."""
    remedy = (
        f"make it at least {math.ceil(needed_pt)} pt high, or {instead}" if needed_pt <= MOST_HEIGHT_PT else instead
    )
    raise RenderError(error("chart-room", f"chart '{kind}'", fact, remedy))


def require_height(kind: str, scale: Scale, sheet: Sheet) -> None:
    """Raises RenderError when labels leave too little of the height for the marks."""
    missing = LEAST_PLOT_PT - (scale.end_pt - scale.start_pt)
    if missing > 0:
        fact = f"{sheet.height_pt:g} pt leave no room for the marks beside their labels"
        remedy = f"make it at least {math.ceil(sheet.height_pt + missing)} pt high"
        raise RenderError(error("chart-room", f"chart '{kind}'", fact, remedy))


def rows_height(sheet: Sheet, fitted: Sequence[Sequence[str]]) -> float:
    """The height of the labels of places."""
    return max((len(lines) for lines in fitted), default=0) * sheet.line_pt


def gap_words(
    sheet: Sheet, words: Sequence[str], band: Band, y: float, within: tuple[float, float] | None = None
) -> None:
    """Says where there is no number: `words[i]` is empty for a place that has one. Neighbours share one label.

    The words stay between two edges, those of the band if no others are given.
    """
    least, most = within or (band.left, band.right)
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and words[end] == words[start]:
            end += 1
        text = words[start]
        left, right = max(least, band.left + start * band.step), min(most, band.left + end * band.step)
        if text and sheet.width_of(text) > right - left - 2:
            text = ELLIPSIS if sheet.width_of(ELLIPSIS) <= right - left - 2 else ""
        if text:
            half = sheet.width_of(text) / 2 + PAD_PT
            _gap_rule(sheet, left, right, half, y + sheet.ascent_pt / 3)
            sheet.text((left + right) / 2, y, text, anchor="center", colour=sheet.palette.text_secondary)
        start = end


def _gap_rule(sheet: Sheet, left: float, right: float, half_text: float, y: float) -> None:
    """A dotted line on both sides of the words, where the gap is wide enough to need its ends shown."""
    middle, inset = (left + right) / 2, (right - left) * 0.04 + 2
    ends = [[(left + inset, y), (middle - half_text, y)], [(middle + half_text, y), (right - inset, y)]]
    if ends[0][1][0] - ends[0][0][0] > 12:
        sheet.lines(ends, Stroke(sheet.palette.rule, 0.75, (0.75, 2.25)))

"""What drove a change: from the level before, step by step, to the level after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.frame import no_data
from reportgen.charts.labels import plain
from reportgen.charts.marks import Look, Mark, bars, scaled, wording
from reportgen.charts.rows import Rows, lay_rows
from reportgen.charts.scale import Scale, extent
from reportgen.charts.sheet import Box, Sheet, Stroke
from reportgen.charts.slots import place_label, places
from reportgen.language import Language
from reportgen.model.chart import ChartSpec
from reportgen.model.quantity import Quantity, difference, total

MOST_STEPS = 10
GAP_PT = 4.0


@dataclass(frozen=True, slots=True)
class Step:
    """One row: from where to where it runs, its words. `quantity` None is a step nobody knows."""

    label: str
    begins: float
    ends: float
    words: str
    quantity: Quantity | None
    is_level: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is a number to draw."""
        return self.quantity is not None


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws two series as levels with the change of each name between, the largest rise first, periods in their order.

    One series is a level and the changes that follow it, in their order. A change that is not known is a row that says
    so, and then the level after is left out, since nobody can add it up.
    """
    steps = _compared(spec, sheet, language) if len(spec.series) > 1 else _told(spec, language)
    if not any(step.is_known for step in steps):
        no_data(sheet, language)
        return
    bold = [step.is_level for step in steps]
    after = max(sheet.width_of(step.words, bold=step.is_level) for step in steps) + GAP_PT
    low, high = extent([end for step in steps for end in (step.begins, step.ends)], with_zero=True)
    rows = lay_rows(sheet, [step.label for step in steps], bold, kind=spec.kind, words_pt=after)
    scale = Scale(low, high, rows.left, sheet.width_pt - after)
    _paint(sheet, steps, rows, scale)
    rows.draw_labels(sheet, bold)
    for index, step in enumerate(steps):
        tone = sheet.palette.text if step.is_known else sheet.palette.text_secondary
        x = scale(max(step.begins, step.ends)) + GAP_PT
        sheet.text(x, rows.baseline(index, sheet), step.words, bold=step.is_level, colour=tone)


def _compared(spec: ChartSpec, sheet: Sheet, language: Language) -> list[Step]:
    ats = places(spec.series)
    at = [{point.at: point.quantity for point in series.points} for series in spec.series]
    both = [(place, at[0].get(place), at[1].get(place)) for place in ats]
    known = [
        (plain(place_label(place, language)), scaled(before, spec.unit_scale), scaled(after, spec.unit_scale))
        for place, before, after in both
        if before and after
    ]
    unknown = [plain(place_label(place, language)) for place, before, after in both if not (before and after)]
    if not known:
        return []
    moved = [(name, difference(after, before)) for name, before, after in known]
    if any(isinstance(place, str) for place in ats):
        moved.sort(key=lambda move: -move[1].nominal)
    room = max(1, int(sheet.height_pt // sheet.line_pt) - 2 - len(unknown))
    moved = _gathered(moved, min(MOST_STEPS, room), language)
    start = total(*(before for _, before, _ in known))
    steps = [_level(plain(spec.series[0].label), start, language)]
    steps += _changes(moved, float(start.nominal), language)
    end = total(*(after for _, _, after in known))
    steps += [_unknown(name, float(end.nominal), language) for name in unknown]
    return [*steps, _level(plain(spec.series[1].label), end, language)]


def _told(spec: ChartSpec, language: Language) -> list[Step]:
    points = [point for series in spec.series for point in series.points]
    if not points or points[0].quantity is None:
        return []
    steps = [_level(plain(place_label(points[0].at, language)), scaled(points[0].quantity, spec.unit_scale), language)]
    parts = [scaled(points[0].quantity, spec.unit_scale)]
    for point in points[1:]:
        label, level = plain(place_label(point.at, language)), float(sum(part.nominal for part in parts))
        if point.quantity is None:
            steps.append(_unknown(label, level, language))
            continue
        change = scaled(point.quantity, spec.unit_scale)
        steps += _changes([(label, change)], level, language)
        parts.append(change)
    is_whole = all(step.is_known for step in steps)
    return [*steps, _level(language.words("Result"), total(*parts), language)] if is_whole else steps


def _gathered(moved: list[tuple[str, Quantity]], most: int, language: Language) -> list[tuple[str, Quantity]]:
    """The changes that matter most, the others as one."""
    if len(moved) <= most:
        return moved
    order = sorted(range(len(moved)), key=lambda index: -abs(moved[index][1].nominal))
    kept = set(order[: most - 1])
    rest = [change for index, (_, change) in enumerate(moved) if index not in kept]
    label = language.words("other ({n})").format(n=len(rest))
    return [*(move for index, move in enumerate(moved) if index in kept), (label, total(*rest))]


def _level(label: str, quantity: Quantity, language: Language) -> Step:
    return Step(label, 0.0, float(quantity.nominal), wording(quantity, language), quantity, is_level=True)


def _changes(moved: Sequence[tuple[str, Quantity]], level: float, language: Language) -> list[Step]:
    steps = []
    for label, change in moved:
        end = level + float(change.nominal)
        steps.append(Step(label, level, end, _signed(change, language), change))
        level = end
    return steps


def _unknown(label: str, level: float, language: Language) -> Step:
    return Step(label, level, level, language.words("no data"), None)


def _signed(change: Quantity, language: Language) -> str:
    words = wording(change, language)
    return re.sub(r"(?=\d)", "+", words, count=1) if change.nominal > 0 else words


def _paint(sheet: Sheet, steps: Sequence[Step], rows: Rows, scale: Scale) -> None:
    colours = sheet.palette.series
    rise, fall = colours[1 % len(colours)], colours[3 % len(colours)]
    marks: list[Mark] = []
    joints = []
    for index, step in enumerate(steps):
        left, right = sorted((scale(step.begins), scale(step.ends)))
        colour = sheet.palette.series[0] if step.is_level else rise if step.ends >= step.begins else fall
        if right > left:
            marks.append(
                (Box(left, rows.centre(index) - rows.bar_pt / 2, right - left, rows.bar_pt), Look.SOLID, colour)
            )
        if index + 1 < len(steps):
            ends = [rows.centre(index) - rows.bar_pt / 2, rows.centre(index + 1) + rows.bar_pt / 2]
            joints.append([(scale(step.ends), ends[0]), (scale(step.ends), ends[1])])
    bars(sheet, marks)
    sheet.lines(joints, Stroke(sheet.palette.context, 0.6))
    last = rows.top - rows.step * len(steps)
    sheet.lines([[(scale(0), rows.top), (scale(0), last)]], Stroke(sheet.palette.text, 0.8))

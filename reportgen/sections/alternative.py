"""What to read instead of a chart: its type, measure and period, its finding, its extremes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.charts.indexing import INDEX, as_index, base_place
from reportgen.language import Language
from reportgen.model.briefing import ALTERNATIVE_TEXT_LIMIT
from reportgen.model.chart import ChartSpec, Point, Series
from reportgen.model.passage import Date, DateForm, Form, Name, Passage

# What each part keeps at least when all of them together are too long; they add up to the limit.
_LEAST = {"about": 60, "finding": 64, "extremes": 124}
_ELLIPSIS = "…"

Told = tuple[str, Point]  # a point with the name of its series


def alternative_text(spec: ChartSpec, language: Language, subtitle: Passage, title: Passage) -> str:
    """At most 250 characters: type with measure, unit and period, the finding, the extremes; long parts are cut.

    `subtitle` names measure, unit and period, `title` is the finding.
    """
    parts = {
        "about": f"{_type(spec.kind, language)}: {_sentence(language.text(subtitle))}",
        "finding": _sentence(language.text(title)),
        "extremes": _extremes(spec, language),
    }
    if len(_joined(parts.values())) > ALTERNATIVE_TEXT_LIMIT:
        parts["extremes"] = _extremes(spec, language, DateForm.SHORT)
    for name, least in _LEAST.items():
        over = len(_joined(parts.values())) - ALTERNATIVE_TEXT_LIMIT
        if over > 0:
            parts[name] = _cut(parts[name], max(least, len(parts[name]) - over))
    return _joined(parts.values())


def _joined(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)


def _cut(text: str, most: int) -> str:
    """The text up to a word's end: half a number would be another number."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    whole = kept if text[most - 1] == " " or " " not in kept else kept.rpartition(" ")[0]
    return whole.rstrip(" .,;:") + _ELLIPSIS


def _type(kind: str, language: Language) -> str:
    types = {
        "columns": language.words("Column chart"),
        "lines": language.words("Line chart"),
        "indexed": language.words("Line chart of an index"),
        "area": language.words("Area chart"),
        "stacked": language.words("Stacked columns"),
        "shares": language.words("Columns of shares"),
        "grouped": language.words("Grouped columns"),
        "mirrored": language.words("Mirrored bars"),
        "ranking": language.words("Ranking as bars"),
        "range": language.words("Chart of ranges"),
        "bullet": language.words("Plan and outcome as bars"),
        "dumbbell": language.words("Before and after as dots"),
        "slope": language.words("Before and after as lines"),
        "waterfall": language.words("Waterfall chart"),
        "sharebar": language.words("Bar of shares"),
        "heatmap": language.words("Heatmap"),
        "multiples": language.words("Small line charts"),
        "scatter": language.words("Scatter chart"),
        "timeline": language.words("Timeline"),
        "sparkline": language.words("Sparkline"),
    }
    return types.get(kind) or language.words("Chart")


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", _ELLIPSIS)) else f"{text}."


def _extremes(spec: ChartSpec, language: Language, form: DateForm = DateForm.LONG) -> str:
    """The lowest and the highest number; for events the first and the last."""
    series = _as_shown(spec)
    if spec.kind == "timeline":
        events = [point for line in series for point in line.points]
        ends = (*events[:1], *events[1:][-1:])
        told = (f"{language.label(each.at)}: {language.name(each.note)}" for each in ends)
        return " ".join(map(_sentence, told))
    known = _compared([(line.label, point) for line in series for point in line.points if point.quantity])
    low, high = (end(known, key=_size, default=None) for end in (min, max))
    if low is None or high is None or _size(low) == _size(high):
        return ""
    several = len({name for name, _ in known}) > 1
    return language.filled(
        "Lowest: {low}. Highest: {high}.",
        low=_told(low, spec.unit_scale, language, form, several=several),
        high=_told(high, spec.unit_scale, language, form, several=several),
    )


def _compared(known: Sequence[Told]) -> list[Told]:
    """What may be compared: one unit, and no part of a year with whole years."""
    units = {point.quantity.unit.code for _, point in known if point.quantity}
    whole = [(name, point) for name, point in known if not point.is_part_year]
    return [] if len(units) > 1 else whole or list(known)


def _size(told: Told) -> float:
    quantity = told[1].quantity
    return float(quantity.in_scale(0).nominal) if quantity else 0.0


def _told(told: Told, unit_scale: int, language: Language, form: DateForm, *, several: bool) -> Name:
    """Place and number; the unit stands in the subtitle."""
    name, point = told
    assert point.quantity is not None  # noqa: S101 (the caller chose the points that have one)
    at = language.name(point.at) if isinstance(point.at, str) else language.date(Date(point.at, form))
    place = f"{language.name(name)}, {at}" if several else at
    quantity = point.quantity if point.quantity.unit == INDEX else point.quantity.in_scale(unit_scale)
    return Name(f"{place}, {language.quantity(quantity, Form.BARE)}")


def _as_shown(spec: ChartSpec) -> tuple[Series, ...]:
    """The series as the chart shows them: those of an index in percent of their beginning."""
    base = base_place(spec.series) if spec.kind == "indexed" else None
    return as_index(spec.series, base) if base is not None else spec.series

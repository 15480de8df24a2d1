"""What to read instead of a chart of the YAML: its type, measure and period, its finding, its extremes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.language import Language
from reportgen.model.briefing import ALTERNATIVE_TEXT_LIMIT
from reportgen.model.passage import Name, Passage
from reportgen.sections.free_finding import amount
from reportgen.sections.free_values import Value, as_shown, size

# What each part keeps at least when all of them together are too long; they add up to the limit.
_LEAST = {"about": 80, "extremes": 90, "finding": 78}
_ELLIPSIS = "…"


def alternative_text(kind: str, language: Language, subtitle: Passage, title: Passage, known: Sequence[Value]) -> str:
    """At most 250 characters: type with measure, unit and period, the finding, the extremes; long parts are cut.

    `subtitle` names measure, unit and period, `title` is the finding.
    """
    parts = {
        "about": f"{_type(kind, language)}: {language.text(subtitle)}.",
        "finding": _sentence(language.text(title)),
        "extremes": _extremes(kind, language, known),
    }
    for name, least in _LEAST.items():
        over = len(_joined(parts.values())) - ALTERNATIVE_TEXT_LIMIT
        if over > 0:
            parts[name] = _cut(parts[name], max(least, len(parts[name]) - over))
    return _joined(parts.values())


def _joined(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip(" .,;:") + _ELLIPSIS


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


def _extremes(kind: str, language: Language, known: Sequence[Value]) -> str:
    """The lowest and the highest number; for events the first and the last."""
    if kind == "timeline":
        ends = (known[0], known[-1]) if len(known) > 1 else known[:1]
        return " ".join(_sentence(f"{language.label(each.at)}: {each.note}") for each in ends)
    shown = as_shown(kind, known)
    if len(shown) < 2 or len({each.quantity.unit.code for each in shown if each.quantity}) > 1:
        return ""
    low, high = min(shown, key=size), max(shown, key=size)
    if size(low) == size(high):
        return ""
    several = len({each.series for each in shown}) > 1
    return language.filled(
        "Lowest: {low}. Highest: {high}.",
        low=_told(low, language, several=several),
        high=_told(high, language, several=several),
    )


def _told(value: Value, language: Language, *, several: bool) -> Name:
    assert value.quantity is not None  # noqa: S101 (the caller chose the values that have one)
    place = f"{value.series}, {language.label(value.at)}" if several else language.label(value.at)
    return Name(f"{place}, {language.run(amount(value.quantity))}")

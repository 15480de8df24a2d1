"""What changed since the edition before: its key figures, from the ledger, beside those of today. Pure."""

from __future__ import annotations

import datetime

from reportgen.delivery.wording import Changes, said
from reportgen.language import Language
from reportgen.ledger import Figures
from reportgen.model.briefing import Briefing, KeyFigures
from reportgen.model.passage import Date, Passage
from reportgen.model.walking import components_of


def figures_of(briefing: Briefing, language: Language) -> Figures:
    """The key figures as the edition prints them."""
    tiles = (tile for each in components_of(briefing) if isinstance(each, KeyFigures) for tile in each.tiles)
    levels = tuple((said(tile.label, language), said(tile.level, language)) for tile in tiles)
    return Figures(briefing.meta.as_of, levels)


def changes(now: Figures, before: Figures | None, language: Language) -> Changes | None:
    """What reads differently, in the order of today's figures; None when there is nothing to compare.

    A label names its period, so that a figure of another period is a new one and not a change.
    """
    if before is None or not before.levels or not now.levels:
        return None
    known, day = dict(before.levels), _day(before.as_of, language)
    lines = tuple(
        f"{label}: {known[label]} → {level}"
        if label in known
        else language.words("{label}: {level} (new)").format(label=label, level=level)
        for label, level in now.levels
        if known.get(label) != level
    )
    if lines:
        return Changes(language.words("Changes since the edition of {date}").format(date=day), lines)
    return Changes(language.words("No key figure has changed since the edition of {date}.").format(date=day))


def _day(day: datetime.date, language: Language) -> str:
    return language.text(Passage.of(Date(day)))

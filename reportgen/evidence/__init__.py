"""Which observation is used, where sources disagree, and what follows from what they say."""

from __future__ import annotations

from reportgen.evidence.disagreements import Disagreement, Kind, find_disagreements
from reportgen.evidence.levels import Level, growth_indicator, levels, part_years, yearly
from reportgen.evidence.selection import Choice, Evidence, Reason

__all__ = [
    "Choice",
    "Disagreement",
    "Evidence",
    "Kind",
    "Level",
    "Reason",
    "find_disagreements",
    "growth_indicator",
    "levels",
    "part_years",
    "yearly",
]

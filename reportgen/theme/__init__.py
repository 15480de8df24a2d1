"""How a briefing looks: the values, the themes that ship, and the reading of a theme's YAML."""

from __future__ import annotations

from reportgen.theme.look import COLUMN_GAP_PT, MILLIMETRE_PT, Band, Page, Palette, Sizes, Theme, Typeface
from reportgen.theme.reading import ThemeSurroundings, read_theme
from reportgen.theme.themes import default_theme, shipped_keys, shipped_names, shipped_theme

__all__ = [
    "COLUMN_GAP_PT",
    "MILLIMETRE_PT",
    "Band",
    "Page",
    "Palette",
    "Sizes",
    "Theme",
    "ThemeSurroundings",
    "Typeface",
    "default_theme",
    "read_theme",
    "shipped_keys",
    "shipped_names",
    "shipped_theme",
]

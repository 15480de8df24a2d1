"""How a briefing looks, as values: fonts (a name → a file, for charts and pdf alike), colours, sizes, the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.model.briefing import Orientation

MILLIMETRE_PT = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Typeface:
    """Four font names that belong together; `fallback` supplies the characters they lack."""

    regular: str
    bold: str
    italic: str
    bold_italic: str
    fallback: str
    fallback_bold: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #RRGGBB. `series` is used in this order; marks have ≥ 3:1, text ≥ 4.5:1 against white and tint."""

    series: tuple[str, ...]
    context: str
    text: str
    text_secondary: str
    rule: str
    grid: str
    tint: str
    accent: str
    marking: str


COLUMN_GAP_PT = 20.0


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in points."""

    width_pt: float
    height_pt: float
    margin_left_pt: float
    margin_right_pt: float
    margin_top_pt: float
    margin_bottom_pt: float

    @property
    def text_width_pt(self) -> float:
        """The width between the margins."""
        return self.width_pt - self.margin_left_pt - self.margin_right_pt

    @property
    def text_height_pt(self) -> float:
        """The height between the margins."""
        return self.height_pt - self.margin_top_pt - self.margin_bottom_pt

    def column_width_pt(self, count: int) -> float:
        """The width of one of so many columns of text."""
        return (self.text_width_pt - COLUMN_GAP_PT * (count - 1)) / count

    def turned(self, orientation: Orientation | None) -> Page:
        """The paper in this orientation, as it is for None; the margins stay at their sides of the reader's page."""
        short, long = sorted((self.width_pt, self.height_pt))
        match orientation:
            case "portrait":
                return replace(self, width_pt=short, height_pt=long)
            case "landscape":
                return replace(self, width_pt=long, height_pt=short)
        return self


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points; `grid_pt` is the baseline grid."""

    body_pt: float
    grid_pt: float
    small_pt: float
    table_pt: float
    title_pt: float
    subtitle_pt: float
    heading_pt: tuple[float, float, float]
    caption_pt: float
    chart_label_pt: float
    chart_label_least_pt: float = 7.5


@dataclass(frozen=True, slots=True)
class Band:
    """The texts of a running header or footer: one for all languages, or one by language code.

    They may hold the FIELDS of `reportgen.theme.shape` in braces.
    """

    left: str | Mapping[str, str] = field(default="", hash=False)
    centre: str | Mapping[str, str] = field(default="", hash=False)
    right: str | Mapping[str, str] = field(default="", hash=False)


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. `fonts` maps every font name that may occur to its file."""

    fonts: Mapping[str, Path] = field(hash=False)
    text: Typeface
    display: Typeface
    palette: Palette
    page: Page
    sizes: Sizes
    header: Band
    footer: Band
    logo: Path | None
    logo_height_pt: float

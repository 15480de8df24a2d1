"""How a briefing looks: fonts (a name → a file, for charts and pdf alike), colours, sizes, page geometry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from reportgen.shipped import shipped

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


SERIF = Typeface(
    "PTSerif-Regular", "PTSerif-Bold", "PTSerif-Italic", "PTSerif-BoldItalic", "DejaVuSans", "DejaVuSans-Bold"
)
SANS = Typeface("PTSans-Regular", "PTSans-Bold", "PTSans-Italic", "PTSans-BoldItalic", "DejaVuSans", "DejaVuSans-Bold")


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #RRGGBB. `series` is used in this order; marks have ≥ 3:1, text ≥ 4.5:1 against white."""

    series: tuple[str, ...] = ("#12436D", "#28A197", "#801650", "#F46A25")
    context: str = "#7F94A8"
    text: str = "#1A1A1A"
    text_secondary: str = "#595959"
    rule: str = "#BFC7CF"
    grid: str = "#E3E7EB"
    tint: str = "#F2F5F8"
    accent: str = "#12436D"


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in points."""

    width_pt: float = 210 * MILLIMETRE_PT
    height_pt: float = 297 * MILLIMETRE_PT
    margin_left_pt: float = 21 * MILLIMETRE_PT
    margin_right_pt: float = 21 * MILLIMETRE_PT
    margin_top_pt: float = 20 * MILLIMETRE_PT
    margin_bottom_pt: float = 17 * MILLIMETRE_PT

    @property
    def text_width_pt(self) -> float:
        """The width between the margins."""
        return self.width_pt - self.margin_left_pt - self.margin_right_pt

    @property
    def text_height_pt(self) -> float:
        """The height between the margins."""
        return self.height_pt - self.margin_top_pt - self.margin_bottom_pt


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points; `grid_pt` is the baseline grid."""

    body_pt: float = 10
    grid_pt: float = 14
    small_pt: float = 8.5
    table_pt: float = 8
    title_pt: float = 26
    subtitle_pt: float = 13
    heading_pt: tuple[float, float, float] = (16, 12, 10.5)
    caption_pt: float = 10
    chart_label_pt: float = 8
    chart_label_least_pt: float = 7.5


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. `fonts` maps every font name that may occur to its file."""

    fonts: Mapping[str, Path] = field(hash=False)
    text: Typeface = SERIF
    display: Typeface = SANS
    palette: Palette = field(default_factory=Palette)
    page: Page = field(default_factory=Page)
    sizes: Sizes = field(default_factory=Sizes)
    logo: Path | None = None


def default_theme() -> Theme:
    """PT Serif and PT Sans on A4. Raises FileNotFoundError when the shipped fonts are gone."""
    folder = shipped("assets", "fonts")
    files = {path.stem: path for path in sorted(folder.glob("*.ttf"))}
    return Theme(MappingProxyType(files))

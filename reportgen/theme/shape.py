"""The shape of a theme's YAML: what may be written, as frozen types. Reader and JSON Schema both come from here."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from reportgen.strict_yaml.texts import Line

FIELDS = ("title", "section", "page", "pages", "as_of", "edition", "marking")
PAPERS_MM = {"A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0), "Letter": (215.9, 279.4)}

Path = Annotated[str, Meta(min_length=1, max_length=1000)]
Colour = Annotated[str, Meta(extra_json_schema={"pattern": "^#[0-9A-Fa-f]{6}$"})]
# Editors are told the form by the schema; the reader's own rules say which part of a text is wrong.
BandText = Annotated[str, Meta(max_length=300)]
_LocalBandText = BandText | dict[str, BandText]
_Body = Annotated[float, Meta(ge=8, le=16)]
_Small = Annotated[float, Meta(ge=7, le=14)]
_Large = Annotated[float, Meta(ge=8, le=72)]
_Side = Annotated[float, Meta(ge=100, le=1000)]
_Margin = Annotated[float, Meta(ge=5, le=200)]


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of keys; every key is declared, and what is not written comes from the theme below."""


class FaceFiles(Group, frozen=True, kw_only=True):
    """The four files of a typeface (TrueType, .ttf), relative to the file that names them."""

    regular: Annotated[Path, Meta(description="The upright, a .ttf file.")]
    bold: Annotated[Path, Meta(description="The bold.")]
    italic: Annotated[Path, Meta(description="The italic.")]
    bold_italic: Annotated[Path, Meta(description="The bold italic.")]


class FontKeys(Group, frozen=True, kw_only=True):
    """The typefaces. What a font lacks is taken from DejaVu Sans."""

    text: Annotated[Line | FaceFiles | None, Meta(description="Running text: PT Serif, PT Sans, or four files.")] = None
    display: Annotated[
        Line | FaceFiles | None, Meta(description="Headings, tables and charts: PT Serif, PT Sans, or four files.")
    ] = None


class ColourKeys(Group, frozen=True, kw_only=True):
    """Colours as "#RRGGBB": text 4.5:1 on white and on the tint, marks 3:1 on white (WCAG 2.2)."""

    text: Annotated[Colour | None, Meta(description="Running text and headings in it.")] = None
    text_secondary: Annotated[Colour | None, Meta(description="Source lines, notes, labels of axes.")] = None
    accent: Annotated[
        Colour | None,
        Meta(description="Title, section headings, rules of boxes; the first series too unless series are given."),
    ] = None
    marking: Annotated[Colour | None, Meta(description="The marking, such as For official use.")] = None
    series: Annotated[
        Annotated[tuple[Colour, ...], Meta(min_length=1, max_length=8)] | None,
        Meta(description="Series of charts, in order; neighbours differ in lightness, for print in grey."),
    ] = None
    context: Annotated[Colour | None, Meta(description="Series and bars that step back.")] = None
    rule: Annotated[Colour | None, Meta(description="Rules of tables and boxes.")] = None
    grid: Annotated[Colour | None, Meta(description="Grid lines of charts.")] = None
    tint: Annotated[Colour | None, Meta(description="Ground of boxes and table bands.")] = None


class SizeKeys(Group, frozen=True, kw_only=True):
    """Type sizes in points."""

    body: Annotated[_Body | None, Meta(description="Running text.")] = None
    line: Annotated[_Large | None, Meta(description="From one line of running text to the next.")] = None
    small: Annotated[
        Annotated[float, Meta(ge=8, le=14)] | None,
        Meta(description="Notes, labels, contents, header and footer; the list of sources is 1.3 finer."),
    ] = None
    table: Annotated[_Small | None, Meta(description="Cells of tables.")] = None
    title: Annotated[_Large | None, Meta(description="The briefing's title.")] = None
    subtitle: Annotated[_Large | None, Meta(description="The line under it.")] = None
    headings: Annotated[
        tuple[_Large, _Large, _Large] | None, Meta(description="Section headings and the two levels below.")
    ] = None
    caption: Annotated[_Small | None, Meta(description="Titles of figures and tables.")] = None
    chart_label: Annotated[
        Annotated[float, Meta(ge=7.5, le=14)] | None, Meta(description="All text inside charts; 7.5 at least.")
    ] = None


class Paper(Group, frozen=True, kw_only=True):
    """A paper of another size, in millimetres, as it lies before the reader."""

    width: Annotated[_Side, Meta(description="Millimetres from left to right.")]
    height: Annotated[_Side, Meta(description="Millimetres from top to bottom.")]


class MarginKeys(Group, frozen=True, kw_only=True):
    """Margins in millimetres; header and footer stand in those at the top and the bottom."""

    left: Annotated[_Margin | None, Meta(description="Millimetres at the left.")] = None
    right: Annotated[_Margin | None, Meta(description="Millimetres at the right.")] = None
    top: Annotated[_Margin | None, Meta(description="Millimetres at the top, the header in them.")] = None
    bottom: Annotated[_Margin | None, Meta(description="Millimetres at the foot, the footer in them.")] = None


class PageKeys(Group, frozen=True, kw_only=True):
    """The paper."""

    size: Annotated[
        Literal["A3", "A4", "A5", "Letter"] | Paper | None,
        Meta(description="A3, A4, A5, Letter, or {width: …, height: …} in millimetres."),
    ] = None
    orientation: Annotated[
        Literal["portrait", "landscape"] | None, Meta(description="How the paper lies; a section may have its own.")
    ] = None
    margins: Annotated[MarginKeys | None, Meta(description="In millimetres.")] = None


class BandKeys(Group, frozen=True, kw_only=True):
    """Texts with {title} {section} {page} {pages} {as_of} {edition} {marking}; or by language: {en: …, ru: …}."""

    left: Annotated[_LocalBandText | None, Meta(description="At the left; cut short where there is no room.")] = None
    centre: Annotated[_LocalBandText | None, Meta(description="In the middle.")] = None
    right: Annotated[_LocalBandText | None, Meta(description="At the right.")] = None


class LogoKeys(Group, frozen=True, kw_only=True):
    """The logo at the upper right of page one."""

    file: Annotated[Path | None, Meta(description="PNG or JPEG, relative to this file; mark: reportgen's own.")] = None
    height: Annotated[
        Annotated[float, Meta(ge=3, le=40)] | None, Meta(description="Greatest height in millimetres.")
    ] = None


class ThemeKeys(Group, frozen=True, kw_only=True):
    """A look: whatever is not written comes from `base`."""

    base: Annotated[
        Line | None, Meta(description="The theme this one changes: default, plain, or a file. Default: default.")
    ] = None
    summary: Annotated[Line | None, Meta(description="What it is for, in a line.")] = None
    fonts: Annotated[FontKeys | None, Meta(description="Typefaces.")] = None
    colours: Annotated[ColourKeys | None, Meta(description='Colours as "#RRGGBB".')] = None
    sizes: Annotated[SizeKeys | None, Meta(description="Type sizes in points.")] = None
    page: Annotated[PageKeys | None, Meta(description="Paper and margins.")] = None
    header: Annotated[BandKeys | None, Meta(description="Top of every page but the first.")] = None
    footer: Annotated[BandKeys | None, Meta(description="Foot of every page.")] = None
    logo: Annotated[
        Path | LogoKeys | None, Meta(description="PNG or JPEG for page one; mark: reportgen's own; or {file, height}.")
    ] = None

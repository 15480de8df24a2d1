"""The styles of the document's paragraphs, all taken from the theme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from reportgen.theme import Theme, Typeface

Side = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. Spaces before and after collapse to the larger of two neighbours."""

    face: Typeface
    size_pt: float
    leading_pt: float
    colour: str
    bold: bool = False
    italic: bool = False
    align: Side = "left"
    space_before_pt: float = 0
    space_after_pt: float = 0
    keep_with_next: bool = False
    # Numbers set in this size, the words around them in `size_pt`: the level of a key figure.
    number_size_pt: float = 0
    # Whether words may be divided to fill a line: never those of headings.
    is_divisible: bool = False

    def scaled(self, factor: float) -> Style:
        """The same style in larger or smaller type; the spaces around it stay."""
        return replace(
            self,
            size_pt=self.size_pt * factor,
            leading_pt=self.leading_pt * factor,
            number_size_pt=self.number_size_pt * factor,
        )

    def font(self, *, emphasis: bool = False) -> str:
        """The font's name; emphasis turns bold."""
        if self.bold or emphasis:
            return self.face.bold_italic if self.italic else self.face.bold
        return self.face.italic if self.italic else self.face.regular


@dataclass(frozen=True, slots=True)
class Styles:
    """Every style a briefing uses."""

    body: Style
    item: Style
    small_item: Style
    listed_source: Style
    headings: tuple[Style, Style, Style]
    title: Style
    subtitle: Style
    viewpoint: Style
    fact_label: Style
    fact: Style
    caption: Style
    measure: Style
    source: Style
    note: Style
    cell: Style
    cell_head: Style
    tile_label: Style
    tile_level: Style
    tile_line: Style
    contents: Style
    chip: Style
    card_title: Style
    speaker: Style
    furniture: Style
    marking: Style


def styles_of(theme: Theme) -> Styles:
    """The theme's styles."""
    sizes, palette, serif, sans = theme.sizes, theme.palette, theme.text, theme.display
    grid, small, dark, grey = sizes.grid_pt, sizes.small_pt, palette.text, palette.text_secondary
    h1, h2, h3 = sizes.heading_pt

    display = partial(Style, sans)
    heading = partial(display, bold=True, keep_with_next=True)
    running = partial(Style, is_divisible=True)
    small_running = partial(running, sans)

    return Styles(
        body=running(serif, sizes.body_pt, grid, dark, space_after_pt=grid),
        item=running(serif, sizes.body_pt, grid, dark),
        small_item=running(serif, sizes.body_pt - 1, grid - 2.8, dark, space_after_pt=1.8),
        listed_source=small_running(small - 1.3, (small - 1.3) * 1.22, grey, space_after_pt=1.2),
        headings=(
            heading(h1, h1 * 1.22, palette.accent, space_before_pt=12, space_after_pt=4),
            heading(h2, h2 * 1.2, dark, space_before_pt=10, space_after_pt=3),
            heading(h3, h3 * 1.3, dark, space_before_pt=10, space_after_pt=2),
        ),
        title=display(sizes.title_pt, sizes.title_pt * 1.15, palette.accent, bold=True, space_after_pt=3),
        subtitle=display(sizes.subtitle_pt, sizes.subtitle_pt * 1.35, grey, space_after_pt=10),
        viewpoint=Style(serif, sizes.body_pt, grid, dark, italic=True, space_before_pt=8),
        fact_label=display(small - 1, small + 2, grey),
        fact=display(small, small + 3, dark, bold=True),
        caption=display(sizes.caption_pt, sizes.caption_pt * 1.3, dark, bold=True, space_after_pt=1),
        measure=display(small, small * 1.35, grey, space_after_pt=5),
        source=small_running(small - 0.7, (small - 0.7) * 1.35, grey, space_before_pt=3, space_after_pt=2),
        note=small_running(small, small * 1.4, grey, space_after_pt=4),
        cell=small_running(sizes.table_pt, sizes.table_pt * 1.3, dark),
        cell_head=display(sizes.table_pt, sizes.table_pt * 1.3, dark, bold=True),
        tile_label=small_running(small, small * 1.3, grey, space_after_pt=1),
        tile_level=display(small + 1, 20, palette.accent, number_size_pt=18, space_after_pt=2),
        tile_line=small_running(small - 0.5, (small - 0.5) * 1.35, dark),
        contents=display(small, small * 1.4, dark),
        chip=display(small - 0.7, (small - 0.7) * 1.3, palette.accent, bold=True),
        card_title=display(h3, h3 * 1.3, dark, bold=True),
        speaker=display(small + 1, (small + 1) * 1.4, dark, space_after_pt=2, keep_with_next=True),
        furniture=display(small - 0.5, small + 2, grey),
        marking=display(small - 0.5, small + 2, palette.marking, bold=True),
    )

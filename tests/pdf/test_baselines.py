"""The baseline grid: running text and lists stand on it, whatever stands between them, in one column and in two."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from reportgen.language import language
from reportgen.model.briefing import Bullet, Bullets, Callout, Component, Heading, Note, Prose, Section
from reportgen.model.passage import Passage
from reportgen.pdf import render
from reportgen.theme import Theme, default_theme
from tests.pdf import sample
from tests.pdf.reading import Glyph, glyphs

P = Passage.of
THEME = default_theme()
LETTER = replace(THEME, page=replace(THEME.page, width_pt=612, height_pt=792))
LARGER = replace(THEME, sizes=replace(THEME.sizes, body_pt=11.0, grid_pt=15.5, heading_pt=(18.0, 13.0, 11.5)))


def text(paragraphs: int = 1) -> Prose:
    return Prose(tuple(P(sample.LOREM * (1 + n % 3)) for n in range(paragraphs)))


def story() -> tuple[Component, ...]:
    """Text after each of the things that stand on no grid, more than two pages of it."""
    nested = (Bullet(P("Nested item"), (Bullet(P("Third level")),)), Bullet(P(sample.LOREM)))
    listing = Bullets((Bullet(P(sample.LOREM)), Bullet(P("An item"), nested), Bullet(P("Last item"))))
    return (
        text(2),
        Note(P("A remark in small type.")),
        text(),
        Heading(P("A heading below the section’s")),
        listing,
        text(),
        Heading(P("Another one"), 3),
        sample.levels(3),
        text(2),
        sample.chart(),
        text(),
        sample.commodities(),
        listing,
        Callout(P("Read with care"), (Note(P("What a box holds stands where the box does.")),)),
        text(3),
        sample.statement(),
        text(4),
        sample.tiles(),
        text(2),
    )


def body_lines(theme: Theme, columns: int = 1) -> tuple[list[Glyph], float]:
    """The characters of running text, and the pages' height."""
    parts = (
        Section("first", P("First"), story(), columns=columns),
        Section("second", P("Second"), (text(9),), columns=columns),
    )
    pdf = render(sample.briefing(sections=parts), sample.drawings(), theme, language("en")).pdf
    body = (theme.text.regular, theme.text.bold)
    return [
        glyph
        for glyph in glyphs(pdf)
        if glyph.font.split("+")[-1] in body and abs(glyph.size_pt - theme.sizes.body_pt) < 0.01
    ], theme.page.height_pt


@pytest.mark.parametrize("theme", [THEME, LETTER, LARGER], ids=["a4", "letter", "larger"])
@pytest.mark.parametrize("columns", [1, 2])
def test_every_line_of_text_and_lists_stands_on_one_grid_from_page_to_page(theme: Theme, columns: int) -> None:
    lines, height = body_lines(theme, columns)
    pitch = theme.sizes.grid_pt
    assert len({glyph.page for glyph in lines}) >= 3
    assert len({(glyph.page, round(glyph.baseline, 1)) for glyph in lines}) > 70
    over = Counter(round((height - glyph.baseline) % pitch, 1) for glyph in lines)
    assert len(over) == 1, over


def test_the_lines_of_two_columns_stand_side_by_side() -> None:
    lines, _ = body_lines(THEME, 2)
    middle = THEME.page.margin_left_pt + THEME.page.text_width_pt / 2
    left, right = (
        {(glyph.page, round(glyph.baseline, 1)) for glyph in lines if (glyph.x < middle) is side}
        for side in (True, False)
    )
    assert len(right) > 30
    assert len(right & left) > len(right) * 0.7

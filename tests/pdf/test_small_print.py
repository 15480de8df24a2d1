"""Remarks under a figure on few lines, and sparklines beside the lines of a tile or below them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.model.briefing import KeyFigures, Tile
from reportgen.model.drawing import DisplayList, TextOperation
from reportgen.model.passage import Passage
from tests.pdf import sample
from tests.pdf.reading import Glyph, glyphs, rendered

P = Passage.of
LONG = "A remark that goes on " + "and on " * 18 + "to the end of the line"


def word(shown: list[Glyph], text: str) -> Glyph:
    """The first letter of the word, which stands once on the pages."""
    letters = "".join(glyph.character for glyph in shown)
    assert letters.count(text) == 1, text
    return shown[letters.index(text)]


def end_of(shown: list[Glyph], text: str) -> Glyph:
    return shown[shown.index(word(shown, text)) + len(text) - 1]


def remarks(*notes: str, source: str = "Source: Sss.") -> list[Glyph]:
    """The letters of a figure with these notes and this source line."""
    chart = replace(sample.chart(), notes=tuple(map(P, notes)), source=P(source))
    drawing = DisplayList(200, 60, (sample.label("Q", 10, 10),))
    return glyphs(rendered(chart, drawings={"turnover": drawing}).pdf)


def test_short_remarks_share_a_line_with_the_source_apart_from_each_other() -> None:
    shown = remarks("Aaa aaa.", "Bbb bbb.")
    first, second, third = (word(shown, text) for text in ("Aaaaaa.", "Bbbbbb.", "Source:Sss."))
    assert first.baseline == second.baseline == third.baseline
    assert second.x - end_of(shown, "Aaaaaa.").x > 8
    assert third.x - end_of(shown, "Bbbbbb.").x > 8


def test_a_long_remark_has_its_line_and_short_ones_after_it_share_the_next() -> None:
    shown = remarks(LONG, "Aaa aaa.")
    long, short, source = (word(shown, text) for text in ("Aremark", "Aaaaaa.", "Source:Sss."))
    assert long.baseline > short.baseline == source.baseline
    assert long.x == pytest.approx(short.x, abs=0.5)


def test_a_source_without_room_stands_on_the_next_line() -> None:
    shown = remarks("Aaa aaa.", source=f"Source: {LONG}.")
    assert word(shown, "Aaaaaa.").baseline > word(shown, "Source:").baseline
    assert word(shown, "Source:").x == pytest.approx(word(shown, "Aaaaaa.").x, abs=0.5)


def tile_row(line: str, count: int = 4) -> list[Glyph]:
    """The letters of a row of tiles with a line each and a sparkline that is the letter Q."""
    shown = tuple(
        Tile(P("Label"), P("Level"), (P(line if n == 0 else "short"),), sample.spec(), "It rose", f"t{n}")
        for n in range(count)
    )
    mark = TextOperation("Q", 20, 10, "PTSans-Regular", 8, (0.1, 0.1, 0.1), 5)
    drawings = {f"t{n}": DisplayList(44, 20, (mark,)) for n in range(count)}
    return glyphs(rendered(KeyFigures(shown), drawings=drawings).pdf)


def sparklines(shown: list[Glyph]) -> list[Glyph]:
    return [glyph for glyph in shown if glyph.character == "Q"]


def test_a_sparkline_stands_beside_lines_that_wrap_in_what_it_leaves_them() -> None:
    shown = tile_row("xaa bbb ccc ddd eee fff ggg hhz")
    first, last, mark = word(shown, "xaa"), word(shown, "hhz"), sparklines(shown)[0]
    assert first.baseline > last.baseline  # the line wraps
    assert mark.x > first.x + 44
    assert mark.baseline > last.baseline - 20
    assert last.x < mark.x


def test_sparklines_stand_below_the_lines_of_all_tiles_where_a_word_needs_the_width() -> None:
    shown = tile_row("xUnverkuerzbaresWortzz")
    first, marks = word(shown, "xUnverkuerzbaresWortzz"), sparklines(shown)
    assert len({round(mark.baseline, 1) for mark in marks}) == 1  # in one row
    assert all(mark.baseline < first.baseline - 4 for mark in marks)
    assert marks[0].x == pytest.approx(first.x + 20, abs=1)

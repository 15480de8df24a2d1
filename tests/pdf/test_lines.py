"""Line breaking."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.pdf.fonts import Fonts
from reportgen.pdf.lines import SLACK_PT, break_lines, least_width, natural_width
from reportgen.pdf.pieces import Piece
from reportgen.theme import default_theme

FONTS = Fonts(default_theme())


def piece(text: str, font: str = "PTSerif-Regular") -> Piece:
    return Piece(text, font, 10, "#000000")


def texts(width: float, *pieces: Piece) -> list[str]:
    return ["".join(s.text for s in line.segments) for line in break_lines(pieces, width, FONTS)]


def test_words_fill_lines_and_a_real_space_ends_each_line() -> None:
    assert texts(60, piece("one two three four")) == ["one two ", "three four "]


def test_no_break_space_holds_words_together() -> None:
    assert texts(60, piece("one two\u00a0three")) == ["one ", "two\u00a0three "]


def test_a_line_too_narrow_for_held_words_breaks_between_them_rather_than_inside_one() -> None:
    assert texts(40, piece("almost\u00a0forty\u00a0seven [3]")) == ["almost ", "forty ", "seven [3] "]


def test_a_word_may_consist_of_several_pieces() -> None:
    bold = piece("bold", "PTSerif-Bold")
    assert texts(50, piece("before "), bold, piece(",after")) == ["before ", "bold,after "]


def test_hyphen_and_slash_between_letters_allow_a_break_but_not_between_digits() -> None:
    assert texts(40, piece("well-known")) == ["well-", "known "]
    assert texts(40, piece("and/or/else")) == ["and/or/", "else "]
    assert texts(30, piece("a 12-13")) == ["a ", "12-13 "]


def test_an_overlong_word_is_broken_between_characters_and_loses_none() -> None:
    lines = texts(100, piece("x" * 500))
    assert "".join(lines) == "x" * 500 + " "
    assert len(lines) > 10


def test_spaces_at_the_edges_and_double_spaces_vanish() -> None:
    assert texts(200, piece("  a  "), piece("  b ")) == ["a b "]


def test_natural_and_least_width() -> None:
    word = FONTS.width("three", "PTSerif-Regular") * 10
    assert abs(least_width([piece("one three")], FONTS) - word) < SLACK_PT
    assert natural_width([piece("one three")], FONTS) > word


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abW -/\u00a0\u2013", max_size=300), st.floats(12, 300))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = break_lines([piece(text)], width, FONTS)
    assert all(line.width <= width + 2 * SLACK_PT for line in lines)
    joined = "".join(s.text for line in lines for s in line.segments)
    assert re.sub("[ \u00a0]", "", joined) == re.sub("[ \u00a0]", "", text)


def spoken(text: str, language: str = "en", *, is_divisible: bool = True) -> Piece:
    return Piece(text, "PTSerif-Regular", 10, "#000000", language=language, is_divisible=is_divisible)


def test_a_word_is_divided_where_a_line_would_be_short() -> None:
    assert texts(72, spoken("some agricultural land lies here")) == ["some agricul\u00ad", "tural land lies ", "here "]
    assert texts(72, spoken("some agricultural land", is_divisible=False)) == ["some ", "agricultural ", "land "]


def test_no_word_is_divided_where_two_lines_hold_all_of_them_whole() -> None:
    assert texts(84, spoken("province agricultural land")) == ["province ", "agricultural land "]
    assert texts(72, spoken("some agricultural land")) == ["some agricul\u00ad", "tural land "]


def test_a_line_that_is_nearly_full_is_left_alone() -> None:
    assert texts(64, spoken("the wheat is agricultural produce"))[0] == "the wheat is "


def test_names_numbers_and_what_has_no_language_stay_whole() -> None:
    for text in ("some Agricultural land", "some agricultural/industrial land", "some 12\u00a0agricultural land"):
        assert "\u00ad" not in "".join(texts(83, spoken(text)))
    assert "\u00ad" not in "".join(texts(72, spoken("some agricultural land", "")))


def test_a_word_wider_than_the_line_is_divided_by_its_syllables_even_in_a_heading() -> None:
    assert texts(40, spoken("Agricultural", is_divisible=False)) == ["Agricul\u00ad", "tural "]


def test_the_last_word_of_a_paragraph_stays_whole() -> None:
    assert texts(72, spoken("some agricultural")) == ["some ", "agricultural "]


WORDS = st.sampled_from(
    ["agricultural", "machinery", "is", "sold", "in", "neighbouring", "provinces", "to", "a", "port"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40), st.floats(70, 200))
def test_division_loses_nothing_and_never_stands_in_three_lines_in_a_row(words: list[str], width: float) -> None:
    lines = break_lines([spoken(" ".join(words))], width, FONTS)
    assert all(line.width <= width + 2 * SLACK_PT for line in lines)
    joined = "".join(s.text for line in lines for s in line.segments)
    assert joined.replace("\u00ad", "").rstrip() == " ".join(words)
    assert "111" not in "".join(str(int(line.is_divided)) for line in lines)
    assert not any(line.is_divided for line in lines[-1:])

"""The door from data to print."""

from __future__ import annotations

import pytest

from reportgen.language import language
from reportgen.model.passage import Amount, Mark, Name, Passage, Quotation, Reference, Words
from reportgen.pdf.fonts import Fonts
from reportgen.pdf.pieces import Door, Piece
from reportgen.pdf.styles import styles_of
from reportgen.pdf.tag import Role, Tag
from reportgen.theme import default_theme
from tests.pdf import sample

THEME = default_theme()
BODY = styles_of(THEME).body


def door(**options: object) -> Door:
    return Door(Fonts(THEME), language("en"), "#12436D", **options)  # type: ignore[arg-type]  # fields of Door


def pieces(passage: Passage, made: Door | None = None, tag: Tag | None = None) -> tuple[Piece, ...]:
    return (made or door()).pieces(passage, BODY, "place", tag)


def plain(passage: Passage, made: Door | None = None) -> str:
    return "".join(piece.text for piece in pieces(passage, made))


@pytest.mark.parametrize(
    "data", ["<b>bold</b>", "AT&T &amp; <img src='http://127.0.0.1/x'/>", "$5 and $6", "{x} %s %(y)s", "a<c d> e"]
)
def test_data_is_never_markup(data: str) -> None:
    assert plain(Passage.of(Name(data))) == data


def test_a_name_reads_as_in_bookmarks_also_when_it_is_a_word_of_the_program() -> None:
    russian = language("ru")
    for name in (Name("Index"), Name("Index", language="en"), Name("Rivermouth")):
        made = Door(Fonts(THEME), russian, "#12436D")
        assert plain(Passage.of(name), made) == russian.text(Passage.of(name))


def test_emphasis_is_bold() -> None:
    assert [piece.font for piece in pieces(Passage.of(Words("a", emphasis=True), "b"))] == [
        "PTSerif-Bold",
        "PTSerif-Regular",
    ]


def test_marks_are_bracketed_numbers_that_link_to_the_list() -> None:
    made = pieces(Passage.of(Mark(("B", "A"))), door(places={"A": 1, "B": 7}))
    assert "".join(piece.text for piece in made) == "[7,\u00a01]"
    assert [piece.link for piece in made if piece.link] == ["#source-7", "#source-1"]
    assert all(piece.is_mark for piece in made)


def test_a_mark_never_begins_a_line() -> None:
    assert plain(Passage.of("words ", Mark(("A",)), " more"), door(places={"A": 1})) == "words\u00a0[1] more"


def test_a_mark_is_not_tied_to_what_is_long_already() -> None:
    passage = Passage.of(Amount(sample.T24), " ", Mark(("A",)))
    assert plain(passage, door(places={"A": 1})) == "almost\u00a0$47\u00a0million [1]"


def test_a_mark_without_a_list_of_sources_is_no_link() -> None:
    made = pieces(Passage.of(Mark(("A",))), door(places={"A": 1}, has_source_list=False))
    assert not any(piece.link for piece in made)


def test_references_print_the_label_and_link() -> None:
    made = pieces(Passage.of("see ", Reference("t")), door(labels={"t": "Table\u00a03"}))
    assert (made[-1].text, made[-1].link) == ("Table\u00a03", "#component-t")


def test_unknown_marks_and_references_are_named() -> None:
    made = door(labels={"t": "Table 1"}, places={"A": 1})
    pieces(Passage.of(Mark(("Z",)), Reference("u")), made)
    assert [problem.code for problem in made.problems] == ["source-unlisted", "reference-unknown"]
    assert "'Z'" in str(made.problems[0])
    assert "known ids: t" in str(made.problems[1])


def test_quotation_marks_are_the_language_s() -> None:
    assert plain(Passage.of(Quotation("2 trains", sample.cite(), marks=True))) == "“2 trains”"


def test_amounts_keep_their_no_break_spaces_and_are_recorded() -> None:
    made = pieces(Passage.of(Amount(sample.T24)))
    assert made[0].text == "almost\u00a0$47\u00a0million"
    assert made[0].record is not None
    assert made[0].record.run == Amount(sample.T24)


def test_a_character_missing_in_the_font_comes_from_the_fallback() -> None:
    made = pieces(Passage.of(Name("up ▲ ў ₽")))
    assert [(piece.text, piece.font) for piece in made] == [
        ("up ", "PTSerif-Regular"),
        ("▲", "DejaVuSans"),
        (" ў ₽", "PTSerif-Regular"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("a\u4e2db", "U+4E2D (CJK UNIFIED IDEOGRAPH-4E2D)", "is not in the fonts"),
        ("a\u202eb", "U+202E (RIGHT-TO-LEFT OVERRIDE)", "is a control character"),
        ("a\x07b", "U+0007 (no name)", "is a control character"),
        ("\u05e9\u05dc\u05d5\u05dd", "U+05E9 (HEBREW LETTER SHIN)", "belongs to a script written from right to left"),
        ("\ud800", "U+D800 (no name)", "is not in the fonts"),
    ],
)
def test_what_cannot_be_printed_is_refused_by_name(text: str, code: str, reason: str) -> None:
    made = door()
    pieces(Passage.of(Name(text)), made)
    message = str(made.problems[0])
    assert message.startswith(f"place: the character {code} {reason}")
    assert "it stands in “" in message


def test_line_ends_and_tabs_become_spaces_and_invisible_characters_go() -> None:
    assert plain(Passage.of(Name("a\r\n\tb\u00adc\ufeff"))) == "a bc"


def test_decomposed_letters_are_composed() -> None:
    assert plain(Passage.of(Name("и\u0306"))) == "й"


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://example.org/a?b=c", "example.org/a?b=c"),
        ("http://www.example.org/", "example.org"),
        ("mailto:desk@example.org", "desk@example.org"),
        ("https://example.org/" + "long/" * 40, "example.org/long/long/long/long/…"),
    ],
)
def test_safe_addresses_are_whole_links_and_printed_short(url: str, printed: str) -> None:
    made = door().address(url, BODY, "place", None)
    assert {piece.link for piece in made} == {url}
    assert "".join(piece.text for piece in made).replace("\u200b", "") == printed


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "smb://host/x", "https://a b"])
def test_other_addresses_are_text(url: str) -> None:
    assert {piece.link for piece in door().address(url, BODY, "place", None)} == {""}


def test_tags_of_quotes_links_and_languages_hang_below_the_paragraph() -> None:
    tag = Tag(Role.PARAGRAPH)
    made = pieces(
        Passage.of(Name("Привет", language="ru"), Quotation("a", sample.cite(), marks=True), Mark(("A",))),
        door(places={"A": 1}),
        tag,
    )
    roles = [(piece.tag.role, piece.tag.language) for piece in made if piece.tag]
    assert roles == [
        (Role.SPAN, "ru"),
        (Role.QUOTE, ""),
        (Role.PARAGRAPH, ""),
        (Role.LINK, ""),
        (Role.PARAGRAPH, ""),
    ]

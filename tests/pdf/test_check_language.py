"""Words are read out in the language that they are written in, as far as letters tell it."""

from __future__ import annotations

import pikepdf
import pytest

from reportgen.model.briefing import Bullet, Bullets, Column, Prose, Row, Table
from reportgen.model.passage import Name, Passage
from reportgen.pdf import check
from reportgen.pdf.check_language import strangers
from tests.pdf.reading import rendered
from tests.pdf.test_check import spoilt
from tests.pdf.test_check_structure import nodes

P = Passage.of
RUSSIAN = "порты приняли больше грузов, чем год назад"
SAID = P("They wrote: ", Name(RUSSIAN, language="ru"), ".")


def lose_language_of_words(document: pikepdf.Pdf) -> None:
    del nodes(document, "Span")[0]["/Lang"]


def call_russian_german(document: pikepdf.Pdf) -> None:
    nodes(document, "Span")[0].Lang = pikepdf.String("de")


PLANTED = [lose_language_of_words, call_russian_german]


def spoken() -> bytes:
    return rendered(Prose((SAID,))).pdf


def test_words_that_lose_their_language_are_named() -> None:
    whole = spoken()
    assert check(whole) == ()
    (problem,) = check(spoilt(whole, lose_language_of_words))
    assert str(problem).endswith(
        "words: “порты приняли больше грузов чем год назад” is marked as 'en' and written in another language; "
        "name the language of these words"
    )


def test_a_language_against_the_letters_is_named() -> None:
    assert [each.code for each in check(spoilt(spoken(), call_russian_german))] == ["language-of-words"]


def test_words_in_a_plain_row_of_a_table_are_read_too() -> None:
    rows = (Row((P(Name("key")), P(Name(RUSSIAN)))), Row((P(Name("key")), P(Name("words")))))
    table = Table("t", P("Table"), (Column(P("A")), Column(P("B"))), rows)
    assert [each.code for each in check(rendered(table).pdf)] == ["language-of-words"]


def test_empty_cells_say_nothing() -> None:
    rows = (Row((P(Name("key")), P())), Row((P(), P(Name("слово")))))
    table = Table("t", P("Table"), (Column(P("A")), Column(P("B"))), rows)
    assert check(rendered(table).pdf) == ()


def test_the_same_words_in_many_cells_are_few_findings() -> None:
    rows = tuple(Row((P(Name(f"key {n}")), P(Name(f"{RUSSIAN}, {n}")))) for n in range(150))
    table = Table("t", P("Table"), (Column(P("A")), Column(P("B"))), rows)
    told = check(rendered(table).pdf)
    assert {each.code for each in told} == {"language-of-words"}
    assert len(told) <= 8  # the same words under the same heading of a page are one finding


def test_languages_named_in_the_content_count() -> None:
    def move_into_content(document: pikepdf.Pdf) -> None:
        span = nodes(document, "Span")[0]
        del span["/Lang"]
        page = document.pages[0]
        mark = b"/MCID %d" % int(span.K)
        page.Contents.write(page.Contents.read_bytes().replace(mark + b">>", mark + b"/Lang(ru)>>"))

    assert check(spoilt(rendered(Prose((SAID,))).pdf, move_into_content)) == ()


def test_names_need_no_language() -> None:
    names = ("Пресс-служба", "Министерство Экономики", "ОАО «Мост»")
    assert check(rendered(Bullets(tuple(Bullet(P(Name(each))) for each in names))).pdf) == ()


@pytest.mark.parametrize(
    ("said", "language", "found"),
    [
        ("Trade of both sides rose", "ru", "Trade of both sides rose"),
        ("По данным agency.example/news/of/the/day за год", "ru", ""),
        ("Компания New York Times и другие", "ru", ""),
        ("гандаль расце і ў гэтым годзе, і ў мінулым", "ru", "гандаль расце і ў гэтым годзе і ў мінулым"),
        ("торговля растёт и с ними, и с другими", "be", "торговля растёт и с ними и с другими"),
        ("гандаль і вытворчасць растуць", "be", ""),
        ("пішуць «Известия» і «Вести» ў нумары за люты", "be", ""),
        ("слова и words на другом языке", "ru", ""),
        ("words of any language", "sr", ""),
        ("ordinary words of English", "en-GB", ""),
        ("η αγορά είναι ανοικτή σήμερα", "en", "η αγορά είναι ανοικτή σήμερα"),
    ],
)
def test_strangers(said: str, language: str, found: str) -> None:
    assert strangers(said, language) == found


def test_a_tag_of_its_own_must_fit_even_a_few_words() -> None:
    assert strangers("Lift programme starts", "ru") == ""
    assert strangers("Lift programme starts", "ru", 3) == "Lift programme starts"
    assert strangers("New York Times", "ru", 3) == ""

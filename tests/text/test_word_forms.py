"""Keywords and names are found in every case, in Russian and Belarusian, whatever language they are given in."""

from __future__ import annotations

import pytest

from reportgen.text.matching import Topic, matcher


@pytest.mark.parametrize(
    ("language", "keyword", "forms"),
    [
        ("ru", "дамба", "дамбы дамбе дамбу дамбой дамбами дамб"),
        ("ru", "рынок", "рынка рынку рынком рынке рынки рынков"),
        ("ru", "поставка", "поставки поставок поставками"),
        ("ru", "молочный", "молочного молочной молочные молочным"),
        ("ru", "Астрахань", "Астрахани Астраханью"),
        ("ru", "Саратов", "Саратова Саратову Саратове"),
        ("be", "дамба", "дамбы дамбе дамбу дамбай дамбамі дамбаў"),
        ("be", "рынак", "рынку рынкам рынкаў"),
        ("be", "дарога", "дарогі дарозе дарогай дарог"),
        ("be", "чыгунка", "чыгункі чыгунцы чыгункай"),
        ("be", "порт", "парты партоў партах"),
        ("be", "малочны", "малочнага малочнаму малочнай малочныя"),
        ("be", "Беларусь", "Беларусі Беларуссю"),
        *((code, keyword, "Бабушкин Бабушкина Бабушкину Бабушкиным") for code, keyword in (("ru", "Babushkin"),)),
        *(("be", keyword, "Бабушкін Бабушкіна Бабушкіну Бабушкіным") for keyword in ("Babushkin", "Бабушкин")),
        ("en", "Бабушкін", "Babushkin Babushkin's"),
    ],
)
def test_every_case_of_a_keyword_is_found(language: str, keyword: str, forms: str) -> None:
    match = matcher((Topic("a", (keyword,)),), language)
    assert [form for form in forms.split() if not match.hits(f"Слово {form} здесь")] == []


def test_other_words_are_not() -> None:
    match = matcher((Topic("a", ("дамба", "порт", "рынак")),), "be")
    assert match.hits("Дамачка, партрэт і рыначнік") == {}


def test_a_name_given_in_two_scripts_counts_once() -> None:
    match = matcher((Topic("a", ("Babushkin", "Бабушкин")),), "ru")
    assert len(match.hits("Бабушкин приехал")) == 1

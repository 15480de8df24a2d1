"""One fact in two reports is one fact; contradicting numbers are two."""

from __future__ import annotations

import pytest

from reportgen.text.sameness import gist, say_the_same
from reportgen.text.weights import vectors
from reportgen.text.words import stems

OTHERS = (("The weather was fine in Minsk.", "en"), ("Погода в Минске была хорошей.", "ru"))


def same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    texts = (one, other, *OTHERS)
    weighted = vectors([stems(*text) for text in texts])
    first, second = (gist(text, weighted[i], language) for i, (text, language) in enumerate(texts[:2]))
    return say_the_same(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Trade peaked in 2022 at $62 million.", "en"), ("In 2022 trade peaked at $62 million, BelTA reports.", "en")),
        (("Trade peaked in 2022 at $62 million.", "en"), ("Торговля достигла пика в 2022 году: 62 млн долл.", "ru")),
        (("Exports were $12.3 million, up 13%.", "en"), ("Экспорт — 12,3 миллиона долларов, плюс 13%.", "ru")),
        (("Exports were $12.3 million, up 13%.", "en"), ("Die Ausfuhr lag bei 12,3 Mio. $, plus 13%.", "de")),
        (("Over 1,200 tonnes in 2024.", "en"), ("Свыше 1200 тонн в 2024 году.", "ru")),
        (("The Lotos zone and Great Stone signed a memorandum.", "en"),) * 2,
    ],
)
def test_one_fact(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Trade peaked in 2022 at $62 million.", "en"), ("Trade peaked in 2022 at $61 million.", "en")),
        (("Imports grew by 10% in 2023.", "en"), ("За 2023 год отправили около 10 тысяч тонн продукции.", "ru")),
        (("They met in 2022 and 2023.", "en"), ("Встречи были в 2022 и 2023 годах.", "ru")),
        (("The weather is fine today in town.", "en"), ("Lifts were replaced in the houses of the region.", "en")),
        (("", "en"), ("Lifts were replaced.", "en")),
    ],
)
def test_two_facts(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not same(one, other)

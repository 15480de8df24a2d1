"""Languages and stems."""

from __future__ import annotations

import pytest

from reportgen import text
from reportgen.text import detect_language
from reportgen.text.words import stem_lists, stems


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The trade between the two regions grew.", "en"),
        ("Торговля между регионами выросла.", "ru"),
        ("Гандаль паміж рэгіёнамі вырас, і ў нас больш заказаў.", "be"),
        ("Торгівля між регіонами зросла, її обсяг є великим.", "uk"),
        ("Трамвай опять опоздал.", "ru"),
        ("Зерне вывезлі з партоў.", "be"),
        ("Мінск і Гомель падпісалі пагадненне.", "be"),
        ("Трамвай знову запізнився, і люди чекали на зупинці.", "uk"),
        ("Зерно вивезли з портів України.", "uk"),
        ("Київ підписав угоду.", "uk"),
        ("Die Straßenbahn kam zu spät, und das Krankenhaus ist geschlossen.", "de"),
        ("Der Handel ist gewachsen, und die Ausfuhr lag bei 12 Mio. $.", "de"),
        ("شكرا جزيلا", "ar"),
        ("שלום לכולם", "he"),
        ("你好", "zh"),
        ("", "en"),
        ("12.3 %", "en"),
        ("Экспорт MTZ в Astrakhan Region вырос", "ru"),
    ],
)
def test_detection(words: str, language: str) -> None:
    assert detect_language(words) == language


def test_detection_of_nothing_is_what_was_asked() -> None:
    assert detect_language("…", default="ru") == "ru"


def test_stems_drop_stop_words_and_endings() -> None:
    assert stems("The lifts were replaced in 12.5% of houses", "en") == ["lift", "replac", "12.5", "hous"]
    assert stems("Поставки лифтов и лифты", "ru") == ["поставк", "лифт", "лифт"]


def test_stem_lists_bring_forms_together_as_stems_do() -> None:
    texts = ["Exports exported the exporter", "An export of growing things", "Growth grows"]
    listed = stem_lists(texts, "en")
    whole = [stems(text, "en") for text in texts]
    for lists in (whole, listed):
        assert lists[0][0] == lists[0][1] == lists[1][0]
        assert lists[1][1] == lists[2][1]
    assert [len(words) for words in listed] == [len(words) for words in whole]


def test_an_endless_word_is_no_word() -> None:
    assert stems("ing" * 50_000, "en") == ["ing" * 50_000]


def test_every_public_name_is_there_and_others_are_missed() -> None:
    assert all(getattr(text, name).__name__ == name for name in text.__all__)
    with pytest.raises(AttributeError, match="no attribute 'summarise'"):
        text.summarise  # noqa: B018  # the look-up itself is what is tested

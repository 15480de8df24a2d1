"""A name given in one script is found in texts of the other."""

from __future__ import annotations

import pytest

from reportgen.text import route
from reportgen.text.scripts import in_script_of


@pytest.mark.parametrize(
    ("name", "language", "spelled"),
    [
        ("Babushkin", "ru", "Бабушкин"),
        ("Babushkin", "be", "Бабушкін"),
        ("Бабушкин", "en", "Babushkin"),
        ("Бабушкін", "en", "Babushkin"),
        ("Zhukovsky", "ru", "Жуковский"),
        ("Хованщина", "en", "Khovanshchina"),
        ("Andreyev", "ru", "Андреев"),
        ("Babushkin", "en", ""),
        ("lift", "ru", ""),
        ("No", "ru", ""),
        ("Lake Region", "ru", ""),
    ],
)
def test_names_in_the_other_script(name: str, language: str, spelled: str) -> None:
    assert in_script_of(name, language) == spelled


@pytest.mark.parametrize(
    ("keyword", "language", "text"),
    [
        ("Babushkin", "ru", "Об этом сказали Бабушкину в среду."),
        ("Бабушкин", "en", "The governor, Igor Babushkin, agreed."),
        ("Babushkin", "be", "Пра гэта сказаў Бабушкін у сераду."),
    ],
)
def test_a_topic_hears_a_name_in_either_script(keyword: str, language: str, text: str) -> None:
    assert route([text], {"people": [keyword]}, language=language).topics["people"]

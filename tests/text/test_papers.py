"""Papers: their parts, their lists of references, and what a summary takes from them."""

from __future__ import annotations

import pytest

from reportgen.text import clean_sentences, split_sentences, summarize
from reportgen.text.paper_cues import Part
from reportgen.text.papers import is_paper, part_named, says_aim, says_conclusion, says_result

PAPER = """ВВЕДЕНИЕ

Сушка зерна требует много топлива. Хозяйства ищут замену [1. С. 45].
Цель работы – сравнить сушку тёплым воздухом с сушкой солнечным коллектором.

2. Методика

Опыт шёл два сезона. Влажность измеряли каждый час прибором с датчиком.

3. Расход топлива по сезонам

Коллектор сберёг 40 % топлива, а зерно высохло на сутки позже.

Выводы

Солнечный коллектор пригоден для небольших хозяйств и сберегает топливо. Большим хозяйствам он не нужен.

Список литературы
1. Иванов И.И. Сушка зерна // Зерно. 2020. № 3. С. 12–18.
2. Smith J. Drying of grain. London, 2019.
"""


def test_parts_are_headings_and_references_are_left_out() -> None:
    placed = clean_sentences(PAPER, "ru")
    assert [(each.headings[-1], each.sentence.text.split()[0]) for each in placed] == [
        ("ВВЕДЕНИЕ", "Сушка"),
        ("ВВЕДЕНИЕ", "Хозяйства"),
        ("ВВЕДЕНИЕ", "Цель"),
        ("2. Методика", "Опыт"),
        ("2. Методика", "Влажность"),
        ("Расход топлива по сезонам", "Коллектор"),
        ("Выводы", "Солнечный"),
        ("Выводы", "Большим"),
    ]


def test_a_paper_is_summarized_by_aim_result_and_conclusion() -> None:
    found = [each.text.split()[0] for each in summarize(PAPER, sentences=3, language="ru")]
    assert found == ["Цель", "Коллектор", "Солнечный"]


def test_a_report_of_news_is_summarized_from_its_lead() -> None:
    news = (
        "В городе открыли мост через реку. Мэр разрезал ленту. По мосту прошли первые автобусы. Мост строили три года. "
        "На открытие пришли жители. Погода была ясной. Движение по мосту начнётся завтра утром."
    )
    assert next(iter(summarize(news, sentences=1, language="ru"))).sentence.number == 1
    assert not is_paper(news, (), "ru")
    assert is_paper(PAPER, (), "ru")


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("Введение", Part.OPENING),
        ("1. Introduction", Part.OPENING),
        ("МАТЕРИАЛЫ И МЕТОДЫ", Part.METHODS),
        ("IV. Results and discussion", Part.RESULTS),
        ("Выводы.", Part.CONCLUSIONS),
        ("References", Part.REFERENCES),
        ("Acknowledgements", Part.THANKS),
        ("введение", None),
        ("Введение новых правил", None),
        ("MINSK", None),
        ("", None),
    ],
)
def test_names_of_parts(row: str, part: Part | None) -> None:
    assert part_named(row) is part


def test_a_heading_of_literature_keeps_its_text() -> None:
    text = "Литература\n\nВ городе прошёл день чтения. Его посетили две тысячи человек."
    assert len(clean_sentences(text, "ru")) == 2


def test_a_part_named_in_its_paragraph_holds_until_the_next() -> None:
    text = "Methods. We weighed the milk.\n\nIt was cold.\n\nConclusions. Cold milk weighs the same."
    assert [(each.headings, each.sentence.text) for each in clean_sentences(text)] == [
        (("Methods.",), "We weighed the milk."),
        (("Methods.",), "It was cold."),
        (("Conclusions.",), "Cold milk weighs the same."),
    ]


def test_a_line_of_a_wrapped_paragraph_is_no_heading() -> None:
    line = "A long line that was broken where the page ended"
    text = f"{line}\n{line}\n{line} in the section\nResults\n{line}."
    assert [each.text for each in split_sentences(text)] == [text.replace("\n", " ")]


def test_a_reference_in_brackets_ends_no_sentence() -> None:
    text = "Так считает С.А. Муромцев [3. С. 240]. Другие спорят [4. P. 12; 5. P. 7]. Конец."
    assert [each.text for each in split_sentences(text, "ru")] == [
        "Так считает С.А. Муромцев [3. С. 240].",
        "Другие спорят [4. P. 12; 5. P. 7].",
        "Конец.",
    ]


@pytest.mark.parametrize(
    ("says", "text", "language"),
    [
        (says_aim, "Целью настоящего исследования было описать говоры.", "ru"),
        (says_aim, "In this paper we describe dialects.", "en"),
        (says_result, "Установлено, что урожай вырос.", "ru"),
        (says_result, "We found that yields rose.", "en"),
        (says_conclusion, "Таким образом, урожай зависит от полива.", "ru"),
        (says_conclusion, "In conclusion, yields depend on water.", "en"),
    ],
)
def test_what_sentences_say(says: object, text: str, language: str) -> None:
    assert callable(says)
    assert says(text, language)
    assert not says("Погода была ясной. The sky was blue.", language)
    assert not says(text, "de")

"""Which sentences may stand alone in a briefing, and what makes one worth a place."""

from __future__ import annotations

import pytest

from reportgen.text.standing import connector_length, figures, has_commitment, is_run_in_heading, is_whole, stands_alone


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Trade between the two regions grew in 2024.", "en"),
        ("Moreover, exports have remained between 12 and 13 million.", "en"),
        ("Trade was 72% above the same months of 2024.", "en"),
        ('The President said that "all is well" in the region.', "en"),
        ("In eight months trade was up two and a half times.", "en"),
        ("Кроме того, экспорт вырос на 13% за год.", "ru"),
        ("Около 70 процентов техники покупают у Минского завода.", "ru"),
    ],
)
def test_stands(text: str, language: str) -> None:
    assert stands_alone(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He added that the depth was enough for ships.", "en"),
        ("This was announced at the meeting in Minsk.", "en"),
        ("The President announced this on May 2 in Minsk.", "en"),
        ("According to data for 2024, this figure stood at 47 million.", "en"),
        ("Exports rose by more than 40% in the same months.", "en"),
        ("Will the plant ever be built in the region?", "en"),
        ("Problems were named too.", "en"),
        ('"We will always produce for Russia and its people.', "en"),
        ('We need them all in the field," the President said.', "en"),
        ('"We will do everything we can for your region."', "en"),
        ("fish and tomatoes from the southern region.", "en"),
        ("What passes through the harbours of the region:", "en"),
        ("word " * 50 + "end.", "en"),
        ("Он связал это с поездкой делегации в Астрахань.", "ru"),
        ("Об этом президент сообщил главе региона Игорю Бабушкину.", "ru"),
        ("По его словам, предприятия охотно станут работать.", "ru"),
        ("Импорт вырос на 5% за тот же период.", "ru"),
    ],
)
def test_does_not_stand(text: str, language: str) -> None:
    assert not stands_alone(text, language)


def test_a_leaning_sentence_is_still_whole() -> None:
    assert is_whole("He added that the depth was enough for ships.")
    assert not is_whole("Will the plant ever be built in the region?")


def test_connectors() -> None:
    text = "At the same time, exports fell."
    assert text[connector_length(text, "en") :] == "exports fell."
    assert connector_length("However strange, it works.", "en") == 0
    assert connector_length("Кроме того, экспорт вырос.", "ru") == len("Кроме того, ")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("On 2 May 2025 nothing was said.", 0),
        ("May 2 was warm.", 0),
        ("In 2022 it was $62 million, up 13%.", 2),
        ("2 мая 2025 года оборот составил 12,3 млн.", 1),
        ("It rose 2.5 times.", 1),
    ],
)
def test_figures(text: str, count: int) -> None:
    assert figures(text) == count


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Belarus is ready to supply more.", "en", True),
        ("The sides signed a protocol.", "en", True),
        ("Trade was 47 million.", "en", False),
        ("The willow grew.", "en", False),
        ("Минск намерен увеличить объём.", "ru", True),
        ("Оборот вырос.", "ru", False),
        ("שלום לכולם", "he", False),
    ],
)
def test_commitments(text: str, language: str, found: bool) -> None:
    assert has_commitment(text, language) is found


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("On the supply of agricultural and passenger equipment.", True),
        ("О поставках сельскохозяйственной техники.", True),
        ("On Monday the sides signed it.", False),
        ("On 2 May they met.", False),
        ("О поставках договорились вчера.", False),
        ("Trade with Russia.", False),
    ],
)
def test_run_in_headings(text: str, is_heading: bool) -> None:
    assert is_run_in_heading(text) is is_heading


def test_the_form_of_minutes_is_no_statement() -> None:
    assert not is_whole("Listened: M. Hale on the works at the northern berth.")
    assert not is_whole("1. Слушали: И. Иванов о грузообороте порта.")
    assert is_whole("Decided: the port shall submit a traffic plan by May.")

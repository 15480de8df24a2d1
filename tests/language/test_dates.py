"""Days and periods in words."""

from __future__ import annotations

import pytest

from reportgen.language import language, languages
from reportgen.model.passage import Date, DateForm
from reportgen.model.period import Period

ENGLISH = language("en")


def worded(text: str, form: DateForm = DateForm.LONG) -> str:
    return ENGLISH.date(Date(Period.parse(text), form)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2024", "2024"),
        ("2022/2024", "2022–2024"),
        ("2025-02", "February 2025"),
        ("2025-01/2025-02", "January–February 2025"),
        ("2024-11/2025-02", "November 2024 – February 2025"),
        ("2025-05-02", "2 May 2025"),
        ("2025-05-02/2025-05-05", "2–5 May 2025"),
        ("2025-04-30/2025-05-02", "30 April – 2 May 2025"),
        ("2024-12-31/2025-01-01", "31 December 2024 – 1 January 2025"),
    ],
)
def test_periods(period: str, words: str) -> None:
    assert worded(period) == words


@pytest.mark.parametrize(
    ("period", "form", "words"),
    [
        ("2025-01/2025-02", DateForm.SHORT, "Jan–Feb 2025"),
        ("2025-01/2025-02", DateForm.WITHOUT_YEAR, "January–February"),
        ("2025-05-02", DateForm.WITHOUT_YEAR, "2 May"),
        ("2025-05-02", DateForm.SHORT, "2 May 2025"),
    ],
)
def test_forms(period: str, form: DateForm, words: str) -> None:
    assert worded(period, form) == words


def test_a_date_does_not_break_at_its_spaces() -> None:
    assert " " not in ENGLISH.date(Date(Period.parse("2025-05-02")))


def test_labels_pass_plain_words_on() -> None:
    assert (ENGLISH.label("Vessels"), ENGLISH.label(Period.of_year(2024))) == ("Vessels", "2024")


def test_every_listed_language_can_be_had() -> None:
    assert [language(code).code for code in languages()] == list(languages())
    with pytest.raises(KeyError):
        language("xx")

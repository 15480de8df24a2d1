"""What is told already is not told again."""

from __future__ import annotations

import pytest

from reportgen.sections.facts import numbers, repeats


def test_numbers_are_read_without_years_and_grouping() -> None:
    assert numbers("Over 3,100 lifts in 2025, 4.5 m deep, 1\u00a0200 t") == {"3100", "4.5", "1200"}


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("The works made 122 of them.", True),
        ("The works made 123 of them.", False),
        ("Deliveries of Belarusian lifts were planned early.", True),
        ("Deliveries of Belarusian lifts were planned, 5 early.", False),
        ("Lifts were good.", False),
    ],
)
def test_a_sentence_with_the_same_numbers_or_nearly_the_same_words_is_told(sentence: str, is_told: bool) -> None:
    assert repeats(sentence, ["Deliveries of 122 Belarusian lifts were planned for 2025."]) is is_told

"""Orders, resolutions and promises, and deadlines said by the calendar of the day."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.text import find_commitments

DAY = date(2025, 4, 10)  # a Thursday


@pytest.mark.parametrize(
    ("text", "modality", "debtor", "what", "addressee", "deadline"),
    [
        (
            "The minister directed the agency to publish a list within two weeks.",
            "ordered", "agency", "publish a list within two weeks", "", "2025-04-24",
        ),
        ("The owners were told to report back in May.", "ordered", "The owners", "report back in May", "", "2025-05"),
        (
            "It was decided that Ms. Vale will bring a plan by March 31, 2026.",
            "agreed", "Ms. Vale", "bring a plan by March 31, 2026", "", "2026-03-31",
        ),
        (
            "The company promised the council a clinic by Christmas.",
            "undertook", "The company", "a clinic by Christmas", "council", "2025-12-25",
        ),
        ("We will pay by the end of the year.", "will", "We", "pay by the end of the year", "", "2025-12-31"),
        ("The firm shall answer by Friday.", "will", "The firm", "answer by Friday", "", "2025-04-11"),
        (
            "Министр поручил управлению лесами до 1 сентября подготовить отчёт.",
            "ordered", "управлению лесами", "подготовить отчёт", "", "2025-09-01",
        ),
        ("Суд обязал банк вернуть долг к среде.", "ordered", "банк", "вернуть долг к среде", "", "2025-04-16"),
        (
            "Решили: отделу кадров в двухнедельный срок представить план.",
            "ordered", "отделу кадров", "представить план", "", "2025-04-24",
        ),
        ("Школам поручено до июня составить списки.", "ordered", "Школам", "составить списки", "", "2025-06"),
        ("Завод построит цех до конца года.", "will", "Завод", "построит цех до конца года", "", "2025-12-31"),
        ("Мэр пообещал жителям починить мост.", "undertook", "Мэр", "жителям починить мост", "жителям", ""),
    ],
)  # fmt: skip
def test_who_is_bound_to_what(text: str, modality: str, debtor: str, what: str, addressee: str, deadline: str) -> None:
    (found,) = find_commitments(text, published=DAY)
    assert (found.modality, found.debtor, found.what, found.addressee) == (modality, debtor, what, addressee)
    assert str(found.deadline or "") == deadline


@pytest.mark.parametrize(
    "text",
    [
        "The law required banks to hold 8% of assets.",
        "Norland asked the union to lift its sanctions.",
        "Her share will be just over 163,000 tons.",
        "Президент потребовал завершить стройку.",
        "Тоннель готов, отстаёт отделка.",
        "Ремонт корпуса выполнен на 45 %.",
    ],
)
def test_what_binds_nobody(text: str) -> None:
    assert not find_commitments(text, published=DAY)

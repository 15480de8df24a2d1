"""Periods: what they read, what they print, what lies a year before."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.period import Period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2025-01/2025-02", date(2025, 1, 1), date(2025, 2, 28)),
        (" 2022 / 2024 ", date(2022, 1, 1), date(2024, 12, 31)),
    ],
)
def test_reads(text: str, start: date, end: date) -> None:
    assert Period.parse(text) == Period(start, end)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "'' is not a period"),
        ("soon", "'soon' is not a period"),
        ("2023-02-29", "'2023-02-29' is not a day of the calendar"),
        ("2024-13", "'2024-13' names a month that does not exist"),
        ("2024-H3", "'2024-H3' names a month that does not exist"),
        ("2024/2023", "ends on 2023-12-31, before it starts"),
        ("2024/", "'' is not a period"),
    ],
)
def test_says_what_is_no_period(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Period.parse(text)


@pytest.mark.parametrize(
    "text", ["2024", "2024-02", "2025-01/2025-02", "2022/2024", "2024-02-29", "2024-02-03/2025-01-31", "0987-03"]
)
def test_prints_what_it_read(text: str) -> None:
    assert str(Period.parse(text)) == text


@given(st.dates(), st.dates())
def test_every_period_survives_printing(first: date, second: date) -> None:
    period = Period(min(first, second), max(first, second))
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2025", "2024"),
        ("2025-01/2025-02", "2024-01/2024-02"),  # the leap day belongs to the month
        ("2024-02", "2023-02"),
        ("2024-02-29", "2023-02-28"),
        ("2025-02-28", "2024-02-28"),  # a day is not the end of its month
        ("2025-02-10/2025-02-28", "2024-02-10/2024-02-28"),
    ],
)
def test_a_year_before(period: str, before: str) -> None:
    assert Period.parse(period).year_before() == Period.parse(before)


def test_tells_its_kind() -> None:
    year, months, days = (Period.parse(text) for text in ("2024", "2024-11/2025-02", "2024-02-03/2024-02-05"))
    assert (year.is_year, year.months, year.in_one_year) == (True, 12, True)
    assert (months.is_year, months.is_months, months.months, months.year, months.in_one_year) == (
        False,
        True,
        4,
        2025,
        False,
    )
    assert (days.is_months, days.is_day, days.months) == (False, False, 1)

"""Cron expressions."""

from __future__ import annotations

import pytest

from reportgen.config.cron import Cron, read_cron
from reportgen.strict_yaml.refusal import RefusedError


def test_the_five_fields_are_read() -> None:
    every = frozenset
    assert read_cron("0 7 * * MON") == Cron(
        every([0]), every([7]), every(range(1, 32)), every(range(1, 13)), every([1]), any_day=True, any_weekday=False
    )
    assert read_cron("*/20 8-10,18 1 jan-mar *").minutes == {0, 20, 40}
    assert read_cron("*/20 8-10,18 1 jan-mar *").hours == {8, 9, 10, 18}
    assert read_cron("*/20 8-10,18 1 jan-mar *").months == {1, 2, 3}
    assert read_cron("5/25 0 * * *").minutes == {5, 30, 55}


def test_sunday_is_nought_and_seven() -> None:
    assert (
        read_cron("0 0 * * 0").weekdays == read_cron("0 0 * * 7").weekdays == read_cron("0 0 * * sun").weekdays == {0}
    )
    assert read_cron("0 0 * * 5-7").weekdays == {5, 6, 0}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("0 0 9 * * MON", "expected five fields, found 6"),
        ("@daily", "expected five fields, found 1"),
        ("", "expected five fields, found 0"),
        ("60 0 * * *", "the minute field has '60'"),
        ("0 24 * * *", "the hour field has '24'"),
        ("0 0 0 * *", "the day of the month field has '0'"),
        ("0 0 * 13 *", "the month field has '13'"),
        ("0 0 * * MOO", "the weekday field has 'MOO'"),
        ("0 0 * * 8", "the weekday field has '8'"),
        ("0 0 L * *", "the day of the month field has 'L'"),
        ("0 0 * * 1#2", "the weekday field has '1#2'"),
        ("*/0 0 * * *", "has the step '0'"),
        ("*/x 0 * * *", "has the step 'x'"),
        ("0 10-8 * * *", "'10-8', which runs backwards"),
        ("0,,5 0 * * *", "the minute field has ''"),
        ("-1 0 * * *", "the minute field has '-1'"),
        ("٣ 0 * * *", "the minute field has '٣'"),
        ("0 9 31 2 *", "never due"),
        ("0 9 31 4,6,9,11 *", "never due"),
        ("0 9 30-31 FEB *", "never due"),
    ],
)
def test_expressions_that_are_refused(text: str, fact: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        read_cron(text)
    assert fact in refusal.value.fact


def test_a_leap_day_or_a_weekday_can_be_due() -> None:
    assert read_cron("0 9 29 2 *").days == {29}
    assert read_cron("0 9 31 2 MON").weekdays == {1}

"""Days and periods in words."""

from __future__ import annotations

import datetime

from babel.dates import format_date

from reportgen.language.numbers import EN_DASH, NO_BREAK_SPACE
from reportgen.model.passage import DateForm
from reportgen.model.period import Period


def day_text(value: datetime.date, locale: str, form: DateForm = DateForm.LONG) -> str:
    """`2 May 2025`, or `2 May` without the year."""
    pattern = "d MMMM" if form is DateForm.WITHOUT_YEAR else "d MMMM y"
    return format_date(value, pattern, locale=locale).replace(" ", NO_BREAK_SPACE)


def period_text(value: Period, locale: str, form: DateForm = DateForm.LONG) -> str:
    """`2024`, `February 2025`, `January–February 2025`, `2022–2024`, or days."""
    if value.is_day:
        return day_text(value.start, locale, form)
    if value.start.month == 1 and value.end.month == 12 and value.is_months:
        return str(value.year) if value.in_one_year else f"{value.start.year}{EN_DASH}{value.end.year}"
    if value.is_months:
        return _months_text(value, locale, form)
    if value.start.month == value.end.month and value.in_one_year:
        return f"{value.start.day}{EN_DASH}{day_text(value.end, locale, form)}"
    return f"{day_text(value.start, locale, form)} {EN_DASH} {day_text(value.end, locale, form)}"


def _months_text(value: Period, locale: str, form: DateForm) -> str:
    pattern = "LLL" if form is DateForm.SHORT else "LLLL"
    first, last = (format_date(day, pattern, locale=locale) for day in (value.start, value.end))
    if not value.in_one_year:
        return f"{first} {value.start.year} {EN_DASH} {last} {value.end.year}"
    months = first if value.months == 1 else f"{first}{EN_DASH}{last}"
    return months if form is DateForm.WITHOUT_YEAR else f"{months}{NO_BREAK_SPACE}{value.year}"

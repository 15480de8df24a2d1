"""Days and periods in words.

The frames are messages like any other. A catalogue may word them, and the months, in each grammatical form that its
frames ask for: `{period:in}` looks for the context `in` and finds «в {year} году», «в {first}–{last} {year} года».
After a vowel it looks for `in+` first, where Belarusian has «ў» for «у».
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from babel.dates import format_date, get_day_names, get_month_names

from reportgen.language.catalogue import AFTER_VOWEL, Catalogue
from reportgen.language.numbers import NO_BREAK_SPACE
from reportgen.model.passage import DateForm
from reportgen.model.period import Period

YEAR = "{year}"
YEARS = "{first_year}–{last_year}"
MONTH = "{month} {year}"
MONTHS = "{first}–{last} {year}"
MONTHS_OVER_YEARS = "{first} {first_year} – {last} {last_year}"
MONTHS_WITHOUT_YEAR = "{first}–{last}"
DAY = "{day} {month} {year}"
DAY_WITHOUT_YEAR = "{day} {month}"
DAYS = "{first_day}–{last_day} {month} {year}"
DAYS_WITHOUT_YEAR = "{first_day}–{last_day} {month}"
DAYS_OVER_MONTHS = "{from_day} – {to_day}"

DATE_FRAMES = (
    YEAR,
    YEARS,
    MONTH,
    MONTHS,
    MONTHS_OVER_YEARS,
    MONTHS_WITHOUT_YEAR,
    DAY,
    DAY_WITHOUT_YEAR,
    DAYS,
    DAYS_WITHOUT_YEAR,
    DAYS_OVER_MONTHS,
)
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

SHORT = "short"


def day_text(
    value: datetime.date,
    locale: str,
    form: DateForm = DateForm.LONG,
    catalogue: Catalogue | None = None,
    case: str = "",
) -> str:
    """`2 May 2025`, or `2 May` without the year."""
    frame = DAY_WITHOUT_YEAR if form is DateForm.WITHOUT_YEAR else DAY
    slots = {"day": str(value.day), "month": _month_of_day(value, locale), "year": str(value.year)}
    return _filled(frame, slots, catalogue or Catalogue(), case)


def period_text(
    value: Period, locale: str, form: DateForm = DateForm.LONG, catalogue: Catalogue | None = None, case: str = ""
) -> str:
    """`2024`, `February 2025`, `January–February 2025`, `2022–2024`, or days."""
    words = catalogue or Catalogue()
    if value.is_day:
        return day_text(value.start, locale, form, words, case)
    if value.start.month == 1 and value.end.month == 12 and value.is_months:
        slots = {"year": str(value.year), "first_year": str(value.start.year), "last_year": str(value.year)}
        return _filled(YEAR if value.in_one_year else YEARS, slots, words, case)
    if value.is_months:
        return _months_text(value, locale, form, words, case)
    return _days_text(value, locale, form, words, case)


def calendar_names(locale: str) -> tuple[tuple[str, ...], ...]:
    """The names of weekdays, of their short forms, and the same of months: of the language, then in English."""
    return tuple(
        tuple(str(name) for name in names(width, "stand-alone", locale=code).values())
        for code in dict.fromkeys((locale, "en"))
        for names in (get_day_names, get_month_names)
        for width in ("wide", "abbreviated")
    )


def _months_text(value: Period, locale: str, form: DateForm, words: Catalogue, case: str) -> str:
    first, last = (_month(day, locale, form, words, case) for day in (value.start, value.end))
    slots = {"first": first, "last": last, "month": first, "year": str(value.year)}
    slots |= {"first_year": str(value.start.year), "last_year": str(value.end.year)}
    if not value.in_one_year:
        return _filled(MONTHS_OVER_YEARS, slots, words, case, breaks=True)
    is_short = form is DateForm.SHORT and not case
    if form is DateForm.WITHOUT_YEAR:
        return first if value.months == 1 else _filled(MONTHS_WITHOUT_YEAR, slots, words, case)
    return _filled(MONTH if value.months == 1 else MONTHS, slots, words, SHORT if is_short else case)


def _days_text(value: Period, locale: str, form: DateForm, words: Catalogue, case: str) -> str:
    if value.start.month == value.end.month and value.in_one_year:
        slots = {"first_day": str(value.start.day), "last_day": str(value.end.day), "year": str(value.year)}
        slots["month"] = _month_of_day(value.end, locale)
        return _filled(DAYS_WITHOUT_YEAR if form is DateForm.WITHOUT_YEAR else DAYS, slots, words, case)
    first_form = DateForm.WITHOUT_YEAR if value.in_one_year else form  # the year is named once
    ends = {"from_day": day_text(value.start, locale, first_form, words)}
    ends |= {"to_day": day_text(value.end, locale, form, words)}
    return _filled(DAYS_OVER_MONTHS, ends, words, case, breaks=True)


def _month_of_day(day: datetime.date, locale: str) -> str:
    """The month as it stands after a day, which many languages put in the genitive."""
    return str(format_date(day, "d MMMM", locale=locale)).partition(" ")[2]


def _month(day: datetime.date, locale: str, form: DateForm, words: Catalogue, case: str) -> str:
    is_short = form is DateForm.SHORT and not case
    name = _in_case(MONTH_NAMES[day.month - 1], words, SHORT if is_short else case)
    return name or str(format_date(day, "LLL" if is_short else "LLLL", locale=locale))


def _in_case(message: str, words: Catalogue, case: str) -> str | None:
    """The message in the grammatical form; `in+`, the form after a vowel, is `in` where no other is given."""
    if not case:
        return None
    return words.get(message, case) or words.get(message, case.removesuffix(AFTER_VOWEL))


def _filled(frame: str, slots: Mapping[str, str], words: Catalogue, case: str, *, breaks: bool = False) -> str:
    text = _in_case(frame, words, case) or words.get(frame) or frame
    return (text if breaks else text.replace(" ", NO_BREAK_SPACE)).format_map(slots)

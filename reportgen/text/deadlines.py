"""Deadlines said by the calendar of the day: "by the end of September", "within two weeks", «к понедельнику»."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from reportgen.model.period import Period
from reportgen.text.numerals import numerals
from reportgen.text.time_cues import MONTH_STEMS, MONTHS

_LIMIT = {
    "en": r"\b(?:by|before|until|till|from|no\s+later\s+than|not\s+later\s+than)\s+(?:the\s+)?",
    "ru": r"\b(?:до|к|ко|с|со|не\s+позднее|не\s+позже)\s+",
}
_PART = {
    "en": r"(?:(?:end|start|beginning|middle)\s+of\s+(?:the\s+)?)?",
    "ru": r"(?:конца|концу|начала|началу|середины|середине)?\s*",
}
_YEAR_END = {
    "en": r"end\s+of\s+(?:the|this)\s+year|year[’'\s-]+end|new\s+year",
    "ru": r"(?:конца|концу)\s+(?:этого\s+|текущего\s+)?года|нов(?:ого|ому)\s+года?у?",
}
_CHRISTMAS = {"en": r"christmas", "ru": r"рождеств[ау]"}
_WEEKDAYS = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "ru": ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень"),
}
_WITHIN = {
    "en": r"\bwithin\s+(?:the\s+next\s+)?(?P<count>[\w-]+)\s+(?P<unit>day|week|month)s?\b",
    "ru": (
        r"\bв\s+течение\s+(?P<count>[\w-]+)\s+(?P<unit>дн|недел|месяц)\w*|\bв\s+(?P<fused>двух|трех|трёх|десяти)(?P<span>дневн|"
        r"недельн|месячн)ый\s+срок"
    ),
}
_FUSED = {"двух": 2, "трех": 3, "трёх": 3, "десяти": 10}
_DAYS = {"day": 1, "week": 7, "дн": 1, "недел": 7, "дневн": 1, "недельн": 7}
_MOST_DAYS = 1000
_CHRISTMAS_DAY = {"en": (12, 25), "ru": (1, 7)}


def said_deadline(words: str, start: int, code: str, day: date) -> Period | None:
    """The first deadline after `start`, or at the head of the sentence, that counts from `day`; else None."""
    for match in _pattern(code).finditer(words):
        if match.start() < start - 1 and words[: match.start()].strip(' "“«—–-'):
            continue
        if found := next(_period(match, code, day), None):
            return found
    return None


@cache
def _pattern(code: str) -> re.Pattern[str]:
    weekdays = "|".join(_WEEKDAYS[code])
    until = (
        rf"{_LIMIT[code]}(?:(?P<year_end>{_YEAR_END[code]})|(?P<christmas>{_CHRISTMAS[code]})|"
        rf"(?:next\s+)?(?P<weekday>{weekdays})\w*|{_PART[code]}(?P<month>{MONTHS[code]})(?!\w|\s*(?:\d|прошл|last)))"
    )
    return re.compile(f"{until}|{_WITHIN[code]}", re.IGNORECASE)


def _period(match: re.Match[str], code: str, day: date) -> Iterator[Period]:
    said = match.groupdict()
    if said["year_end"]:
        yield Period(date(day.year, 12, 31), date(day.year, 12, 31))
    if said["christmas"]:
        month, number = _CHRISTMAS_DAY[code]
        found = date(day.year, month, number)
        found = found if found >= day else found.replace(year=day.year + 1)
        yield Period(found, found)
    if said["weekday"]:
        wanted = next(n for n, name in enumerate(_WEEKDAYS[code]) if said["weekday"].lower().startswith(name))
        found = day + timedelta(days=(wanted - day.weekday()) % 7 or 7)
        yield Period(found, found)
    if said["month"]:
        yield _month(said["month"].lower(), day)
    if count := _count(said, code):
        yield _later(day, count, said["unit"] or said.get("span") or "")


def _month(word: str, day: date) -> Period:
    """The month of that name that has not ended on the day."""
    month = next(number for number, stems in enumerate(MONTH_STEMS, 1) if word.startswith(stems))
    year = day.year + (month < day.month)
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _count(said: dict[str, str | None], code: str) -> int:
    if fused := said.get("fused"):
        return _FUSED[fused.lower()]
    written = said["count"] or ""
    found = numerals(written, code, 0, len(written))
    return int(found[0].value) if found else int(written.lower() in ("a", "an", "one"))


def _later(day: date, count: int, unit: str) -> Period:
    """The day that many days, weeks or months after; the last of a shorter month."""
    if length := _DAYS.get(unit.lower()):
        found = day + timedelta(days=min(count, _MOST_DAYS) * length)
    else:
        months = day.year * 12 + day.month - 1 + min(count, _MOST_DAYS)
        year, month = months // 12, months % 12 + 1
        found = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return Period(found, found)

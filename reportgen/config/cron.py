"""Cron expressions: five fields as crontab(5) reads them, read once and never guessed."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from reportgen.strict_yaml import quoted
from reportgen.strict_yaml.refusal import RefusedError

_MONTH_NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_WEEKDAYS = {name: number for number, name in enumerate(("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"))}
_SPANS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_LONGEST = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_PART = re.compile(r"(?P<all>\*)|(?P<first>\w+)(?:-(?P<last>\w+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cron:
    """When something is due. Weekdays count from Sunday = 0.

    When both days and weekdays are restricted, either of them makes a day due, as in crontab(5).
    """

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    any_day: bool
    any_weekday: bool


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    least: int
    most: int
    names: dict[str, int]


_FIELDS = (
    _Field("minute", 0, 59, {}),
    _Field("hour", 0, 23, {}),
    _Field("day of the month", 1, 31, {}),
    _Field("month", 1, 12, _MONTHS),
    _Field("weekday", 0, 7, _WEEKDAYS),
)


def read_cron(text: str) -> Cron:
    """The expression read; raises RefusedError when it is not five plausible fields or can never be due."""
    words = text.split()
    if len(words) != len(_FIELDS):
        example = 'write minute, hour, day, month, weekday: "0 7 * * MON" is Mondays at 7:00'
        raise RefusedError(f"expected five fields, found {len(words)}", example)
    minutes, hours, days, months, weekdays = (_values(word, field) for word, field in zip(words, _FIELDS, strict=True))
    any_day, any_weekday = words[2].startswith("*"), words[4].startswith("*")
    if any_weekday and not any(day <= _LONGEST[month] for month in months for day in days):
        raise RefusedError("never due: no such day in those months", "correct the day or the month")
    return Cron(minutes, hours, days, months, frozenset(day % 7 for day in weekdays), any_day, any_weekday)


def read_duration(text: str) -> datetime.timedelta:
    """`90m`, `24h`, `3d` or `1w`, a minute to a year; raises RefusedError for anything else."""
    match = re.fullmatch(r"([0-9]{1,5})([mhdw])", text)
    span = datetime.timedelta(**{_SPANS[match[2]]: int(match[1])}) if match else datetime.timedelta()
    if not datetime.timedelta(minutes=1) <= span <= datetime.timedelta(days=366):
        raise RefusedError(f"{quoted(text)} is not a span of time up to a year", "write one such as 90m, 24h, 3d or 1w")
    return span


def _values(word: str, field: _Field) -> frozenset[int]:
    return frozenset(value for part in word.split(",") for value in _part(part, field))


def _part(part: str, field: _Field) -> range:
    span, slash, step_text = part.partition("/")
    match = _PART.fullmatch(span)
    if not match:
        raise RefusedError(f"the {field.name} field has '{part}'", "write *, a number, a range such as 1-5, or */2")
    step = 1
    if slash:
        step = int(step_text) if re.fullmatch("[0-9]{1,2}", step_text) else 0
        if step < 1:
            raise RefusedError(f"the {field.name} field has the step '{step_text}'", "write a step such as */2")
    if match["all"]:
        return range(field.least, field.most + 1, step)
    first = _number(match["first"], field)
    last = _number(match["last"], field) if match["last"] else field.most if slash else first
    if last < first:
        raise RefusedError(f"the {field.name} field has the range '{span}', which runs backwards", "write two ranges")
    return range(first, last + 1, step)


def _number(word: str, field: _Field) -> int:
    if word.upper() in field.names:
        return field.names[word.upper()]
    value = int(word) if re.fullmatch("[0-9]{1,2}", word) else -1
    if not field.least <= value <= field.most:
        names = f" or a name such as {next(iter(field.names))}" if field.names else ""
        remedy = f"write {field.least}–{field.most}{names}"
        raise RefusedError(f"the {field.name} field has '{word}'", remedy)
    return value

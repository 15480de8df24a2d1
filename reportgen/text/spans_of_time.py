"""The times that a sentence names: years, months, quarters, "the past three years", "a year earlier"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportgen.model.period import Period
from reportgen.text.lowering import lowered, lowered_pattern
from reportgen.text.numerals import numerals
from reportgen.text.time_cues import BASE, COUNT, MONTH_STEMS, MONTHS, ORDINALS, PATTERNS, SIGNS, YEAR_DIGITS, YEARS
from reportgen.text.words import base_language

_BACK, _AHEAD = (
    re.compile(r"last|previous|past|прошл|минувш|предыдущ|vorig|letzt|vergangen|a year", re.IGNORECASE),
    re.compile(r"next|coming|следующ|будущ|nächst|naechst", re.IGNORECASE),
)
_REACH = 48


@dataclass(frozen=True, slots=True)
class Mention:
    """A time in the text by its span; `is_base` when a figure is compared with it; `period` None when unresolved.

    `since` is the year or month with which a time that is not over began: a change is measured from it.
    """

    start: int
    end: int
    period: Period | None
    is_base: bool
    is_day: bool = False
    is_bare: bool = False
    since: Period | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What relative times count from: the day of publication, and the year the text spoke of last (0 = unknown)."""

    published: date | None = None
    spoken_year: int = 0

    @property
    def published_year(self) -> int:
        """The year of publication; 0 when unknown."""
        return self.published.year if self.published else 0

    def year_of(self, last_month: int) -> int:
        """The year of "the first half": that of publication when it was over by then, else the one spoken of."""
        if self.published and (last_month <= self.published.month or not self.spoken_year):
            return self.published.year - (last_month > self.published.month)
        return self.spoken_year


def time_mentions(text: str, language: str, start: int, end: int, calendar_: Calendar) -> tuple[Mention, ...]:
    """The times named in `text[start:end]`, in order, without overlaps."""
    code = base_language(language)
    code = code if code in PATTERNS else "en"
    words = lowered(text[start:end])
    told = _told_kinds(code, words)
    found: list[Mention] = []
    taken = bytearray(len(words))
    for kind, pattern in _patterns(code):
        if kind not in told:
            continue
        for match in pattern.finditer(words):
            first, last = match.span()
            if first < last and taken.find(1, first, last) < 0:
                taken[first:last] = b"\1" * (last - first)
                found.append(_mention(kind, match, code, start, calendar_))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _told_kinds(code: str, words: str) -> frozenset[str]:
    """The kinds of time that the words hold a sign of: most hold few, and need no search for each pattern."""
    kinds = _kinds_of_signs()
    told = frozenset[str]().union(*(kinds[sign] for sign in set(_signs().findall(words))))
    if _month_names(code).search(words):
        told |= {"months", "day"}
    return told | {"numeric"} if _NUMERIC_SIGN.search(words) else told


@cache
def _kinds_of_signs() -> Mapping[str, frozenset[str]]:
    """Each sign with all kinds that it, or a sign within it, is one of."""
    every = {sign for signs in SIGNS.values() for sign in signs}
    return {
        sign: frozenset(kind for kind, signs in SIGNS.items() if any(part in sign for part in signs)) for sign in every
    }


@cache
def _signs() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _kinds_of_signs()), key=len, reverse=True)))


_NUMERIC_SIGN = re.compile(r"\d[./-]\d")


@cache
def _month_names(code: str) -> re.Pattern[str]:
    return re.compile(lowered_pattern(MONTHS[code]))


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    parts = {"M": MONTHS[code], "Y": YEARS[code], "Y0": YEAR_DIGITS, "C": COUNT}
    return tuple((kind, re.compile(lowered_pattern(raw.format(**parts)))) for kind, raw in PATTERNS[code])


@cache
def _base(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\s(,])){BASE[code]}", re.IGNORECASE)


def _mention(kind: str, match: re.Match[str], code: str, start: int, calendar_: Calendar) -> Mention:
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    is_base = kind == "ago" or "same" in match[0] or bool(_base(code).search(before))
    is_bare = kind == "year" and match[0][:4].isdigit()
    try:
        period = _period(kind, match, code, calendar_)
    except ValueError:
        period = None
    since = _begun(match, calendar_.published) if kind == "since" else None
    if since and _RECORD.search(before):
        return Mention(start + match.start(), start + match.end(), None, is_base=True)
    is_ahead = period and period.year > calendar_.published_year > 0 and _BY_THEN.search(before)
    if kind in ("since", "so_far", "ended") or is_ahead:
        is_base = False
    first, last = start + match.start(), start + match.end()
    return Mention(first, last, period, is_base, kind in ("day", "numeric"), is_bare, since)


# "Its lowest since 2007" dates no figure.
_RECORD = re.compile(
    r"(?:\w(?:est|most)|best|worst|least|first\s+time|record|high|low|level|(?:минимум|максимум|рекорд)\w*|впервые|"
    r"показател\w+|значени\w+|результат\w*)\s*$"
)
# «К 2030 году» of a year to come: by then, not compared with it.
_BY_THEN = re.compile(r"\bк\s+$", re.IGNORECASE)


def _group(match: re.Match[str], name: str) -> str:
    return (match[name] or "") if name in match.re.groupindex else ""


def _year(match: re.Match[str], calendar_: Calendar) -> int:
    """The year a time names or implies; 0 when it cannot be known."""
    if digits := _group(match, "y"):
        return int(digits)
    relative = _group(match, "rel")
    if not relative or re.fullmatch(r"(?:the|the same|того же|)\s*(?:year|года?)", relative):
        return 0
    if not calendar_.published_year:
        return 0
    return calendar_.published_year + (1 if _AHEAD.search(relative) else -1 if _BACK.search(relative) else 0)


def _period(kind: str, match: re.Match[str], code: str, calendar_: Calendar) -> Period | None:
    if kind in _OPEN:
        return _until_now(kind, match, calendar_.published)
    if kind in ("past", "coming"):
        return _years_around(kind, match, code, calendar_.published_year)
    if kind == "numeric":
        named = ("ny", "m", "d") if match["ny"] else ("iy", "im", "id")
        return _day(*(int(match[name]) for name in named))
    if kind == "years":
        return _from_year_to_year(match)
    if kind in ("ago", "span") or (kind == "first" and not _is_from_january(match, code)):
        return None
    year = _year(match, calendar_)
    spans = list(_month_spans(kind, match, code))
    if not year and (spans or kind in ("day", "ended")):
        year = calendar_.year_of(spans[0][1]) if spans else calendar_.spoken_year or calendar_.published_year
    return _in_year(kind, match, code, year, spans) if year else None


_OPEN = ("since", "so_far")


def _until_now(kind: str, match: re.Match[str], published: date | None) -> Period | None:
    """From January, or from what is named, to the day of publication."""
    if not published:
        return None
    year = int(_group(match, "y") or published.year)
    if kind == "so_far" and year < published.year:
        return Period.of_year(year)
    begun = Period.of_year(year) if kind == "so_far" else _begun(match, published)
    return Period(begun.start, published) if begun and begun.start < published else None


def _begun(match: re.Match[str], published: date | None) -> Period | None:
    """The year or month since which something goes on; a month alone is the last one of that name."""
    month, digits = _month(_group(match, "month")), _group(match, "y")
    if not month:
        return Period.of_year(int(digits)) if digits else None
    year = int(digits) if digits else published.year - (month > published.month) if published else 0
    return _months(year, month, month) if year else None


def _from_year_to_year(match: re.Match[str]) -> Period:
    """ "2021–23", "the 1990s", and the fiscal years "FY25" and "2024/25", whose first month the text does not say."""
    if decade := _group(match, "decade"):
        return Period(date(int(decade), 1, 1), date(int(decade) + 9, 12, 31))
    first = int(_group(match, "fiscal") or _group(match, "y"))
    first += 2000 if first < 100 else 0
    last = _group(match, "y2") or str(first)
    return Period(date(first, 1, 1), date(int(last if len(last) == 4 else str(first)[:2] + last), 12, 31))


def _in_year(kind: str, match: re.Match[str], code: str, year: int, spans: list[tuple[int, int]]) -> Period:
    if kind == "day":
        return _day(year, _month(_group(match, "month")), int(match["d"]))
    if kind == "ended":
        last = _month(_group(match, "month") or _group(match, "last"))
        months = 12 if _group(match, "whole") else _count(match, code)
        first = year * 12 + last - months
        return Period(date(first // 12, first % 12 + 1, 1), _months(year, last, last).end)
    return _months(year, *spans[0]) if spans else Period.of_year(year)


def _day(year: int, month: int, day: int) -> Period:
    found = date(year, month, day)
    return Period(found, found)


def _month_spans(kind: str, match: re.Match[str], code: str) -> Iterator[tuple[int, int]]:
    """First and last month of a part of a year; nothing for the whole year."""
    if kind == "months":
        last = _month(_group(match, "last") or _group(match, "lone"))
        first = _month(match[0]) if _MONTH_JOINT.search(match[0]) else last
        yield (first, last) if first <= last else (last, last)
    elif kind in ("quarter", "half"):
        length = 3 if kind == "quarter" else 6
        number = int(_group(match, "q") or 0) or _ordinal(_group(match, "n"), kind)
        yield (number - 1) * length + 1, number * length
    elif kind == "first":
        count = _count(match, code)
        yield 1, count


def _is_from_january(match: re.Match[str], code: str) -> bool:
    """Whether "nine months" are those since January: so said, or with a year, or too many to be just any."""
    is_said = match.string[max(0, match.start() - 8) : match.start()].lower().endswith(("first ", "первые ", "первых "))
    count = _count(match, code)
    return 1 <= count <= 12 and (
        is_said or bool(_group(match, "y") or _group(match, "rel")) or count >= _FEWEST_SINCE_JANUARY
    )


_FEWEST_SINCE_JANUARY = 5
_MONTH_JOINT = re.compile(r"^\w+\.?\s*(?:-|–|—|to\b|through\b|and\b|по\b|bis\b|und\b)", re.IGNORECASE)


def _ordinal(word: str, kind: str) -> int:
    number = next((value for stem, value in ORDINALS.items() if word.startswith(stem)), 1) if word else 1
    return min(number, 2) if kind == "half" else number


def _month(word: str) -> int:
    return next((n for n, stems in enumerate(MONTH_STEMS, 1) if word.lower().startswith(stems)), 0)


def _months(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _count(match: re.Match[str], code: str) -> int:
    found = numerals(match["count"], code, 0, len(match["count"]))
    return int(found[0].value) if found else 0


def _years_around(kind: str, match: re.Match[str], code: str, year: int) -> Period | None:
    """The full calendar years before the publication's, or the years from it on."""
    count = _count(match, code)
    if not (count and year):
        return None
    first, last = (year - count, year - 1) if kind == "past" else (year, year + count - 1)
    return Period(date(first, 1, 1), date(last, 12, 31))

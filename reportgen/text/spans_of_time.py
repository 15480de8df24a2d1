"""The times that a sentence names: years, months, quarters, "the past three years", "a year earlier"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportgen.model.period import Period
from reportgen.text.lowering import lowered, lowered_pattern
from reportgen.text.numerals import numerals
from reportgen.text.words import base_language

_YEAR_DIGITS = r"(?<![\w$€£+−№.,/-])(?<!No\.\s)(?P<y>(?:19|20)\d\d)(?![\d%]|[.,:/]\d)"
_MONTHS = {
    "en": "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.|(?=\\s\\d{4}))|"
    "apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|"
    "sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?",
    "ru": "январ\\w+|феврал\\w+|март\\w*|апрел\\w+|ма[йяею]|июн\\w+|июл\\w+|август\\w*|сентябр\\w+|октябр\\w+|"
    "ноябр\\w+|декабр\\w+|(?:янв|фев|мар|апр|авг|сен|сент|окт|ноя|нояб|дек)\\b\\.?",
    "de": "j[aä]n(?:uar|\\.)?|jaenner|feb(?:ruar|\\.)?|m(?:ä|ae)rz|april|mai|juni|juli|august|september|oktober|"
    "november|dezember",
}
_MONTH_STEMS = (
    ("jan", "янв", "jän"), ("feb", "фев"), ("mar", "мар", "mär", "mae"), ("apr", "апр"),
    ("may", "май", "мая", "мае", "маю", "mai"),
    ("jun", "июн"), ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт", "okt"), ("nov", "ноя"),
    ("dec", "дек", "dez"),
)  # fmt: skip
_YEARS = {
    "en": rf"(?:,?\s+(?:of\s+|in\s+)?(?:{_YEAR_DIGITS}|(?P<rel>(?:the\s+)?(?:this|last|next|current|previous|past|same|"
    r"coming)\s+year|the\s+year|a\s+year\s+(?:earlier|ago|before))))",
    "ru": rf"(?:\s+(?:{_YEAR_DIGITS}(?:-?(?:го|м|й))?(?:\s*(?:год\w*|гг?\b\.?))?|(?P<rel>(?:прошл|минувш|предыдущ|"
    r"этого|эт|текущ|нынешн|следующ|будущ|того\s+же)\w*\s+год\w*|года?\b)))",
    "de": rf"(?:\s+{_YEAR_DIGITS}|\s+(?P<rel>(?:des\s+)?(?:vorig|letzt|vergangen|dies|laufend|n(?:ä|"
    rf"ae)chst)\w*\s+Jahre?s?))",
}
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4,
    "перв": 1, "втор": 2, "трет": 3, "четв": 4, "iv": 4, "iii": 3, "ii": 2, "i": 1, "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
_COUNT = r"(?P<count>\d{1,2}|[^\W\d_]+)"

_NUMERIC = (
    r"\b(?:(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<ny>(?:19|20)\d\d)|(?P<iy>(?:19|"
    r"20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d))\b"
)

# Kind of time → its pattern; tried in this order, a later one never overlaps an earlier.
_PATTERNS = {
    "en": (
        ("numeric", _NUMERIC),
        ("ended", (r"(?:{C}\s+months|(?P<whole>(?:financial\s+|fiscal\s+)?year))\s+(?:ended|ending|to)\s+"
         r"(?:(?P<month>{M})(?:\s+\d{{1,2}})?|\d{{1,2}}\s+(?P<last>{M}))(?:,?\s+{Y0})?")),
        ("so_far", (r"(?:since\s+the\s+(?:start|beginning)\s+of\s+(?:(?:the|this)\s+year|{Y0})|"
         r"(?:in\s+the\s+)?year\s+to\s+date|so\s+far\s+this\s+year|this\s+year\s+so\s+far)")),
        ("since", r"\bsince\s+(?:(?P<month>{M})\b(?!\s+\d{{1,2}}\b))?\s*(?:{Y0})?(?<!since\s)(?<!since)"),
        ("ago", (r"\b(?:an?|one|\d+|[a-z]+)(?:\s+more)?\s+(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)\s+"
         r"(?:earlier|before|ago|later|after|into|on\s+from|from\s+now|since)\b")),
        ("months", r"(?:{M})\s*(?:-|–|—|to|through)\s*(?P<last>{M}){Y}?"),
        ("months", r"(?<=between\s)(?:{M})\s+and\s+(?P<last>{M}){Y}?"),
        ("day", (r"(?P<month>{M})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|percent|million|"
         r"tonnes))(?:,?\s+{Y0})?")),
        ("day", r"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{M})(?:,?\s+{Y0})?"),
        ("months", r"\b(?P<last>{M}){Y}|(?<=[Ii]n\s)(?P<lone>{M})"),
        ("quarter", r"(?:(?P<n>first|second|third|fourth|[1-4](?:st|nd|rd|th))\s+quarter|\bQ(?P<q>[1-4])){Y}?"),
        ("half", r"(?:(?P<n>first|second|last)[\s-]+half|\bH(?P<q>[12])){Y}?"),
        ("first", r"(?:(?<=first\s)|(?<=[Ii]n\s)|(?<=[Oo]ver\s)){C}[\s-]months?\b{Y}?"),
        ("first", r"(?<=[Ff]or\s){C}[\s-]months?\b{Y}"),
        ("past", r"(?:past|last|previous|recent)\s+(?:{C}\s+)years?\b"),
        ("coming", r"(?:next|coming)\s+(?:{C}\s+)years?\b"),
        ("span", (r"(?:past|last|next|coming|previous|recent|first)\s+{C}\s+(?:months?|weeks?|days?|quarters?|"
         r"hours?)\b")),
        ("span", (r"(?<![\w$.,])(?:in|over|within|during|after|every)\s+(?:the\s+|just\s+|about\s+|almost\s+|"
         r"more\s+than\s+)?"
                 r"{C}\s+(?:years?|months?|weeks?|days?|hours?)\b")),
        ("years", (r"\b(?:FY|fiscal(?:\s+year)?|financial\s+year)\s?'?(?P<fiscal>20\d\d|\d\d)"
         r"(?:\s*[/–-]\s*(?P<y2>20\d\d|\d\d))?\b")),
        ("years", r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)/(?P<y2>(?:20)?\d\d)\b(?!/)"),
        ("years", r"(?P<decade>(?:19|20)\d0)s\b"),
        ("years", r"{Y0}\s*(?:-|–|—|to|and|through|until)\s*(?P<y2>20\d\d|19\d\d|\d\d)\b"),
        ("year", (r"(?P<rel>(?:this|last|next|the\s+current|the\s+previous|the\s+past|the\s+same|"
         r"the\s+coming)\s+year)\b|{Y0}(?:s\b)?")),
    ),
    "ru": (
        ("so_far", r"с\s+начала\s+(?:{Y0}\s+|этого\s+|текущего\s+)?года"),
        ("since", (r"(?:\bначиная\s+с\s+|(?<![^\W\d_])[Сс]\s+(?=20|19))(?:(?P<month>{M})\b)?\s*(?:{Y0})?(?:\s+года?)?"
         r"(?<!с\s)(?=[,.;)]|$|\s+(?!по\b|до\b|на\b|год))")),
        ("ago", (r"(?:(?:\w+\s+)?(?:год|года|лет|месяц\w*|недел\w+|дн\w+|час\w*|минут\w*)\s+(?:назад|спустя)|"
         r"[Сс]пустя\s+\w+\s+(?:год\w*|лет|месяц\w*|недел\w+|дн\w+|час\w*|минут\w*)|"
         r"год(?:ом)?\s+(?:ранее|раньше)|годом\s+прежде)")),
        ("numeric", _NUMERIC),
        ("months", r"\b(?:{M})\s*(?:-|–|—|по)\s*(?P<last>{M}){Y}?"),
        ("day", r"\b(?P<d>\d{{1,2}})(?:-го)?\s+(?P<month>{M})(?:\s+{Y0}(?:\s*(?:год\w*|г\b\.?))?)?"),
        ("months", r"\b(?P<last>{M}){Y}|(?<=[Вв]\s)(?P<lone>{M})\b"),
        ("quarter", (r"\b(?P<n>перв\w+|втор\w+|треть\w+|четв[её]рт\w+|IV|I{{1,3}}|"
         r"[1-4])(?:-\w{{1,2}})?\s+квартал\w*{Y}?")),
        ("half", (r"(?:\b(?P<n>перв\w+|втор\w+|II?|[12])(?:-\w{{1,2}})?\s+)?(?:полугоди\w+|половин\w+(?=\s+(?:20|"
         r"\w+\s+год))){Y}?")),
        ("past", r"последни[ехм]\s+(?:{C}\s+)(?:года?|лет)\b"),
        ("coming", r"(?:ближайши[ехм]|следующи[ехм])\s+(?:{C}\s+)(?:года?|лет)\b"),
        ("first", r"(?:(?<=[Зз]а\s)|(?<=первые\s)|(?<=первых\s)|(?<=[Пп]о\sитогам\s))(?!последн){C}\s+месяц\w*\b{Y}?"),
        ("span", (r"(?:(?<=[Зз]а\s)|(?<=последние\s)|(?<=последних\s)|(?<=ближайшие\s)|(?<=первых\s)|(?<=первые\s)|"
         r"(?<=[Чч]ерез\s))(?:последни\w+\s+|ближайши\w+\s+)?"
                 r"{C}\s+(?:год\w*|лет|месяц\w*|недел\w+|дн\w+|час\w*|сут\w+)\b")),
        ("years", r"(?P<decade>(?:19|20)\d0)-(?:х|е)(?:\s+год\w*)?"),
        ("years", (r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)/(?P<y2>(?:20)?\d\d)\b(?!/)(?:\s+(?:финансов|учебн)\w+)?"
         r"(?:\s+год\w*)?")),
        ("years", (r"{Y0}(?:-го)?(?:\s+года?)?\s*(?:-|–|—|по)\s*(?P<y2>20\d\d|19\d\d)(?:-\w{{1,2}})?(?:\s*(?:год\w*|"
         r"гг?\b\.?))?")),
        ("year", (r"(?P<rel>(?:прошл|минувш|предыдущ|этом|этот|текущ|нынешн|следующ|будущ)\w*\s+год\w*)|"
                 r"{Y0}(?:-?(?:го|м|й|х))?(?:\s*(?:год\w*|гг?\b\.?))?")),
    ),
    "de": (
        ("numeric", _NUMERIC),
        ("ago", r"(?:Jahr|Monat)\s+(?:davor|zuvor)|vor\s+(?:einem|\w+)\s+Jahre?n?"),
        ("months", r"(?:{M})\s*(?:-|–|—|bis|und)\s*(?P<last>{M}){Y}?"),
        ("day", r"\b(?P<d>\d{{1,2}})\.\s+(?P<month>{M})(?:\s+{Y0})?"),
        ("months", r"\b(?P<last>{M}){Y}"),
        ("quarter", r"(?P<n>[1-4])\.\s+Quartal{Y}?"),
        ("past", r"(?:vergangenen|letzten)\s+(?:{C}\s+)Jahren?\b"),
        ("years", r"{Y0}\s*(?:-|–|bis)\s*(?P<y2>20\d\d)"),
        ("year", r"(?P<rel>(?:vorigen|letzten|vergangenen|diesem|laufenden|n(?:ä|ae)chsten)\s+Jahre?s?)|{Y0}"),
    ),
}  # fmt: skip

# A kind of time needs one of its own signs.
_SIGNS: dict[str, tuple[str, ...]] = {
    "ended": ("ended", "ending", "months to", "year to"),
    "so_far": ("start of", "beginning of", "to date", "so far", "с начала"),
    "since": ("since", "с "),
    "ago": ("ago", "earlier", "before", "later", "after", "into", "from now", "since", "on from", "назад", "ранее",
            "раньше", "прежде", "спустя", "davor", "zuvor", "vor "),
    "quarter": ("quarter", "q1", "q2", "q3", "q4", "квартал", "quartal"),
    "half": ("half", "h1", "h2", "полугод", "половин"),
    "first": ("month", "месяц"),
    "past": ("years", "year ", "лет", "год", "jahr"),
    "coming": ("next", "coming", "ближайш", "следующ"),
    "span": ("year", "month", "week", "day", "quarter", "hour", "год", "лет", "месяц", "недел", "дн", "час", "сут"),
    "years": ("19", "20", "fy", "fiscal", "financial"),
    "year": ("19", "20", "year", "год", "jahr"),
}  # fmt: skip

# What stands before a time that a figure is only compared with.
_BASE = {
    "en": r"(?:than(?:\s+in|\s+for|\s+during)?|compared\s+(?:to|with)|against|versus|vs\.?|above|below|"
    r"of\s+(?:the\s+same|its)|"
    r"same\s+\w+\s+(?:of|in)|relative\s+to|(?:level|figure|period|value|result|quarter|months?)s?\s+(?:of|in|for)|"
    r"up\s+on|down\s+on|% (?:of|from|on|over))"
    r"(?:\s+(?:the|that|its|their|in|of|for|a|same|period|months?|first|second))*\s*$",
    "ru": r"(?:чем(?:\s+(?:в|за))?|по\s+сравнению\s+с(?:о)?|по\s+отношению\s+к|относительно|против|(?:к|от|"
    r"ко)(?:\s+уровн\w+)?|уровн\w+|"
    r"(?:аналогичн\w+|то[мт]у?\s+же|тем\s+же|соответствующ\w+)\s+(?:период\w*|месяц\w*|"
    r"квартал\w*))(?:\s+(?:аналогичн\w+|период\w*|перв\w+))*\s*$",
    "de": r"(?:als|gegen(?:ü|ue)ber|im\s+Vergleich\s+zu\w?)(?:\s+(?:im|dem|in))*\s*$",
}
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
    code = code if code in _PATTERNS else "en"
    words, told = lowered(text[start:end]), dict[str, bool]()
    taken: list[Mention] = []
    for kind, pattern in _patterns(code):
        if kind not in told:
            told[kind] = _may_tell(kind, code, words)
        if not told[kind]:
            continue
        for match in pattern.finditer(words):
            first, last = start + match.start(), start + match.end()
            if first < last and all(last <= mention.start or first >= mention.end for mention in taken):
                taken.append(_mention(kind, match, code, start, calendar_))
    return tuple(sorted(taken, key=lambda mention: mention.start))


def _may_tell(kind: str, code: str, words: str) -> bool:
    """Whether the words hold a sign of the kind: most hold few, and need no search for each pattern."""
    if kind in ("months", "day"):
        return bool(_month_names(code).search(words))
    return bool(_NUMERIC_SIGN.search(words)) if kind == "numeric" else any(map(words.__contains__, _SIGNS[kind]))


_NUMERIC_SIGN = re.compile(r"\d[./-]\d")


@cache
def _month_names(code: str) -> re.Pattern[str]:
    return re.compile(lowered_pattern(_MONTHS[code]))


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    parts = {"M": _MONTHS[code], "Y": _YEARS[code], "Y0": _YEAR_DIGITS, "C": _COUNT}
    return tuple((kind, re.compile(lowered_pattern(raw.format(**parts)))) for kind, raw in _PATTERNS[code])


@cache
def _base(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\s(,])){_BASE[code]}", re.IGNORECASE)


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
    number = next((value for stem, value in _ORDINALS.items() if word.startswith(stem)), 1) if word else 1
    return min(number, 2) if kind == "half" else number


def _month(word: str) -> int:
    return next((n for n, stems in enumerate(_MONTH_STEMS, 1) if word.lower().startswith(stems)), 0)


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

"""Days as articles print them at their head: "13 сентября 2022, 16:12", "Posted: 31.01.2024", "May 2, 2025"."""

from __future__ import annotations

import re
from datetime import date

from reportgen.model.period import Period

_LINES = 8  # how far from the beginning a day still says when the article was published
_OTHER_WORDS = 5  # more words than these beside a day make a sentence, whose day may be any
_STEMS = (
    ("jan", "янв", "студз"), ("feb", "фев", "лют"), ("mar", "мар", "сакав", "mär"), ("apr", "апр", "крас"),
    ("may", "ма", "мая", "траўн", "mai"), ("jun", "июн", "чэрв"), ("jul", "июл", "ліпен"), ("aug", "авг", "жніўн"),
    ("sep", "сен", "верас"), ("oct", "окт", "кастр", "okt"), ("nov", "ноя", "лістап"), ("dec", "дек", "снежн", "dez"),
)  # fmt: skip
_MONTH = "|".join(sorted((stem for stems in _STEMS for stem in stems), key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"
_NAMED = rf"(?P<month>(?:{_MONTH})[^\W\d_]*)\.?"
_FORMS = tuple(
    re.compile(rf"(?<![\d.,/-]){form}(?!\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>[01]\d)-{_DAY}",
        rf"{_DAY}\.(?P<number>[01]?\d)\.{_YEAR}",
        rf"{_DAY}/(?P<number>[01]?\d)/{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{_NAMED},?\s+{_YEAR}",
        rf"{_NAMED}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_YEAR}\s+{_NAMED}\s+{_DAY}",
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_IN_NAME = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")


def dateline_day(text: str) -> Period | None:
    """The day that stands in a line of its own, or begins one, near the beginning of an article; else None."""
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()]
    for line in lines[:_LINES]:
        for form in _FORMS:
            match = form.search(line[:120])
            if match and _is_dateline(line, match) and (day := _day(match)):
                return day
    return None


def name_day(stem: str) -> Period | None:
    """The day in a file's name: `2025-05-02-governor-on-ports`."""
    match = _IN_NAME.search(stem)
    return _period(int(match[1]), int(match[2]), int(match[3])) if match else None


def _is_dateline(line: str, match: re.Match[str]) -> bool:
    others = len(_WORD.findall(line[: match.start()])) + len(_WORD.findall(line[match.end() :]))
    begins = match.start() == 0 and line[match.end() : match.end() + 1] == "."
    return others <= _OTHER_WORDS or begins


def _day(match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    month = int(groups["number"]) if groups.get("number") else _month(groups["month"].lower())
    day = int(groups["day"])
    if "/" in match[0] and day <= 12 and month <= 12 and day != month:
        return None  # 02/05/2025 is one day here and another there
    return _period(int(groups["year"]), month, day)


def _month(word: str) -> int:
    matching = [
        (len(stem), number) for number, stems in enumerate(_STEMS, 1) for stem in stems if word.startswith(stem)
    ]
    return max(matching)[1]


def _period(year: int, month: int, day: int) -> Period | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found)

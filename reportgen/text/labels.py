"""Numbers that are no figures: No. 5, TU-214, the 5th, 17:30, a score of 2-1, a bare year, the number of a name."""

from __future__ import annotations

import re

from reportgen.text.counted import counted_noun
from reportgen.text.numerals import Numeral

_WITHIN = re.compile(r"\b[ВвНн][оа]?\s+[а-яё]+(?:е|ах|ях)\s+$")
_ORDINAL_TAIL = re.compile(
    r"(?:st|nd|rd|th)\b|-(?:й|я|е|го|му|м|ми|х|ю|ом|ой|ый|ая|ое|этажн\w*|местн\w*)\b", re.IGNORECASE
)
_ITEM_TAIL = re.compile(r"[.)](?:\s|$)")
_LABELLED = re.compile(
    r"(?:№|#|\bNos?\.?|(?i:\bpp?\.|\b(?:page|article|section|chapter|version|channel|room|part|item|phase|flight|"
    r"route|bus|resolution|number|volume|figure|table|step|class|grade|level|type|model|hall|gate|train|top|"
    r"стр\.|ст\.|д\.|п\.|гл\.|рис\.|табл\.|номер|пункт\w*|стать\w+|глав[аеы]|этап\w*|маршрут\w*|рейс\w*|указ\w*|"
    r"школ\w*|дом|корпус\w*|кв\.|тел\.|факс)))\s*$"
)
_NAME_BEFORE = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-ZА-ЯЁ][\w-]*[\s-]$")
# "The Mate 9 phones": a small number between a name and what it names, with an article before.
_NAMED_KIND = re.compile(r"\b[Tt]he (?:[A-Z][\w-]* ){1,2}$")
_ADDRESS = re.compile(r"\s[A-Z]\w+\s(?:Street|Road|Avenue|Lane|Square|Boulevard|Drive)\b")
_CODE_AROUND = re.compile(r"[^\W\d_]-$|[^\W\d_]$|\d[./:]$|[@/\\#]$")
_CLOCK = re.compile(r"[:.]\d\d\b(?!\s?%)|\s?(?:a\.?m\.?|p\.?m\.?)\b", re.IGNORECASE)
_SCORE_AFTER = re.compile(r"[-–:/]\d{1,3}\b(?![.,]\d)(?!\s*[-–]?\s*(?:%|per|проц|[а-яёa-z]{3,}s?\b(?!\w*\s*\d)))")
_SCORE_BEFORE = re.compile(r"(?<![\w.,])(\d{1,3})([-–:/])$")
_TELEPHONE = re.compile(
    r"(?:\+\d{1,3}|\b8)?[\s-]?\(?\d{2,4}\)?[\s-]\d{2,3}-\d{2}-\d{2,3}\b|\+\d[\d\s()-]{6,}\d|"
    r"(?<!\d)(?:\(0\d{1,4}\)|0\d{2,4})[\s-]\d{3,4}[\s-]?\d{3,4}\b|\(?\b\d{3}\)?[\s-]\d{3}-\d{4}\b"
)
_TELEPHONE_REACH = 20
_ERA = re.compile(r"\s?(?:AD|BCE?|CE|A\.D\.|B\.C\.)(?!\w)|(?:[-\s]?\w{1,2})?\s(?:век|столети|тысячелети)\w*")
_RUSSIAN_YEAR = re.compile(r"(?:-?\w{1,2})?\s?(?:год(?:а|у|ом|е)?\b|гг?\.)")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|by|since|until|till|before|after|around|circa|from|to|of|between|and|or|early|late|mid|summer|winter|spring|"
    r"autumn|в|к|с|до|после|около|по)\s$|,\s$|[-–(]$|\b[A-Z]\w+\s$",
    re.IGNORECASE,
)
_COUNTED_YEAR = re.compile(r"\s+[а-яa-z]{4,}(?:s|ов|ей|ий|и|а|ы)\b")
_REACH, _NEAR = 60, 20


def is_label(text: str, before: str, numeral: Numeral, *, is_plain: bool, is_priced: bool = False) -> bool:
    """Whether the number names something (No. 5, TU-214, 5th, 17:30), tells a score, or is a bare year.

    `is_plain` for one without unit or scale, `is_priced` for one with a currency sign before it.
    """
    after = text[numeral.end : numeral.end + 40]
    if is_priced:
        return False
    near = before if len(before) <= _NEAR else before[-_NEAR:].partition(" ")[2]
    if (
        (near.endswith((":", ": ")) and _CLICKS.search(near))
        or _TIMES_NEXT.match(after)
        or (near.endswith((" of ", " из ")) and _OF_MANY.search(near))
        or (numeral.value < _NEXT_NETWORK and _NETWORK.match(after))
    ):
        return True
    if (
        (_LABELLED.search(near) and not _counts_within(text, near, numeral))
        or _ORDINAL_TAIL.match(after)
        or (_CODE_AROUND.search(before[-2:]) and before[-2:] != "US")
    ):
        return True
    if not numeral.in_words and _is_year_word(numeral, after):
        return True
    if not is_plain or numeral.in_words:
        return False
    return _is_bare_label(text, before, numeral, after)


def _counts_within(text: str, before: str, numeral: Numeral) -> bool:
    """«В школе 24 учителя»: what stands before the number is where the counted things are."""
    return bool(_WITHIN.search(before)) and bool(counted_noun(text, numeral.end, numeral.end + _REACH))


# "2×1200 MW", "page 12 of 40", "5G".
_TIMES_NEXT = re.compile(r"\s?[×xх]\s?\d")
_OF_MANY = re.compile(
    r"\b(?:page|step|part|slide|day|round|episode|стр\.|страница|шаг|часть|день|раунд)\s+\d+\s+(?:of|из)\s$",
    re.IGNORECASE,
)
_CLICKS = re.compile(
    r"\b(?:просмотр\w*|комментари\w+|лайк\w*|репост\w*|views|comments|likes|shares|reads)\s*:\s*$", re.IGNORECASE
)
_NETWORK = re.compile(r"G\b")
_NEXT_NETWORK = 8
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|(?:when|as)\s+(?:he|she|I|they)\s+(?:was|were|is|turned)|at\s+just|(?i:которо(?:му|й)\s+(?:сейчас|уже|было)|"
    r"[Вв]\s+свои|в\s+возрасте))\s$"
)
_NAME_AND_COMMA = re.compile(r"\b[A-ZА-ЯЁ][\w’'-]+,\s$")
_MONTH_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)\w*,\s$"
)
_AGE_AFTER = re.compile(r"\s?[,.;)]|\s+(?:and|to|и|до)\b|\s*$")
_OLDEST = 115


def is_age(before: str, numeral: Numeral, after: str) -> bool:
    """Whether a bare number is somebody's age: "Anna Holm, 25,", "aged seven", «которому сейчас 31»."""
    if not 1 <= numeral.value <= _OLDEST or numeral.value != int(numeral.value) or not _AGE_AFTER.match(after):
        return False
    if _AGE_BEFORE.search(before):
        return True
    is_listed = _NAME_AND_COMMA.search(before) and after[:1] in (",", ".", ";") and not after[1:2].isdigit()
    return bool(is_listed) and not numeral.in_words and not _MONTH_BEFORE.search(before)


def _is_bare_label(text: str, before: str, numeral: Numeral, after: str) -> bool:
    digits = text[numeral.start : numeral.end]
    is_bracketed = before.endswith("(") and after.startswith(")")  # "Comments (4)", "a man (34)"
    if (
        is_bracketed
        or _is_clock(before, digits, after)
        or ("." in digits and _OUT_OF.match(after))
        or _OUT_OF_BEFORE.search(before)
        or _is_telephone(text, numeral)
        or (not before.strip() and _ITEM_TAIL.match(after))
    ):
        return True
    if _is_score(before, digits, after) or _ADDRESS.match(after) or _is_bare_year(before, digits, after):
        return True
    if re.match(r"-?[^\W\d_]", after) and not re.match(r"-[a-z]{3,}", after):
        return True
    noun = counted_noun(text, numeral.end, numeral.end + _REACH)
    if _MIXED_NAME.search(before) or (len(digits) <= 2 and _NAMED_KIND.search(before)):
        return True
    return not noun and bool(_HEAD_NAME.search(before) or _NAME_BEFORE.search(before))


def _is_clock(before: str, digits: str, after: str) -> bool:
    if _CLOCK.match(after):
        return True
    return bool(_DOTTED_CLOCK.fullmatch(digits) and _HOUR_BEFORE.search(before)) and not after[1:4].isalpha()


_DOTTED_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_HOUR_BEFORE = re.compile(r"\b(?:at|from|until|till|в|с|до|к|um|bis)\s$", re.IGNORECASE)
_OUT_OF = re.compile(r"\s+(?:out\s+of|из)\s+\d")
_OUT_OF_BEFORE = re.compile(r"\d[.,]\d+\s+(?:out\s+of|из)\s$")
_MIXED_NAME = re.compile(r"\b[a-z][A-Z]\w+\s$")
# At a sentence's head any word has a capital; most that stand before a number without a noun are names.
_HEAD_NAME = re.compile(
    r"^(?!(?:About|Some|Only|Over|Nearly|Almost|Around|Just|Roughly|With|From|Under|Than|Another|More|Less|Below|Above|"
    r"Another|Exactly|Between|Approximately|Fully|Barely|Those|These|They|Their|Today|Hardly)\b)[A-Z][a-z]{3,}\s$"
)


def _is_telephone(text: str, numeral: Numeral) -> bool:
    start = max(0, numeral.start - _TELEPHONE_REACH)
    near = _TELEPHONE.finditer(text, start, numeral.end + _TELEPHONE_REACH)
    return any(match.start() <= numeral.start < match.end() for match in near)


def _is_year_word(numeral: Numeral, after: str) -> bool:
    """Whether an era or «году» after three or four digits makes the number a year or a century."""
    if _ERA.match(after):
        return True
    return 3 <= numeral.end - numeral.start <= 4 and bool(_RUSSIAN_YEAR.match(after))


def _is_bare_year(before: str, digits: str, after: str) -> bool:
    if _COUNTED_YEAR.match(after):
        return False
    return bool(
        re.fullmatch(r"(?:19|20)\d\d", digits) or (re.fullmatch(r"1[0-8]\d\d", digits) and _YEAR_BEFORE.search(before))
    )


def _is_score(before: str, digits: str, after: str) -> bool:
    """Whether two small numbers with a dash or bar between them are a score or odds: "won 2-1", "at 3/1"."""
    if after[:1] == "/" and after[1:2].isdigit():
        return True
    if first := _SCORE_BEFORE.search(before):
        return first[2] == "/" or int(first[1]) >= int(
            "".join(filter(str.isdecimal, digits.split(".", maxsplit=1)[0])) or 0
        )
    second = re.match(r"[-–:](\d{1,3})\b(?![.,]\d)", after)
    return bool(second) and digits.isdigit() and int(digits) >= int(second[1]) if second else False

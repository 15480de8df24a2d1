"""Numbers with their units: which digits are figures at all, which two make a range, which share a unit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from reportgen.text.amount import Amount
from reportgen.text.counted import counted_noun, is_counted_word, is_many
from reportgen.text.labels import is_age, is_label
from reportgen.text.lowering import lowered, lowered_pattern
from reportgen.text.measuring import DURATIONS, measure
from reportgen.text.numerals import Numeral, numerals
from reportgen.text.quantity_cues import DOWN, FACTORS, FRACTIONS, UP
from reportgen.text.sharing import with_shared_units
from reportgen.text.spans_of_time import Mention
from reportgen.text.table_rows import without_rows

_RANGE_JOINT = re.compile(r"\s?[-–—]\s?|\s+(?:to|bis|до|по)\s+|\s+(?:and|и|und)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:between|между|zwischen|в\s+пределах)\s+(?:\S+\s+){0,2}$", re.IGNORECASE)
_FROM = re.compile(r"(?:\bfrom|\bот|\bс|\bсо|\bvon)\s+(?:\S+\s+)?$", re.IGNORECASE)
_SIGN = re.compile(r"(?:^|[\s(,;:])([+−–-])(?:\$|€|£)?\s?$")
_REACH = 60


def amounts(text: str, language: str, start: int, end: int, times: Sequence[Mention]) -> tuple[Amount, ...]:
    """The figures of the sentence `text[start:end]`, in order, without those that `times` holds."""
    found = list(_words_of_change(text, language, start, end))
    starts = [time.start for time in times]
    numbers = [
        amount
        for numeral in without_rows(text, numerals(text, language, start, end))
        if not any(_overlap(numeral, word) for word in found)
        if (amount := _measured(text, language, numeral, start, end, _time_of(numeral, times, starts)))
    ]
    numbers = list(_joined(text, language, list(_compounds(text, numbers)), start))
    return tuple(sorted([*found, *with_shared_units(text, numbers)], key=lambda amount: amount.start))


def _compounds(text: str, found: Sequence[Amount]) -> Iterator[Amount]:
    """ "1 million 340 thousand tonnes" and «35 руб. 50 коп.» are one amount each, in the first of its scales."""
    held: Amount | None = None
    for amount in found:
        if held and held.scale and not held.code and not text[held.end : amount.start].strip():
            step = Decimal(10) ** (held.scale - (amount.scale or 0))
            if 0 < amount.low == amount.high < step:
                value = held.low + amount.low / step
                held = replace(amount, start=held.start, low=value, high=value, scale=held.scale)
                continue
        elif held and _is_small_change(text, held, amount):
            value = held.low + amount.low / 100
            held = replace(held, end=amount.end, low=value, high=value)
            continue
        if held:
            yield held
        held = amount
    if held:
        yield held


def _is_small_change(text: str, held: Amount, amount: Amount) -> bool:
    is_same = bool(held.code) and held.code == amount.code and held.scale is None and amount.scale == _CENTS
    return is_same and amount.low < _CENTS_OF_ONE and not text[held.end : amount.start].strip()


_CENTS, _CENTS_OF_ONE = -2, 100


def _overlap(numeral: Numeral, amount: Amount) -> bool:
    return numeral.start < amount.end and amount.start < numeral.end


@cache
def _word_patterns(language: str) -> tuple[tuple[re.Pattern[str], Decimal, str, str], ...]:
    rows = [(p, value, code, way) for p, value, code, way in FACTORS.get(language, FACTORS["en"])]
    rows += [(pattern, value, "%", "") for pattern, value in FRACTIONS.get(language, FRACTIONS["en"])]
    return tuple(
        (re.compile(lowered_pattern(rf"\b(?:{pattern})(?!\w)")), Decimal(value), code, way)
        for pattern, value, code, way in rows
    )


def _words_of_change(text: str, language: str, start: int, end: int) -> Iterator[Amount]:
    last = start
    found = [*_proportions(text, language, start, end)]
    small = lowered(text[start:end])
    if _TRIGGERS.search(small):
        found += [
            (start + match.start(), start + match.end(), value, code)
            for pattern, value, code, _ in _word_patterns(language)
            for match in pattern.finditer(small)
        ]
    for first, final, value, code in sorted(found):
        if first >= last:
            last = final
            yield Amount(first, final, value, value, code, None, is_word=True)


# What every pattern of a factor or a part holds: most sentences have none, and need no search for each.
_TRIGGERS = re.compile(
    r"doubl|tripl|trebl|fold|twice|quadr|quint|halv|half|third|quarter|fifth|tenth|three\s+times|"
    r"двое|трое|черо|теро|кратн|двойн|удво|утро|утрои|четвер|трет|част[ьи]|половин|doppel|dreif|dreim|halbier|drittel|viertel|"
    r"hälfte|haelfte"
)
_ONE_IN = {
    "en": re.compile(
        r"(?<![\d.,])\b(?P<part>one|two|three|four|five|six|seven|eight|nine|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?"
        r"(?P<whole>three|four|five|six|eight|ten|twenty|\d{1,3})\b"
        r"(?!\s*(?:%|per|m?illion|thousand|years?|months?|weeks?|days?|hours?|minutes?|[-–.,/]\d))",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:(?P<part>двое|трое|четверо|пятеро)\s+из\s+(?:каждых\s+)?(?P<whole>пяти|десяти|шести|восьми)\b|"
        r"кажд(?:ый|ая|ое|ого|ому|ую|ой)\s+(?P<nth>трет|четв[её]рт|пят|десят)(?:ий|ья|ье|ого|ьего|ую|ью|ый|ая|ое|ой)\b"
        r"(?!\s+(?:день|год|месяц|раз)))",
        re.IGNORECASE,
    ),
}
_COLLECTIVES = {"двое": 2, "трое": 3, "четверо": 4, "пятеро": 5}
_NTH = {"трет": 3, "четв": 4, "пят": 5, "деся": 10}


def _proportions(text: str, language: str, start: int, end: int) -> Iterator[tuple[int, int, Decimal, str]]:
    """ "One in five", «каждый третий», «четверо из десяти», in percent."""
    pattern = _ONE_IN.get(language)
    for match in pattern.finditer(text, start, end) if pattern else ():
        if nth := match.groupdict().get("nth"):
            part, whole = Decimal(1), Decimal(next(n for stem, n in _NTH.items() if nth.lower().startswith(stem)))
        else:
            part, whole = (_plain_number(match[name], language) for name in ("part", "whole"))
        if 0 < part < whole:
            yield match.start(), match.end(), round(part * 100 / whole, 1).normalize() + 0, "%"


def _plain_number(word: str, language: str) -> Decimal:
    if word.lower() in _COLLECTIVES:
        return Decimal(_COLLECTIVES[word.lower()])
    found = numerals(word, language, 0, len(word))
    return found[0].value if found else Decimal(0)


def _measured(text: str, language: str, numeral: Numeral, start: int, end: int, time: Mention | None) -> Amount | None:
    """The number with its unit; None for one that is no figure."""
    size = measure(text, numeral.start, numeral.end, end)
    is_plain_year = size.code in ("", "year") and size.scale is None
    before = text[max(start, size.start - _REACH) : size.start]
    is_plain = not size.code and size.scale is None
    is_time = time is not None and (not time.is_bare or is_plain_year)
    if is_time or is_label(text, before, numeral, is_plain=is_plain, is_priced=size.start < numeral.start):
        return None
    if is_plain and is_age(before, numeral, text[numeral.end : numeral.end + 12]):
        return Amount(size.start, size.end, numeral.value, numeral.value, "year", None)
    if is_plain and _FACTOR_OF.search(before):
        size, is_plain = replace(size, code="times"), False
    noun = counted_noun(text, size.end, end) if not size.code else ""
    if noun and language == "ru" and not is_many(numeral, noun):
        noun = ""
    if numeral.in_words and is_plain and not _counts(text, numeral, noun):
        return None
    is_idle = size.code in DURATIONS and numeral.value == 1  # "one day", "a year"
    # "Three times" without a comparison tells how often, not how much.
    if is_idle or (size.code == "times" and not _is_factor(text, language, numeral, size.end, before)):
        return None
    sign, value = _plain_sign(_SIGN.search(before)), numeral.value
    if size.code == "°C":
        is_below = sign == "-" or before.lower().endswith(("minus ", "минус "))
        value, sign = (-value if is_below else value), ""
    return Amount(size.start, size.end, value, value, size.code, size.scale, noun, sign=sign)


def _counts(text: str, numeral: Numeral, noun: str) -> bool:
    """Whether a number in words counts something: "three buses", "two of the buses"."""
    return is_counted_word(numeral, noun) or (numeral.value >= 2 and bool(_PART_OF.match(text, numeral.end)))


def _time_of(numeral: Numeral, times: Sequence[Mention], starts: Sequence[int]) -> Mention | None:
    """The time that holds the number, of times in order."""
    place = bisect_right(starts, numeral.start) - 1
    return times[place] if place >= 0 and numeral.end <= times[place].end else None


def _plain_sign(sign: re.Match[str] | None) -> str:
    return "" if not sign else "+" if sign[1] == "+" else "-" if sign[1] != "–" else ""


def _is_factor(text: str, language: str, numeral: Numeral, end: int, before: str) -> bool:
    """Whether "N times" compares, and does not say how often."""
    if (
        _RU_TIMES.search(before)
        or _FACTOR_OF.search(before)
        or (language == "ru" and re.match(r"-?кратн", text[numeral.end :][:6]))
    ):
        return True
    if re.match(r"[\s-]?(?:fold|x\b)", text[numeral.end : numeral.end + 6], re.IGNORECASE):
        return True
    if language == "ru":
        return False
    return bool(_comparing(language).search(before + " " + text[end : end + 24]) or _TIMES_AS.match(text, end))


_TIMES_AS = re.compile(r"\s+(?:as|the|that|what|its|their|so|wie)\b", re.IGNORECASE)
_RU_TIMES = re.compile(r"\bв\s+(?:\S+\s+){0,2}(?:[\d.,]+\s?[–—-]\s?)?$", re.IGNORECASE)


@cache
def _comparing(language: str) -> re.Pattern[str]:
    ways = f"{UP.get(language, UP['en'])}|{DOWN.get(language, DOWN['en'])}"
    return re.compile(rf"\b(?:{ways}|as\s+(?:much|many))\b", re.IGNORECASE)


def _joined(text: str, language: str, found: Sequence[Amount], start: int) -> Iterator[Amount]:
    """The amounts with the two ends of a range made one."""
    place = 0
    while place < len(found):
        amount = found[place]
        if place + 1 < len(found) and (joined := _range(text, language, amount, found[place + 1], start)):
            yield from joined
            place += 2
        else:
            yield amount
            place += 1


def _range(text: str, language: str, first: Amount, last: Amount, start: int) -> tuple[Amount, ...]:
    """The range that two neighbours make, or the two levels with one unit; nothing when they are apart."""
    joint = _RANGE_JOINT.fullmatch(text, first.end, last.start)
    word = joint[0].strip().lower() if joint else ""
    if joint and first.code and not last.code and not last.noun and (last.scale is None or first.scale is None):
        last = replace(last, code=first.code)  # "$25–30 million", "aged 5 to 14"
    if not joint or (first.code and first.code != last.code) or first.noun:
        return ()
    if word in ("-", "–", "—") and not last.code and last.scale is None and _is_result(last):
        return ()
    before = text[max(start, first.start - _REACH) : first.start]
    is_between = bool(_BETWEEN.search(before))
    if (word in ("and", "и", "und") and not is_between) or _is_way(language, first, word, before):
        return ()
    scale = last.scale if first.scale is None else first.scale
    is_from = bool(_FROM.search(before))
    if is_from and _moves(language).search(before):
        return replace(first, code=last.code, scale=scale, noun=last.noun), last
    shift = Decimal(10) ** ((scale or 0) - (last.scale or 0))
    low = first.low * shift
    if low >= last.high or (
        word in ("до", "по", "to") and first.code and not is_from and not is_between and first.code != last.code
    ):
        return ()
    return (replace(last, start=first.start, low=low, sign=first.sign),)


def _is_way(language: str, first: Amount, word: str, before: str) -> bool:
    """Whether the first tells the change and the last what it led to: "rose $2 million to", "by 11 cents to"."""
    if not first.code or word not in ("to", "до", "auf"):
        return False
    if first.scale == _CENTS or _BY.search(before):
        return True
    return first.code != "%" and bool(_just_moved(language).search(before))


_BY = re.compile(r"\b(?:by|на|um)\s+(?:[^\W\d]+\s+){0,2}[$€£]?$", re.IGNORECASE)


@cache
def _just_moved(language: str) -> re.Pattern[str]:
    ways = f"{UP.get(language, UP['en'])}|{DOWN.get(language, DOWN['en'])}"
    return re.compile(rf"\b(?:{ways})\s+(?:\w+ly\s+)?[$€£]?$", re.IGNORECASE)


def _is_result(last: Amount) -> bool:
    """Whether two small numbers tell how a game ended: "a 1-2 defeat"."""
    return last.high <= _HIGHEST_SCORE and bool(_RESULTS.match(last.noun))


_HIGHEST_SCORE = 20
_RESULTS = re.compile(r"$|(?:defeats?|wins?|victory|loss|draw|lead|triumph)\b")
# "Two of the remaining books", «две из оставшихся книг».
_PART_OF = re.compile(r"\s+(?:of\s+(?:the|its|their|his|her)|из)\s")
_FACTOR_OF = re.compile(r"\bfactor\s+of\s+(?:\w+\s+)?$", re.IGNORECASE)


@cache
def _moves(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{UP.get(language, UP['en'])}|{DOWN.get(language, DOWN['en'])}|went|дош\w+|довели)\b", re.IGNORECASE
    )

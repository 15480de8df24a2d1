"""Numbers with their units: which digits are figures at all, which two make a range, which share a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reportgen.model.facts import Unit
from reportgen.text.counted import counted_noun, is_counted_word
from reportgen.text.labels import is_label
from reportgen.text.measuring import DURATIONS, measure
from reportgen.text.numerals import Numeral, numerals
from reportgen.text.quantity_cues import DOWN, FACTORS, FRACTIONS, UP
from reportgen.text.spans_of_time import Mention


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or range with its unit, by its span. `noun` is what a number without a unit counts.

    `is_word` marks a change or a part told in a word: "doubled", "a third". `sign` is "+" or "-" when one stands
    before it.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    code: str
    scale: int | None
    noun: str = ""
    is_word: bool = False
    sign: str = ""

    @property
    def unit(self) -> Unit:
        """The unit with the power of ten as written."""
        return Unit(self.code or "units", self.scale or 0)


_RANGE_JOINT = re.compile(r"\s?[-–—]\s?|\s+(?:to|bis|до|по)\s+|\s+(?:and|и|und)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:between|между|zwischen|в\s+пределах)\s+(?:\S+\s+){0,2}$", re.IGNORECASE)
_FROM = re.compile(r"(?:\bfrom|\bот|\bс|\bсо|\bvon)\s+(?:\S+\s+)?$", re.IGNORECASE)
_SIGN = re.compile(r"(?:^|[\s(,;:])([+−–-])(?:\$|€|£)?\s?$")
_REACH = 60


def amounts(text: str, language: str, start: int, end: int, times: Sequence[Mention]) -> tuple[Amount, ...]:
    """The figures of the sentence `text[start:end]`, in order, without those that `times` holds."""
    found = list(_words_of_change(text, language, start, end))
    numbers = [
        amount
        for numeral in numerals(text, language, start, end)
        if not any(_overlap(numeral, word) for word in found)
        if (amount := _measured(text, language, numeral, start, end, times))
    ]
    numbers = list(_joined(text, language, numbers, start))
    return tuple(sorted([*found, *_with_shared_units(text, numbers)], key=lambda amount: amount.start))


def _overlap(numeral: Numeral, amount: Amount) -> bool:
    return numeral.start < amount.end and amount.start < numeral.end


@cache
def _word_patterns(language: str) -> tuple[tuple[re.Pattern[str], Decimal, str, str], ...]:
    rows = [(p, value, code, way) for p, value, code, way in FACTORS.get(language, FACTORS["en"])]
    rows += [(pattern, value, "%", "") for pattern, value in FRACTIONS.get(language, FRACTIONS["en"])]
    return tuple(
        (re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE), Decimal(value), code, way)
        for pattern, value, code, way in rows
    )


def _words_of_change(text: str, language: str, start: int, end: int) -> Iterator[Amount]:
    last = start
    found = sorted(
        (match.start(), match.end(), value, code)
        for pattern, value, code, _ in _word_patterns(language)
        for match in pattern.finditer(text, start, end)
    )
    for first, final, value, code in found:
        if first >= last:
            last = final
            yield Amount(first, final, value, value, code, None, is_word=True)


def _measured(
    text: str, language: str, numeral: Numeral, start: int, end: int, times: Sequence[Mention]
) -> Amount | None:
    """The number with its unit; None for one that is no figure."""
    size = measure(text, numeral.start, numeral.end, end)
    for time in times:
        if _inside(numeral, time) and (not time.is_bare or (size.code in ("", "year") and size.scale is None)):
            return None
    before = text[max(start, size.start - _REACH) : size.start]
    is_plain = not size.code and size.scale is None
    if is_label(text, before, numeral, is_plain=is_plain):
        return None
    noun = counted_noun(text, size.end, end) if not size.code else ""
    if numeral.in_words and is_plain and not is_counted_word(numeral, noun):
        return None
    if size.code == "times" and not _is_factor(text, language, numeral, size.end, before):
        size = replace(size, code="", scale=None)
    if size.code in DURATIONS and numeral.in_words and text[numeral.end : numeral.end + 1] != "-":
        return None
    sign = _SIGN.search(before)
    return Amount(
        size.start, size.end, numeral.value, numeral.value, size.code, size.scale, noun, sign=_plain_sign(sign)
    )


def _inside(numeral: Numeral, time: Mention) -> bool:
    return time.start <= numeral.start and numeral.end <= time.end


def _plain_sign(sign: re.Match[str] | None) -> str:
    return "" if not sign else "+" if sign[1] == "+" else "-" if sign[1] != "–" else ""


def _is_factor(text: str, language: str, numeral: Numeral, end: int, before: str) -> bool:
    """Whether "N times" compares, and does not say how often."""
    if re.search(r"\bв\s+(?:\S+\s+){0,2}$", before, re.IGNORECASE) or (
        language == "ru" and re.match(r"-?кратн", text[numeral.end :][:6])
    ):
        return True
    if re.match(r"[\s-]?(?:fold|x\b)", text[numeral.end : numeral.end + 6], re.IGNORECASE):
        return True
    near = before + " " + text[end : end + 24]
    moves = re.compile(
        rf"\b(?:{UP.get(language, UP['en'])}|{DOWN.get(language, DOWN['en'])}|as\s+(?:much|many)|the)\b", re.IGNORECASE
    )
    return bool(moves.search(near)) and language != "ru"


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
    if not joint or (first.code and first.code != last.code) or first.noun:
        return ()
    before = text[max(start, first.start - _REACH) : first.start]
    is_between = bool(_BETWEEN.search(before))
    if word in ("and", "и", "und") and not is_between:
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


@cache
def _moves(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{UP.get(language, UP['en'])}|{DOWN.get(language, DOWN['en'])}|went|дош\w+|довели)\b", re.IGNORECASE
    )


def _with_shared_units(text: str, found: Sequence[Amount]) -> list[Amount]:
    """A number with a scale word alone takes its neighbour's unit: "650 thousand, then 850 thousand tonnes"."""
    shared = list(found)
    for place, amount in enumerate(shared):
        if amount.code == "m" and amount.scale is None and text[amount.end - 2].isdigit():
            # "1m dollars and the task is 2m", "2.3m visitors, up from 1.9m"
            millions = [other for other in shared if other.scale == 6 and other.code != "m"]
            shared[place] = replace(amount, code=millions[0].code, scale=6) if millions else amount
        if amount.code or amount.scale is None or (amount.noun and not _NO_UNIT_NOUN.match(amount.noun)):
            continue
        for other in (*shared[place + 1 :][:1], *shared[:place][-1:]):
            if other.code and other.code not in ("%", "pp", "times", *DURATIONS) and other.scale == amount.scale:
                shared[place] = replace(amount, code=other.code, noun="")
                break
    return shared


_NO_UNIT_NOUN = re.compile(r"first\b|now\b|today\b|сначала|сейчас", re.IGNORECASE)

"""Do two sentences report one fact? Then the second is another source of the first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.text.weights import Vector, dot

_NUMBER = re.compile(
    r"(?P<sign>[$€£]\s?)?(?P<digits>\d+(?:[.,]\d+)*)"
    r"(?:[\s-]?(?P<scale>thousand|million|billion|mln|bn|тыс|тысяч|миллион|млн|миллиард|млрд|mio|mrd|tausend)[^\W\d_]*\.?)?"
    r"(?:\s?(?P<unit>%|per ?cent|процент|працэнт|prozent|tonn|тонн|т\b|t\b|dollar|долл|дол\b|[$€]))?",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_SCALES = {"th": "e3", "ты": "e3", "ta": "e3", "mi": "e6", "ml": "e6", "мл": "e6", "bi": "e9", "bn": "e9", "mr": "e9"}
_UNITS = {"%": "%", "p": "%", "п": "%", "t": "t", "т": "t", "d": "$", "д": "$", "$": "$", "€": "€", "£": "£"}


@dataclass(frozen=True, slots=True)
class Gist:
    """What a sentence says, for comparing: its weighted stems, its numbers with their units, its language."""

    vector: Vector
    numbers: frozenset[str]
    language: str


def gist(text: str, vector: Vector, language: str) -> Gist:
    """The gist of a sentence. Numbers compare across languages: "$12.3 million" and "12,3 млн долл." are `12.3e6$`."""
    return Gist(vector, frozenset(_plain(number, language) for number in _NUMBER.finditer(text)), language)


def _plain(number: re.Match[str], language: str) -> str:
    digits = number["digits"]
    is_grouped = language == "en" and _THOUSANDS.fullmatch(digits)
    digits = digits.replace(",", "" if is_grouped else ".")
    scale, unit = (number["scale"] or "").lower(), (number["unit"] or number["sign"] or "").lower().strip()
    if scale.startswith(("миллиард", "млрд")):
        power = "e9"
    else:
        power = "e6" if scale.startswith("миллион") else _SCALES.get(scale[:2], "")
    return digits + power + _UNITS.get(unit[:1], "")


def say_the_same(one: Gist, other: Gist) -> bool:
    """Whether two sentences report one fact: alike in words without contradicting numbers, or alike in numbers.

    In different languages only the numbers can tell: a year alone, or a bare small number, does not.
    """
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return False
    is_telling = _weight(one.numbers & other.numbers) >= 3
    if one.language != other.language:
        return is_telling
    likeness = dot(one.vector, other.vector)
    return likeness >= (0.4 if is_telling else 0.7) or _is_contained(one, other)


def _weight(shared: frozenset[str]) -> int:
    """How much shared numbers tell: 2 for one with scale or unit, 1 for a bare one, nothing for years alone."""
    if all(number.isdigit() and (len(number) < 2 or number[:2] in ("19", "20")) for number in shared):
        return 0
    return sum(1 if number.isdigit() else 2 for number in shared)


def _is_contained(one: Gist, other: Gist) -> bool:
    """Whether nearly all the words of the shorter stand in the longer."""
    shorter, longer = sorted((one.vector, other.vector), key=len)
    return len(shorter) >= 5 and sum(stem in longer for stem in shorter) >= 0.85 * len(shorter)

"""Numbers as texts write them: digits with separators, words, halves, in English, Russian and German."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reportgen.text.lowering import lowered, lowered_pattern
from reportgen.text.words import base_language

_EN = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip

# The forms of a Russian number in its cases; the first is the one it is listed by.
_RU_FORMS = {
    1: "один одна одно одного одной одному одним одну", 2: "два две двух двум двумя двое двоих двоим",
    3: "три трёх трех трём трем тремя трое троих троим",
    4: "четыре четырёх четырех четырём четырем четырьмя четверо четверых", 5: "пять пяти пятью пятеро пятерых",
    6: "шесть шести шестью",
    7: "семь семи семью", 8: "восемь восьми", 9: "девять девяти девятью", 10: "десять десяти десятью",
    11: "одиннадцать одиннадцати", 12: "двенадцать двенадцати", 13: "тринадцать тринадцати",
    14: "четырнадцать четырнадцати", 15: "пятнадцать пятнадцати", 16: "шестнадцать шестнадцати",
    17: "семнадцать семнадцати", 18: "восемнадцать восемнадцати", 19: "девятнадцать девятнадцати",
    20: "двадцать двадцати", 30: "тридцать тридцати", 40: "сорок сорока", 50: "пятьдесят пятидесяти",
    60: "шестьдесят шестидесяти", 70: "семьдесят семидесяти", 80: "восемьдесят восьмидесяти", 90: "девяносто девяноста",
    100: "сто ста", 200: "двести двухсот", 300: "триста трёхсот трехсот", 400: "четыреста четырёхсот четырехсот",
    500: "пятьсот пятисот", 600: "шестьсот шестисот", 700: "семьсот семисот", 800: "восемьсот восьмисот",
    900: "девятьсот девятисот",
}  # fmt: skip
_RU = {form: value for value, forms in _RU_FORMS.items() for form in forms.split()}
_DE = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "elf": 11, "zwölf": 12, "zwoelf": 12, "zwanzig": 20, "dreißig": 30, "dreissig": 30, "fünfzig": 50, "fuenfzig": 50,
}  # fmt: skip
_WORDS = {"en": _EN, "ru": _RU, "de": _DE}
_GAP = r"[ \u00a0\u202f]"
_DIGITS = {
    "en": rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:{_GAP}\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?",
    "ru": rf"\d{{1,3}}(?:{_GAP}\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?",
    "de": rf"\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?(?!\d)|\d{{1,3}}(?:{_GAP}\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?",
}
_HALF = {
    "en": r"\s+and\s+(?:a\s+)?half",
    "ru": r"\s+с\s+половиной",
    "de": r"einhalb",
}
# Written without a number of their own: one and a half, a hundred, a dozen.
_WHOLE = {
    "en": {r"one\s+and\s+a\s+half": "1.5", r"half\s+a(?=\s+(?:m|b|tr)illion)": "0.5", r"(?:a|one)\s+hundred": "100",
           r"(?:a|one)\s+dozen": "12", r"half\s+a\s+dozen": "6", r"two\s+dozen": "24", r"three\s+dozen": "36",
            r"(?:a|one)(?=\s+(?:thousand|million|billion|trillion)\b)": "1"},
    "ru": {r"полторы\s+сотни": "150", r"полтор[аыу]|полутора": "1.5", r"полсотни": "50", r"сотн[яю](?=\s+[а-я])": "100",
           r"десят(?:ок|ка)(?=\s+[а-я])": "10", r"пол\s?(?=миллиона|миллиарда)": "0.5",
           r"(?=тысяч[аеу]\s+[а-я]|(?:миллион|миллиард)(?:а|у|ом)?\s+[а-я])": "1"},
    "de": {r"anderthalb": "1.5", r"eine?(?=\s+(?:Million|Milliarde)\b)": "1"},
}  # fmt: skip
_WHOLE_HEADS = {"en": "aoht", "ru": "птмсд", "de": "ae"}
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
_BEFORE = r"(?<![\w.,/:№#@&+−-])"
# Longer ones are identifiers, and would cost their length.
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number by its span; `in_words` when it was spelled out."""

    start: int
    end: int
    value: Decimal
    in_words: bool


def numerals(text: str, language: str, start: int, end: int) -> tuple[Numeral, ...]:
    """The numbers that stand in `text[start:end]`, in order; signs and units are not part of them."""
    code = base_language(language)
    code = code if code in _WORDS else "en"
    found: list[Numeral] = []
    for match in _pattern(code).finditer(lowered(text[start:end])):
        if (one := _read(match, code, start)) and not (one.start == one.end and _follows(text, found, one)):
            found.append(one)
    return tuple(found)


def _follows(text: str, found: list[Numeral], one: Numeral) -> bool:
    """Whether «миллиона» has a number of its own before it."""
    return bool(found) and not text[found[-1].end : one.start].strip()


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = _WORDS[language]
    tens = "|".join(word for word, value in words.items() if value >= 20)
    any_word = "|".join(sorted(words, key=len, reverse=True))
    spelled = rf"(?:(?:{tens})(?:[-\s]))*(?:{any_word})"
    if language == "en":
        hundreds = rf"(?:{any_word})\s+hundred(?:\s+(?:and\s+)?(?:(?:{tens})[-\s])?(?:{any_word})\b)?"
        spelled = rf"{hundreds}|{spelled}"
    whole = "|".join(f"(?:{form})" for form in _WHOLE[language])
    half = _HALF[language]
    # The looks ahead are cheap: without them every place of the text would try every branch.
    heads = "".join(sorted({word[0] for word in words} | set(_WHOLE_HEADS[language])))
    pattern = (
        rf"(?=\d)(?:{_BEFORE}|(?<=[+−-])(?<![\w.,/:][+−-])|(?<=[^\W\d][–/-])(?=\d+\s)|(?<=\d[–-])|(?<=[$€£¥₽][–-])|(?<=US)|"
        r"(?<=\bSh)|(?<=\bKSh)|(?<=\bRs)|(?<=\bBr)|(?<=\b(?:USD|EUR|GBP|RUB|BYN|CNY|NOK|KES)))"
        rf"(?P<digits>{_DIGITS[language]})(?![\d:])|"
        rf"(?=[{heads}])\b(?:(?P<whole>{whole})|(?P<spelled>{spelled})(?P<half>{half})?"
        rf"(?![\w]|-(?!\w+fold|year|(?!{_ORDINAL})[a-z]{{4,}}|тысяч|кратн|лет|процентн|дневн|месячн|недельн)))"
    )
    return re.compile(lowered_pattern(pattern))


def _read(match: re.Match[str], language: str, offset: int) -> Numeral | None:
    first, last = offset + match.start(), offset + match.end()
    if digits := match["digits"]:
        return Numeral(first, last, _number(digits, language), in_words=False) if len(digits) <= _MOST_DIGITS else None
    if match["whole"] is not None:
        value = next(
            value for form, value in _WHOLE[language].items() if _whole(form).match(match.string, match.start())
        )
        return Numeral(first, last, Decimal(value), in_words=True)
    words = [word for word in re.split(r"[-\s]+", match["spelled"]) if word != "and"]
    total = 0
    for word in words:
        total = total * 100 if word == "hundred" else total + _WORDS[language][word]
    return Numeral(first, last, Decimal(total) + (Decimal("0.5") if match["half"] else 0), in_words=True)


@cache
def _whole(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


def _number(digits: str, language: str) -> Decimal:
    """The value of digits; a comma is a thousands separator in English before three digits, else a decimal sign."""
    if digits.isdecimal():
        return Decimal(digits)
    plain = re.sub(_GAP, "", digits)
    if language == "en":
        is_grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain)
        return Decimal(plain.replace(",", "" if is_grouped else "."))
    if language == "de" and re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))

"""A first look at a sentence: can it hold a number or a time at all? Most cannot, and need no closer search."""

from __future__ import annotations

import re

from reportgen.text.words import LETTERS

_DIGIT = re.compile(r"\d")
_TIME_DIGITS = re.compile(r"\d{4}|\d[./]\d|\b[QqHh][1-4]\b|\bFY")


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The first four letters of what numbers, parts and factors begin with.
_NUMBERS = _set(
    "one two six ten thre four five seve eigh nine elev twel thir fift sixt twen fort nint hund thou mill bill tril "
    "doze half halv quar tent tenf twof doub twic trip treb quad quin "
    "два две двух двум двое двои двад двен двес двук двой три трёх трех трём трем тремя трое трои троек трет трид трин "
    "трис трёхк трех четы четв пять пяти пяте пятн пятк пята пято пяту шест семь семи сему семе восе вось девя деся "
    "один одно соро сто ста сотн тыся милл полт поло полм полс пол вдво втро вчет впят вшес напо удво утро учет кажд "
    "zwei drei vier fünf fuen sech sieb acht neun zehn elf zwöl zwoe zwan drit dopp verd hälf hael ande ein eine halb"
)
# The first three letters of the names of months and lengths of time.
_TIMES = _set(
    "jan feb mar apr may jun jul aug sep oct nov dec yea mon wee qua hal day hou min "
    "янв фев мар апр май мая мае маю июн июл авг сен окт ноя дек год лет мес нед ква пол дня дне дни дню сут час мин "
    "jän jae mär mae mai okt dez jah"
)


def hints(sentence: str) -> tuple[bool, bool]:
    """Whether the sentence may hold a number, and whether it may name a time."""
    words = LETTERS.findall(sentence.lower())
    has_number = bool(_DIGIT.search(sentence)) or any(word[:4] in _NUMBERS for word in words)
    has_time = any(word[:3] in _TIMES for word in words) or bool(_TIME_DIGITS.search(sentence))
    return has_number, has_time

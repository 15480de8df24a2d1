"""What a number without a unit counts: "50 tractors"."""

from __future__ import annotations

import re

from reportgen.text.numerals import Numeral

_NOUN = re.compile(
    r"(?:[\s\u00a0]+|-(?=[a-z]{3,}\b))"
    r"((?:[^\W\d_]+(?:-[^\W\d_]+)*)(?:\s+[^\W\d_]+(?:-[^\W\d_]+)*){0,3})"
)
_STOPS = (
    "of in on at by for from to and or but with than as is are was were will would has have had the a an per "
    "that this which who when while more less higher lower up down against compared over under since until "
    "into only each its it last next first not if because after before during through between said says he she "
    "they we now out so also then в на по с со из за к ко от до о об и или но а чем что как был была было были "
    "есть будет не для при это через под над между уже ещё еще лишь только тогда где когда который которая "
    "которые которых также больше меньше выше ниже у же бы против около более менее году год der die das und "
    "im am von zu mit auf bei als пока годом году года лет came fled went took got died fell rose grew ran met won "
)
_NO_NOUNS = frozenset(_STOPS.split())
# Endings of a verb; a participle may also stand before the noun: "three upturned cups".
_VERB_ENDINGS = (("ли", "ло", "ла", "ают", "ется", "ются"), ("ed", "ли", "ло", "ла", "ают", "ется", "ются"))
# An English plural, a Russian word that has no adjective's ending: what follows is no part of the name.
_HEAD_NOUN = re.compile(
    r"[a-z][^su\W]s$|[а-яё](?<!ых)(?<!их)(?<!ого)(?<!его)(?<!ой)(?<!ей)(?<!ый)(?<!ий)(?<!ая)(?<!ое)(?<!ые)(?<!ие)$"
)
# What the words one, two, three mostly say without counting anything a briefing needs.
_IDLE_NOUNS = re.compile(
    r"(?:side|part(?:y|ies)$|countr|nation|state|leader|president|way|thing|time|hand|more$|"
    r"сторон|стран|государств|лидер|президент|раз\b|друг|част|дел)", re.IGNORECASE
)  # fmt: skip


def counted_noun(text: str, end: int, limit: int) -> str:
    """The words that say what is counted, up to a preposition, verb or stop."""
    found = _NOUN.match(text, end, min(limit, end + 80))
    if not found:
        return ""
    words: list[str] = []
    # "The 48-bed wing" counts beds.
    for word in found[1].split()[: 1 if text[end : end + 1] == "-" else None]:
        if word.lower() in _NO_NOUNS or (len(word) > 4 and word.endswith(_VERB_ENDINGS[bool(words)])):
            break
        words.append(word)
        if _HEAD_NOUN.search(word):
            break
    # "Flight 737 landed": a lone word in -ed is the verb.
    return "" if len(words) == 1 and len(words[0]) > 4 and words[0].endswith("ed") else " ".join(words[:3])


def is_counted_word(numeral: Numeral, noun: str) -> bool:
    """Whether a number in words counts something worth a figure: "fifty tractors", not "two sides"."""
    return bool(noun) and not _IDLE_NOUNS.match(noun.rpartition(" ")[2]) and numeral.value >= 2


def is_many(numeral: Numeral, noun: str) -> bool:
    """Whether a Russian noun can be what a number counts: «16 автобусов», but not «16 республика ждёт»."""
    value = numeral.value
    is_few = value != int(value) or (value % 10 in _FEW and value % 100 not in _TEENS)
    return is_few or not _SINGULAR.search(noun.partition(" ")[0])


_FEW, _TEENS = (1, 2, 3, 4), (11, 12, 13, 14)
_SINGULAR = re.compile(r"(?:к|ц|ни|ти|ци|си|ист)[ая]$|[а-яё]{3,}(?:ение|ание|ство)$")

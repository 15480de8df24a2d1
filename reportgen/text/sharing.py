"""Units that are said once for several numbers: "650 thousand, then 850 thousand tonnes", "12, 15 and 18 tonnes"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.text.amount import Amount
from reportgen.text.measuring import DURATIONS

_REACH = 60


def with_shared_units(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The amounts, each with the unit that its neighbour says for both.

    A number with a scale word alone takes its neighbour's unit: "650 thousand, then 850 thousand tonnes"."""
    shared = _with_shared_nouns(text, _with_listed_units(text, found))
    for place, amount in enumerate(shared):
        if amount.code == "m" and amount.scale is None and text[amount.end - 2].isdigit():
            # "1m dollars and the task is 2m", "2.3m visitors, up from 1.9m"
            millions = [other for other in shared if other.scale == 6 and other.code != "m"]
            shared[place] = replace(amount, code=millions[0].code, scale=6) if millions else amount
        if not amount.code and place and (unit := _unit_of_the_last(text, shared[place - 1], amount)):
            shared[place] = replace(amount, code=unit, noun="")
            continue
        if amount.code or amount.scale is None or (amount.noun and not _NO_UNIT_NOUN.match(amount.noun)):
            continue
        for other in (*shared[place + 1 :][:1], *shared[:place][-1:]):
            if other.code and other.code not in ("%", "pp", "times", *DURATIONS) and other.scale == amount.scale:
                shared[place] = replace(amount, code=other.code, noun="")
                break
    return shared


def _unit_of_the_last(text: str, last: Amount, amount: Amount) -> str:
    """The unit of the figure before, for a bare one that is compared with it or stands at the end of its way.

    "68.40 kroner, 1.70 lower than", "from 2 million tonnes to 500,000", "1,500 tonnes (2023: 1,300)".
    """
    if last.code == "%" and _POINTS.match(amount.noun):
        return "pp"
    if not last.code or last.code in ("%", "pp", "times", *DURATIONS):
        return ""
    if (
        amount.scale is not None
        and last.scale is not None
        and not amount.noun
        and _STILL_MORE.search(text[last.end : amount.start])
    ):
        return last.code
    is_bare = not amount.noun or bool(_NO_UNIT_NOUN.match(amount.noun))
    between = text[last.end : amount.start]
    if is_bare and (
        _LAST_YEAR.fullmatch(between)
        or (_WAY_TO.search(between) and _AFTER_FROM.search(text[max(0, last.start - 30) : last.start]))
    ):
        return last.code
    is_compared = _LESS_OR_MORE.match(text, amount.end) and len(between) < _REACH and not _STOP.search(between)
    return last.code if is_compared and (is_bare or _COMPARATIVE.match(amount.noun)) else ""


_POINTS = re.compile(r"points?\b|пункт", re.IGNORECASE)
_STILL_MORE = re.compile(r"\b(?:another|a\s+further|ещ[её])\s+$", re.IGNORECASE)
_LAST_YEAR = re.compile(
    r"\s*\((?:[^()\d]{0,12}(?:19|20)\d\d[^()\d]{0,8}|[A-Z]{2}\d\d:?\s*)[:–—-]\s*|\s*\([A-Z]{2}\d\d:\s*"
)
_WAY_TO = re.compile(
    r"\b(?:to|до)\s+(?:(?:less|more|fewer|just|over|under|almost|about|почти|менее|более)\s+(?:than\s+)?)?$"
)
_AFTER_FROM = re.compile(r"(?:\bfrom|\bс|\bсо|\bот)\s+[$€£]?$")
_LESS_OR_MORE = re.compile(
    r"\s+(?:more|less|lower|higher|above|below|up|down|cheaper|dearer|больше|меньше|выше|ниже|дешевле|дороже)\b",
    re.IGNORECASE,
)
_COMPARATIVE = re.compile(
    r"(?:more|less|lower|higher|больше|меньше|выше|ниже|дешевле|дороже|прошлогодн)\b", re.IGNORECASE
)
_STOP = re.compile(r"[.;!?]\s")


def _with_listed_units(text: str, found: Sequence[Amount]) -> list[Amount]:
    """ "12, 15 and 18 million tonnes": the numbers of a list have the unit of its last one."""
    listed = list(found)
    is_listed = False
    for place in range(len(listed) - 2, -1, -1):
        amount, following = listed[place], listed[place + 1]
        is_bare = not (amount.code or amount.noun or amount.scale is not None or amount.is_word or amount.sign)
        joint = text[amount.end : following.start]
        is_listed = (
            is_bare
            and bool(following.code)
            and following.code not in DURATIONS
            and bool(_LAST_JOINT.fullmatch(joint) or (is_listed and joint.strip() == ","))
        )
        if is_listed:
            scale = following.scale if amount.low < _ONE_SCALE else None
            listed[place] = replace(amount, code=following.code, scale=scale)
    return listed


_LAST_JOINT = re.compile(r"\s*,?\s+(?:and|or|и|или|und|oder)\s+")
_ONE_SCALE = 1000


def _with_shared_nouns(text: str, found: Sequence[Amount]) -> list[Amount]:
    """A bare number counts what the next one does: "94 of its 210 employees", «на 550 и 275 мест»."""
    shared = list(found)
    for place in range(len(shared) - 2, -1, -1):
        amount, following = shared[place], shared[place + 1]
        is_bare = not (amount.code or amount.noun or amount.scale is not None or amount.is_word)
        if is_bare and following.noun and not following.code and _SHARING.fullmatch(text, amount.end, following.start):
            shared[place] = replace(amount, noun=following.noun)
    return shared


_SHARING = re.compile(
    r"\s+(?:of|out\s+of|из)\s+(?:its|their|the|his|her|all|какие-то|всех)?\s*|\s*(?:,|\band|\bor|и|или)\s+(?:на\s+|в\s+)?",
    re.IGNORECASE,
)
_NO_UNIT_NOUN = re.compile(r"first\b|now\b|today\b|сначала|сейчас", re.IGNORECASE)

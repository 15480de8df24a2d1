"""What the words around a figure say of it: how firm it is, change or level, direction, plan or fact."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache

from reportgen.model.facts import Qualifier, Status
from reportgen.model.period import Period
from reportgen.text import quantity_cues as cues
from reportgen.text.amount import Amount
from reportgen.text.clauses import Clause
from reportgen.text.lowering import lowered, lowered_pattern
from reportgen.text.spans_of_time import Calendar


class Kind(StrEnum):
    """What a figure tells: how much there is, how it changed, the new level as a share of the old, a part."""

    LEVEL = "level"
    CHANGE = "change"
    INDEX = "index"
    SHARE = "share"


class Direction(StrEnum):
    """The way of a change."""

    NONE = ""
    UP = "up"
    DOWN = "down"


_TABLES: Mapping[str, Mapping[str, Sequence[tuple[object, str]]]] = {
    "firmness": cues.FIRMNESS,
    "after": cues.FIRMNESS_AFTER,
}
_FRAMES = {
    "firmness": r"(?<![\w-])(?:{})\s*(?:the\s+|an?\s+|чем\s+|на\s+|в\s+|за\s+|и\s+|even\s+|als\s+|[$€£]|[+−-])*\s*$",
    "after": r"\s*,?\s*(?:{})",
}


@cache
def _table(name: str, language: str) -> tuple[tuple[object, re.Pattern[str]], ...]:
    rows = _TABLES[name].get(language, _TABLES[name]["en"])
    return tuple((key, re.compile(_FRAMES[name].format(words), re.IGNORECASE)) for key, words in rows)


@cache
def _joined_table(name: str, language: str) -> tuple[tuple[object, ...], re.Pattern[str]]:
    """The keys of a table, and one pattern whose group `k3` is the words of the fourth, for texts in small letters."""
    rows = _TABLES[name].get(language, _TABLES[name]["en"])
    joined = "|".join(f"(?P<k{place}>{words})" for place, (_, words) in enumerate(rows))
    return tuple(key for key, _ in rows), re.compile(lowered_pattern(_FRAMES[name].format(joined)))


@cache
def _words(name: str, language: str, frame: str = r"{}") -> re.Pattern[str]:
    table: Mapping[str, str] = getattr(cues, name)
    return re.compile(frame.replace("{}", table.get(language, table["en"])), re.IGNORECASE)


@cache
def _bridge(language: str) -> re.Pattern[str]:
    return re.compile(cues.BRIDGE.get(language, cues.BRIDGE["en"]), re.IGNORECASE)


def firmness(clause: Clause, amount: Amount) -> Qualifier:
    """How firmly the figure is stated."""
    before = clause.text[max(clause.start, clause.previous_end - 1, amount.start - 40) : amount.start]
    after = clause.after(amount, 24)
    if clause.language == "ru" and (weak := _RU_UP_TO.search(before)):
        # «До 200 тыс.» after a word of motion is the level reached; without one it is an upper bound.
        return (
            Qualifier.EXACT
            if _RU_MOTION.search(clause.text, max(clause.start, amount.start - 120), amount.start) or weak[1]
            else Qualifier.UNDER
        )
    if _COMPARED_WITH.search(before) or (amount.low != amount.high and _RU_FROM.search(before)):
        return Qualifier.EXACT  # "fewer than the 1,300 employed", «ниже на 12%»: it is just so much
    keys, pattern = _joined_table("firmness", clause.language)
    if (match := pattern.search(lowered(before))) and isinstance(key := keys[int(str(match.lastgroup)[1:])], Qualifier):
        if amount.code == "%" and match[0].strip().lower() == "под":
            return Qualifier.EXACT  # a loan «под 9% годовых»
        return key
    for key, pattern in _table("after", clause.language):
        if pattern.match(after) and isinstance(key, Qualifier):
            return key
    return Qualifier.EXACT


_COMPARED_WITH = re.compile(
    r"\b(?:more|less|fewer|lower|higher|greater)\s+than\s+(?:the|its|their|last\s+year's)\s+[$€£]?$|"
    r"\b(?:больше|меньше|выше|ниже)\s+на\s+$",
    re.IGNORECASE,
)
_RU_LESS_BY = re.compile(r"\b(?:больше|меньше|выше|ниже)\s+на\s+$", re.IGNORECASE)
_RU_FROM = re.compile(r"\bот\s+$", re.IGNORECASE)
_RU_UP_TO = re.compile(r"(с\s+\S+\s+)?\bдо\s+$", re.IGNORECASE)
_RU_MOTION = re.compile(
    r"\b(?:вырос|выраст|увелич|поднят|подня|дош|дойт|сниз|снижа|сокра|упа|довест|довед|довел|рост|нул|возрос|нарас|"
    r"нарат|повы|сначала|год|"
    r"дорожа|дешеве|затем|уменьш|расшир|опуст|просе|подскоч|рухну|замедл|ускор|подорожа|подешев|прибав|потеря|укреп|ослаб)\w*",
    re.IGNORECASE,
)
_TO = {"en": r"\b(?:to|at)\s+(?:an?\s+)?(?:[a-z]+\s+)?$", "ru": r"\bдо\s+(?:[а-яё]+\s+)?$", "de": r"\bauf\s+$"}
_BY = {"en": r"\bby\s+(?:an?\s+)?(?:[a-z]+\s+)?$", "ru": r"\bна\s+(?:[а-яё]+о\s+|ещ[её]\s+)?$", "de": r"\bum\s+$"}


def _search(table: Mapping[str, str], clause: Clause, words: str) -> bool:
    return bool(_compiled(table.get(clause.language, table["en"])).search(words))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def kind_of(clause: Clause, amount: Amount, *, is_going_on: bool) -> Kind:
    """Whether the figure is a level, a change, an index or a share; `is_going_on` after a change in the sentence."""
    before, after = clause.before(amount), clause.after(amount)
    if amount.code in {"times", "pp"} or (amount.sign and amount.code == "%") or _RU_LESS_BY.search(before):
        return Kind.CHANGE
    if _MISSED.search(before):
        return Kind.LEVEL
    return _kind_by_words(clause, amount, before, after, is_going_on=is_going_on)


def _kind_by_words(clause: Clause, amount: Amount, before: str, after: str, *, is_going_on: bool) -> Kind:
    is_percent = amount.code in ("%", "bp")
    bare = _bare(clause, _MINUS.sub("", before) if amount.code == "°C" else before.rstrip("+−-"))
    is_to = _search(_TO, clause, bare) and not _to_move(clause.language).search(bare)
    is_pace = is_percent and amount.low >= _LOWEST_PACE and bool(_PACE.search(before))
    if is_pace or (is_percent and not amount.is_word and _words("INDEX_AFTER", clause.language).match(after)):
        is_change = not is_pace and (_search(_BY, clause, before) or _is_moved(clause, amount, bare))
        return Kind.CHANGE if is_change else Kind.INDEX
    is_signed = amount.sign and (is_percent or amount.sign == "+")
    if is_signed or _is_told_after(clause, amount, bare, after, is_percent=is_percent):
        return Kind.CHANGE
    is_reached = (is_to and not _BY_GROWTH.search(before)) or (is_percent and _DEGREE.search(before))
    if not is_reached:
        is_by = _is_by(clause, amount, before, bare, is_percent=is_percent, is_going_on=is_going_on)
        if is_by or _is_moved(clause, amount, bare):
            return Kind.CHANGE
    return _share_or_level(clause, amount, before, after) if is_percent else Kind.LEVEL


@cache
def _to_move(language: str) -> re.Pattern[str]:
    """ "Is expected to grow": this "to" leads to no level."""
    ways = f"{cues.UP.get(language, cues.UP['en'])}|{cues.DOWN.get(language, cues.DOWN['en'])}"
    return re.compile(rf"\bto\s+(?:{ways})\s+(?:by\s+)?$", re.IGNORECASE)


_MISSED = re.compile(r"\bf(?:e|a)ll\w*\s+(?:\w+\s+)?short\s+of\s+(?:the\s+)?$", re.IGNORECASE)


def _is_told_after(clause: Clause, amount: Amount, bare: str, after: str, *, is_percent: bool) -> bool:
    if not amount.code and amount.scale is None:
        return bool(_COUNTED_MORE.match(after) and (clause.language != "ru" or _RU_BY.search(bare)))
    told = _words("CHANGE_AFTER", clause.language).match(after)
    if told and "," in told[0] and _OWN_FIGURE.match(clause.text, amount.end + told.end()):
        return False  # "was 54.2%, down 6 points": the word tells of the next figure
    # "Came to $30 million, growth above 40%": only a percentage is told a change by a noun after a comma.
    return told is not None and (is_percent or "," not in told[0])


_OWN_FIGURE = re.compile(
    r"\s+(?:by\s+|from\s+|на\s+|с\s+)?(?:about\s+|almost\s+|nearly\s+|some\s+|over\s+|roughly\s+)?[$€£]?\d"
)
# "Done to 45%", «выполнен на 45 %»: how far, not how much more.
_DEGREE = re.compile(
    r"\b(?:выполнен|завершен|завершён|готов|обеспечен|обеспечива|загружен|заполнен|укомплектован|изношен|оснащен|оснащён|"
    r"покрыва|состоит|зависит|построен|освоен)\w*\s+(?:[а-яё]+\s+){0,2}на\s+(?:[а-яё]+\s+)?$",
    re.IGNORECASE,
)
# «На 410 человек больше».
_COUNTED_MORE = re.compile(r"\s+[а-яё]+\s+(?:больше|меньше)\b|\s+(?:more|fewer)\b", re.IGNORECASE)
_RU_BY = re.compile(r"\bна\s+$", re.IGNORECASE)
# Russian statistics give the pace as the new level in percent of the old: «темп роста 112,3%».
_PACE = re.compile(
    r"\bтемп\w*\s+роста\s+(?:[а-яё]+\s+)?(?:составил\w*\s+)?(?:[—–-]\s*)?$|\bиндекс\w*[^,;]{0,40}\s$", re.IGNORECASE
)
_MINUS = re.compile(r"(?:minus\s+|минус\s+|[+−-])$", re.IGNORECASE)
_LOWEST_PACE = 60  # below it the words mean the growth itself: «темп роста 2,1%»
_BY_GROWTH = re.compile(
    r"(?:growth|increase|rise|рост)\w*\s+(?:amounted|came|stood)\s+(?:to|at)\s+\S*\s*$", re.IGNORECASE
)


def _bare(clause: Clause, before: str) -> str:
    """The words before the figure without its words of firmness."""
    _, pattern = _joined_table("firmness", clause.language)
    # "30% above 2023" and "growth above 40%": the second is firmness after a noun of change.
    return before[: match.start()] if (match := pattern.search(lowered(before))) else before


def _is_moved(clause: Clause, amount: Amount, bare: str) -> bool:
    """Whether a word of change leads up to the figure; `bare` is the beginning of the words before it."""
    start = clause.before_start(amount)
    end, bridge = start + len(bare), _bridge(clause.language)
    return any(bridge.match(clause.text, way.end, end) for way in clause.signs.among("ways", start, end))


def _is_by(clause: Clause, amount: Amount, before: str, bare: str, *, is_percent: bool, is_going_on: bool) -> bool:
    if is_percent and is_going_on and _GOING_ON.fullmatch(before):
        return True
    # The words of firmness take the preposition with them: «более чем на 40%».
    if not (_search(_BY, clause, bare) or re.search(r"(?:чем|около|почти|примерно)\s+на\s+$", before)):
        return False
    moved = clause.signs.among("ways", clause.before_start(amount), amount.start)
    return bool(moved) or (is_percent and (is_going_on or clause.language == "ru" or "by" in before.lower()))


# "Milk exports rose 8%, meat — 5%", "rose 9.8% in nominal terms but only 2.1%": the change goes on.
_GOING_ON = re.compile(
    r",?\s*(?:а\s+|и\s+|and\s+)?(?:[\w-]+\s){1,3}[—–-]\s*(?:на\s+)?|[^.;]{0,40}\s(?:a\s+further|another|an\s+additional)\s+|[^.;]{0,40}\s(?:but|но)\s+(?:only|just|лишь|только)\s+"
)


def _share_or_level(clause: Clause, amount: Amount, before: str, after: str) -> Kind:
    is_share = _words("SHARE_AFTER", clause.language).match(after) or _words("SHARE_NEAR", clause.language).search(
        before
    )
    return Kind.SHARE if is_share or amount.is_word else Kind.LEVEL


def direction_of(clause: Clause, amount: Amount, kind: Kind, last: Direction) -> Direction:
    """The way of a change by the word nearest to it; that of the change before it in a list; `last` for no change."""
    if kind is not Kind.CHANGE:
        return last
    if amount.sign:
        return Direction.UP if amount.sign == "+" else Direction.DOWN
    near, start = clause.after_end(amount, 24), clause.before_start(amount)
    found = _way(clause, amount.end, near) if _is_beside(clause, amount) else Direction.NONE
    found = found or (_way(clause, amount.start, amount.end, is_last=True) if amount.is_word else Direction.NONE)
    found = (
        found or _way(clause, start, amount.start, is_last=True) or _way(clause, amount.end, clause.after_end(amount))
    )
    found = found or last or (_way(clause, clause.start, amount.start, is_last=True) if amount.is_word else found)
    if found:
        return found
    is_up = amount.code == "times" or _EXCEEDED.search(clause.before(amount))
    return Direction.UP if is_up else Direction.NONE


_EXCEEDED = re.compile(r"\bexceed(?:s|ed|ing)?\b|\bпревы(?:с|ш)", re.IGNORECASE)


def _is_beside(clause: Clause, amount: Amount) -> bool:
    return bool(_words("CHANGE_AFTER", clause.language).match(clause.after(amount)))


def _way(clause: Clause, start: int, end: int, *, is_last: bool = False) -> Direction:
    found = clause.signs.among("ways", start, end)
    return Direction(found[-1 if is_last else 0].told) if found else Direction.NONE


def status_of(clause: Clause, amount: Amount, period: Period | None, last: Status, calendar: Calendar) -> Status:
    """Whether the figure is reported, planned, possible, forecast, or not yet final; `last` goes on over a list."""
    before = clause.before(amount, 70).rpartition(";")[2]
    told = {
        sign.told
        for start, end in ((amount.start - len(before), amount.start), (amount.end, _cut(clause, amount, 30)))
        for sign in clause.signs.among("statuses", start, end)
    }
    for status in _STATUSES:
        if status in told:
            return status
    if period and calendar.published_year and period.start.year > calendar.published_year:
        return Status.PLANNED
    return last if last is Status.PLANNED and not _PREDICATE.search(before) and ";" not in before else Status.REPORTED


# Of several that are told, the first counts.
_STATUSES = (Status.POTENTIAL, Status.FORECAST, Status.PLANNED, Status.PROVISIONAL, Status.ESTIMATED)
_CUT = re.compile(r"[,;:.(—–]|\s(?:and|but|while|beat|и|а|но|при)\s", re.IGNORECASE)
_PREDICATE = re.compile(
    r"\s+(?:is|was|are|were|has|have|had|will|stood|reached|hit|totall?ed|amounted|came|rose|fell|grew|dropped|"
    r"made|cost|costs|increased|decreased|declined|climbed|exceeded|составил\w*|составля\w+|достиг\w*|вырос\w*|"
    r"увеличил\w*|снизил\w*|сократил\w*|упал\w*|превысил\w*|равн\w+|стоит|стоил\w*|подн\w+|опустил\w*)\b",
    re.IGNORECASE,
)


def _cut(clause: Clause, amount: Amount, reach: int) -> int:
    """Where the figure's own part of the sentence ends, at most `reach` after it."""
    found = _CUT.search(clause.text, amount.end, clause.after_end(amount, reach))
    return found.start() if found else clause.after_end(amount, reach)


def ends_of(clause: Clause, amount: Amount, kind: Kind) -> tuple[Decimal, Decimal]:
    """The ends of the figure: below zero for a level with a minus right before it; a change tells by its direction."""
    is_below = kind is Kind.LEVEL and amount.sign == "-" and clause.text[amount.start - 1] in "-\u2212"
    return (-amount.high, -amount.low) if is_below else (amount.low, amount.high)

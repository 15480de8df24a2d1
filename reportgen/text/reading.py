"""What the words around a figure say of it: firmness, change or level, direction, measure, names, plan or fact."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from reportgen.model.facts import Qualifier, Status
from reportgen.model.period import Period
from reportgen.text import quantity_cues as cues
from reportgen.text.amounts import Amount
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


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure's surroundings: its sentence's span, the end of the figure before it, the start of the one after."""

    text: str
    language: str
    start: int
    end: int
    previous_end: int
    next_start: int

    def before(self, amount: Amount, reach: int = 90) -> str:
        """The words before the figure, back to the figure before it."""
        return self.text[max(self.start, self.previous_end, amount.start - reach) : amount.start]

    def after(self, amount: Amount, reach: int = 60) -> str:
        """The words after the figure, up to the next one."""
        return self.text[amount.end : min(self.end, self.next_start, amount.end + reach)]


_T = TypeVar("_T")
_TABLES: Mapping[str, Mapping[str, Sequence[tuple[object, str]]]] = {
    "firmness": cues.FIRMNESS,
    "after": cues.FIRMNESS_AFTER,
    "measures": cues.MEASURES,
    "statuses": cues.STATUSES,
}
_FRAMES = {
    "firmness": r"(?<![\w-])(?:{})\s*(?:the\s+|an?\s+|чем\s+|на\s+|в\s+|за\s+|и\s+|even\s+|als\s+|[$€£]|[+−-])*\s*$",
    "after": r"\s*,?\s*(?:{})",
    "measures": r"\b(?:{})(?!\w)",
    "statuses": r"\b(?:{})(?!\w)",
}


@cache
def _table(name: str, language: str) -> tuple[tuple[object, re.Pattern[str]], ...]:
    rows = _TABLES[name].get(language, _TABLES[name]["en"])
    return tuple((key, re.compile(_FRAMES[name].format(words), re.IGNORECASE)) for key, words in rows)


@cache
def _joined_table(name: str, language: str) -> tuple[tuple[object, ...], re.Pattern[str]]:
    """The keys of a table, and one pattern whose group `k3` is the words of the fourth: one search instead of many."""
    rows = _TABLES[name].get(language, _TABLES[name]["en"])
    joined = "|".join(f"(?P<k{place}>{words})" for place, (_, words) in enumerate(rows))
    return tuple(key for key, _ in rows), re.compile(_FRAMES[name].format(joined), re.IGNORECASE)


@cache
def _words(name: str, language: str, frame: str = r"{}") -> re.Pattern[str]:
    table: Mapping[str, str] = getattr(cues, name)
    return re.compile(frame.replace("{}", table.get(language, table["en"])), re.IGNORECASE)


_CHANGED = r"\b(?:{})"


@cache
def _change_before(language: str) -> re.Pattern[str]:
    code = language if language in cues.UP else "en"
    return re.compile(rf"\b(?:{cues.UP[code]}|{cues.DOWN[code]})(?!\w){cues.BRIDGE[code]}", re.IGNORECASE)


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
    if amount.low != amount.high and _RU_FROM.search(before):
        return Qualifier.EXACT
    keys, pattern = _joined_table("firmness", clause.language)
    if (match := pattern.search(before)) and isinstance(key := keys[int(str(match.lastgroup)[1:])], Qualifier):
        if amount.code == "%" and match[0].strip().lower() == "под":
            return Qualifier.EXACT  # a loan «под 9% годовых»
        return key
    for key, pattern in _table("after", clause.language):
        if pattern.match(after) and isinstance(key, Qualifier):
            return key
    return Qualifier.EXACT


_RU_FROM = re.compile(r"\bот\s+$", re.IGNORECASE)
_RU_UP_TO = re.compile(r"(с\s+\S+\s+)?\bдо\s+$", re.IGNORECASE)
_RU_MOTION = re.compile(
    r"\b(?:вырос|выраст|увелич|поднят|подня|дош|дойт|сниз|снижа|сокра|упа|довест|довед|довел|рост|нул|возрос|нарас|"
    r"нарат|повы|сначала|год|"
    r"затем|уменьш|расшир|опуст|просе|подскоч|рухну|замедл|ускор|подорожа|подешев|прибав|потеря|укреп|ослаб)\w*",
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
    if amount.code in {"times", "pp"}:
        return Kind.CHANGE
    return _kind_by_words(clause, amount, before, after, is_going_on=is_going_on)


def _kind_by_words(clause: Clause, amount: Amount, before: str, after: str, *, is_going_on: bool) -> Kind:
    is_percent = amount.code in ("%", "bp")
    bare = _bare(clause, _MINUS.sub("", before) if amount.code == "°C" else before.rstrip("+−-"))
    is_to = _search(_TO, clause, bare)
    is_pace = is_percent and amount.low >= _LOWEST_PACE and bool(_PACE.search(before))
    if is_pace or (is_percent and not amount.is_word and _words("INDEX_AFTER", clause.language).match(after)):
        is_change = not is_pace and (_search(_BY, clause, before) or _is_moved(clause, bare))
        return Kind.CHANGE if is_change else Kind.INDEX
    if amount.sign and (is_percent or amount.sign == "+"):
        return Kind.CHANGE
    told = _words("CHANGE_AFTER", clause.language).match(after) if amount.code else None
    # "Came to $30 million, growth above 40%": only a percentage is told a change by a noun after a comma.
    if told and (is_percent or "," not in told[0]):
        return Kind.CHANGE
    if is_to and not _BY_GROWTH.search(before):
        return _share_or_level(clause, amount, before, after) if is_percent else Kind.LEVEL
    if _is_moved(clause, bare) or _is_by(clause, before, bare, is_percent=is_percent, is_going_on=is_going_on):
        return Kind.CHANGE
    return _share_or_level(clause, amount, before, after) if is_percent else Kind.LEVEL


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
    return before[: match.start()] if (match := pattern.search(before)) else before


def _is_moved(clause: Clause, bare: str) -> bool:
    return bool(_change_before(clause.language).search(bare))


def _is_by(clause: Clause, before: str, bare: str, *, is_percent: bool, is_going_on: bool) -> bool:
    if is_percent and is_going_on and _GOING_ON.fullmatch(before):
        return True
    # The words of firmness take the preposition with them: «более чем на 40%».
    if not (_search(_BY, clause, bare) or re.search(r"(?:чем|около|почти|примерно)\s+на\s+$", before)):
        return False
    moved = _words("UP", clause.language, _CHANGED).search(before) or _words("DOWN", clause.language, _CHANGED).search(
        before
    )
    return bool(moved) or (is_percent and (is_going_on or clause.language == "ru" or "by" in before.lower()))


# "Milk exports rose 8%, meat — 5%", "rose 9.8% in nominal terms but only 2.1%": the change goes on.
_GOING_ON = re.compile(
    r",?\s*(?:а\s+|и\s+|and\s+)?(?:[\w-]+\s){1,3}[—–-]\s*(?:на\s+)?|[^.;]{0,40}\s(?:but|но)\s+(?:only|just|лишь|только)\s+"
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
    own = clause.text[amount.start : amount.end] if amount.is_word else ""
    for words, at_end in (
        (clause.after(amount, 24), False),
        (own, True),
        (clause.before(amount), True),
        (clause.after(amount), False),
    ):
        if (found := _way(clause, words, is_last_wins=at_end)) and (
            words != clause.after(amount, 24) or _is_beside(clause, amount)
        ):
            return found
    if amount.sign or last:
        return last
    return Direction.UP if amount.code == "times" else Direction.NONE


def _is_beside(clause: Clause, amount: Amount) -> bool:
    return bool(_words("CHANGE_AFTER", clause.language).match(clause.after(amount)))


def _way(clause: Clause, words: str, *, is_last_wins: bool) -> Direction:
    found = [(match.start(), way) for name, way in (("UP", Direction.UP), ("DOWN", Direction.DOWN))
             for match in _words(name, clause.language, r"\b(?:{})(?!\w)").finditer(words)]  # fmt: skip
    return (max(found) if is_last_wins else min(found))[1] if found else Direction.NONE


def measure_of(clause: Clause, amount: Amount, kind: Kind) -> str:
    """What the figure measures: the nearest word of a known measure before it, what it counts, or one after it."""
    if amount.noun and not amount.code:
        return amount.noun
    before = clause.text[max(clause.start, amount.start - 160) : amount.start]
    own = before[-(amount.start - clause.previous_end) :] if amount.start > clause.previous_end else ""
    near = _CUT.split(clause.after(amount, 30))[0]
    windows = ((own, True), (near, False), (before, True))
    # "Three-quarters of imports": a part says after itself what it is part of.
    for words, is_last_wins in (windows[1], windows[0], windows[2]) if kind is Kind.SHARE else windows:
        if found := _known_measure(clause, amount, words, is_last_wins=is_last_wins):
            return found
    if kind is Kind.CHANGE:
        return _subject(clause, amount)
    return _object(clause, amount) or _subject(clause, amount)


_OBJECT = re.compile(
    r"\s+of\s+(?:the\s+)?([a-z-]+(?:\s+[a-z-]+)?)|\s+([а-яё-]{3,}(?:ых|их|ой|ого|ей)\s+[а-яё-]{3,}|[а-яё-]{4,})"
)


def _object(clause: Clause, amount: Amount) -> str:
    """What there are so many tonnes or percent of."""
    found = (
        _OBJECT.match(clause.after(amount)) if amount.code in ("%", "t", "kg", "m3", "barrel", "litre", "m") else None
    )
    return (found[1] or found[2] or "") if found else ""


def _known_measure(clause: Clause, amount: Amount, words: str, *, is_last_wins: bool) -> str:
    keys, pattern = _joined_table("measures", clause.language)
    found = [str(keys[int(str(match.lastgroup)[1:])]) for match in pattern.finditer(words)]
    if amount.code in ("t", "t/year", "kg"):
        # Tonnes are no turnover, whatever a headline calls them.
        found = [each for each in found if each not in ("turnover", "balance")]
    if not found:
        return ""
    return found[-1] if is_last_wins else found[0]


_PREDICATE = re.compile(
    r"\s+(?:is|was|are|were|has|have|had|will|stood|reached|hit|totall?ed|amounted|came|rose|fell|grew|dropped|"
    r"made|cost|costs|increased|"
    r"decreased|declined|climbed|exceeded|составил\w*|составля\w+|достиг\w*|вырос\w*|увеличил\w*|снизил\w*|"
    r"сократил\w*|упал\w*|"
    r"превысил\w*|равн\w+|стоит|стоил\w*|подн\w+|опустил\w*)\b",
    re.IGNORECASE,
)


def _subject(clause: Clause, amount: Amount) -> str:
    """The words before the verb, when they are few enough to name a measure."""
    words = clause.text[max(clause.start, amount.start - 160) : amount.start]
    verb = _PREDICATE.search(words)
    if not verb or amount.start - clause.start > 160:
        return ""
    named = re.split(r"[,;:–—]\s+", words[: verb.start()])[-1].split()
    if not 1 <= len(named) <= 8 or _NO_SUBJECT.match(named[0]):
        return ""
    return " ".join(named)


_NO_SUBJECT = re.compile(
    r"(?:this|that|these|it|he|she|they|we|i|there|which|who|in|for|on|at|by|of|as|if|and|but|what|the\s+figure|"
    r"что|он|она|оно|"
    r"они|мы|это|эт\w+|котор\w+|в|на|за|по|с|к|из|и|а|но|для|при)$",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,;:.(—–]|\s(?:and|but|while|и|а|но)\s", re.IGNORECASE)
_CAPITAL = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b)(?!\w+(?:ian|ish|ese)\b)[A-ZА-ЯЁ][\w’'-]+"
)
_NAME = (
    rf"(?:the\s+)?{_CAPITAL}(?:\s+(?:of\s+(?:the\s+)?)?{_CAPITAL}|\s+(?:регион\w*|област\w*|кра[йяею]\w*|"
    r"region|oblast|province))*"
)
_BESIDE = re.compile(
    rf"\b(?:between|with|to|from|through|via|into|in|of|for|by|между|из|через|в|во|с|со|для|по|mit|aus|nach|durch)\s+"
    rf"({_NAME}(?:\s+(?:and|и|und)\s+(?:with\s+|с\s+)?{_NAME})?)"
)


def entity_of(clause: Clause, amount: Amount) -> str:
    """The names said in the figure's own part of the sentence, else before it: "Belarus and the Astrakhan Region"."""
    own = clause.text[max(clause.start, clause.previous_end - 1, amount.start - 160) : amount.start]
    after, whole = clause.after(amount, 80), clause.text[max(clause.start, amount.start - 240) : amount.start]
    for words in (own, _CUT.split(after)[0], whole):
        names = [" ".join(match[1].split()) for match in _BESIDE.finditer(words)]
        names = [name.removeprefix("the ") for name in names if not name.isupper() or len(name) <= 4]
        if names:
            return names[-1]
    return ""


_POSSESSOR = {
    "en": re.compile(
        rf"\b({_CAPITAL}(?:\s{_CAPITAL})?)['’]s?\s+(?:\w+\s)?(?:exports?|imports?|sales|output|deliveries)\b|"
        rf"\b([A-Z]\w+(?:ian|ish|ese|an))\s+(?:\w+\s)?(?:exports?|imports?|deliveries)\b|"
        rf"\b(?:[Ee]xports?|[Ii]mports?|[Dd]eliveries)\s+(?:of|from|by)\s+((?:the\s+)?{_CAPITAL}(?:\s{_CAPITAL})*)"
    ),
    "ru": re.compile(
        rf"\b([А-ЯЁа-яё]+(?:ск|цк)(?:ий|ого|ому|им|ом|ие|их))\s+(?:экспорт|импорт)\w*|"
        rf"\b(?:[Ээ]кспорт|[Ии]мпорт|[Пп]оставк|[Пп]оставок)\w*\s+(?:из\s+)?({_CAPITAL}(?:\s{_CAPITAL})*)"
    ),
}


def viewpoint_of(clause: Clause, amount: Amount) -> str:
    """Whose exports or imports the figure tells, as the sentence says it: "Norland's exports", «экспорт Беларуси»."""
    pattern = _POSSESSOR.get(clause.language)
    words = clause.text[max(clause.start, amount.start - 160) : amount.start]
    found = list(pattern.finditer(words)) if pattern else []
    return " ".join(next((part for part in found[-1].groups() if part), "").split()) if found else ""


def status_of(clause: Clause, amount: Amount, period: Period | None, last: Status, calendar: Calendar) -> Status:
    """Whether the figure is reported, planned, possible, forecast, or not yet final; `last` goes on over a list."""
    before = clause.before(amount, 70).rpartition(";")[2]
    words = before + " " + _CUT.split(clause.after(amount, 30))[0]
    keys, pattern = _joined_table("statuses", clause.language)
    told = {int(str(match.lastgroup)[1:]) for match in pattern.finditer(words)}
    if told and isinstance(key := keys[min(told)], Status):
        return key
    if period and calendar.published_year and period.start.year > calendar.published_year:
        return Status.PLANNED
    return last if last is Status.PLANNED and not _PREDICATE.search(before) and ";" not in before else Status.REPORTED

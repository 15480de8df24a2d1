"""What a figure measures, whose it is, and from whose side exports and imports are told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from reportgen.text import measure_cues
from reportgen.text import quantity_cues as cues
from reportgen.text.amount import Amount
from reportgen.text.clauses import Clause, Sign
from reportgen.text.counted import counted_noun
from reportgen.text.names import is_name
from reportgen.text.reading import Kind

_REACH = 160


def is_mere_change(measure: str, language: str) -> bool:
    """Whether a measure says nothing, or only that something changed: "growth was 4%" is of what was named before."""
    return not measure or (" " not in measure and bool(_moving(language).fullmatch(measure)))


_MASSES = ("t", "t/year", "kg")


def measure_of(clause: Clause, amount: Amount, kind: Kind, last: str) -> str:
    """What the figure measures, or empty when its part of the sentence does not say.

    What it counts ("50 tractors"), else what is said right before it ("at a cost of"), the subject, a known measure
    near it, what stands after it. `last` is what the figure before it measures: what is compared with that is the same.
    """
    if amount.noun and not amount.code:
        return _reached(clause, amount) or amount.noun + _content(clause, amount)
    if last and _is_of_the_last(clause, amount):
        return last
    return _said_before(clause, amount) or _said_near(clause, amount, kind)


def _said_near(clause: Clause, amount: Amount, kind: Kind) -> str:
    subject = _subject(clause, amount)
    start = max(clause.previous_end, amount.start - _REACH, clause.start)
    before = subject.words if subject.is_known else _known(clause, amount, start, amount.start, is_last=True)
    after = _after(clause, amount)
    # "Three-quarters of imports": a part says after itself what it is part of; "60% of GDP" is only a scale.
    if kind is Kind.SHARE and after == "gdp":
        before, after = before or subject.words, ""
    found = (after or before) if kind is Kind.SHARE else (before or after)
    if not found and kind is not Kind.CHANGE:
        found = _object(clause, amount)
    return found or subject.words or _earlier(clause, amount) or _OF_UNITS.get(amount.code, "")


# What a unit measures, when no word says it.
_OF_UNITS = {"ha": "area", "acre": "area", "°C": "temperature", "km/h": "speed", "mph": "speed"}


def _is_of_the_last(clause: Clause, amount: Amount) -> bool:
    """Whether the figure is compared with the one before it, or a part or multiple of it."""
    is_near = amount.start - clause.previous_end <= _MOST_BETWEEN
    if is_near and _COMPARED.match(clause.text, clause.previous_end, amount.start):
        return True
    if not (amount.code or amount.noun) and _OUT_OF.match(clause.text, clause.start):
        return True
    if _MORE_OF_THEM.search(clause.text, clause.before_start(amount, 40), amount.start):
        return amount.is_word or not amount.code
    if amount.code == "times":
        return bool(_ASIDE_FACTOR.fullmatch(clause.text, clause.previous_end, amount.start))
    return amount.is_word and bool(OF_THEM.match(clause.text, amount.end, clause.end))


# "Down from 1.9", "against a budgeted 2.3 million", "(2023: 8,102)", "dropped 7% to": it is told of the same.
_COMPARED = re.compile(
    r"(?:[^.;\d]{0,12}\s?\((?:[^()]|\d){0,20}|[^.;\d()]{0,60},?\s(?:against|versus|compared\s+(?:with|to)|than|up\s+from|"
    r"down\s+from|from|чем|против|по\s+сравнению\s+с)\s+(?:[^\W\d]+\s+){0,3}|"
    r"\s+(?:to|до)\s+(?:[^\W\d]+\s+){0,2}|,\s+(?:or\s+|или\s+)(?:[^\W\d]+\s+){0,2}|[^.;\d()]{0,30},\s+что\s+(?:[^\W\d]+\s+){0,3})(?:[A-Z]{0,2}[$€£])?$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?:Of\s+(?:the|its|their)|Из)\s+\d")
# "And another 16", «из них каждый пятый», «ещё от 60 до 80».
_MORE_OF_THEM = re.compile(
    r"\b(?:из\s+(?:них|которых)|of\s+(?:them|whom|which)|another|a\s+further|ещ[её])\s+(?:(?:от|around|about|примерно)\s+)?$",
    re.IGNORECASE,
)
_MOST_BETWEEN = 110
_ASIDE_FACTOR = re.compile(r"[^.;\d()]{0,30},\s+(?:(?:almost|nearly|about|over|more\s+than|почти|более\s+чем|что)\s+)?")
OF_THEM = re.compile(r"\s+(?:of\s+(?:whom|them|which|these|those)|из\s+(?:них|которых))\b")
_CONTENT = re.compile(r"\s+of\s+(?!the\b|its\b|their\b|his\b|her\b)([a-z][a-z-]+(?:\s+[a-z-]{4,}(?<!ed)(?<!ly))?)")


def _content(clause: Clause, amount: Amount) -> str:
    """What is in what is counted: "bags" of fertiliser."""
    found = _CONTENT.match(clause.text, amount.end + len(amount.noun) + 1, clause.after_end(amount, 80))
    if not found or not clause.text[amount.end :].lstrip().startswith(amount.noun):
        return ""
    return " of " + _HANGING.sub("", found[1])


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: str = ""
    is_known: bool = False


def _known(clause: Clause, amount: Amount, start: int, end: int, *, is_last: bool) -> str:
    """The nearest known measure within the span."""
    found = clause.signs.among("measures", start, end)
    if amount.code in _MASSES:
        # Tonnes are no turnover, whatever a headline calls them.
        found = [sign for sign in found if sign.told not in ("turnover", "balance", "price", "wage")]
    return _in_words(clause, amount, found[-1 if is_last else 0]) if found else ""


def _with_object(clause: Clause, amount: Amount, sign: Sign) -> str:
    """«Надоено 418 тыс. т молока»: what is made stands behind the figure."""
    found = _OBJECT.match(clause.after(amount)) if amount.code in _MASSES and sign.told == "output" else None
    words = found[2] if found else ""
    if not words or _NO_OBJECT.match(words):
        return sign.told
    return f"{clause.text[sign.start : sign.end]} {words}".lower()


def _in_words(clause: Clause, amount: Amount, sign: Sign) -> str:
    """The measure's key; with the words before it, where the key alone would put unlike things together."""
    if sign.told not in measure_cues.BROAD:
        return sign.told
    if clause.language != "en":
        return _with_object(clause, amount, sign)
    found = _MODIFIERS.search(clause.text, max(clause.start, sign.start - 40), sign.start)
    words = found[0].split() if found else []
    while words and (_NO_MODIFIER.match(words[0]) or _moving(clause.language).fullmatch(words[0])):
        words = words[1:]
    if not words or any(_NO_MODIFIER.match(word) for word in words):
        return sign.told
    return " ".join([*words, clause.text[sign.start : sign.end]]).lower()


_MODIFIERS = re.compile(r"(?:(?<![\w’'-])[A-Za-z-]+\s){1,2}$")
_NO_MODIFIER = re.compile(
    r"(?:the|an?|its|their|his|her|our|your|my|this|that|these|those|of|in|on|at|by|for|from|to|with|and|or|but|as|is|"
    r"are|was|were|has|have|had|will|when|while|where|which|who|if|than|since|because|after|before|whose|said|says|so|"
    r"between|total|average|annual|monthly|overall|more|less|up|down|[a-z]+(?:ed|ly|’s|'s))$",
    re.IGNORECASE,
)


@cache
def _moving(language: str) -> re.Pattern[str]:
    ways = f"{cues.UP.get(language, cues.UP['en'])}|{cues.DOWN.get(language, cues.DOWN['en'])}"
    return re.compile(rf"(?:{ways})", re.IGNORECASE)


def _after(clause: Clause, amount: Amount) -> str:
    found = _PART_CUT.search(clause.text, amount.end, clause.after_end(amount, 30))
    return _known(clause, amount, amount.end, found.start() if found else clause.after_end(amount, 30), is_last=False)


def _earlier(clause: Clause, amount: Amount) -> str:
    """A measure said before the figure that stands before this one, in the same sentence."""
    return _known(clause, amount, max(clause.start, amount.start - _REACH), amount.start, is_last=True)


_SAID_BEFORE = re.compile(
    r"((?:[A-Za-z-]+\s+){0,2}[a-z-]{3,})\s+of\s+(?:an?\s+|the\s+)?(?:[a-z]+\s+){0,2}(?:A|US|C|NZ)?[$€£]?$",
    re.IGNORECASE,
)
_NO_MEASURE = re.compile(
    r"(?:total|average|mean|maximum|minimum|number|amount|sum|rate|level|range|value|figure|record|kind|one|some|out|"
    r"because|instead|most|all|each|half|part|rest|period|age|aged|distance|hundreds?|thousands?|millions?|dozens?|tens|"
    r"percent|cent|tonnes?|tons?|use|sp(?:oke|eaks)|t(?:old|alked)|complained|boasts?|warned|think|thought|end|start|side|sale|consists?|made|majority|many|any|none|both|lot|group|team|"
    r"forecasts?|expectations?|targets?|estimates?|projections?|plans?|additional|another|excess|region|offer|order|factor|quarters?|thirds?)$",
    re.IGNORECASE,
)


def _said_before(clause: Clause, amount: Amount) -> str:
    """ "At an average grade of 1.21%": the noun before "of", unless it is a word of change or of mere amount."""
    if clause.language != "en" or " of " not in clause.before(amount, 60):
        return ""
    found = _SAID_BEFORE.search(clause.text, clause.before_start(amount, 60), amount.start)
    if not found:
        return ""
    words = found[1].split()
    if _NO_MEASURE.match(words[-1]) or _moving("en").fullmatch(words[-1]):
        return ""
    if known := clause.signs.among("measures", found.start(1), found.end(1)):
        return _in_words(clause, amount, known[-1])
    while len(words) > 1 and (_NO_MODIFIER.match(words[0]) or _moving("en").fullmatch(words[0])):
        words = words[1:]
    return " ".join(words[-2:] if any(_NO_MODIFIER.match(word) for word in words[:1]) else words).lower()


_MASS_NOUNS = frozenset(
    ["g", "m3", "barrel", "litre", "m", "m2", "km2", "ha", "acre", "kWh", "MWh", "GWh", "kW", "MW", "GW", "lb"]
)
_OBJECT = re.compile(
    r"\s+of\s+(?:the\s+|its\s+|their\s+)?([a-z-]+(?:\s+[a-z-]+)?)|"
    r"\s+([а-яё-]{3,}(?:ых|их|ой|ого|ей)\s+[а-яё-]{3,}|[а-яё-]{4,})"
)
_HANGING = re.compile(
    r"\s+(?:in|on|at|by|for|from|to|with|and|or|but|as|is|are|was|were|has|have|had|will|this|last|a|the)$"
)


def _object(clause: Clause, amount: Amount) -> str:
    """What there are so many tonnes or percent of."""
    found = _OBJECT.match(clause.after(amount)) if amount.code in ("%", *_MASSES, *_MASS_NOUNS) else None
    words = (found[1] or found[2] or "") if found else ""
    if amount.is_word and amount.code == "%" and not words:
        words = counted_noun(clause.text, amount.end, clause.after_end(amount))
    return "" if _NO_OBJECT.match(words) else _HANGING.sub("", words)


_NO_OBJECT = re.compile(
    r"(?:all|the|its|their|full|complete|completed|done|empty|finished|total|them|which|whom|this|that|those|these|about|против|больше|меньше|чем|около|при|года?)\b"
)
_LEVEL_UNITS = re.compile(r"(?:bags?|TEUs?|units?|heads?|copies|doses|pieces|штук\w*|единиц\w*|голов\w*|мешк\w+)$")
_TO = re.compile(r"\b(?:to|at|до)\s+(?:[a-zа-я]+\s+)?$")


def _reached(clause: Clause, amount: Amount) -> str:
    """What came "to 2.1 million bags": a subject says more than a word of mere amount."""
    if not (_LEVEL_UNITS.match(amount.noun) or (amount.scale is None and amount.noun.istitle())):
        return ""
    known = _known(clause, amount, clause.before_start(amount, _REACH), amount.start, is_last=True)
    return known or _subject(clause, amount).words


_PREDICATE = re.compile(
    r"\s+(?:is|was|are|were|has|have|had|will|would|could|can|may|might|should|stands?|stood|reach(?:es|ed)|hit|totall?(?:s|ed)|amount(?:s|ed)|c[ao]mes?|"
    r"rose|fell|grew|dropped|slip(?:ped|s)|dipped|made|costs?(?=\s+(?:\S+\s+){0,3}\S?$)|increased|decreased|declined|climbed|jumped|surged|exceed(?:s|ed)|"
    r"eased|shrank|remain(?:s|ed)|averaged?s?|account(?:s|ed)|cover(?:s|ed)|equal(?:s|led)|make|makes|widened|narrowed|slowed|"
    r"составил\w*|составля\w+|составит|достиг\w*|вырос\w*|вырастет|увеличил\w*|снизил\w*|сократил\w*|упал\w*|превысил\w*|"
    r"не\s+превысит|равн\w+|стоит|стоил\w*|подн\w+|подорожа\w+|подешеве\w+|опустил\w*|оценива\w+|оцен[её]н\w*|держится|достигает|выполнен\w*|"
    r"завершен\w*|завершён\w*|доведен\w*|доведён\w*|[а-яё]{4,}(?:ано|ено|ято)|стало|стал[аи]?|[а-яё]{4,}(?:лась|лось|лись|лся|ется|ится|ются|ятся|[ая]ет|еет|ует))\b|"
    r"\s+на\s+(?=(?:(?!уровне\b)[а-яё]+\s+)?$)|\s*[—–:]\s+(?=(?:\S+\s+){0,2}$)",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?:doubl|tripl|trebl|quadrupl|quintupl|halv|удво|утро)", re.IGNORECASE)
_MOVED_OBJECT = re.compile(
    r"\b(?:cut|cuts|cutting|rais(?:ed?|es|ing)|increas(?:ed?|es|ing)|reduc(?:ed?|es|ing)|boost(?:ed|s|ing)?|lower(?:ed|s|ing)?|"
    r"lift(?:ed|s|ing)?|trim(?:med|s)?|expand(?:ed|s|ing)?|push(?:ed|es|ing)?|brought|bring(?:s|ing)?|extend(?:ed|s)?)\s+"
    r"((?!from\b|by\b|to\b|in\b)(?:[\w’'-]+\s+){1,6}?)(?:by|to|from)\s+(?:[a-z]+\s+){0,3}\S?$",
    re.IGNORECASE,
)
_CLAUSE_CUT = re.compile(
    r"[,;:(–—]\s+|\b(?:said|says|noted|announced|reported|added|told\s+\w+|stated|explained|that|while|whereas|but|because|"
    r"when|whose|which|who|and|что|а|но|и|поскольку|как)\s+",
    re.IGNORECASE,
)


def _subject(clause: Clause, amount: Amount) -> _Phrase:
    """The object of a verb of change, or the words before the verb, when they can name a measure."""
    start = max(clause.start, amount.start - _REACH)
    if clause.language == "en" and (moved := _MOVED_OBJECT.search(clause.text, start, amount.start)):
        return _phrase(clause, amount, moved.start(1), moved.end(1))
    verbs = [verb.start() for verb in _PREDICATE.finditer(clause.text, start, amount.start)]
    if amount.is_word and _VERB.match(clause.text, amount.start) and clause.text[amount.start - 1] == " ":
        verbs.append(amount.start - 1)
    if not verbs:
        return _Phrase()
    cuts = list(_CLAUSE_CUT.finditer(clause.text, start, verbs[-1]))
    if cuts and clause.text[verbs[-1] - 1] == ",":
        # "Traffic, by contrast, slipped": a comma before the verb closes an aside.
        return _phrase(clause, amount, cuts[-2].end() if len(cuts) > 1 else start, cuts[-1].start())
    first = cuts[-1].end() if cuts else start
    verb = next((each for each in verbs if each >= first), None)
    if verb is None:
        return _Phrase()
    found = _phrase(clause, amount, first, verb)
    # What is said of the figure before it yields to a measure that is nearer.
    return found if verb >= clause.previous_end else replace(found, is_known=False)


def _phrase(clause: Clause, amount: Amount, start: int, end: int) -> _Phrase:
    """A noun phrase as a measure; empty for a pronoun, an agent's name or too many words."""
    if attribute := _ATTRIBUTE.search(clause.text, start, end):
        end = attribute.start()
    if known := _known(clause, amount, start, end, is_last=False):
        return _Phrase(known, is_known=True)
    words = clause.text[start:end]
    if cut := _TAIL.search(words):
        words = words[: cut.start()]
    named = words.strip('"“”«»„ ').split()
    if len(named) > 1 and named[0].lower() in ("the", "a", "an", "its", "their", "his", "her", "our"):
        named = named[1:]
    if not 1 <= len(named) <= _MOST_WORDS or _NO_SUBJECT.match(named[0]) or _AGENT.search(" ".join(named)):
        return _Phrase()
    is_name = len(named) > 1 and named[-1][:1].isupper() and not named[-1].isupper()
    if is_name or _NAMES_JOINED.match(words) or _NUMBER.search(words):
        return _Phrase()
    return _Phrase(" ".join(named).strip(",:;"))


# «Терминал мощностью 6 млн тонн»: what the thing is like is not what is told of it.
_ATTRIBUTE = re.compile(
    r"\s(?:мощностью|стоимостью|длиной|протяж[её]нностью|площадью|высотой|глубиной|весом|массой|вместимостью|"
    r"with\s+a\s+capacity\s+of|worth)\s+"
)
_TAIL = re.compile(r"(?<=\w)\s+(?:for|in|at|on|by|from|to|with|per|over|during|waiting|since|within|under)\s")
_NUMBER = re.compile(r"\d(?![\w,]*-[a-z]{3})")
_NAMES_JOINED = re.compile(r"[A-ZА-ЯЁ][\w-]+\s+(?:and|и)\s")
_MOST_WORDS = 8
_AGENT = re.compile(
    r"\b(?:ministry|compan(?:y|ies)|government|council|board|builder|contractor|union|firm|bank|president|minister|"
    r"governor|mayor|officials?|workers|police|management|parliament|agency|authority|министерств\w*|компани\w+|"
    r"правительств\w*|совет|администраци\w+|губернатор|министр|республика|предприяти\w+|фирма|банк|завод|холдинг)$",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:this|that|these|it|he|she|they|we|i|you|there|which|who|in|for|on|at|by|of|as|if|and|but|what|the\s+figure|"
    r"from|after|before|during|since|with|under|over|to|not|has|have|been|что|он|она|оно|они|мы|это|эт\w+|котор\w+|в|во|"
    r"на|за|по|с|к|из|и|а|но|для|при|от|до|не|его|её|их|там|здесь)$",
    re.IGNORECASE,
)
_PART_CUT = re.compile(r"[,;:.(—–]|\s(?:and|but|while|и|а|но)\s", re.IGNORECASE)


def entity_of(clause: Clause, amount: Amount) -> str:
    """The names said in the figure's own part of the sentence, else before it: "Belarus and the Astrakhan Region"."""
    own = max(clause.start, clause.previous_end - 1, amount.start - _REACH)
    cut = _PART_CUT.search(clause.text, amount.end, clause.after_end(amount, 80))
    windows = (
        (own, amount.start),
        (amount.end, cut.start() if cut else clause.after_end(amount, 80)),
        (max(clause.start, amount.start - 240), amount.start),
    )
    for start, end in windows:
        names = [sign.told.removeprefix("the ") for sign in clause.signs.among("names", start, end)]
        names = [name for name in names if is_name(name)]
        if names:
            return names[-1]
    return ""


def viewpoint_of(clause: Clause, amount: Amount) -> str:
    """Whose exports or imports the figure tells, as the sentence says it: "Norland's exports", «экспорт Беларуси»."""
    found = clause.signs.among("owners", max(clause.start, amount.start - _REACH), amount.start)
    return found[-1].told if found else ""

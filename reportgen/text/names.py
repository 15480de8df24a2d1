"""Names beside figures: places and bodies that a figure is of, and whose exports or imports it tells. Patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_CAPITAL = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter|Ramadan|GDP|GNP|VAT|CPI|FY|"
    r"Q[1-4]|H[12]|[IVX]+|USD|EUR|RUB|ВВП|НДС|СМИ|ЧС)\b)(?!\w+(?:ian|ish|ese)\b)[A-ZА-ЯЁ][\w’'-]+"
)
_PLAIN = _CAPITAL.removesuffix(r"[\w’'-]+") + r"[\w-]+"
_NAME = (
    rf"(?:the\s+)?{_CAPITAL}(?:\s+(?:of\s+(?:the\s+)?)?{_CAPITAL}|\s+(?:регион\w*|област\w*|кра[йяею]\w*|"
    r"region|oblast|province))*"
)
# What may stand behind a name with an article: "the Mukura dam", and before one: «порта Северная Гавань».
_WORKS = (
    r"dam|port|terminal|plant|mine|mill|refinery|factory|smelter|concentrator|field|oilfield|airport|station|hospital|"
    r"university|canal|tunnel|bridge|shipyard|yard|district|county|province|region|valley|basin|island|islands|coast|"
    r"sea|strait|peninsula|group|company|corporation|bank"
)
_RUSSIAN_WORKS = (
    r"порт|аэропорт|завод|комбинат|фабрик|холдинг|агрохолдинг|компани|предприяти|рудник|шахт|месторождени|станци|город|"
    r"пос[её]л|сел|деревн|остров|банк|групп"
)
# Russian says "of" by a case: what a place has, so that the word in capitals after it is no person.
_RUSSIAN_HAD = (
    r"транспорт|жител|населени|экономик|промышленност|бюджет|территори|столиц|рынк|рынок|экспорт|импорт|товарооборот|"
    r"ВВП|порт|власт|школ|больниц|предприяти|компани|област|регион|районн?|город|аэропорт|побережь|берег|банк|юг|север|"
    r"восток|запад|центр"
)
_AND = rf"(?:\s+(?:and|и|und)\s+(?:with\s+|с\s+)?{_NAME})?"
_LATIN = (
    rf"\b(?:[Bb]etween|[Ww]ith|to|from|through|via|into|[Ii]n|[Oo]f|[Ff]or|by|mit|aus|nach|durch)\s+({_NAME}{_AND})|"
    rf"(?<![\w’'-])(?!It\b|That\b|He\b|She\b|Let\b|There\b|What\b|Here\b|Who\b|Last\b|This\b|Today\b|Next\b)"
    rf"({_PLAIN}(?:\s{_PLAIN})*)['’]s\s+[a-z]|"
    rf"\b[Tt]he\s+({_PLAIN}(?:\s{_PLAIN})*)\s+(?:{_WORKS})\b"
)
_CYRILLIC = (
    rf"\b(?:[Мм]ежду|[Ии]з|[Чч]ерез|[Вв]о?|с|со|для|по)\s+({_NAME}{_AND})|"
    r"(?<![\w-])([А-ЯЁ][а-яё-]+(?:ск|цк)(?:ой|ого|ому|ом|ая|ий|им|ую|ие|их)\s+(?:област|кра[йяею]|район|округ|республик|"
    r"ТЭЦ|АЭС|ГЭС|порт|завод|комбинат|больниц)\w*)|"
    rf"(?<!\w)(?i:{_RUSSIAN_WORKS})[а-яё]{{0,4}}\s+«?([А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?)|"
    rf"(?<!\w)(?i:{_RUSSIAN_HAD})[а-яё]{{0,4}}\s+([А-ЯЁ][а-яё-]{{3,}}(?:а|я|ы|и|ей|у|ю|ов))\b(?!\s[А-ЯЁ])"
)
_NAMED = {"en": re.compile(_LATIN), "ru": re.compile(_CYRILLIC)}


def naming(language: str) -> re.Pattern[str]:
    """What names somebody or some place in the language: the first group that was found is the name."""
    return _NAMED.get(language, _NAMED["en"])


HEAD = re.compile(
    rf"(?:The\s+)?({_PLAIN}(?:\s{_PLAIN})*)\s+(?!said\b|says\b|told\b|added\b|noted\b|admitted\b|announced\b)[a-z]"
)
_NO_SUBJECT = re.compile(r"(?:[Ww]ith|by|с|со|mit)\s")


def named(text: str, language: str, start: int, end: int) -> Iterator[str]:
    """The names in `text[start:end]` that a figure may be of, in order."""
    return (name for _, name in _names(text, language, start, end))


def subjects(text: str, language: str, start: int, end: int) -> Iterator[str]:
    """The names that a text may be about: those in `text[start:end]` but the persons whom it is by or with."""
    return (name for match, name in _names(text, language, start, end) if not _NO_SUBJECT.match(match[0]))


def _names(text: str, language: str, start: int, end: int) -> Iterator[tuple[re.Match[str], str]]:
    for match in naming(language).finditer(text, start, end):
        name = " ".join(next(filter(None, match.groups())).split()).removeprefix("the ")
        if is_name(name):
            yield match, name


def is_name(words: str) -> bool:
    """Whether words in capitals are an abbreviation; longer ones are a headline's."""
    return not words.isupper() or len(words) <= _LONGEST_ABBREVIATION


_LONGEST_ABBREVIATION = 4
# An owner stands beside one of these words.
OWNED = re.compile(r"xport|mport|deliver|sales|output|кспорт|мпорт|оставк|оставок", re.IGNORECASE)
OWNERS: Mapping[str, re.Pattern[str]] = {
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

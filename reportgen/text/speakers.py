"""Who speaks in a sentence: people and offices that a text introduces, and whom its verbs of saying belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportgen.text import statement_cues as cues

_WORD = r"[A-ZА-ЯЁ][a-zа-яё’'-]+(?:-[A-ZА-ЯЁ][a-zа-яё]+)?"
_TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.?\s+)?"
_FULL = (
    rf"{_WORD}\s+(?:(?:[A-ZА-ЯЁ]\.\s*)+|van\s+|von\s+|de\s+|al-)?{_WORD}(?![\w’'-])|"
    rf"[A-ZА-ЯЁ]\.\s?(?:[A-ZА-ЯЁ]\.\s?)?{_WORD}(?![\w’'-])"
)
# What a Russian adjective ends in: «Федеральный Банк» is no person.
_NO_PERSON = re.compile(r".*(?:ий|ый|ой|ая|ое|ого|ому|ский|ская)$")
_MODIFIERS = {
    "en": (
        r"(?:[A-Z][\w-]*\s|(?:finance|foreign|interior|trade|transport|agriculture|health|defen[cs]e|deputy|first|union|"
        r"energy|economy|education|vice|acting|former|state|press|executive)\s)?"
    ),
    "ru": r"(?:перв\w+\s)?",
}
_AFTER = {"en": r"(?:\s+(?:of|for)\s+(?:the\s+)?[\w\s]{2,30}?)?", "ru": r"(?:\s+(?:[а-яё-]+|[А-ЯЁ][\w-]*)){0,4}?"}
_PRONOUNS = {"en": r"he|she", "ru": r"он|она"}
_BETWEEN = {
    "en": r"(?:\s+(?:also|then|has|had|later|further|again|in\s+turn))*",
    "ru": r"(?:\s+(?:также|ещё|затем|далее|в\s+свою\s+очередь))*",
}
# Other words for the same office.
_SAME_OFFICE = {
    "head of state": "president",
    "head of the state": "president",
    "head of government": "prime minister",
    "head of the government": "prime minister",
    "глава государства": "президент",
    "глава правительства": "премьер-министр",
}


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """The full name, or what stands for it, and the role as the sentence or the introduction gives it."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """Whom a text introduces: by surname, and by the last words of an office, in lower case."""

    by_surname: Mapping[str, Speaker]
    by_office: Mapping[str, Speaker]

    def named(self, words: str) -> Speaker | None:
        """The person with the surname that the words end in."""
        return self.by_surname.get(words.rsplit(maxsplit=1)[-1].lower())

    def in_office(self, role: str) -> Speaker | None:
        """The person introduced with the office, or with one that ends in its words."""
        key = " ".join(role.lower().split())
        key = _SAME_OFFICE.get(key, key)
        return self.by_office.get(key) or self.by_office.get(key.split()[-1])


@cache
def _introductions(code: str) -> re.Pattern[str]:
    """A role with its holder's name: "Trade Commissioner Anna Holm", "Anna Holm, Governor of…", "X's leader, Y Z"."""
    role = rf"{_MODIFIERS[code]}(?i:{cues.ROLES[code]})\w{{0,3}}"
    return re.compile(
        rf"(?<![\w-])(?P<role>{role}{_AFTER[code]})\s+{_TITLE}(?P<name>{_FULL})(?!\s+[A-ZА-ЯЁ])|"
        rf"['’]s\s+(?P<office>{role}),\s+(?P<holder>{_FULL})|"
        rf"(?<![\w-]){_TITLE}(?P<first>{_FULL}),\s+(?:the\s+)?(?P<after>(?i:(?:\w+\s)?{cues.ROLES[code]}))\b"
    )


def people_of(text: str, code: str) -> People:
    """The people that a text introduces, each as first named."""
    by_surname: dict[str, Speaker] = {}
    by_office: dict[str, Speaker] = {}
    for match in _introductions(code).finditer(text):
        name = " ".join((match["name"] or match["holder"] or match["first"]).split())
        role = " ".join((match["role"] or match["office"] or match["after"]).split())
        if _NO_PERSON.fullmatch(name.split()[0]):
            continue
        speaker = by_surname.setdefault(name.split()[-1].lower(), Speaker(name, role))
        key = role.lower()
        for office in (key, _office(key, code)):
            by_office.setdefault(office, speaker)
            by_office.setdefault(office.split()[-1], speaker)
    return People(by_surname, by_office)


@cache
def _office_words(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{cues.ROLES[code]})", re.IGNORECASE)


def _office(role: str, code: str) -> str:
    """The office alone: "minister" for "agriculture minister of Norland"."""
    found = _office_words(code).search(role)
    return found[0] if found else role


@cache
def _attributions(code: str) -> tuple[re.Pattern[str], ...]:
    """Speaker before the verb, after it, or after "according to"; groups `role`, `name`, `only`, `pronoun`, `other`."""
    role = rf"(?P<role>{_MODIFIERS[code]}(?i:{cues.ROLES[code]})\w{{0,3}})"
    said = rf"(?i:{cues.SAYING[code]})\w{{0,2}}"
    named = rf"{_AFTER[code]}\s+{_TITLE}(?P<name>{_FULL})(?!\s+[A-ZА-ЯЁ])"
    holder = rf"(?:(?:[Tt]he|[Aa]n?)\s+)?{role}(?:{named}|\b(?!,\s+{_FULL}))"
    known = rf"(?:{holder}|{_TITLE}(?P<only>{_FULL}|{_WORD})|(?P<pronoun>(?i:{_PRONOUNS[code]})))"
    group = r"(?P<other>(?:[Tt]he|[Tt]heir|[Ii]ts|[Aa]n?)\s+(?:[\w-]+\s){0,3}?[\w-]+|[A-Z][a-z]+s)"
    group_ru = r"(?P<other>[а-яё]+(?:-[а-яё]+)*(?:\s+[а-яё]+)?)"
    aside = r"(?:,[^,]{2,60},|,)?"
    patterns = [
        rf"\b{known}{aside}{_BETWEEN[code]},?\s+{said}\b",
        rf"\b{said}(?:\s+(?:also|также))?\s+{known}",
        rf"\b{cues.ACCORDING[code]}\s+(?:[A-Z]\w+['’]s\s+)?{known}",
    ]
    patterns.append(rf"\b{group}\s+{said}\b" if code == "en" else rf",\s+{said}\s+{group_ru}")
    return tuple(re.compile(pattern) for pattern in patterns)


def speaker_of(outside: str, code: str, people: People, last: Speaker | None) -> Speaker | None:
    """Whom the words outside quotation marks name as the speaker; a pronoun is the `last` one."""
    for pattern in _attributions(code):
        for match in pattern.finditer(outside):
            if found := _resolved(match, people, last):
                return found
    return None


def _resolved(match: re.Match[str], people: People, last: Speaker | None) -> Speaker | None:
    groups = {name: " ".join((value or "").split()) for name, value in match.groupdict().items()}
    if groups.get("pronoun"):
        return last
    name, role = groups.get("name") or groups.get("only") or "", groups.get("role") or ""
    if name:
        known = people.named(name)
        if not known and not role and name.split()[0].lower() in _NO_NAMES:
            return None
        return Speaker(known.name if known else name, role or (known.role if known else ""))
    if role:
        known = people.in_office(role)
        return Speaker(known.name if known else role, role)
    other = groups.get("other") or ""
    return Speaker(other) if other and other.split()[-1].lower() not in _NO_NAMES else None


_NO_NAMES = _set(
    "the a an in on at it this that these those he she they we there what which who but and as if when while also "
    "it's not then об это что как он она они мы в на по для так также но и а"
)

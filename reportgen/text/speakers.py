"""Who speaks in a sentence: people and offices that a text introduces, and whom its verbs of saying belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reportgen.text import statement_cues as cues

_LETTERS = [chr(code) for code in (*range(0x41, 0x180), *range(0x400, 0x530))]
_UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
_LOWER = "".join(letter for letter in _LETTERS if letter.islower())
_WORD = rf"[{_UPPER}][{_LOWER}’'-]+(?:-[{_UPPER}][{_LOWER}]+)?"
_TITLE = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Cllr|Hon|Rev|Gen|Col|Capt|Lt|Sgt|Judge|Dame|Lord|Lady|[Гг]-н|[Гг]-жа|д-р)\.?\s+)?"
)
# A second name; of Russian ones only a patronymic: «Президент Сербии Милан Петров» has none.
_SECOND = r"(?:[A-Z][a-z]+|[А-ЯЁ][а-яё]+(?:вич|вн|чн|шн)[а-яё]{0,2})"
_FULL = (
    rf"{_WORD}\s+(?:(?:[{_UPPER}]\.\s*)+|van\s+|von\s+|de\s+|al-|{_SECOND}\s+)?{_WORD}(?![\w’'-])|"
    rf"[{_UPPER}]\.\s?(?:[{_UPPER}]\.\s?)?{_WORD}(?![\w’'-])|{_WORD}\s+(?:[{_UPPER}]\.\s?){{1,2}}(?!\w)"
)
# What a Russian adjective ends in: «Федеральный Банк» is no person.
_NO_PERSON = re.compile(r".*(?:ий|ый|ой|ая|ое|ого|ому|ский|ская)$")
_MODIFIERS = {
    "en": (
        r"(?:(?!(?i:the|an?|of|by|and|to|for|in|on|at|as|his|her|their|its|our|with|that|from|but|when|where|while|if)\s)"
        r"[A-Z][\w-]*\s|(?:finance|foreign|interior|trade|transport|agriculture|health|defen[cs]e|deputy|first|union|"
        r"energy|economy|education|vice|acting|former|state|press|executive|chief|commercial|technical|medical|regional|"
        r"managing|general|senior|lead|permanent|port|harbour|plant|mine|school|city|district|operations|project|"
        r"financial|assistant|associate|national|local|company|research|principal)\s){0,2}"
    ),
    "ru": r"(?:(?:перв|исполнительн|генеральн|коммерческ|финансов|техническ|главн|старш|ведущ)[а-яё]+\s)?",
}
_AFTER = {"en": r"(?:\s+(?:of|for)\s+(?:the\s+)?[\w\s]{2,30}?)?", "ru": r"(?:\s+(?:[а-яё-]+|[А-ЯЁ][\w-]*)){0,4}?"}
_PRONOUNS = {"en": r"he|she", "ru": r"он|она"}
_BETWEEN = {
    "en": r"(?:\s+(?:also|then|has|had|later|further|again|in\s+turn|recently|earlier|repeatedly))*",
    "ru": r"(?:\s+(?:также|ещё|затем|далее|в\s+свою\s+очередь|при\s+этом))*",
}
# Between the verb and whose it is: «заявил на брифинге министр».
_PLACE = {
    "en": "",
    "ru": (
        r"(?:\s+(?:журналистам|корреспонденту|агентству|изданию|вчера|сегодня)|\s+(?:на|в|во|по)\s+(?!пресс)[а-яё-]+"
        r"(?:\s+[а-яё]+(?:ой|ого|ом|ем|ия|ии|а|я|у|ю|е|и|ов|ам))?(?=\s))?"
    ),
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
    """Whom a text introduces: by the stem of the surname, and by the last words of an office, in lower case."""

    by_surname: Mapping[str, Speaker]
    by_office: Mapping[str, Speaker]

    def named(self, words: str) -> Speaker | None:
        """The person with the surname in the words, in any case of it."""
        return self.by_surname.get(surname_stem(words))

    def in_office(self, role: str) -> Speaker | None:
        """The person introduced with the office, or with one that ends in its words."""
        key = " ".join(role.lower().split())
        key = _SAME_OFFICE.get(key, key)
        return self.by_office.get(key) or self.by_office.get(key.split()[-1])


_CASES = re.compile(r"(?:ого|ому|ыми?|ими?|ой|ая|ую|ый|ий|ом|ем|ым|ою|[аяуюеыийьо])$")
_CYRILLIC = re.compile(r"[а-яё]")
_INITIALS = re.compile(r"(?:\s+[^\W\d_]\.)+$")


def surname_stem(name: str) -> str:
    """What the cases of a surname share: Шпаковского and Шпаковский are one."""
    word = _INITIALS.sub("", name).rsplit(maxsplit=1)[-1].lower()
    stem = _CASES.sub("", word) if _CYRILLIC.search(word) else word
    return stem if len(stem) >= _SHORTEST_STEM else word


_SHORTEST_STEM = 3


@cache
def _introductions(code: str) -> re.Pattern[str]:
    """A role with its holder's name: "Trade Commissioner Anna Holm", "Anna Holm, Governor of…", "X's leader, Y Z"."""
    role = rf"{_MODIFIERS[code]}(?i:{cues.ROLES[code]})\w{{0,3}}"
    return re.compile(
        rf"(?<![\w-])(?P<role>{role}{_AFTER[code]})\s+{_TITLE}(?P<name>{_FULL})(?!\s+[{_UPPER}])|"
        rf"(?:['’]s|\b[Tt]he)\s+(?P<office>{role}),\s+(?P<holder>{_FULL})|"
        rf"(?<![\w-]){_TITLE}(?P<first>{_FULL})(?:,\s+|\s+\()"
        rf"(?:[Tt]he\s+|[Aa]n?\s+|(?:the\s+)?[\w-]+['’]s\s+|its\s+|their\s+)?"
        rf"(?P<after>{role})\b"
    )


def people_of(text: str, code: str) -> People:
    """The people that a text introduces, each as first named."""
    by_surname: dict[str, Speaker] = {}
    by_office: dict[str, Speaker] = {}
    for match in _introduced(text, code):
        name = " ".join((match["name"] or match["holder"] or match["first"]).split())
        role = " ".join((match["role"] or match["office"] or match["after"]).split())
        if _NO_PERSON.fullmatch(name.split()[0]):
            continue
        speaker = by_surname.setdefault(surname_stem(name), Speaker(name, role))
        key = role.lower()
        for office in (key, _office(key, code)):
            by_office.setdefault(office, speaker)
            by_office.setdefault(office.split()[-1], speaker)
    return People(by_surname, by_office)


def _introduced(text: str, code: str) -> Iterator[re.Match[str]]:
    """Introductions, looked for only around the words of offices, of which most of a text has none."""
    last = 0
    for office in _office_words(code).finditer(text):
        start, end = max(last, office.start() - _AROUND), _word_end(text, office.end() + _AROUND)
        for match in _introductions(code).finditer(text, start, end):
            last = match.end()
            yield match


def _word_end(text: str, place: int) -> int:
    """The place, or the end of the word that it stands in: no name is cut."""
    found = _SPACE.search(text, place)
    return found.start() if found else len(text)


_SPACE = re.compile(r"\s")
_AROUND = 70  # characters to either side of an office in which its holder is named


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
    named = rf"{_AFTER[code]}\s+{_TITLE}(?P<name>{_FULL})(?!\s+[{_UPPER}])"
    holder = rf"(?:(?:[Tt]he|[Aa]n?)\s+)?{role}(?:{named}|\b(?!,\s+{_FULL}))"
    pronoun = rf"(?P<pronoun>(?i:\b(?:{_PRONOUNS[code]})\b))"
    known = rf"(?:{holder}|{pronoun}|{_TITLE}(?P<only>{_FULL}|{_WORD}))"
    group = r"(?P<other>(?:[Tt]he|[Tt]heir|[Ii]ts|[Aa]n?)\s+(?:[\w’'-]+\s){0,3}?[\w-]+|[A-Z][a-z]+s)"
    group_ru = r"(?P<other>[а-яё]+(?:-[а-яё]+)*(?:\s+[а-яё]+)?)"
    aside = r"(?:,[^,]{2,60},|,)?"
    according = cues.ACCORDING[code]
    patterns = [
        rf"\b{known}{aside}{_BETWEEN[code]},?\s+{said}\b",
        rf"\b{said}(?:\s+(?:also|также))?{_PLACE[code]}\s+{known}",
        rf"\b{according}\s+(?:[A-Z]\w+['’]s\s+)?{known}",
    ]
    if code == "en":
        patterns += [
            rf"\b{group}\s+(?i:{cues.SAYING_OF_BODIES})\b",
            (
                rf"\b(?:{according}|[Ff]igures\s+from|[Dd]ata\s+(?:from|of|by))\s+(?P<other>(?:the\s+)?[A-Z][\w’'-]+"
                rf"(?:\s+(?:of\s+|for\s+|and\s+)?(?:the\s+)?[A-Z][\w’'-]+)*|the\s+(?:[a-z][\w’'-]+\s){{0,3}}[a-z]\w+)"
            ),
        ]
    else:
        patterns += [
            (
                rf"\b(?i:{cues.SAYING_PLURAL})(?:\s+[А-ЯЁа-яё-]+)?\s+в\s+"
                rf"(?P<other>(?:[а-яё-]+\s+)?{cues.BODIES}(?:\s+[А-ЯЁа-яё-]+){{0,2}})"
            ),
            rf"\b[Вв]\s+(?P<other>(?:[а-яё-]+\s+)?{cues.BODIES}(?:\s+[а-яё-]+)?)\s+(?:это\s+|также\s+)?(?i:{cues.SAYING_PLURAL})\b",
            (
                rf"\b(?:{according}|следует\s+из\s+(?:данных|отчёта|отчета|доклада))\s+(?P<other>[А-ЯЁ][\w-]+(?:\s+[А-ЯЁ][\w-]+)*|"
                rf"(?:[а-яё-]+\s+)?{cues.BODIES}(?:\s+[А-ЯЁа-яё-]+)?)"
            ),
            rf",\s+{said}\s+{group_ru}",
            rf"^\W*(?P<other>[А-ЯЁ][а-яё-]+)\s+{said}\b",
        ]
    return tuple(re.compile(pattern) for pattern in patterns)


def speaker_of(outside: str, code: str, people: People, last: Speaker | None) -> Speaker | None:
    """Whom the words outside quotation marks name as the speaker; a pronoun is the `last` one, nobody when unsure."""
    if not _some_saying(code).search(outside):
        return None
    for pattern in _attributions(code):
        for match in pattern.finditer(outside):
            if found := _resolved(match, people, last):
                return found
    return None


@cache
def _some_saying(code: str) -> re.Pattern[str]:
    """What any attribution holds; most sentences have none of it, and need no closer search."""
    more = "[Ff]igures\\s+from|[Dd]ata\\s+(?:from|of|by)" if code == "en" else f"{cues.SAYING_PLURAL}|следует\\s+из"
    return re.compile(rf"\b(?:{cues.SAYING[code]}|{cues.ACCORDING[code]}|{more})", re.IGNORECASE)


UNKNOWN = Speaker("")


def _resolved(match: re.Match[str], people: People, last: Speaker | None) -> Speaker | None:
    groups = {name: " ".join((value or "").split()) for name, value in match.groupdict().items()}
    if pronoun := groups.get("pronoun"):
        return last if last and may_be(pronoun, last.name) else UNKNOWN
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


_SHE = frozenset({"she", "her", "она", "её", "ее", "неё"})
_SHE_NAMED = re.compile(r"(?:ова|ева|ёва|ина|ына|ская|цкая)$|[а-яё]+(?:на|ия|ья|ра|ла|да|ся)\s")
_HE_NAMED = re.compile(r"(?:ов|ев|ёв|ин|ын|ский|цкий|[бвгджзклмнпрстфхцчшщ])$")
_BODY = re.compile(r"^(?:the|their|its|an?)\s|^[а-яё]", re.IGNORECASE)


def may_be(pronoun: str, name: str) -> bool:
    """Whether "she" can be the person; Russian surnames tell, others do not."""
    if not name or (not name[:1].isupper() and _BODY.match(name) and _BODY_WORD.search(name)):
        return False
    if not _CYRILLIC.search(name):
        return True
    return not (_HE_NAMED if pronoun.lower() in _SHE else _SHE_NAMED).search(name)


_BODY_WORD = re.compile(r"ministry|government|company|council|department|board|служб|министерств|компани|администраци")
_NO_NAMES = _set(
    "the a an in on at it this that these those he she they we there what which who but and as if when while also "
    "it's not then об это что как он она они мы в на по для так также но и а"
)

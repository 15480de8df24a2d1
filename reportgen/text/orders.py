"""Orders, resolutions and promises that name whom they bind: "told the board to", «поручил министру подготовить»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Order:
    """Where the order begins and where its task does; `debtor` empty where the sentence's subject owes it.

    `addressee` is whom a promise was made to.
    """

    start: int
    task: int
    debtor: str
    addressee: str
    modality: str
    status: str


_WHO = r"(?:[\w’'.-]+\s+){1,6}?"
_ORDERED = r"(?:directed|instructed|ordered|tasked|charged)"
_ASKED = r"(?:directed|instructed|ordered|tasked|required|requested|asked|charged|told)"  # by whom it may be refused
_INFINITIVE = r"(?:не\s+)?[а-яё]{2,}(?:ть|ти|чь)(?:ся)?\b"
_BETWEEN = r"(?:[^,;«»\"“”\s]+\s+){0,12}?"
_RESOLVED_RU = (
    r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:Решили|Решено|Постановили|Поручили|Рекомендовали|Поручить|Рекомендовать|Обязать|"
    r"РЕШИЛИ|ПОСТАНОВИЛИ)\s*:?\s+(?:\d+(?:\.\d+)*[.)]?\s+)?"
)
# The groups: `who` is bound, `to` was promised; the task follows the match.
_PATTERNS = {
    "en": (
        ("agreed", "agreed", (
            rf"\b(?:agreed|decided|resolved|determined)\s+that\s+(?P<who>{_WHO})(?:will|shall|would|should|must|(?:is|are)\s+to)"
            r"\s+(?=[a-z])"
        )),
        ("ordered", "open", (
            rf"\b{_ORDERED}\s+(?!that\b|whether\b|to\b|by\b)(?P<who>{_WHO})(?:not\s+)?to\s+(?=[a-z]{{2,}})"
        )),
        ("ordered", "open", rf"\b(?:was|were|(?:has|have)\s+been)\s+(?:also\s+)?{_ASKED}\s+to\s+(?=[a-z]{{2,}})"),
        ("undertook", "agreed", (
            rf"\b(?:promised|pledged|guaranteed)\s+(?!to\b|that\b|an?\b|the\s+\w+\s+of\b)(?P<to>{_WHO})"
            r"(?:to\s+(?=[a-z]{2,})|(?=(?:an?|the)\s))"
        )),
    ),
    "ru": (
        ("ordered", "open", (
            r"\b(?:поручил[аио]?|распорядил(?:ся|ась|ись)|потребовал[аио]?|обязал[аи]?|предписал[аио]?|приказал[аио]?|"
            r"рекомендовал[аио]?|поставил[аио]?\s+задачу|дал[аио]?\s+(?:указание|поручение|распоряжение))\s+"
            rf"(?P<who>{_BETWEEN})(?={_INFINITIVE})"
        )),
        ("ordered", "open", rf"\b(?:поручено|предписано|рекомендовано)\s+(?P<passive>{_BETWEEN})(?={_INFINITIVE})"),
        ("ordered", "open", rf"{_RESOLVED_RU}(?P<who>{_BETWEEN})(?={_INFINITIVE})"),
    ),
}  # fmt: skip
_PRONOUN = re.compile(
    r"(?:him|her|them|us|me|it|you|people|everyone|ему|ей|им|нам|вам|мне|всем|всех|них)$", re.IGNORECASE
)
_WHEN = re.compile(
    r"\s*\b(?:в\s+срок\s+|не\s+позднее\s+|в\s+течение\s+|до\s+|к\s+)(?=\S*(?:\d|конц|начал|январ|феврал|март|апрел|ма[яй]\b|июн|"
    r"июл|август|сентябр|октябр|ноябр|декабр|понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|лет|год|до\b|дв|тр[её]|"
    r"недел|месяц)).*$",
    re.IGNORECASE,
)  # fmt: skip
_TERM = re.compile(r"\s*\b(?:в\s+\S+\s+срок|в\s+установленном\s+порядке|по\s+возможности|within\s.*)$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:от|с|the|its|his|her|their|our)\s+", re.IGNORECASE)


@cache
def _patterns(code: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((modality, status, re.compile(words)) for modality, status, words in _PATTERNS.get(code, ()))


def find_order(words: str, code: str) -> Order | None:
    """The first order, resolution or promise of the sentence that says whom it binds or whom it was made to."""
    for modality, status, pattern in _patterns(code):
        for match in pattern.finditer(words):
            said = match.groupdict()
            who = _bound(said.get("who") or said.get("passive") or "")
            # Who orders is not bound by it: only a passive verb has the bound one as its subject.
            if who or (who == "" and "who" not in said):
                return Order(match.start(), match.end(), who, (said.get("to") or "").strip(), modality, status)
    return None


def _bound(words: str) -> str | None:
    """Whom the order binds, without the time it sets; None for a pronoun, empty where nobody is named."""
    named = _LEAD.sub("", _TERM.sub("", _WHEN.sub("", words.strip()))).strip()
    return None if _PRONOUN.fullmatch(named) else named

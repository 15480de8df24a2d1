"""Can a sentence stand alone in a briefing, and is it worth a place there?"""

from __future__ import annotations

import re
from functools import cache

from reportgen.text.cues import COMMITMENTS, CONNECTORS, LEANING, MONTHS, POINTING
from reportgen.text.words import LETTERS, WORD, base_language

FEWEST_WORDS, MOST_WORDS = 5, 45
_NO_FIGURE = re.compile(
    rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}\.? (?=(?:{MONTHS})\b)|\b(?:{MONTHS}) \d{{1,2}}\b", re.IGNORECASE
)
_FRAMES = {
    "connector": (r"(?:{words}),\s+(?=\S)", CONNECTORS),
    "leaning": (r"\W*(?:{words})\b", LEANING),
    "pointing": (r"\b(?:{words})\b", POINTING),
    "commitment": (r"\b(?:{words})\b", COMMITMENTS),
}
_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"(?<=[^\W\d_] )[A-ZА-ЯЁЎІ][\w-]{2,}|(?<=[,;] )[A-ZА-ЯЁЎІ][\w-]{2,}")
_RUN_IN = re.compile(r"(?:On|About|Regarding|О|Об|По поводу|Пра|Аб) (?!\d)[^,;:\d\"“«]+\.$")
# Signs of a finite verb: an auxiliary, or an ending that English and Russian verbs have.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|said|says|met|took|came|"
    r"went|rose|fell|left|held|began|told|made|grew|gave|[^\W\d_]+ed|"
    r"[а-яёіў]+(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ют|ит|ят|ут|ат|ётся|ется|ются|ится|ятся|ўся|лася|ліся|ць))\b"
)
# What a record of a meeting is made of, and says nothing by itself.
_FORM_OF_MINUTES = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:present|attendees|apologies|listened|heard|in the chair|chair|secretary|next meeting|"
    r"присутствовали|отсутствовали|слушали|повестка дня|председатель|секретарь|следующее заседание|"
    r"прысутнічалі|слухалі|anwesend|entschuldigt)\s*:",
    re.IGNORECASE,
)
_QUOTES = '"“”„«»'


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str] | None:
    """The cues of a kind in a language; compiled when a text in it is first read."""
    frame, cues = _FRAMES[kind]
    words = cues.get(base_language(language))
    return re.compile(frame.format(words=words), re.IGNORECASE) if words else None


def connector_length(text: str, language: str) -> int:
    """How many characters of a joining word ("Moreover, ") stand before the sentence proper."""
    pattern = _pattern("connector", language)
    match = pattern.match(text) if pattern else None
    return match.end() if match else 0


def stands_alone(text: str, language: str) -> bool:
    """Whether a reader who sees only this sentence understands it.

    Not so one that `is_whole` denies, nor one that leans on what was said before ("He added…", "this figure stood…").
    """
    return is_whole(text) and not leans(text[connector_length(text, language) :], language)


def is_whole(text: str) -> bool:
    """Whether it is a statement of 5 to 45 words: no question, no fragment, no part of a longer quotation."""
    if not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS or text.rstrip("\"”»') ").endswith(("?", ":", "…")):
        return False
    return not (is_broken_quotation(text) or text[:1].islower() or _FORM_OF_MINUTES.match(text))


def leans(text: str, language: str) -> bool:
    """Whether the sentence points to what was said before it."""
    begins, inside = _pattern("leaning", language), _pattern("pointing", language)
    return bool((begins and begins.match(text)) or (inside and inside.search(text)))


def is_broken_quotation(text: str) -> bool:
    """Whether a quotation or bracket goes on outside the sentence, or the whole sentence is a quotation."""
    german = text.count("„")
    opened = german or text.count("“")
    closed = text.count("”") + (text.count("“") if german else 0)
    if text.count('"') % 2 or opened != closed or any(text.count(a) != text.count(b) for a, b in ("«»", "()")):
        return True
    inner = text.rstrip(".!? ")
    return inner[:1] in _QUOTES and inner[-1:] in _QUOTES and sum(map(inner.count, _QUOTES)) == 2


def is_run_in_heading(text: str) -> bool:
    """Whether a paragraph's first sentence only names its subject: "On the supply of agricultural equipment."."""
    words = LETTERS.findall(text)
    return 3 <= len(words) <= 14 and bool(_RUN_IN.match(text)) and not _VERB.search(text)


def figures(text: str) -> int:
    """How many figures the sentence gives, years and days of a month apart."""
    return sum(bool(_DIGIT.search(word)) for word in WORD.findall(_NO_FIGURE.sub(" ", text)))


def has_commitment(text: str, language: str) -> bool:
    """Whether the sentence says what somebody will do, agreed to, or signed."""
    pattern = _pattern("commitment", language)
    return bool(pattern and pattern.search(text))


def names(text: str) -> int:
    """How many words inside the sentence have a capital."""
    return len(_NAME.findall(text))

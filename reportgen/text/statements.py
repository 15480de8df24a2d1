"""Who said what, and who owes what to whom by when: each with the sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportgen.model.dataset import Document, Sentence
from reportgen.model.period import Period
from reportgen.text import statement_cues as cues
from reportgen.text.sentences import clean_sentences
from reportgen.text.spans_of_time import Calendar, time_mentions
from reportgen.text.words import base_language, detect_language

_WORD = r"[A-ZА-ЯЁ][a-zа-яё’'-]+"
_PERSON = rf"{_WORD}(?:\s+(?:[A-ZА-ЯЁ]\.\s*)?{_WORD}){{0,2}}"
_OPENING = ('"', "“", "«", "„")
_QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]{3,})(?:[\"”»]|$)")


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A sentence as somebody's: the speaker's name as the text gives it (empty: nobody named), role, quoted words.

    `is_carried` when the sentence itself names no speaker: it goes on with a quotation, or opens one that ends later.
    """

    speaker: str
    role: str
    quotation: str
    is_carried: bool
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class FoundCommitment:
    """An undertaking in the source's own modality; `deadline` None when none is said, `is_negated` for "will not".

    `modality` is one of ready, will, planned, agreed, undertook, done, missed; `status` is a key of the registers.
    `debtor` is who is to act as the sentence says it ("Belarus", "we"), `speaker` who said so.
    """

    debtor: str
    speaker: str
    what: str
    addressee: str
    deadline: Period | None
    modality: str
    status: str
    is_negated: bool
    sentence: Sentence


def find_statements(text: str | Document, language: str | None = None) -> tuple[FoundStatement, ...]:
    """The sentences of a text that somebody said, in order. English and Russian.

    The speaker stands beside the nearest verb of saying; a role ("the President") and a surname become the full name
    given with it elsewhere in the text.
    """
    body, code = _read(text, language)
    return tuple(_statements([placed.sentence for placed in clean_sentences(body, code)], body, code))


def find_commitments(
    text: str | Document, language: str | None = None, *, published: Period | date | None = None
) -> tuple[FoundCommitment, ...]:
    """What a text says somebody will do, agreed to, did or missed, in order; questions and conditions are none."""
    body, code = _read(text, language)
    if isinstance(text, Document):
        published = published or text.published
    calendar = Calendar(published.end if isinstance(published, Period) else published)
    sentences = [placed.sentence for placed in clean_sentences(body, code)]
    speakers = {said.sentence.number: said.speaker for said in _statements(sentences, body, code)}
    found = (_commitment(sentence, code, calendar, speakers.get(sentence.number, "")) for sentence in sentences)
    return tuple(commitment for commitment in found if commitment)


def _read(text: str | Document, language: str | None) -> tuple[str, str]:
    body = text.text if isinstance(text, Document) else text
    own = text.language if isinstance(text, Document) else ""
    code = base_language(language or own or detect_language(body))
    return body, code if code in cues.SAYING else "en"


@cache
def _attribution(code: str) -> tuple[re.Pattern[str], ...]:
    """Speaker before the verb, and after it; each with the groups `role` and `name`."""
    role = rf"(?P<role>(?i:{cues.ROLES[code]}))"
    said = rf"(?i:{cues.SAYING[code]})\w{{0,2}}"
    who = rf"(?:(?:[Tt]he\s+|[A-ZА-ЯЁ]\w+\s+)?{role}(?:\s+(?:of\s+)?(?P<name>{_PERSON}))?|(?P<only>{_PERSON}))"
    return (
        re.compile(rf"\b{who}(?:\s+(?:also|then|has|had|также|ещё))?,?\s+{said}\b"),
        re.compile(rf"\b{said}\s+{who}"),
    )


@cache
def _introduced(code: str) -> re.Pattern[str]:
    """A role with its holder's name, wherever it stands: "President Anna Holm", "Anna Holm, Governor of…"."""
    role = cues.ROLES[code]
    return re.compile(
        rf"\b(?P<role>(?i:{role})\w{{0,2}})\s+(?P<name>{_WORD}\s+{_WORD})|"
        rf"\b(?P<first>{_WORD}\s+{_WORD}),\s+(?:the\s+)?(?P<after>(?i:{role}))\b"
    )


def _people(text: str, code: str) -> dict[str, str]:
    """Role or surname in lower case → the full name that the text gives."""
    found: dict[str, str] = {}
    for match in _introduced(code).finditer(text):
        name, role = match["name"] or match["first"], match["role"] or match["after"]
        found.setdefault(" ".join(role.lower().split()), " ".join(name.split()))
        found.setdefault(name.split()[-1].lower(), " ".join(name.split()))
    return found


def _statements(sentences: list[Sentence], text: str, code: str) -> Iterator[FoundStatement]:
    people = _people(text, code)
    speakers = [_speaker(sentence.text, code, people) for sentence in sentences]
    last: tuple[str, str] = ("", "")
    is_open, paragraph = False, 0
    for place, sentence in enumerate(sentences):
        is_open = is_open and paragraph == sentence.paragraph
        begins, paragraph = sentence.text[:1] in '"“«„', sentence.paragraph
        is_odd = sum(sentence.text.count(mark) for mark in '"“”«»') % 2 == 1
        own = speakers[place]
        who = own or (begins and is_odd and not is_open and _closing_speaker(sentences, speakers, place)) or None
        if who or (last[0] and (is_open or begins)):
            last = who or last
            yield FoundStatement(*last, _quotation(sentence.text), is_carried=own is None, sentence=sentence)
        is_open = is_odd != is_open


def _quotation(words: str) -> str:
    quoted = _QUOTED.search(words)
    return quoted[1].strip(" ,") if quoted else ""


def _closing_speaker(
    sentences: list[Sentence], speakers: list[tuple[str, str] | None], place: int
) -> tuple[str, str] | None:
    """Who is named where the quotation ends that opens in this sentence."""
    for later in range(place + 1, min(place + _LONGEST_QUOTATION, len(sentences))):
        if sentences[later].paragraph != sentences[place].paragraph:
            return None
        if sum(sentences[later].text.count(mark) for mark in '"“”«»') % 2:
            return speakers[later]
    return None


_LONGEST_QUOTATION = 12


# Other words for the same office.
_SAME_OFFICE = {"head of state": "president", "head of the state": "president", "глава государства": "президент"}


def _speaker(words: str, code: str, people: dict[str, str]) -> tuple[str, str] | None:
    """Name and role beside the verb of saying; verbs inside quotation marks are the speaker's own."""
    if sum(map(words.count, '"“”«»')) % 2 and words[:1] not in _OPENING:
        # The first mark closes a quotation that an earlier sentence opened.
        words = re.split(r"[\"”»]", words, maxsplit=1)[-1]
    outside = _QUOTED.sub(" ", words)
    for pattern in _attribution(code):
        if match := pattern.search(outside):
            role = " ".join((match["role"] or "").split())
            name = " ".join((match["name"] or match["only"] or "").split())
            key = name.split()[-1].lower() if name else role.lower()
            known = people.get(_SAME_OFFICE.get(key, key), "")
            return known or name or role, role
    return None


@cache
def _modalities(code: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((name, status, re.compile(rf"\b(?:{w})", re.IGNORECASE)) for name, status, w in cues.MODALITIES[code])


_NEGATION = re.compile(r"\b(?:not|never)\b|won['’]t|\bне\b", re.IGNORECASE)
_CONDITION = re.compile(r"\W*(?:if|whether|если)\b", re.IGNORECASE)
_NO_ONE = re.compile(r"(?:neither|it|this|there|these|nothing|which|это|ничто)?$", re.IGNORECASE)
_NO_DEBTOR = re.compile(r"^(?:that|and|but|which|what|что|и|но)\s+", re.IGNORECASE)


def _commitment(sentence: Sentence, code: str, calendar: Calendar, speaker: str) -> FoundCommitment | None:
    words = sentence.text
    if words.rstrip("\"”»' ").endswith("?") or _CONDITION.match(words):
        return None
    for modality, status, pattern in _modalities(code):
        if match := pattern.search(words):
            before = re.split(r"[,;:\"“«]\s*|\bthat\b|\bчто\b", words[: match.start()])[-1].strip()
            what = re.split(r"[\"”»]", words[match.end() :])[0].strip(" .,")
            if not what or _NO_ONE.match(_NO_DEBTOR.sub("", before)):
                return None
            near = words[max(0, match.start() - 4) : match.end() + 5]
            is_negated = modality != "missed" and bool(_NEGATION.search(near))
            return FoundCommitment(
                debtor=_NO_DEBTOR.sub("", before),
                speaker=speaker,
                what=what,
                addressee=_addressee(what, code),
                deadline=_deadline(words, match.end(), code, calendar),
                modality=modality,
                status=status,
                is_negated=is_negated,
                sentence=sentence,
            )
    return None


def _addressee(what: str, code: str) -> str:
    found = re.search(rf"\b{cues.ADDRESSEE[code]}\s+((?:the\s+)?{_WORD}(?:\s+{_WORD})*)", what)
    return found[1].removeprefix("the ") if found else ""


def _deadline(words: str, start: int, code: str, calendar: Calendar) -> Period | None:
    """The time after a word such as "by"; a time that is only compared with is none."""
    before = re.compile(rf"\b{cues.DEADLINE[code]}$", re.IGNORECASE)
    for mention in time_mentions(words, code, 0, len(words), calendar):
        if mention.period and not mention.is_base and mention.start >= start - 1:
            head = words[max(0, mention.start - 40) : mention.start]
            if before.search(head) or _THIS.match(words, mention.start):
                return mention.period
    return None


_THIS = re.compile(r"(?:this|next)\s+year|(?:этом|следующ\w+|будущ\w+)\s+год", re.IGNORECASE)

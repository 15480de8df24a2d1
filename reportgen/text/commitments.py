"""Who owes what to whom by when: each undertaking with the sentence that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from reportgen.model.dataset import Document, Sentence
from reportgen.model.period import Period
from reportgen.text import statement_cues as cues
from reportgen.text.deadlines import said_deadline
from reportgen.text.orders import Order, find_order
from reportgen.text.sentences import clean_sentences
from reportgen.text.spans_of_time import Calendar, Mention, time_mentions
from reportgen.text.statements import read, statements


@dataclass(frozen=True, slots=True)
class FoundCommitment:
    """An undertaking in the source's own modality; `deadline` None when none is said, `is_negated` for "will not".

    `modality` is one of ready, will, planned, agreed, undertook, ordered, done, missed; `status` is a key of the
    registers.
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


def find_commitments(
    text: str | Document, language: str | None = None, *, published: Period | date | None = None
) -> tuple[FoundCommitment, ...]:
    """What a text says somebody will do, agreed to, did or missed, in order; questions and conditions are none."""
    body, code = read(text, language)
    if isinstance(text, Document):
        published = published or text.published
    calendar = Calendar(published.end if isinstance(published, Period) else published)
    sentences = [placed.sentence for placed in clean_sentences(body, code)]
    speakers = {said.sentence.number: said.speaker for said in statements(body, code)}
    found = (_commitment(sentence, code, calendar, speakers.get(sentence.number, "")) for sentence in sentences)
    return tuple(commitment for commitment in found if commitment)


@cache
def _modalities(code: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((name, status, re.compile(rf"\b(?:{w})", re.IGNORECASE)) for name, status, w in cues.MODALITIES[code])


_NEGATION = re.compile(r"\b(?:not|never)\b|won['’]t|\bне\b", re.IGNORECASE)
_CONDITION = re.compile(r"\W*(?:if|whether|unless|если)\b", re.IGNORECASE)
_NO_ONE = re.compile(
    r"(?:neither|it|this|there|these|nothing|nobody|no\s+one|which|who|это|ничто|никто|котор\w+|he|she|i|я)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^(?:that|and|but|which|what|что|и|но|а|also|then)\s+", re.IGNORECASE)
_TIME_FIRST = re.compile(
    r"^(?:(?:in|by|on|since|after|until|в|во|к|с|до)\s+(?:\w+\s+)?(?:19|20)\d\d(?:\s+(?:году|года|г\.))?|"
    r"(?:in|по)\s+turn|[Вв]\s+этом\s+году|[Тт]his\s+year|[Ll]ast\s+year),?\s+",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\s+(?:had|has|have|is|are|was|were|also|already|now|уже|также|тоже|всё|не|так|и)$", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"(?:[a-z]+ed|[а-яё]+(?:нн|ем|вш|ющ|ящ)(?:ый|ая|ое|ые|ую|ого|ой|их|ых|ий|яя|ее|ие))\b")
_BREAK = re.compile(r"[,;:\"“«»”—–]\s*|\bthat\b|\bчто\b")


def _commitment(sentence: Sentence, code: str, calendar: Calendar, speaker: str) -> FoundCommitment | None:
    words = sentence.text
    if words.rstrip("\"”»' ").endswith("?") or _CONDITION.match(words):
        return None
    if (order := find_order(words, code)) and (found := _ordered(sentence, order, code, calendar, speaker)):
        return found
    if reported := _reported(words, code):
        return _found(sentence, reported, "will", "intended", code, calendar, speaker)
    for modality, status, pattern in _modalities(code):
        if match := pattern.search(words):
            return _found(sentence, match, modality, status, code, calendar, speaker)
    return None


@cache
def _saying(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{cues.SAYING[code]})\w{{0,2}}\b", re.IGNORECASE)


_WOULD = re.compile(r"\bwould\s+(?:also\s+|not\s+)?(?!(?:be\s+(?:a|an|the|able)|like|cost|mean|need)\b)(?=[a-z])")


def _reported(words: str, code: str) -> re.Match[str] | None:
    """ "Would" after a verb of saying is "will" in somebody's reported words."""
    if code != "en" or not (would := _WOULD.search(words)):
        return None
    said = _saying(code).search(words, 0, would.start())
    return would if said and "asked" not in said[0] else None


def _found(
    sentence: Sentence, match: re.Match[str], modality: str, status: str, code: str, calendar: Calendar, speaker: str
) -> FoundCommitment | None:
    words = sentence.text
    # A Russian future is a verb by itself, and part of what is owed: «построит завод».
    begin = match.start() if code == "ru" and modality == "will" and not match[0].startswith("буд") else match.end()
    what = re.split(r"[\"”»]", words[begin:])[0].strip(" .,")
    debtor = _debtor(words[: match.start()], code)
    if not debtor and code == "ru" and modality == "will":
        debtor = _SUBJECTLESS if re.search(r"(?:[её]|[иу])м\b", match[0]) else ""
    if not (what or modality in ("missed", "done")) or _NO_ONE.match(debtor):
        return None
    near = words[max(0, match.start() - 4) : match.end() + 5]
    return FoundCommitment(
        debtor=debtor,
        speaker=speaker,
        what=what,
        addressee=_addressee(what, code),
        deadline=_deadline(words, match.start(), code, calendar, is_past=modality in ("missed", "done")),
        modality=modality,
        status=status,
        is_negated=modality != "missed" and bool(_NEGATION.search(near)),
        sentence=sentence,
    )


def _ordered(sentence: Sentence, order: Order, code: str, calendar: Calendar, speaker: str) -> FoundCommitment | None:
    words = sentence.text
    what = re.split(r"[\"”»]", words[order.task :])[0].strip(" .,")
    debtor = order.debtor or _debtor(words[: order.start], code)
    if speaker and re.fullmatch(r"he|she|он|она", debtor, re.IGNORECASE):
        debtor = speaker
    if not what or _NO_ONE.match(debtor):
        return None
    return FoundCommitment(
        debtor=debtor,
        speaker=speaker,
        what=what,
        addressee=_addressee(what, code) if not order.addressee else re.sub(r"^the\s+", "", order.addressee),
        deadline=_deadline(words, order.start, code, calendar, is_past=False),
        modality=order.modality,
        status=order.status,
        is_negated=False,
        sentence=sentence,
    )


_SUBJECTLESS = "мы"  # «построим завод»: the ending says who


def _debtor(before: str, code: str) -> str:
    """The subject: the part of the sentence before the verb, passing over asides."""
    parts = [part.strip() for part in _BREAK.split(before)]
    if len(parts) > 2 and before.rstrip().endswith(",") and not _SETTING.match(parts[-3]):
        parts = parts[:-2]  # "Ukraine, he recalled, had failed": a comma before the verb closes an aside
    for part in reversed(parts):
        named = _AUXILIARY.sub("", _TIME_FIRST.sub("", _JOINED.sub("", part)))
        if named.endswith((" and", " и")):
            named = _PREDICATE.split(named)[0]  # "Norland is working on it and is ready to"
        if named and not _PARTICIPLE.match(named) and not _is_aside(named, code):
            return named
    return ""


_PREDICATE = re.compile(r"(?:\s+(?:is|are|has|have|was|were)|['’](?:ll|re|ve))\b|\s+(?:and|и)$")
_SETTING = re.compile(r"(?:in|on|by|at|after|before|since|during|as|for|[a-z]+ly|в|на|к|с|после|по)\b", re.IGNORECASE)


def _is_aside(words: str, code: str) -> bool:
    return len(words.split()) <= 3 and bool(_saying(code).search(words))


def _addressee(what: str, code: str) -> str:
    if code == "ru":
        what = re.split(r",|\sо\s|\sоб\s", what)[0]
        if given := _GIVEN.match(what):
            return given["to"] or given["promised"]
    found = re.search(cues.ADDRESSEE[code], what)
    named = next((part for part in found.groups() if part), "") if found else ""
    return re.sub(r"^(?:[Tt]he|[Ii]ts|[Oo]ur|[Yy]our)\s+", "", named)


# «Предоставить больнице квартиры»; «пообещал | жителям заменить котёл».
_GIVEN = re.compile(
    r"(?:(?:предостав|возмест|выдел|переда|представ|помоч|постав|выплат|компенсир|верн)\w*\s+"
    r"(?P<to>(?:[а-яё]+(?:ому|ему|ой|ым|им)\s+)?[А-ЯЁа-яё-]{3,}(?:ам|ям|е|ому|ему)))\s+(?!области|году|году\b)|"
    r"(?P<promised>(?:[а-яё]+(?:ому|ему|ой|ым|им)\s+)?[А-ЯЁа-яё-]{3,}(?:ам|ям|у|ю|е))\s+(?=[а-яё]{2,}(?:ть|ти|чь)(?:ся)?\b)"
)


def _deadline(words: str, start: int, code: str, calendar: Calendar, *, is_past: bool) -> Period | None:
    """The time by which, or at which, it is to be done: said with "by", or any that was to come.

    A day before the publication is one only of what was done or missed: "signed on 14 January" sets no deadline.
    """
    mentions = [
        each if is_past else _ahead(each, words, calendar)
        for each in time_mentions(words, code, 0, len(words), calendar)
        if each.period
    ]
    said = [each.period for each in mentions if each.start >= start - 1 and _is_limit(words, each, code)]
    day = calendar.published
    said = [period for period in said if is_past or not day or (period and period.end >= day)]
    if said:
        return said[0]
    if day and not is_past and (named := said_deadline(words, start, code, day)):
        return named
    return next((each.period for each in mentions if day and each.period and each.period.end > day), None)


def _ahead(mention: Mention, words: str, calendar: Calendar) -> Mention:
    """What is still to be done "in June" is done in the June to come, when no year is said."""
    period, day = mention.period, calendar.published
    is_said = re.search(r"\d{4}|last|прошл", words[mention.start : mention.end], re.IGNORECASE)
    if not (period and day) or period.end >= day or is_said or mention.is_base:
        return mention
    return replace(mention, period=period.year_before(-1))


def _is_limit(words: str, mention: Mention, code: str) -> bool:
    head = words[max(0, mention.start - 40) : mention.start]
    is_said = bool(_before_deadline(code).search(head))
    # «К 2031 году» is a time that growth is measured from only in a sentence about growth.
    return (is_said and (not mention.is_base or code == "ru")) or bool(_THIS.match(words, mention.start))


@cache
def _before_deadline(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b{cues.DEADLINE[code]}$", re.IGNORECASE)


_THIS = re.compile(r"(?:this|next)\s+year|(?:этом|следующ\w+|будущ\w+)\s+год", re.IGNORECASE)

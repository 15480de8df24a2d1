"""Who said what: each sentence that is somebody's words, with its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.model.dataset import Document, Sentence
from reportgen.text import statement_cues as cues
from reportgen.text.detection import detect_language
from reportgen.text.sentences import clean_sentences
from reportgen.text.speakers import People, Speaker, people_of, speaker_of
from reportgen.text.words import base_language

_OPENING = ('"', "“", "«", "„")
_QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]{3,})(?:[\"”»]|$)")
_MARKS = '"“”«»'
_LONGEST_QUOTATION = 12  # sentences


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


def find_statements(text: str | Document, language: str | None = None) -> tuple[FoundStatement, ...]:
    """The sentences of a text that somebody said, in order. English and Russian.

    The speaker stands beside the nearest verb of saying; a role ("the President"), a surname or a pronoun becomes the
    full name given with it elsewhere in the text.
    """
    return statements(*read(text, language))


def read(text: str | Document, language: str | None) -> tuple[str, str]:
    """The words of a text, and the language whose cues serve it."""
    body = text.text if isinstance(text, Document) else text
    own = text.language if isinstance(text, Document) else ""
    code = base_language(language or own or detect_language(body))
    return body, code if code in cues.SAYING else "en"


@lru_cache(256)  # undertakings are read after statements, for a whole pile at a time
def statements(text: str, code: str) -> tuple[FoundStatement, ...]:
    """The statements of a text in a language that has cues."""
    return tuple(_statements([placed.sentence for placed in clean_sentences(text, code)], text, code))


def _statements(sentences: Sequence[Sentence], text: str, code: str) -> Iterator[FoundStatement]:
    speakers = _speakers(sentences, code, people_of(text, code))
    last: Speaker | None = None
    is_open, paragraph = False, 0
    for place, sentence in enumerate(sentences):
        is_open = is_open and paragraph == sentence.paragraph
        begins, paragraph = sentence.text[:1] in _OPENING, sentence.paragraph
        is_odd = sum(map(sentence.text.count, _MARKS)) % 2 == 1
        own = speakers[place]
        closing = _closing_speaker(sentences, speakers, place) if begins and is_odd and not is_open else None
        who = own or closing
        if who or (last and (is_open or begins)):
            last = who or last
            if last:
                carried = own is None
                yield FoundStatement(last.name, last.role, _quotation(sentence.text), carried, sentence)
        is_open = is_odd != is_open


def _speakers(sentences: Sequence[Sentence], code: str, people: People) -> list[Speaker | None]:
    """The speaker that each sentence names."""
    found: list[Speaker | None] = []
    last: Speaker | None = None
    for sentence in sentences:
        found.append(speaker_of(_outside(sentence.text), code, people, last))
        last = found[-1] or last
    return found


def _outside(words: str) -> str:
    """What stands outside quotation marks: verbs inside are the speaker's own."""
    if sum(map(words.count, _MARKS)) % 2 and words[:1] not in _OPENING:
        # The first mark closes a quotation that an earlier sentence opened.
        words = re.split(r"[\"”»]", words, maxsplit=1)[-1]
    return _QUOTED.sub(" , ", words)


def _quotation(words: str) -> str:
    quoted = _QUOTED.search(words)
    return quoted[1].strip(" ,") if quoted else ""


def _closing_speaker(sentences: Sequence[Sentence], speakers: Sequence[Speaker | None], place: int) -> Speaker | None:
    """Who is named where the quotation ends that opens in this sentence."""
    for later in range(place + 1, min(place + _LONGEST_QUOTATION, len(sentences))):
        if sentences[later].paragraph != sentences[place].paragraph:
            return None
        if sum(map(sentences[later].text.count, _MARKS)) % 2:
            return speakers[later]
    return None

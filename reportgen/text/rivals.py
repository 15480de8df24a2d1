"""Sentences about somebody else: a document may name a briefing's subjects in passing and report on another region."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.text.locating import Located
from reportgen.text.matching import Matcher, Topic, matcher

_NAME = r"[A-ZА-ЯЁЎІ][\w’'-]+"
# A territory by the word that says so, in English, Russian and Belarusian.
_TERRITORY = re.compile(
    rf"\b{_NAME}(?:\s+{_NAME})?\s+(?:[Rr]egion|[Oo]blast|[Kk]rai|[Pp]rovince|[Tt]erritory|[Rr]epublic|[Cc]ounty|"
    r"област[ьиюей]\w*|края?|крае|краем|вобласц\w*|кра[йяію]|рэгіён\w*|округ\w*)\b|"
    rf"\b(?:[Rr]epublic|[Rr]egion|[Pp]rovince)\s+of\s+{_NAME}|\b(?:[Рр]еспублик\w+|[Рр]эспублік\w+)\s+{_NAME}"
)
_LEAD = 2  # sentences that stand for the title of a document without one


def about_others(located: Sequence[Located], subjects: Sequence[Topic]) -> frozenset[int]:
    """The indices of the sentences that tell of another territory than the subjects'.

    A sentence does that names another territory and lacks a subject, and so does what follows it in its paragraph until
    a subject is named that it lacked. Where a title, heading or lead names another territory and lacks a subject, only
    what names that subject, or follows such a sentence in its paragraph, is about the subjects. A territory counts as
    another one when its name holds none of the subjects' words.
    """
    if not subjects:
        return frozenset()
    matchers = {code: matcher(subjects, code) for code in dict.fromkeys(place.language for place in located)}
    found: set[int] = set()
    for document in dict.fromkeys(place.document.id for place in located):
        places = [i for i, place in enumerate(located) if place.document.id == document]
        found.update(_in_document(places, located, matchers, len(subjects)))
    return frozenset(found)


def _in_document(
    places: Sequence[int], located: Sequence[Located], matchers: Mapping[str, Matcher], subjects: int
) -> Iterator[int]:
    paragraph, missing = -1, frozenset[int]()
    lead = " ".join(located[i].sentence.text for i in places[:_LEAD])
    for i in places:
        place = located[i]
        match = matchers[place.language]
        above = " ".join((place.title, *place.headings)) or lead
        if place.sentence.paragraph != paragraph:
            paragraph, missing = place.sentence.paragraph, _lacking(above, match, subjects)
        own = _named(place.sentence.text, match)
        if lacked := _lacking(place.sentence.text, match, subjects):
            missing = lacked
        elif missing & own:
            missing = frozenset()
        if missing:
            yield i


def _named(words: str, match: Matcher) -> frozenset[int]:
    return frozenset(topic for topic, _ in match.hits(words))


def _lacking(words: str, match: Matcher, subjects: int) -> frozenset[int]:
    """The subjects that the words lack, if they name another territory; else none."""
    others = [found[0] for found in _TERRITORY.finditer(words) if not match.hits(found[0])]
    return frozenset(range(subjects)) - _named(words, match) if others else frozenset()

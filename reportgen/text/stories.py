"""Documents that tell one story: the same agency text in four outlets is one story with four sources."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.dataset import Document
from reportgen.model.facts import Citation
from reportgen.text.locating import Located, locate
from reportgen.text.words import WORD

_WORDS_IN_SHINGLE = 4
_FEWEST_SHINGLES = 8  # a text of fewer says too little to be known again
_CONTAINED = 0.6  # of the shorter text's shingles, from which on it is the same story
_LEAST_LIKENESS = 0.25  # of all shingles of both: a long report that quotes a short note is a story of its own
_COMMONEST = 40  # a shingle in more documents than this belongs to the page, not to the story
_SAME_NUMBERS = 0.7  # of the numbers of the one with fewer: this month's notice is not last month's
_ALIKE = 0.6  # of the shingles of two sentences of one story, from which on they are one sentence
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Story:
    """One story: the document that tells it, and the others that tell the same, in their order."""

    document: Document
    others: tuple[Document, ...] = ()


def fold(documents: Sequence[Document]) -> tuple[Story, ...]:
    """The stories of the documents, in the order of the documents that tell them.

    Two documents are one story when most shingles (runs of four words) of the shorter stand in the longer, and much of
    the longer in the shorter: other headlines, bylines, a dropped paragraph or a mended word do not part them, another
    language does. It is told by the earliest, among these by the longest. Time grows with the shingles that are shared.
    """
    if len(documents) < 2:
        return tuple(Story(document, ()) for document in documents)
    shingles = [_shingles(document.text) for document in documents]
    parents = list(range(len(documents)))
    for (one, other), shared in sorted(_shared(shingles).items()):
        sizes = len(shingles[one]), len(shingles[other])
        if _is_same(*sizes, shared) and _agree(documents[one].text, documents[other].text):
            first, second = sorted((_root(parents, one), _root(parents, other)))
            parents[second] = first
    groups: dict[int, list[Document]] = defaultdict(list)
    for number, document in enumerate(documents):
        groups[_root(parents, number)].append(document)
    stories = [_story(group) for group in groups.values()]
    places = {document.id: number for number, document in enumerate(documents)}
    return tuple(sorted(stories, key=lambda story: places[story.document.id]))


def _shingles(text: str, length: int = _WORDS_IN_SHINGLE) -> frozenset[int]:
    """The runs of words as checksums, the same on every machine."""
    words = [word.replace("ё", "е") for word in WORD.findall(text.lower())]
    runs = zip(*(words[start:] for start in range(min(length, len(words)))), strict=False)
    return frozenset(zlib.crc32(" ".join(run).encode()) for run in runs)


def _shared(shingles: Sequence[frozenset[int]]) -> Mapping[tuple[int, int], int]:
    """How many shingles each pair of documents shares, for pairs that share any."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(shingles):
        if len(own) >= _FEWEST_SHINGLES:
            for shingle in own:
                holders[shingle].append(number)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for held in holders.values():
        if 1 < len(held) <= _COMMONEST:
            for place, one in enumerate(held):
                for other in held[place + 1 :]:
                    counts[one, other] += 1
    return counts


def _is_same(one: int, other: int, shared: int) -> bool:
    return shared >= _CONTAINED * min(one, other) and shared >= _LEAST_LIKENESS * (one + other - shared)


def _agree(one: str, other: str) -> bool:
    """Whether the two give the same figures: nearly all numbers of the one with fewer."""
    fewer, more = sorted((set(_NUMBER.findall(one)), set(_NUMBER.findall(other))), key=len)
    return len(fewer & more) >= _SAME_NUMBERS * len(fewer)


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def _story(group: Sequence[Document]) -> Story:
    def rank(document: Document) -> tuple[bool, int, int]:
        day = document.published.end.toordinal() if document.published else 0
        return document.published is None, day, -len(document.text)

    told = min(group, key=rank)
    return Story(told, tuple(document for document in group if document is not told))


Outlets = Mapping[tuple[str, int], tuple[Citation, ...]]
"""Document id and number of a sentence → where else the same sentence of the same story stands."""


def told_once(stories: Sequence[Story]) -> tuple[tuple[Located, ...], Outlets]:
    """The sentences of all stories, those that several outlets of a story print only once; and where else they stand.

    What only one outlet of a story says stays, at its own place.
    """
    located: list[Located] = []
    outlets: dict[tuple[str, int], tuple[Citation, ...]] = {}
    for story in stories:
        if not story.others:  # nothing to compare with, and comparing is half the time of a long text
            located += locate(story.document)
            continue
        told = _Told(locate(story.document))
        for document in story.others:
            new = []
            for place in locate(document):
                if same := told.same(place):
                    key = (same.document.id, same.sentence.number)
                    outlets[key] = (*outlets.get(key, ()), place.citation)
                else:
                    new.append(place)
            told.add(new)
        located += told.places
    return tuple(located), outlets


class _Told:
    """The sentences of a story so far, findable by their words."""

    def __init__(self, places: Sequence[Located]) -> None:
        self.places: list[Located] = []
        self._shingles: list[frozenset[int]] = []
        self._holders: dict[int, list[int]] = defaultdict(list)
        self.add(places)

    def add(self, places: Sequence[Located]) -> None:
        for place in places:
            for shingle in (own := _shingles(place.sentence.text, 2)):
                self._holders[shingle].append(len(self.places))
            self.places.append(place)
            self._shingles.append(own)

    def same(self, place: Located) -> Located | None:
        """The sentence that this one repeats: like in words, equal in numbers; the most like, the first of equals."""
        own, numbers = _shingles(place.sentence.text, 2), _numbers(place)
        shared: dict[int, int] = defaultdict(int)
        for shingle in own:
            for holder in self._holders.get(shingle, ())[:_COMMONEST]:
                shared[holder] += 1
        likeness = {i: count / len(own | self._shingles[i]) for i, count in shared.items()}
        alike = [i for i in likeness if likeness[i] >= _ALIKE and _numbers(self.places[i]) == numbers]
        return self.places[max(alike, key=lambda i: (likeness[i], -i))] if alike else None


def _numbers(place: Located) -> list[str]:
    return sorted(_NUMBER.findall(place.sentence.text))

"""The editor: what each sentence is worth in a briefing, and picks among candidates without repetition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.model.dataset import Document, Sentence
from reportgen.model.facts import Citation
from reportgen.text.cited import CitedSentence
from reportgen.text.locating import Located, cited
from reportgen.text.matching import Topic, matcher
from reportgen.text.picking import diverse
from reportgen.text.sameness import gist, say_the_same
from reportgen.text.standing import connector_length, figures, has_commitment, is_whole, names, stands_alone
from reportgen.text.stories import Outlets
from reportgen.text.summaries import length_factor, located_stems
from reportgen.text.weights import vectors
from reportgen.text.words import base_language

YEARLY_LOSS = 0.15  # a document a year older than the newest counts 1 / 1.15
OTHER_LANGUAGE = 0.4  # what a sentence in another language than the briefing's counts
OFF_SUBJECT = 0.8  # what one counts that, with its title, names none of the briefing's subjects
QUOTED = 0.7  # what one counts that begins with somebody's own words
FIGURES = (0.0, 0.2, 0.25, 0.3)  # what no, one, two, three or more figures add
COMMITMENT, NAMES = 0.12, 0.08  # what they add, at most
_QUOTATION_MARKS = '"“„«'
_NEVER = -2  # what a sentence leans on that is not among the candidates


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence by its index, and its score for the place to fill.

    A borrowed one is on the topic only by its neighbours: it may follow one of them, never stand without.
    """

    index: int
    score: float
    is_borrowed: bool = False


class Editor:
    """Picks among the located sentences; what it picked once, or what says the same, it does not pick again."""

    def __init__(
        self,
        located: Sequence[Located],
        fresh: Mapping[str, float],
        language: str,
        subjects: Sequence[Topic] = (),
        outlets: Outlets = MappingProxyType({}),
    ) -> None:
        self.located = located
        self._outlets = outlets
        self.vectors = vectors(located_stems(located))
        self._fresh = fresh
        self._language = base_language(language)
        self._gists = [
            gist(place.sentence.text, vector, place.language)
            for place, vector in zip(located, self.vectors, strict=True)
        ]
        matchers = {code: matcher(subjects, code) for code in dict.fromkeys(place.language for place in located)}
        self._named = [
            len({topic for topic, _ in matchers[place.language].hits(f"{place.title} {place.sentence.text}")})
            for place in located
        ]
        self._subjects = len(subjects)
        self._gone: set[int] = set()

    def worth(self, index: int) -> float:
        """What age, length, subject, wording and language leave of a sentence's score."""
        place = self.located[index]
        worth = self._fresh[place.document.id] * length_factor(place.sentence.text)
        if self._subjects:
            worth *= OFF_SUBJECT + (1 - OFF_SUBJECT) * self._named[index] / self._subjects
        if place.sentence.text[:1] in _QUOTATION_MARKS:
            worth *= QUOTED
        is_foreign = self._language and base_language(place.language) != self._language
        return worth * (OTHER_LANGUAGE if is_foreign else 1.0)

    def bonus(self, index: int) -> float:
        """What figures, commitments and names add to a score."""
        place = self.located[index]
        text = place.sentence.text
        return (
            FIGURES[min(figures(text), 3)]
            + COMMITMENT * has_commitment(text, place.language)
            + NAMES * min(names(text), 4) / 4
        )

    def skip(self, printed: Iterable[CitedSentence]) -> None:
        """Passes over sentences that stand elsewhere already, and over what says the same."""
        places = {(place.document.id, place.sentence.number): i for i, place in enumerate(self.located)}
        found = [places.get((each.document, each.sentence.number)) for each in printed]
        for index in [i for i in found if i is not None and i not in self._gone]:
            same = [i for i, other in enumerate(self._gists) if say_the_same(self._gists[index], other)]
            self._gone.update((index, *same))

    def pass_over(self, indices: Iterable[int]) -> None:
        """Never picks these sentences."""
        self._gone.update(indices)

    def pick(self, candidates: Sequence[Candidate], count: int, words: int | None = None) -> tuple[CitedSentence, ...]:
        """At most `count` sentences of at most `words` words together, newest document first.

        They stand alone, or follow right after a pick that they lean on; only for want of any is it one that leans on
        what is not printed. Questions, fragments and broken quotations are never picked.
        """
        pool = [
            each
            for each in candidates
            if each.index not in self._gone and is_whole(self.located[each.index].sentence.text)
        ]
        needs = self._needs(pool)
        if len(needs) == len(pool):
            own = [each for each in pool if not each.is_borrowed]
            pool = sorted(own, key=lambda each: (-round(each.score, 9), each.index))[:1]
            needs = {}
        indices = [each.index for each in pool]
        picks = diverse(
            [each.score for each in pool],
            [self.vectors[i] for i in indices],
            count,
            is_same=lambda a, b: say_the_same(self._gists[indices[a]], self._gists[indices[b]]),
            needs=needs,
            lengths=[len(self.located[i].sentence.text.split()) for i in indices],
            room=words,
        )
        found = [(pool[pick.index], [indices[i] for i in pick.same]) for pick in picks]
        for each, same in found:
            self._gone.update((each.index, *same))
        found.sort(key=lambda item: self._order(item[0].index))
        return tuple(self._cited(each.index, each.score, same) for each, same in found)

    def _needs(self, pool: Sequence[Candidate]) -> dict[int, int]:
        """Place in the pool → that of the sentence it leans on; `_NEVER` when it must not be printed."""
        places = {each.index: place for place, each in enumerate(pool)}
        return {
            place: places.get(each.index - 1, _NEVER) if self._follows(each.index) else _NEVER
            for place, each in enumerate(pool)
            if each.is_borrowed or not stands_alone(*self._words(each.index))
        }

    def _words(self, index: int) -> tuple[str, str]:
        place = self.located[index]
        return place.sentence.text, place.language

    def _follows(self, index: int) -> bool:
        """Whether the sentence before stands in the same paragraph of the same document."""
        before, here = self.located[index - 1], self.located[index]
        return (
            index > 0
            and before.document.id == here.document.id
            and before.sentence.paragraph == here.sentence.paragraph
            and before.sentence.number == here.sentence.number - 1
        )

    def _order(self, index: int) -> tuple[float, int]:
        return -self._fresh[self.located[index].document.id], index

    def _cited(self, index: int, score: float, same: Sequence[int]) -> CitedSentence:
        also = (*self._elsewhere(index), *(found for i in same for found in self._places(i)))
        return cited(_without_connector(self.located[index]), score, also)

    def _places(self, index: int) -> tuple[Citation, ...]:
        """Every place where the sentence stands: its own, and the other outlets of its story."""
        return (self.located[index].citation, *self._elsewhere(index))

    def _elsewhere(self, index: int) -> tuple[Citation, ...]:
        place = self.located[index]
        return self._outlets.get((place.document.id, place.sentence.number), ())


def _without_connector(place: Located) -> Located:
    """The sentence without its joining word: "Moreover, exports rose" → "Exports rose"."""
    sentence = place.sentence
    skipped = connector_length(sentence.text, place.language)
    if not skipped:
        return place
    words = sentence.text[skipped:]
    return place.with_sentence(
        Sentence(sentence.number, words[0].upper() + words[1:], sentence.start, sentence.end, sentence.paragraph)
    )


def freshness(documents: Sequence[Document]) -> dict[str, float]:
    """Document id → 1 for the newest, less for each year of age; an undated one counts as the oldest."""
    days = [document.published.end for document in documents if document.published]
    if not days:
        return {document.id: 1.0 for document in documents}
    newest, oldest = max(days), min(days)
    ages = {
        document.id: (newest - (document.published.end if document.published else oldest)).days / 365
        for document in documents
    }
    return {document: 1 / (1 + YEARLY_LOSS * age) for document, age in ages.items()}

"""Sentences that know their document."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.dataset import Sentence
from reportgen.model.facts import Citation, Locator


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A picked sentence with its document and source; `also` cites other places that say the same."""

    document: str
    source: str
    file: str
    language: str
    sentence: Sentence
    score: float
    also: tuple[Citation, ...] = ()

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.sentence.text

    @property
    def citation(self) -> Citation:
        """Where the sentence stands."""
        return citation_of(self.source, self.file, self.sentence)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all the sources that say it, each once, its own first."""
        return tuple(dict.fromkeys([self.source, *(citation.source for citation in self.also)]))


def citation_of(source: str, file: str, sentence: Sentence) -> Citation:
    """Where a sentence stands: its source, file, number and character span."""
    return Citation(source, Locator(file, sentence=sentence.number, start=sentence.start, end=sentence.end))

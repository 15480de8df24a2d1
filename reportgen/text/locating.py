"""The sentences of documents, each at its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgen.model.dataset import Document, Sentence
from reportgen.model.facts import Citation
from reportgen.text.cited import CitedSentence, citation_of
from reportgen.text.detection import detect_language
from reportgen.text.sentences import clean_sentences, split_sentences


@dataclass(frozen=True, slots=True)
class Located:
    """A sentence at its place: the document, the headings above it, its position among the document's sentences."""

    document: Document
    language: str
    sentence: Sentence
    title: str
    headings: tuple[str, ...]
    position: int

    @property
    def citation(self) -> Citation:
        """Where the sentence stands."""
        return citation_of(self.document.source, self.document.file, self.sentence)

    def with_sentence(self, sentence: Sentence) -> Located:
        """The same place with the sentence worded otherwise."""
        return replace(self, sentence=sentence)


def locate(document: Document, language: str = "") -> tuple[Located, ...]:
    """The document's sentences, cleaned; all its sentences when cleaning would leave none."""
    code = language or document.language or detect_language(document.text)
    placed = [(each.sentence, each.headings) for each in clean_sentences(document.text, code)]
    if not placed:
        placed = [(sentence, ()) for sentence in split_sentences(document.text, code)]
    return tuple(
        Located(document, code, sentence, *_titled(document.title, headings), position)
        for position, (sentence, headings) in enumerate(placed)
    )


def _titled(title: str, headings: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The title and the headings under it; a text without a title of its own lends its first heading."""
    if not title and len(headings) > 1:
        return headings[0], headings[1:]
    return title, tuple(heading for heading in headings if heading != title)


def cited(place: Located, score: float, also: tuple[Citation, ...] = ()) -> CitedSentence:
    """The sentence as a pick."""
    document = place.document
    return CitedSentence(
        document.id, document.source, document.file, place.language, place.sentence, round(score, 6), also
    )

"""The sentences that say most of a document."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.dataset import Document
from reportgen.text.cited import CitedSentence, Located, cited, locate
from reportgen.text.picking import diverse
from reportgen.text.weights import Vector, centroid_scores, forward_scores, vectors
from reportgen.text.words import detect_language, stems

_FEW_WORDS, _MANY_WORDS = 10, 45


def summarize(
    text_or_documents: str | Document | Sequence[Document], sentences: int = 3, language: str | None = None
) -> tuple[CitedSentence, ...]:
    """The `sentences` that say most, in their natural order; fewer when the text has fewer.

    A plain text is cited with an empty document and source. `language` (ISO 639-1) overrides the documents' own; for a
    plain text None detects it.
    """
    documents = _documents(text_or_documents, language)
    located = [place for document in documents for place in locate(document, language or document.language)]
    return tuple(cited(located[i], score) for i, score in _picks(located, sentences))


def _documents(given: str | Document | Sequence[Document], language: str | None) -> Sequence[Document]:
    if isinstance(given, str):
        return (Document("", "", "", "", None, language or detect_language(given), given),)
    return (given,) if isinstance(given, Document) else given


def _picks(located: Sequence[Located], count: int) -> list[tuple[int, float]]:
    weighted = vectors([stems(place.sentence.text, place.language) for place in located])
    scores = lead_scores(located, weighted)
    return [(i, scores[i]) for i in sorted(pick.index for pick in diverse(scores, weighted, count))]


def lead_scores(located: Sequence[Located], weighted: Sequence[Vector]) -> list[float]:
    """Each sentence's score: (½ centroid + ½ forward centrality + 1 / (1 + 0.1 · its position)) · length factor."""
    middle, forward = centroid_scores(weighted), forward_scores(weighted)
    return [
        (middle[i] / 2 + forward[i] / 2 + 1 / (1 + 0.1 * place.position)) * length_factor(place.sentence.text)
        for i, place in enumerate(located)
    ]


def length_factor(text: str) -> float:
    """1 for a sentence of usual length, less for one too short to say much or too long to read."""
    words = len(text.split())
    if words < _FEW_WORDS:
        return words / _FEW_WORDS
    return 1.0 if words <= _MANY_WORDS else _MANY_WORDS / words

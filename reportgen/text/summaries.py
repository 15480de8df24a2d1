"""The sentences that say most of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from reportgen.model.dataset import Document
from reportgen.text.cited import CitedSentence
from reportgen.text.locating import Located, cited, locate
from reportgen.text.picking import diverse
from reportgen.text.standing import leans
from reportgen.text.weights import Vector, centroid_scores, forward_scores, vectors
from reportgen.text.words import detect_language, stem_lists

# Measured on 250 news articles with human summaries; the values around them do nearly as well.
_CENTRALITY = 0.35
_LEADING = 40
# What a language's texts open with: an English report tells its news first, a Russian paper its reasons.
_LEAD_OF = {"ru": 0.1, "be": 0.1}
_ASKING, _LEANING = 0.8, 0.95
_FEW_WORDS, _MANY_WORDS = 8, 45


def summarize(
    text_or_documents: str | Document | Sequence[Document],
    sentences: int | None = None,
    language: str | None = None,
    *,
    words: int | None = None,
) -> tuple[CitedSentence, ...]:
    """The `sentences` that say most, in their natural order; fewer when the text has fewer.

    With `words` they have no more words together, unless the first alone has; then `sentences` None means any number,
    else three.

    A plain text is cited with an empty document and source. `language` (ISO 639-1) overrides the documents' own; for a
    plain text None detects it.
    """
    documents = _documents(text_or_documents, language)
    located = [place for document in documents for place in locate(document, language or document.language)]
    count = sentences if sentences is not None else 3 if words is None else len(located)
    return tuple(cited(located[i], score) for i, score in _picks(located, count, words))


def _documents(given: str | Document | Sequence[Document], language: str | None) -> Sequence[Document]:
    if isinstance(given, str):
        return (Document("", "", "", "", None, language or detect_language(given), given),)
    return (given,) if isinstance(given, Document) else given


def _picks(located: Sequence[Located], count: int, words: int | None) -> list[tuple[int, float]]:
    weighted = vectors(located_stems(located))
    scores = lead_scores(located, weighted)
    lengths = [len(place.sentence.text.split()) for place in located]
    if count >= len(located) and (words is None or sum(lengths) <= words):
        return list(enumerate(scores))
    picks = diverse(scores, weighted, count, lengths=lengths, room=words)
    return [(i, scores[i]) for i in sorted(pick.index for pick in picks)]


def located_stems(located: Sequence[Located]) -> list[list[str]]:
    """The stems of each sentence, in its own language."""
    found: list[list[str]] = []
    for language, places in groupby(located, key=lambda place: place.language):
        found += stem_lists([place.sentence.text for place in places], language)
    return found


def lead_scores(located: Sequence[Located], weighted: Sequence[Vector]) -> list[float]:
    """Each sentence's score: (0.35 centroid + 0.35 forward centrality + position) · form.

    Position is 1 / (1 + 0.1 · sentences before it in the document). In a document of over 40 sentences it weighs less,
    and the centroid takes the place of forward centrality by as much: a report's first sentences are no lead. So it
    is in every Russian text. Form is less for sentences too short, too long, asking, leaning.
    """
    middle, forward = centroid_scores(weighted), forward_scores(weighted)
    lengths = Counter(place.document.id for place in located)
    scores: list[float] = []
    for i, place in enumerate(located):
        leading = min(_LEAD_OF.get(place.language[:2], 1.0), _LEADING / lengths[place.document.id])
        central = (2 - leading) * middle[i] + leading * forward[i]
        score = _CENTRALITY * central + leading / (1 + 0.1 * place.position)
        scores.append(score * _form(place.sentence.text, place.language))
    return scores


def _form(text: str, language: str) -> float:
    factor = length_factor(text)
    if text.rstrip("\"”»')").endswith("?"):
        factor *= _ASKING
    return factor * _LEANING if leans(text, language) else factor


def length_factor(text: str) -> float:
    """1 for a sentence of usual length, less for one too short to say much or too long to read."""
    words = len(text.split())
    if words < _FEW_WORDS:
        return words / _FEW_WORDS
    return 1.0 if words <= _MANY_WORDS else _MANY_WORDS / words

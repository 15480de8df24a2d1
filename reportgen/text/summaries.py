"""The sentences that say most of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from reportgen.model.dataset import Document
from reportgen.text.cited import CitedSentence
from reportgen.text.detection import detect_language
from reportgen.text.locating import Located, cited, locate
from reportgen.text.paper_cues import Part
from reportgen.text.papers import is_paper, part_named, says_aim, says_conclusion, says_result
from reportgen.text.picking import diverse
from reportgen.text.standing import figures, leans
from reportgen.text.weights import Vector, centroid_scores, forward_scores, vectors
from reportgen.text.words import stem_lists

# Measured on 250 news articles with human summaries and on papers of our own; values around them do nearly as well.
_CENTRALITY = 0.35
_LEADING = 40
# A report tells its news first, a paper last.
_LEAD_OF_PAPER = 0.1
_PARTS = {Part.METHODS: 0.8, Part.THANKS: 0.3, Part.REFERENCES: 0.3, Part.CONCLUSIONS: 1.2}
_AIM, _RESULT, _CLOSING, _FIGURE = 0.25, 0.2, 0.1, 0.1  # what a sentence of a paper gets for what it says
_MANY_FIGURES = 2
_END, _LONGEST_END = 0.15, 10  # the share of a paper in which it closes, in at most so many sentences
_ASKING, _LEANING = 0.8, 0.95
_FEW_WORDS, _FEW_WORDS_OF_PAPER, _MANY_WORDS = 8, 12, 45


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
    is in every paper; there a sentence counts more that says the aim or a result, or closes. Form is less for
    sentences too short, too long, asking, leaning.
    """
    middle, forward = centroid_scores(weighted), forward_scores(weighted)
    lengths = Counter(place.document.id for place in located)
    papers = _papers(located)
    scores: list[float] = []
    for i, place in enumerate(located):
        length = lengths[place.document.id]
        is_of_paper = place.document.id in papers
        leading = min(_LEAD_OF_PAPER if is_of_paper else 1.0, _LEADING / length)
        central = (2 - leading) * middle[i] + leading * forward[i]
        score = _CENTRALITY * central + leading / (1 + 0.1 * place.position)
        if is_of_paper:
            score = (score + _role(place, length)) * _part(place.headings)
        few = _FEW_WORDS_OF_PAPER if is_of_paper else _FEW_WORDS
        scores.append(score * _form(place.sentence.text, place.language, few))
    return scores


def _papers(located: Sequence[Located]) -> frozenset[str]:
    """The ids of the documents that are papers."""
    found = set()
    for _, group in groupby(located, key=lambda place: place.document.id):
        places = list(group)
        headings = [heading for place in places for heading in place.headings]
        if is_paper(places[0].document.text, headings, places[0].language):
            found.add(places[0].document.id)
    return frozenset(found)


def _part(headings: Sequence[str]) -> float:
    parts = [part for heading in headings if (part := part_named(heading))]
    return _PARTS.get(parts[-1], 1.0) if parts else 1.0


def _role(place: Located, length: int) -> float:
    """What a sentence of a paper gets for saying what it is about, what was found, what follows."""
    text, language = place.sentence.text, place.language
    closes = place.position >= length - min(_END * length, _LONGEST_END) or says_conclusion(text, language)
    said = _AIM * says_aim(text, language) + _RESULT * says_result(text, language) + _CLOSING * closes
    return said + _FIGURE * min(figures(text), _MANY_FIGURES)


def _form(text: str, language: str, few: int) -> float:
    factor = length_factor(text, few)
    if text.rstrip("\"”»')").endswith("?"):
        factor *= _ASKING
    return factor * _LEANING if leans(text, language) else factor


def length_factor(text: str, few: int = _FEW_WORDS) -> float:
    """1 for a sentence of usual length, less for one of fewer words than `few` or too long to read."""
    words = len(text.split())
    if words < few:
        return words / few
    return 1.0 if words <= _MANY_WORDS else _MANY_WORDS / words

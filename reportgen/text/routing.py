"""Sentences → topics: keyword evidence, smoothed over neighbours, at most one topic a sentence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.dataset import Sentence
from reportgen.text.matching import Matcher, Topic, matcher

NEIGHBOURS = ((1, 0.4), (2, 0.15))  # how much of the evidence one and two sentences away counts
OTHER_PARAGRAPH = 0.15  # of that, what remains across the end of a paragraph
HEADING = 0.6  # a keyword in a heading, for each sentence below it
TITLE = 0.15  # a keyword in the document's title, for each of its sentences
LEAST = 0.3  # of a keyword of usual weight: less evidence leaves a sentence unrouted


@dataclass(frozen=True, slots=True)
class RoutedSentence:
    """A sentence of a topic: `score` with the neighbours' share, `own` from its own words and headings alone."""

    index: int
    sentence: Sentence
    score: float
    own: float


@dataclass(frozen=True, slots=True)
class Routing:
    """Topic id → its sentences in natural order, for every topic; `unrouted` is what no topic wanted."""

    topics: Mapping[str, tuple[RoutedSentence, ...]]
    unrouted: tuple[RoutedSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """Where a sentence stands: its document and the document's title, the headings above it, and its language."""

    document: str = ""
    title: str = ""
    headings: tuple[str, ...] = ()
    language: str = "en"


def route(
    sentences: Sequence[Sentence],
    topics: Sequence[Topic],
    *,
    language: str = "en",
    contexts: Sequence[Context] = (),
    is_shared: bool = False,
) -> Routing:
    """Each sentence to the topic with most evidence, or to none; to each with enough evidence when `is_shared`.

    `contexts`, one a sentence, tells documents apart and adds headings; without it all stand in one document.
    """
    contexts = contexts or [Context(language=language)] * len(sentences)
    own = _own_evidence(sentences, contexts, topics)
    found: dict[str, list[RoutedSentence]] = {topic.id: [] for topic in topics}
    unrouted: list[RoutedSentence] = []
    for index, sentence in enumerate(sentences):
        scores = [own[index][t] + _from_neighbours(index, t, own, sentences, contexts) for t in range(len(topics))]
        wanted = [t for t, score in enumerate(scores) if score >= LEAST]
        if not is_shared and wanted:
            wanted = [max(wanted, key=lambda t, scores=scores: (round(scores[t], 9), -t))]  # type: ignore[misc]  # mypy cannot infer a lambda with a bound default
        for t in wanted:
            found[topics[t].id].append(RoutedSentence(index, sentence, scores[t], own[index][t]))
        if not wanted:
            unrouted.append(RoutedSentence(index, sentence, max(scores, default=0.0), max(own[index], default=0.0)))
    return Routing({topic: tuple(routed) for topic, routed in found.items()}, tuple(unrouted))


def _own_evidence(
    sentences: Sequence[Sentence], contexts: Sequence[Context], topics: Sequence[Topic]
) -> list[list[float]]:
    """Evidence of each sentence for each topic: rarity-weighted keywords, more for those in its nearest headings."""
    matchers = {code: matcher(topics, code) for code in dict.fromkeys(context.language for context in contexts)}
    hits = [
        matchers[context.language].hits(sentence.text) for sentence, context in zip(sentences, contexts, strict=True)
    ]
    rarity = _rarity(hits)
    headed: dict[Context, list[float]] = {}
    evidence: list[list[float]] = []
    for hit, context in zip(hits, contexts, strict=True):
        if context not in headed:
            headed[context] = _heading_evidence(context, matchers[context.language], rarity, len(topics))
        words = _weighed(hit, rarity, len(topics))
        evidence.append([a + b for a, b in zip(words, headed[context], strict=True)])
    return evidence


Hits = Mapping[tuple[int, str], float]


def _rarity(hits: Sequence[Hits]) -> dict[tuple[int, str], float]:
    """The weight of each keyword: 1 for one in a single sentence, falling to a third for one that is everywhere."""
    counts = Counter(key for hit in hits for key in hit)
    total = math.log(len(hits) + 1)
    return {key: max(1 - math.log(count) / total, 1 / 3) if total else 1.0 for key, count in counts.items()}


def _weighed(hits: Hits, rarity: Mapping[tuple[int, str], float], topics: int) -> list[float]:
    evidence = [0.0] * topics
    for key, strength in hits.items():
        evidence[key[0]] += strength * rarity.get(key, 1.0)
    # A second keyword confirms, a fifth does not: the sum is dampened.
    return [math.log1p(value) / math.log(2) for value in evidence]


def _heading_evidence(
    context: Context, match: Matcher, rarity: Mapping[tuple[int, str], float], topics: int
) -> list[float]:
    evidence = [0.0] * topics
    for share, heading in [(TITLE, context.title), *((HEADING, heading) for heading in context.headings)]:
        for topic, value in enumerate(_weighed(match.hits(heading), rarity, topics)):
            evidence[topic] = max(evidence[topic], share * value)
    return evidence


def _from_neighbours(
    index: int, topic: int, own: Sequence[Sequence[float]], sentences: Sequence[Sentence], contexts: Sequence[Context]
) -> float:
    total = 0.0
    for distance, share in NEIGHBOURS:
        for other in (index - distance, index + distance):
            if not 0 <= other < len(own) or contexts[other].document != contexts[index].document:
                continue
            is_near = sentences[other].paragraph == sentences[index].paragraph
            total += own[other][topic] * share * (1.0 if is_near else OTHER_PARAGRAPH)
    return total

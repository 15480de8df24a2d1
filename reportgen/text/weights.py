"""Sentences as TF-IDF vectors: plain mappings from stem to weight, so that sums come in one order everywhere."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

Vector = dict[str, float]


def vectors(stemmed: Sequence[Sequence[str]]) -> list[Vector]:
    """One vector of length 1 for each sentence (empty for one without content words).

    Weight of a stem: (1 + ln tf) · (1 + ln(n / df)), with n sentences of which df hold it.
    """
    counted = [Counter(words) for words in stemmed]
    holding = Counter(chain.from_iterable(counted))
    rarities = {count: 1 + math.log(len(stemmed) / count) for count in dict.fromkeys(holding.values())}
    rarity = {stem: rarities[count] for stem, count in holding.items()}
    return [
        unit({stem: rarity[stem] if n == 1 else (1 + math.log(n)) * rarity[stem] for stem, n in words.items()})
        for words in counted
    ]


def unit(vector: Vector) -> Vector:
    """The vector scaled to length 1; an empty one stays empty."""
    length = math.sqrt(sum([weight * weight for weight in vector.values()]))
    return {stem: weight / length for stem, weight in vector.items()} if length else {}


def dot(vector: Vector, other: Vector) -> float:
    """The inner product; for unit vectors the cosine of their angle."""
    if len(vector) > len(other):
        vector, other = other, vector
    return sum([weight * other[stem] for stem, weight in vector.items() if stem in other])


def centroid_scores(sentences: Sequence[Vector]) -> list[float]:
    """How near each sentence is to the mean of all, the nearest 1."""
    middle = _sum(sentences)
    return _scaled([dot(sentence, middle) for sentence in sentences])


def forward_scores(sentences: Sequence[Vector]) -> list[float]:
    """How much of what comes later each sentence already says, the most 1 (one pass from the end: linear time)."""
    later: Vector = {}
    scores: list[float] = []
    for sentence in reversed(sentences):
        scores.append(dot(sentence, later))
        for stem, weight in sentence.items():
            later[stem] = later.get(stem, 0.0) + weight
    return _scaled(scores[::-1])


def _sum(sentences: Iterable[Vector]) -> Vector:
    total: Vector = {}
    for sentence in sentences:
        for stem, weight in sentence.items():
            total[stem] = total.get(stem, 0.0) + weight
    return total


def _scaled(scores: list[float]) -> list[float]:
    highest = max(scores, default=0.0)
    return [score / highest for score in scores] if highest > 0 else scores

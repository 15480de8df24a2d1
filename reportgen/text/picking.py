"""Picks without repetition: diverse ones, and what says the same as a pick folded into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.text.weights import Vector, dot

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


@dataclass(frozen=True, slots=True)
class Pick:
    """The index of a picked sentence, and those of the sentences that say the same."""

    index: int
    same: tuple[int, ...] = ()


def diverse(
    scores: Sequence[float],
    sentences: Sequence[Vector],
    count: int,
    *,
    balance: float = 0.75,
    is_same: Callable[[int, int], bool] | None = None,
    needs: Mapping[int, int] = MappingProxyType({}),
) -> list[Pick]:
    """At most `count` picks in the order picked, by maximal marginal relevance (Carbonell and Goldstein, 1998).

    Each has the highest `balance · score − (1 − balance) · likeness to what was picked`, the first among equals; what
    `is_same` as a pick is folded into it. `needs` maps a sentence to the one that must be picked before it.
    """
    likeness = [0.0] * len(scores)
    left = list(range(len(scores)))
    picks: list[Pick] = []
    taken = {-1}
    while len(picks) < count:
        ready = [i for i in left if needs.get(i, -1) in taken]
        if not ready:
            break
        # Rounded, so that the last bit of a sum does not choose between equals on another machine.
        best = max(ready, key=lambda i: (round(balance * scores[i] - (1 - balance) * likeness[i], 9), -i))
        same = [i for i in left if i != best and is_same(best, i)] if is_same else []
        picks.append(Pick(best, tuple(same)))
        taken.add(best)
        gone = {best, *same}
        left = [i for i in left if i not in gone]
        for i in left:
            likeness[i] = max(likeness[i], dot(sentences[i], sentences[best]))
    return picks


@dataclass(frozen=True, slots=True)
class Gist:
    """What a sentence says, for comparing: its weighted stems, its numbers, its language."""

    vector: Vector
    numbers: frozenset[str]
    language: str


def gist(text: str, vector: Vector, language: str) -> Gist:
    """The gist of a sentence. Numbers are compared across languages: 12.3 and 12,3 are the same."""
    return Gist(vector, frozenset(_plain(number, language) for number in _NUMBER.findall(text)), language)


def _plain(number: str, language: str) -> str:
    if language == "en" and _THOUSANDS.fullmatch(number):
        return number.replace(",", "")
    return number.replace(",", ".")


def say_the_same(one: Gist, other: Gist) -> bool:
    """Whether two sentences report one fact: alike in words without contradicting numbers, or alike in numbers.

    In different languages only the numbers can tell: two shared at least, one of them not a year.
    """
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return False
    shared = one.numbers & other.numbers
    is_telling = len(shared) >= 2 and any(not _is_year(number) and len(number) > 1 for number in shared)
    if one.language != other.language:
        return is_telling
    likeness = dot(one.vector, other.vector)
    return likeness >= (0.4 if is_telling else 0.7) or _is_contained(one, other)


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


def _is_contained(one: Gist, other: Gist) -> bool:
    """Whether nearly all the words of the shorter stand in the longer."""
    shorter, longer = sorted((one.vector, other.vector), key=len)
    return len(shorter) >= 5 and sum(stem in longer for stem in shorter) >= 0.85 * len(shorter)

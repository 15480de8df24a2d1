"""Picks without repetition: diverse ones, and what says the same as a pick folded into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.text.weights import Vector, dot


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
    balance: float = 0.65,
    is_same: Callable[[int, int], bool] | None = None,
    needs: Mapping[int, int] = MappingProxyType({}),
    lengths: Sequence[int] = (),
    room: int | None = None,
) -> list[Pick]:
    """At most `count` picks in the order picked, by maximal marginal relevance (Carbonell and Goldstein, 1998).

    Each has the highest `balance · score − (1 − balance) · likeness to what was picked`, scores scaled to at most 1,
    the first among equals. What `is_same` as a pick is folded into it. `needs` maps a sentence to the one that must be
    picked before it. With `room` the picks' `lengths` sum up to no more, but for a first one that is longer.
    """
    highest = max(scores, default=0.0) or 1.0
    likeness = [0.0] * len(scores)
    left = list(range(len(scores)))
    picks: list[Pick] = []
    taken = {-1}
    while len(picks) < count:
        ready = [i for i in left if needs.get(i, -1) in taken and (room is None or not picks or lengths[i] <= room)]
        if not ready:
            break
        # Rounded, so that the last bit of a sum does not choose between equals on another machine.
        best = max(ready, key=lambda i: (round(balance * scores[i] / highest - (1 - balance) * likeness[i], 9), -i))
        same = [i for i in left if i != best and is_same(best, i)] if is_same else []
        picks.append(Pick(best, tuple(same)))
        room = None if room is None else room - lengths[best]
        taken.add(best)
        gone = {best, *same}
        left = [i for i in left if i not in gone]
        for i in left:
            likeness[i] = max(likeness[i], dot(sentences[i], sentences[best]))
    return picks

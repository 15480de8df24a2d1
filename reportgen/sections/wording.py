"""Small joints of sentences: one or many, this and that."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.language import Language
from reportgen.model.passage import Passage


def counted(number: int, one: str, many: str) -> str:
    """The frame that agrees with the number."""
    return one if number == 1 else many


def enumerated(language: Language, parts: Sequence[Passage]) -> Passage:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return parts[0] if parts else Passage()
    runs: list[Passage | str] = []
    for part in parts[:-1]:
        runs += [", ", part] if runs else [part]
    return language.passage("{list} and {last}", list=Passage.of(*runs), last=parts[-1])

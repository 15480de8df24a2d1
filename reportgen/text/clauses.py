"""A figure's surroundings: its sentence, the figures beside it, and the words of its sentence that may tell of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from reportgen.text import measure_cues, names
from reportgen.text import quantity_cues as cues
from reportgen.text.amount import Amount
from reportgen.text.lowering import lowered, lowered_pattern


class Sign(NamedTuple):
    """Words that tell something, by their span."""

    start: int
    end: int
    told: str


_TABLES: Mapping[str, Mapping[str, Sequence[tuple[object, str]]]] = {
    "measures": measure_cues.MEASURES,
    "statuses": cues.STATUSES,
}


def _rows(kind: str, language: str) -> list[tuple[str, str]]:
    """What the words of a kind tell, in their order, for texts in small letters."""
    if kind == "ways":
        rows = [("up", cues.UP.get(language, cues.UP["en"])), ("down", cues.DOWN.get(language, cues.DOWN["en"]))]
    else:
        table = _TABLES[kind]
        rows = [(str(key), words) for key, words in table.get(language, table["en"])]
    return [(key, lowered_pattern(words)) for key, words in rows]


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str]:
    """One pattern for the words of all rows, without groups, which would cost as much as the search."""
    return re.compile(rf"\b(?:{'|'.join(words for _, words in _rows(kind, language))})(?!\w)")


@cache
def _keys(kind: str, language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile(rf"(?:{words})(?!\w)")) for key, words in _rows(kind, language))


@lru_cache(4096)
def _told(kind: str, language: str, words: str) -> str:
    """What the words tell by themselves; empty when that hangs on what stands beside them."""
    return next((key for key, row in _keys(kind, language) if row.fullmatch(words)), "")


@dataclass(slots=True)
class Signs:
    """The telling words of `text[start:end]`; each kind is looked for once, however many figures ask for it.

    `measures` (told: the measure's key), `ways` (up, down), `statuses`, `names`, and `owners` of exports and imports.
    """

    text: str
    language: str
    start: int
    end: int
    _small: str = ""
    _found: dict[str, tuple[list[int], list[Sign]]] = field(default_factory=dict)

    def among(self, kind: str, start: int, end: int) -> list[Sign]:
        """The signs of one kind that lie within `text[start:end]`, in order."""
        if kind not in self._found:
            found = list(self._search(kind))
            self._found[kind] = [sign.start for sign in found], found
        starts, found = self._found[kind]
        if not found:
            return found
        return [sign for sign in found[bisect_left(starts, start) : bisect_left(starts, end)] if sign.end <= end]

    def _search(self, kind: str) -> Iterator[Sign]:
        if kind in ("names", "owners"):
            pattern = names.naming(self.language) if kind == "names" else names.OWNERS.get(self.language)
            if kind == "owners" and not names.OWNED.search(self.text, self.start, self.end):
                return
            for match in pattern.finditer(self.text, self.start, self.end) if pattern else ():
                part = next(number for number, group in enumerate(match.groups(), 1) if group)
                yield Sign(match.start(), match.end(part), " ".join(match[part].split()))
            return
        if not self._small:
            self._small = lowered(self.text[self.start : self.end])
        for match in _pattern(kind, self.language).finditer(self._small):
            key = _told(kind, self.language, match[0]) or next(
                key for key, row in _keys(kind, self.language) if row.match(self._small, match.start())
            )
            yield Sign(self.start + match.start(), self.start + match.end(), key)


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure's surroundings: its sentence's span, the end of the figure before it, the start of the one after."""

    text: str
    language: str
    start: int
    end: int
    previous_end: int
    next_start: int
    signs: Signs

    def before(self, amount: Amount, reach: int = 90) -> str:
        """The words before the figure, back to the figure before it."""
        return self.text[self.before_start(amount, reach) : amount.start]

    def before_start(self, amount: Amount, reach: int = 90) -> int:
        """Where the words before the figure begin."""
        return max(self.start, self.previous_end, amount.start - reach)

    def after(self, amount: Amount, reach: int = 60) -> str:
        """The words after the figure, up to the next one."""
        return self.text[amount.end : self.after_end(amount, reach)]

    def after_end(self, amount: Amount, reach: int = 60) -> int:
        """Where the words after the figure end."""
        return min(self.end, self.next_start, amount.end + reach)

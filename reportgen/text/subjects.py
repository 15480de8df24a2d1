"""Whom a text tells of, for figures whose own sentence names nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.text import names

_HEAD, _MOST_READ = 1500, 20_000
_PARAGRAPH_REACH = 600
_MUTUAL = re.compile(r"\b(?:mutual|bilateral|two-way|взаимн\w+|двусторонн\w+|gegenseitig\w*)\b", re.IGNORECASE)
_PAIR = re.compile(r"\s(?:and|и|und)\s")


@dataclass(slots=True)
class Subjects:
    """The names that a text has said so far, and the one that it is about."""

    text: str
    language: str
    _pair: str = ""
    _last: str = ""
    _read: int = -1
    _whole: str | None = None
    _names: frozenset[str] | None = None
    _owners: dict[str, str] = field(default_factory=dict)

    def first(self, paragraph: int, start: int, end: int) -> str:
        """The name of a sentence's first figure, unless one stands beside it: its head, else its paragraph so far."""
        before = self.of_paragraph(paragraph, start)
        return self.head(start, end) or before

    def head(self, start: int, end: int) -> str:
        """The name that a sentence begins with, when the text also says it elsewhere as a place or body: "Corella
        employs 300 people"; empty for one who only speaks."""
        found = names.HEAD.match(self.text, start, end)
        return found[1] if found and found[1] in self._told_names() else ""

    def _told_names(self) -> frozenset[str]:
        if self._names is None:
            self._names = frozenset(names.subjects(self.text, self.language, 0, min(len(self.text), _MOST_READ)))
        return self._names

    def entity(self, own: str, start: int, end: int, last: str) -> str:
        """The name of a figure in the part `text[start:end]` of its sentence.

        `own` is what that part names and `last` the name of the figure before it in the paragraph. What is mutual is
        that of the two named together; a figure without any name is of whom its paragraph, else the text, tells of.
        """
        if own:
            self._pair = own if _PAIR.search(own) else self._pair
            return own
        if self._pair and _MUTUAL.search(self.text, start, end):
            return self._pair
        return last or self.whole()

    def owner(self, own: str, measure: str) -> str:
        """Whose exports or imports: as the figure's sentence says, else as the text said of the same flow before."""
        if own:
            self._owners[measure] = own
        return own or (self._owners.get(measure, "") if measure in _FLOWS else "")

    def hear(self, found: Sequence[str], end: int) -> None:
        """Takes down the names of a sentence that was searched already, up to its end."""
        self._last = found[-1] if found else self._last
        self._read = end

    def of_paragraph(self, start: int, end: int) -> str:
        """The name said last in a paragraph's sentences that stand before a figure's own; ask in the text's order."""
        if start > self._read:
            self._last = ""
        found = list(names.named(self.text, self.language, max(start, self._read, end - _PARAGRAPH_REACH), end))
        self._read = max(self._read, end)
        self._last = found[-1] if found else self._last
        return self._last

    def whole(self) -> str:
        """The first name at the text's head that may be a place or a body; empty when it has none."""
        if self._whole is None:
            self._whole = next(names.subjects(self.text, self.language, 0, min(len(self.text), _HEAD)), "")
        return self._whole


_FLOWS = ("export", "import")

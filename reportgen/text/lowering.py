"""Patterns and texts in small letters: a search that need not mind case takes a third of the time."""

from __future__ import annotations

import re

_KEPT_OR_LETTER = re.compile(r"\\.|\(\?P|[^\W\d_]")


def lowered(text: str) -> str:
    """The text in small letters, letter for letter, so that spans stay what they were."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def lowered_pattern(words: str) -> str:
    """The pattern for texts in small letters."""
    return _KEPT_OR_LETTER.sub(lambda part: part[0].lower() if len(part[0]) == 1 else part[0], words)

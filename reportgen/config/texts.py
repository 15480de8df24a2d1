"""Texts that people write into a config: which characters they may hold, and which language is taken."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Annotated

import msgspec

TITLE_LIMIT = 300

# Control characters, line separators and the direction overrides that make a text read as another one.
_INVISIBLE = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
# A look-ahead instead of ^[^…]*$, since Python's $ also matches before a last newline and JSON Schema's does not.
LINE_PATTERN = rf"^(?=[\s\S]*\S)(?![\s\S]*[\t\n{_INVISIBLE}])"

Line = Annotated[str, msgspec.Meta(min_length=1, max_length=TITLE_LIMIT, pattern=LINE_PATTERN)]
LanguageCode = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
LocalText = Line | Annotated[dict[LanguageCode, Line], msgspec.Meta(min_length=1)]


def forbidden_character(text: str, *, line_breaks: bool) -> str | None:
    """The first character that a text may not hold, by number and name; None when there is none.

    `line_breaks` allows tabs and newlines, as in a paragraph.
    """
    for letter in text:
        if letter in "\t\n" and line_breaks:
            continue
        if unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs") or letter in _DIRECTION:
            name = _NAMES.get(letter) or unicodedata.name(letter, "control character").lower()
            return f"U+{ord(letter):04X} ({name})"
    return None


def in_language(text: str | Mapping[str, str], language: str) -> str:
    """The text in a language: itself, or the one under the language's code, or the first one there is."""
    if isinstance(text, str):
        return text
    return text.get(language) or next(iter(text.values()), "")


_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NAMES = {"\n": "line break", "\r": "carriage return", "\t": "tab", "\0": "null byte"}

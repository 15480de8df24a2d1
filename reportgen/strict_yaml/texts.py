"""Texts that people write into a config: which characters they may hold, and which language is taken."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Annotated

import msgspec

from reportgen.strict_yaml.refusal import RefusedError

TITLE_LIMIT = 300

# Control characters, line separators and the direction overrides that make a text read as another one.
_INVISIBLE = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
LINE_PATTERN = rf"^[^{_INVISIBLE}]*[^\s{_INVISIBLE}][^{_INVISIBLE}]*$"

# Patterns are told to editors through the schema and kept by rules of our own: `Meta(pattern=…)` in a union with a
# list or a mapping makes msgspec 0.22 free memory twice, and its messages would not say which character is wrong.
Line = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=TITLE_LIMIT,
        extra={"line": True},
        extra_json_schema={"pattern": LINE_PATTERN},
    ),
]
LanguageCode = Annotated[
    str,
    msgspec.Meta(extra={"rule": "language_code"}, extra_json_schema={"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"}),
]
LocalText = Line | Annotated[dict[LanguageCode, Line], msgspec.Meta(min_length=1)]


def check_line(text: str) -> None:
    """Raises RefusedError when a text is blank or does not fit on one line of a title, a name or a file name."""
    if character := forbidden_character(text, line_breaks=False):
        raise RefusedError(f"the text holds {character}, which is not allowed here", "remove it")
    if not text.strip():
        raise RefusedError("the text is blank", "write one")


def check_title(text: str) -> None:
    """Raises RefusedError when a text is no line, or longer than any title may be."""
    if len(text) > TITLE_LIMIT:
        raise RefusedError(f"a text of {len(text):,} characters; the limit is {TITLE_LIMIT}", "shorten it")
    check_line(text)


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

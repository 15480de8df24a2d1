"""What a reader of documents hands over: the words, and what the file itself says about them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.model.period import Period

CHARACTERS_LIMIT = 8_000_000

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)")
_PART = re.compile(r"\d{4}(?:-\d{2})?$")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]+)?$")
_SAMPLE = 20_000
_CYRILLIC, _LATIN = re.compile(r"[\u0400-\u04ff]"), re.compile(r"[A-Za-z]")
_RIGHT_TO_LEFT, _LETTER = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"), re.compile(r"[^\W\d_]")
_CYRILLIC_LANGUAGES = frozenset({"ru", "be", "uk", "bg", "mk", "kk", "ky", "tg", "mn", "sr"})
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_SITE = re.compile(r"^(?:https?://)[^\s<>\"]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentText:
    """Paragraphs with a blank line between, headings as `# …`; the rest as the file states it, else empty."""

    text: str
    title: str = ""
    published: Period | None = None
    language: str = ""
    author: str = ""
    url: str = ""


def stated_day(text: str) -> Period | None:
    """The day at the beginning of `2025-05-02T10:00:00+03:00` or `20250502`, or the month or year alone.

    None for anything else: a date is never guessed.
    """
    text = text.strip()
    try:
        if match := _DAY.match(text):
            return Period.parse("-".join(part for part in match.groups() if part))
        return Period.parse(text) if _PART.match(text) else None
    except ValueError:
        return None


def stated_language(text: str) -> str:
    """The code of a language as two or three small letters, `en` for `en-GB`; empty when the text is none."""
    match = _LANGUAGE.match(text.strip())
    return match[1].lower() if match else ""


def plausible_language(code: str, text: str) -> str:
    """The language that a file states, unless the text is in another alphabet: templates call every page English."""
    sample = text[:_SAMPLE]
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    is_cyrillic = code in _CYRILLIC_LANGUAGES
    if not code or not cyrillic + latin:
        return code
    return code if (cyrillic > latin) == is_cyrillic else ""


def is_right_to_left(text: str) -> bool:
    """Whether many of the letters are of a script that is written from right to left: Arabic, Hebrew, Syriac."""
    sample = text[:_SAMPLE]
    found = len(_RIGHT_TO_LEFT.findall(sample))
    return found > 0 and found * 10 > len(_LETTER.findall(sample))


def stated_address(text: str) -> str:
    """The web address that the text is, else an empty text."""
    return text.strip() if _SITE.match(text.strip()) else ""


def visible(text: str) -> str:
    """The text without what no page shows: hints where to divide a word, directions of writing, control characters."""
    return _INVISIBLE.sub("", text)


def one_line(text: str) -> str:
    """The text with every run of spaces and breaks made one space."""
    return " ".join(text.split())

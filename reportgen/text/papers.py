"""Scientific and analytical papers: the names of their parts, and the sentences that say what a paper is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportgen.text.paper_cues import AIMS, CLOSINGS, PART_NAMES, RESULTS, SIGNS, Part
from reportgen.text.words import base_language

_NUMBERED = r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})[.)]?\s+)?"
_PART = re.compile(
    rf"{_NUMBERED}(?:{'|'.join(f'(?P<{part.name}>{names})' for part, names in PART_NAMES.items())})\s*[.:]?",
    re.IGNORECASE,
)
_LONGEST_NAME = 60
_REFERENCE = re.compile(
    r"//|\bdoi\b|\burl:|https?:|\b[CСPSV]\. ?\d|\b[сp]\. ?\d|\b(?:19|20)\d\d[a-z]?[.;:)]", re.IGNORECASE
)

_ENOUGH_SIGNS = {"en": 3}
_USUAL_SIGNS = 2
_SAMPLE = 200_000


def part_named(row: str) -> Part | None:
    """The part of a paper that a line is the heading of: "2. Методика", "CONCLUSIONS"; None for any other line."""
    if len(row) > _LONGEST_NAME or not row[:1].strip() or row[0].islower():
        return None
    match = _PART.fullmatch(row.strip())
    return Part[match.lastgroup] if match and match.lastgroup else None


def is_reference(row: str) -> bool:
    """Whether a row reads like an entry in a list of references."""
    return bool(_REFERENCE.search(row))


def is_paper(text: str, headings: Sequence[str], language: str) -> bool:
    """Whether a text is a paper, which tells its news last, rather than a report, which tells it first.

    It is when it has two parts that papers have, or two (in English three) of the things that papers say of themselves.
    """
    parts = {part for part in map(part_named, dict.fromkeys(headings)) if part}
    if len(parts) >= 2:
        return True
    code, sample = base_language(language), text[:_SAMPLE].lower()
    found = sum(any(sign in sample for sign in group) for group in SIGNS.get(code, ()))
    return len(parts) + found >= _ENOUGH_SIGNS.get(code, _USUAL_SIGNS)


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str] | None:
    words = {"aim": AIMS, "result": RESULTS, "closing": CLOSINGS}[kind].get(language)
    return re.compile(words, re.IGNORECASE) if words else None


def says_aim(text: str, language: str) -> bool:
    """Whether a sentence says what the paper is about."""
    pattern = _pattern("aim", base_language(language))
    return bool(pattern and pattern.search(text))


def says_result(text: str, language: str) -> bool:
    """Whether a sentence says what was found."""
    pattern = _pattern("result", base_language(language))
    return bool(pattern and pattern.search(text))


def says_conclusion(text: str, language: str) -> bool:
    """Whether a sentence begins a conclusion."""
    pattern = _pattern("closing", base_language(language))
    return bool(pattern and pattern.match(text))

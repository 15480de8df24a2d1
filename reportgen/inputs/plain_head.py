"""The head of a plain text: `Title: …` lines, or one line of publisher | day | address | language."""

from __future__ import annotations

import re

from reportgen.inputs.datelines import dateline_day
from reportgen.inputs.document_text import DocumentText, one_line, stated_address, stated_day, stated_language

_KEYS = {
    "title": "title", "headline": "title", "заголовок": "title", "назва": "title", "titel": "title",
    "date": "date", "published": "date", "дата": "date", "datum": "date",
    "source": "author", "publisher": "author", "author": "author", "источник": "author", "автор": "author",
    "quelle": "author", "крыніца": "author",
    "url": "url", "link": "url", "address": "url", "ссылка": "url", "адрес": "url",
    "language": "language", "язык": "language", "мова": "language", "sprache": "language",
}  # fmt: skip
_KEYED = re.compile(rf"({'|'.join(_KEYS)})\s*:\s*(\S.*)", re.IGNORECASE)
_LONGEST_LINE = 1000


def read_plain(text: str) -> DocumentText:
    """The text without its head, and what the head says. A text without one is taken whole."""
    first, _, rest = text.lstrip("\n").partition("\n")
    barred = _barred(first, rest.strip()) if len(first) <= _LONGEST_LINE and rest.strip() else None
    if barred:
        return barred
    fields: dict[str, str] = {}
    lines = text.strip().split("\n")
    while lines and (match := _KEYED.fullmatch(lines[0].strip()[:_LONGEST_LINE])):
        fields.setdefault(_KEYS[match[1].lower()], match[2].strip())
        lines.pop(0)
    if not fields or not any(line.strip() for line in lines):
        return DocumentText(text.strip())
    return DocumentText(
        "\n".join(lines).strip(),
        title=one_line(fields.get("title", "")),
        published=stated_day(fields.get("date", "")),
        language=stated_language(fields.get("language", "")),
        author=one_line(fields.get("author", "")),
        url=stated_address(fields.get("url", "")),
    )


def _barred(line: str, rest: str) -> DocumentText | None:
    """What a line such as "Agency | 2025-05-02 | https://… | en" says; None when it has no address."""
    parts = [part.strip() for part in line.split(" | ")]
    address = next((part for part in parts if stated_address(part)), "")
    if not address or len(parts) < 3:
        return None
    day = next((day for part in parts[1:] if (day := stated_day(part))), None)
    language = stated_language(parts[-1]) if len(parts[-1]) <= 5 else ""
    return DocumentText(rest, published=day, language=language, author=parts[0], url=address)


_TITLE_LINES, _TITLE_WORDS, _TITLE_LENGTH = 8, range(3, 19), 140
_MENU = re.compile(r"\s[|•·→/]\s|©|^\W*\d+[.)]\s|https?://")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLOCK, _TWO_SENTENCES = re.compile(r"(?<!\d)[0-2]?\d:[0-5]\d(?!\d)"), re.compile(r"[^\W\d_]{3,}[.!?]\s+[^\W\d_]")
_NO_TITLE = (_MENU, _CLOCK, _TWO_SENTENCES)
_LONG_LINE = 40  # a line under one this long without a stop goes on with its sentence


def headline(text: str) -> str:
    """The first of the first lines that reads like a title: some words without a stop, a text below; else empty."""
    lines = [line.strip() for line in text[:4000].split("\n")]
    filled = [number for number, line in enumerate(lines) if line]
    for number in filled[:_TITLE_LINES]:
        line, before = lines[number], lines[number - 1] if number else ""
        if len(line) > _TITLE_LENGTH:
            return ""  # the article has begun
        goes_on = len(before) > _LONG_LINE and not before.endswith((".", "!", "?", "…"))
        if not goes_on and _reads_like_title(line) and not "".join(lines[number + 1 : number + 2])[:1].islower():
            return line
    return ""


def _reads_like_title(line: str) -> bool:
    if line.endswith((".", "!", "…", ":", ";", ",")) or any(sign.search(line) for sign in _NO_TITLE):
        return False
    words = _WORD.findall(line)
    is_list = sum(word[0].isupper() for word in words) > 0.7 * len(words) and len(words) > 4
    repeats = len({word.lower() for word in words}) < 0.7 * len(words)
    return len(words) in _TITLE_WORDS and not is_list and not repeats and not dateline_day(line)

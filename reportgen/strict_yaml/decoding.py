"""Bytes to text, and the characters that no YAML file may hold."""

from __future__ import annotations

import codecs
import heapq
import re
import unicodedata
from collections.abc import Iterator

# What YAML 1.2 §5.1 leaves out, the line separators that YAML 1.1 and 1.2 read differently, stray byte order marks.
# Three small classes: one with more than two ranges beyond U+00FF takes 9 ms to compile.
_REFUSED = tuple(
    re.compile(pattern)
    for pattern in ("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "[\u2028\u2029\ud800-\udfff]", "[\ufeff\ufffe\uffff]")
)


class UndecodableError(Exception):
    """Bytes that are not text: `line` and `column` of the first, `fact`, `remedy`."""

    def __init__(self, line: int, column: int, fact: str, remedy: str) -> None:
        self.line, self.column, self.fact, self.remedy = line, column, fact, remedy
        super().__init__(fact)


def decode(data: bytes) -> str:
    """UTF-8, or UTF-16 that starts with a byte order mark. Raises UndecodableError for anything else."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UndecodableError(1, 1, "the file is UTF-32", "save it as UTF-8")
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if is_utf16 else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as failure:
        name = "UTF-16" if is_utf16 else "UTF-8"
        line, column = position(data[: failure.start].decode(encoding, "ignore"), None)
        fact = f"byte 0x{data[failure.start]:02X} is not {name} text"
        raise UndecodableError(line, column, fact, "save the file as UTF-8") from failure


def position(text: str, index: int | None) -> tuple[int, int]:
    """Line and column, both from one, of the character at `index` (None: the end)."""
    before = text if index is None else text[:index]
    lines = re.split("\r\n|\n|\r", before)
    return len(lines), len(lines[-1]) + 1


def refused_characters(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column and name of each control character, half of a surrogate pair or odd line separator."""
    found = heapq.merge(*(refused.finditer(text) for refused in _REFUSED), key=lambda match: match.start())
    for match in found:
        line, column = position(text, match.start())
        name = unicodedata.name(match[0], "control character").lower()
        yield line, column, f"U+{ord(match[0]):04X} ({name})"

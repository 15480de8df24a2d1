"""Bytes of a document → text. Articles come in any encoding; what was found out is told, and never silently lossy."""

from __future__ import annotations

import codecs
import re

from reportgen.inputs.encoding import decode, refuse_control_characters
from reportgen.inputs.findings import Findings

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings in which Cyrillic and Western European texts without a mark are met.
_ONE_BYTE = ("cp1251", "koi8_r", "cp866", "iso8859_5", "cp1252")
_SAMPLE_BYTES = 20_000
_HIGH = re.compile(rb"[\x80-\xff]")
_MIXED_WORD = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_CYRILLIC, _LATIN = re.compile(r"[\u0400-\u04ff]"), re.compile(r"[A-Za-z]")
_WHOLE_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a packed file"),
)


def decode_document(content: bytes, findings: Findings, declared: str = "") -> str:
    """The text of a document; `declared` is the encoding that the file itself names.

    UTF-8 or UTF-16 by mark or by trial, else the declared encoding, else the likeliest of the usual ones, with a note;
    where only some lines are not UTF-8, these alone. Raises DataError for bytes that are no text.
    """
    refuse_binary(content, findings)
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "") or _unmarked_utf16(content)
    if marked:
        return decode(content, marked, findings)
    for name in ("utf-8", declared):
        if name and (text := _decoded(content, name)) is not None:
            return _checked(text, findings)
    name, is_mixed = likely_encoding(content), _has_wide_letters(content)
    if is_mixed:
        lines = content.split(b"\n")
        text = "\n".join(_line(line, name) for line in lines)
        count = sum(_decoded(line, "utf-8") is None for line in lines)
        findings.note(
            "mixed_encoding", f"{count} of {len(lines)} lines are not UTF-8; they were read as {_shown(name)}"
        )
    else:
        text = content.decode(name, "replace")
        findings.note("found_encoding", f"is not UTF-8; it was read as {_shown(name)}")
    return _checked(text, findings)


def refuse_binary(content: bytes, findings: Findings) -> None:
    """Raises DataError for bytes that begin like a file of another kind."""
    for sign, kind in _WHOLE_BINARY:
        if content.startswith(sign):
            raise findings.fatal("not_text", f"holds {kind}, not text", "give the file the ending of what it is")


def likely_encoding(content: bytes) -> str:
    """The one-byte encoding in which the bytes read most like a language."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 (only texts that are not UTF-8 need it)

    # Lines without letters beyond ASCII say nothing of the encoding.
    telling = b"\n".join(line for line in content.split(b"\n") if _HIGH.search(line))[:_SAMPLE_BYTES]
    best = from_bytes(telling, cp_isolation=list(_ONE_BYTE)).best()
    name = best.encoding if best else "cp1251"
    text = telling.decode(name, "replace")
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    # "für" read as Cyrillic has both alphabets in one word.
    return "cp1252" if cyrillic * 3 < latin and 2 * len(_MIXED_WORD.findall(text)) >= cyrillic else name


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 without its mark: the spaces and digits of a text give every second byte of a kind."""
    sample = content[:4000]
    if sample.count(0) * 20 < len(sample) or len(content) % 2:
        return ""
    low, high = sample[::2].count(0), sample[1::2].count(0)
    name = "utf-16-le" if high > low else "utf-16-be"
    text = _decoded(content, name)
    is_text = text is not None and sum(char.isprintable() or char.isspace() for char in text) >= 0.99 * len(text)
    return name if is_text else ""


def _has_wide_letters(content: bytes) -> bool:
    """Whether some line beyond ASCII is sound UTF-8, so that the file is a mixture."""
    return any(_HIGH.search(line) and _decoded(line, "utf-8") is not None for line in content.split(b"\n"))


def _decoded(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _line(line: bytes, name: str) -> str:
    text = _decoded(line, "utf-8")
    return line.decode(name, "replace") if text is None else text


def _checked(text: str, findings: Findings) -> str:
    refuse_control_characters(text, findings)
    return text.removeprefix("\ufeff")


def _shown(name: str) -> str:
    names = {"cp1251": "windows-1251", "cp1252": "windows-1252", "koi8_r": "KOI8-R", "iso8859_5": "ISO 8859-5"}
    return names.get(name, name)

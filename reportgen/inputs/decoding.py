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
_STRAY, _STRAY_RUN = re.compile("[\udc80-\udcff]"), re.compile("[\udc80-\udcff]+")
_NOT_SPACE = re.compile(r"\S+")
_PAGE_BREAK = re.compile("\r?\n?[\x0b\x0c]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 20  # more are no slip
_PLANES = (b"\0", b"\4")  # the high byte of Latin letters, and of Cyrillic ones
_LEAST_IN_PLANES = 0.9
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
    where only some words are not UTF-8, these alone. Raises DataError for bytes that are no text.
    """
    refuse_binary(content, findings)
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "") or _unmarked_utf16(content)
    if marked:
        return decode(content[: len(content) // 2 * 2], marked, findings)
    content = _whole(content, findings)
    for name in ("utf-8", "" if _is_western(declared) else declared):
        if name and (text := _decoded(content, name)) is not None:
            return _checked(text, findings)
    return _checked(_guessed(content, findings, declared), findings)


def _whole(content: bytes, findings: Findings) -> bytes:
    """The bytes without the half of a letter at their end, where they are UTF-8 but for it."""
    try:
        content.decode()
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data" and fault.start:
            findings.note("cut_off", "ends in the middle of a letter; is the end missing?")
            return content[: fault.start]
    return content


def _guessed(content: bytes, findings: Findings, declared: str) -> str:
    words = content.decode("utf-8", "surrogateescape").split()
    strange = [word for word in words if _STRAY.search(word)]
    if not any(not word.isascii() and not _STRAY.search(word) for word in words):
        name = likely_encoding(content)
        if name != "cp1252" or not declared:
            findings.note("found_encoding", f"is not UTF-8; it was read as {_shown(name)}")
        return content.decode(name, "replace")
    name = likely_encoding("\n".join(strange).encode("utf-8", "surrogateescape"))
    lines = content.decode("utf-8", "surrogateescape").split("\n")
    count = sum(bool(_STRAY.search(line)) for line in lines)
    findings.note("mixed_encoding", f"{count} of {len(lines)} lines are not UTF-8; they were read as {_shown(name)}")
    return "\n".join(_NOT_SPACE.sub(lambda word: _word(word[0], name), line) for line in lines)


def _word(word: str, name: str) -> str:
    """The word with its strange bytes read; the whole of it, unless most of its letters are sound UTF-8."""
    strange = len(_STRAY.findall(word))
    if not strange:
        return word
    sound = sum(not letter.isascii() for letter in word) - strange
    return _STRAY_RUN.sub(lambda run: _reread(run[0], name), word) if sound > strange else _reread(word, name)


def _reread(text: str, name: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode(name, "replace")


def _is_western(name: str) -> bool:
    """Whether the encoding is one that programs name without looking, and that any bytes can be read in."""
    try:
        return codecs.lookup(name).name in ("iso8859-1", "cp1252", "ascii")
    except LookupError:
        return False


def reread_stray(text: str) -> str:
    """A text whose bytes beyond UTF-8 came as lone surrogates, with these read in the likeliest encoding."""
    if not _STRAY.search(text):
        return text
    return _reread(text, likely_encoding(text.encode("utf-8", "surrogateescape")))


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
    """UTF-16 without its mark: Latin and Cyrillic letters give every second byte of a kind."""
    sample = content[:4000]
    low, high = (sum(map(half.count, _PLANES)) for half in (sample[::2], sample[1::2]))
    if max(low, high) * 2 < _LEAST_IN_PLANES * len(sample) or not sample:
        return ""
    name = "utf-16-le" if high > low else "utf-16-be"
    text = _decoded(content[: len(content) // 2 * 2], name)
    is_text = text is not None and sum(char.isprintable() or char.isspace() for char in text) >= 0.99 * len(text)
    return name if is_text else ""


def _decoded(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _checked(text: str, findings: Findings) -> str:
    text = _PAGE_BREAK.sub("\n", text).rstrip("\x1a").removeprefix("\ufeff")
    if len(_CONTROL.findall(text[:_SAMPLE_BYTES])) > _MOST_CONTROLS:
        raise findings.fatal("not_text", "holds bytes that are no text", "give the file the ending of what it is")
    refuse_control_characters(text, findings)
    return text


def _shown(name: str) -> str:
    names = {"cp1251": "windows-1251", "cp1252": "windows-1252", "koi8_r": "KOI8-R", "iso8859_5": "ISO 8859-5"}
    return names.get(name, name)

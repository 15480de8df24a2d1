"""Bytes → text: UTF-8, UTF-16 with its mark, or the encoding that the config states. Never a guess."""

from __future__ import annotations

import codecs
import re

from reportgen.inputs.findings import Findings, shown

# All control characters but tab, line feed and carriage return; neither XML nor PDF text can hold them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def decode(content: bytes, encoding: str | None, findings: Findings) -> str:
    """The text without a byte order mark. Raises DataError naming the line of the first byte that does not fit."""
    if not encoding:
        encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise _bad_byte(content, fault, encoding, findings) from None
    except (LookupError, ValueError):
        raise findings.fatal(
            "unknown_encoding", f"'{encoding}' is not a text encoding", "write utf-8, utf-16, cp1251 or cp1252"
        ) from None
    refuse_control_characters(text, findings)
    return text.removeprefix("\ufeff")


def refuse_control_characters(text: str, findings: Findings) -> None:
    """Raises DataError naming the line of the first control character or lone surrogate."""
    if match := _CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        message = f"line {line} holds {control_character(match[0])}"
        raise findings.fatal("control_character", message, "delete it; is this a text file?")


def control_character(text: str) -> str:
    """The first character of the text that no cell may hold, in words; empty when there is none."""
    match = _CONTROL.search(text)
    if not match:
        return ""
    kind = "half a character" if "\ud800" <= match[0] <= "\udfff" else "the control character"
    return f"{kind} U+{ord(match[0]):04X}"


def _bad_byte(content: bytes, fault: UnicodeDecodeError, encoding: str, findings: Findings) -> Exception:
    line = content.count(b"\n", 0, fault.start) + 1
    byte = content[fault.start : fault.start + 1].hex().upper()
    name = encoding.removesuffix("-sig").upper()
    return findings.fatal(
        "wrong_encoding",
        f"line {line} holds the byte {byte}, which is not {shown(name)[1:-1]}",
        "save the file as UTF-8, or state its encoding, such as cp1251 (Cyrillic) or cp1252 (Western European)",
    )

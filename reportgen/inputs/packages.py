"""A look into a ZIP package before anything unpacks it: bombs, entities and passwords stay outside."""

from __future__ import annotations

import io
import zipfile
import zlib

from reportgen.inputs.findings import Findings

UNPACKED_BYTES_LIMIT = 128 * 1024 * 1024
MARKUP_BYTES_LIMIT = 24 * 1024 * 1024  # its tree takes up to twenty times that
PARTS_LIMIT = 2000
_SMALLER = "keep the part that the briefing needs"
_OLE = b"\xd0\xcf\x11\xe0"
_FAULTS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error)


def check_word_package(content: bytes, findings: Findings) -> None:
    """Raises DataError for an encrypted, broken or hostile Word file."""
    if content.startswith(_OLE):
        message = "is protected by a password or in the format of Word 97"
        raise findings.fatal("bad_document", message, "save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _check_size(parts, findings)
            names = {part.filename for part in parts}
            is_hostile = any(_declares_entities(package, part) for part in parts if part.filename.endswith(".xml"))
    except _FAULTS as fault:
        raise findings.fatal("bad_document", f"is not a Word file ({fault})", "save it again as .docx") from None
    if "word/document.xml" not in names:
        raise findings.fatal("bad_document", "is a ZIP archive without a Word text", "give it the ending of what it is")
    if is_hostile:
        raise findings.fatal("bad_document", "declares XML entities, as no Word file does", "do not trust this file")


def _check_size(parts: list[zipfile.ZipInfo], findings: Findings) -> None:
    unpacked = sum(part.file_size for part in parts)
    if unpacked > UNPACKED_BYTES_LIMIT or len(parts) > PARTS_LIMIT:
        message = f"unpacks to {unpacked // (1024 * 1024):,} MB in {len(parts):,} parts"
        raise findings.fatal("too_large", message, _SMALLER)
    markup = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if markup > MARKUP_BYTES_LIMIT:
        limit = MARKUP_BYTES_LIMIT // (1024 * 1024)
        message = f"holds {markup // (1024 * 1024)} MB of text with its markup; {limit} MB are allowed"
        raise findings.fatal("too_large", message, _SMALLER)


def _declares_entities(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    # A declaration stands at the beginning; without the zero bytes it is found in UTF-16 as well.
    with package.open(part) as stream:
        return b"<!doctype" in stream.read(64_000).replace(b"\0", b"").lower()

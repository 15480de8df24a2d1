"""Objects of a PDF file whose bytes we write ourselves."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

_COMPRESSION = 6


class Finished(PDFObject):  # type: ignore[misc]  # ReportLab has no type information
    """An object whose bytes are known. `name` is the one under which the document knows it.

    `stride` is 0 or the distance at which its bytes resemble each other and those of its like.
    """

    __RefOnly__ = 1  # always an object of its own, ReportLab's word for it

    def __init__(self, content: bytes = b"", name: str = "", stride: int = 0) -> None:
        self.content = content
        self.name = name
        self.stride = stride

    def format(self, document: Any) -> bytes:  # noqa: ARG002  # ReportLab's protocol
        """The bytes."""
        return self.content


class Series(PDFObject):  # type: ignore[misc]  # ReportLab has no type information
    """Many objects with numbers in a row, of which ReportLab knows the first: it takes its time with each.

    `objects` are their bytes and strides.
    """

    __RefOnly__ = 1

    def __init__(self, document: Any, name: str, count: int) -> None:
        document.Reference(self, name)
        self.first = number_of(document, name)
        self.objects: list[tuple[bytes, int]] = []
        self.count = count
        document.objectcounter += count - 1


def registered(document: Any, name: str, content: bytes = b"") -> Finished:
    """A new object of the document; its bytes may follow later."""
    finished = Finished(content, name)
    document.Reference(finished, name)
    return finished


def number_of(document: Any, name: str) -> int:
    """The number under which the file holds the object of that name."""
    return int(document.idToObjectNumberAndVersion[name][0])


def stream(content: bytes, head: str, *, is_compressed: bool = True) -> bytes:
    """A stream; `head` holds the entries of its dictionary besides length and filter."""
    if is_compressed:
        content = zlib.compress(content, _COMPRESSION)
        head += "/Filter/FlateDecode"
    return f"<<{head}/Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream"


def text_string(text: str) -> str:
    """A text as a PDF string in hexadecimal: ASCII as it is, else UTF-16 with a byte order mark."""
    if text.isascii():
        return f"<{text.encode().hex()}>"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"

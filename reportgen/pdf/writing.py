"""The bytes of a file: ReportLab's objects in object streams, the same for the same document.

ReportLab writes every object in the open, which makes a tagged table four times as large as an untagged one.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase import pdfdoc

from reportgen.pdf.objects import Finished, Series
from reportgen.pdf.packing import lined, packed

_OBJECTS_A_STREAM = 200
_LIKE_OBJECTS_A_STREAM = 1000
# Fewer bytes of one kind are not worth a stream of their own.
_LEAST_BYTES = 2000


def write(canvas: Any, version: str) -> bytes:
    """The canvas's document with object and cross-reference streams; every page must be shown.

    The metadata of PDF 2.0 (`version`) stand in its packet alone, those of 1.7 also in a dictionary.
    """
    document = canvas._doc
    for font in document.delayedFonts:
        font.addObjects(document)
    heads = {"Root": document.Reference(document.Catalog)}
    if version < "2":
        heads["Info"] = document.Reference(document.info)
    trailer = "".join(f"/{key} {target.format(document).decode()}" for key, target in heads.items())
    file = _File(version)
    for number, content, stride in _objects(document):
        file.add(number, content, stride)
    # ReportLab's objects know one another in circles, and would hold on to a long table's elements.
    document.idToObject.clear()
    return file.finished(trailer)


def _objects(document: Any) -> Iterator[tuple[int, bytes, int]]:
    """Numbers, bytes and strides."""
    # Formatting an object may bring up new ones, which get the next numbers.
    number = 1
    while number in document.numberToId:
        target = document.idToObject[document.numberToId[number]]
        if isinstance(target, Series):
            yield from ((number + place, content, stride) for place, (content, stride) in enumerate(target.objects))
            number += target.count - 1
        elif isinstance(target, Finished):
            yield number, target.content, target.stride
        else:
            yield number, _with_line_end(pdfdoc.format(target, document, toplevel=1).strip(b"\n")), 0
        number += 1


def _with_line_end(content: bytes) -> bytes:
    # ReportLab leaves out the line end before `endstream` that archival PDF asks for.
    end = b"endstream"
    return content[: -len(end)] + b"\n" + end if content.endswith(end) else content


class _File:
    """Collects objects: streams stand in the open, the others wait for an object stream."""

    def __init__(self, version: str) -> None:
        self.parts = [f"%PDF-{version}\n".encode() + b"%\xe2\xe3\xcf\xd3\n"]
        self.length = len(self.parts[0])
        self.entries: dict[int, tuple[int, int, int]] = {}
        self.waiting: dict[int, list[tuple[int, bytes]]] = {0: []}
        self.last = 0

    def add(self, number: int, content: bytes, stride: int = 0) -> None:
        """Takes an object's bytes; those of one stride are packed together."""
        self.last = max(self.last, number)
        if content.endswith(b"endstream"):
            self._place(number, content)
        else:
            self.waiting.setdefault(stride, []).append((number, content))

    def finished(self, heads: str) -> bytes:
        """The whole file. The heads are entries of the trailer: `/Root 12 0 R`."""
        for stride, objects in self._groups():
            most = _LIKE_OBJECTS_A_STREAM if stride else _OBJECTS_A_STREAM
            for at in range(0, len(objects), most):
                self._pack(objects[at : at + most], stride)
        digest = hashlib.md5(b"".join(self.parts), usedforsecurity=False).hexdigest()
        start = self.length
        number = self.last + 1
        self.entries[number] = (1, start, 0)
        rows = [struct.pack(">BIH", *self.entries.get(entry, (0, 0, 0))) for entry in range(number + 1)]
        rows[0] = struct.pack(">BIH", 0, 0, 65535)
        head = f"/Type/XRef/Size {number + 1}/W[1 4 2]{heads}/ID[<{digest}><{digest}>]"
        self._place(number, lined(b"".join(rows), head, len(rows[0])))
        return b"".join([*self.parts, f"startxref\n{start}\n%%EOF\n".encode()])

    def _groups(self) -> Iterator[tuple[int, list[tuple[int, bytes]]]]:
        """The objects that are worth a stream of their own kind, by stride, and all others together."""
        others = self.waiting.pop(0)
        for stride, objects in sorted(self.waiting.items()):
            if sum(len(content) for _, content in objects) < _LEAST_BYTES:
                others += objects
            else:
                yield stride, objects
        yield 0, sorted(others)

    def _pack(self, objects: list[tuple[int, bytes]], stride: int) -> None:
        self.last += 1
        self.entries.update((number, (2, self.last, index)) for index, (number, _) in enumerate(objects))
        self._place(self.last, packed(objects, stride))

    def _place(self, number: int, content: bytes) -> None:
        self.entries.setdefault(number, (1, self.length, 0))
        part = b"%d 0 obj\n%s\nendobj\n" % (number, content)
        self.parts.append(part)
        self.length += len(part)

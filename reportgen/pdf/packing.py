"""Object streams: many small objects compressed together.

A long table has tens of thousands of elements that differ in two or three numbers. Written in equal width and stored as
differences from the line above (PNG's predictor "up"), numbers that count on become the same few bytes again and again,
and an element costs about two bytes instead of fourteen.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.pdf.objects import stream

_UP = b"\x02"


def packed(objects: Sequence[tuple[int, bytes]], stride: int = 0) -> bytes:
    """The object stream of numbered objects; with a stride their bytes resemble those so many bytes before."""
    places, position = [], 0
    for number, content in objects:
        places.append(b"%6d %d" % (number, position) if stride else b"%d %d" % (number, position))
        position += len(content) + 1
    if stride:
        places = [place.ljust(stride - 1) for place in places]
    table = b"\n".join(places) + b"\n"
    body = table + b"\n".join([content for _, content in objects])
    head = f"/Type/ObjStm/N {len(objects)}/First {len(table)}"
    return lined(body + b"\n", head, stride) if stride else stream(body, head)


def lined(content: bytes, head: str, columns: int) -> bytes:
    """A stream whose bytes are stored as differences from those `columns` before."""
    content = content.ljust(-(-len(content) // columns) * columns)
    changes = _differences(content, bytes(columns) + content[:-columns])
    lines = [changes[at : at + columns] for at in range(0, len(changes), columns)]
    body = _UP + _UP.join(lines)
    return stream(body, f"{head}/DecodeParms<</Predictor 12/Columns {columns}>>")


def _differences(now: bytes, before: bytes) -> bytes:
    """Byte by byte `now - before`, modulo 256: one subtraction of large numbers in which no byte borrows."""
    size = len(now)
    high = int.from_bytes(b"\x80" * size)
    low = int.from_bytes(b"\x7f" * size)
    a, b = int.from_bytes(now), int.from_bytes(before)
    return (((a | high) - (b & low)) ^ ((a ^ ~b) & high)).to_bytes(size)

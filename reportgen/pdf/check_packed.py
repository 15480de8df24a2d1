"""Structure elements of a file read straight from its object streams.

A long table has a hundred thousand of them, nearly all written alike. Their bytes are read here, a stream at a time and
without asking qpdf for each; whatever is written in another way is left to it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from typing import Any

import pikepdf

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_NUMBER = re.compile(rb"(\d+) 0 obj\b")
_ELEMENT = (
    rb"<<(?:/Type/StructElem)?/S/(\w+)/P +(\d+) 0 R(?:/Pg +(\d+) 0 R)?"
    rb"(?:/K(?: +(\d+)|\[((?: *\d+ 0 R(?= |\]))+)\]))?"
    rb"(?:/A<</O/Table(?:/Scope/(\w+))?(?:/ColSpan (\d+))?>>)?>>\s*"
)
_ONE = re.compile(_ELEMENT)
# The last group takes what is no such element.
_ALL = re.compile(_ELEMENT + rb"|(\S)")
_BEGINNINGS = (b"<</S/", b"<</Type/S")
_ROW = struct.Struct(">BIH")
_TAIL_BYTES = 64
_IN_STREAM = 2

# An element as it is written: its type, the numbers of its parent, page and mark, the references to its kids, the
# scope and the span of a cell, and nothing.
Parts = tuple[bytes, ...]
KIND, PARENT, PAGE, MARK, KIDS, SCOPE, SPAN = range(7)


def packed_elements(document: pikepdf.Pdf, pdf: bytes) -> tuple[dict[int, Parts], list[tuple[int, int]]] | None:
    """The plain elements by number, and number and generation of every other object.

    None for a file with another cross-reference than one stream, or one that had to be repaired.
    """
    rows = _cross_reference(document, pdf)
    if rows is None:
        return None
    others = [(number, third) for number, (kind, _, third) in enumerate(rows) if kind == 1]
    found: dict[int, Parts] = {}
    held: dict[int, list[int]] = {}
    for number, (kind, where, _) in enumerate(rows):
        if kind == _IN_STREAM:
            held.setdefault(where, []).append(number)
    try:
        for where, numbers in held.items():
            elements = _elements(document.get_object(where, 0))
            if elements.keys() == set(numbers):
                found |= elements
                continue
            for number in numbers:
                if number in elements:
                    found[number] = elements[number]
                else:
                    others.append((number, 0))
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        return None  # a stream that is none: what qpdf makes of it is what readers see
    return found, sorted(others)


def _cross_reference(document: pikepdf.Pdf, pdf: bytes) -> list[tuple[int, int, int]] | None:
    start = _START.search(pdf, max(0, len(pdf) - _TAIL_BYTES))
    number = _NUMBER.match(pdf, int(start[1])) if start else None
    if number is None:
        return None
    table: Any = document.get_object(int(number[1]), 0)
    if not isinstance(table, pikepdf.Stream) or table.get("/Type") != "/XRef":
        return None
    if "/Prev" in table or "/Index" in table or list(table.get("/W", [])) != [1, 4, 2] or document.get_warnings():
        return None
    body = table.read_bytes()
    return list(_ROW.iter_unpack(body)) if len(body) % _ROW.size == 0 else None


def _elements(held: Any) -> Mapping[int, Parts]:
    """The plain elements of an object stream by number."""
    body = held.read_bytes()
    first, count = int(held["/First"]), int(held["/N"])
    pairs = [int(each) for each in body[:first].split()]
    numbers, places = pairs[0 : 2 * count : 2], [first + place for place in pairs[1 : 2 * count : 2]]
    if all(body.startswith(_BEGINNINGS, place) for place in places):
        found = _ALL.findall(body, first)
        is_nothing_else = len(found) == len(set(places)) == count and not any(parts[-1] for parts in found)
        if is_nothing_else and places == sorted(places):
            return dict(zip(numbers, found, strict=True))
    ends = [*places[1:], len(body)]
    matches = (_ONE.fullmatch(body, place, end) for place, end in zip(places, ends, strict=True))
    return {number: (*each.groups(b""), b"") for number, each in zip(numbers, matches, strict=True) if each is not None}


def node_of(parts: Parts) -> dict[str, Any]:
    """The element's entries, as qpdf would give them."""
    node: dict[str, Any] = {"/S": f"/{parts[KIND].decode()}", "/P": f"{int(parts[PARENT])} 0 R"}
    if parts[PAGE]:
        node["/Pg"] = f"{int(parts[PAGE])} 0 R"
    if parts[MARK]:
        node["/K"] = int(parts[MARK])
    elif parts[KIDS]:
        node["/K"] = [f"{int(each)} 0 R" for each in parts[KIDS].split()[::3]]
    if parts[SCOPE] or parts[SPAN]:
        node["/A"] = {"/O": "/Table"}
    if parts[SCOPE]:
        node["/A"]["/Scope"] = f"/{parts[SCOPE].decode()}"
    if parts[SPAN]:
        node["/A"]["/ColSpan"] = int(parts[SPAN])
    return node

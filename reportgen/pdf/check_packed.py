"""Structure elements of a file read straight from its object streams.

A long table has a hundred thousand of them, nearly all written alike. Their bytes are read here, without asking qpdf
for each; whatever is written in another way is left to it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_NUMBER = re.compile(rb"(\d+) 0 obj\b")
_ELEMENT = re.compile(
    rb"<<(?:/Type/StructElem)?/S/(\w+)/P +(\d+) 0 R(?:/Pg +(\d+) 0 R)?"
    rb"(?:/K(?: +(\d+)|\[((?: *\d+ 0 R(?= |\]))+)\]))?"
    rb"(?:/A<</O/Table(?:/Scope/(\w+))?(?:/ColSpan (\d+))?>>)?>>\s*"
)
_ROW = struct.Struct(">BIH")
_TAIL_BYTES = 64
_IN_STREAM = 2


def packed_elements(document: pikepdf.Pdf, pdf: bytes) -> tuple[dict[str, Any], list[tuple[int, int]]] | None:
    """The plain elements by reference, and number and generation of every other object.

    None for a file with another cross-reference than one stream, or one that had to be repaired.
    """
    rows = _cross_reference(document, pdf)
    if rows is None:
        return None
    others = [(number, third) for number, (kind, _, third) in enumerate(rows) if kind == 1]
    found: dict[str, Any] = {}
    held: dict[int, list[int]] = {}
    for number, (kind, where, _) in enumerate(rows):
        if kind == _IN_STREAM:
            held.setdefault(where, []).append(number)
    try:
        for where, numbers in held.items():
            elements = dict(_elements(document.get_object(where, 0)))
            for number in numbers:
                if number in elements:
                    found[f"{number} 0 R"] = elements[number]
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


def _elements(held: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    body = held.read_bytes()
    first, count = int(held["/First"]), int(held["/N"])
    pairs = [int(each) for each in body[:first].split()]
    numbers, places = pairs[0 : 2 * count : 2], [first + place for place in pairs[1 : 2 * count : 2]]
    known = {b"": ""}
    for number, place, end in zip(numbers, places, [*places[1:], len(body)], strict=True):
        found = _ELEMENT.fullmatch(body, place, end)
        if found is not None:
            yield number, _node(found.groups(b""), known)


def _node(parts: tuple[bytes, ...], known: dict[bytes, str]) -> dict[str, Any]:
    """The element's entries. `known` holds the references met so far: most cells share theirs."""
    kind, parent, page, mark, kids, scope, span = parts
    for each in (parent, page):
        if each not in known:
            known[each] = f"{int(each)} 0 R"
    node: dict[str, Any] = {"/S": f"/{kind.decode()}", "/P": known[parent]}
    if page:
        node["/Pg"] = known[page]
    if mark:
        node["/K"] = int(mark)
    elif kids:
        node["/K"] = [f"{int(each)} 0 R" for each in kids.split()[::3]]
    if scope or span:
        node["/A"] = {"/O": "/Table"}
    if scope:
        node["/A"]["/Scope"] = f"/{scope.decode()}"
    if span:
        node["/A"]["/ColSpan"] = int(span)
    return node

"""Reads a tagged file as a reader that cannot see does: by its structure tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

MARK_NUMBER = "/MCID"


@dataclass
class Element:
    """A structure element: its role, text and elements below it, in order."""

    role: str
    kids: list[Element | str] = field(default_factory=list)
    alternative: str = ""
    language: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    annotations: int = 0

    def walk(self) -> Iterator[Element]:
        """This element and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def text(self) -> str:
        """The text of this element and all below it, without the space that ends it."""
        return self._text().rstrip(" ")

    def _text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid._text() for kid in self.kids)

    def outline(self) -> str:
        """Roles as brackets: `P(Link)`."""
        inner = [kid.outline() for kid in self.kids if isinstance(kid, Element)]
        return f"{self.role}({' '.join(inner)})" if inner else self.role

    def all(self, role: str) -> list[Element]:
        """The elements of that role, in order."""
        return [element for element in self.walk() if element.role == role]


def tree(document: pikepdf.Pdf) -> Element:
    """The root element, `Document`."""
    marks = {page.objgen: marked_texts(page) for page in document.pages}
    return _element(document.Root.StructTreeRoot.K[0], marks)


def _element(node: Any, marks: dict[tuple[int, int], dict[int, str]]) -> Element:
    attributes = {str(k): v for k, v in dict(node.get("/A", {})).items()}
    language, alternative = str(node.get("/Lang", "")), str(node.get("/Alt", ""))
    element = Element(str(node.S).lstrip("/"), [], alternative, language, attributes)
    for kid in kids_of(node):
        if isinstance(kid, int):
            element.kids.append(marks[node.Pg.objgen][kid])
        elif kid.get("/Type") == "/MCR":
            element.kids.append(marks[kid.Pg.objgen][int(kid.MCID)])
        elif kid.get("/Type") == "/OBJR":
            element.annotations += 1
        else:
            element.kids.append(_element(kid, marks))
    return element


def kids_of(node: Any) -> list[Any]:
    """What stands below a node; a single kid needs no array."""
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]


def marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """The text of each stretch of marked content of the page, by its number; fails on content outside any mark."""
    texts: dict[int, str] = {}
    current: int | None = None
    is_marked = False
    codes = {str(name): _codes(font) for name, font in dict(page.resources.get("/Font", {})).items()}
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "BDC":
            assert not is_marked, "marks are nested"
            current, is_marked = int(operands[1][MARK_NUMBER]), True
            assert current not in texts, f"the mark {current} stands twice on a page"
            texts[current] = ""
        elif operator == "BMC":
            assert not is_marked, "marks are nested"
            current, is_marked = None, True
        elif operator == "EMC":
            is_marked = False
        elif operator == "Tf":
            font = str(operands[0])
        elif operator in ("Tj", "S", "f", "B", "Do", "f*", "B*"):
            assert is_marked, f"{operator} outside any mark"
            if operator == "Tj" and current is not None:
                texts[current] += "".join(codes[font][byte] for byte in bytes(operands[0]))
    return texts


def _codes(font: Any) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,8})>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in pairs}

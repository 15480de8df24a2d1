"""The structure tree as the check walks it, and how a place in it is told to a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportgen.errors import Problem, error, warning
from reportgen.pdf.check_content import Content
from reportgen.pdf.check_objects import Objects
from reportgen.pdf.check_packed import KIND, MARK, PAGE, Parts, node_of

REBUILD = "build it again; if it stays, report this with the file"
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_NAMES = {
    "P": "paragraph", "L": "list", "LI": "list item", "LBody": "list item", "Lbl": "label", "Table": "table",
    "TR": "table row", "TH": "header cell", "TD": "cell", "Figure": "figure", "Caption": "caption", "Link": "link",
    "TOC": "contents", "TOCI": "contents entry", "Note": "note", "FENote": "note", "Reference": "reference",
    "Span": "words", "Sect": "section", "Formula": "formula", "Title": "title",
}  # fmt: skip
_HEX = r"<([0-9A-Fa-f\s]*)>"
_BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_PAIR = re.compile(rf"{_HEX}\s*{_HEX}")
_RANGE = re.compile(rf"{_HEX}\s*{_HEX}\s*{_HEX}")
_SPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f\s]*)>")
_DIGITS_OF_TWO_BYTES = 4
_Mark = tuple[str, int]  # a page's reference and the number of a mark on it


CELL_KINDS = {b"TH": "TH", b"TD": "TD"}


@dataclass(slots=True, eq=False)
class Element:
    """A structure element; `role` is a type of the standard's own, after the file's role map.

    `cells` are those of a row that holds nothing but plain ones, by number, which become elements only when somebody
    asks for them: a long table has a hundred thousand.
    """

    role: str
    node: dict[str, Any]
    key: str
    parent: Element | None
    # A list once something is in it: most elements have no kids.
    _kids: Sequence[Element] = ()
    marks: Sequence[_Mark] = ()
    annotations: Sequence[str] = ()
    cells: dict[int, Parts] | None = None

    @property
    def kids(self) -> Sequence[Element]:
        """What stands right below it, in order."""
        if self.cells is not None and not self._kids:
            self._kids = [_cell(self, number, parts) for number, parts in self.cells.items()]
        return self._kids

    def add(self, kid: Element) -> None:
        """Puts an element below it, behind the others."""
        if isinstance(self._kids, list):
            self._kids.append(kid)
        else:
            self._kids = [kid]

    def forget(self) -> None:
        """Lets go of the elements around it: they know one another in circles."""
        self.parent, self._kids = None, ()

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in order."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending += reversed(element.kids)

    def has(self, role: str) -> bool:
        """Whether an element of that role stands right below it."""
        return any(kid.role == role for kid in self.kids)


@dataclass(slots=True)
class Owned:
    """The marks of one page that elements name, in reading order, with the references of these elements.

    Of a plain cell the row stands among the elements.
    """

    marks: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)

    def take(self, marks: Sequence[bytes], numbers: Sequence[int], row: Element) -> None:
        """Notes the marks of plain cells of the row, by the cells' numbers."""
        self.marks += map(int, marks)
        self.keys += [f"{number} 0 R" for number in numbers]
        self.elements += [row] * len(numbers)

    def element(self, at: int) -> Element:
        """The element that names the mark at that place."""
        held, key = self.elements[at], self.keys[at]
        return held if held.key == key else next(kid for kid in held.kids if kid.key == key)


@dataclass(frozen=True, slots=True)
class Codes:
    """Code → text of a font, and how many bytes a code has."""

    values: dict[int, str]
    bytes_each: int = 1

    def text(self, shown: bytes) -> str:
        """What the bytes of a string say."""
        codes: Sequence[int] = shown
        if self.bytes_each > 1:
            codes = [first << 8 | second for first, second in zip(shown[::2], shown[1::2], strict=False)]
        return "".join([self.values.get(code, "") for code in codes])

    def letters(self, shown: Iterable[int]) -> str:
        """What the codes of a page say, in no order; all that the font can say where codes have two bytes."""
        return "".join(self.values.values() if self.bytes_each > 1 else [self.values.get(code, "") for code in shown])


@dataclass(slots=True)
class Tree:
    """All elements in reading order but plain cells of tables; each page's marks in theirs; the pages' contents."""

    objects: Objects
    pages: Sequence[Content]
    elements: list[Element]
    marks: dict[str, Owned]
    is_circular: bool = False
    _numbers: dict[str, int] = field(default_factory=dict)
    _codes: dict[tuple[str, str], Codes] = field(default_factory=dict)
    _maps: dict[str, Codes] = field(default_factory=dict)
    _under: dict[int, Element | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = {page.key: number for number, page in enumerate(self.pages, 1)}

    def text(self, element: Element) -> str:
        """What the element and all below it say, in reading order, with single spaces."""
        words = "".join(self._said(each) for each in element.walk())
        return " ".join(words.replace("\u00a0", " ").replace("\u200b", "").split())

    def page(self, element: Element) -> int:
        """The page on which it begins; 0 when it has nothing on any."""
        return next((self._numbers.get(where, 0) for each in element.walk() for where, _ in each.marks), 0)

    def place(self, element: Element) -> str:
        """Where a person finds it: page 3, under “Trade”, table."""
        page, heading = self.page(element), self._heading_before(element)
        parts = [f"page {page}"] if page else []
        if heading is not None and heading is not element:
            parts.append(f"under “{_shortened(self.text(heading))}”")
        parts.append(_NAMES.get(element.role, f"heading {element.role}" if element.role in HEADINGS else element.role))
        return ", ".join(parts)

    def headings(self) -> list[Element]:
        """The headings in order."""
        return [each for each in self.elements if each.role in HEADINGS]

    def _heading_before(self, element: Element) -> Element | None:
        if not self._under:
            last = None
            for each in self.elements:
                last = each if each.role in HEADINGS else last
                self._under[id(each)] = last
        at: Element | None = element
        while at is not None and id(at) not in self._under:
            at = at.parent  # a plain cell stands where its row does
        return self._under[id(at)] if at is not None else None

    def _said(self, element: Element) -> str:
        return "".join(self.said(where, mark) for where, mark in element.marks)

    def said(self, where: str, mark: int) -> str:
        """What stands under a mark of a page, by the page's reference."""
        page = self.content(where)
        runs = page.texts.get(mark, ()) if page else ()
        return "".join(self.codes(where, font).text(codes) for font, codes in runs)

    def content(self, where: str) -> Content | None:
        """The content of the page of that reference."""
        number = self._numbers.get(where)
        return self.pages[number - 1] if number else None

    def codes(self, page: str, font: str) -> Codes:
        """What the codes of a page's font say, by its map to Unicode."""
        key = (page, font)
        if key not in self._codes:
            resources = self.objects.mapping(inherited(self.objects, page, "/Resources"))
            entry = self.objects.mapping(self.objects.mapping(resources.get("/Font")).get(font))
            reference = str(entry.get("/ToUnicode"))
            if reference not in self._maps:
                content = self.objects.stream(reference)
                self._maps[reference] = Codes(text_values(content), _code_bytes(content))
            self._codes[key] = self._maps[reference]
        return self._codes[key]


def _cell(row: Element, number: int, parts: Parts) -> Element:
    """The element of a plain cell."""
    marks = ((f"{int(parts[PAGE])} 0 R", int(parts[MARK])),) if parts[MARK] else ()
    return Element(CELL_KINDS[parts[KIND]], node_of(parts), f"{number} 0 R", row, (), marks)


def _code_bytes(content: bytes) -> int:
    """How many bytes each code has by the map's range: two in the fonts of most makers, one in ours."""
    found = _SPACE.search(content)
    return 2 if found and len(found[1].split()) == 1 and len(found[1].strip()) == _DIGITS_OF_TWO_BYTES else 1


def text_values(content: bytes) -> dict[int, str]:
    """Code → text of a map to Unicode."""
    values: dict[int, str] = {}
    for kind, block in _BLOCK.findall(content.decode("latin-1")):
        if kind == "bfchar":
            values.update((int(code, 16), _characters(value)) for code, value in _PAIR.findall(block))
            continue
        for first, last, value in _RANGE.findall(block):
            start = _characters(value)
            for code in range(int(first, 16), min(int(last, 16), int(first, 16) + 65535) + 1):
                values[code] = start[:-1] + chr(min(ord(start[-1]) + code - int(first, 16), 0x10FFFF)) if start else ""
    return values


def _characters(value: str) -> str:
    digits = "".join(value.split())
    return bytes.fromhex(digits if len(digits) % 2 == 0 else f"0{digits}").decode("utf-16-be", "replace")


def inherited(objects: Objects, page: str, key: str) -> Any:
    """An entry of the page, or of what it stands in."""
    node = objects.mapping(page)
    for _ in range(50):
        if key in node or "/Parent" not in node:
            break
        node = objects.mapping(node["/Parent"])
    return node.get(key)


def fault(code: str, where: str, message: str, remedy: str = REBUILD) -> Problem:
    """Something that must not leave."""
    return error(code, where, message, remedy)


def doubt(code: str, where: str, message: str, remedy: str) -> Problem:
    """Something for a person to look at."""
    return warning(code, where, message, remedy)


def _shortened(words: str) -> str:
    return words if len(words) <= 50 else words[:49].rstrip() + "…"

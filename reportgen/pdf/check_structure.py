"""Proof-reads the tags of a file against what stands on its pages.

Finds what validators of the standards let pass: marks used twice, a shuffled parent tree, links without their
annotation, a swapped reading order, a table cut in two, headings that are tagged as paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from reportgen.errors import Problem, error

_FILE_NAME = re.compile(r"[\w\-. ]+\.(png|jpe?g|svg|pdf|gif|tiff?|webp)", re.IGNORECASE)
_KIDS = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"THead", "TBody", "TFoot", "TR", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_Mark = tuple[tuple[int, int], int]  # a page's object and the number of a mark on it


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What a page's content says of its tags: the numbers of its marks in order, and whether all of it is marked."""

    page: Any
    marks: tuple[int, ...]
    is_all_marked: bool


@dataclass(slots=True)
class _Element:
    role: str
    node: Any
    kids: list[_Element] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    annotations: list[tuple[int, int]] = field(default_factory=list)


def structure_faults(document: pikepdf.Pdf, pages: Sequence[PageMarks], bookmarks: int) -> Iterator[Problem]:
    """What is wrong with the tags; nothing for a file that has none. `bookmarks` is how many there are."""
    if "/StructTreeRoot" not in document.Root:
        return
    tree = document.Root.StructTreeRoot
    order: list[tuple[_Mark, _Element]] = []
    roots = [_read(node, order) for node in _kids(tree)]
    elements = [element for root in roots for element in _walk(root)]
    parents = dict(pikepdf.NumberTree(tree.ParentTree).items()) if "/ParentTree" in tree else {}
    yield from _marks(pages, order, parents)
    yield from _links(pages, elements, parents)
    yield from _nesting(elements)
    yield from _tables(elements)
    yield from _figures(elements)
    yield from _headings(elements, bookmarks)


def _read(node: Any, order: list[tuple[_Mark, _Element]], page: Any = None) -> _Element:
    element = _Element(str(node.get("/S", "?")).lstrip("/"), node)
    page = node.get("/Pg", page)
    for kid in _kids(node):
        if isinstance(kid, int):
            _note((page.objgen if page is not None else (0, 0), kid), element, order)
        elif kid.get("/Type") == "/MCR":
            _note((kid.get("/Pg", page).objgen, int(kid.MCID)), element, order)
        elif kid.get("/Type") == "/OBJR":
            element.annotations.append(kid.Obj.objgen)
        else:
            element.kids.append(_read(kid, order, page))
    return element


def _note(mark: _Mark, element: _Element, order: list[tuple[_Mark, _Element]]) -> None:
    element.marks.append(mark)
    order.append((mark, element))


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]


def _walk(element: _Element) -> Iterator[_Element]:
    yield element
    for kid in element.kids:
        yield from _walk(kid)


def _marks(
    pages: Sequence[PageMarks], order: list[tuple[_Mark, _Element]], parents: Mapping[int, Any]
) -> Iterator[Problem]:
    owners = dict(order)
    listed: dict[tuple[int, int], list[int]] = {}
    for (where, mark), _ in order:
        listed.setdefault(where, []).append(mark)
    for number, page in enumerate(pages, 1):
        place = f"page {number}"
        if not page.is_all_marked:
            yield _fault("content-untagged", place, "something on it belongs to no tag and is no artifact")
        if len(set(page.marks)) < len(page.marks):
            yield _fault("mark-repeated", place, "two stretches of its content have the same number")
        key = page.page.obj.objgen
        known = parents.get(int(page.page.obj.get("/StructParents", -1)))
        for mark in set(page.marks):
            owner = owners.get((key, mark))
            named = known[mark] if known is not None and mark < len(known) else None
            if owner is None:
                yield _fault("content-lost", place, "something on it is not reached by the tags")
            elif named is None or named.objgen != owner.node.objgen:
                yield _fault("parent-tree", place, "the way back from its content to the tags is wrong")
        if listed.get(key, []) != sorted(listed.get(key, [])):
            yield _fault("reading-order", place, "it is read in another order than it is set")


def _links(pages: Sequence[PageMarks], elements: Sequence[_Element], parents: Mapping[int, Any]) -> Iterator[Problem]:
    tagged = {annotation: element for element in elements for annotation in element.annotations}
    for number, page in enumerate(pages, 1):
        place = f"page {number}"
        for link in page.page.get("/Annots", ()):
            element = tagged.get(link.objgen)
            if element is None or element.role != "Link":
                yield _fault("link-untagged", place, "a link is not reached by the tags")
            else:
                named = parents.get(int(link.get("/StructParent", -1)))
                if named is None or named.objgen != element.node.objgen:
                    yield _fault("parent-tree", place, "the way back from a link to the tags is wrong")
            if not str(link.get("/Contents", "")).strip():
                yield _fault("link-undescribed", place, "a link has no description")


def _nesting(elements: Sequence[_Element]) -> Iterator[Problem]:
    for element in elements:
        allowed = _KIDS.get(element.role)
        roles = [kid.role for kid in element.kids]
        for role in roles:
            if allowed is not None and role not in allowed:
                yield _fault("nesting", f"tag {element.role}", f"it holds {role}, which has no place there")
        if element.role == "LI" and "LBody" not in roles:
            yield _fault("nesting", "tag LI", "an item of a list has no body")


def _tables(elements: Sequence[_Element]) -> Iterator[Problem]:
    for element in elements:
        if element.role == "Table":
            rows = [each for each in _walk(element) if each.role == "TR"]
            widths = {sum(_span(cell) for cell in row.kids) for row in rows}
            if len(widths) > 1:
                yield _fault("table-uneven", "tag Table", "its rows have different numbers of cells")
            heads = [cell for row in rows for cell in row.kids if cell.role == "TH"]
            if not heads or not all("/Scope" in _table_attributes(cell) for cell in heads):
                yield _fault("table-headers", "tag Table", "its header cells are missing or do not say what they head")
        for first, second in zip(element.kids, element.kids[1:], strict=False):
            # A part without its own caption right behind another of the same width is one table cut in two.
            if first.role == second.role == "Table" and not _has(second, "Caption") and not _has(second, "THead"):
                yield _fault("table-cut", "tag Table", "a table without a header follows another: one table cut in two")


def _has(element: _Element, role: str) -> bool:
    return any(kid.role == role for kid in element.kids)


def _table_attributes(cell: _Element) -> Any:
    return cell.node.get("/A", {})


def _span(cell: _Element) -> int:
    return int(_table_attributes(cell).get("/ColSpan", 1))


def _figures(elements: Sequence[_Element]) -> Iterator[Problem]:
    for element in elements:
        if element.role == "Figure":
            alternative = str(element.node.get("/Alt", "")).strip()
            if not alternative:
                yield _fault("no-alternative", "tag Figure", "a figure has no alternative text")
            elif _FILE_NAME.fullmatch(alternative):
                yield _fault("no-alternative", "tag Figure", f"its alternative text is a file name, '{alternative}'")


def _headings(elements: Sequence[_Element], bookmarks: int) -> Iterator[Problem]:
    levels = [_HEADINGS.index(element.role) + 1 for element in elements if element.role in _HEADINGS]
    for before, after in zip([0, *levels], levels, strict=False):
        if after > before + 1:
            yield _fault(
                "heading-skipped", f"tag H{after}", f"a heading of level {after} follows one of level {before}"
            )
    if bookmarks and len(levels) != bookmarks:
        yield _fault("outline", "bookmarks", f"there are {bookmarks} of them and {len(levels)} headings in the tags")


def _fault(code: str, where: str, message: str) -> Problem:
    return error(code, where, message, "build it again; if it stays, report this with the file")

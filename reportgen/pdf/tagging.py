"""The structure tree: what was drawn under which tag, in the order in which it was drawn.

A node is made when its tag is first drawn or declared, below its parent's node, so the tree's order is the reading
order. The tree is written as finished bytes: a long table has tens of thousands of nodes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportgen.pdf.objects import number_of, registered, text_string
from reportgen.pdf.tag import Role, Tag


@dataclass(slots=True, eq=False)
class _Node:
    tag: Tag
    kids: list[_Node | _Content | _Annotation] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Content:
    page: int
    mark: int


@dataclass(frozen=True, slots=True)
class _Annotation:
    page: int
    name: str


@dataclass(slots=True)
class _Parents:
    """One entry of the parent tree: the nodes of a page's marks, or the one node of an annotation."""

    key: int
    nodes: list[_Node]
    is_page: bool


class Structure:
    """The tags of one document. Pages count from one."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._root: list[_Node] = []
        self._nodes: dict[Tag, _Node] = {}
        self._parents: list[_Parents] = []
        self._page: _Parents | None = None

    def declare(self, tag: Tag) -> _Node:
        """The tag's node, made below its parent's if it is new."""
        node = self._nodes.get(tag)
        if node is None:
            node = self._nodes[tag] = _Node(tag)
            siblings: list[Any] = self.declare(tag.parent).kids if tag.parent else self._root
            siblings.append(node)
        return node

    def mark(self, tag: Tag, page: int) -> int:
        """The number of a new stretch of marked content of the page that belongs to the tag."""
        entry = self._entry_of_page()
        node = self.declare(tag)
        number = len(entry.nodes)
        entry.nodes.append(node)
        node.kids.append(_Content(page, number))
        return number

    def annotate(self, tag: Tag, page: int, name: str) -> int:
        """The key under which an annotation, known to ReportLab by `name`, finds its node."""
        node = self.declare(tag)
        node.kids.append(_Annotation(page, name))
        return self._add([node], is_page=False).key

    def enclose(self, tag: Tag, box: tuple[float, float, float, float]) -> None:
        """Where a figure stands on its page: left, bottom, right, top."""
        self.declare(tag).box = box

    def end_page(self) -> int:
        """The key of the page's marks; the next mark belongs to the next page."""
        key = self._entry_of_page().key
        self._page = None
        return key

    def _entry_of_page(self) -> _Parents:
        if self._page is None:
            self._page = self._add([], is_page=True)
        return self._page

    def _add(self, nodes: list[_Node], *, is_page: bool) -> _Parents:
        entry = _Parents(len(self._parents), nodes, is_page)
        self._parents.append(entry)
        return entry

    def write(self) -> None:
        """Puts the tree into the document; to be called when all pages are drawn."""
        root, tree = registered(self._document, "StructTreeRoot"), registered(self._document, "ParentTree")
        finished = {node: registered(self._document, f"Struct{n}") for n, node in enumerate(self._nodes.values())}
        for node in self._nodes.values():
            node.number = number_of(self._document, finished[node].name)
        for node in self._nodes.values():
            parent = self._nodes[node.tag.parent].number if node.tag.parent else number_of(self._document, root.name)
            finished[node].content = self._element(node, parent)
        kids = " ".join(f"{node.number} 0 R" for node in self._root)
        parents = f"/ParentTree {number_of(self._document, tree.name)} 0 R/ParentTreeNextKey {len(self._parents)}"
        root.content = f"<</Type/StructTreeRoot/K[{kids}]{parents}>>".encode()
        tree.content = f"<</Nums[{' '.join(map(_numbered, self._parents))}]>>".encode()
        self._document.Catalog.StructTreeRoot = root

    def _element(self, node: _Node, parent: int) -> bytes:
        pages = [kid.page for kid in node.kids if isinstance(kid, _Content)]
        own_page = pages[0] if pages else 0
        parts = [f"<</S/{node.tag.role}/P {parent} 0 R"]
        if own_page:
            parts.append(f"/Pg {self._page_number(own_page)} 0 R")
        if len(node.kids) == 1:
            parts.append(f"/K {self._kid(node.kids[0], own_page)}")
        elif node.kids:
            parts.append(f"/K[{' '.join(self._kid(kid, own_page) for kid in node.kids)}]")
        parts.append(_attributes(node))
        if node.tag.alternative:
            parts.append(f"/Alt{text_string(node.tag.alternative)}")
        if node.tag.language:
            parts.append(f"/Lang{text_string(node.tag.language)}")
        return "".join([*parts, ">>"]).encode("latin-1")

    def _kid(self, kid: _Node | _Content | _Annotation, own_page: int) -> str:
        if isinstance(kid, _Node):
            return f"{kid.number} 0 R"
        if isinstance(kid, _Annotation):
            target = number_of(self._document, f"Annot.{kid.name}")
            return f"<</Type/OBJR/Obj {target} 0 R/Pg {self._page_number(kid.page)} 0 R>>"
        if kid.page == own_page:
            return str(kid.mark)
        return f"<</Type/MCR/Pg {self._page_number(kid.page)} 0 R/MCID {kid.mark}>>"

    def _page_number(self, page: int) -> int:
        return number_of(self._document, f"Page{page}")


def _numbered(entry: _Parents) -> str:
    references = " ".join(f"{node.number} 0 R" for node in entry.nodes)
    return f"{entry.key} [{references}]" if entry.is_page else f"{entry.key} {references}"


def _attributes(node: _Node) -> str:
    tag = node.tag
    if tag.role is Role.FIGURE and node.box:
        return "/A<</O/Layout/Placement/Block/BBox[{:.2f} {:.2f} {:.2f} {:.2f}]>>".format(*node.box)
    if tag.role is Role.LIST:
        return f"/A<</O/List/ListNumbering/{tag.numbering or 'None'}>>"
    if tag.role in (Role.HEADER_CELL, Role.CELL):
        scope = f"/Scope/{tag.scope}" if tag.scope else ""
        span = f"/ColSpan {tag.span}" if tag.span > 1 else ""
        return f"/A<</O/Table{scope}{span}>>" if scope or span else ""
    return ""

"""The structure tree: what was drawn under which tag, in the order in which it was drawn.

A node is made when its tag is first drawn or declared, below its parent's node; those of a section follow the story.
Thus the tree's order is the reading order. The tree is written as finished bytes: a long table has tens of thousands
of nodes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from reportgen.model.standard import DEFAULT, Standard
from reportgen.pdf.objects import Series, number_of, registered, text_string
from reportgen.pdf.tag import Role, Tag

_NAMESPACE = "http://iso.org/pdf2/ssn"
# Types that PDF 2.0 took out of its own namespace and still takes from that of PDF 1.7.
_OLD = frozenset({Role.QUOTE, Role.REFERENCE, Role.CONTENTS, Role.CONTENTS_ITEM})
_NAMES = {1: {Role.TITLE: "P"}, 2: {Role.NOTE: "FENote"}}
# An object's number has six places, so that what is alike is of one length.
_REFERENCE_WIDTH = len("123456 0 R ")
_TABULAR = frozenset({Role.ROW, Role.CELL, Role.HEADER_CELL})
_CELLS = frozenset({Role.CELL, Role.HEADER_CELL})
_EVEN = 8
_MANY = 200
_NO_FILES: Mapping[str, tuple[int, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Annotation:
    page: int
    name: str


@dataclass(slots=True, eq=False)
class _Node:
    tag: Tag
    kids: list[_Kid] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None
    number: int = 0


# A tuple is marked content: the page and the number of the mark on it.
_Kid = _Node | _Annotation | tuple[int, int]


@dataclass(slots=True)
class _Parents:
    """One entry of the parent tree: the nodes of a page's marks, or the one node of an annotation."""

    key: int
    nodes: list[_Node]
    is_page: bool


class Structure:
    """The tags of one document. Pages count from one."""

    def __init__(self, document: Any, standard: Standard = DEFAULT) -> None:
        self._document = document
        self.standard = standard
        names = _NAMES[2 if standard.accessible == 2 else 1]
        self._names = {role: names.get(role, role.value) for role in Role}
        self._places: dict[str, Tag] = {}
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

    def name_of(self, role: Role) -> str:
        """What the file's version of PDF calls the role."""
        return self._names[role]

    def locate(self, names: Sequence[str], tag: Tag) -> None:
        """Says that the places of these names are where the tag is."""
        self._places.update(dict.fromkeys(names, tag))

    def number_at(self, name: str) -> int:
        """The object of the element at the place, 0 when there is none; to be asked when the tree is written."""
        tag = self._places.get(name)
        return self._nodes[tag].number if tag in self._nodes else 0

    def mark(self, tag: Tag, page: int) -> int:
        """The number of a new stretch of marked content of the page that belongs to the tag."""
        entry = self._entry_of_page()
        node = self.declare(tag)
        number = len(entry.nodes)
        entry.nodes.append(node)
        node.kids.append((page, number))
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

    def write(self, files: Mapping[str, tuple[int, ...]] = _NO_FILES) -> None:
        """Puts the tree into the document; to be called when all pages are drawn.

        `files` are the objects of attached files by the identifier of the element that they belong to.
        """
        document = self._document
        root, tree = registered(document, "StructTreeRoot"), registered(document, "ParentTree")
        for node in self._nodes.values():
            if node.tag.role is Role.SECTION:
                # A figure that waited for the next page is read where the story has it.
                node.kids.sort(key=lambda kid: kid.tag.serial if isinstance(kid, _Node) else 0)
        # Those of one role next to each other, so that the numbers in them count on evenly.
        nodes = sorted(self._nodes.values(), key=lambda node: node.tag.role)
        series = Series(document, "Elements", len(nodes))
        for number, node in enumerate(nodes, series.first):
            node.number = number
        more = self._ties(files)
        identifiers = self._identify(more)
        space = self._declare_namespace()
        pages = self._page_references()
        for node in nodes:
            parent = self._nodes[node.tag.parent].number if node.tag.parent else number_of(document, root.name)
            extra = more.get(node, "") + (space if node.tag.role not in _OLD else "")
            series.objects.append(_finished(self._element(node, parent, extra, pages), node))
        kids = _references([node.number for node in self._root])
        parents = f"/ParentTree {number_of(document, tree.name)} 0 R/ParentTreeNextKey {len(self._parents)}"
        spaces = f"/Namespaces[{space.removeprefix('/NS ')}]" if space else ""
        root.content = f"<</Type/StructTreeRoot/K[{kids}]{parents}{identifiers}{spaces}>>".encode()
        tree.content = f"<</Nums[{' '.join(map(_numbered, self._parents))}]>>".encode()
        tree.stride = _REFERENCE_WIDTH
        document.Catalog.StructTreeRoot = root

    def _declare_namespace(self) -> str:
        """The entry of an element that says it belongs to PDF 2.0; empty before."""
        if self.standard.accessible != 2:
            return ""
        content = f"<</Type/Namespace/NS({_NAMESPACE})>>".encode()
        return f"/NS {number_of(self._document, registered(self._document, 'Namespace', content).name)} 0 R"

    def _identify(self, more: dict[_Node, str]) -> str:
        """Gives every note its identifier, which PDF/UA-1 asks for, and makes the tree that finds it."""
        known: dict[str, _Node] = {}
        for number, node in enumerate((each for each in self._nodes.values() if each.tag.role is Role.NOTE), 1):
            name = node.tag.identifier
            known[name if name and name not in known else f"note-{number}"] = node
        named = sorted(known.items(), key=lambda pair: pair[0])
        for name, node in named:
            more[node] = more.get(node, "") + f"/ID{text_string(name)}"
        pairs = " ".join(f"{text_string(name)} {node.number} 0 R" for name, node in named)
        if not named:
            return ""
        tree = registered(self._document, "IdentifierTree", f"<</Names[{pairs}]>>".encode())
        return f"/IDTree {number_of(self._document, tree.name)} 0 R"

    def _ties(self, files: Mapping[str, tuple[int, ...]]) -> dict[_Node, str]:
        """What ties elements to files and, from PDF 2.0 on, to each other: a reference to its note and back."""
        ties = {
            node: f"/AF[{_references(files[node.tag.identifier])}]"
            for node in self._nodes.values()
            if node.tag.identifier in files
        }
        if self.standard.accessible != 2:
            return ties
        named = {node.tag.identifier: node for node in self._nodes.values() if node.tag.identifier}
        back: dict[_Node, list[int]] = {}
        for node in self._nodes.values():
            name = node.tag.target
            goal = named.get(name) or self._nodes.get(self._places.get(name, node.tag))
            if name and goal and goal is not node:
                ties[node] = ties.get(node, "") + f"/Ref[{goal.number} 0 R]"
                if goal.tag.role is Role.NOTE:
                    back.setdefault(goal, []).append(node.number)
        for note in (node for node in self._nodes.values() if node.tag.role is Role.NOTE):
            kind = "Endnote" if note in back else "None"
            cited = f"/Ref[{_references(back[note])}]" if note in back else ""
            ties[note] = ties.get(note, "") + f"{cited}/A<</O/FENote/NoteType/{kind}>>"
        return ties

    def _page_references(self) -> list[str]:
        """The reference to each page, by its number."""
        last = max((kid[0] for node in self._nodes.values() for kid in node.kids if isinstance(kid, tuple)), default=0)
        return ["", *(f"{number_of(self._document, f'Page{page}'):6} 0 R" for page in range(1, last + 1))]

    def _element(self, node: _Node, parent: int, extra: str, pages: Sequence[str]) -> str:
        tag, kids = node.tag, node.kids
        if (
            tag.role in _CELLS
            and len(kids) == 1
            and isinstance(kids[0], tuple)
            and not (tag.alternative or tag.language)
        ):
            page, mark = kids[0]
            head = f"<</S/{self._names[tag.role]}/P {parent:6} 0 R/Pg {pages[page]}/K {mark:4}"
            return f"{head}{_attributes(node, is_new=False)}{extra}>>"
        own_page = next((kid[0] for kid in kids if isinstance(kid, tuple)), 0)
        head = f"<</S/{self.name_of(tag.role)}/P {parent:6} 0 R"
        if own_page:
            head += f"/Pg {pages[own_page]}"
        if len(kids) == 1:
            head += f"/K {self._kid(kids[0], own_page, pages)}"
        elif kids:
            head += f"/K[{' '.join([self._kid(kid, own_page, pages) for kid in kids])}]"
        head += _attributes(node, is_new=self.standard.accessible == 2) + extra
        if tag.alternative:
            head += f"/Alt{text_string(tag.alternative)}"
        if tag.language:
            head += f"/Lang{text_string(tag.language)}"
        return head + ">>"

    def _kid(self, kid: _Kid, own_page: int, pages: Sequence[str]) -> str:
        if isinstance(kid, _Node):
            return f"{kid.number:6} 0 R"
        if isinstance(kid, _Annotation):
            target = number_of(self._document, f"Annot.{kid.name}")
            page = number_of(self._document, f"Page{kid.page}")
            return f"<</Type/OBJR/Obj {target} 0 R/Pg {page} 0 R>>"
        page, mark = kid
        return f"{mark:4}" if page == own_page else f"<</Type/MCR/Pg {pages[page]}/MCID {mark}>>"


def _finished(content: str, node: _Node) -> tuple[bytes, int]:
    """The element's bytes and their stride. Rows and cells of a table, one like another, are made of one width."""
    stride = 0
    if node.tag.role in _TABULAR:
        stride = -(-len(content) // _EVEN) * _EVEN + 1
        content = content.ljust(stride - 1)
    elif len(node.kids) > _MANY:
        stride = _REFERENCE_WIDTH
    return content.encode("latin-1"), stride


def _references(numbers: Sequence[int]) -> str:
    return " ".join([f"{number:6} 0 R" for number in numbers])


def _numbered(entry: _Parents) -> str:
    references = _references([node.number for node in entry.nodes])
    # As wide as a reference, so that those of the next page stand under those of this one.
    return f"{entry.key:9}[{references}]" if entry.is_page else f"{entry.key:9} {references}"


def _attributes(node: _Node, *, is_new: bool) -> str:
    tag = node.tag
    if tag.role is Role.FIGURE and node.box:
        return "/A<</O/Layout/Placement/Block/BBox[{:.2f} {:.2f} {:.2f} {:.2f}]>>".format(*node.box)
    if tag.role is Role.LIST:
        # Before PDF 2.0 there is no word for labels that are neither numbers nor one of three signs.
        is_known = tag.numbering and (is_new or tag.numbering != "Unordered")
        return f"/A<</O/List/ListNumbering/{tag.numbering if is_known else 'None'}>>"
    if tag.role in (Role.HEADER_CELL, Role.CELL):
        scope = f"/Scope/{tag.scope}" if tag.scope else ""
        span = f"/ColSpan {tag.span}" if tag.span > 1 else ""
        return f"/A<</O/Table{scope}{span}>>" if scope or span else ""
    return ""

"""Reads the structure tree of a file for the check, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportgen.pdf.check_content import Content
from reportgen.pdf.check_objects import Objects, text
from reportgen.pdf.check_packed import KIDS, KIND, Parts, node_of
from reportgen.pdf.check_tree import CELL_KINDS, Element, Owned, Tree

_TABULAR = frozenset({"TR", "TH", "TD"})
_PLAIN_ROW = {"/S": "/TR"}


def read_tree(objects: Objects, pages: Sequence[Content]) -> Tree:
    """The tree of a tagged file."""
    root = objects.mapping(objects.root.get("/StructTreeRoot"))
    roles = {name: text(role) for name, role in objects.mapping(root.get("/RoleMap")).items()}
    walk = _Walk(Tree(objects, pages, [], {}), roles)
    walk.go(objects.items(root.get("/K")))
    return walk.tree


class _Walk:
    """Goes through the tree once, in reading order."""

    def __init__(self, tree: Tree, roles: dict[str, str]) -> None:
        self.tree, self.objects, self._roles = tree, tree.objects, roles
        self._pending: list[tuple[Any, Element | None, str]] = []
        # Numbers of objects, or references with another generation than 0.
        self._seen: set[int | str] = set()
        self._may_be_plain = _TABULAR.isdisjoint(role.removeprefix("/") for role in roles)

    def go(self, kids: Sequence[Any]) -> None:
        """Notes all that stands below these."""
        self._pending = [(kid, None, "") for kid in reversed(kids)]
        while self._pending:
            kid, parent, page = self._pending.pop()
            if isinstance(kid, int) and parent is not None:
                self._note(parent, page, kid)
            elif isinstance(kid, str):
                self._follow(kid, parent, page)
            elif isinstance(kid, dict):
                self._node(kid, "", parent, page)

    def _follow(self, reference: str, parent: Element | None, page: str) -> None:
        number = reference.removesuffix(" 0 R")
        name = int(number) if number.isdecimal() else reference
        if name in self._seen:
            self.tree.is_circular = True
            return
        self._seen.add(name)
        parts = self.objects.packed.get(name) if isinstance(name, int) else None
        if parts is None:
            held = self.objects.get(reference)
            if isinstance(held, dict):
                self._node(held, reference, parent, page)
            elif isinstance(held, int) and parent is not None:
                self._note(parent, page, held)
        elif parts[KIND] != b"TR" or not self._row(parts, reference, parent):
            self._node(node_of(parts), reference, parent, page)

    def _node(self, node: dict[str, Any], key: str, parent: Element | None, page: str) -> None:
        if "/S" not in node:
            if parent is not None:
                self._content(parent, node, page)
            return
        element = self._element(Element(self._role(node["/S"]), node, key, parent))
        page = node.get("/Pg", page)
        inner = node.get("/K")
        if isinstance(inner, int):
            self._note(element, page, inner)
        elif inner is not None:
            held = inner if isinstance(inner, list) else self.objects.items(inner)
            self._pending += [(each, element, page) for each in reversed(held)]

    def _role(self, kind: Any) -> str:
        name = kind if isinstance(kind, str) else "?"
        role = self._roles.get(name)
        if not role:
            role = self._roles[name] = text(name)
        return role

    def _element(self, element: Element) -> Element:
        self.tree.elements.append(element)
        if element.parent is not None:
            element.parent.add(element)
        return element

    def _row(self, parts: Parts, reference: str, parent: Element | None) -> bool:
        """Takes a row of plain cells, each met for the first time, with one stretch of text or none."""
        packed = self.objects.packed
        numbers = [int(each) for each in parts[KIDS].split()[::3]]
        if not self._may_be_plain or not self._seen.isdisjoint(numbers):
            return False
        cells = {number: packed[number] for number in numbers if number in packed}
        if not cells or len(cells) < len(numbers):
            return False
        kinds, _, pages, marks, kids, *_ = zip(*cells.values(), strict=True)
        is_even = len(set(pages)) == 1 and all(marks)
        if any(kids) or not set(kinds) <= CELL_KINDS.keys() or not (is_even or all(map(_is_placed, pages, marks))):
            return False
        self._seen.update(numbers)
        row = self._element(Element("TR", _PLAIN_ROW, reference, parent, cells=cells))
        if is_even:
            self._owned(f"{int(pages[0])} 0 R").take(marks, numbers, row)
            return True
        for number, page, mark in zip(numbers, pages, marks, strict=True):
            if mark:
                self._owned(f"{int(page)} 0 R").take([mark], [number], row)
        return True

    def _content(self, parent: Element, node: dict[str, Any], page: str) -> None:
        if "/MCID" in node and "/Stm" not in node:
            self._note(parent, node.get("/Pg", page), node["/MCID"])
        elif "/Obj" in node:
            parent.annotations = (*parent.annotations, node["/Obj"])

    def _note(self, element: Element, page: str, mark: int) -> None:
        element.marks = (*element.marks, (page, mark)) if element.marks else ((page, mark),)
        owned = self._owned(page)
        owned.marks.append(mark)
        owned.keys.append(element.key)
        owned.elements.append(element)

    def _owned(self, page: str) -> Owned:
        owned = self.tree.marks.get(page)
        if owned is None:
            owned = self.tree.marks[page] = Owned()
        return owned


def _is_placed(page: bytes, mark: bytes) -> bool:
    return bool(page) or not mark

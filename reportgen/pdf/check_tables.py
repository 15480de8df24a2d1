"""Proof-reads the tables in a file's tags: rows of equal width, headers that say what they head, none cut in two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from reportgen.errors import Problem
from reportgen.pdf.check_packed import KIND, SCOPE, SPAN
from reportgen.pdf.check_tree import HEADINGS, Element, Tree, fault

_JOIN = "join them under one tag, with the header once"


def table_faults(tree: Tree) -> Iterator[Problem]:
    """What is wrong with the tables."""
    before: Element | None = None
    for element in tree.elements:
        if element.role == "Table":
            rows = list(_rows(element))
            yield from _table(tree, element, rows)
            if before is not None and _continues(tree, before, element):
                message = "it has no header of its own and follows another table: one table cut in two"
                yield fault("table-cut", tree.place(element), message, _JOIN)
            before = element
        elif element.role in (*HEADINGS, "P") and not _is_within(element, "Table"):
            before = None


def _table(tree: Tree, table: Element, rows: list[Element]) -> Iterator[Problem]:
    widths = _widths(tree, rows)
    usual = Counter(widths).most_common(1)[0][0] if widths else 0
    for number, (row, width) in enumerate(zip(rows, widths, strict=True), 1):
        if width != usual:
            message = f"its row {number} is {width} cells wide, the others {usual}"
            yield fault("table-uneven", tree.place(row), message, "give each row as many cells, counting spans")
    if not any(_has_heads(row) for row in rows):
        message = "it has no header cells, so nobody hears what a number is"
        yield fault("table-headers", tree.place(table), message, "tag the first row or column as headers")
    for row in rows:
        if row.cells is None or not all(parts[SCOPE] for parts in row.cells.values() if parts[KIND] == b"TH"):
            yield from _heads(tree, row)


def _heads(tree: Tree, row: Element) -> Iterator[Problem]:
    for head in row.kids:
        if head.role == "TH" and "/Scope" not in attributes(tree, head) and "/ID" not in head.node:
            message = f"the header “{tree.text(head)}” does not say whether it heads a row or a column"
            yield fault("table-headers", tree.place(head), message, "give it a scope")


def _rows(table: Element) -> Iterator[Element]:
    """The table's own rows, not those of a table in one of its cells."""
    pending = list(reversed(table.kids))
    while pending:
        each = pending.pop()
        if each.role == "TR":
            yield each
        elif each.role not in ("Caption", "Table"):
            pending += reversed(each.kids)


def _has_heads(row: Element) -> bool:
    if row.cells is not None:
        return any(parts[KIND] == b"TH" for parts in row.cells.values())
    return row.has("TH")


def _widths(tree: Tree, rows: list[Element]) -> list[int]:
    """How many columns each row covers, cells that reach down from rows above counted in."""
    widths, reaching = [], [0] * len(rows)
    for number, row in enumerate(rows):
        width = reaching[number]
        if row.cells is not None:
            widths.append(width + sum(int(parts[SPAN] or 1) for parts in row.cells.values()))
            continue
        for cell in row.kids:
            held = attributes(tree, cell)
            across, down = (_count(held.get(key)) for key in ("/ColSpan", "/RowSpan"))
            width += across
            for below in range(number + 1, min(number + down, len(rows))):
                reaching[below] += across
        widths.append(width)
    return widths


def _count(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 1


def attributes(tree: Tree, element: Element) -> dict[str, Any]:
    """The element's attributes, those of its classes too."""
    objects = tree.objects
    found: dict[str, Any] = {}
    if "/C" in element.node:
        classes = objects.mapping(objects.mapping(objects.root["/StructTreeRoot"]).get("/ClassMap"))
        for name in objects.items(element.node["/C"]):
            found.update(entry for each in objects.items(classes.get(name)) for entry in objects.mapping(each).items())
    for each in objects.items(element.node.get("/A")):
        found.update(objects.mapping(each))
    return found


def _continues(tree: Tree, first: Element, second: Element) -> bool:
    if second.has("Caption") or second.has("THead") or first.parent is not second.parent:
        return False
    begins = next(_rows(second), None)
    heads = (
        begins is not None
        and bool(begins.kids)
        and all(attributes(tree, cell).get("/Scope") == "/Column" for cell in begins.kids)
    )
    return (begins is not None or next(_rows(first), None) is not None) and not heads


def _is_within(element: Element, role: str) -> bool:
    above = element.parent
    while above is not None and above.role != role:
        above = above.parent
    return above is not None

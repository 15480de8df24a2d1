"""Proof-reads the tags of a file against what stands on its pages.

Finds what validators of the standards let pass: marks used twice, a shuffled parent tree, links without their
annotation, a swapped reading order, lists without items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from reportgen.errors import Problem
from reportgen.pdf.check_objects import Objects, text
from reportgen.pdf.check_tree import REBUILD, Element, Tree, doubt, fault

_KIDS = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"THead", "TBody", "TFoot", "TR", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
_PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TD": {"TR"},
    "TH": {"TR"},
    "TOCI": {"TOC"},
    "THead": {"Table"},
    "TBody": {"Table"},
}


def structure_faults(tree: Tree) -> Iterator[Problem]:
    """What is wrong between the tags and the pages, and with what stands below what."""
    if tree.is_circular:
        yield fault("tags-circular", "file", "a tag stands in two places of the tree, or below itself")
    parents = tree.objects.named(tree.objects.mapping(tree.objects.root["/StructTreeRoot"]).get("/ParentTree"), "/Nums")
    yield from _pages(tree)
    yield from _way_back(tree, parents)
    yield from _order(tree)
    yield from _links(tree, parents)
    yield from _nesting(tree)


def _pages(tree: Tree) -> Iterator[Problem]:
    used = Counter(mark for mark, _ in tree.order)
    listed = tree.objects.mapping
    keys = Counter(listed(page.key).get("/StructParents") for page in tree.pages)
    for number, page in enumerate(tree.pages, 1):
        place = f"page {number}"
        if not page.is_all_marked:
            yield fault("content-untagged", place, "something on it belongs to no tag and is no artifact")
        if page.is_mixed:
            yield fault("artifact-inside", place, "an artifact stands inside a tag, or a tag inside an artifact")
        if len(set(page.marks)) < len(page.marks):
            yield fault("mark-repeated", place, "two stretches of its content have the same number")
        if any(used[page.key, mark] > 1 for mark in set(page.marks)):
            yield fault("mark-shared", place, "a stretch of its content belongs to two tags and is read twice")
        key = listed(page.key).get("/StructParents")
        if key is not None and keys[key] > 1:
            yield fault("parent-tree", place, "it shares its key to the tags with another page")
        if page.marks and listed(page.key).get("/Tabs") != "/S" and listed(page.key).get("/Annots"):
            yield fault("tab-order", place, "the tab key does not follow the reading order")


def _way_back(tree: Tree, parents: dict[Any, Any]) -> Iterator[Problem]:
    owners = dict(tree.order)
    for number, page in enumerate(tree.pages, 1):
        known = tree.objects.items(parents.get(tree.objects.mapping(page.key).get("/StructParents")))
        for mark in dict.fromkeys(page.marks):
            owner = owners.get((page.key, mark))
            if owner is None:
                yield fault("content-lost", f"page {number}", "something on it is not reached by the tags")
            elif mark >= len(known) or known[mark] != owner.key:
                yield fault("parent-tree", f"page {number}", "the way back from its content to the tags is wrong")
                break
    shown = {(page.key, mark) for page in tree.pages for mark in page.marks}
    for named, element in tree.order:
        if named not in shown:
            yield fault(
                "tag-without-content", tree.place(element), "its tag names a stretch of content that is not there"
            )


def _order(tree: Tree) -> Iterator[Problem]:
    """Text is set in the order in which it is read: what is told first stands first in the page's content."""
    places = {page.key: {mark: at for at, mark in enumerate(page.marks)} for page in tree.pages}
    last: dict[str, int] = {}
    for (where, mark), element in tree.order:
        at = places.get(where, {}).get(mark, -1)
        if at < last.get(where, -1):
            message = "it is read after what stands behind it on the page"
            yield doubt("reading-order", tree.place(element), message, "compare the order of the tags with the page")
        last[where] = max(at, last.get(where, -1))


def _links(tree: Tree, parents: dict[Any, Any]) -> Iterator[Problem]:
    tagged = {annotation: element for element in tree.elements for annotation in element.annotations}
    objects = tree.objects
    for number, page in enumerate(tree.pages, 1):
        place = f"page {number}"
        for reference in objects.items(objects.mapping(page.key).get("/Annots")):
            link = objects.mapping(reference)
            if link.get("/Subtype") in ("/Popup", "/PrinterMark"):
                continue
            kind = "link" if link.get("/Subtype") == "/Link" else "annotation"
            element = tagged.get(reference)
            if element is None or (kind == "link" and element.role not in ("Link", "Reference")):
                yield fault("link-untagged", place, f"a {kind} is not reached by the tags")
            elif parents.get(link.get("/StructParent", -1)) != element.key:
                yield fault("parent-tree", tree.place(element), f"the way back from the {kind} to its tag is wrong")
            if not text(link.get("/Contents")).strip() and kind == "link":
                where = tree.place(element) if element else place
                yield fault("link-undescribed", where, "a link has no description", "say in words where it leads")
    for element in tree.elements:
        if element.role == "Link" and not any(each.annotations for each in element.walk()):
            message = f"“{tree.text(element)}” is tagged as a link and leads nowhere"
            yield fault("link-untagged", tree.place(element), message)


def _nesting(tree: Tree) -> Iterator[Problem]:
    for element in tree.elements:
        role, roles = element.role, [kid.role for kid in element.kids]
        allowed = _KIDS.get(role)
        if allowed is not None:
            for kid in element.kids:
                if kid.role not in allowed:
                    message = f"{role} holds {kid.role}, which has no place there"
                    yield fault("nesting", tree.place(element), message)
        above = _PARENTS.get(role)
        if above is not None and (element.parent is None or element.parent.role not in above):
            yield fault("nesting", tree.place(element), f"{role} stands outside {' or '.join(sorted(above))}")
        if role == "LI" and "LBody" not in roles:
            yield fault("nesting", tree.place(element), "an item of a list has no body")
        if role == "L" and not {"LI", "L"} & set(roles):
            yield fault("nesting", tree.place(element), "a list has no items")
        if role == "TOC" and not {"TOCI", "TOC"} & set(roles):
            yield fault("nesting", tree.place(element), "the contents have no entries")
        if role == "Caption":
            yield from _caption(tree, element)


def _caption(tree: Tree, caption: Element) -> Iterator[Problem]:
    siblings = caption.parent.kids if caption.parent else []
    if caption not in (*siblings[:1], *siblings[-1:]):
        message = "it stands amid what it names"
        yield fault("caption-place", tree.place(caption), message, "put it first or last")


def notes(tree: Tree) -> Iterator[Problem]:
    """Notes that nothing can refer to."""
    objects: Objects = tree.objects
    known = objects.named(objects.mapping(objects.root["/StructTreeRoot"]).get("/IDTree"))
    for element in tree.elements:
        if element.role == "Note" and text(element.node.get("/ID")) not in known:
            yield fault("note-lost", tree.place(element), "a note has no identifier that leads to it", REBUILD)

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
from reportgen.pdf.check_tree import REBUILD, Element, Owned, Tree, doubt, fault

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
_WITH_KIDS = frozenset({"L", "LI", "TOC", "Caption"})
_NOTHING = Owned()


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
    listed = tree.objects.mapping
    keys = Counter(listed(page.key).get("/StructParents") for page in tree.pages)
    for number, page in enumerate(tree.pages, 1):
        place = f"page {number}"
        shown = set(page.marks)
        if not page.is_all_marked:
            yield fault("content-untagged", place, "something on it belongs to no tag and is no artifact")
        if page.is_mixed:
            yield fault("artifact-inside", place, "an artifact stands inside a tag, or a tag inside an artifact")
        if len(shown) < len(page.marks):
            yield fault("mark-repeated", place, "two stretches of its content have the same number")
        owned = tree.marks.get(page.key, _NOTHING).marks
        if len(set(owned)) < len(owned) and any(owned.count(mark) > 1 for mark in shown):
            yield fault("mark-shared", place, "a stretch of its content belongs to two tags and is read twice")
        key = listed(page.key).get("/StructParents")
        if key is not None and keys[key] > 1:
            yield fault("parent-tree", place, "it shares its key to the tags with another page")
        if page.marks and listed(page.key).get("/Tabs") != "/S" and listed(page.key).get("/Annots"):
            yield fault("tab-order", place, "the tab key does not follow the reading order")


def _way_back(tree: Tree, parents: dict[Any, Any]) -> Iterator[Problem]:
    message = "its tag names a stretch of content that is not there"
    there = {page.key for page in tree.pages}
    for number, page in enumerate(tree.pages, 1):
        known = tree.objects.items(parents.get(tree.objects.mapping(page.key).get("/StructParents")))
        owned = tree.marks.get(page.key, _NOTHING)
        if known == owned.keys and owned.marks == page.marks == list(range(len(known))):
            continue  # one for one, as in most pages of a long table
        owners = dict(zip(owned.marks, owned.keys, strict=True))
        for mark in dict.fromkeys(page.marks):
            owner = owners.get(mark)
            if owner is None:
                yield fault("content-lost", f"page {number}", "something on it is not reached by the tags")
            elif mark >= len(known) or known[mark] != owner:
                yield fault("parent-tree", f"page {number}", "the way back from its content to the tags is wrong")
                break
        shown = set(page.marks)
        for at in (at for at, mark in enumerate(owned.marks) if mark not in shown):
            yield fault("tag-without-content", tree.place(owned.element(at)), message)
    for owned in (owned for where, owned in tree.marks.items() if where not in there):
        for at in range(len(owned.marks)):
            yield fault("tag-without-content", tree.place(owned.element(at)), message)


def _order(tree: Tree) -> Iterator[Problem]:
    """Text is set in the order in which it is read: what is told first stands first in the page's content."""
    message = "it is read after what stands behind it on the page"
    for page in tree.pages:
        owned, last = tree.marks.get(page.key, _NOTHING), -1
        if owned.marks == page.marks:
            continue
        place = {mark: at for at, mark in enumerate(page.marks)}
        places = [place.get(mark, -1) for mark in owned.marks]
        if places == sorted(places):
            continue
        for number, at in enumerate(places):
            if at < last:
                where = tree.place(owned.element(number))
                yield doubt("reading-order", where, message, "compare the order of the tags with the page")
            last = max(at, last)


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
    seen = {(element.parent.role if element.parent else "", element.role) for element in tree.elements}
    odd = {(above, role) for above, role in seen if not _fits(above, role)}
    for element in tree.elements:
        role, parent = element.role, element.parent
        if odd and (parent.role if parent else "", role) in odd:
            yield from _misplaced(tree, element)
        if role not in _WITH_KIDS:
            continue
        roles = {kid.role for kid in element.kids}
        if role == "LI" and "LBody" not in roles:
            yield fault("nesting", tree.place(element), "an item of a list has no body")
        if role == "L" and not {"LI", "L"} & roles:
            yield fault("nesting", tree.place(element), "a list has no items")
        if role == "TOC" and not {"TOCI", "TOC"} & roles:
            yield fault("nesting", tree.place(element), "the contents have no entries")
        if role == "Caption":
            yield from _caption(tree, element)


def _fits(above: str, role: str) -> bool:
    return role in _KIDS.get(above, {role}) and above in _PARENTS.get(role, {above})


def _misplaced(tree: Tree, element: Element) -> Iterator[Problem]:
    role, parent = element.role, element.parent
    if parent is not None and role not in _KIDS.get(parent.role, {role}):
        yield fault("nesting", tree.place(parent), f"{parent.role} holds {role}, which has no place there")
    above = _PARENTS.get(role)
    if above is not None and (parent is None or parent.role not in above):
        yield fault("nesting", tree.place(element), f"{role} stands outside {' or '.join(sorted(above))}")


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

"""How a reader finds the way in a file: named places, bookmarks, page labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportgen.pdf.canvas import destination_key
from reportgen.pdf.objects import number_of, registered, text_string
from reportgen.pdf.tagging import Structure


def add_places(document: Any, places: Mapping[str, tuple[int, float]], structure: Structure | None) -> None:
    """Makes the places, (page, height) by name, known to links inside the document and from outside.

    PDF 2.0 also names the element of the structure tree, so that a reader that cannot see lands on it.
    """
    entries = []
    for name, (page, top) in sorted(places.items(), key=lambda item: item[0].encode()):
        goal = f"[{number_of(document, f'Page{page}')} 0 R/XYZ 0 {top:.2f} 0]"
        element = structure.number_at(name) if structure and structure.standard.accessible == 2 else 0
        if element:
            goal = f"<</D{goal}/SD[{element} 0 R/XYZ 0 {top:.2f} 0]>>"
        entries.append(f"{destination_key(name)}{goal}")
    names = f"<</Names[{' '.join(entries)}]>>".encode()
    registered(document, "Destinations", names)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title that leads to a place; `level` counts from one."""

    level: int
    title: str
    destination: str


@dataclass(slots=True)
class _Item:
    bookmark: Bookmark
    number: int
    name: str
    kids: list[_Item] = field(default_factory=list)

    def count(self) -> int:
        """How many items stand below it; all are shown open."""
        return sum(1 + kid.count() for kid in self.kids)


def add_bookmarks(document: Any, bookmarks: Sequence[Bookmark]) -> None:
    """The tree of bookmarks, open; a level may be one deeper than the one before, or the same, or less deep."""
    if not bookmarks:
        document.Catalog.Outlines = None
        return
    root = registered(document, "Bookmarks")
    top = _Item(Bookmark(0, "", ""), number_of(document, root.name), root.name)
    path = [top]
    for position, bookmark in enumerate(bookmarks):
        finished = registered(document, f"Bookmark{position}")
        item = _Item(bookmark, number_of(document, finished.name), finished.name)
        while path[-1].bookmark.level >= bookmark.level:
            path.pop()
        path[-1].kids.append(item)
        path.append(item)
    root.content = f"<</Type/Outlines{_family(top)}>>".encode()
    _write(document, top)
    document.Catalog.Outlines = root


def _write(document: Any, parent: _Item) -> None:
    kids = parent.kids
    for position, item in enumerate(kids):
        before = f"/Prev {kids[position - 1].number} 0 R" if position else ""
        after = f"/Next {kids[position + 1].number} 0 R" if position + 1 < len(kids) else ""
        goal = f"/Title{text_string(item.bookmark.title)}/Dest{destination_key(item.bookmark.destination)}"
        content = f"<<{goal}/Parent {parent.number} 0 R{before}{after}{_family(item)}>>"
        document.idToObject[item.name].content = content.encode()
        _write(document, item)


def _family(item: _Item) -> str:
    if not item.kids:
        return ""
    return f"/First {item.kids[0].number} 0 R/Last {item.kids[-1].number} 0 R/Count {item.count()}"


def add_page_labels(document: Any) -> None:
    """Pages are called by the numbers that are printed on them."""
    document.Catalog.PageLabels = registered(document, "PageLabels", b"<</Nums[0<</S/D>>]>>")

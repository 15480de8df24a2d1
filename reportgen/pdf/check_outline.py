"""Proof-reads what leads through a file: headings, bookmarks, contents, links and the places they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.errors import Problem
from reportgen.pdf.check_content import Content
from reportgen.pdf.check_file import page_label
from reportgen.pdf.check_objects import Objects, text
from reportgen.pdf.check_tree import HEADINGS, Tree, doubt, fault

# Before the title or behind it; a title may end in a number of its own.
_PAGE_PRINTED = re.compile(r"^(\d{1,5})(?=\s)|(?<!\d)(\d{1,5})$")
_MOST_BOOKMARKS = 100_000  # a circle of bookmarks must not hang us
_SAFE = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark and the page it leads to: 0 for none, None for one outside the file. `level` counts from one."""

    title: str
    level: int
    page: int | None


class Places:
    """Where destinations of the file lead."""

    def __init__(self, objects: Objects, pages: Sequence[Content]) -> None:
        self._objects = objects
        self._numbers = {page.key: number for number, page in enumerate(pages, 1)}
        names = objects.mapping(objects.root.get("/Names"))
        self._named = {
            **{text(name): goal for name, goal in objects.mapping(objects.root.get("/Dests")).items()},
            **objects.named(names.get("/Dests")),
        }

    def page(self, item: dict[str, Any]) -> int | None:
        """The page that a bookmark or link leads to; 0 for none of this file, None for somewhere else."""
        action = self._objects.mapping(item.get("/A"))
        if "/Dest" not in item and action.get("/S") not in (None, "/GoTo"):
            return None
        return self._goal(item.get("/Dest", action.get("/D")))

    def _goal(self, goal: Any) -> int:
        goal = self._objects.get(goal)
        if isinstance(goal, str):
            goal = self._objects.get(self._named.get(text(goal)))
        if isinstance(goal, dict):
            goal = self._objects.get(goal.get("/D"))
        return self._numbers.get(goal[0], 0) if isinstance(goal, list) and goal else 0


def bookmarks(objects: Objects, places: Places) -> list[Bookmark]:
    """The bookmarks in order."""
    found: list[Bookmark] = []
    pending = [(objects.mapping(objects.root.get("/Outlines")).get("/First"), 1)]
    while pending and len(found) < _MOST_BOOKMARKS:
        reference, level = pending.pop()
        item = objects.mapping(reference)
        if item:
            found.append(Bookmark(" ".join(text(item.get("/Title")).split()), level, places.page(item)))
            pending += [(item.get("/Next"), level), (item.get("/First"), level + 1)]
    return found


def navigation_faults(objects: Objects, pages: Sequence[Content], places: Places) -> Iterator[Problem]:
    """What is wrong with bookmarks and links, with or without tags."""
    marked = bookmarks(objects, places)
    if not marked:
        yield fault("no-bookmarks", "file", "it has no bookmarks", "make one for each heading")
    for item in marked:
        if item.page == 0:
            yield fault("bookmark-lost", f"bookmark '{item.title}'", "it leads nowhere", "let it lead to its heading")
    for number, page in enumerate(pages, 1):
        for reference in objects.items(objects.mapping(page.key).get("/Annots")):
            link = objects.mapping(reference)
            if link.get("/Subtype") == "/Link":
                yield from _link(objects, link, f"page {number}", places)


def _link(objects: Objects, link: dict[str, Any], place: str, places: Places) -> Iterator[Problem]:
    action = objects.mapping(link.get("/A"))
    kind = action.get("/S")
    words = text(link.get("/Contents"))
    named = f"the link “{words}”" if words else "a link"
    if kind in ("/JavaScript", "/Launch"):
        yield fault("script", place, f"{named} runs something", "use a web address")
    elif kind == "/URI":
        address = text(action.get("/URI"))
        if not address.lower().startswith(_SAFE):
            yield fault("link-kind", place, f"{named} leads to '{address}'", "use http, https or mailto")
    elif places.page(link) == 0:
        yield fault("link-lost", place, f"{named} leads nowhere", "let it lead to a place of the file, or take it out")


def outline_faults(tree: Tree, places: Places) -> Iterator[Problem]:
    """Headings against bookmarks and contents; nothing about bookmarks where there are none."""
    headings = tree.headings()
    level = 0
    for heading in headings:
        own = HEADINGS.index(heading.role) + 1
        if own > level + 1:
            after = f"follows one of level {level}" if level else "is the first"
            message = f"“{tree.text(heading)}” is a heading of level {own} and {after}"
            yield fault("heading-skipped", tree.place(heading), message, "leave out no level")
        level = own
        if not tree.text(heading):
            yield fault("heading-empty", tree.place(heading), "a heading says nothing", "give it words or take it out")
    marked = bookmarks(tree.objects, places)
    if marked:
        yield from _compared(tree, marked)
    yield from _contents(tree, places)


def _compared(tree: Tree, marked: Sequence[Bookmark]) -> Iterator[Problem]:
    headings = tree.headings()
    if len(headings) != len(marked):
        message = f"there are {len(marked)} bookmarks and {len(headings)} headings in the tags"
        said = {tree.text(each) for each in headings}
        lost = next((item.title for item in marked if item.title not in said), "")
        more = f"; “{lost}” is tagged as no heading" if lost else ""
        yield fault("outline", "bookmarks", message + more, "tag every heading as one, and give it a bookmark")
        return
    for item, heading in zip(marked, headings, strict=True):
        words, place = tree.text(heading), f"bookmark '{item.title}'"
        if item.title.casefold() != words.casefold():
            yield fault("outline", place, f"its heading says “{words}”", "let both say the same")
        elif item.page and tree.page(heading) and item.page != tree.page(heading):
            message = f"it leads to page {item.page}, but its heading stands on page {tree.page(heading)}"
            yield fault("outline", place, message, "let it lead to its heading")


def _contents(tree: Tree, places: Places) -> Iterator[Problem]:
    """The page number that a contents entry prints is that of the page it leads to, as the page is called."""
    for entry in tree.elements:
        if entry.role != "TOCI":
            continue
        words = tree.text(entry)
        printed = [first or last for first, last in _PAGE_PRINTED.findall(words)]
        annotations = [each for element in entry.walk() for each in element.annotations]
        goals = [places.page(tree.objects.mapping(each)) for each in annotations]
        called = page_label(tree.objects, goals[0]) if goals and goals[0] else ""
        if printed and called and called not in printed:
            title = _PAGE_PRINTED.sub("", words, count=1).strip(" .…")
            message = f"the contents send “{title}” to page {printed[0]}"
            yield doubt("contents-page", tree.place(entry), f"{message}; it stands on page {called}", "correct it")

"""Proof-reads what links say of where they lead: their description, their words, their target."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from reportgen.errors import Problem
from reportgen.pdf.check_objects import text
from reportgen.pdf.check_outline import Places
from reportgen.pdf.check_tree import HEADINGS, Element, Tree, doubt

# An address as people print it: with its scheme, with www, or with something behind the host; or of a mailbox.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:[^\W_][\w-]*\.)+[^\W\d_]{2,}/\S*", re.IGNORECASE)
_MAILBOX = re.compile(r"(?:mailto:)?[\w.+-]+@((?:[\w-]+\.)+[^\W\d_]{2,})", re.IGNORECASE)
_LEAST_LETTERS = 4
_REMEDY = "let its words, its description and its target agree"


@dataclass(frozen=True, slots=True)
class _Link:
    element: Element
    words: str
    description: str
    address: str
    page: int | None
    goal: str


def link_faults(tree: Tree, places: Places) -> Iterator[Problem]:
    """Links that say they lead to one place and lead to another."""
    links = list(_links(tree, places))
    for link in links:
        if link.address:
            yield from _addressed(tree, link)
    yield from _inside(tree, [link for link in links if link.page])
    yield from _described_twice(tree, links)


def _links(tree: Tree, places: Places) -> Iterator[_Link]:
    objects = tree.objects
    for element in tree.elements:
        for reference in element.annotations:
            held = objects.mapping(reference)
            if held.get("/Subtype") == "/Link":
                address = text(objects.mapping(held.get("/A")).get("/URI"))
                described = " ".join(text(held.get("/Contents")).split())
                goal = address or str(held.get("/Dest") or objects.mapping(held.get("/A")).get("/D") or "")
                yield _Link(element, tree.text(element), described, address, places.page(held), goal)


def _addressed(tree: Tree, link: _Link) -> Iterator[Problem]:
    for name, said in (("description", link.description), ("words", link.words)):
        if (host := _host(said)) and (goal := _host(link.address)) and not _same(host, goal):
            verb = "names" if name == "description" else "name"
            message = f"a link's {name} {verb} {host}; it leads to {goal}"
            yield doubt("link-misdescribed", tree.place(link.element), message, _REMEDY)
            return


def _host(said: str) -> str:
    """The host of what is an address and nothing else; empty for other words."""
    if found := _MAILBOX.fullmatch(said.partition("?")[0]):
        return found[1].casefold()
    if not _ADDRESS.fullmatch(said):
        return ""
    try:
        host = urlsplit(said if "://" in said else f"//{said}").hostname or ""
        return unquote(host).strip(".…").encode("idna").decode().removeprefix("www.")
    except ValueError:
        return ""


def _same(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _inside(tree: Tree, links: list[_Link]) -> Iterator[Problem]:
    """A description that is a heading's or begins a note stands on the page that the link leads to."""
    if not links:
        return
    named: defaultdict[str, set[int]] = defaultdict(set)
    noted: list[tuple[str, int]] = []
    for element in tree.elements:
        if element.role in HEADINGS:
            named[_letters(tree.text(element))].add(tree.page(element))
        elif element.role in ("Note", "FENote"):
            noted.append((_letters(tree.text(element)), tree.page(element)))
    for link in links:
        said = _letters(link.description)
        if len(said) < _LEAST_LETTERS:
            continue
        if said not in named:
            named[said] = {page for note, page in noted if note.startswith(said)}
        pages = named[said]
        if pages - {0} and link.page not in pages:
            message = f"a link says that it leads to “{link.description}”, which is on page {min(pages - {0})}"
            message += f"; it leads to page {link.page}"
            yield doubt("link-misdescribed", tree.place(link.element), message, _REMEDY)


def _described_twice(tree: Tree, links: list[_Link]) -> Iterator[Problem]:
    """Links of the same words to the same place are described alike."""
    told: dict[tuple[str, str], str] = {}
    for link in links:
        if not (link.goal and link.words and link.description):
            continue
        before = told.setdefault((link.words, link.goal), link.description)
        if before != link.description:
            message = f"the link “{link.words}” is described as “{link.description}”"
            message += f", and another with the same words and target as “{before}”"
            yield doubt("link-misdescribed", tree.place(link.element), message, _REMEDY)


def _letters(said: str) -> str:
    return "".join(filter(str.isalnum, said.casefold()))

"""Proof-reads a finished file: can everybody open, read, search and navigate it?

It finds what validators of the standards let pass; `docs/pdf-check.md` lists what, beside what they find.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf

from reportgen.errors import Problem
from reportgen.pdf.check_content import Content, read_content
from reportgen.pdf.check_figures import figure_faults
from reportgen.pdf.check_file import file_faults
from reportgen.pdf.check_fonts import FontReader
from reportgen.pdf.check_language import language_faults
from reportgen.pdf.check_links import link_faults
from reportgen.pdf.check_objects import read_objects
from reportgen.pdf.check_outline import Places, navigation_faults, outline_faults
from reportgen.pdf.check_structure import notes, structure_faults
from reportgen.pdf.check_tables import table_faults
from reportgen.pdf.check_tree import Tree, doubt, fault
from reportgen.pdf.check_walk import read_tree
from reportgen.pdf.collection import without_collection

_BEGINNING_BYTES = 1024
# What pikepdf puts before a message of qpdf's: the stream in memory that it reads.
_ORIGIN = re.compile(r"^stream <[^>]*>(?: \([^)]*\))?:? ?")
_DEEPEST = 8  # forms inside forms; a file that nests them in a circle must not hang us
# A fault of a program is in every page of its files: so many of a kind are told, the others counted.
_MOST_OF_A_KIND = 8


@without_collection()
def check(pdf: bytes, *, may_hold_pictures: bool = False, may_be_untagged: bool = True) -> tuple[Problem, ...]:
    """What is wrong with the file; empty when it may leave.

    It opens and has pages, none of them empty; every font is embedded and every character has a glyph and a text
    value; it has a title, a language and bookmarks; bookmarks and links lead somewhere; it holds no script, and no
    raster image unless `may_hold_pictures`; its tags fit what stands on the pages, and it has some unless
    `may_be_untagged`. An error must not leave, a warning is for a person to look at.
    """
    if not pdf:
        return (fault("unreadable", "file", "it is empty", "build or fetch it again"),)
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            found = list(_faults(document, pdf, may_hold_pictures=may_hold_pictures))
            if not may_be_untagged and "/StructTreeRoot" not in document.Root:
                message = "it has no tags, so nobody who cannot see can find the way in it"
                found.append(doubt("untagged", "file", message, "save it as a tagged PDF"))
            return tuple(_few(dict.fromkeys(found)))
    except pikepdf.PasswordError:
        message = "it is locked with a password, so neither we nor an archive can read it"
        return (fault("encrypted", "file", message, "save it without a password"),)
    except (TypeError, ValueError, AttributeError, LookupError) as problem:
        # A value of another kind than the standard has it, which no look-up foresees in every place.
        message = f"its objects are not what a PDF is made of ({type(problem).__name__}: {problem})"
        return (fault("malformed", "file", message, "mend it with qpdf, or build it again"),)
    except pikepdf.PdfError as problem:
        reason = _ORIGIN.sub("", str(problem)).removeprefix(": ")
        message = f"it is cut off or damaged beyond repair ({reason})"
        if b"%PDF-" not in pdf[:_BEGINNING_BYTES]:
            message = "it is not a PDF"
        return (fault("unreadable", "file", message, "build or fetch it again"),)


def _faults(document: pikepdf.Pdf, pdf: bytes, *, may_hold_pictures: bool) -> Iterator[Problem]:
    if document.is_encrypted:
        message = "it is encrypted, which archives and some aids for reading do not accept"
        yield fault("encrypted", "file", message, "save it without restrictions")
    # Asked first: qpdf forgets a warning that it has given.
    damage = document.get_warnings()
    if damage:
        reason = "; ".join([_ORIGIN.sub("", str(each)) for each in damage[:2]]).removeprefix("file is damaged; ")
        message = f"it is damaged, and readers that do not mend it refuse it ({reason})"
        yield fault("damaged", "file", message, "build or fetch it again, or mend it with qpdf")
    if not len(document.pages):
        yield fault("no-pages", "file", "it has no pages", "build it again")
    # Before the pages are looked at one by one, which may change their objects.
    objects = read_objects(document, b"" if damage else pdf)
    pages = [read_content(page) for page in document.pages]
    places = Places(objects, pages)
    is_tagged = "/StructTreeRoot" in objects.root
    tree = read_tree(objects, pages) if is_tagged else None
    yield from file_faults(objects, str(document.docinfo.get("/Title", "")), tree)
    yield from navigation_faults(objects, pages, places)
    for number, (page, content) in enumerate(zip(document.pages, pages, strict=True), 1):
        yield from _page(page, content, f"page {number}", may_hold_pictures=may_hold_pictures)
    yield from FontReader(objects).faults(pages)
    if tree is not None:
        yield from _tags(tree, places)
        for element in tree.elements:  # or Python would have to search for the end of their circles
            element.forget()


def _tags(tree: Tree, places: Places) -> Iterator[Problem]:
    yield from structure_faults(tree)
    yield from notes(tree)
    yield from table_faults(tree)
    yield from figure_faults(tree)
    yield from language_faults(tree)
    yield from outline_faults(tree, places)
    yield from link_faults(tree, places)


def _page(page: pikepdf.Page, content: Content, place: str, *, may_hold_pictures: bool) -> Iterator[Problem]:
    if content.is_empty:
        yield fault("empty-page", place, "it is empty", "take the page out, or see why nothing was drawn on it")
    if not may_hold_pictures and (content.has_inline_image or _holds_image(page.resources)):
        yield fault("raster", place, "it holds a raster image where a drawing was expected", "draw it as vectors")
    look = "take it out, or show it"
    if content.is_hidden:
        yield doubt("hidden-text", place, "it holds text that nobody sees", look)
    if content.is_tiny:
        yield doubt("hidden-text", place, "it holds text too small to be seen", look)
    if content.is_outside:
        yield doubt("hidden-text", place, "it holds text outside the page", look)


def _holds_image(resources: Any, depth: int = 0) -> bool:
    objects = [each for each in dict(resources.get("/XObject", {})).values() if depth < _DEEPEST]
    return any(
        each.get("/Subtype") == "/Image" or _holds_image(each.get("/Resources", {}), depth + 1) for each in objects
    )


def _few(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with no more than a few of one kind, the last of which counts the others."""
    told = list(problems)
    counts = Counter(problem.code for problem in told)
    seen: Counter[str] = Counter()
    for problem in told:
        seen[problem.code] += 1
        more = counts[problem.code] - _MOST_OF_A_KIND
        if seen[problem.code] < _MOST_OF_A_KIND or more <= 0:
            yield problem
        elif seen[problem.code] == _MOST_OF_A_KIND:
            yield replace(problem, message=f"{problem.message} (and {more} more of this kind)")

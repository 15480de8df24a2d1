"""Proof-reads a finished file: can everybody open, read, search and navigate it?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from reportgen.errors import Problem, error
from reportgen.pdf.check_structure import PageMarks, structure_faults

_SHOWS_TEXT = ("Tj", "TJ", "'", '"')
_PAINTS = frozenset({*_SHOWS_TEXT, "Do", "f", "f*", "B", "B*", "S", "s", "b", "b*", "sh"})
_OPERATORS = " ".join(sorted(_PAINTS | {"Tf", "BI", "BDC", "BMC", "EMC"}))
_DEEPEST = 8  # forms inside forms; a file that nests them in a circle must not hang us
_UNEMBEDDED = "the reader's machine would put another font in its place"


def check(pdf: bytes, *, may_hold_pictures: bool = False) -> tuple[Problem, ...]:
    """What is wrong with the file; empty when it may leave.

    It opens and has pages, none of them empty; every font is embedded and every character has a glyph and a text
    value; it has a title, a language and bookmarks; bookmarks and links lead somewhere; it holds no script, and no
    raster image unless `may_hold_pictures`; its tags, if it has any, fit what stands on the pages.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            return tuple(dict.fromkeys(_faults(document, may_hold_pictures=may_hold_pictures)))
    except pikepdf.PdfError as fault:
        return (_fault("unreadable", "file", f"it is not a readable PDF ({fault})", "build it again"),)


def _faults(document: pikepdf.Pdf, *, may_hold_pictures: bool) -> Iterator[Problem]:
    if not len(document.pages):
        yield _fault("no-pages", "file", "it has no pages", "")
    yield from _metadata(document)
    targets, bookmarks = _targets(document), _bookmarks(document)
    yield from _navigation(bookmarks, targets)
    pages = []
    for number, page in enumerate(document.pages, 1):
        content = _read(page)
        yield from _page(page, content, number, targets, may_hold_pictures=may_hold_pictures)
        pages.append(PageMarks(page, tuple(content.marks), content.is_all_marked))
    yield from structure_faults(document, pages, len(bookmarks))


def _metadata(document: pikepdf.Pdf) -> Iterator[Problem]:
    if not _title(document):
        yield _fault("no-title", "file", "it has no title", "give the briefing a title")
    if not str(document.Root.get("/Lang", "")).strip():
        yield _fault("no-language", "file", "it does not say its language", "give the briefing a language")
    names: Any = document.Root.get("/Names", {})
    if "/JavaScript" in names or "/OpenAction" in document.Root or "/AA" in document.Root:
        yield _fault("script", "file", "it runs something when it is opened", "take the script or action out")


def _title(document: pikepdf.Pdf) -> str:
    """The title; PDF 2.0 has it in the metadata packet alone."""
    if "/Info" in document.trailer or "/Metadata" not in document.Root:
        return str(document.docinfo.get("/Title", "")).strip()
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return str(metadata.get("dc:title", "")).strip()


def _bookmarks(document: pikepdf.Pdf) -> list[Any]:
    with document.open_outline() as outline:
        return list(_items(outline.root))


def _navigation(items: list[Any], targets: set[str]) -> Iterator[Problem]:
    if not items:
        yield _fault("no-bookmarks", "file", "it has no bookmarks", "give the briefing sections with titles")
    for item in items:
        goal = item.destination if item.destination is not None else (item.action or {}).get("/D")
        if not _resolves(goal, targets):
            yield _fault("bookmark-lost", f"bookmark '{item.title}'", "it leads nowhere", "")


def _items(items: list[Any]) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _items(item.children)


def _targets(document: pikepdf.Pdf) -> set[str]:
    targets = {str(key).lstrip("/") for key in document.Root.get("/Dests", {})}
    if "/Dests" in document.Root.get("/Names", {}):
        targets |= {str(key) for key in pikepdf.NameTree(document.Root.Names.Dests)}
    return targets


def _resolves(goal: Any, targets: set[str]) -> bool:
    if isinstance(goal, pikepdf.Array):
        return len(goal) > 0 and isinstance(goal[0], pikepdf.Dictionary)
    return goal is not None and str(goal).lstrip("/") in targets


@dataclass(slots=True)
class _Content:
    """What a page's content shows: the codes shown in each font, marks in order, and what else matters here."""

    glyphs: dict[str, set[int]] = field(default_factory=dict)
    marks: list[int] = field(default_factory=list)
    is_empty: bool = True
    is_all_marked: bool = True
    has_inline_image: bool = False


def _read(page: pikepdf.Page) -> _Content:
    content = _Content()
    font, depth = "", 0
    for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name == "Tf":
            font = str(operands[0])
        elif name in _PAINTS:
            content.is_empty = False
            content.is_all_marked = content.is_all_marked and depth > 0
        elif name in ("BDC", "BMC"):
            depth += 1
            if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
                content.marks.append(int(operands[1]["/MCID"]))
        elif name == "EMC":
            depth -= 1
        else:
            content.has_inline_image = True
        if name in _SHOWS_TEXT:
            content.glyphs.setdefault(font, set()).update(_codes(operands[-1]))
    return content


def _page(
    page: pikepdf.Page, content: _Content, number: int, targets: set[str], *, may_hold_pictures: bool
) -> Iterator[Problem]:
    place = f"page {number}"
    fonts: Any = page.resources.get("/Font", {})
    if content.is_empty:
        yield _fault("empty-page", place, "it is empty", "")
    for key, codes in sorted(content.glyphs.items()):
        yield from _font(fonts.get(key), codes, place)
    if not may_hold_pictures and (content.has_inline_image or _holds_image(page.resources)):
        yield _fault("raster", place, "it holds a raster image where a drawing was expected", "draw it as vectors")
    yield from _links(page, place, targets)


def _holds_image(resources: Any, depth: int = 0) -> bool:
    objects = [each for each in dict(resources.get("/XObject", {})).values() if depth < _DEEPEST]
    return any(
        each.get("/Subtype") == "/Image" or _holds_image(each.get("/Resources", {}), depth + 1) for each in objects
    )


def _codes(operand: Any) -> bytes:
    if isinstance(operand, pikepdf.Array):
        return b"".join(bytes(part) for part in operand if isinstance(part, pikepdf.String))
    return bytes(operand)


def _font(font: Any, codes: set[int], place: str) -> Iterator[Problem]:
    if font is None:
        yield _fault("font-missing", place, "it shows text in a font that it does not name", "")
        return
    name = str(font.get("/BaseFont", "?")).lstrip("/")
    descendants = font.get("/DescendantFonts")
    descriptor = (descendants[0] if descendants else font).get("/FontDescriptor", {})
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        yield _fault("font-not-embedded", place, f"the font {name} is not embedded; {_UNEMBEDDED}", "embed it")
    if descendants:
        return  # two-byte codes: which of them are missing glyphs only the font file knows
    first, last = int(font.get("/FirstChar", 0)), int(font.get("/LastChar", 255))
    if any(code == 0 or not first <= code <= last for code in codes):
        yield _fault("glyph-missing", place, f"it shows a character that the font {name} lacks", "use another font")
    if "/ToUnicode" not in font:
        yield _fault("no-text-value", place, f"text in the font {name} cannot be searched or read aloud", "")


def _links(page: pikepdf.Page, place: str, targets: set[str]) -> Iterator[Problem]:
    for annotation in page.get("/Annots", ()):
        if annotation.get("/Subtype") != "/Link":
            continue
        action: Any = annotation.get("/A", {})
        if action.get("/S") in ("/JavaScript", "/Launch"):
            yield _fault("script", place, "a link runs something", "use a web address")
        elif action.get("/S") == "/URI":
            address = str(action.get("/URI", ""))
            if not address.lower().startswith(("http://", "https://", "mailto:")):
                yield _fault("link-kind", place, f"a link leads to '{address}'", "use http, https or mailto")
        elif not _resolves(annotation.get("/Dest", action.get("/D")), targets):
            yield _fault("link-lost", place, "a link leads nowhere", "")


def _fault(code: str, where: str, message: str, remedy: str) -> Problem:
    return error(code, where, message, remedy)

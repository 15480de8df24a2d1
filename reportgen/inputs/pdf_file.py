"""PDF files by pypdfium2: the lines of each page joined into paragraphs, without what recurs on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reportgen.inputs.document_text import CHARACTERS_LIMIT, DocumentText, one_line, stated_day
from reportgen.inputs.findings import Findings

PAGES_LIMIT = 2_000
_PARAGRAPH_GAP = 1.4  # of the usual distance of lines, from which on a gap parts paragraphs
_LEAST_STEP_PT = 4.0  # less parts no lines
_EDGE_LINES = 2  # lines at the top and at the foot of a page that may be furniture
_HYPHENS = ("\ufffe", "\x02", "\u00ad")  # what PDFium gives for a hyphen that breaks a word
_DROPPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    top: float
    bottom: float


def read_pdf(content: bytes, findings: Findings) -> DocumentText:
    """The text of a PDF, with title, author and day of its making.

    Raises DataError without pypdfium2, for a broken or protected file, and for pages that are only pictures.
    """
    try:
        import pypdfium2  # noqa: PLC0415 (an extra, loaded only for PDF files)
    except ImportError:
        raise findings.fatal("missing_extra", "needs pypdfium2", "run: pip install 'reportgen[documents]'") from None
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower():
            message, remedy = "is protected by a password", "save a copy without one"
        else:
            message = "cannot be read as a PDF: it is damaged, cut off, without pages, or of another kind"
            remedy = "open it in a PDF reader and save it again"
        raise findings.fatal("bad_document", message, remedy) from None
    try:
        return _read(pdf, findings)
    finally:
        pdf.close()


def _read(pdf: Any, findings: Findings) -> DocumentText:
    if len(pdf) > PAGES_LIMIT:
        message = f"has {len(pdf):,} pages; {PAGES_LIMIT:,} are allowed"
        raise findings.fatal("too_large", message, "keep the pages that the briefing needs")
    pages = list(_pages(pdf, findings))
    if not any(pages):
        message = f"holds no text on its {len(pdf)} pages, only pictures"
        raise findings.fatal("scanned", message, "run it through text recognition (OCR) first")
    empty = sum(not page for page in pages)
    if empty:
        findings.note("scanned", f"{empty} of {len(pages)} pages hold no text")
    stated = pdf.get_metadata_dict()
    return DocumentText(
        "\n\n".join(_paragraphs(_without_furniture(pages))),
        title=one_line(_DROPPED.sub("", stated.get("Title", ""))),
        published=stated_day(stated.get("CreationDate", "").removeprefix("D:")),
        author=one_line(_DROPPED.sub("", stated.get("Author", ""))),
    )


def _pages(pdf: Any, findings: Findings) -> Iterator[list[_Line]]:
    length = 0
    for number in range(len(pdf)):
        page = pdf[number]
        text_page = page.get_textpage()
        length += text_page.count_chars()
        if length > CHARACTERS_LIMIT:
            message = f"holds more than {CHARACTERS_LIMIT:,} characters"
            raise findings.fatal("too_large", message, "keep the pages that the briefing needs")
        yield list(_lines(text_page))
        text_page.close()
        page.close()


def _lines(page: Any) -> Iterator[_Line]:
    at = 0
    for row in page.get_text_range().split("\n"):
        words = row.strip()
        if words:
            first = at + len(row) - len(row.lstrip())
            _, bottom, _, top = page.get_charbox(min(first, page.count_chars() - 1), loose=True)
            yield _Line(words, top, bottom)
        at += len(row) + 1


def _without_furniture(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """The pages without page numbers and without lines at their edges that recur on at least half of them."""
    edges = Counter(key for page in pages for key in {_shape(line) for line in _edges(page)})
    furniture = {key for key, count in edges.items() if count >= max(3, len(pages) / 2) or key in ("#", "")}
    return [[line for line in page if not (_shape(line) in furniture and line in _edges(page))] for page in pages]


def _edges(page: list[_Line]) -> list[_Line]:
    return [*page[:_EDGE_LINES], *page[-_EDGE_LINES:]]


def _shape(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text).strip(" -–—")


def _paragraphs(pages: Sequence[list[_Line]]) -> Iterator[str]:
    lines = [line for page in pages for line in page]
    steps = sorted(step for above, line in pairwise(lines) if (step := above.top - line.top) > _LEAST_STEP_PT)
    # Where paragraphs are short their gaps are many, so the middle would be no step between lines.
    usual = steps[len(steps) // 4] if steps else 0.0
    words = ""
    for number, line in enumerate(lines):
        step = lines[number - 1].top - line.top if number else 0.0
        # A line higher up begins a page or column; the sentence may go on there.
        is_new = step > _PARAGRAPH_GAP * usual or (step < 0 and words.endswith((".", "!", "?", "…", ":")))
        if words and is_new:
            yield _cleaned(words)
            words = ""
        words = _joined(words, line.text)
    if words:
        yield _cleaned(words)


def _joined(words: str, line: str) -> str:
    if words.endswith(_HYPHENS):
        return words[:-1] + line
    return f"{words} {line}" if words else line


def _cleaned(words: str) -> str:
    for hyphen in _HYPHENS:
        words = words.replace(f"{hyphen}\r\n", "").replace(hyphen, "")
    return one_line(_DROPPED.sub(" ", words))

"""Reads finished files back: text with pdfium, structure with pikepdf."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
import pypdfium2
from pypdfium2 import raw

from reportgen.language import language
from reportgen.model.briefing import Briefing, Component
from reportgen.model.drawing import DisplayList
from reportgen.model.standard import DEFAULT, Standard
from reportgen.pdf import Rendering, render
from reportgen.theme import default_theme
from tests.pdf import sample

THEME = default_theme()
EN = language("en")


def rendered(*components: Component, drawings: Mapping[str, DisplayList] | None = None) -> Rendering:
    """A briefing of one section with these components."""
    return render_briefing(sample.short(*components), drawings)


def render_briefing(
    briefing: Briefing, drawings: Mapping[str, DisplayList] | None = None, *, standard: Standard = DEFAULT
) -> Rendering:
    """The briefing in the default theme."""
    return render(briefing, drawings or {}, THEME, EN, standard=standard)


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page; line ends become spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def text(pdf: bytes) -> str:
    """The text of all pages."""
    return " ".join(page_texts(pdf))


def character_boxes(pdf: bytes) -> list[tuple[int, str, tuple[float, float, float, float]]]:
    """Every visible character with its page number from one and its box (left, bottom, right, top)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        boxes = []
        for number, page in enumerate(document, 1):
            content = page.get_textpage()
            for index in range(content.count_chars()):
                character = content.get_text_range(index, 1)
                if character.strip():
                    boxes.append((number, character, content.get_charbox(index)))
        return boxes
    finally:
        document.close()


def opened(pdf: bytes) -> pikepdf.Pdf:
    """The file, to be looked into."""
    return pikepdf.open(io.BytesIO(pdf))


@dataclass(frozen=True, slots=True)
class Glyph:
    """A visible character: its page from one, where its baseline begins, its font and its size in points."""

    page: int
    character: str
    x: float
    baseline: float
    font: str
    size_pt: float


def glyphs(pdf: bytes) -> list[Glyph]:
    """Every visible character, in the order of the file."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for number, page in enumerate(document, 1):
            content = page.get_textpage()
            for index in range(content.count_chars()):
                character = content.get_text_range(index, 1)
                if character.strip():
                    found.append(_glyph(content, index, number, character))
        return found
    finally:
        document.close()


def _glyph(content: pypdfium2.PdfTextPage, index: int, page: int, character: str) -> Glyph:
    x, y, flags = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()
    raw.FPDFText_GetCharOrigin(content, index, x, y)
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(content, index, name, 200, flags)
    size = float(raw.FPDFText_GetFontSize(content, index))
    return Glyph(page, character, x.value, y.value, name.value.decode(), size)

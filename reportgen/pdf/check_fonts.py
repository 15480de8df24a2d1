"""Proof-reads the fonts of a file: each embedded, each character with a glyph and a text value."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from reportgen.errors import Problem
from reportgen.pdf.check_content import Content
from reportgen.pdf.check_objects import Objects, text
from reportgen.pdf.check_tree import doubt, fault, inherited, text_values

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_UNEMBEDDED = "the reader's machine would put another font in its place"


class FontReader:
    """Looks at the fonts of page after page; a font is read once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._values: dict[str, dict[int, str]] = {}
        # A font that is not embedded is told once, with the first page that shows it.
        self._told: set[str] = set()

    def faults(self, pages: Sequence[Content]) -> Iterator[Problem]:
        """What is wrong with the fonts of all pages."""
        for number, page in enumerate(pages, 1):
            resources = self._objects.mapping(inherited(self._objects, page.key, "/Resources"))
            fonts = self._objects.mapping(resources.get("/Font"))
            for key, codes in sorted(page.codes.items()):
                yield from self._font(self._objects.mapping(fonts.get(key)), codes, f"page {number}")

    def _font(self, font: dict[str, Any], codes: set[int], place: str) -> Iterator[Problem]:
        objects = self._objects
        if not font:
            yield fault("font-missing", place, "it shows text in a font that it does not name", "name the font")
            return
        name = text(font.get("/BaseFont")) or "without a name"
        descendants = objects.items(font.get("/DescendantFonts"))
        descriptor = objects.mapping((objects.mapping(descendants[0]) if descendants else font).get("/FontDescriptor"))
        is_embedded = any(key in descriptor for key in _FILES) or font.get("/Subtype") == "/Type3"
        if not is_embedded and name not in self._told:
            self._told.add(name)
            yield fault("font-not-embedded", place, f"the font {name} is not embedded; {_UNEMBEDDED}", "embed it")
        if "/ToUnicode" not in font and (descendants or "/Encoding" not in font):
            yield fault(
                "no-text-value", place, f"text in the font {name} cannot be searched or read aloud", "map it to text"
            )
        if not descendants:
            yield from self._simple(font, name, codes, place)

    def _simple(self, font: dict[str, Any], name: str, codes: set[int], place: str) -> Iterator[Problem]:
        first, last = font.get("/FirstChar"), font.get("/LastChar")
        outside = isinstance(first, int) and isinstance(last, int) and any(not first <= code <= last for code in codes)
        if 0 in codes or outside:
            yield fault("glyph-missing", place, f"it shows a character that the font {name} lacks", "use another font")
        reference = font.get("/ToUnicode")
        if not isinstance(reference, str):
            return
        if reference not in self._values:
            self._values[reference] = text_values(self._objects.stream(reference))
        values = self._values[reference]
        unmapped = sorted(code for code in codes if code and not values.get(code, "").strip("\0\ufeff\ufffe"))
        private = sorted(
            code for code in codes if any(unicodedata.category(sign) == "Co" for sign in values.get(code, ""))
        )
        if unmapped:
            message = f"{len(unmapped)} characters of the font {name} have no text value and are not read aloud"
            yield fault("no-text-value", place, message, "map each to its character")
        if private:
            message = f"characters of the font {name} are mapped to private ones, which nobody can read or search"
            yield doubt("private-character", place, message, "map each to its character")

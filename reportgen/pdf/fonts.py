"""The document's own fonts: measured, with a fallback for each character, always embedded."""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reportgen.errors import RenderError, error
from reportgen.theme import Theme

NO_BREAK_SPACE = "\u00a0"

_MAP = "toUnicodeCMap:"
_NAME_SIGNS = frozenset(string.ascii_letters + string.digits + "-")
_BLOCK = 100
_TEXT_VALUES = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
BODY
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""

# Comments in the file would carry the names under which fonts are registered; they help nobody.
rl_config.pdfComments = 0


@dataclass(frozen=True, slots=True)
class Face:
    """A loaded font. `registered` is its name inside ReportLab; widths are thousandths of the size."""

    name: str
    registered: str
    widths: dict[int, float]
    glyphs: dict[int, int]
    font: Any

    def has(self, character: str) -> bool:
        """Whether the font draws the character; a no-break space is drawn as a space."""
        return (32 if character == NO_BREAK_SPACE else ord(character)) in self.glyphs


class _EmbeddedFont(TTFont):  # type: ignore[misc]  # ReportLab has no type information
    """A font that embeds only the glyphs in use, with a map from codes to text that every reader accepts."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # ReportLab's name
        """Adds the font's objects; ReportLab's own map names unused codes and breaks beyond U+FFFF."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        names = set(doc.idToObject)
        super().addObjects(doc)
        maps = [target for name, target in doc.idToObject.items() if name.startswith(_MAP) and name not in names]
        for target, subset in zip(maps, subsets, strict=True):
            target.content = _text_values(subset)


def _text_values(subset: list[int]) -> str:
    """The CMap of a subset: code → character, in blocks of at most 100 entries."""
    values = [(code, chr(value).encode("utf-16-be").hex().upper()) for code, value in enumerate(subset) if value]
    lines = [f"<{code:02X}> <{value}>" for code, value in values]
    blocks = [lines[at : at + _BLOCK] for at in range(0, len(lines), _BLOCK)]
    body = "\n".join("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks)
    return _TEXT_VALUES.replace("BODY", body)


@cache
def _load(name: str, path: Path) -> Face:
    # ReportLab keeps one registry for the process; another theme may bring another file under the same name.
    registered, attempt = name, 1
    while registered in pdfmetrics._fonts:
        attempt += 1
        registered = f"{name}-{attempt}"
    font = _EmbeddedFont(registered, str(path), asciiReadable=False)
    # Two files of a theme may call themselves the same; inside the PDF each goes by the theme's name for it.
    font.face.name = "".join(sign if sign in _NAME_SIGNS else f"{ord(sign):x}" for sign in name).encode()
    pdfmetrics.registerFont(font)
    widths = dict(font.face.charWidths)
    widths[0xA0] = widths.get(32, font.face.defaultWidth)
    # The hyphen of a divided word looks like any other.
    font.face.charToGlyph[0xAD] = font.face.charToGlyph.get(0x2D, 0)
    widths[0xAD] = widths.get(0x2D, font.face.defaultWidth)
    return Face(name, registered, widths, font.face.charToGlyph, font)


class Encoder:
    """Writes text in the codes of one font in one document."""

    def __init__(self, font: Any, document: Any) -> None:
        self._font, self._document = font, document
        self._codes = _Codes(font, document)

    def encode(self, text: str) -> list[tuple[str, bytes]]:
        """The text as codes, each stretch with the name of the subset that they count in."""
        font, document = self._font, self._document
        try:
            encoded = text.translate(self._codes).encode("latin-1")
        except _OtherSubsetError:
            parts = font.splitString(text, document)
            return [(font.getSubsetInternalName(subset, document), part) for subset, part in parts]
        return [(self._codes.name, encoded)]


class _OtherSubsetError(Exception):
    """The character is not in the font's first subset."""


class _Codes(dict[int, int]):
    """The code of each character in the first subset, which has room for all the letters of most documents."""

    def __init__(self, font: Any, document: Any) -> None:
        self._font, self._document = font, document
        self.name = ""

    def __missing__(self, character: int) -> int:
        ((subset, encoded),) = self._font.splitString(chr(character), self._document)
        self.name = self.name or self._font.getSubsetInternalName(0, self._document)
        if subset:
            raise _OtherSubsetError
        self[character] = encoded[0]
        return int(encoded[0])


class Fonts:
    """The fonts of one theme, loaded when first used."""

    def __init__(self, theme: Theme) -> None:
        self._files = theme.fonts
        self._faces: dict[str, Face] = {}
        self._widths: dict[tuple[str, str], float] = {}
        self._fallbacks: dict[str, str] = {}
        self._characters: dict[str, frozenset[str]] = {}
        for typeface in (theme.text, theme.display):
            self._fallbacks |= dict.fromkeys((typeface.regular, typeface.italic), typeface.fallback)
            self._fallbacks |= dict.fromkeys((typeface.bold, typeface.bold_italic), typeface.fallback_bold)

    def face(self, name: str) -> Face:
        """The font of that name. Raises RenderError when the theme has no file for it or the file is no font."""
        if face := self._faces.get(name):
            return face
        path = self._files.get(name)
        if path is None:
            known = ", ".join(sorted(self._files)) or "none"
            raise RenderError(error("font-unknown", "theme", f"there is no font '{name}'", f"known fonts: {known}"))
        try:
            face = _load(name, path)
        except Exception as fault:  # ReportLab raises several kinds for a file that is no usable font
            message = f"the font '{name}' cannot be read from {path.name} ({fault})"
            raise RenderError(error("font-unreadable", "theme", message, "use a TrueType file (.ttf)")) from fault
        self._faces[name] = face
        return face

    def width(self, text: str, name: str) -> float:
        """The advance of the text at size 1."""
        key = (name, text)
        width = self._widths.get(key)
        if width is None:
            widths = self.face(name).widths
            width = self._widths[key] = sum(widths.get(ord(character), 0) for character in text) / 1000
        return width

    def spans(self, text: str, name: str) -> list[tuple[str, str]]:
        """The text cut into (part, font name), a part in the fallback font where the named one lacks characters."""
        if self._drawn_by(name).issuperset(text):
            return [(text, name)]
        spans: list[tuple[str, str]] = []
        for character in text:
            font = name if self.face(name).has(character) else self._fallbacks.get(name, name)
            if spans and spans[-1][1] == font:
                spans[-1] = (spans[-1][0] + character, font)
            else:
                spans.append((character, font))
        return spans

    def _drawn_by(self, name: str) -> frozenset[str]:
        characters = self._characters.get(name)
        if characters is None:
            characters = self._characters[name] = frozenset(map(chr, self.face(name).glyphs)) | {NO_BREAK_SPACE}
        return characters

    def lacks(self, character: str, name: str) -> bool:
        """Whether neither the font nor its fallback draws the character."""
        if self.face(name).has(character):
            return False
        fallback = self._fallbacks.get(name)
        return fallback is None or not self.face(fallback).has(character)

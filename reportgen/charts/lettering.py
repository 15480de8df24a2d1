"""Widths of text in the theme's own fonts, and which font draws which character.

Advances are the fonts' own, unhinted and without kerning, so that they agree with what a PDF viewer sets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from matplotlib.ft2font import FT2Font, LoadFlags

from reportgen.errors import RenderError, error
from reportgen.theme import Theme, Typeface


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font; `width_em` is its advance at size 1."""

    text: str
    font: str
    width_em: float


class Face:
    """One font file: its name, its height above and below the baseline (em), and the advance of its characters."""

    def __init__(self, path: str) -> None:
        self._font = FT2Font(path)
        self._advances: dict[str, float | None] = {}
        self._reaches: dict[str, tuple[float, float]] = {}
        self.name = self._font.postscript_name
        self.ascent_em = self._font.ascender / self._font.units_per_EM
        self.descent_em = -self._font.descender / self._font.units_per_EM

    def advance_em(self, character: str) -> float | None:
        """The advance of the character at size 1, or None when the font has no glyph for it."""
        if character not in self._advances:
            index = self._font.get_char_index(ord(character))
            glyph = self._font.load_glyph(index, LoadFlags.NO_SCALE) if index else None
            self._advances[character] = glyph.horiAdvance / self._font.units_per_EM if glyph else None
        return self._advances[character]

    def reach_em(self, character: str) -> tuple[float, float]:
        """How far the character reaches below (negative) and above the baseline at size 1; a blank keeps to it."""
        if character not in self._reaches:
            index = self._font.get_char_index(ord(character))
            _, low, _, high = self._font.load_glyph(index, LoadFlags.NO_SCALE).bbox
            self._reaches[character] = (low / self._font.units_per_EM, high / self._font.units_per_EM)
        return self._reaches[character]


@cache
def _face(path: str) -> Face:
    return Face(path)


class Lettering:
    """Sets text in the fonts of a theme. Remembers what it has set, so one serves one drawing."""

    def __init__(self, theme: Theme) -> None:
        self._files = {name: str(path) for name, path in theme.fonts.items()}
        self._names = {path: name for name, path in self._files.items()}
        self._fallbacks = {
            name: fallback for typeface in (theme.text, theme.display) for name, fallback in _fallbacks(typeface)
        }
        self._set: dict[tuple[str, str], tuple[Run, ...]] = {}

    def face(self, font: str) -> Face:
        """The face behind one of the theme's font names."""
        return _face(self._files[font])

    def name_of(self, path: str) -> str | None:
        """The theme's name for the font in a file (the same face elsewhere counts), or None."""
        if path not in self._names:
            wanted = _face(path).name
            return next((name for name in self._files if self.face(name).name == wanted), None)
        return self._names[path]

    def runs(self, text: str, font: str) -> tuple[Run, ...]:
        """The text in runs of `font` and its fallback.

        Raises RenderError naming the first character that neither font has.
        """
        if (text, font) not in self._set:
            self._set[text, font] = tuple(self._split(text, font))
        return self._set[text, font]

    def width_pt(self, text: str, font: str, size_pt: float) -> float:
        """The advance of the whole text in points."""
        return size_pt * sum(run.width_em for run in self.runs(text, font))

    def reach_em(self, text: str, font: str) -> tuple[float, float]:
        """How far the letters reach below (negative) and above the baseline at size 1; (0, 0) for no text."""
        reaches = [self.face(run.font).reach_em(each) for run in self.runs(text, font) for each in run.text]
        return min((low for low, _ in reaches), default=0.0), max((high for _, high in reaches), default=0.0)

    def _split(self, text: str, font: str) -> Iterator[Run]:
        start, name, width = 0, font, 0.0
        for index, character in enumerate(text):
            its_name, advance = self._setting(character, font, text)
            if its_name != name:
                if index > start:
                    yield Run(text[start:index], name, width)
                start, name, width = index, its_name, 0.0
            width += advance
        if text:
            yield Run(text[start:], name, width)

    def _setting(self, character: str, font: str, text: str) -> tuple[str, float]:
        for name in (font, self._fallbacks.get(font, font)):
            advance = self.face(name).advance_em(character)
            if advance is not None:
                return name, advance
        raise RenderError(
            error(
                "chart-glyph",
                f"chart text '{text}'",
                f"no font has the character '{character}' (U+{ord(character):04X})",
                "write it another way, or name a font that has it as the theme's fallback",
            )
        )


def _fallbacks(typeface: Typeface) -> tuple[tuple[str, str], ...]:
    return (
        (typeface.regular, typeface.fallback),
        (typeface.italic, typeface.fallback),
        (typeface.bold, typeface.fallback_bold),
        (typeface.bold_italic, typeface.fallback_bold),
    )

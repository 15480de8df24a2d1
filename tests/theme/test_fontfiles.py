"""Font files: what can be embedded and has the letters, and what cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable

from reportgen.strict_yaml.refusal import RefusedError
from reportgen.theme.fontfiles import ALWAYS, check_font


def font(
    folder: Path, characters: str = ALWAYS, *, name: str = "made.ttf", has_curves: bool = True, licence: int = 0
) -> tuple[Path, FontBuilder]:
    """A font with empty glyphs for the characters; without curves of TrueType it has those of PostScript."""
    builder = FontBuilder(1000, isTTF=has_curves)
    names = [".notdef", *(f"u{ord(character):04X}" for character in characters)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(character): f"u{ord(character):04X}" for character in characters})
    if has_curves:
        builder.setupGlyf({glyph: TTGlyphPen(None).glyph() for glyph in names})
    else:
        builder.setupCFF("Made", {}, {glyph: T2CharStringPen(500, None).getCharString() for glyph in names}, {})
    builder.setupHorizontalMetrics({glyph: (400 if glyph == "u0031" else 500, 0) for glyph in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Made", "styleName": "Regular"})
    builder.setupOS2(fsType=licence)
    builder.setupPost()
    path = folder / name
    builder.save(path)
    return path, builder


def refusal(path: Path) -> str:
    with pytest.raises(RefusedError) as caught:
        check_font(path, {})
    return f"{caught.value.fact}; {caught.value.remedy}"


def test_digits_of_unlike_width_are_remarked(tmp_path: Path) -> None:
    path, _ = font(tmp_path)
    assert check_font(path, {}) == (
        "the digits of 'made.ttf' differ in width, so numbers in columns will not stand in line"
    )


def test_missing_characters_are_listed(tmp_path: Path) -> None:
    path, _ = font(tmp_path, ALWAYS.replace("Q", "").replace("–", ""))
    assert refusal(path) == (
        "'made.ttf' lacks 2 of the characters that every briefing needs: Q –; choose a font that has them"
    )


def test_a_licence_that_forbids_embedding_is_kept(tmp_path: Path) -> None:
    path, _ = font(tmp_path, licence=2)
    assert "the licence of 'made.ttf' forbids embedding" in refusal(path)
    path, _ = font(tmp_path, name="editable.ttf", licence=8)
    assert check_font(path, {}) != ""


def test_postscript_outlines_are_refused(tmp_path: Path) -> None:
    path, _ = font(tmp_path, name="made.otf", has_curves=False)
    assert refusal(path).startswith("'made.otf' is an OpenType font with PostScript outlines; use a TrueType file")


def test_a_variable_font_is_refused(tmp_path: Path) -> None:
    path, builder = font(tmp_path)
    builder.setupFvar([("wght", 400, 400, 700, "Weight")], [])
    builder.font["gvar"] = gvar = newTable("gvar")
    gvar.version, gvar.reserved, gvar.variations = 1, 0, {}
    builder.save(path)
    assert "'made.ttf' is a variable font" in refusal(path)


@pytest.mark.parametrize("content", [b"", b"ttcf\0\1\0\0", b"\0\1\0\0" + b"\xff" * 60, b"wOF2" + b"\0" * 60])
def test_what_is_no_font_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.ttf"
    path.write_bytes(content)
    assert refusal(path).startswith("'odd.ttf' is ")


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "made.ttf"
    path.write_bytes(b"no font")
    assert "no font file" in refusal(path)
    font(tmp_path)
    assert "differ in width" in check_font(path, {})

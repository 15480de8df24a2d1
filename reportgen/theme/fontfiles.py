"""Font files of a theme's own: whether they can be printed, embedded, and hold the letters that will be wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportgen.strict_yaml.refusal import RefusedError

ALWAYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;()[]%+-–“”’"
DIGITS = "0123456789"
_RESTRICTED = 2  # bit of OS/2 fsType: the licence allows no embedding
_SHOWN = 8
_USE = "use a TrueType file (.ttf) of one style"


@dataclass(frozen=True, slots=True)
class FontFacts:
    """What the file says: its characters, its digits' widths in font units, whether it may be embedded."""

    characters: frozenset[int]
    digit_widths: frozenset[int]
    is_restricted: bool


def check_font(path: Path, letters: Mapping[str, str]) -> str:
    """What is odd about a usable font, empty when nothing is; `letters` are those wanted, by language code.

    Raises RefusedError for a file that cannot be embedded or lacks letters: words in two fonts mixed look broken.
    """
    facts = _facts(path, path.stat().st_mtime_ns)
    if facts.is_restricted:
        fact = f"the licence of '{path.name}' forbids embedding, which every PDF here needs (OS/2 fsType 2)"
        raise RefusedError(fact, "choose a font that may be embedded")
    for code, wanted in {"": ALWAYS, **letters}.items():
        if lacking := [letter for letter in wanted if ord(letter) not in facts.characters]:
            whose = f"the language '{code}'" if code else "every briefing"
            shown = " ".join(lacking[:_SHOWN]) + (" …" if len(lacking) > _SHOWN else "")
            fact = f"'{path.name}' lacks {len(lacking)} of the characters that {whose} needs: {shown}"
            raise RefusedError(fact, "choose a font that has them")
    if len(facts.digit_widths) > 1:
        return f"the digits of '{path.name}' differ in width, so numbers in columns will not stand in line"
    return ""


@lru_cache(maxsize=64)
def _facts(path: Path, _modified_ns: int) -> FontFacts:
    """Read anew when the file has changed."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 (only themes with fonts of their own need it)

    try:
        with path.open("rb") as stream, TTFont(stream, lazy=True) as font:
            tables = set(font.keys())
            characters = font.getBestCmap() or {}
            widths = font["hmtx"].metrics if "hmtx" in tables else {}
            kind = font["OS/2"].fsType & 0xF if "OS/2" in tables else 0
    except (TTLibError, OSError, ValueError, KeyError, AssertionError) as fault:
        kind_of = "a collection of fonts" if "TTC" in str(fault) or path.suffix.lower() == ".ttc" else "no font file"
        raise RefusedError(f"'{path.name}' is {kind_of}", _USE) from fault
    except Exception as fault:  # a damaged table may raise anything
        raise RefusedError(f"'{path.name}' is damaged ({fault})", _USE) from fault
    if "glyf" not in tables:
        raise RefusedError(f"'{path.name}' is an OpenType font with PostScript outlines", _USE)
    if "fvar" in tables:
        raise RefusedError(f"'{path.name}' is a variable font: many styles in one file", _USE)
    digits = frozenset(widths[characters[ord(digit)]][0] for digit in DIGITS if ord(digit) in characters)
    return FontFacts(frozenset(characters), digits, kind == _RESTRICTED)

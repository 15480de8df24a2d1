"""Which letters a language is written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from babel.core import get_global

# By the first word of a letter's Unicode name, for the scripts of ISO 15924 whose words are divided by spaces.
_SCRIPTS = MappingProxyType(
    {
        "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARMENIAN": "Armn", "GEORGIAN": "Geor", "HEBREW": "Hebr",
        "ARABIC": "Arab", "DEVANAGARI": "Deva", "HANGUL": "Kore",
    }
)  # fmt: skip
_KNOWN = frozenset(_SCRIPTS.values())
# Letters of its script that a language does not have, where that tells it from its neighbours.
_LACKED: Mapping[str, str] = MappingProxyType(
    {"ru": "іўїєґ", "be": "ищъїєґ", "uk": "ыэъёў", "bg": "ыэіўїєґ", "mk": "ыэіўїєґъщюя"}
)
_OF_TWO_SCRIPTS = frozenset(
    {"und", "sr", "sh", "uz", "az", "kk", "ky", "mn", "tg", "tk", "tt", "mo", "ro", "ku", "pa", "ks"}
)
_SUBTAG = re.compile(r"-([A-Z][a-z]{3})(?:-|$)")


@cache
def script_of(code: str) -> str:
    """The script of ISO 15924 in which the language of a BCP 47 code is written; empty where we cannot tell.

    By the code's own subtag, else by the likely subtags of CLDR; for a language of two scripts, such as Serbian, only
    by its own.
    """
    if found := _SUBTAG.search(code):
        return found[1] if found[1] in _KNOWN else ""
    language = code.split("-", 1)[0].lower()
    if language in _OF_TWO_SCRIPTS:
        return ""
    likely = get_global("likely_subtags").get(language, "")
    script = likely.split("_")[1] if likely.count("_") > 1 else ""
    return script if script in _KNOWN else ""


@cache
def script_of_letter(letter: str) -> str:
    """The script of a letter; empty for a sign that is none, and for scripts without spaces."""
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "") if letter.isalpha() else ""


def may_be_written(text: str, code: str) -> bool:
    """Whether the text has letters of the language's script, or no letters that would tell."""
    wanted, found = script_of(code), {script_of_letter(letter) for letter in text} - {""}
    return not (wanted and found) or wanted in found


def lacked_letters(code: str) -> str:
    """Small letters of the language's script that its words never hold; empty where we know none."""
    return _LACKED.get(code.split("-", 1)[0].lower(), "")

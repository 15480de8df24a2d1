"""Names in the other script: Babushkin for Бабушкин and Бабушкін, as the press spells them."""

from __future__ import annotations

import re

_SPELLED = (
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i і=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh "
    "щ=shch ъ= ы=y ь= э=e ю=yu я=ya ё=e ў=u ґ=g є=e ї=i"
)
_LATIN = {letter: spelled for letter, _, spelled in (pair.partition("=") for pair in _SPELLED.split(" "))}
# The longest first; a sign that Latin letters leave out cannot be brought back.
_CYRILLIC = {
    "shch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "yu": "ю", "ya": "я", "yo": "ё", "ye": "е",
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "z": "з", "i": "и", "k": "к", "l": "л", "m": "м",
    "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф", "h": "х", "c": "к", "j": "й",
    "w": "в", "x": "кс", "q": "к", "y": "ы",
}  # fmt: skip
_PIECE = re.compile("|".join(_CYRILLIC))
_FINAL_Y = re.compile(r"(?:iy|yy|y)\b")
_AFTER_VOWEL = re.compile(r"(?<=[aeiou])y(?![aeiou])")
_IS_NAME = re.compile(r"[A-ZА-ЯЁЎІҐЄЇ][^\W\d_]{3,}(?:-[^\W\d_]+)*")
_CYRILLIC_LETTER = re.compile(r"[Ѐ-ӿ]")
_CYRILLIC_LANGUAGES = ("ru", "be", "uk")


def in_script_of(name: str, language: str) -> str:
    """A name of one word as texts of the language spell it, when they use another script; else empty.

    Transliteration after BGN/PCGN without its signs; letters that it merges come back as the most frequent one.
    """
    is_cyrillic = bool(_CYRILLIC_LETTER.search(name))
    if not _IS_NAME.fullmatch(name) or is_cyrillic == (language in _CYRILLIC_LANGUAGES):
        return ""
    word = name.lower()
    if is_cyrillic:
        return "".join(_LATIN.get(letter, letter) for letter in word).capitalize()
    word = _AFTER_VOWEL.sub("j", _FINAL_Y.sub("ий", word))
    found = _PIECE.sub(lambda piece: _CYRILLIC[piece[0]], word)
    return (found.replace("и", "і") if language == "be" else found).capitalize()

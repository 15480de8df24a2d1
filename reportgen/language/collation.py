"""The order of a language's alphabet, for lists and for ties in rankings."""

from __future__ import annotations

import unicodedata

SortKey = tuple[tuple[int, ...], str]

# Letters that Unicode does not take apart, with the letter that dictionaries put them beside.
_BESIDE = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "a", "œ": "o", "ı": "i", "ħ": "h"})


def sort_key(text: str, alphabet: str) -> SortKey:
    """A key that sorts by the alphabet, then by the text itself.

    The alphabet is written as a dictionary has it: `абвгд(её)жз…`; letters in brackets differ only when all else is
    equal. Spaces and other signs come before the letters, other scripts behind them. Without an alphabet an accented
    letter stands beside its plain one.
    """
    places = _places(alphabet)
    behind = len(alphabet)
    folded = text.casefold() if alphabet else _plain(text)
    return tuple(places.get(letter, behind + ord(letter) if letter.isalpha() else -1) for letter in folded), text


def _plain(text: str) -> str:
    """The text without accents: `ćma` as `cma`."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).translate(_BESIDE)


def _places(alphabet: str) -> dict[str, int]:
    places: dict[str, int] = {}
    number, is_open = 0, False
    for letter in alphabet:
        if letter in "()":
            is_open = letter == "("
        else:
            places[letter] = number
        number += 0 if is_open and letter != "(" else 1
    return places

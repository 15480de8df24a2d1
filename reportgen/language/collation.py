"""The order of a language's alphabet, for lists and for ties in rankings."""

from __future__ import annotations

SortKey = tuple[tuple[int, ...], str]


def sort_key(text: str, alphabet: str) -> SortKey:
    """A key that sorts by the alphabet, then by the text itself.

    The alphabet is written as a dictionary has it: `абвгд(её)жз…`; letters in brackets differ only when all else is
    equal. Spaces and other signs come before the letters, other scripts behind them. Without an alphabet the order is
    that of the characters.
    """
    if not alphabet:
        return (), text
    places = _places(alphabet)
    behind = len(alphabet)
    return tuple(
        places.get(letter, behind + ord(letter) if letter.isalpha() else -1) for letter in text.casefold()
    ), text


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

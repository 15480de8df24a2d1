"""A language that nobody speaks: every message longer and accented, so that what is not translated stands out."""

from __future__ import annotations

from reportgen.language import Language
from reportgen.language.catalogue import Catalogue
from reportgen.language.extraction import messages
from reportgen.language.language import SLOT

_ACCENTED = str.maketrans("aeiouAEIOUcnszy", "áéíóúÁÉÍÓÚčňšžý")
_LONGER = 1.35


def accented(message: str) -> str:
    """The message about a third longer, its slots as they are: "Sources" → "Šóúrčéš~~"."""
    position, parts = 0, []
    for slot in SLOT.finditer(message):
        parts += [message[position : slot.start()].translate(_ACCENTED), slot[0]]
        position = slot.end()
    parts.append(message[position:].translate(_ACCENTED))
    letters = sum(letter.isalpha() for letter in SLOT.sub("", message))
    padding = "ž" * round(letters * (_LONGER - 1))
    text = "".join(parts)
    # The padding stands before the last letter's sign, so that sentences still end in their full stop.
    return f"{text[:-1]}{padding}{text[-1]}" if text[-1:] in ".:)" else text + padding


def pseudo() -> Language:
    """English in disguise, with every message of the program translated."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for origin in messages().values():
        message = origin.message
        if message.id in ("alphabet", "vowels"):
            continue
        forms = (accented(message.id), accented(message.plural)) if message.plural else (accented(message.id),)
        found["", message.id] = forms
        if message.plural:
            found["", message.plural] = forms
    return Language("en-x-pseudo", "en", Catalogue(found))

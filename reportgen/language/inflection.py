"""Which grammatical forms of a name a language's frames ask for and its catalogues do not hold."""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.language.catalogue import GENDER
from reportgen.language.language import Language

_SLOT = re.compile(r"\{(\w+):([^{}]+)\}")


def missing_forms(language: Language, slot: str, text: str) -> tuple[str, ...]:
    """The forms, by name, that frames want of what stands in the slot and that nobody wrote for the text.

    `missing_forms(russian, "partner", "Astrakhan Region")` → ("accusative",). A text without a translation has none
    to inflect.
    """
    if language.name(text) == text and not language.knows(text):
        return ()
    known = language.catalogue.inflected
    own = language.name(text)
    wanted = sorted(form for name, form in _wanted(language) if name == slot)
    return tuple(form for form in wanted if (form, text) not in known and (form, own) not in known)


@lru_cache(maxsize=16)
def _wanted(language: Language) -> frozenset[tuple[str, str]]:
    """Slots with the forms that frames ask of them; alternatives in a slot ask for its gender."""
    frames = (text for forms in language.catalogue.messages.values() for text in forms)
    found = (match for frame in frames for match in _SLOT.findall(frame))
    return frozenset((slot, GENDER if "|" in form else form) for slot, form in found)

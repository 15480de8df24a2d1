"""The numbers that a reader finds on the pages of a briefing, section by section, whatever language writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from tests.pdf.tree import Element

Numbers = Counter[Decimal]

# [1, 24] refers to the list of sources, whose order is that of its first use.
_REFERENCE = re.compile(r"\[\d+(?:,\s?\d+)*\]")

# A minus may stand before the sign of a currency; thousands are parted by a comma or a space.
_NUMBERS = {
    "en": re.compile(r"(\u2212?)\$?(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.(\d+))?"),
    "other": re.compile(r"(\u2212?)(\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+)(?:,(\d+))?"),
}


def numbers(text: str, code: str) -> Numbers:
    """Every number of a text in the language `code`, with how often it stands there; references to sources are none."""
    found: Numbers = Counter()
    for sign, whole, decimals in _NUMBERS.get(code, _NUMBERS["other"]).findall(_REFERENCE.sub(" ", text)):
        digits = "".join(filter(str.isdigit, whole))
        found[Decimal(f"{'-' * len(sign)}{digits}.{decimals or 0}")] += 1
    return found


def own_text(section: Element, code: str) -> str:
    """What a section of a tagged file says in the briefing's language, outside of figures; each part on a line."""
    return "\n".join(_parts(section, code))


def _parts(element: Element, code: str) -> Iterator[str]:
    if element.role == "Figure" or element.language not in ("", code):
        return
    line = ""
    for kid in element.kids:
        if isinstance(kid, str):
            line += kid
        elif kid.role in ("Span", "Link", "Reference", "Quote"):
            line += " ".join(_parts(kid, code))
        else:
            yield line
            line = ""
            yield from _parts(kid, code)
    yield line

"""Plain numbers: digits, one decimal sign, perhaps a minus. Nothing else becomes a number here."""

from __future__ import annotations

import math
import re
from decimal import Decimal

# At most 27 digits in all, so that rounding within Decimal's 28 never fails. A leading zero marks a code (HS "03").
_PLAIN = {
    sign: re.compile(rf"(?=.{{1,28}}$)-?(?:0|[1-9][0-9]{{0,14}})(?:{re.escape(sign)}[0-9]+)?") for sign in (".", ",")
}
_EXPONENT = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+")
_NOT_FINITE = re.compile(r"[+-]?(?:inf|Inf|INF|[Ii]nfinity|INFINITY|nan|NaN|NAN|∞)")
_NUMBER_LIKE = re.compile(r"[+\-−]?(?!0[0-9])[0-9]+(?:[.,'’ \u00a0\u2009\u202f][0-9]{3})*(?:[.,][0-9]+)? ?%?")


def plain_number(text: str, decimal: str = ".") -> Decimal | None:
    """The number that the text plainly is, else None. `decimal` is its decimal sign, a point or a comma."""
    if not _PLAIN[decimal].fullmatch(text):
        return None
    return Decimal(text.replace(",", "."))


def is_number_like(text: str) -> bool:
    """Whether a person would read the text as a number: grouped digits, a sign, a percentage, an exponent, `nan`."""
    return bool(_NUMBER_LIKE.fullmatch(text)) or is_exponential(text) or is_not_finite(text)


def is_exponential(text: str) -> bool:
    """Whether the text is a number with an exponent, as programs write it."""
    return bool(_EXPONENT.fullmatch(text))


def is_not_finite(text: str) -> bool:
    """Whether the text is what programs write for infinities and for no number."""
    return bool(_NOT_FINITE.fullmatch(text))


def example(decimal: str) -> str:
    """How to write a number, for messages."""
    return f"write it like 1234{decimal}5, with a {'point' if decimal == '.' else 'comma'}"


def number_text(value: int | float | Decimal) -> str:
    """The text of a typed number, with a point: floats to the 15 digits that they hold for certain."""
    if not math.isfinite(value):
        return str(value)
    exact = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    # An exponent stays an exponent when the digits would fill the memory; it is then no plain number.
    return format(exact.normalize() if exact == 0 else exact, "f") if abs(exact.adjusted()) <= 30 else str(exact)

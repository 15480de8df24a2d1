"""Numbers by CLDR, with U+2212 as the minus and no-break spaces inside."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache

from babel.core import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from reportgen.model.facts import Unit

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"
EN_DASH = "\u2013"
_DIGITS = 100  # Decimal's usual 28 are too few to round the growth of a tiny base


def number(value: Decimal, decimals: int, locale: str, *, pad: bool = False, signed: bool = False) -> str:
    """The value rounded half up to `decimals`; `pad` keeps trailing zeros, `signed` writes a plus.

    A four-digit number is not grouped unless it stands in a column, which is the caller's choice of unit.
    """
    fraction = "." + ("0" if pad else "#") * decimals if decimals else ""
    with localcontext(prec=_DIGITS):
        rounded = _rounded(value, decimals)
        text = format_decimal(abs(rounded), format=f"#,##0{fraction}", locale=locale).replace("\u202f", NO_BREAK_SPACE)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + text


def plural_form(value: Decimal, decimals: int, locale: str, *, pad: bool = False) -> int:
    """The place of the plural form of the number as it is printed: 0 for the first of CLDR's categories, and so on.

    Russian and Belarusian have one, few, many, other: 1 год, 2 года, 5 лет, 1,5 года.
    """
    with localcontext(prec=_DIGITS):
        printed = abs(_rounded(value, decimals))
        if not pad:
            printed = printed.quantize(Decimal(1)) if printed == int(printed) else printed.normalize()
        return plural_categories(locale).index(Locale.parse(locale).plural_form(printed))


def is_known(code: str) -> bool:
    """Whether CLDR knows the language of the BCP 47 code."""
    try:
        return str(Locale.parse(code, sep="-")) == code.replace("-", "_")
    except (UnknownLocaleError, ValueError):
        return False


@cache
def plural_categories(locale: str) -> tuple[str, ...]:
    """CLDR's plural categories of the language in CLDR's own order; `other` is the last."""
    used = {*Locale.parse(locale).plural_form.tags, "other"}
    return tuple(each for each in ("zero", "one", "two", "few", "many", "other") if each in used)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def unit_frame(code: str, scale: int) -> tuple[str, str]:
    """The frame of a unit, to be translated whole, and the unit's code where the frame has a slot for it.

    `${n} million` is a frame of its own; an analyst's own unit stands in the slot of `{n} million {unit}`.
    """
    if frame := UNIT_FRAMES.get((code, scale)):
        return frame, ""
    frames = CURRENCY_FRAMES if Unit(code).is_currency else OTHER_FRAMES
    return frames.get(scale, frames[0]), code


OTHER_FRAMES = {
    0: "{n} {unit}",
    3: "{n} thousand {unit}",
    6: "{n} million {unit}",
    9: "{n} billion {unit}",
}

CURRENCY_FRAMES = {
    0: "{unit} {n}",
    3: "{unit} {n} thousand",
    6: "{unit} {n} million",
    9: "{unit} {n} billion",
}

# What English writes beside a plain 1; the catalogues of other languages hold all their forms.
SINGULAR_FRAMES = {"{n} tonnes": "{n} tonne", "{n} tonnes a year": "{n} tonne a year"}

UNIT_FRAMES = {
    ("USD", 0): "${n}",
    ("USD", 3): "${n} thousand",
    ("USD", 6): "${n} million",
    ("USD", 9): "${n} billion",
    ("RUB", 6): "{n} million roubles",
    ("RUB", 9): "{n} billion roubles",
    ("%", 0): "{n}%",
    ("pp", 0): "{n} pp",
    ("times", 0): "{n} times",
    ("t", 0): "{n} tonnes",
    ("t", 3): "{n} thousand tonnes",
    ("t", 6): "{n} million tonnes",
    ("t/year", 0): "{n} tonnes a year",
    ("t/year", 3): "{n} thousand tonnes a year",
    ("t/year", 6): "{n} million tonnes a year",
    ("m", 0): "{n} m",
    ("units", 0): "{n}",
    ("units", 3): "{n} thousand",
    ("units", 6): "{n} million",
    ("rank", 0): "{n}",
}

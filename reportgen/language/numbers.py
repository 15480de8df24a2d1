"""Numbers by CLDR, with U+2212 as the minus and no-break spaces inside."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

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
    with localcontext(prec=_DIGITS):
        rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        fraction = "." + ("0" if pad else "#") * decimals if decimals else ""
        text = format_decimal(abs(rounded), format=f"#,##0{fraction}", locale=locale)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + text


def unit_frame(code: str, scale: int) -> str:
    """The frame of a unit, to be translated whole: `${n} million`."""
    frame = _FRAMES.get((code, scale))
    if frame is None:
        scaled = {0: "{n}", 3: "{n} thousand", 6: "{n} million", 9: "{n} billion"}.get(scale, "{n}")
        is_currency = Unit(code).is_currency
        code = code.replace("{", "{{").replace("}", "}}")  # the analyst's own unit is no frame
        frame = f"{code} {scaled}" if is_currency else f"{scaled} {code}"
    return frame.replace(" ", NO_BREAK_SPACE)


_FRAMES = {
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

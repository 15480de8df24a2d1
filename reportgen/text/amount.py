"""A number with its unit, as the text writes it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.facts import Unit


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or range with its unit, by its span. `noun` is what a number without a unit counts.

    `is_word` marks a change or a part told in a word: "doubled", "a third". `sign` is "+" or "-" when one stands
    before it.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    code: str
    scale: int | None
    noun: str = ""
    is_word: bool = False
    sign: str = ""

    @property
    def unit(self) -> Unit:
        """The unit with the power of ten as written."""
        return Unit(self.code or "units", self.scale or 0)

"""Whether the places of a chart have an order, so that a line may run from one to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from reportgen.language import Language
from reportgen.language.dates import calendar_names
from reportgen.model.period import Period

_NUMBER = re.compile(r"\d{1,15}(?:[.,]\d{1,15})?")
_STEM = 3  # letters by which a day or month is known, whatever its ending


def is_ordered(places: Sequence[str | Period], language: Language) -> bool:
    """Whether they are periods, names with rising or falling numbers in them ("15–24 years"), weekdays or months."""
    names = [place for place in places if isinstance(place, str)]
    if not names:
        return True
    return _have_rising_numbers(names) or any(_are_all(names, known) for known in calendar_names(language.locale))


def _have_rising_numbers(names: Sequence[str]) -> bool:
    found = [_NUMBER.search(name) for name in names]
    numbers = [Decimal(each[0].replace(",", ".")) for each in found if each]
    if len(numbers) < len(names):
        return False
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def _are_all(names: Sequence[str], known: Sequence[str]) -> bool:
    stems = {name.casefold()[:_STEM] for name in known}
    return all(name.strip().casefold()[:_STEM].rstrip(".") in stems for name in names)

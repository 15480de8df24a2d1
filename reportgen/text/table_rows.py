"""Numbers that stand in rows of a table pasted as text: nothing beside them says what they measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.text.numerals import Numeral

# Prose puts a word or a comma between numbers; columns have nothing but space.
_COLUMN = re.compile(r"[\s|;]*(?<![^\W\d_])[\s|;][\s|;+−–-]*")
_LISTED = re.compile(r"\s*[,;|/]?\s*[+−–-]?")
_FEWEST_COLUMNS, _FEWEST_LISTED = 3, 6


def without_rows(text: str, found: Sequence[Numeral]) -> Sequence[Numeral]:
    """The numbers but those of rows: three or more with only space between them, six or more with commas.

    A row's last number stays when something other than a number follows it: it may have a unit.
    """
    if len(found) < _FEWEST_COLUMNS:
        return found
    kept: list[Numeral] = []
    first = 0
    while first < len(found):
        last = _end_of_row(text, found, first, _COLUMN)
        is_row = last - first + 1 >= _FEWEST_COLUMNS
        if not is_row:
            last = _end_of_row(text, found, first, _LISTED)
            is_row = last - first + 1 >= _FEWEST_LISTED
        if is_row:
            kept += [found[last]] if _has_more(text, found[last].end) else []
        else:
            last = first
            kept.append(found[first])
        first = last + 1
    return kept


def _end_of_row(text: str, found: Sequence[Numeral], first: int, gap: re.Pattern[str]) -> int:
    last = first
    while last + 1 < len(found) and gap.fullmatch(text, found[last].end, found[last + 1].start):
        last += 1
        if found[last].in_words:
            return last - 1
    return last


_MORE = re.compile(r"[ \u00a0\u202f]?(?:[^\W\d_]|[%$€£₽°])")


def _has_more(text: str, end: int) -> bool:
    return bool(_MORE.match(text, end))

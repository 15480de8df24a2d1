"""Numbers that are no figures: No. 5, TU-214, the 5th, 17:30, a bare year, the number of a name."""

from __future__ import annotations

import re

from reportgen.text.counted import counted_noun
from reportgen.text.numerals import Numeral

_ORDINAL_TAIL = re.compile(
    r"(?:st|nd|rd|th)\b|-(?:й|я|е|го|му|м|ми|х|ю|ом|ой|ый|ая|ое|летн\w*|этажн\w*|местн\w*)\b|[.)]\s*$", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?:№|#|\bNos?\.|\bpp?\.|\b(?:page|article|section|chapter|version|channel|room|part|item|phase|flight|route|bus|"
    r"resolution|number|volume|figure|table|step|class|grade|level|type|model|стр\.|ст\.|гл\.|рис\.|табл\.|номер|"
    r"пункт\w*|стать\w+|глав[аеы]|этап\w*|маршрут\w*|рейс\w*|указ\w*|школ\w*|дом|корпус\w*|кв\.|тел\.|факс))\s*$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-ZА-ЯЁ][\w-]*[\s-]$")
_CODE_AROUND = re.compile(r"[^\W\d_]-$|[^\W\d_]$|\d[./:]$|[@/\\#]$")
_CLOCK = re.compile(r"[:.]\d\d\b(?!\s?%)|\s?(?:a\.?m\.?|p\.?m\.?)\b", re.IGNORECASE)
_REACH = 60


def is_label(text: str, before: str, numeral: Numeral, *, is_plain: bool) -> bool:
    """Whether the number names something (No. 5, TU-214, 5th, 17:30) or is a bare year."""
    after = text[numeral.end : numeral.end + 12]
    if _LABELLED.search(before) or _ORDINAL_TAIL.match(after) or (_CODE_AROUND.search(before) and before[-2:] != "US"):
        return True
    if not is_plain or numeral.in_words:
        return False
    digits = text[numeral.start : numeral.end]
    if _CLOCK.match(after) or re.match(r"-?[^\W\d_]", after):
        return True
    if re.fullmatch(r"(?:19|20)\d\d", digits) and not re.match(
        r"\s+[а-яa-z]{4,}(?:s|ов|ей|ий|и|а|ы)\b", after + text[numeral.end + 12 : numeral.end + 24]
    ):
        return True
    return bool(_NAME_BEFORE.search(before)) and not counted_noun(text, numeral.end, numeral.end + _REACH)

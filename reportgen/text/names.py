"""Names beside figures: places and bodies that a figure is of, and whose exports or imports it tells. Patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping

_CAPITAL = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b)(?!\w+(?:ian|ish|ese)\b)[A-ZА-ЯЁ][\w’'-]+"
)
_PLAIN = _CAPITAL.removesuffix(r"[\w’'-]+") + r"[\w-]+"
_NAME = (
    rf"(?:the\s+)?{_CAPITAL}(?:\s+(?:of\s+(?:the\s+)?)?{_CAPITAL}|\s+(?:регион\w*|област\w*|кра[йяею]\w*|"
    r"region|oblast|province))*"
)
NAMED = re.compile(
    rf"\b(?:[Bb]etween|[Ww]ith|to|from|through|via|into|[Ii]n|[Oo]f|[Ff]or|by|[Мм]ежду|[Ии]з|[Чч]ерез|[Вв]|[Вв]о|с|со|для|по|mit|aus|nach|durch)\s+"
    rf"({_NAME}(?:\s+(?:and|и|und)\s+(?:with\s+|с\s+)?{_NAME})?)|"
    rf"(?<![\w’'-])(?!It\b|That\b|He\b|She\b|Let\b|There\b|What\b|Here\b|Who\b|Last\b|This\b|Today\b|Next\b)"
    rf"({_PLAIN}(?:\s{_PLAIN})*)['’]s\s+[a-z]|"
    r"(?<![\w-])([А-ЯЁ][а-яё-]+(?:ск|цк)(?:ой|ого|ому|ом|ая|ий|им|ую|ие|их)\s+(?:област|кра[йяею]|район|округ|республик|"
    r"ТЭЦ|АЭС|ГЭС|порт|завод|комбинат|больниц)\w*)"
)
OWNERS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b({_CAPITAL}(?:\s{_CAPITAL})?)['’]s?\s+(?:\w+\s)?(?:exports?|imports?|sales|output|deliveries)\b|"
        rf"\b([A-Z]\w+(?:ian|ish|ese|an))\s+(?:\w+\s)?(?:exports?|imports?|deliveries)\b|"
        rf"\b(?:[Ee]xports?|[Ii]mports?|[Dd]eliveries)\s+(?:of|from|by)\s+((?:the\s+)?{_CAPITAL}(?:\s{_CAPITAL})*)"
    ),
    "ru": re.compile(
        rf"\b([А-ЯЁа-яё]+(?:ск|цк)(?:ий|ого|ому|им|ом|ие|их))\s+(?:экспорт|импорт)\w*|"
        rf"\b(?:[Ээ]кспорт|[Ии]мпорт|[Пп]оставк|[Пп]оставок)\w*\s+(?:из\s+)?({_CAPITAL}(?:\s{_CAPITAL})*)"
    ),
}

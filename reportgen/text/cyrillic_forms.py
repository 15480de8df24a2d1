"""Forms of Russian and Belarusian words that stemming by Russian rules leaves apart."""

from __future__ import annotations

import re

_LETTERS = str.maketrans({"і": "и", "ў": "в", "’": None, "'": None, "ʼ": None})

# The unstressed `a` of Belarusian endings: лифтав as лифтов, малочнага as малочного.
_ENDINGS = {
    "ав": "ов", "яв": "ев", "ай": "ой", "яй": "ей", "ага": "ого", "яга": "его", "аму": "ому", "яму": "ему", "ыя": "ые",
    "ия": "ие", "ак": "ок",
}  # fmt: skip
_ENDING = re.compile(rf"(?<=\w\w)(?:{'|'.join(sorted(_ENDINGS, key=len, reverse=True))})$")

# рынок – рынка, поставка – поставок, конец – конца.
_FLEETING = re.compile(r"(?<=\w\w[бвгджзклмнпрстфхцчшщ])[ое](?=[кц]$)")

# Саратов – Саратова: the rules take the end of the first one for that of a genitive.
_SURNAME = re.compile(r"(?<=\w\w\w)[ое]в$")

# Беларусь – Беларуссю; порт – парты.
_DOUBLED = re.compile(r"([зсцнлдтжчш])\1$")
_UNSTRESSED = str.maketrans("оэя", "аее")

# дарога – дарозе, чыгунка – чыгунцы: the last consonant of a Belarusian noun before е and ы of some cases.
_FEWEST_LETTERS = 4
_HARD = {"з": "г", "ц": "к", "с": "х"}


def as_russian(word: str) -> str:
    """A Belarusian word in small letters as Russian rules for endings can take it: `ліфтаў` as `лифтов`."""
    plain = word.translate(_LETTERS)
    return _ENDING.sub(lambda ending: _ENDINGS[ending[0]], plain)


def folded(stem: str, language: str) -> str:
    """The stem without what changes within it from case to case: one for `рынок` and `рынка`, `дарога` and `дарозе`."""
    stem = _SURNAME.sub("", _FLEETING.sub("", stem))
    if language != "be" or len(stem) < _FEWEST_LETTERS:
        return stem
    stem = _DOUBLED.sub(r"\1", stem).translate(_UNSTRESSED)
    return stem[:-1] + _HARD.get(stem[-1], stem[-1])

"""Words in capitals that a page's links left in mid sentence, put back: "the⏎HEAD of state"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

# Shorter ones are abbreviations as often as not: US, UN, WHO.
_WORD = re.compile(r"[^\W\d_]{4,}")
# Looked for first, so that texts without capitals cost one quick search.
_CAPITALS = re.compile(r"[A-ZА-ЯЁЎІ]{4}")


def usual_forms(text: str) -> Mapping[str, str]:
    """For each word that the text also writes in capitals: its most frequent other form, the first among equals."""
    if not _CAPITALS.search(text):
        return {}
    words = _WORD.findall(text)
    capitals = {word.lower() for word in words if word.isupper()}
    counts = Counter(word for word in words if not word.isupper() and word.lower() in capitals)
    forms: dict[str, str] = {}
    for word, _ in counts.most_common():
        forms.setdefault(word.lower(), word)
    return forms


def without_capitals(sentence: str, forms: Mapping[str, str]) -> str:
    """The sentence with words in capitals as the text writes them elsewhere; unchanged if all of it is in capitals."""
    if not forms or sentence.isupper():
        return sentence
    return _WORD.sub(lambda word: forms.get(word[0].lower(), word[0]) if word[0].isupper() else word[0], sentence)

"""Topics, and where their keywords occur in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportgen.text.cyrillic_forms import folded
from reportgen.text.scripts import in_script_of
from reportgen.text.words import WORD, base_language, stem_function

_DESCRIPTION = 0.25  # a word of a description, against a keyword
_DESCRIPTION_ALONE = 0.6  # the same for a topic that has no keywords
_LOOSE = 0.4  # a word of the same stem but another form ("reclaimed" for "reclamation"), against the word itself
_GAP = 2  # how many other words may stand inside a phrase ("dairy plant": "dairy processing plant")


# Астрахань, Астраханью: the case that the rules for endings know.
_SOFT = re.compile(r"(?<=\w\w[^\W\dт])(?:ь|ью)$")


# Махачкала, скала: stems end before what looks like a verb in the past tense, and other cases keep the л.
_LIKE_A_PAST = re.compile(r"(?<=\w\w)ла\b")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a section wants to hear about: words or phrases that name it, in any languages, and a description."""

    id: str
    keywords: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class _Phrase:
    topic: int
    keyword: str
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Matcher:
    """The phrases of all topics for one language, by the stem of their first word."""

    language: str
    phrases: Mapping[str, tuple[_Phrase, ...]]

    def hits(self, text: str) -> dict[tuple[int, str], float]:
        """(Topic, keyword) → its strength in the text, at most 1 a keyword."""
        if not self.phrases:
            return {}
        words = WORD.findall(text.lower())
        stem = _stem(self.language)
        word_stems = [stem(word) or word for word in words]
        found: dict[tuple[int, str], float] = {}
        for position, first in enumerate(word_stems):
            for phrase in self.phrases.get(first, ()):
                strength = phrase.weight * self._strength(phrase, position, words, word_stems)
                key = (phrase.topic, phrase.keyword)
                if strength > found.get(key, 0.0):
                    found[key] = strength
        return found

    def _strength(self, phrase: _Phrase, position: int, words: Sequence[str], stems: Sequence[str]) -> float:
        """1 for the phrase in its own words, less for other forms of them, 0 when it does not stand here."""
        strength = 1.0
        at = position
        for number, (form, stem) in enumerate(zip(phrase.forms, phrase.stems, strict=True)):
            if number:
                reach = range(at + 1, min(at + 2 + _GAP, len(stems)))
                following = next((place for place in reach if stems[place] == stem), None)
                if following is None:
                    return 0.0
                at = following
            if words[at] != form and (found := _singular(words[at], self.language)) != form:
                # "lifting gear" is not about a lift: a gerund is another word.
                strength = 0.0 if found.endswith("ing") else min(strength, _LOOSE)
        return strength


def matcher(topics: Sequence[Topic], language: str) -> Matcher:
    """The topics' phrases, stemmed for a language."""
    code = base_language(language)
    phrases: dict[str, list[_Phrase]] = {}
    for number, topic in enumerate(topics):
        worded = [(keyword, 1.0) for keyword in topic.keywords]
        weight = _DESCRIPTION if topic.keywords else _DESCRIPTION_ALONE
        worded += [(word, weight) for word in dict.fromkeys(WORD.findall(topic.description.lower()))]
        for keyword, weight in worded:
            for spelled in _spellings(keyword, code):
                phrase = _phrase(number, keyword, weight, code, spelled)
                # A name and the same name in another script are one piece of evidence.
                if phrase and not any(_is_same(phrase, known) for known in phrases.get(phrase.stems[0], ())):
                    phrases.setdefault(phrase.stems[0], []).append(phrase)
    return Matcher(code, {stem: tuple(found) for stem, found in phrases.items()})


def _spellings(keyword: str, language: str) -> Iterator[str]:
    """The keyword as it is, in the language's script, and in a form that the stemmer takes for no verb's."""
    for spelled in filter(None, (keyword, in_script_of(keyword, language))):
        yield spelled
        if spelled != (turned := _LIKE_A_PAST.sub("лы", spelled)):
            yield turned


def _phrase(topic: int, keyword: str, weight: float, language: str, spelled: str) -> _Phrase | None:
    stem = _stem(language)
    words = WORD.findall(spelled.lower())
    if not words or not stem(words[0]):
        return None
    forms = tuple(_singular(word, language) for word in words)
    return _Phrase(topic, keyword, forms, tuple(stem(word) or word for word in words), weight)


def _is_same(one: _Phrase, other: _Phrase) -> bool:
    return (one.topic, one.forms, one.stems) == (other.topic, other.forms, other.stems)


@cache
def _stem(language: str) -> Callable[[str], str]:
    """Stems that keywords are found by: in Russian and Belarusian one for all cases."""
    stem = stem_function(language)
    if language not in ("ru", "be"):
        return stem
    return lambda word: folded(stem(_SOFT.sub("и", word)), language)


def _singular(word: str, language: str) -> str:
    """The word without the ending of case or number: English plurals; elsewhere the stem serves."""
    word = word.replace("’", "'").replace("ё", "е").removesuffix("'s").removesuffix("'")
    if language != "en":
        return _stem(language)(word) or word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word

"""The guard of rewording: a new wording of a sentence is taken only when it says neither more nor less.

It is told word for word rather than by meaning: fillers may go, long words have plain ones, and one time may move
between the head and the end of a simple sentence. Every other word stands as it stood, in its order, so numbers, units,
qualifiers, names, negations and modality survive, and with them who did what to whom.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from reportgen.text import rewording_cues as cues
from reportgen.text.detection import detect_language
from reportgen.text.quantities import find_quantities
from reportgen.text.sentences import split_sentences
from reportgen.text.spans_of_time import Calendar, Mention, time_mentions
from reportgen.text.statement_cues import ACCORDING, SAYING
from reportgen.text.words import stop_words

LANGUAGES = tuple(cues.FILLERS)
"""Languages whose sentences may be reworded."""

LONGEST = 600  # characters of a sentence; a longer one is a list or a table gone wrong
_TOKEN = re.compile(r"[^\W_]+(?:['’\-–.,][^\W_]+)*|\S")
_QUOTED = re.compile(r"[“«„\"][^“”«»„\"]*[”»\"]?")
# Before or after a verb of its own a time belongs to that verb: “plans to come in May”.
_INTENT = re.compile(
    r"\bto\s+(?!(?:almost|nearly|about|over|under|some)?\s*[$€£]?\s*\d)|\b(?:expect|forecast|hope|want|goal|plan|target)"
    r"|\b\w{2,}(?:ть|ти|чь|ться|тись)\b|\b(?:план|прогноз|ожида|цел[ьия]|намер)",
    re.IGNORECASE,
)
_ENDS = (".", "!", "?", "…")
_FEWEST_WORDS_SHARE, _MOST_WORDS_SHARE = 0.5, 1.1


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or sign; `is_first` when the sentence begins with it, so that its capital says nothing."""

    text: str
    is_first: bool = False

    @property
    def key(self) -> str:
        return self.text[:1].lower() + self.text[1:] if self.is_first else self.text


def unfaithful(original: str, reworded: str, language: str, known: Collection[str] = ()) -> str:
    """Why the wording is not taken: a fact such as `“almost” is missing`; empty when it is taken.

    `known` are words that the documents write in small letters: only those may lose the capital of a sentence's
    beginning. A language that is not among `LANGUAGES` takes no change at all. Linear in the texts' length but for the
    length limit, beyond which nothing is taken.
    """
    if len(original) > LONGEST or len(reworded) > LONGEST:
        return "it is too long"
    if reworded == original:
        return ""
    if language not in LANGUAGES:
        return "there are no rules for its language"
    return (
        _outward(original, reworded, language)
        or _inward(_read(original, language), _read(reworded, language), language, _small_words(language, known))
        or _figures(original, reworded, language)
    )


def _outward(original: str, reworded: str, language: str) -> str:
    """What shows without reading the words: signs, sentences, length, language."""
    if any(not sign.isprintable() for sign in reworded):
        return "it holds a line break or an invisible character"
    if len(split_sentences(reworded, language)) != len(split_sentences(original, language)):
        return "it is not one sentence"
    was, became = len(original.split()), len(reworded.split())
    if not _FEWEST_WORDS_SHARE * was <= became <= _MOST_WORDS_SHARE * was + 1:
        return f"it has {became} words instead of {was}"
    if detect_language(reworded, language) != detect_language(original, language):
        return "it is in another language"
    if _QUOTED.findall(reworded) != _QUOTED.findall(original):
        return "a quotation in it is changed"
    is_filled = any(_count(filler, reworded) > _count(filler, original) for filler in cues.FILLERS[language])
    return "a filler word is added" if is_filled else ""


def _small_words(language: str, known: Collection[str]) -> frozenset[str]:
    """Words that are no names; a modal verb may be one (May, Will), so it keeps its capital."""
    return frozenset(known) | (stop_words(language) - cues.MODALS[language])


def _count(filler: str, text: str) -> int:
    words = [token.lower() for token in _TOKEN.findall(text)]
    phrase = filler.split()
    return sum(words[at : at + len(phrase)] == phrase for at in range(len(words)))


def _inward(was: list[_Token], became: list[_Token], language: str, known: frozenset[str]) -> str:
    """What the words say: the same ones in the same order, or with one time moved."""
    if _equal(was, became, known) or any(_equal(moved, became, known) for moved in _moved(was, language)):
        return ""
    small = [Counter(token.text.lower() for token in tokens if token.text != ",") for tokens in (was, became)]
    for word in small[0] - small[1]:
        return f"{_kind(word, language)}“{word}” is missing"
    for word in small[1] - small[0]:
        return f"{_kind(word, language)}“{word}” is added"
    return "its words or commas stand in another order, or a name lost its capital"


def _kind(word: str, language: str) -> str:
    if any(map(str.isdigit, word)):
        return "the number "
    for name, words in (("negation", cues.NEGATIONS), ("qualifier", cues.QUALIFIERS), ("modal verb", cues.MODALS)):
        if word in words[language]:
            return f"the {name} "
    return ""


def _equal(was: list[_Token], became: list[_Token], known: frozenset[str]) -> bool:
    return len(was) == len(became) and all(_same(old, new, known) for old, new in zip(was, became, strict=True))


def _same(old: _Token, new: _Token, known: frozenset[str]) -> bool:
    if old.text == new.text:
        return True
    if new.is_first:  # a capital of the new sentence's own
        return new.text == old.text[:1].upper() + old.text[1:]
    return old.is_first and new.text == old.key and new.text in known


def _moved(tokens: list[_Token], language: str) -> Iterator[list[_Token]]:
    """The sentence with the time at its head at its end, or the other way round, where it has one part and one time."""
    body, end = (tokens[:-1], tokens[-1:]) if tokens and tokens[-1].text in _ENDS else (tokens, [])
    for at in range(2, len(body) - 1):
        head, tail = body[:at], body[at:]
        bare = head[:-1] if head[-1].text == "," else head
        if _is_time(bare, language) and _is_simple(tail, language):
            yield [*tail, *bare, *end]
        is_free = head[-1].text.lower() not in cues.BOUND[language]
        if is_free and _is_time(tail, language) and _is_simple(head, language):
            yield [*tail, *head, *end]
            yield [*tail, _Token(","), *head, *end]


def _is_time(tokens: list[_Token], language: str) -> bool:
    """Whether the words are a lead such as “in” and one time, and nothing else."""
    if len(tokens) < 2 or tokens[0].text.lower() not in cues.TIME_LEADS[language]:
        return False
    rest = " ".join(token.text for token in tokens[1:])
    spans = [(found.start, found.end) for found in _times(rest, language)]
    whole = " ".join(token.text for token in tokens)
    return spans == [(0, len(rest))] or [(each.start, each.end) for each in _times(whole, language)] == [
        (0, len(whole))
    ]


def _is_simple(tokens: list[_Token], language: str) -> bool:
    """Whether the words are one part of a sentence that speaks of no time and reports nobody's words."""
    words = {token.text.lower() for token in tokens}
    text = " ".join(token.text for token in tokens)
    parted = cues.PARTS[language] | cues.MODALS[language]
    is_plain = not words & parted and not _speech(language).search(text) and not _INTENT.search(text)
    return is_plain and not _any_time(language).search(text) and not _times(text, language)


def _times(text: str, language: str) -> tuple[Mention, ...]:
    return time_mentions(text, language, 0, len(text), Calendar())


@cache
def _any_time(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{cues.TIMES[language]})\b", re.IGNORECASE)


@cache
def _speech(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{SAYING[language]})|{ACCORDING[language]}", re.IGNORECASE)


def _read(text: str, language: str) -> list[_Token]:
    """The words without fillers and with the plain one of those that say the same."""
    found = [_Token(word, number == 0) for number, word in enumerate(_TOKEN.findall(text))]
    for filler in sorted(cues.FILLERS[language], key=len, reverse=True):
        found = _without(found, filler.split())
    for plain, *others in cues.EQUALS[language]:
        for other in sorted(others, key=len, reverse=True):
            found = _with(found, other.split(), plain.split())
    return found


def _without(tokens: list[_Token], phrase: list[str]) -> list[_Token]:
    # One that ends in “that” opens a clause; any other is a filler only with its comma.
    sought = phrase if phrase[-1] in ("that", "что") else [*phrase, ","]
    while (at := _find(tokens, sought)) >= 0:
        first, last = at, at + len(phrase)
        first -= first > 0 and tokens[first - 1].text == ","
        last += last < len(tokens) and tokens[last].text == ","
        tokens = [*tokens[:first], *tokens[last:]]
    return tokens


def _with(tokens: list[_Token], phrase: list[str], plain: list[str]) -> list[_Token]:
    while (at := _find(tokens, phrase)) >= 0:
        is_first = tokens[at].is_first
        new = [
            _Token(word.capitalize() if is_first and not n else word, is_first and not n)
            for n, word in enumerate(plain)
        ]
        tokens = [*tokens[:at], *new, *tokens[at + len(phrase) :]]
    return tokens


def _is_firmness(tokens: list[_Token], at: int, phrase: list[str]) -> bool:
    """Whether words that may also mean something else stand before a number: “about”."""
    following = tokens[at + len(phrase)].text if at + len(phrase) < len(tokens) else ""
    return phrase not in (["approximately"],) or following[:1].isdigit() or following in ("$", "€", "£")


def _find(tokens: list[_Token], phrase: list[str]) -> int:
    """Where the phrase stands in small letters, which no name has; -1 when nowhere."""
    return next(
        (
            at
            for at in range(len(tokens) - len(phrase) + 1)
            if [token.key for token in tokens[at : at + len(phrase)]] == phrase and _is_firmness(tokens, at, phrase)
        ),
        -1,
    )


def _figures(original: str, reworded: str, language: str) -> str:
    """The figures once more, as the reader of figures understands them: value, unit, firmness, direction, period."""
    return "" if _tuples(original, language) == _tuples(reworded, language) else "a figure reads differently"


def _tuples(text: str, language: str) -> Counter[tuple[object, ...]]:
    return Counter(
        (each.low, each.high, each.unit, each.qualifier, each.kind, each.direction, each.period, each.measure)
        for each in find_quantities(text, language)
    )

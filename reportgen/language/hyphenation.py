"""Where a word may be divided at the end of a line.

Pyphen's patterns serve every language that has some, but Belarusian: its patterns leave parts without a vowel
(`сель-с-ка-га-с-па-да-р-чай`). There the syllable rules of the official spelling (2008, part 6) are followed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

LEAST_LETTERS = 3
SOFT_HYPHEN = "\u00ad"
_LETTERS_ONLY = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
# A vowel, the consonants behind it with the signs that lean on them, and the next vowel. `дз` and `дж` are one sound.
_BETWEEN_VOWELS = re.compile(r"[аеёіоуыэюя](?=((?:(?:дз|дж|[б-джзйклмнпрстфхцчшўґ])(?:ь?['’ʼ]?))*)[аеёіоуыэюя])")
_CONSONANT = re.compile(r"(?:дз|дж|[б-джзйклмнпрстфхцчшўґ])(?:ь?['’ʼ]?)")
# `ад-знака`, `пад-жылы`: here `дз` and `дж` are two sounds, the last of a prefix and the first of the root.
_PREFIX_IN_D = re.compile(r"(?:перад(?!ж)|над|пад|ад)(?=з[^вьеёіюя]|зв[аоуыэ]|ж|зем)")
_CLOSED_PREFIX = re.compile(r"(?:раз|рас|роз|рос|без|бес|бяз|бяс|пад|над|між)(?![аеёіоуыэюя])")
_OPEN_PREFIX = re.compile(r"(?:вы|за|на|па|да|су|пра|пры|пера)$")
_ONSET = re.compile(r"[бвгдзкпстфх][лр]|[гдкстх]в")


@lru_cache(maxsize=20_000)
def divisions(word: str, language: str) -> tuple[int, ...]:
    """The places at which the word may be divided, from the left: how many characters stay before the hyphen.

    At least three letters stand on either side. Empty for what is no plain word (digits, capitals inside, signs) and
    for a language without rules. The language is a code such as `en` or `pt-BR`.
    """
    if len(word) < 2 * LEAST_LETTERS or not _LETTERS_ONLY.fullmatch(word) or word[1:] != word[1:].lower():
        return ()
    found = _belarusian(word.lower()) if language == "be" else _by_patterns(word, language)
    return tuple(at for at in found if _letters(word[:at]) >= LEAST_LETTERS and _letters(word[at:]) >= LEAST_LETTERS)


def _letters(part: str) -> int:
    return sum(map(str.isalpha, part))


def _by_patterns(word: str, language: str) -> list[int]:
    patterns = _patterns(language)
    # A place that would change the spelling of the word is passed over.
    return [int(at) for at in patterns.positions(word) if not at.data] if patterns else []


@cache
def _patterns(language: str) -> Pyphen | None:
    # Imported here: reading the patterns takes a tenth of a second, and most runs of the program set no page.
    import pyphen  # noqa: PLC0415  # see above

    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=LEAST_LETTERS, right=LEAST_LETTERS, cache=False) if name else None


def _belarusian(word: str) -> list[int]:
    """A consonant between vowels goes to the next line; of several, the first stays; ь, й, ў, ' stay with theirs.

    Two that may begin a root (`пр`, `тв`) go together, but for those that a prefix parts: `вада-правод`, `раз-ліў`.
    """
    prefix = _PREFIX_IN_D.match(word)
    if prefix:
        rest = _belarusian(word[prefix.end() :])
        return [prefix.end(), *(prefix.end() + at for at in rest)]
    return [vowel.end() + _staying(word, vowel) for vowel in _BETWEEN_VOWELS.finditer(word)]


def _staying(word: str, vowel: re.Match[str]) -> int:
    """How many letters of those between the vowels stay on the line."""
    sounds = [sound[0] for sound in _CONSONANT.finditer(vowel[1])]
    if not sounds or (len(sounds) == 1 and _begins_a_part(sounds[0])):
        return 0
    closed = _CLOSED_PREFIX.match(word)
    is_parted = closed and closed.end() == vowel.end() + len(sounds[0])
    if _ONSET.fullmatch("".join(sounds)) and not is_parted:
        # `воб-ласць` for want of letters before the vowel, but nothing of a root stays with its prefix.
        is_short = vowel.end() < LEAST_LETTERS and not _OPEN_PREFIX.match(word[: vowel.end()])
        return len(sounds[0]) if is_short else 0
    return len(sounds[0])


def _begins_a_part(sound: str) -> bool:
    return sound[0] not in "йў" and not sound.endswith(("'", "’", "ʼ"))

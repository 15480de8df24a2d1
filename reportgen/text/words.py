"""Words of a sentence: stop words and stems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise

from reportgen.text.cyrillic_forms import as_russian

WORD = re.compile(r"[^\W_]+(?:['’\-.,][^\W_]+)*")
_NUMBER = re.compile(r"\d")
_FEWEST_SHARED, _LONGEST_ENDING = 4, 3  # letters that forms of a word share, and in which the shorter may differ
_LONGEST_WORD = 40  # longer ones are no words of a language, and would cost their length


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STOP_WORDS = {
    "en": _set(
        "a about above after again against all also am an and any are as at be because been before being below between "
        "both but by can cannot could did do does doing down during each few for from further had has have having he "
        "her here hers herself him himself his how i if in into is it its itself just may me might more most much must "
        "my myself no nor not now of off on once only or other our ours out over own per said same says shall she "
        "should so some such than that the their theirs them themselves then there these they this those through to "
        "too under until up upon us very was we were what when where which while who whom whose why will with within "
        "without would you your yours i'm i've it's he's she's we're they're don't doesn't didn't isn't wasn't can't "
        "won't that's there's mr mrs ms"
    ),
    "ru": _set(
        "а без бы был была были было быть в вам вас весь во вот все всего всех всё вы где да даже для до его ее ей ему "
        "если есть ещё еще её же за здесь и из или им их к как ко когда которая которого которое которой которые "
        "который которых кто ли лишь между меня мне мы на над нам нас наш не него нее ней нет ни ним них но ну о об "
        "однако он она они оно от по под при про с сам свой себя со так также там то того тоже той только том ты у уже "
        "чем чего через что чтобы чья эта эти этим этих это этого этой этом этот я"
    ),
    "be": _set(
        "а аб або ад але без бо быў была было былі быць вас вы дзе для да до ён яна яны яно з за і из к калі каб які "
        "якая якое якія мы на над нас не ні па пад пра пры са сваё свой так таксама там то тое толькі тым у уж ўжо ў "
        "хто чым што яго яе яму іх гэта гэты гэтая гэтыя гэтага"
    ),
    "de": _set(
        "aber als am an auch auf aus bei bis da damit dann das dass dem den der des die dies diese diesem diesen "
        "dieser dieses doch durch ein eine einem einen einer eines er es für hat haben hier ich ihr ihre im in ist "
        "ja kann man mehr mit nach nicht noch nun nur ob oder sei sein seine sich sie sind so soll über um und uns "
        "unter vom von vor war waren was weil wenn werden wie wir wird wurde zu zum zur zwischen fuer ueber"
    ),
}
FUNCTION_WORDS = frozenset().union(*_STOP_WORDS.values())
_STEMMERS = {"en": "english", "ru": "russian", "be": "russian", "de": "german"}


def base_language(language: str) -> str:
    """The two letters before a region or script, in lower case: `en` for `en-GB`."""
    return language[:2].lower()


def stop_words(language: str) -> frozenset[str]:
    """The function words of a language; none for one without a list."""
    return _STOP_WORDS.get(base_language(language), frozenset())


def stems(text: str, language: str) -> list[str]:
    """The stems of the text's content words in order; numbers stay as they are."""
    return [stem for stem in map(stem_function(base_language(language)), WORD.findall(text.lower())) if stem]


def stem_lists(texts: Iterable[str], language: str) -> list[list[str]]:
    """The stems of each text, as `stems` gives them, but a word that can meet no other form of itself stays as it is.

    Forms of one word stand together in the alphabet and share all but their last letters; most words have no such
    company in a text, and stemming is slow.
    """
    code = base_language(language)
    stop, stem = stop_words(code), stem_function(code)
    found = [WORD.findall(text.lower()) for text in texts]
    distinct = dict.fromkeys(word for words in found for word in words)
    stemmed = {word: "" if word in stop or (len(word) == 1 and not word.isdigit()) else word for word in distinct}
    for word, following in pairwise(sorted(distinct)):
        if word[:_FEWEST_SHARED] != following[:_FEWEST_SHARED]:
            continue
        shared = max(_FEWEST_SHARED, min(len(word), len(following)) - _LONGEST_ENDING)
        if word[:shared] == following[:shared]:
            stemmed[word], stemmed[following] = stem(word), stem(following)
    return [[kept for word in words if (kept := stemmed[word])] for words in found]


@cache
def stem_function(language: str) -> Callable[[str], str]:
    """A function from a lower-case word to its stem, empty for a stop word. What it found is remembered."""
    stop = stop_words(language)
    stem = _snowball(language)

    @cache
    def of(word: str) -> str:
        word = word.replace("’", "'").replace("ё", "е").removesuffix("'s")
        if word in stop or (len(word) == 1 and not word.isdigit()):
            return ""
        return word if not 4 <= len(word) <= _LONGEST_WORD or _NUMBER.search(word) else stem(word)

    return of


def _snowball(language: str) -> Callable[[str], str]:
    if language not in _STEMMERS:
        return str
    # Imported with the first stem: commands that read no text do not pay for it.
    import snowballstemmer  # noqa: PLC0415  # as said above

    stemmer = snowballstemmer.stemmer(_STEMMERS[language])
    found: Callable[[str], str] = stemmer.stemWord
    if _STEMMERS[language] != "russian":
        return found
    # The Russian rules take "усь" of «Беларусь» for the ending of a verb; «Беларуси» keeps it.
    spelled: Callable[[str], str] = as_russian if language == "be" else str
    return lambda word: found(_without_sign(spelled(word)))


def _without_sign(word: str) -> str:
    return word[:-1] if word.endswith("ь") and not word.endswith("ть") else word


LETTERS = re.compile(r"[^\W\d_]+")

"""Where the sentences of one paragraph end: own rules that see quotation marks, initials and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.text.abbreviations import COMPLETED, Abbreviations, abbreviations
from reportgen.text.words import base_language

_STOP = re.compile(r"[.!?…؟۔]+|[。！？]+")
_WIDE_STOPS = "。！？"
_CLOSERS = re.compile(r"[»”’\"')\]}›]+[.!?…]?")
_LOOSE_CLOSER = re.compile(r"\s+([»”›]|[\"'](?=\s|$))[.,;]?")
_OPENERS = re.compile(r"[«“„‘‹\"'(\[{¿¡\s–—-]*")
_OPENER_OF = {"»": "«", "”": "“", "›": "‹"}
_LAST_TOKEN = re.compile(r"[^\s«“„‘‹\"'(\[{»”›)\]}–—/]+$")
_AMOUNT_END = re.compile(r"(?:\d|(?:тыс|млн|млрд|трлн)\.?)$")
_SPACED_HEAD = re.compile(r"(?<![^\W\d_])([^\W\d_])\.\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]$")
# No rule looks further than this to either side of a stop, so that the time stays linear.
_REACH = 48
_QUOTATION_REACH = 600


@dataclass(frozen=True, slots=True)
class _Stop:
    """A full stop in doubt: the sentence began at `start`, it stands at `at`, the next word or figure at `next`."""

    text: str
    start: int
    at: int
    next: int
    words: Abbreviations
    language: str

    @property
    def token(self) -> str:
        """What stands before the stop, back to a space."""
        found = _LAST_TOKEN.search(self.text, max(self.start, self.at - _REACH), self.at)
        return found[0] if found else ""

    @property
    def before(self) -> str:
        """What stands before the token, without the spaces."""
        end = self.at - len(self.token)
        return self.text[max(self.start, end - _REACH) : end].rstrip()

    @property
    def next_word(self) -> str:
        """The next word, empty before a figure."""
        found = _WORD.match(self.text, self.next)
        return found[0] if found else ""

    @property
    def begins(self) -> bool:
        """Whether the next word is one that often begins sentences."""
        word = self.next_word
        # "Р. А. Иванов": the А is an initial, not the conjunction.
        is_initial = len(word) == 1 and self.text[self.next + 1 : self.next + 2] == "."
        return word.lower() in self.words.starters and not is_initial


def sentence_spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in one paragraph, without the spaces around them."""
    language = base_language(language)
    words = abbreviations(language)
    start = _skip_spaces(text, 0)
    for stop in _STOP.finditer(text):
        if stop.start() < start:
            continue
        end = _closed(text, stop.end())
        following = _skip_spaces(text, end)
        is_glued = following == end and stop[0][0] not in _WIDE_STOPS
        if following < len(text) and not is_glued and _ends(text, start, stop, end, words, language):
            yield start, end
            start = following
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _skip_spaces(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _closed(text: str, end: int) -> int:
    """The end of the sentence with the quotation marks and brackets that close after its stop."""
    if closers := _CLOSERS.match(text, end):
        end = closers.end()
    # «Мы готовы. Приедем. » with a loose closing mark: it belongs to what stands before it.
    loose = _LOOSE_CLOSER.match(text, end)
    return loose.end() if loose and _is_open(text[max(0, end - _QUOTATION_REACH) : end], loose[1]) else end


def _is_open(window: str, closer: str) -> bool:
    """Whether a quotation that `closer` could close is open at the window's end."""
    if closer in "\"'":
        return window.count(closer) % 2 == 1
    return window.count(_OPENER_OF[closer]) > window.count(closer)


def _ends(text: str, start: int, stop: re.Match[str], end: int, words: Abbreviations, language: str) -> bool:
    openers = _OPENERS.match(text, end)
    following = openers.end() if openers else end
    if following >= len(text):
        return True
    head = text[following]
    if head.islower() or head in ",;:.!?…)]}»”":
        return False
    if stop[0] != "." or (end != stop.end() and text[end - 1] in '»”"'):
        # «Когда?» — 12 человек: after a dash only a capital begins a sentence.
        return head.isupper() or text[_skip_spaces(text, end)] not in "–—-"
    return _full_stop_ends(_Stop(text, start, stop.start(), following, words, language))


def _full_stop_ends(stop: _Stop) -> bool:
    token = stop.token
    if not token:
        return True
    if _is_in_reference(stop):
        return False
    if _INITIAL.match(token) and token[0].isupper() and token.lower() not in stop.words.before_name:
        # "vitamin C. The" ends a phrase; "A. G. Ivanov" and "U.S. Steel" do not.
        return stop.begins and (len(token) > 1 or stop.before[-1:].islower())
    if token.isdigit():
        return not _is_numbering(stop, token)
    return _abbreviation_ends(stop, _spelled(stop, token.lower()))


def _is_in_reference(stop: _Stop) -> bool:
    """Whether the stop stands inside a reference in brackets: "[2. P. 45]"."""
    opened = stop.text.rfind("[", max(stop.start, stop.at - _REACH), stop.at)
    if opened < 0 or stop.text.find("]", opened, stop.at) >= 0:
        return False
    return stop.text.find("]", stop.at, stop.at + _REACH) >= 0


def _abbreviation_ends(stop: _Stop, word: str) -> bool:
    """Whether a sentence ends after a word that may be an abbreviation; it does after one that is none."""
    is_number_next = stop.text[stop.next].isdigit()
    if word in stop.words.inside or (word in stop.words.before_number and is_number_next):
        return False
    if word in stop.words.after_number:
        return bool(_AMOUNT_END.search(stop.before)) and not is_number_next
    if word in stop.words.before_name:
        # In Russian a capital begins a sentence; English names and German nouns have one everywhere.
        is_capital = stop.text[stop.next].isupper() and stop.language not in ("en", "de")
        return stop.begins or (is_capital and (word, stop.next_word.lower()) not in COMPLETED)
    return True


def _spelled(stop: _Stop, word: str) -> str:
    """A spaced abbreviation closed up: "т. е", "н. э"."""
    head = _SPACED_HEAD.search(stop.before) if len(word) == 1 else None
    return f"{head[1].lower()}.{word}" if head else word


def _is_numbering(stop: _Stop, digits: str) -> bool:
    """Whether a number with a stop numbers an item, or is a German ordinal ("3. Mai")."""
    return len(digits) <= 2 and (not stop.before or stop.language == "de")

"""Text → numbered sentences with their character spans; messy text → the sentences of its article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.model.dataset import Sentence
from reportgen.text.blocks import Block, Kind, blocks, ends_finally
from reportgen.text.boundaries import sentence_spans
from reportgen.text.casing import usual_forms, without_capitals
from reportgen.text.clutter import is_clutter, is_dateline, lead_in_length
from reportgen.text.standing import is_run_in_heading
from reportgen.text.words import LETTERS

_LONGEST_TITLE_WORDS = 15
_UNPUNCTUATED, _RUN_IN = 7, 8  # levels below those that number signs can give


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence and what stands above it: the headings that hold for it, the document's title first."""

    sentence: Sentence
    headings: tuple[str, ...] = ()


def split_sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of a text, in order; `language` is an ISO 639-1 code.

    Headings ("# …") are not sentences. `text[start:end]` is the sentence as it stands; `Sentence.text` is the same with
    every run of spaces and line breaks made one space. A blank line ends a paragraph, a broken line does not.
    """
    return tuple(sentence for _, sentence in _split(text, language) if sentence)


def clean_sentences(text: str, language: str = "en") -> tuple[Placed, ...]:
    """The sentences of the article in a messy text, with their headings; numbers as `split_sentences` gives them.

    Share buttons, menus, bylines, datelines and repeated names are left out; a title or a line without a full stop is
    a heading, and so is a beginning like "On supplies of machinery." for its paragraph. Beyond spaces, `Sentence.text`
    differs from `text[start:end]` only in words in capitals, put back to the form the text uses elsewhere, and in the
    space before a stop, which is dropped.
    """
    forms = usual_forms(text)
    headings: list[tuple[int, str]] = []
    found: list[Placed] = []
    held: Block | None = None
    is_left_out = is_opening = False
    for block, sentence in _split(text, language):
        row = " ".join(text[block.start : block.end].split()) if block is not held else ""
        if block is not held:
            headings[:] = [each for each in headings if each[0] != _RUN_IN]
            held, is_left_out, is_opening = block, _is_heading_or_clutter(block, row, headings), True
        if sentence and not is_left_out and (kept := _repaired(sentence, text, forms)):
            if is_opening and is_run_in_heading(kept.text):
                headings.append((_RUN_IN, kept.text))
            else:
                found.append(Placed(kept, tuple(words for _, words in headings)))
            is_opening = False
    return tuple(found)


def _split(text: str, language: str) -> Iterator[tuple[Block, Sentence | None]]:
    """Each block with each of its sentences; a heading with none."""
    number = paragraph = 0
    for block in blocks(text):
        if block.kind is Kind.HEADING:
            yield block, None
            continue
        paragraph += 1
        for start, end in sentence_spans(text[block.start : block.end], language):
            number += 1
            first, last = block.start + start, block.start + end
            yield block, Sentence(number, " ".join(text[first:last].split()), first, last, paragraph)


def _is_heading_or_clutter(block: Block, row: str, headings: list[tuple[int, str]]) -> bool:
    """Notes a heading for what follows; says whether the block's sentences are to be left out."""
    level = block.level
    if block.kind is Kind.PARAGRAPH and not ends_finally(row):
        if is_clutter(row):
            return True
        if len(row.split()) > _LONGEST_TITLE_WORDS or row[-1] in ":;,":
            return False
        level = 1 if not headings else _UNPUNCTUATED
    if level:
        headings[:] = [(above, words) for above, words in headings if above < level]
        headings.append((level, row))
    return bool(level) or is_clutter(row)


def _repaired(sentence: Sentence, text: str, forms: Mapping[str, str]) -> Sentence | None:
    """The sentence without dateline and breaks; None when nothing of it is left."""
    words = sentence.text
    if is_dateline(words) or not LETTERS.search(words):
        return None
    start = sentence.start
    if skipped := lead_in_length(words):
        words = words[skipped:]
        start = sentence.end - _tail_length(text[sentence.start : sentence.end], len("".join(words.split())))
    words = without_capitals(_without_space_before_stop(words), forms)
    return Sentence(sentence.number, words, start, sentence.end, sentence.paragraph)


def _tail_length(raw: str, visible: int) -> int:
    """The length of the end of `raw` that holds the given number of visible characters."""
    for position in range(len(raw) - 1, -1, -1):
        visible -= not raw[position].isspace()
        if visible == 0:
            return len(raw) - position
    return len(raw)


def _without_space_before_stop(words: str) -> str:
    for stop in ".,;":
        words = words.replace(f" {stop} ", f"{stop} ")
    return words[:-2] + words[-1] if words[-2:-1] == " " and words[-1] in ".,;!?" else words

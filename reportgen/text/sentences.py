"""Text → numbered sentences with their character spans; messy text → the sentences of its article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.model.dataset import Sentence
from reportgen.text.blocks import PART_LEVEL, Block, Kind, blocks, ends_finally
from reportgen.text.boundaries import sentence_spans
from reportgen.text.casing import usual_forms, without_capitals
from reportgen.text.clutter import is_clutter, is_dateline, lead_in_length
from reportgen.text.paper_cues import Part
from reportgen.text.papers import is_reference, part_named
from reportgen.text.standing import is_run_in_heading
from reportgen.text.words import LETTERS

_LONGEST_TITLE_WORDS = 15
_SHORTEST_NOTE_WORDS = 5
_UNPUNCTUATED = 7  # a level below those that number signs can give
_REMEMBERED = 256  # texts whose sentences are kept: figures, statements and undertakings are each looked for in them


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence and what stands above it: the headings that hold for it, the document's title first."""

    sentence: Sentence
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    words: str


def split_sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of a text, in order; `language` is an ISO 639-1 code.

    Headings ("# …") are not sentences. `text[start:end]` is the sentence as it stands; `Sentence.text` is the same with
    every run of spaces and line breaks made one space. A blank line ends a paragraph, a broken line does not.
    """
    return tuple(sentence for _, sentences in _split(text, language) for sentence in sentences)


@lru_cache(_REMEMBERED)
def clean_sentences(text: str, language: str = "en") -> tuple[Placed, ...]:
    """The sentences of the article in a messy text, with their headings; numbers as `split_sentences` gives them.

    Share buttons, menus, bylines, datelines, repeated names and lists of references are left out; a title or a line
    without a full stop is a heading, and so is a beginning like "On supplies of machinery." or "Conclusions." for its
    paragraph. Beyond spaces, `Sentence.text`
    differs from `text[start:end]` only in words in capitals, put back to the form the text uses elsewhere, and in the
    space before a stop, which is dropped.
    """
    forms = usual_forms(text)
    parts = [(block, " ".join(text[block.start : block.end].split()), found) for block, found in _split(text, language)]
    are_notes = _are_notes(parts)
    headings: tuple[_Heading, ...] = ()
    placed: list[Placed] = []
    for place, (block, row, sentences) in enumerate(parts):
        part = part_named(row)
        if not part and (is_clutter(row) or _is_listed(block, row, headings)):
            continue
        level = _heading_level(block, row, is_first=not headings, are_notes=are_notes)
        if level or _is_numbered_heading(parts, place):
            level = level or _UNPUNCTUATED
            headings = _under(headings, _Heading(level, row))
            continue
        kept = [sentence for each in sentences if (sentence := _repaired(each, text, forms))]
        above = headings
        if kept and part_named(kept[0].text):
            above = headings = _under(headings, _Heading(PART_LEVEL, kept.pop(0).text))
        elif kept and is_run_in_heading(kept[0].text):
            above = _under(headings, _Heading(_UNPUNCTUATED, kept.pop(0).text))
            headings = headings if kept else above
        placed.extend(Placed(sentence, tuple(heading.words for heading in above)) for sentence in kept)
    return tuple(placed)


@lru_cache(_REMEMBERED)
def _split(text: str, language: str) -> tuple[tuple[Block, tuple[Sentence, ...]], ...]:
    """Each block with its sentences; a heading has none."""
    return tuple((block, tuple(sentences)) for block, sentences in _blocks_of_sentences(text, language))


def _blocks_of_sentences(text: str, language: str) -> Iterator[tuple[Block, list[Sentence]]]:
    number = paragraph = 0
    for block in blocks(text):
        found: list[Sentence] = []
        if block.kind is not Kind.HEADING:
            paragraph += 1
            for start, end in sentence_spans(text[block.start : block.end], language):
                number += 1
                first, last = block.start + start, block.start + end
                found.append(Sentence(number, " ".join(text[first:last].split()), first, last, paragraph))
        yield block, found


def _are_notes(parts: Sequence[tuple[Block, str, object]]) -> bool:
    """Whether the text is written in lines without full stops, so that such a line is no heading."""
    rows = [
        row for block, row, _ in parts if block.kind is not Kind.HEADING and len(row.split()) >= _SHORTEST_NOTE_WORDS
    ]
    stopped = sum(ends_finally(row) for row in rows)
    return len(rows) >= 4 and stopped < len(rows) / 2


def _heading_level(block: Block, row: str, *, is_first: bool, are_notes: bool) -> int:
    """The level of a block that is a heading or reads like one; 0 for text."""
    if block.kind is not Kind.PARAGRAPH or ends_finally(row) or row[-1] in ":;,":
        return block.level
    words = len(row.split())
    if words > _LONGEST_TITLE_WORDS or (are_notes and words >= _SHORTEST_NOTE_WORDS):
        return 0
    return 1 if is_first else _UNPUNCTUATED


def _is_numbered_heading(parts: Sequence[tuple[Block, str, object]], place: int) -> bool:
    """Whether an item stands alone above a paragraph and is no sentence: "3. The proposed method"."""
    block, row, _ = parts[place]
    if block.kind is not Kind.ITEM or ends_finally(row) or row[-1] in ":;," or len(row.split()) > _LONGEST_TITLE_WORDS:
        return False
    before = parts[place - 1][0].kind if place else Kind.HEADING
    after = parts[place + 1] if place + 1 < len(parts) else None
    return before is not Kind.ITEM and after is not None and after[0].kind is Kind.PARAGRAPH and ends_finally(after[1])


def _is_listed(block: Block, row: str, headings: Sequence[_Heading]) -> bool:
    """Whether a row is an entry in a list of references."""
    if not headings or block.kind is Kind.HEADING or part_named(headings[-1].words) is not Part.REFERENCES:
        return False
    return block.kind is Kind.ITEM or is_reference(row)


def _under(headings: tuple[_Heading, ...], new: _Heading) -> tuple[_Heading, ...]:
    """The headings that hold below a new one: those of higher rank, and itself."""
    return (*(heading for heading in headings if heading.level < new.level), new)


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

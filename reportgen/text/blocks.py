"""The outline of a text: headings, paragraphs and list items, with lines broken in mid sentence joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reportgen.text.abbreviations import NEVER_FINAL
from reportgen.text.papers import part_named
from reportgen.text.words import FUNCTION_WORDS


class Kind(StrEnum):
    """What a block is: a heading gives its topic to what stands below it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text by its character span, without a heading's number signs or an item's bullet.

    `level` is the count of the number signs; 0 for a block that is no heading.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0


_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
_ITEM = re.compile(r"\s*(?:[-*•·‣▪–—]\s+|\(?\d{1,2}[.)]\s+|\(?[a-zа-я]\)\s+)(?=\S)")
_RULE = re.compile(r"\s*(?:[-=*_~]\s*){3,}$")
_FINAL = re.compile(r"[.!?…。！？؟۔][»”’\"')\]}›]*\s*$")
_SEPARATED = re.compile(r"\s[|•·→]\s|©")
_LONGEST_TITLE = 120
_SHORTEST_TAIL = 12  # characters that show whether a sentence ends
PART_LEVEL = 2  # of a heading that is known by its words: below a title
_WRAPPED_WIDTH = 130  # a longest line beyond this is a paragraph on one line, not a hard-wrapped text


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    after_blank: bool


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text in order; together they hold every visible character but markers and rules."""
    lines = _lines(text)
    width = _wrapped_width(lines)
    open_block: Block | None = None
    for line in lines:
        row = text[line.start : line.end]
        if _RULE.match(row):
            continue
        marker = _HEADING.match(row)
        kind = Kind.HEADING if marker else Kind.PARAGRAPH
        if not marker and _begins_part(row, text, line, open_block):
            if open_block:
                yield open_block
            open_block = Block(Kind.HEADING, line.start, line.end, PART_LEVEL)
            continue
        if not marker and (marker := _ITEM.match(row)) and _is_item(text, line, open_block):
            kind = Kind.ITEM
        elif not marker or kind is not Kind.HEADING:
            marker = None
        if marker is None and open_block and not line.after_blank and _goes_on(text, open_block, line, width):
            open_block = Block(open_block.kind, open_block.start, line.end, open_block.level)
            continue
        if open_block:
            yield open_block
        open_block = Block(kind, line.start + (marker.end() if marker else 0), line.end, _level(marker))
    if open_block:
        yield open_block


def _begins_part(row: str, text: str, line: _Line, open_block: Block | None) -> bool:
    """Whether a line of its own names a part of a paper: "ВВЕДЕНИЕ", "2. Results"."""
    if not part_named(row):
        return False
    if open_block is None or line.after_blank or open_block.kind is Kind.HEADING:
        return True
    return ends_finally(text[max(open_block.start, open_block.end - _SHORTEST_TAIL) : open_block.end])


def _level(marker: re.Match[str] | None) -> int:
    return marker[0].count("#") if marker else 0


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    position = 0
    for match in _LINE.finditer(text):
        row = match[0]
        stripped = row.strip()
        if not stripped:
            continue
        start = match.start() + len(row) - len(row.lstrip())
        gap = text[position:start]
        breaks = gap.count("\n") or gap.count("\r") + gap.count("\u2029")
        found.append(_Line(start, start + len(stripped), breaks > 1))
        position = start + len(stripped)
    return found


def _wrapped_width(lines: list[_Line]) -> int:
    """The width to which a text was broken into lines; 0 for a text with a paragraph on each line."""
    lengths = [line.end - line.start for line in lines]
    width = max(lengths, default=0)
    full = sum(length >= 0.75 * width for length in lengths)
    return width if 40 <= width <= _WRAPPED_WIDTH and len(lengths) >= 4 and full >= 0.4 * len(lengths) else 0


def _is_item(text: str, line: _Line, open_block: Block | None) -> bool:
    """Whether a line with a bullet is an item, and not a dash or a number that a line break left at a line's start."""
    if open_block is None or line.after_blank or open_block.kind is not Kind.PARAGRAPH:
        return True
    row = text[line.start : line.end]
    before = text[max(open_block.start, open_block.end - 8) : open_block.end]
    return row[0] not in "–—-0123456789(" or bool(_FINAL.search(before)) or before[-1] in ":;"


def _goes_on(text: str, block: Block, line: _Line, width: int) -> bool:
    """Whether the line goes on with the open block's last sentence."""
    tail = text[max(block.start, block.end - _WRAPPED_WIDTH) : block.end]
    last_line = _LINE.findall(tail)[-1]
    head = text[line.start : line.end]
    if block.kind is Kind.HEADING or _SEPARATED.search(last_line) or _SEPARATED.search(head):
        return False
    last_word, first_word = last_line.split()[-1], head.split(None, 1)[0]
    if width:
        return not _FINAL.search(tail) or len(last_line) + 1 + len(first_word) > width
    if first_word[0].islower():
        return True
    if _FINAL.search(tail):
        return last_word.rstrip(".").lower() in NEVER_FINAL
    return _is_cut(last_line, last_word, first_word, head)


def _is_cut(last_line: str, last_word: str, first_word: str, head: str) -> bool:
    """Whether a line without a final stop was cut in mid sentence and is no title: "the⏎HEAD of state"."""
    if len(last_line) >= _LONGEST_TITLE or last_word[-1] in ",;-–—(«“/":
        return True
    if not last_word.islower():
        return False
    is_capital_break = first_word.isupper() and len(first_word) > 1 and not head.isupper()
    return last_word in FUNCTION_WORDS or is_capital_break


def ends_finally(row: str) -> bool:
    """Whether a row ends with the stop of a sentence."""
    return bool(_FINAL.search(row[-_SHORTEST_TAIL:]))

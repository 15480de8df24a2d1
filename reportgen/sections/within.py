"""Texts of the data inside a sentence: the capital of a cell's first word belongs to the cell, not to the word."""

from __future__ import annotations

import re

from reportgen.model.passage import Name, Passage, Quotation
from reportgen.sections.types import Context

# A first word whose capital may be the line's alone: "Deliver", not "MTZ", "5G" or a word in quotation marks.
_COMMON = re.compile(r"[^\W\d_](?:[^\W\d_]|[-’'])*+(?=[\s,.;:]|\Z)")


def within(context: Context, passage: Passage) -> Passage:
    """The passage with the texts of the data as they are written after a colon or amid a sentence.

    A text that the briefing's language lacks stays as it is, and so does one that begins with a name.
    """
    return Passage(tuple(_within(context, run) if isinstance(run, Quotation) else run for run in passage.runs))


def name_within(context: Context, text: str) -> Name:
    """The name as it is written amid a sentence: goods begin small, and so does what its case forms write small."""
    language = context.language
    words = language.name(text)
    is_good = any(item.dimensions.get("commodity") == text for item in context.dataset.observations)
    if language.is_common(text) or (is_good and context.speaks(text) and _is_common(context, words)):
        return Name(_lowered(words))
    return Name(text)


def _within(context: Context, run: Quotation) -> Quotation:
    if run.language or run.marks or not context.speaks(run.text):
        return run
    words = context.language.name(run.text)
    return Quotation(_lowered(words), run.citation, original=run.original) if _is_common(context, words) else run


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _is_common(context: Context, words: str) -> bool:
    first = _COMMON.match(words)
    return first is not None and first[0][1:] == first[0][1:].lower() and not _is_name(context, first[0])


def _is_name(context: Context, word: str) -> bool:
    """Whether the data write the word with a capital after a small word too, or one of the two sides begins with it."""
    amid = re.compile(rf"\b([^\W\d_])[\w’'-]*,?\s{re.escape(word)}\b")
    tables, observations = context.dataset.tables.values(), context.dataset.observations
    cells = (cell for table in tables for row in table.rows for cell in row.cells if isinstance(cell, str))
    texts = (*cells, *(item.statement for item in observations))
    if any(before.islower() for text in texts for before in amid.findall(context.language.name(text))):
        return True
    return any(context.language.name(side).startswith(word) for side in (context.reporter, context.partner))

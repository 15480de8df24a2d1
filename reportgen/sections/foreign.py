"""Sentences of documents in another language than the briefing's: tagged where they stand, told of once a section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass

from reportgen.model.briefing import Component, Note
from reportgen.model.facts import Citation
from reportgen.model.passage import Passage, Quotation
from reportgen.sections.types import Context
from reportgen.text.cited import CitedSentence


def foreign_language(context: Context, citation: Citation) -> str:
    """The language of the document that the citation quotes; empty for the briefing's own and for no document."""
    place = citation.locator
    if place.sentence is None:
        return ""
    written = next((each.language for each in context.dataset.documents if each.file == place.file), "")
    return "" if written == context.language.code else written


def quoted(context: Context, sentence: CitedSentence) -> tuple[Quotation, Passage]:
    """The sentence to print, and a remark on a foreign one: "Russian", or "translated from Russian".

    It is translated where the words of the data hold the whole sentence; no program translates.
    """
    language = "" if sentence.language == context.language.code else sentence.language
    quotation = Quotation(sentence.text, sentence.citation, language=language)
    if not language:
        return quotation, Passage()
    name = context.language.in_language(language)
    frame = "translated from {language}" if context.language.knows(sentence.text) else "{language}"
    return quotation, context.language.passage(frame, language=name)


def foreign_line(context: Context, components: Sequence[Component]) -> list[Component]:
    """A line that says so when every document quoted in the components is in another language; else nothing."""
    found = [run for run in _quotations(components) if run.citation.locator.sentence is not None]
    if not found or not all(run.language and not context.language.knows(run.text) for run in found):
        return []
    frame = "The documents quoted here exist only in another language ({languages}); they are quoted in the original."
    names = dict.fromkeys(context.language.in_language(run.language) for run in found)
    return [Note(context.language.passage(frame, languages=", ".join(names)))]


def _quotations(value: object) -> Iterator[Quotation]:
    if isinstance(value, Quotation):
        yield value
    elif isinstance(value, str):
        return
    elif isinstance(value, Iterable):
        for each in value:
            yield from _quotations(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _quotations(getattr(value, field.name))

"""Sentences of documents in another language than the briefing's: tagged where they stand, told of once a section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass

from reportgen.model.briefing import Component, Note
from reportgen.model.facts import Citation
from reportgen.model.passage import Quotation
from reportgen.sections.types import Context


def foreign_language(context: Context, citation: Citation) -> str:
    """The language of the document that the citation quotes; empty for the briefing's own and for no document."""
    place = citation.locator
    if place.sentence is None:
        return ""
    written = next((each.language for each in context.dataset.documents if each.file == place.file), "")
    return "" if written == context.language.code else written


def foreign_line(context: Context, components: Sequence[Component]) -> list[Component]:
    """A line that says so when every document quoted in the components is in another language; else nothing."""
    quoted = [run for run in _quotations(components) if run.citation.locator.sentence is not None]
    if not quoted or not all(run.language for run in quoted):
        return []
    frame = "The documents quoted here exist only in another language ({languages}); they are quoted in the original."
    names = dict.fromkeys(context.language.in_language(run.language) for run in quoted)
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

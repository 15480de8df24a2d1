"""The list of every source that the briefing cites."""

from __future__ import annotations

from reportgen.model.briefing import Component, Note, Section, SourceList
from reportgen.sections.types import Context, Options, SectionType, section


class SourcesOptions(Options, frozen=True, kw_only=True):
    """Options of `sources`."""


def compose(options: SourcesOptions, context: Context) -> Section:
    """A line on how to read the list, then the list."""
    words = "Numbers in square brackets in the text refer to this list. Only sources cited in this edition are listed."
    components: list[Component] = [Note(context.language.passage(words)), SourceList()]
    return section(TYPE.name, context.text(options.title, "Sources"), components)


TYPE = SectionType(
    name="sources",
    summary="The numbered list of cited sources with publisher, title, date, language and address.",
    options=SourcesOptions,
    compose=compose,
)

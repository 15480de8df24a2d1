"""Marks and source lines: how sections say where their numbers and sentences come from."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.facts import Citation
from reportgen.model.passage import Mark, Name, Passage
from reportgen.model.quantity import Quantity
from reportgen.sections.types import Context

_NAMED_PUBLISHERS = 4


def mark(*origins: Quantity | Citation | Iterable[Citation]) -> Passage:
    """A bracketed reference to the origins' sources, each once, in order; empty when none is named."""
    sources = dict.fromkeys(citation.source for citation in _citations(origins) if citation.source)
    return Passage.of(Mark(tuple(sources))) if sources else Passage()


def marked(text: Passage, *origins: Quantity | Citation | Iterable[Citation]) -> Passage:
    """The text with the mark of its origins behind it, a no-break space between."""
    reference = mark(*origins)
    return Passage.of(text, "\u00a0", reference) if reference else text


def source_line(context: Context, *origins: Quantity | Citation | Iterable[Citation]) -> Passage:
    """ "Source: BelTA [3]; PortNews [7]": each publisher once with its marks; more than four are only counted in."""
    by_publisher: dict[str, dict[str, None]] = {}
    for citation in _citations(origins):
        source = context.dataset.sources.get(citation.source)
        if source:
            by_publisher.setdefault(source.publisher, {})[source.id] = None
    if not by_publisher:
        return context.language.passage("Source: the briefing's own data.")
    parts: list[Passage | str] = []
    named = list(by_publisher.items())
    rest = [source for _, sources in named[_NAMED_PUBLISHERS:] for source in sources]
    for publisher, sources in named[:_NAMED_PUBLISHERS]:
        parts += ["; " if parts else "", Passage.of(Name(publisher), "\u00a0", Mark(tuple(sources)))]
    if rest:
        parts += ["; ", context.language.passage("others {marks}", marks=Mark(tuple(rest)))]
    frame = "Source: {list}." if len(by_publisher) == 1 else "Sources: {list}."
    return context.language.passage(frame, list=Passage.of(*parts))


def _citations(origins: Iterable[Quantity | Citation | Iterable[Citation]]) -> Iterable[Citation]:
    for origin in origins:
        if isinstance(origin, Quantity):
            yield from origin.citations()
        elif isinstance(origin, Citation):
            yield origin
        else:
            yield from origin

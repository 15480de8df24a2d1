"""A section's components as plain text, the way a test wants to read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from reportgen.language import language
from reportgen.model.briefing import (
    Bullets,
    Callout,
    Chart,
    Component,
    Heading,
    KeyFigures,
    Note,
    Prose,
    Section,
    Table,
)
from reportgen.model.passage import Passage

_ENGLISH = language("en")
_T = TypeVar("_T")


def text(passage: Passage) -> str:
    """The passage with plain spaces; marks print nothing."""
    return " ".join(_ENGLISH.text(passage).replace("\u00a0", " ").replace(" .", ".").split())


def lines(section: Section) -> list[str]:
    """Every line of the section, tables as cells joined by a bar."""
    return [line for component in section.components for line in _component(component)]


def rows(table: Table) -> list[list[str]]:
    """The cells of a table."""
    return [[text(cell) for cell in row.cells] for row in table.rows]


def only(section: Section, kind: type[_T]) -> _T:
    """The section's one component of a kind."""
    (found,) = (component for component in section.components if isinstance(component, kind))
    return found


def _component(component: Component) -> Iterator[str]:
    match component:
        case Prose(paragraphs=paragraphs):
            yield from map(text, paragraphs)
        case Bullets(items=items):
            yield from (text(item.text) for item in items)
        case KeyFigures(tiles=tiles):
            for tile in tiles:
                yield " | ".join(map(text, (tile.label, tile.level, *tile.lines)))
        case Chart():
            yield f"[{component.spec.kind}] {text(component.title)}"
        case Table():
            yield f"[table] {text(component.title)}"
            yield from (" | ".join(row) for row in rows(component))
        case Callout():
            yield f"[box] {text(component.title)}"
            for held in component.components:
                yield from _component(held)
        case Heading() | Note():
            yield text(component.text)

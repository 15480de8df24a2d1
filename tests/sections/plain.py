"""A section's components as plain text, the way a test wants to read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from reportgen.language import language
from reportgen.model.briefing import (
    Bullet,
    Bullets,
    Callout,
    Card,
    Chart,
    Component,
    Heading,
    Image,
    KeyFigures,
    Note,
    Prose,
    Register,
    Section,
    Statement,
    Table,
    Timeline,
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
            yield from (line for item in items for line in _bullet(item))
        case Chart():
            yield f"[{component.spec.kind}] {text(component.title)}"
        case Table():
            yield f"[table] {text(component.title)}"
            yield from (" | ".join(row) for row in rows(component))
        case Callout():
            yield f"[box] {text(component.title)}"
            for held in component.components:
                yield from _component(held)
        case Image():
            yield f"[image] {component.path}: {component.alternative}"
        case Heading() | Note():
            yield text(component.text)
        case _:
            yield from _record(component)


def _record(component: Component) -> Iterator[str]:
    """Lines of the components that hold records: tiles, cards, statements, registers, timelines."""
    match component:
        case KeyFigures(tiles=tiles):
            for tile in tiles:
                yield " | ".join(map(text, (tile.label, tile.level, *tile.lines)))
        case Card():
            yield f"[card] {text(component.title)}: {text(component.status)}"
            yield from map(text, component.facts)
            if component.next_step:
                yield f"next: {text(component.next_step)}"
        case Statement():
            yield f"[statement] {text(component.speaker)}, {text(component.role)}, {text(component.when)}"
            yield from map(text, component.points)
        case Register(entries=entries):
            for each in entries:
                parts = (each.debtor, each.creditor, each.what, each.due, each.status, each.evidence)
                yield " | ".join([str(each.number.quantity.low), *map(text, parts)])
        case Timeline(events=events):
            for event in events:
                yield " | ".join([str(event.when or "undated"), text(event.place), text(event.text), event.level])


def _bullet(item: Bullet, depth: int = 0) -> Iterator[str]:
    yield "  " * depth + text(item.text)
    for child in item.children:
        yield from _bullet(child, depth + 1)

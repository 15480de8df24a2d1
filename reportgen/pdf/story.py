"""The briefing as blocks: one builder for each kind of component, in the order of the briefing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportgen.model.briefing import (
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
    SourceList,
    Statement,
    Table,
    Timeline,
)
from reportgen.model.passage import Name, Passage
from reportgen.pdf import boxes, figures, prose, tables
from reportgen.pdf.blocks import Block
from reportgen.pdf.multicolumn import Columns
from reportgen.pdf.tag import Role, Tag
from reportgen.pdf.typesetter import Typesetter
from reportgen.theme import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as bookmarks and contents show it; `level` counts from 1."""

    level: int
    title: Passage
    destination: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section's blocks and headings, the paper they are set for, and whether it begins a page of its own."""

    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    page: Page
    begins_page: bool = False


def chapters(setter: Typesetter, document: Tag) -> tuple[Chapter, ...]:
    """The sections as blocks. What cannot be printed is noted in the setter's problems."""
    return tuple(
        _chapter(setter.turned(section.orientation), section, document) for section in setter.briefing.sections
    )


def _chapter(setter: Typesetter, section: Section, document: Tag) -> Chapter:
    tag = document.child(Role.SECTION)
    place = f"section '{section.id}'"
    destination = f"section-{section.id}"
    name = Passage.of(Name(section.id)) if setter.is_blank(section.title) else section.title
    title = prose.heading(setter, Heading(name, 1), f"{place}, title", tag, destination)
    blocks: list[Block] = [title]
    entries = [Entry(1, name, destination)]
    above = 1
    for kind, group in groupby(enumerate(section.components, 1), key=lambda numbered: type(numbered[1])):
        if kind is Card:
            numbered = [(f"{destination}-{number}", card) for number, card in group if isinstance(card, Card)]
            level = min(above + 1, 3)
            blocks.append(_cards(setter, numbered, place, tag, level))
            entries += [
                Entry(level, card.title, target) for target, card in numbered if not setter.is_blank(card.title)
            ]
            continue
        for number, component in group:
            where = f"{place}, {_name(component, number)}"
            if isinstance(component, Heading) and setter.is_blank(component.text):
                continue
            if isinstance(component, Heading):
                target = f"{destination}-{number}"
                # A level may not be skipped: neither bookmarks nor a reader's outline can show that.
                level = above = min(max(component.level, 2), above + 1, 3)
                blocks.append(prose.heading(setter, replace(component, level=level), where, tag, target))
                entries.append(Entry(level, component.text, target))
            else:
                blocks += build(setter, component, where, tag, setter.theme.page.text_width_pt)
    if len(blocks) == 1:
        empty = setter.words("No data for this section.", setter.styles.body, place, tag.child(Role.PARAGRAPH))
        blocks.append(empty)
    return Chapter(tuple(blocks), tuple(entries), setter.theme.page, section.new_page)


def _cards(setter: Typesetter, cards: Sequence[tuple[str, Card]], place: str, tag: Tag, level: int) -> Block:
    """Neighbouring cards in two columns; a single one has the whole width. Their titles are headings of that level."""
    page_width = setter.theme.page.text_width_pt
    count = min(len(cards), prose.SOURCE_COLUMNS)
    width = (page_width - prose.COLUMN_GAP_PT * (count - 1)) / count
    blocks = [
        boxes.card(setter, card, f"{place}, card {number}", tag, width, level, target)
        for number, (target, card) in enumerate(cards, 1)
    ]
    return Columns(blocks, count, prose.COLUMN_GAP_PT)


def build(setter: Typesetter, component: Component, place: str, tag: Tag, width: float) -> list[Block]:
    """The component's blocks for a column of this width; `place` names it in messages, `tag` is its parent."""
    match component:
        case Chart() | Image() | KeyFigures():
            return _figure(setter, component, place, tag, width)
        case Table() | Register() | Timeline():
            return _tabular(setter, component, place, tag, width)
        case Card():
            return [boxes.card(setter, component, place, tag, width)]
        case Callout():
            return [boxes.callout(setter, component, place, tag, width, build)]
        case _:
            return _running(setter, component, place, tag)


def _figure(
    setter: Typesetter, component: Chart | Image | KeyFigures, place: str, tag: Tag, width: float
) -> list[Block]:
    if isinstance(component, KeyFigures):
        return figures.key_figures(setter, component, place, tag, width)
    if isinstance(component, Chart):
        block = figures.chart(setter, component, place, tag)
    else:
        block = figures.image(setter, component, place, tag)
    return [block] if block else []


def _tabular(
    setter: Typesetter, component: Table | Register | Timeline, place: str, tag: Tag, width: float
) -> list[Block]:
    if isinstance(component, Table):
        return tables.table(setter, component, place, tag, width)
    if isinstance(component, Register):
        return tables.register(setter, component, place, tag, width)
    return tables.timeline(setter, component, place, tag, width)


def _running(setter: Typesetter, component: Component, place: str, tag: Tag) -> list[Block]:
    match component:
        case Heading():
            return [prose.heading(setter, component, place, tag, is_in_box=True)]
        case Prose():
            return list(prose.prose(setter, component, place, tag))
        case Bullets():
            return prose.bullets(setter, component, place, tag)
        case Statement():
            return [prose.statement(setter, component, place, tag)]
        case SourceList():
            return [prose.sources(setter, place, tag)]
        case Note():
            return [prose.note(setter, component, place, tag)]
    raise TypeError(f"no builder for {type(component).__name__}")


def _name(component: Component, number: int) -> str:
    kind = type(component).__name__.lower()
    identifier = getattr(component, "id", "")
    return f"{kind} '{identifier}'" if identifier else f"component {number} ({kind})"


def outline(parts: Sequence[Chapter]) -> tuple[Entry, ...]:
    """All headings in order."""
    return tuple(entry for part in parts for entry in part.entries)

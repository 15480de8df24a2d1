"""The briefing as blocks: one builder for each kind of component, in the order of the briefing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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
    PullFact,
    Register,
    Section,
    SourceList,
    Statement,
    Table,
    Timeline,
)
from reportgen.model.passage import Name, Passage
from reportgen.pdf import boxes, figures, prose, tables
from reportgen.pdf.blocks import Block, Box
from reportgen.pdf.multicolumn import Columns
from reportgen.pdf.tag import Role, Tag
from reportgen.pdf.typesetter import Typesetter
from reportgen.theme import COLUMN_GAP_PT, Page

# Lower columns break up what is read at a glance.
LEAST_COLUMN_LINES = 5


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
    story = _Story(setter, place, destination, tag, setter.theme.page.column_width_pt(section.columns))
    for _, group in groupby(enumerate(section.components, 1), key=lambda numbered: type(numbered[1])):
        story.add(list(group))
    blocks = story.blocks(section.columns)
    if not blocks:
        blocks = [setter.words("No data for this section.", setter.styles.body, place, tag.child(Role.PARAGRAPH))]
    return Chapter((title, *blocks), (Entry(1, name, destination), *story.entries), setter.theme.page, section.new_page)


@dataclass
class _Story:
    """What a section is set from, gathered component by component; `column_pt` is the width of one of its columns."""

    setter: Typesetter
    place: str
    destination: str
    tag: Tag
    column_pt: float
    entries: list[Entry] = field(default_factory=list)
    _parts: list[tuple[bool, list[Block]]] = field(default_factory=list)
    _level: int = 1

    def add(self, group: Sequence[tuple[int, Component]]) -> None:
        """Takes neighbouring components of one kind, each with its number in the section."""
        first = group[0][1]
        if isinstance(first, Card):
            self._add_cards(
                [(f"{self.destination}-{number}", card) for number, card in group if isinstance(card, Card)]
            )
        elif isinstance(first, PullFact):
            facts = [(self._where(fact, number), fact) for number, fact in group if isinstance(fact, PullFact)]
            self._parts.append((True, [boxes.pull_facts(self.setter, facts, self.tag, self.column_pt)]))
        else:
            for number, component in group:
                self._add_one(component, number)

    def _add_one(self, component: Component, number: int) -> None:
        where, setter = self._where(component, number), self.setter
        if isinstance(component, Heading):
            if not setter.is_blank(component.text):
                self._parts.append((True, [self._heading(component, number, where)]))
            return
        is_narrow = _fits_column(component, self.column_pt)
        width = self.column_pt if is_narrow else setter.theme.page.text_width_pt
        self._parts.append((is_narrow, build(setter, component, where, self.tag, width)))

    def _heading(self, component: Heading, number: int, where: str) -> Block:
        target = f"{self.destination}-{number}"
        # A level may not be skipped: neither bookmarks nor a reader's outline can show that.
        level = self._level = min(max(component.level, 2), self._level + 1, 3)
        self.entries.append(Entry(level, component.text, target))
        return prose.heading(self.setter, replace(component, level=level), where, self.tag, target)

    def _add_cards(self, numbered: Sequence[tuple[str, Card]]) -> None:
        level = min(self._level + 1, 3)
        self._parts.append((False, [_cards(self.setter, numbered, self.place, self.tag, level)]))
        titled = [(target, card.title) for target, card in numbered if not self.setter.is_blank(card.title)]
        self.entries += [Entry(level, title, target) for target, title in titled]

    def _where(self, component: Component, number: int) -> str:
        return f"{self.place}, {_name(component, number)}"

    def blocks(self, columns: int) -> list[Block]:
        """The section's blocks without its title; what may stand in columns is gathered into as many."""
        if columns == 1:
            return [block for _, part in self._parts for block in part]
        made: list[Block] = []
        for is_narrow, group in groupby(self._parts, key=lambda part: part[0]):
            run = [block for _, part in group for block in part]
            made += _in_columns(self.setter, run, columns) if is_narrow else run
        return made


def _fits_column(component: Component, width_pt: float) -> bool:
    """Whether the component stands in a column of its section rather than across all of them."""
    match component:
        case Chart():
            return component.spec.width_pt <= width_pt and not component.aside
        case Image():
            return component.width_pt is not None and component.width_pt <= width_pt
        case Table():
            return component.is_narrow
        case Register() | Timeline() | KeyFigures() | SourceList():
            return False
    return True


def _in_columns(setter: Typesetter, blocks: Sequence[Block], count: int) -> list[Block]:
    """The blocks in level columns; across all of them what is too little for that, a lone box, a heading at the end."""
    rest = len(blocks)
    while rest and blocks[rest - 1].keep_with_next:
        rest -= 1
    columns = Columns(blocks[:rest], count, COLUMN_GAP_PT, grid_pt=setter.theme.sizes.grid_pt)
    width = setter.theme.page.text_width_pt
    least = LEAST_COLUMN_LINES * setter.theme.sizes.grid_pt
    is_lone_box = rest == 1 and isinstance(blocks[0], Box)
    is_enough = not is_lone_box and columns.is_filled(width) and columns.height(width) >= least
    return [*([columns] if is_enough else blocks[:rest]), *blocks[rest:]]


def _cards(setter: Typesetter, cards: Sequence[tuple[str, Card]], place: str, tag: Tag, level: int) -> Block:
    """Neighbouring cards in two columns; a single one has the whole width. Their titles are headings of that level."""
    count = min(len(cards), prose.SOURCE_COLUMNS)
    width = setter.theme.page.column_width_pt(count)
    blocks = [
        boxes.card(setter, card, f"{place}, card {number}", tag, width, level, target)
        for number, (target, card) in enumerate(cards, 1)
    ]
    return Columns(blocks, count, COLUMN_GAP_PT)


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
        case PullFact():
            return [boxes.pull_facts(setter, [(place, component)], tag, width)]
        case _:
            return _running(setter, component, place, tag)


def _figure(
    setter: Typesetter, component: Chart | Image | KeyFigures, place: str, tag: Tag, width: float
) -> list[Block]:
    if isinstance(component, KeyFigures):
        return figures.key_figures(setter, component, place, tag, width)
    if isinstance(component, Chart):
        block = figures.chart(setter, component, place, tag, width)
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

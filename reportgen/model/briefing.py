"""The briefing as a value: sections of components, before fonts, pages or drawings."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from reportgen.errors import Problem
from reportgen.model.chart import ChartSpec, TimelineEvent
from reportgen.model.facts import Source
from reportgen.model.passage import EMPTY, Amount, Passage
from reportgen.model.period import Period

ALTERNATIVE_TEXT_LIMIT = 250

# How paper lies before the reader.
Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section: level 2 or 3 (level 1 is the section's title)."""

    text: Passage
    level: int = 2


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of running text."""

    paragraphs: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Bullet:
    """One item of a list, with the items below it."""

    text: Passage
    children: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, nested as deep as its items are."""

    items: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """One key figure: what it is, its level, its changes and a sparkline. `lines` follow the level, small."""

    label: Passage
    level: Passage
    lines: tuple[Passage, ...] = ()
    sparkline: ChartSpec | None = None
    sparkline_alternative: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of tiles, four to a line."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure. Cannot be built without title, subtitle (measure, unit, period), source line and alternative text.

    `aside` are lines of small text beside the drawing.
    """

    id: str
    spec: ChartSpec
    title: Passage
    subtitle: Passage
    source: Passage
    alternative: str
    notes: tuple[Passage, ...] = ()
    aside: tuple[Passage, ...] = ()

    def __post_init__(self) -> None:
        missing = [name for name in ("title", "subtitle", "source", "alternative") if not getattr(self, name)]
        if missing:
            raise ValueError(f"chart {self.id} lacks {', '.join(missing)}")
        if len(self.alternative) > ALTERNATIVE_TEXT_LIMIT:
            raise ValueError(f"chart {self.id}: alternative text is over {ALTERNATIVE_TEXT_LIMIT} characters")


@dataclass(frozen=True, slots=True)
class Image:
    """A picture from the workspace (PNG or JPEG). Cannot be built without alternative text."""

    id: str
    path: str
    alternative: str
    width_pt: float | None = None
    caption: Passage = EMPTY

    def __post_init__(self) -> None:
        if not self.alternative.strip():
            raise ValueError(f"image {self.id} lacks an alternative text")


class Align(StrEnum):
    """How a column stands: DECIMAL aligns numbers at the decimal sign."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"
    DECIMAL = "decimal"


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. `weight` is its share of the width left over by narrow columns; 0 = as wide as its content.

    `bars` holds a length for each row of the table (None: no bar), in any one unit: drawn beside the numbers from a
    common zero, negative ones to the left.
    """

    header: Passage
    align: Align = Align.LEFT
    weight: float = 1.0
    bars: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, one passage a column. `is_highlighted` sets it bold; `is_group` makes it a spanning subheading."""

    cells: tuple[Passage, ...]
    is_highlighted: bool = False
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Cannot be built without column headers; every row has as many cells as there are columns.

    The first column names its row (a row header). One that `is_narrow` stands in a column of its section.
    """

    id: str
    title: Passage
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    subtitle: Passage = EMPTY
    source: Passage = EMPTY
    notes: tuple[Passage, ...] = ()
    is_narrow: bool = False

    def __post_init__(self) -> None:
        if not self.columns or not any(column.header for column in self.columns):
            raise ValueError(f"table {self.id} lacks column headers")
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != (1 if row.is_group else len(self.columns)):
                raise ValueError(f"table {self.id}, row {number}: {len(row.cells)} cells, {len(self.columns)} columns")
        if any(len(column.bars) not in (0, len(self.rows)) for column in self.columns):
            raise ValueError(f"table {self.id}: a column has bars for some of the rows only")


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, in indirect speech: speaker, role, day and the passage with its citation."""

    speaker: Passage
    role: Passage
    when: Passage
    points: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A cooperation area: what it is, its status in words, facts and next step."""

    title: Passage
    status: Passage
    facts: tuple[Passage, ...]
    next_step: Passage = EMPTY


@dataclass(frozen=True, slots=True)
class PullFact:
    """One number set large, the words that say what it is, and where it comes from."""

    number: Amount
    words: Passage
    source: Passage = EMPTY


@dataclass(frozen=True, slots=True)
class Callout:
    """A framed box of components, with a title."""

    title: Passage
    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order of time."""

    id: str
    events: tuple[TimelineEvent, ...]


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One commitment: who owes what to whom, by when, how it stands, and the record that says so."""

    number: Amount
    debtor: Passage
    creditor: Passage
    what: Passage
    due: Passage
    status: Passage
    evidence: Passage


@dataclass(frozen=True, slots=True)
class Register:
    """The commitments, numbered."""

    id: str
    title: Passage
    entries: tuple[RegisterEntry, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """Here stands the list of the briefing's sources; its order is `Briefing.sources`."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in small type: a method, a caveat, a key to markers."""

    text: Passage


Component = (
    Heading
    | Prose
    | Bullets
    | KeyFigures
    | Chart
    | Image
    | Table
    | Statement
    | Card
    | PullFact
    | Callout
    | Timeline
    | Register
    | SourceList
    | Note
)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the briefing. `id` is unique in the briefing; `problems` are what its making brought up.

    `orientation` turns the paper for this section; None leaves it as the theme has it. With `new_page` it begins a
    page. In a section of two `columns` running text flows down one and then the other; what is wider than a column
    stands across both.
    """

    id: str
    title: Passage
    components: tuple[Component, ...]
    problems: tuple[Problem, ...] = ()
    orientation: Orientation | None = None
    new_page: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Meta:
    """What the title block, the running header and the document's metadata say.

    `viewpoint` is the sentence that says whose exports are meant.
    """

    title: str
    subtitle: str
    language: str
    as_of: datetime.date
    period: Period | None = None
    edition: str = ""
    contact: str = ""
    marking: str = ""
    viewpoint: Passage = EMPTY
    next_edition: datetime.date | None = None
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything that will be printed. A `Mark` prints the place of its source in `sources`, from one."""

    meta: Meta
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = field(default=())

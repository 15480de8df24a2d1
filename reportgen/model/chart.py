"""What a chart shows, before anything is drawn: families of charts differ only in how they draw these values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from reportgen.model.dataset import DataTable
from reportgen.model.passage import Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity


class Emphasis(StrEnum):
    """The part a series or point plays: the one colour that speaks, an ordinary one, or grey context.

    Of what is told the title tells: it looks ordinary, but its number and its place are labelled before others.
    """

    NORMAL = "normal"
    TOLD = "told"
    HIGHLIGHT = "highlight"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Point:
    """One mark. `at` is its category or place on the time axis; `quantity` None is a gap, never a zero.

    Bands, qualifiers, plans and provisional values are read from the quantity itself. `is_part_year` marks a
    period that must not be read as a whole year. `note` is a short word printed at the mark ("peak").
    """

    at: str | datetime.date | Period
    quantity: Quantity | None
    emphasis: Emphasis = Emphasis.NORMAL
    is_part_year: bool = False
    note: str = ""

    @property
    def is_told(self) -> bool:
        """Whether its number and place are labelled before those of others."""
        return self.emphasis in (Emphasis.HIGHLIGHT, Emphasis.TOLD)


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one measure, in the order in which they are drawn. `label` is in the briefing's language."""

    label: str
    points: tuple[Point, ...]
    emphasis: Emphasis = Emphasis.NORMAL


@dataclass(frozen=True, slots=True)
class OwnFunction:
    """A Python function of the workspace that draws a chart: its file, its name, the table and options it is given."""

    file: str
    name: str
    table: DataTable
    options: tuple[tuple[str, str | int | float | bool], ...] = ()


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A drawing to be made: `kind` names the family in `charts/`, the rest is data.

    With `own` the workspace's function draws instead, and the series only tell what is in the chart.

    `width_pt`/`height_pt` are the size of the drawing itself; title, subtitle and source line stand outside it.
    `balance` is the series drawn as a line over mirrored bars. `unit_scale` is the power of ten of the axis.
    """

    kind: str
    series: tuple[Series, ...]
    width_pt: float
    height_pt: float
    balance: Series | None = None
    unit_scale: int = 0
    own: OwnFunction | None = None


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event of a timeline component, undated ones last. `when_text` words a date known only in part."""

    when: Period | None
    place: Passage
    text: Passage
    level: str = ""

"""The free section: components chosen and filled in the YAML alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Annotated, Any, Protocol

import msgspec

from reportgen.errors import Problem, warning
from reportgen.model.briefing import (
    ALTERNATIVE_TEXT_LIMIT,
    Bullet,
    Bullets,
    Callout,
    Component,
    Heading,
    Image,
    Note,
    Prose,
    Section,
)
from reportgen.model.passage import EMPTY, Name, Passage
from reportgen.sections.free_chart import make_chart
from reportgen.sections.free_fact import make_fact
from reportgen.sections.free_options import (
    BulletOptions,
    BulletsOptions,
    CalloutOptions,
    ChartOptions,
    FactOptions,
    HeadingOptions,
    ImageOptions,
    NoteOptions,
    TableOptions,
    TextOptions,
)
from reportgen.sections.free_table import make_table
from reportgen.sections.reading import open_table
from reportgen.sections.types import Context, LocalText, Options, SectionType, section


class ComponentEntry(Protocol):
    """A component of the YAML: its name, its options, and where it stands in the file."""

    @property
    def name(self) -> str: ...

    @property
    def options(self) -> Any: ...

    @property
    def place(self) -> str: ...


class FreeOptions(Options, frozen=True, kw_only=True):
    """Options of `section`."""

    title: Annotated[LocalText, msgspec.Meta(description="Heading of the section.")]
    components: Annotated[tuple[Any, ...], msgspec.Meta(description="What stands in it, in this order.")] = ()


def compose(options: FreeOptions, context: Context) -> Section:
    """The components in their order; `options.components` holds a `ComponentEntry` for each."""
    problems: list[Problem] = []
    made = list(_components(options.components, context, problems, count(1)))
    if not options.components:
        message = "a section without components shows nothing"
        problems.append(warning("empty-section", context.place, message, "add `components:`, or remove the section"))
    return section(TYPE.name, context.text(options.title, ""), made, problems)


def _components(
    entries: Sequence[ComponentEntry], context: Context, problems: list[Problem], numbers: Iterator[int]
) -> Iterator[Component]:
    for entry in entries:
        here = replace(context, place=entry.place)
        made = _component(entry.options, here, problems, numbers)
        if made is not None:
            yield made


def _component(options: Any, context: Context, problems: list[Problem], numbers: Iterator[int]) -> Component | None:
    match options:
        case TableOptions() | ChartOptions() | FactOptions():
            return _drawn(options, context, problems, next(numbers))
        case ImageOptions():
            return _image(options, context, next(numbers))
        case CalloutOptions():
            held = tuple(_components(options.components, context, problems, numbers))
            return Callout(context.text(options.title, ""), held)
        case _:
            return _words(options, context)


def _words(options: Any, context: Context) -> Component | None:
    match options:
        case HeadingOptions():
            return Heading(context.text(options.text, ""), options.level)
        case TextOptions():
            texts = options.paragraphs or (options.text or "",)
            return Prose(tuple(context.text(text, "") for text in texts))
        case BulletsOptions():
            return Bullets(_bullets(options.items, context))
        case NoteOptions():
            return Note(context.text(options.text, ""))
    return None


def _drawn(
    options: TableOptions | ChartOptions | FactOptions, context: Context, problems: list[Problem], number: int
) -> Component | None:
    own: list[Problem] = []
    reading = open_table(options.data, context, own)
    made: Component | None = None
    if reading and isinstance(options, TableOptions):
        made = make_table(options, reading, f"section-table-{number}")
    elif reading and isinstance(options, ChartOptions):
        made = make_chart(options, reading, f"section-chart-{number}")
    elif reading and isinstance(options, FactOptions):
        made = make_fact(options, reading)
    problems += own
    return made


def _bullets(items: Sequence[str | BulletOptions], context: Context) -> tuple[Bullet, ...]:
    return tuple(
        Bullet(Passage.of(Name(item)))
        if isinstance(item, str)
        else Bullet(context.text(item.text, ""), _bullets(item.items, context))
        for item in items
    )


def _image(options: ImageOptions, context: Context, number: int) -> Image:
    alternative = context.language.text(context.text(options.alternative, ""))[:ALTERNATIVE_TEXT_LIMIT]
    caption = context.text(options.caption, "") if options.caption else EMPTY
    return Image(f"section-image-{number}", options.file, alternative or options.file, options.width_pt, caption)


TYPE = SectionType(
    name="section",
    summary="Your own section, built from components in the YAML: text, lists, tables, charts, images, boxes.",
    options=FreeOptions,
    compose=compose,
)

"""What may be written in the YAML for each component of the free `section`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from reportgen.sections.types import LocalText

Scalar = str | int | float | bool

AtLeastOne = Annotated[int, Meta(ge=1)]
PowerOfTen = Annotated[int, Meta(ge=0, le=15)]
Width = Annotated[float, Meta(gt=0)]
Height = Annotated[float, Meta(ge=20, le=600)]

TableName = Annotated[str, Meta(extra={"rule": "table"}, description="Name of a table under data.tables.")]
Alternative = Annotated[LocalText, Meta(description="What to read instead of the picture, at most 250 characters.")]


Span = Annotated[
    Literal["page", "column"], Meta(description="column: as wide as one column of a section of two; page: across both.")
]


class ComponentOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The options of a component."""


class HeadingOptions(ComponentOptions, frozen=True, kw_only=True):
    """A heading inside the section."""

    text: Annotated[LocalText, Meta(description="Its words.")]
    level: Annotated[Literal[2, 3], Meta(description="2, or 3 for a heading below it.")] = 2


class TextOptions(ComponentOptions, frozen=True, kw_only=True):
    """Running text: one paragraph, or several."""

    text: Annotated[LocalText | None, Meta(description="One paragraph.")] = None
    paragraphs: Annotated[tuple[LocalText, ...], Meta(description="Several paragraphs.")] = ()

    def __post_init__(self) -> None:
        if (self.text is None) == (not self.paragraphs):
            raise ValueError("a text needs either `text` or `paragraphs`")


class BulletOptions(ComponentOptions, frozen=True, kw_only=True):
    """An item with items below it."""

    text: Annotated[LocalText, Meta(description="Its words.")]
    items: Annotated[tuple[str | BulletOptions, ...], Meta(description="The items below it.")] = ()


class BulletsOptions(ComponentOptions, frozen=True, kw_only=True):
    """A list, nested as deep as its items are."""

    items: Annotated[
        tuple[str | BulletOptions, ...], Meta(description="Texts, or {text: …, items: […]} for items below.")
    ]


class ColumnOptions(ComponentOptions, frozen=True, kw_only=True):
    """A column with a header of its own."""

    column: Annotated[str, Meta(description="The column's name in the data.")]
    header: Annotated[LocalText | None, Meta(description="What stands above it.")] = None


class FilterOptions(ComponentOptions, frozen=True, kw_only=True):
    """Keeps the rows whose cell in a column is as asked."""

    column: Annotated[str, Meta(description="The column looked at.")]
    equals: Annotated[Scalar | None, Meta(description="The cell is exactly this.")] = None
    one_of: Annotated[tuple[Scalar, ...] | None, Meta(description="The cell is one of these.")] = msgspec.field(
        default=None, name="in"
    )
    over: Annotated[int | float | None, Meta(description="The cell is a number above this.")] = None
    under: Annotated[int | float | None, Meta(description="The cell is a number below this.")] = None

    def __post_init__(self) -> None:
        if all(test is None for test in (self.equals, self.one_of, self.over, self.under)):
            raise ValueError("a filter needs `equals`, `in`, `over` or `under`")


class TableOptions(ComponentOptions, frozen=True, kw_only=True):
    """A table of the data."""

    data: TableName
    columns: Annotated[
        tuple[str | ColumnOptions, ...],
        Meta(description="Columns in their order: names, or {column: …, header: …}; default: all."),
    ] = ()
    title: Annotated[LocalText | None, Meta(description="Its title; default: the table's name.")] = None
    subtitle: Annotated[LocalText | None, Meta(description="Measure, unit, period.")] = None
    rows: Annotated[AtLeastOne | None, Meta(description="The most rows shown; a note counts the others.")] = None
    sort: Annotated[str | None, Meta(description="Column to sort by; default: the file's order.")] = None
    descending: Annotated[bool, Meta(description="Sort from the largest or last.")] = False
    filter: Annotated[tuple[FilterOptions, ...], Meta(description="Keep the rows that pass every filter.")] = ()
    group: Annotated[str | None, Meta(description="Column whose values become subheadings.")] = None
    span: Span = "page"
    bars: Annotated[
        tuple[str, ...], Meta(description="Columns of numbers that get small bars beside them, from a common zero.")
    ] = ()


class MeasureOptions(ColumnOptions, frozen=True, kw_only=True):
    """A column of values with a name or a unit of its own."""

    unit: Annotated[str | None, Meta(description="Unit of its values; default: that of the chart.")] = None
    multiplier: Annotated[
        PowerOfTen | None, Meta(description="Power of ten of its values; default: that of the chart.")
    ] = None


class ChartOptions(ComponentOptions, frozen=True, kw_only=True):
    """A chart of the data."""

    span: Span = "page"
    kind: Annotated[
        Literal[
            "columns",
            "lines",
            "indexed",
            "area",
            "stacked",
            "shares",
            "grouped",
            "mirrored",
            "ranking",
            "range",
            "bullet",
            "dumbbell",
            "slope",
            "waterfall",
            "sharebar",
            "heatmap",
            "multiples",
            "scatter",
            "timeline",
            "sparkline",
            "own",
        ],
        Meta(description="The family of chart; `list charts` says what each shows."),
    ]
    data: TableName
    label: Annotated[str, Meta(description="Column with the categories, or with periods for an axis of time.")]
    value: Annotated[
        str | tuple[str | MeasureOptions, ...],
        Meta(description="Column with the values; several, or {column: …, header: …, unit: …}, for several series."),
    ] = ()
    note: Annotated[
        str | None, Meta(description="Column with a word or two for the mark; for a timeline what happened.")
    ] = None
    balance: Annotated[bool, Meta(description="Mirrored flows over time also show their balance.")] = True
    high: Annotated[str | None, Meta(description="Column with the upper ends of bands.")] = None
    series: Annotated[str | None, Meta(description="Column that tells series apart.")] = None
    filter: Annotated[tuple[FilterOptions, ...], Meta(description="Keep the rows that pass every filter.")] = ()
    top: Annotated[AtLeastOne | None, Meta(description="Only the largest so many.")] = None
    highlight: Annotated[str | None, Meta(description="The label or series that speaks.")] = None
    unit: Annotated[str | None, Meta(description="Unit of the values; default: the column `unit`.")] = None
    multiplier: Annotated[
        PowerOfTen | None, Meta(description="Power of ten of the values; default: the column `multiplier`.")
    ] = None
    title: Annotated[LocalText | None, Meta(description="The finding; default: computed from the data.")] = None
    measure: Annotated[LocalText | None, Meta(description="What is measured; default: the column's name.")] = None
    alternative: Alternative | None = None
    aside: Annotated[
        tuple[LocalText, ...], Meta(description="Lines of small text beside the picture, which becomes narrower.")
    ] = ()
    height_pt: Annotated[Height | None, Meta(description="Height in points; default: 165, for a sparkline 30.")] = None
    file: Annotated[
        str | None, Meta(extra={"rule": "file"}, description="Python file in a folder `charts`, for kind `own`.")
    ] = None
    function: Annotated[str | None, Meta(description="The function in it: (data, options, theme) → Figure.")] = None
    options: Annotated[dict[str, Scalar], Meta(description="What it is given besides the data.")] = msgspec.field(
        default_factory=dict
    )

    def __post_init__(self) -> None:
        if self.kind == "timeline" and not self.note:
            raise ValueError("a timeline needs `note`, the column that tells what happened")
        if self.kind != "timeline" and not self.value:
            raise ValueError("a chart needs `value`, the column with the numbers")
        if self.kind == "own" and not (self.file and self.function):
            raise ValueError("a chart of kind `own` needs `file` and `function`")
        if self.kind != "own" and (self.file or self.function or self.options):
            raise ValueError("`file`, `function` and `options` belong to a chart of kind `own`")


class ImageOptions(ComponentOptions, frozen=True, kw_only=True):
    """A picture."""

    file: Annotated[str, Meta(extra={"rule": "file"}, description="PNG or JPEG, relative to this config.")]
    alternative: Alternative
    caption: Annotated[LocalText | None, Meta(description="Words below it.")] = None
    width_pt: Annotated[Width | None, Meta(description="Width in points; default: its own.")] = None


class NoteOptions(ComponentOptions, frozen=True, kw_only=True):
    """A remark in small type."""

    text: Annotated[LocalText, Meta(description="Its words.")]


class FactOptions(ComponentOptions, frozen=True, kw_only=True):
    """A number set large, with the words that say what it is; the source stands below."""

    data: TableName
    value: Annotated[str, Meta(description="Column with the number.")]
    high: Annotated[str | None, Meta(description="Column with the upper end of a band.")] = None
    filter: Annotated[
        tuple[FilterOptions, ...], Meta(description="Picks its row; of several the last one is shown.")
    ] = ()
    text: Annotated[LocalText, Meta(description="What the number is, without the number.")]
    unit: Annotated[str | None, Meta(description="Unit of the number; default: the column `unit`.")] = None
    multiplier: Annotated[PowerOfTen | None, Meta(description="Power of ten; default: the column `multiplier`.")] = None


class CalloutOptions(ComponentOptions, frozen=True, kw_only=True):
    """A framed box with components of its own."""

    title: Annotated[LocalText, Meta(description="Its title.")]
    components: Annotated[tuple[Any, ...], Meta(description="What stands in it.")] = ()


COMPONENT_OPTIONS: dict[str, type[ComponentOptions]] = {
    "heading": HeadingOptions,
    "text": TextOptions,
    "bullets": BulletsOptions,
    "table": TableOptions,
    "chart": ChartOptions,
    "image": ImageOptions,
    "note": NoteOptions,
    "fact": FactOptions,
    "callout": CalloutOptions,
}

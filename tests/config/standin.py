"""Sections and components for tests of the config, so that they do not depend on the ones that ship."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from reportgen.config import Registry


class Plain(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """No options but a title."""

    title: Annotated[str | dict[str, str] | None, Meta(description="Heading.")] = None


class Summary(Plain, frozen=True, kw_only=True):
    """Options of `summary`."""

    sentences: Annotated[int, Meta(description="How many.", ge=1, le=12)] = 5


class Trade(Plain, frozen=True, kw_only=True):
    """Options of `trade`."""

    first: Annotated[Annotated[int, Meta(ge=1900)] | None, Meta(description="First year.")] = msgspec.field(
        default=None, name="from"
    )
    style: Annotated[Literal["columns", "lines"], Meta(description="Chart.")] = "columns"


class Topic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One area."""

    title: Annotated[str, Meta(description="Heading.")]
    keywords: Annotated[tuple[str, ...], Meta(description="What to look for.")] = ()


class Cooperation(Plain, frozen=True, kw_only=True):
    """Options of `cooperation`."""

    topics: Annotated[tuple[Topic, ...], Meta(description="The areas.", min_length=1)]


class Free(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of `section`."""

    title: Annotated[str, Meta(description="Heading.")]
    components: Annotated[tuple[Any, ...], Meta(description="What it holds.")] = ()


class TableOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of `table`."""

    data: Annotated[str, Meta(description="Name of a table.")]
    columns: Annotated[tuple[str, ...] | None, Meta(description="Which, in order.")] = None


class TextOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of `text`."""

    text: Annotated[str, Meta(description="Paragraphs.")]


class Callout(Plain, frozen=True, kw_only=True):
    """Options of `callout`."""

    components: Annotated[tuple[Any, ...], Meta(description="What it holds.")] = ()


class ImageOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of `image`."""

    file: Annotated[str, Meta(description="The picture.")]


REGISTRY = Registry(
    {
        "key_figures": Plain,
        "summary": Summary,
        "trade": Trade,
        "cooperation": Cooperation,
        "section": Free,
        "sources": Plain,
    },
    {"table": TableOptions, "text": TextOptions, "callout": Callout, "image": ImageOptions},
)

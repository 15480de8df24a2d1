"""The shape of the YAML: what may be written, as frozen types. Loader and JSON Schema both come from here."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from reportgen.config.texts import TITLE_LIMIT, Line, LocalText

Text = Annotated[str, Meta(min_length=1, max_length=1000)]
Colour = Annotated[str, Meta(extra={"rule": "colour"}, extra_json_schema={"pattern": "^#[0-9A-Fa-f]{6}$"})]
ParameterValue = str | int | float | bool
FilesText = Text | Annotated[tuple[Text, ...], Meta(min_length=1, max_length=500)]


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of keys; every key is declared."""


class BriefingText(Shape, frozen=True, kw_only=True):
    """What the title block and the running header say."""

    title: Annotated[LocalText, Meta(description=f"Title, at most {TITLE_LIMIT} characters; or {{en: …, ru: …}}.")]
    subtitle: Annotated[LocalText | None, Meta(description="A line under the title; or {en: …, ru: …}.")] = None
    language: Annotated[str, Meta(extra={"rule": "language"}, description="Language of the briefing.")] = "en"
    reporter: Annotated[Line | None, Meta(description="Whose exports: the reporter as the data name it.")] = None
    partner: Annotated[Line | None, Meta(description="The partner as the data name it.")] = None
    as_of: Annotated[
        datetime.date | None,
        Meta(
            extra={"rule": "day"},
            description="Knowledge date: what was published later is left out. Default: the day of the build.",
        ),
    ] = None
    contact: Annotated[LocalText | None, Meta(description="Who answers questions; printed on the first page.")] = None
    marking: Annotated[LocalText | None, Meta(description="Printed on every page, such as For official use.")] = None
    edition: Annotated[Line | None, Meta(description="Number or name of this edition.")] = None
    next_edition: Annotated[
        datetime.date | None, Meta(extra={"rule": "day"}, description="Day on which the next edition is due.")
    ] = None


class Table(Shape, frozen=True, kw_only=True):
    """A table: a file of the workspace, or a query to a database."""

    file: Annotated[
        Text | None, Meta(extra={"rule": "file"}, description="CSV, TSV or Excel file, relative to this config.")
    ] = None
    sheet: Annotated[Line | None, Meta(description="Sheet of an Excel file. Default: the first.")] = None
    delimiter: Annotated[
        Annotated[str, Meta(min_length=1, max_length=1)] | None, Meta(description="One character. Default: found out.")
    ] = None
    decimal: Annotated[Literal[".", ","], Meta(description="Decimal sign of the file.")] = "."
    encoding: Annotated[
        Line | None, Meta(extra={"rule": "encoding"}, description="Encoding of the file. Default: UTF-8.")
    ] = None
    columns: Annotated[
        dict[Line, Line] | None, Meta(description="Renames columns: name in the file → name in the briefing.")
    ] = None
    sql: Annotated[Annotated[str, Meta(min_length=1)] | None, Meta(description="Query; needs url.")] = None
    url: Annotated[
        Line | None,
        Meta(
            extra={"rule": "database"},
            description="Database for sql, as an SQLAlchemy URL; a SQLite file is named from the workspace.",
        ),
    ] = None

    def __post_init__(self) -> None:
        if (self.file is None) == (self.sql is None):
            raise ValueError("a table is either a file or a query; write file, or sql with url")
        if (self.sql is None) != (self.url is None):
            raise ValueError("sql and url belong together; write both")


class Data(Shape, frozen=True, kw_only=True):
    """Where the facts are. Paths are relative to this config and stay inside the workspace."""

    sources: Annotated[Text | None, Meta(extra={"rule": "file"}, description="The table of sources.")] = None
    observations: Annotated[
        FilesText,
        Meta(
            extra={"rule": "files"},
            description="Tables of observations: a file, a pattern such as ../data/*.csv, or a list.",
        ),
    ] = ()
    documents: Annotated[
        FilesText, Meta(extra={"rule": "files"}, description="Texts (.md, .txt): a file, a pattern, or a list.")
    ] = ()
    tables: Annotated[
        dict[Line, Table | Text],
        Meta(extra={"rule": "file"}, max_length=500, description="Further tables by name: a file, or a group of keys."),
    ] = {}
    precedence: Annotated[
        tuple[Line, ...], Meta(description="Source ids, best first: who wins when sources disagree.")
    ] = ()


class Schedule(Shape, frozen=True, kw_only=True):
    """When `reportgen run` builds and sends."""

    cron: Annotated[
        Line, Meta(extra={"rule": "cron"}, description='Minute, hour, day, month, weekday: "0 7 * * MON". Quote it.')
    ]
    timezone: Annotated[
        Line, Meta(extra={"rule": "timezone"}, description="Zone of the schedule, such as Europe/Minsk.")
    ]


class Smtp(Shape, frozen=True, kw_only=True):
    """The mail server. The password never stands here: environment, file with mode 0600, or command."""

    host: Annotated[Line, Meta(extra={"rule": "host"}, description="Name of the server.")]
    port: Annotated[Annotated[int, Meta(ge=1, le=65535)] | None, Meta(description="Default: by security.")] = None
    security: Annotated[Literal["starttls", "tls", "none"], Meta(description="How the connection is secured.")] = (
        "starttls"
    )
    user: Annotated[Line | None, Meta(description="Name to log in with.")] = None


class Recipient(Shape, frozen=True, kw_only=True):
    """One recipient with a variant of their own."""

    to: Annotated[Line, Meta(extra={"rule": "address"}, description="An address: a@b.example or Name <a@b.example>.")]
    language: Annotated[
        Line | None, Meta(extra={"rule": "language"}, description="Language of their copy. Default: the briefing's.")
    ] = None


class Email(Shape, frozen=True, kw_only=True):
    """Who gets the briefing by mail."""

    sender: Annotated[Line, Meta(extra={"rule": "address"}, description="Sender: Name <desk@example.org>.")] = (
        msgspec.field(name="from")
    )
    recipients: Annotated[
        tuple[Line | Recipient, ...],
        Meta(extra={"rule": "address"}, description="Addresses, or {to: …, language: …}.", min_length=1),
    ]
    smtp: Annotated[Smtp | None, Meta(description="The mail server.")] = None
    recipient_limit: Annotated[
        int, Meta(description="More recipients than this are taken for a mistake.", ge=1, le=10_000)
    ] = 100


class Parameter(Shape, frozen=True, kw_only=True):
    """A value that `-P name=value` may set; a whole value "{name}" takes it."""

    type: Annotated[
        Literal["text", "integer", "number", "boolean", "date"], Meta(description="What values it takes.")
    ] = "text"
    default: Annotated[ParameterValue | None, Meta(description="Without one, -P must set it.")] = None
    choices: Annotated[tuple[ParameterValue, ...], Meta(description="The only values allowed.")] = ()
    description: Annotated[Line | None, Meta(description="What it is for.")] = None


class Look(Shape, frozen=True, kw_only=True):
    """The look, where it differs from the shipped theme."""

    logo: Annotated[
        Text | None,
        Meta(extra={"rule": "file"}, description="PNG or JPEG for the first page, relative to this config."),
    ] = None
    accent: Annotated[Colour | None, Meta(description='Colour of headings and highlights, "#RRGGBB".')] = None
    series: Annotated[
        tuple[Colour, ...],
        Meta(description="Colours of chart series, in order.", max_length=8),
    ] = ()


class ConfigFile(Shape, frozen=True, kw_only=True):
    """A briefing: its texts, its data, its sections in order, and where it goes."""

    version: Annotated[Literal[1], Meta(description="Version of this format: 1.")]
    briefing: Annotated[BriefingText, Meta(description="What the title block says.")]
    data: Annotated[Data, Meta(description="Where the facts are.")] = Data()
    sections: Annotated[
        tuple[Any, ...], Meta(description="The sections, in the order of the briefing.", min_length=1, max_length=100)
    ]
    output: Annotated[
        Text,
        Meta(
            extra={"rule": "output"},
            description="The PDF, relative to the workspace; {slug} {as_of} {date} {language} {title} {edition}.",
        ),
    ] = "out/{slug}-{as_of}-{language}.pdf"
    schedule: Annotated[Schedule | None, Meta(description="When it is built and sent.")] = None
    email: Annotated[Email | None, Meta(description="Who gets it by mail.")] = None
    parameters: Annotated[dict[Line, Parameter], Meta(description='Values for -P name=value; used as "{name}".')] = {}
    theme: Annotated[Look, Meta(description="The look.")] = Look()

"""The shape of the YAML: what may be written, as frozen types. Loader and JSON Schema both come from here."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from reportgen.strict_yaml.texts import TITLE_LIMIT, Line, LocalText
from reportgen.theme.shape import ThemeKeys

Text = Annotated[str, Meta(min_length=1, max_length=1000)]
ParameterValue = str | int | float | bool
FilesText = Text | Annotated[tuple[Text, ...], Meta(min_length=1, max_length=500)]


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of keys; every key is declared."""


class BriefingText(Shape, frozen=True, kw_only=True):
    """What the title block and the running header say."""

    title: Annotated[LocalText, Meta(description=f"Title, at most {TITLE_LIMIT} characters; or {{en: …, ru: …}}.")]
    subtitle: Annotated[LocalText | None, Meta(description="A line under the title; or {en: …, ru: …}.")] = None
    language: Annotated[str, Meta(extra={"rule": "language"}, description="Language of the briefing.")] = "en"
    languages: Annotated[
        tuple[Annotated[str, Meta(extra={"rule": "language"})], ...],
        Meta(description="Every language that it is built in by --language all. Default: its own."),
    ] = ()
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
        FilesText,
        Meta(
            extra={"rule": "documents"},
            description="Texts (.md, .txt, .html, .docx, .pdf, .eml): a file, a pattern, a folder, or a list.",
        ),
    ] = ()
    tables: Annotated[
        dict[Line, Table | Text],
        Meta(extra={"rule": "file"}, max_length=500, description="Further tables by name: a file, or a group of keys."),
    ] = {}
    words: Annotated[
        FilesText,
        Meta(
            extra={"rule": "files"},
            description="Words of the data in other languages: gettext catalogues named by language, such as ru.po.",
        ),
    ] = ()
    precedence: Annotated[
        tuple[Line, ...], Meta(description="Source ids, best first: who wins when sources disagree.")
    ] = ()
    share_sentences: Annotated[
        bool, Meta(description="Let a sentence of the documents stand in several sections. Default: in one at most.")
    ] = False
    about: Annotated[
        tuple[tuple[Line, ...], ...],
        Meta(description="Groups of words; a document that lacks one of the groups is not quoted, and check says so."),
    ] = ()


class Schedule(Shape, frozen=True, kw_only=True):
    """When `reportgen run` builds and sends."""

    cron: Annotated[
        Line, Meta(extra={"rule": "cron"}, description='Minute, hour, day, month, weekday: "0 7 * * MON". Quote it.')
    ]
    timezone: Annotated[
        Line, Meta(extra={"rule": "timezone"}, description="Zone of the schedule, such as Europe/Minsk.")
    ]
    max_age: Annotated[
        Line,
        Meta(extra={"rule": "duration"}, description="A run missed for longer is not made up for: 90m, 24h, 3d, 1w."),
    ] = "24h"
    not_before: Annotated[
        datetime.date | None, Meta(extra={"rule": "day"}, description="The first day on which it may run.")
    ] = None
    stale_after: Annotated[
        Line | None,
        Meta(extra={"rule": "duration"}, description="Nothing is sent when the newest source is older: 45d, 26w."),
    ] = None


class Secret(Shape, frozen=True, kw_only=True):
    """Where a password or token is found; it never stands in a config."""

    env: Annotated[Line | None, Meta(description="Name of a variable of the environment.")] = None
    path: Annotated[Line | None, Meta(description="A file that only its owner may read, relative to the config.")] = (
        None
    )
    command: Annotated[
        tuple[Line, ...], Meta(description="A command and its arguments; what it prints is the secret.", max_length=50)
    ] = ()

    def __post_init__(self) -> None:
        if (self.env is not None) + (self.path is not None) + bool(self.command) != 1:
            raise ValueError("one place is wanted; write env, path or command")


class Smtp(Shape, frozen=True, kw_only=True):
    """The mail server. The password never stands here: environment, file with mode 0600, or command."""

    host: Annotated[Line, Meta(extra={"rule": "host"}, description="Name of the server.")]
    port: Annotated[Annotated[int, Meta(ge=1, le=65535)] | None, Meta(description="Default: by security.")] = None
    security: Annotated[
        Literal["starttls", "implicit", "none"],
        Meta(description="How the connection is secured; none only for this machine itself."),
    ] = "starttls"
    user: Annotated[Line | None, Meta(description="Name to log in with.")] = None
    password: Annotated[Secret | None, Meta(description="Default: the variable REPORTGEN_SMTP_PASSWORD.")] = None
    token: Annotated[
        Secret | None, Meta(description="An OAuth2 access token instead of a password, usually of a command.")
    ] = None
    certificates: Annotated[
        Text | None, Meta(extra={"rule": "file"}, description="PEM file of an authority of your own, in the workspace.")
    ] = None
    timeout: Annotated[int, Meta(description="Seconds to wait for an answer.", ge=1, le=600)] = 60
    per_minute: Annotated[
        Annotated[int, Meta(ge=1, le=10_000)] | None, Meta(description="At most so many messages a minute.")
    ] = None

    def __post_init__(self) -> None:
        if self.password and self.token:
            raise ValueError("there are a password and a token; write the one that the server wants")
        if (self.password or self.token) and not self.user:
            raise ValueError("a password or token needs a user; write user")


class Dkim(Shape, frozen=True, kw_only=True):
    """Signs each message for its domain (DKIM), when the mail server does not; with reportgen[signed]."""

    selector: Annotated[Line, Meta(description="Selector: the public key stands in DNS at selector._domainkey.domain.")]
    key: Annotated[Line, Meta(description="RSA key (PEM) that only its owner may read, relative to the config.")]
    domain: Annotated[
        Line | None, Meta(extra={"rule": "domain"}, description="Signing domain. Default: that of the sender.")
    ] = None


class Smime(Shape, frozen=True, kw_only=True):
    """Signs each message with the sender's certificate (S/MIME); with reportgen[signed]."""

    certificate: Annotated[
        Line, Meta(description="Certificate (PEM), then those between it and its authority; relative to the config.")
    ]
    key: Annotated[Line, Meta(description="Its key (PEM), which only its owner may read; relative to the config.")]


class Recipient(Shape, frozen=True, kw_only=True):
    """One recipient with a variant of their own."""

    to: Annotated[
        Line | Annotated[tuple[Line, ...], Meta(min_length=1)],
        Meta(extra={"rule": "address"}, description="An address: a@b.example or Name <a@b.example>; or several."),
    ]
    together: Annotated[
        bool, Meta(description="One message with all of `to` in its head. Default: a message for each.")
    ] = False
    cc: Annotated[tuple[Line, ...], Meta(extra={"rule": "address"}, description="Who gets a copy, seen by all.")] = ()
    bcc: Annotated[tuple[Line, ...], Meta(extra={"rule": "address"}, description="Who gets a copy unseen.")] = ()
    language: Annotated[
        Line | None, Meta(extra={"rule": "language"}, description="Language of their copy. Default: the briefing's.")
    ] = None
    sections: Annotated[tuple[Line, ...], Meta(description="Names of the sections of their copy. Default: all.")] = ()
    parameters: Annotated[
        dict[Line, ParameterValue], Meta(description="Values of the config's parameters for their copy.")
    ] = {}

    def __post_init__(self) -> None:
        if (self.cc or self.bcc) and not self.together and not isinstance(self.to, str):
            raise ValueError("copies of a message to several need one message; write together: true")


class Folder(Shape, frozen=True, kw_only=True):
    """A folder that gets the PDF itself."""

    to: Annotated[
        Line, Meta(extra={"rule": "folder"}, description="A folder, or s3://… or sftp://… with reportgen[remote].")
    ]
    language: Annotated[
        Line | None, Meta(extra={"rule": "language"}, description="Language of its copy. Default: the briefing's.")
    ] = None
    sections: Annotated[tuple[Line, ...], Meta(description="Names of the sections of its copy. Default: all.")] = ()
    parameters: Annotated[
        dict[Line, ParameterValue], Meta(description="Values of the config's parameters for its copy.")
    ] = {}


class RecipientTable(Shape, frozen=True, kw_only=True):
    """Recipients from a table: a row each, its columns setting the variant."""

    table: Annotated[Line, Meta(extra={"rule": "table"}, description="A table of data.tables.")]
    address: Annotated[Line, Meta(description="Column of the address.")] = "address"
    name: Annotated[Line | None, Meta(description="Column of the name.")] = None
    language: Annotated[Line | None, Meta(description="Column of the language.")] = None
    sections: Annotated[Line | None, Meta(description="Column of section names, apart by commas.")] = None
    parameters: Annotated[dict[Line, Line], Meta(description="Parameter → column of its value.")] = {}


class Email(Shape, frozen=True, kw_only=True):
    """Who gets the briefing by mail."""

    sender: Annotated[Line, Meta(extra={"rule": "address"}, description="Sender: Name <desk@example.org>.")] = (
        msgspec.field(name="from")
    )
    recipients: Annotated[
        Annotated[tuple[Line | Recipient, ...], Meta(min_length=1)] | RecipientTable,
        Meta(extra={"rule": "address"}, description="Addresses, or {to: …, language: …}; or {table: …, address: …}."),
    ]
    smtp: Annotated[Smtp | None, Meta(description="The mail server.")] = None
    recipient_limit: Annotated[
        int, Meta(description="More recipients than this are taken for a mistake.", ge=1, le=10_000)
    ] = 100
    allow_domains: Annotated[
        tuple[Line, ...],
        Meta(extra={"rule": "domain"}, description="Mail goes to these domains only, such as example.org."),
    ] = ()
    reply_to: Annotated[Line | None, Meta(extra={"rule": "address"}, description="Who gets the answers.")] = None
    subject: Annotated[
        Line,
        Meta(extra={"rule": "subject"}, description="With {title} {subtitle} {as_of} {edition} {language}."),
    ] = "{title}, {as_of}"
    unsubscribe: Annotated[
        Line | None,
        Meta(extra={"rule": "unsubscribe"}, description="Page (https://…) or address (mailto:…) to leave the list."),
    ] = None
    link: Annotated[Line | None, Meta(description="Where readers find the PDF when it is too large for a mail.")] = None
    dkim: Annotated[Dkim | None, Meta(description="Signs each message for its domain.")] = None
    smime: Annotated[Smime | None, Meta(description="Signs each message with the sender's certificate.")] = None


class Watch(Shape, frozen=True, kw_only=True):
    """Who and what hears how scheduled runs went."""

    operator: Annotated[
        Line | None, Meta(extra={"rule": "address"}, description="Gets a mail when something is wrong.")
    ] = None
    ping: Annotated[
        Line | None, Meta(extra={"rule": "web"}, description="Address of a health check (healthchecks protocol).")
    ] = None
    metrics: Annotated[
        Line | None,
        Meta(extra={"rule": "metrics"}, description="Text file for Prometheus, relative to the workspace: x.prom."),
    ] = None


class Rewording(Shape, frozen=True, kw_only=True):
    """A language model that smooths sentences taken from documents, past a guard. Without this group: none."""

    endpoint: Annotated[
        Line,
        Meta(extra={"rule": "endpoint"}, description="OpenAI-compatible: https://host/v1, or http:// on this machine."),
    ]
    model: Annotated[Line, Meta(description="Name of the model, as the endpoint knows it.")]
    key: Annotated[Secret | None, Meta(description="The endpoint's key. Default: none is sent.")] = None
    timeout_s: Annotated[int, Meta(description="Seconds to wait for an answer.", ge=1, le=600)] = 30
    cache: Annotated[
        Line, Meta(extra={"rule": "cache"}, description="Folder that keeps the answers, relative to the workspace.")
    ] = "state/rewording"


class Parameter(Shape, frozen=True, kw_only=True):
    """A value that `-P name=value` may set; a whole value "{name}" takes it."""

    type: Annotated[
        Literal["text", "integer", "number", "boolean", "date"], Meta(description="What values it takes.")
    ] = "text"
    default: Annotated[ParameterValue | None, Meta(description="Without one, -P must set it.")] = None
    choices: Annotated[tuple[ParameterValue, ...], Meta(description="The only values allowed.")] = ()
    description: Annotated[Line | None, Meta(description="What it is for.")] = None


class Pdf(Shape, frozen=True, kw_only=True):
    """What kind of PDF it is."""

    standard: Annotated[
        Literal["ua-1,a-3a", "ua-1,a-2a", "ua-2,a-4f", "none"],
        Meta(description="What it follows: PDF/UA and PDF/A; a-2a holds no attachments, none is for comparison only."),
    ] = "ua-1,a-3a"
    attachments: Annotated[
        bool, Meta(description="Data, evidence and this config inside the PDF. Default: where the standard allows it.")
    ] = True

    def __post_init__(self) -> None:
        if self.standard == "ua-2,a-4f" and not self.attachments:
            raise ValueError("ua-2,a-4f is for files with attachments; leave them on, or write ua-1,a-3a")


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
    folders: Annotated[
        tuple[Line | Folder, ...],
        Meta(extra={"rule": "folder"}, description="Folders that get the PDF, relative to the workspace."),
    ] = ()
    watch: Annotated[Watch, Meta(description="Who hears how scheduled runs went.")] = Watch()
    rewording: Annotated[
        Rewording | None, Meta(description="A language model that smooths sentences. Default: none.")
    ] = None
    parameters: Annotated[dict[Line, Parameter], Meta(description='Values for -P name=value; used as "{name}".')] = {}
    theme: Annotated[
        Text | ThemeKeys,
        Meta(description="The look: default, plain, a theme's YAML file, or a theme's keys written out here."),
    ] = "default"
    pdf: Annotated[Pdf, Meta(description="What kind of PDF it is.")] = Pdf()

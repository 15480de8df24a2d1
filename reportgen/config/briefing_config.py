"""A config as the rest of the program sees it: read, checked, frozen, its paths found."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.config.addresses import Address
from reportgen.config.entries import SectionEntry
from reportgen.config.output import NAME_LIMIT, fill_template, slug
from reportgen.config.shape import BriefingText, Dkim, Pdf, RecipientTable, Schedule, Smime, Smtp
from reportgen.errors import ConfigError, Problem, error
from reportgen.strict_yaml.texts import in_language
from reportgen.theme import Theme, default_theme

if TYPE_CHECKING:  # inputs brings its readers along, and a schema needs none of them
    from reportgen.inputs.files import DataFiles
    from reportgen.rewording.endpoint import Endpoint


@dataclass(frozen=True, slots=True)
class DataConfig:
    """The files, ready for `inputs.read_dataset`, and the source ids that win when sources disagree, best first.

    `about` holds groups of words, of each of which a document must have one to be quoted. `words` are the catalogues
    with the data's words in other languages, each named by its language. `is_sharing`: a sentence of the documents may
    stand in several sections.
    """

    files: DataFiles
    precedence: tuple[str, ...] = ()
    about: tuple[tuple[str, ...], ...] = ()
    words: tuple[Path, ...] = ()
    is_sharing: bool = False


@dataclass(frozen=True, slots=True)
class RecipientConfig:
    """Who gets a copy, and in which variant. `beside` stand in the same To line; `sections` none: all of them.

    `parameters` are the values as `-P` takes them, by name.
    """

    address: Address
    language: str
    beside: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    sections: tuple[str, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EmailConfig:
    """How the briefing is mailed. `smtp` None: there is no server. `table`: the recipients stand in a table instead.

    `allow_domains` none: all of them. `link` says where readers find a PDF too large for a mail.
    """

    sender: Address
    recipients: tuple[RecipientConfig, ...]
    smtp: Smtp | None = None
    table: RecipientTable | None = None
    recipient_limit: int = 100
    allow_domains: tuple[str, ...] = ()
    reply_to: Address | None = None
    subject: str = "{title}, {as_of}"
    unsubscribe: str = ""
    link: str = ""
    certificates: Path | None = None
    dkim: Dkim | None = None
    smime: Smime | None = None


@dataclass(frozen=True, slots=True)
class FolderConfig:
    """A folder (a path, or the address of a store) that gets the PDF, and in which variant."""

    to: str
    language: str
    sections: tuple[str, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WatchConfig:
    """Who hears how runs went: a person, a health check, a collector of metrics."""

    operator: Address | None = None
    ping: str = ""
    metrics: Path | None = None


@dataclass(frozen=True, slots=True)
class BriefingConfig:
    """One briefing. `path` is the config as it was named, `root` the workspace; `problems` holds only warnings."""

    path: Path
    root: Path
    briefing: BriefingText
    data: DataConfig
    sections: tuple[SectionEntry, ...]
    output: str
    schedule: Schedule | None = None
    email: EmailConfig | None = None
    folders: tuple[FolderConfig, ...] = ()
    watch: WatchConfig = WatchConfig()
    rewording: Endpoint | None = None
    theme: Theme = field(default_factory=default_theme)
    pdf: Pdf = field(default_factory=Pdf)
    parameters: Mapping[str, str | int | float | bool] | None = None
    problems: tuple[Problem, ...] = ()

    def output_path(
        self,
        as_of: datetime.date,
        *,
        language: str | None = None,
        edition: str | None = None,
        date: datetime.date | None = None,
    ) -> Path:
        """Where the PDF goes. `language` and `edition` default to the briefing's, `date` (of the run) to `as_of`.

        Raises ConfigError when the place is outside the workspace (through a link), or the name too long.
        """
        language = language or self.briefing.language
        values = {
            "slug": slug(self.path.stem),
            "as_of": as_of.isoformat(),
            "date": (date or as_of).isoformat(),
            "language": language,
            "title": in_language(self.briefing.title, language),
            "edition": edition or self.briefing.edition or "draft",
        }
        filled = fill_template(self.output, values)
        path = self.root / filled
        if any(len(part.encode()) > NAME_LIMIT for part in path.parts):
            raise self._refused(filled, f"a name in it is longer than {NAME_LIMIT} bytes", "shorten the template")
        if not path.parent.resolve().is_relative_to(self.root):
            raise self._refused(filled, "a link leads it outside the workspace", "choose another folder, or use -o")
        return path

    def _refused(self, filled: str, fact: str, remedy: str) -> ConfigError:
        return ConfigError(error("config-output", str(self.path), f"output: {filled[:80]}: {fact}", remedy))

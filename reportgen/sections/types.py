"""What a section type is, and what a section is given to work with."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import msgspec

from reportgen.errors import Problem
from reportgen.evidence.selection import Evidence
from reportgen.language import Language
from reportgen.model.briefing import Component, Orientation, Section
from reportgen.model.dataset import Dataset
from reportgen.model.facts import Citation
from reportgen.model.passage import Name, Passage
from reportgen.text.cited import CitedSentence
from reportgen.text.matching import Topic

# A text of the YAML: one string, or a string for each language code.
LocalText = str | dict[str, str]

Year = Annotated[int, msgspec.Meta(ge=1900, le=2200)]

Title = Annotated[
    LocalText | None, msgspec.Meta(description="Heading of the section; each section has its own default.")
]


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every section may be told in the YAML."""

    title: Title = None
    orientation: Annotated[
        Orientation | None,
        msgspec.Meta(description="How the paper lies for this section: landscape for a wide table; then back."),
    ] = None
    new_page: Annotated[bool, msgspec.Meta(description="The section begins a page of its own.")] = False
    columns: Annotated[
        Literal[1, 2], msgspec.Meta(description="2 sets running text in two columns; tables and charts span both.")
    ] = 1


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a section may look at. `place` is where its entry stands in the YAML; `data_language` is that of the
    tables and the plain texts of the YAML, empty when it is the briefing's. `column_width_pt` is the width of one of
    the section's columns.

    `digests` holds, for each topic id, the cited sentences that the briefing's documents offer it;
    `key_sentences` the ones that no topic took, best first; `off_subject` the ids of documents about something else.
    `printed` are the places of the sentences that earlier sections print.
    """

    dataset: Dataset
    evidence: Evidence
    language: Language
    reporter: str
    partner: str
    as_of: datetime.date
    text_width_pt: float
    column_width_pt: float = 0.0
    place: str = ""
    data_language: str = ""
    digests: Mapping[str, tuple[CitedSentence, ...]] = field(default_factory=dict)
    key_sentences: tuple[CitedSentence, ...] = ()
    off_subject: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()

    def prints(self, citation: Citation) -> bool:
        """Whether an earlier section prints the sentence already."""
        return str(citation.locator) in self.printed

    def speaks(self, text: str) -> bool:
        """Whether a text of the data can be printed in the briefing's language."""
        return self.data_language in ("", self.language.code) or self.language.knows(text)

    def text(self, value: LocalText | None, default: str) -> Passage:
        """A YAML text in the briefing's language (its first one when that is missing), else the default's wording."""
        if value is None:
            return Passage.of(self.language.words(default))
        if isinstance(value, str):
            return Passage.of(Name(value, language="" if self.speaks(value) else self.data_language))
        own = value.get(self.language.code)
        if own or not value:
            return Passage.of(Name(own or ""))
        code, text = next(iter(value.items()))
        return Passage.of(Name(text, language=code))


@dataclass(frozen=True, slots=True)
class SectionType:
    """One kind of section: its name in the YAML, what it shows, its options, and how it is made.

    `compose` returns the section; `topics` names what it wants routed to it from the documents.
    """

    name: str
    summary: str
    options: type[Options]
    compose: Callable[[Any, Context], Section]
    topics: Callable[[Any, Context], tuple[Topic, ...]] | None = None


def section(name: str, title: Passage, components: list[Component], problems: list[Problem] | None = None) -> Section:
    """A section of the components; its id is the section type's name (compose makes repeated ids unique)."""
    return Section(name, title, tuple(components), tuple(problems or ()))

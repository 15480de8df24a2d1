"""What a mail says: subject, text, HTML and one chart, made from the components that the PDF prints. Pure."""

from __future__ import annotations

import base64
import datetime
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from reportgen.delivery.web import as_html
from reportgen.delivery.wording import Changes, as_text
from reportgen.language import Language
from reportgen.model.briefing import Briefing, Bullets, Callout, Chart, Component, Heading, KeyFigures, Prose, Section
from reportgen.model.passage import Date, Passage

LEADING = ("key_figures", "summary")
MOST_CHARACTERS = 200
_TOLD = (KeyFigures, Bullets, Prose, Callout)
_MOST_COMPONENTS = 6
_BRACED = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart for the mail: a PNG, the lines around it, and what it shows in words."""

    png: bytes
    title: str
    subtitle: str
    source: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail before it has a sender and a recipient. `html` refers to the picture as `cid:chart`.

    `too_large` is the sentence that stands in for a PDF that a server does not take, with {size} (MB) and {way}.
    """

    subject: str
    language: str
    file_name: str
    text: str
    html: str
    too_large: str
    picture: Picture | None = None

    def to_json(self) -> bytes:
        """The letter as the ledger keeps it."""
        picture: dict[str, Any] | None = asdict(self.picture) if self.picture else None
        if picture:
            picture["png"] = base64.b64encode(picture["png"]).decode()
        return json.dumps({**asdict(replace(self, picture=None)), "picture": picture}, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, content: bytes) -> Letter:
        """The letter that was kept."""
        fields = json.loads(content)
        picture = fields.pop("picture")
        if picture:
            picture = Picture(**{**picture, "png": base64.b64decode(picture["png"])})
        return cls(**fields, picture=picture)


@dataclass(frozen=True, slots=True)
class Closing:
    """The lines at the foot: whom to ask, and how to leave the list."""

    contact: str = ""
    unsubscribe: str = ""


def write_letter(
    briefing: Briefing,
    language: Language,
    picture: Picture | None,
    subject: str,
    closing: Closing,
    changes: Changes | None = None,
) -> Letter:
    """The letter of an edition: title, day, key figures and summary, the chart, and that the PDF is attached."""
    title = visible(briefing.meta.title)
    opening = _opening(briefing, language)
    components = leading_components(briefing)
    attached = language.words("The full briefing is attached as a PDF.")
    asked = language.words("Questions: {contact}").format(contact=closing.contact) if closing.contact else ""
    legend = language.words("[e] estimated or derived") if _holds_estimate(components, language) else ""
    foot = tuple(filter(None, (legend, visible(briefing.meta.marking), visible(asked), closing.unsubscribe)))
    text = as_text(title, opening, components, picture.title if picture else "", (attached, *foot), language, changes)
    html = as_html(title, opening, components, picture, (attached, *foot), language, changes)
    name = f"{title} {briefing.meta.as_of.isoformat()}"
    too_large = language.words("The PDF ({size} MB) is too large for this mail. You find it here: {way}")
    return Letter(subject_line(subject, briefing, language), language.code, name, text, html, too_large, picture)


def _holds_estimate(components: tuple[Component, ...], language: Language) -> bool:
    return "[e]" in as_text("", (), components, "", (), language)


def _opening(briefing: Briefing, language: Language) -> tuple[str, ...]:
    day = language.passage("As of {date}", date=Date(briefing.meta.as_of))
    return tuple(filter(None, (visible(briefing.meta.subtitle), language.text(day))))


def leading_components(briefing: Briefing) -> tuple[Component, ...]:
    """The key figures and the summary; a briefing without either is led in by its first texts."""
    leading = [section for section in briefing.sections if _kind(section) in LEADING]
    found = list(_told(leading)) or list(_told(briefing.sections))
    return tuple(found[:_MOST_COMPONENTS])


def _kind(section: Section) -> str:
    return re.sub(r"-\d+$", "", section.id)


def _told(sections: list[Section] | tuple[Section, ...]) -> Iterator[Component]:
    for section in sections:
        chosen = [component for component in section.components if isinstance(component, _TOLD)]
        if chosen and not isinstance(chosen[0], KeyFigures):
            yield Heading(section.title)
        yield from chosen


def leading_chart(briefing: Briefing) -> Chart | None:
    """The chart that goes into the mail: the first of the briefing."""
    charts = (component for section in briefing.sections for component in section.components)
    return next((component for component in charts if isinstance(component, Chart)), None)


def subject_line(template: str, briefing: Briefing, language: Language) -> str:
    """The subject with its placeholders filled, on one line, without invisible characters."""
    meta = briefing.meta
    values: Mapping[str, str] = {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "as_of": day_text(meta.as_of, language),
        "edition": meta.edition,
        "language": language.code,
    }
    filled = _BRACED.sub(lambda match: values.get(match[1], match[0]), template)
    return visible(filled)[:MOST_CHARACTERS]


def day_text(day: datetime.date, language: Language) -> str:
    """The day in words of the language."""
    return language.text(Passage.of(Date(day)))


def visible(text: str) -> str:
    """The text on one line: line breaks and tabs are spaces, control and direction characters are gone."""
    spaced = re.sub(r"\s+", " ", text)
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in ("Cc", "Cf", "Cs")).strip()

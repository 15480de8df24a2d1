"""Which areas a cooperation section shows, and what belongs to each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Annotated

import msgspec

from reportgen.errors import Problem, note
from reportgen.language.vocabulary import sentence_case
from reportgen.model.dataset import TableRow
from reportgen.model.facts import Observation
from reportgen.model.passage import Passage
from reportgen.sections.cells import key_words
from reportgen.sections.facts import concerns
from reportgen.sections.reading import Reading
from reportgen.sections.types import Context, LocalText
from reportgen.strict_yaml.texts import LanguageCode
from reportgen.text.matching import Topic, matcher


class CooperationTopic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One area of cooperation."""

    title: Annotated[LocalText, msgspec.Meta(description="What the card calls it.")]
    area: Annotated[
        str | tuple[str, ...] | None,
        msgspec.Meta(description="Areas of the table and of the observations; default: those named in the title."),
    ] = None
    keywords: Annotated[
        tuple[str, ...] | dict[LanguageCode, tuple[str, ...]],
        msgspec.Meta(
            description="Words that bring sentences of the documents here, in any language; or {en: [], ru: []}."
        ),
    ] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The keywords of all languages."""
        return self.keywords if isinstance(self.keywords, tuple) else tuple(chain(*self.keywords.values()))


@dataclass(frozen=True, slots=True)
class Area:
    """An area with the keys that the data use for it and the topic that documents are searched for."""

    title: Passage
    keys: frozenset[str]
    keywords: tuple[str, ...]
    topic: Topic

    def takes(self, text: str, language: str) -> bool:
        """Whether a keyword begins a word of the text, or stands there in another form; for texts without a key."""
        is_begun = any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in self.keywords)
        return is_begun or bool(matcher((Topic("", self.keywords),), language).hits(text))


def areas(topics: Sequence[CooperationTopic], reading: Reading) -> tuple[Area, ...]:
    """The areas asked for, else one for each area of the table."""
    known = dict.fromkeys(reading.text(row, "area") for row in reading.table.rows if reading.text(row, "area"))
    if not topics:
        return tuple(_default(key, reading) for key in known)
    return tuple(_asked(topic, list(known), reading.context) for topic in topics)


def wordless(topics: Sequence[CooperationTopic], context: Context) -> Iterator[Problem]:
    """A note for each topic that has words to search for, but none in the briefing's language."""
    code = context.language.code
    for topic in topics:
        is_worded = code in (topic.keywords if isinstance(topic.keywords, dict) else (context.data_language or code,))
        if topic.words and not is_worded and not any(map(context.language.knows, topic.words)):
            title = context.language.text(context.text(topic.title, ""))
            remedy = (
                f"add '{code}: [words]' to its keywords, or translate them in the catalogue {code}.po under data.words"
            )
            yield note("untranslated", context.place, f"“{title}” has no topic words in '{code}'", remedy)


def rows_of(area: Area, reading: Reading, rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows with the area's key; where it has no key, those that its keywords find."""
    if area.keys:
        return [row for row in rows if reading.text(row, "area") in area.keys]
    told = ((row, f"{reading.text(row, 'item')} {reading.text(row, 'statement')}") for row in rows)
    return [row for row, text in told if area.takes(text, _data_language(reading.context))]


def observations_of(area: Area, context: Context) -> list[Observation]:
    """The observations with the area's key; where it has no key, those that its keywords find."""
    concerning = [item for item in context.dataset.observations if concerns(context, item)]
    if area.keys:
        return [item for item in concerning if item.dimensions.get("area") in area.keys]
    told = ((item, f"{item.dimensions.get('commodity', '')} {item.statement}") for item in concerning)
    return [item for item, text in told if area.takes(text, _data_language(context))]


def _data_language(context: Context) -> str:
    return context.data_language or context.language.code


def _default(key: str, reading: Reading) -> Area:
    items = [reading.text(row, "item") for row in reading.table.rows if reading.text(row, "area") == key]
    title = key_words(reading.context, key)
    words = reading.context.language.everywhere((sentence_case(key).lower(),))
    topic = Topic(_id(key), words, "; ".join(items))
    return Area(title, frozenset((key,)), (), topic)


def _asked(topic: CooperationTopic, known: Sequence[str], context: Context) -> Area:
    title = context.text(topic.title, "")
    texts = [topic.title] if isinstance(topic.title, str) else list(topic.title.values())
    if topic.area is not None:
        keys = frozenset((topic.area,) if isinstance(topic.area, str) else topic.area)
    else:
        keys = frozenset(key for key in known if any(_names(text, key) for text in texts))
    keywords = context.language.everywhere(topic.words or texts)
    return Area(title, keys, keywords, Topic(_id(texts[0]), keywords, "; ".join(texts)))


def _names(title: str, key: str) -> bool:
    """Whether every word of the key stands in the title: `land_reclamation` in "Land reclamation"."""
    words = set(re.findall(r"\w+", title.casefold()))
    return set(key.casefold().split("_")) <= words


def _id(text: str) -> str:
    return "cooperation:" + re.sub(r"\W+", "-", text.casefold()).strip("-")

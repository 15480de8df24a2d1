"""What the documents hold, as rows of the tables that a briefing reads; each row is marked for review."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.dataset import Document, Sentence
from reportgen.model.facts import Citation, Observation
from reportgen.text import find_commitments, find_quantities, find_statements
from reportgen.text.commitments import FoundCommitment
from reportgen.text.observing import as_observations
from reportgen.text.quantities import FoundQuantity
from reportgen.text.stories import Outlets, Story, told_once

Row = dict[str, str]

SOURCES = ("id", "publisher", "title", "published", "url", "language", "note", "review")
OBSERVATIONS = (
    "id", "indicator", "flow", "entity", "viewpoint", "period", "low", "high", "unit", "multiplier", "qualifier",
    "status", "source", "statement", "note", "evidence", "found", "review",
)  # fmt: skip
COMMITMENTS = ("id", "debtor", "creditor", "what", "due", "status", "made_on", "evidence", "source", "review")
STATEMENTS = ("speaker", "role", "date", "topic", "modality", "statement", "source", "review")

# How long something took, or how warm it was, is no figure of a briefing.
_PASSED_OVER = frozenset({"year", "month", "week", "day", "hour", "minute", "°C"})
_SPEAKERS_OWN = re.compile(r"(?:i|we|my|our|я|мы|ich|wir)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they|it|his|her|он|она|они|оно|er|sie)\b", re.IGNORECASE)
_FEWEST_WORDS, _MOST_NAME_WORDS = 5, 6
_PREDICATE = re.compile(r"\s+(?:is|are|was|were|has|have|had|be|been|to\s+be|и|and)(?=\s|$)", re.IGNORECASE)
_PASSIVE = re.compile(r"\s+(?:is|are|was|were|has\s+been|have\s+been)\s", re.IGNORECASE)
_OUTCOMES = frozenset({"agreed", "done", "missed"})
_CIRCUMSTANCE = re.compile(
    r"(?:at|on|in|by|for|from|after|before|during|with|under|until|about|as|на|в|во|по|до|после|при|для|с|со|из|за|к|"
    r"об?|первые|bei|am|im|nach|vor)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """The stories of the pile: which sentences of which document are read, and where else each one stands."""

    documents: tuple[Document, ...]
    kept: frozenset[tuple[str, int]]
    outlets: Outlets

    @classmethod
    def of(cls, stories: Sequence[Story]) -> Telling:
        """Every document of the stories, with the sentences that are told once."""
        located, outlets = told_once(stories)
        documents = tuple(each for story in stories for each in (story.document, *story.others))
        return cls(documents, frozenset((place.document.id, place.sentence.number) for place in located), outlets)

    def reads(self, document: Document, sentence: Sentence) -> bool:
        """Whether the sentence belongs to the article and was not read in another outlet already."""
        return (document.id, sentence.number) in self.kept

    def elsewhere(self, document: Document, sentence: Sentence) -> tuple[Citation, ...]:
        """The other outlets that print the sentence."""
        return self.outlets.get((document.id, sentence.number), ())

    def sources(self, document: Document, sentence: Sentence) -> str:
        """The sources of the sentence, joined as tables join them."""
        also = [citation.source for citation in self.elsewhere(document, sentence)]
        return ";".join(dict.fromkeys([document.source, *also]))


def source_rows(documents: Sequence[Document]) -> Iterator[Row]:
    """One row a document."""
    for document in documents:
        unknown = [name for name, value in (("publisher", document.author), ("day", document.published)) if not value]
        yield {
            "id": document.source,
            "publisher": document.author,
            "title": document.title,
            "published": str(document.published or ""),
            "url": document.url,
            "language": document.language,
            "review": "; ".join(["check", *(f"no {name} found" for name in unknown)]),
        }


def observation_rows(telling: Telling) -> Iterator[Row]:
    """One row a figure, in the order of the texts."""
    number = 0
    for document in telling.documents:
        found = [each for each in find_quantities(document) if _is_wanted(each, document, telling)]
        for figure, observation in zip(found, as_observations(found, document), strict=True):
            number += 1
            yield _observation_row(f"F{number:03}", figure, observation, document, telling)


def _is_wanted(figure: FoundQuantity, document: Document, telling: Telling) -> bool:
    return figure.unit.code not in _PASSED_OVER and telling.reads(document, figure.sentence)


def _observation_row(
    identifier: str, figure: FoundQuantity, observation: Observation, document: Document, telling: Telling
) -> Row:
    also = [citation.source for citation in telling.elsewhere(document, figure.sentence)]
    notes = [observation.note, f"the same story in {', '.join(dict.fromkeys(also))}" if also else ""]
    doubts = [
        "" if figure.period else "no period found",
        "the period is that of a sentence before" if figure.is_period_carried else "",
        "" if figure.measure else "what is measured?",
        "" if figure.entity else "whose? the text's source stands in for it",
    ]
    return {
        "id": identifier,
        "indicator": observation.indicator,
        # Figures of which nobody knows whose they are must not make one series with those of another text.
        "entity": document.source,
        **observation.dimensions,
        "period": str(observation.period or ""),
        "low": _plain(observation.low),
        "high": _plain(observation.high),
        "unit": observation.unit.code,
        "multiplier": str(observation.unit.scale or ""),
        "qualifier": observation.qualifier.value,
        "status": observation.status.value,
        "source": document.source,
        "note": "; ".join(filter(None, notes)),
        "evidence": figure.sentence.text,
        "found": f"{document.id}, sentence {figure.sentence.number}, characters {figure.start}–{figure.end}",
        "review": "; ".join(["check", *filter(None, doubts)]),
    }


def _plain(value: object) -> str:
    return "" if value is None else format(value, "f")


def commitment_rows(telling: Telling) -> Iterator[Row]:
    """One row an undertaking, in the order of the texts; of equal ones in one text the first."""
    number = 0
    for document in telling.documents:
        seen: set[str] = set()
        for found in find_commitments(document):
            if not telling.reads(document, found.sentence) or len(found.what.split()) < 2 or found.what in seen:
                continue
            seen.add(found.what)
            number += 1
            yield {"id": f"K{number:02}", **_commitment_row(found, document, telling)}


def _commitment_row(found: FoundCommitment, document: Document, telling: Telling) -> Row:
    is_own = bool(_SPEAKERS_OWN.match(found.debtor))
    debtor = (found.speaker if is_own else _named(found)) or (found.debtor if is_own else "")
    # Without a subject the rest of the sentence says too little to stand alone.
    what = found.what if debtor else found.sentence.text.rstrip(".")
    doubts = [
        f"'{found.debtor}', said by {found.speaker or 'whom?'}" if is_own else "",
        "" if debtor else "who owes it?",
        "who is meant?" if debtor and _PRONOUN.match(debtor) else "",
        "" if found.deadline else "no date found",
        "the text says that it will not" if found.is_negated else "",
    ]
    return {
        "debtor": debtor or "?",
        "creditor": found.addressee,
        "what": _capitalised(f"not: {what}" if found.is_negated else what),
        "due": str(found.deadline or ""),
        "status": found.status,
        "made_on": str(document.published or ""),
        "evidence": found.sentence.text,
        "source": telling.sources(document, found.sentence),
        "review": "; ".join(["check", *filter(None, doubts)]),
    }


def _named(found: FoundCommitment) -> str:
    """Who is to act, where the words before the verb name somebody; empty for a passive or a circumstance."""
    name = _PREDICATE.split(found.debtor, maxsplit=1)[0].strip(" ,")
    if not name or _CIRCUMSTANCE.match(name) or len(name.split()) > _MOST_NAME_WORDS:
        return ""
    is_acted_on = found.modality in _OUTCOMES and _PASSIVE.match(found.sentence.text.partition(name)[2])
    return "" if is_acted_on else name


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def statement_rows(telling: Telling) -> Iterator[Row]:
    """One row a sentence that a named person said, in the order of the texts, in the text's own words."""
    for document in telling.documents:
        for found in find_statements(document):
            words = found.sentence.text
            if not found.speaker or not telling.reads(document, found.sentence) or len(words.split()) < _FEWEST_WORDS:
                continue
            doubts = ["who is meant?" if _PRONOUN.match(found.speaker) else "", "put into indirect speech"]
            yield {
                "speaker": found.speaker,
                "role": found.role,
                "date": str(document.published or ""),
                "modality": "verbatim",
                "statement": words,
                "source": telling.sources(document, found.sentence),
                "review": "; ".join(["check", *filter(None, doubts)]),
            }


def by_column(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> list[list[str]]:
    """The rows as cells in the order of the columns."""
    return [[row.get(column, "") for column in columns] for row in rows]

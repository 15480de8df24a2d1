"""What the documents hold, as rows of the tables that a briefing reads; each row is marked for review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportgen.model.dataset import Document
from reportgen.model.facts import Observation
from reportgen.text import find_quantities, find_statements
from reportgen.text.observing import as_observations
from reportgen.text.quantities import FoundQuantity
from reportgen.text.reading import Direction
from reportgen.text.records import Row, Telling

SOURCES = ("id", "publisher", "title", "published", "url", "language", "note", "review")
OBSERVATIONS = (
    "id", "indicator", "flow", "entity", "viewpoint", "period", "low", "high", "unit", "multiplier", "qualifier",
    "status", "source", "statement", "note", "what", "whose", "figure", "evidence", "found", "review",
)  # fmt: skip

# How long something took, or how warm it was, is no figure of a briefing.
_FEWEST_WORDS = 3  # fewer are the number of a point: "Decided: 1."
_PASSED_OVER = frozenset({"year", "month", "week", "day", "hour", "minute", "°C"})


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


def observation_rows(telling: Telling, ways: Mapping[Direction, str]) -> Iterator[Row]:
    """One row a figure, in the order of the texts; `ways` are the words for up and down."""
    number = 0
    for document in telling.documents:
        found = [each for each in find_quantities(document) if _is_wanted(each, document, telling)]
        # Who tells of a figure does not own it.
        people = {said.speaker for said in find_statements(document)} if found else set()
        found = [replace(each, entity="") if each.entity in people else each for each in found]
        for figure, observation in zip(found, as_observations(found, document), strict=True):
            number += 1
            row = _observation_row(f"F{number:03}", figure, observation, document, telling)
            yield {**row, **_for_readers(figure, ways)}


def _for_readers(figure: FoundQuantity, ways: Mapping[Direction, str]) -> Row:
    """What the printed table says: the text's own figure, and no names that only machines need."""
    what = " ".join((figure.measure or "?").split("_"))
    way = ways.get(figure.direction, "")
    return {"what": f"{what}, {way}" if way else what, "whose": figure.entity or "?", "figure": figure.text}


def _is_wanted(figure: FoundQuantity, document: Document, telling: Telling) -> bool:
    if figure.unit.code in _PASSED_OVER or len(figure.sentence.text.split()) < _FEWEST_WORDS:
        return False
    return telling.reads(document, figure.sentence)


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
        # What nobody named must not be compared with what nobody named elsewhere.
        "indicator": observation.indicator if figure.measure else f"unnamed_{identifier}",
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


def by_column(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> list[list[str]]:
    """The rows as cells in the order of the columns."""
    return [[row.get(column, "") for column in columns] for row in rows]

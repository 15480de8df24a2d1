"""The evidence file: every printed number, the steps that made it, and where each part of it was said."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from reportgen.enclosures.values import WITHHELD, is_withheld, number_text
from reportgen.language import Language
from reportgen.model.attachment import Attachment, Relationship
from reportgen.model.briefing import Briefing, Chart, KeyFigures
from reportgen.model.chart import ChartSpec
from reportgen.model.facts import Citation, Observation, Source, Status
from reportgen.model.passage import Amount, Quotation
from reportgen.model.quantity import Quantity
from reportgen.model.walking import components_of

if TYPE_CHECKING:
    from reportgen.pdf import Drawn, DrawnRun

_Facts = dict[str, Any]


def evidence_file(briefing: Briefing, drawn: Drawn, language: Language) -> Attachment:
    """JSON: the printed values and quotations in the order of the pages, the points of charts, the observations
    under them by id, the sources by id.
    """
    observations: dict[str, Observation] = {}
    facts: _Facts = {
        "title": briefing.meta.title,
        "as_of": briefing.meta.as_of.isoformat(),
        "language": briefing.meta.language,
        "printed": [],
        "charts": [],
        "observations": {},
        "sources": {source.id: _source(source) for source in briefing.sources},
    }
    printed = _listed(found for run in drawn.runs if (found := _printed(run, observations)))
    facts["charts"] = list(_charts(briefing, drawn, language, observations))
    facts["observations"] = {key: _observation(each) for key, each in observations.items()}
    head, empty, tail = msgspec.json.format(msgspec.json.encode(facts), indent=1).partition(b'"printed": []')
    content = b"".join([head, empty[:-1], printed, tail])
    words = language.words("Every number and quotation of this briefing with its sources")
    return Attachment("evidence.json", "application/json", content, words, Relationship.SUPPLEMENT)


def _listed(items: Iterable[_Facts]) -> memoryview:
    """The items as the list in the file has them, with its closing bracket; those of a long table are never all at
    hand as values.
    """
    target, separator = io.BytesIO(), b"\n  "
    for item in items:
        written = msgspec.json.format(msgspec.json.encode(item), indent=1)
        target.write(separator + written.replace(b"\n", b"\n  "))
        separator = b",\n  "
    target.write(b"\n ]" if target.tell() else b"]")
    return target.getbuffer()


def _printed(run: DrawnRun, observations: dict[str, Observation]) -> _Facts | None:
    where = {"component": run.id.rpartition(" #")[0], "page": run.page}
    match run.run:
        case Amount(quantity=quantity):
            text = WITHHELD if is_withheld(quantity) else run.text
            return {"text": text, **where, **_quantity(quantity, observations)}
        case Quotation(citation=citation, original=original):
            worded = {"reworded_from": original} if original else {}
            return {"text": run.text, **worded, **where, "quoted_from": _citation(citation)}
    return None


def _quantity(quantity: Quantity, observations: dict[str, Observation]) -> _Facts:
    """The number with the tree of its making; the leaves are ids of observations."""
    hidden = is_withheld(quantity)
    facts: _Facts = {
        "low": None if hidden else number_text(quantity, quantity.low),
        "high": None if hidden else number_text(quantity, quantity.high),
        "unit": quantity.unit.code,
        "multiplier": quantity.unit.scale,
        "qualifier": quantity.qualifier.value,
        "status": Status.CONFIDENTIAL.value if hidden else quantity.status.value,
    }
    derivation = quantity.derivation
    if isinstance(derivation, Observation):
        observations[derivation.id] = derivation
        return {**facts, "observation": derivation.id}
    facts["operation"] = derivation.name
    if derivation.operands:
        facts["operands"] = [_operand(operand, observations) for operand in derivation.operands]
    if derivation.citations:
        facts["records"] = [_citation(citation) for citation in dict.fromkeys(derivation.citations)]
    return facts


def _operand(operand: Quantity, observations: dict[str, Observation]) -> _Facts:
    """A quantity below another; an observation as it was read is told by its id alone."""
    derivation = operand.derivation
    if isinstance(derivation, Observation) and derivation.has_value and operand == Quantity.of(derivation):
        observations[derivation.id] = derivation
        return {"observation": derivation.id}
    return _quantity(operand, observations)


def _charts(
    briefing: Briefing, drawn: Drawn, language: Language, observations: dict[str, Observation]
) -> Iterator[_Facts]:
    for component in components_of(briefing):
        match component:
            case Chart(id=identifier, spec=spec):
                label, page = drawn.labels.get(identifier, ""), drawn.pages.get(f"component-{identifier}")
                place = {"component": identifier, "label": label.replace("\u00a0", " "), "page": page}
                yield {**place, "points": list(_points(spec, language, observations))}
            case KeyFigures(tiles=tiles):
                for tile in tiles:
                    if tile.sparkline:
                        points = list(_points(tile.sparkline, language, observations))
                        yield {"component": tile.id, "label": language.text(tile.label), "points": points}


def _points(spec: ChartSpec, language: Language, observations: dict[str, Observation]) -> Iterator[_Facts]:
    for series in (*spec.series, *([spec.balance] if spec.balance else [])):
        for point in series.points:
            if point.quantity:
                at = {"series": language.name(series.label), "at": str(point.at)}
                yield {**at, **_quantity(point.quantity, observations)}


def _observation(observation: Observation) -> _Facts:
    hidden = observation.status is Status.CONFIDENTIAL
    return {
        "indicator": observation.indicator,
        "dimensions": dict(observation.dimensions),
        "period": str(observation.period) if observation.period else None,
        "low": None if hidden or observation.low is None else f"{observation.low:f}",
        "high": None if hidden or observation.high is None else f"{observation.high:f}",
        "unit": observation.unit.code,
        "multiplier": observation.unit.scale,
        "qualifier": observation.qualifier.value,
        "status": observation.status.value,
        **_citation(observation.citation),
    }


def _citation(citation: Citation) -> _Facts:
    facts: _Facts = {"source": citation.source, "locator": str(citation.locator)}
    if citation.locator.start is not None:
        facts["characters"] = [citation.locator.start, citation.locator.end]
    return facts


def _source(source: Source) -> _Facts:
    published = str(source.published) if source.published else None
    return {
        "publisher": source.publisher,
        "title": source.title,
        "published": published,
        "url": source.url,
        "language": source.language,
    }

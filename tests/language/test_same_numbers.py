"""The reference briefing says the same numbers in every language: as values, as points of charts and on the pages."""

from __future__ import annotations

import functools
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest

from reportgen import build
from reportgen.model.passage import Quotation
from reportgen.pipeline import Built
from tests.language.printed import Numbers, numbers, own_text
from tests.pdf.tree import tree

CONFIG = Path(__file__).parent.parent.parent / "config" / "astrakhan.yaml"
OTHERS = ("ru", "be")

# The list of sources is numbered by first use and shortens addresses to its columns.
UNCOMPARED = {"sources"}


@dataclass(frozen=True)
class Edition:
    """The briefing in one language: as built, its evidence file, the text of its sections in that language, and what
    stands for its figures.
    """

    code: str
    built: Built
    evidence: dict[str, Any]
    texts: Mapping[str, str]
    alternatives: tuple[str, ...]


@functools.cache
def edition(code: str) -> Edition:
    built = build(CONFIG, output="-", language=code)
    with pikepdf.open(io.BytesIO(built.pdf)) as document:
        evidence = msgspec.json.decode(document.attachments["evidence.json"].get_file().read_bytes())
        root = tree(document)
    sections, figures = root.all("Sect"), root.all("Figure")
    ids = (section.id for section in built.briefing.sections)
    texts = {key: own_text(section, code) for key, section in zip(ids, sections, strict=True)}
    return Edition(code, built, evidence, texts, tuple(figure.alternative for figure in figures))


_VALUE = ("low", "high", "unit", "multiplier", "qualifier", "status")


def values(evidence: Mapping[str, Any]) -> dict[str, Counter[tuple[Any, ...]]]:
    """What each component prints, by its place in the briefing, as values of any language."""
    found: dict[str, Counter[tuple[Any, ...]]] = {}
    for each in evidence["printed"]:
        if "low" in each:
            place = re.sub(r", row \d+", "", each["component"])  # equals stand in the order of the alphabet
            found.setdefault(place, Counter())[tuple(each[key] for key in _VALUE)] += 1
    return found


@pytest.mark.parametrize("code", OTHERS)
def test_every_component_prints_the_same_values(code: str) -> None:
    english, other = values(edition("en").evidence), values(edition(code).evidence)
    assert sum(map(Counter.total, english.values())) > 200
    assert {
        key: (english.get(key), other.get(key)) for key in english | other if english.get(key) != other.get(key)
    } == {}


def points(evidence: Mapping[str, Any]) -> list[Counter[tuple[Any, ...]]]:
    """The values of each chart's points; rankings put equal ones in the order of the alphabet."""
    return [
        Counter(tuple(point.get(key) for key in _VALUE) for point in chart["points"]) for chart in evidence["charts"]
    ]


@pytest.mark.parametrize("code", OTHERS)
def test_every_chart_has_the_same_points(code: str) -> None:
    english = points(edition("en").evidence)
    assert sum(map(Counter.total, english)) > 40
    assert points(edition(code).evidence) == english


@pytest.mark.parametrize("code", OTHERS)
def test_every_figure_shows_and_tells_the_same_numbers(code: str) -> None:
    english, other = edition("en"), edition(code)
    drawn = [
        {key: numbers("\n".join(text.text for text in drawing.texts()), own.code) for key, drawing in drawings.items()}
        for own in (english, other)
        for drawings in (own.built.drawings,)
    ]
    assert drawn[0] == drawn[1]
    for mine, theirs in zip(english.alternatives, other.alternatives, strict=True):
        told = numbers(mine, "en"), numbers(theirs, code)
        # Some are cut at a limit: those say the fewer numbers, but no others.
        assert (told[1] <= told[0]) if "…" in theirs else (told[0] <= told[1] if "…" in mine else told[0] == told[1])
    assert sum(map(Counter.total, drawn[0].values())) > 60


def quoted(value: object) -> Iterator[Quotation]:
    """The sentences of documents in a section."""
    if isinstance(value, Quotation):
        if value.citation.locator.sentence is not None:
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from quoted(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from quoted(getattr(value, field.name))


def of_documents(own: Edition, section_id: str) -> Numbers:
    """The numbers of the sentences of documents that a section quotes in its own language, and of all their dates.

    A document of the briefing's language is preferred, so each edition may quote others.
    """
    found: Numbers = Counter()
    published = {source.id: source.published for source in own.built.briefing.sources}
    section = next(each for each in own.built.briefing.sections if each.id == section_id)
    for each in quoted(section.components):
        found += numbers(each.text, own.code) if not each.language else Counter()
        if day := published[each.citation.source]:
            found += Counter(Decimal(number) for date in (day.start, day.end) for number in (date.year, date.day))
    return found


def compared(english: Edition, other: Edition, section: str) -> tuple[Numbers, Numbers]:
    """The numbers that only one of two editions shows in a section, less those of documents that only it quotes."""
    shown = [numbers(own.texts[section], own.code) for own in (english, other)]
    return (
        shown[0] - shown[1] - of_documents(english, section),
        shown[1] - shown[0] - of_documents(other, section),
    )


@pytest.mark.parametrize("code", OTHERS)
def test_the_pages_of_every_section_show_the_same_numbers(code: str) -> None:
    english, other = edition("en"), edition(code)
    assert list(english.texts) == list(other.texts)
    sections = [key for key in english.texts if key not in UNCOMPARED]
    differences = {section: compared(english, other, section) for section in sections}
    assert {section: found for section, found in differences.items() if any(found)} == {}
    assert sum(numbers(english.texts[section], "en").total() for section in sections) > 600

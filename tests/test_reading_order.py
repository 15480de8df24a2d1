"""What somebody hears who has the reference briefing read aloud: its own text, in its own order, in every language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from reportgen import build
from reportgen.enclosures import enclose
from reportgen.language import Language, language
from reportgen.language.catalogue import read_messages
from reportgen.model.briefing import (
    Briefing,
    Bullet,
    Bullets,
    Callout,
    Card,
    Chart,
    Component,
    Heading,
    Image,
    KeyFigures,
    Note,
    Prose,
    Register,
    Section,
    SourceList,
    Statement,
    Table,
    Timeline,
)
from reportgen.model.passage import Date, Mark, Passage, Quotation, Reference
from reportgen.model.standard import STANDARDS
from reportgen.pdf import render
from reportgen.pipeline import Built
from tests.pdf import sample
from tests.pdf.hard import hard_briefing
from tests.pdf.reading import EN, THEME, opened
from tests.pdf.tree import Element, tree

ROOT = Path(__file__).resolve().parents[1]
SIGNS = ("•", "–", "·")
# What a printer may do to a text: white space of every kind, places for hyphens, breaks within a word.
_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")


def bare(text: str) -> str:
    """The text without white space."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


class Teller:
    """Tells a briefing as text, independently of the rooms that print it."""

    def __init__(self, briefing: Briefing, words: Language) -> None:
        self.words = words
        self.places = {source.id: number for number, source in enumerate(briefing.sources, 1)}
        self.labels: dict[str, str] = {}
        self.counts = {"Figure {number}": 0, "Table {number}": 0}
        for section in briefing.sections:
            self.number(section.components)

    def number(self, components: tuple[Component, ...]) -> None:
        for each in components:
            if isinstance(each, Callout):
                self.number(each.components)
            elif isinstance(each, Chart | Image | Table | Register):
                frame = "Figure {number}" if isinstance(each, Chart | Image) else "Table {number}"
                self.counts[frame] += 1
                self.labels[each.id] = self.words.words(frame).replace("{number}", str(self.counts[frame]))

    def said(self, passage: Passage) -> str:
        return "".join(self.run(run) for run in passage.runs)

    def run(self, run: object) -> str:
        match run:
            case Mark(sources=sources):
                return f"[{', '.join(str(self.places[source]) for source in sources)}]"
            case Reference(target=target):
                return self.labels[target]
            case Quotation() | Date():
                return self.words.run(run)
        return self.words.run(run)  # type: ignore[arg-type]  # one of the runs

    def section(self, section: Section) -> str:
        parts = [part for each in section.components for part in self.component(each)]
        return bare(self.said(section.title) + "".join(parts or [self.words.words("No data for this section.")]))

    def component(self, component: Component) -> Iterator[str]:
        match component:
            case Heading(text=text) | Note(text=text):
                yield self.said(text)
            case Prose(paragraphs=paragraphs):
                yield from map(self.said, paragraphs)
            case Bullets(items=items):
                yield from self.items(items, 0)
            case KeyFigures(tiles=tiles):
                for tile in tiles:
                    yield from map(self.said, (tile.label, tile.level, *tile.lines))
            case Callout(title=title, components=components):
                yield self.said(title)
                for each in components:
                    yield from self.component(each)
            case _:
                yield from self.composed(component)

    def composed(self, component: Component) -> Iterator[str]:
        match component:
            case Chart(id=identifier, title=title, subtitle=subtitle, notes=notes, source=source):
                yield f"{self.labels[identifier]}. "
                yield from map(self.said, (title, subtitle, *notes, source))
            case Image(id=identifier, caption=caption):
                yield f"{self.labels[identifier]}. {self.said(caption)}"
            case SourceList():
                yield ""  # no words for an empty section; what the list says is for other tests
            case Table():
                yield from self.table(component)
            case Register():
                yield from self.register(component)
            case Timeline():
                yield from self.timeline(component)
            case Statement(speaker=speaker, role=role, when=when, points=points):
                yield self.said(speaker)
                yield f", {self.said(role)}" if role else ""
                yield f" · {self.said(when)}" if when else ""
                yield from (f"{SIGNS[0]} {self.said(point)}" for point in points)
            case Card(title=title, status=status, facts=facts, next_step=step):
                yield from map(self.said, (title, status))
                yield from (f"{SIGNS[0]} {self.said(fact)}" for fact in facts)
                yield f"{self.words.words('Next step:')} {self.said(step)}" if step else ""

    def items(self, items: tuple[Bullet, ...], depth: int) -> Iterator[str]:
        for item in items:
            yield f"{SIGNS[min(depth, len(SIGNS) - 1)]} {self.said(item.text)}"
            yield from self.items(item.children, depth + 1)

    def table(self, component: Table) -> Iterator[str]:
        yield f"{self.labels[component.id]}. "
        yield from map(self.said, (component.title, component.subtitle))
        yield from (self.said(column.header) for column in component.columns)
        yield from (self.said(cell) for row in component.rows for cell in row.cells)
        yield from map(self.said, (*component.notes, component.source))

    def register(self, component: Register) -> Iterator[str]:
        yield f"{self.labels[component.id]}. {self.said(component.title)}"
        yield from map(self.words.words, ("No.", "Who, to whom", "What", "By when", "Status", "Evidence"))
        for entry in component.entries:
            both = entry.debtor and entry.creditor
            frame = "{debtor} to {creditor}"
            parties = self.words.passage(frame, debtor=entry.debtor, creditor=entry.creditor) if both else None
            cells = (parties or entry.debtor or entry.creditor, entry.what, entry.due, entry.status, entry.evidence)
            yield from map(self.said, (Passage((entry.number,)), *cells))

    def timeline(self, component: Timeline) -> Iterator[str]:
        has_level = any(event.level for event in component.events)
        yield from map(self.words.words, ("Date", "Place, level" if has_level else "Place", "Event"))
        for event in component.events:
            yield self.words.date(Date(event.when)) if event.when else self.words.words("undated")
            yield self.said(event.place)
            yield (", " if event.place and event.level else "") + self.words.name(event.level)
            yield self.said(event.text)


def heard(element: Element) -> str:
    """The element's text, without what stands inside figures."""
    if element.role == "Figure":
        return ""
    return "".join(kid if isinstance(kid, str) else heard(kid) for kid in element.kids)


@pytest.fixture(scope="module", params=["en", "ru", "be"])
def built(request: pytest.FixtureRequest) -> Built:
    return build(ROOT / "config" / "astrakhan.yaml", output="-", language=request.param)


@pytest.fixture(scope="module")
def root(built: Built) -> Iterator[Element]:
    with opened(built.pdf) as document:
        yield tree(document)


def words_of(built: Built) -> Language:
    code = built.briefing.meta.language
    own = ROOT / "data" / "words" / f"{code}.po"
    return language(code).with_words(read_messages(own)) if own.exists() else language(code)


def test_the_text_in_the_order_of_the_tags_is_the_briefing_s_own(built: Built, root: Element) -> None:
    compare(built.briefing, words_of(built), root)


@pytest.mark.parametrize("standard", ["ua-1,a-3a", "ua-2,a-4f"])
def test_so_is_that_of_hard_cases(standard: str, tmp_path: Path) -> None:
    """Lists in lists, cells higher than a page, a table in a box, pictures, notes at the foot of pages."""
    briefing = hard_briefing(tmp_path)
    made = render(
        briefing,
        sample.drawings(),
        THEME,
        EN,
        standard=STANDARDS[standard],
        attach=lambda drawn: list(enclose(briefing, drawn, EN, None)),
    )
    with opened(made.pdf) as document:
        compare(briefing, EN, tree(document))


def compare(briefing: Briefing, words: Language, root: Element) -> None:
    """Each section's text against what the briefing says."""
    teller = Teller(briefing, words)
    told = {section.id: teller.section(section) for section in briefing.sections}
    found = dict(zip(told, (bare(heard(section)) for section in root.all("Sect")), strict=True))
    for section in briefing.sections:
        if any(isinstance(each, SourceList) for each in section.components):
            assert found[section.id].startswith(told[section.id])
        else:
            assert found[section.id] == told[section.id]


def test_headings_bookmarks_and_contents_say_the_same(built: Built, root: Element) -> None:
    headings = [element for element in root.walk() if element.role in ("H1", "H2", "H3")]
    with opened(built.pdf) as document, document.open_outline() as outline:
        bookmarks = [item.title for item in outline.root]
        every = list(titles(outline.root))
    assert [bare(heading.text()) for heading in headings] == [bare(title) for title in every]
    assert [bare(heading.text()) for heading in headings if heading.role == "H1"] == [bare(t) for t in bookmarks]
    entries = [bare(item.all("Link")[0].text()) for item in root.all("TOCI")]
    assert entries == [bare(title) for title in bookmarks]


def titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from titles(item.children)

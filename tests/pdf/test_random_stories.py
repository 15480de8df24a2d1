"""Stories of every make-up, drawn by lot from a seed: what must be true of the pages of any briefing at all."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest

from reportgen.language import language
from reportgen.model.briefing import (
    Align,
    Briefing,
    Bullet,
    Bullets,
    Callout,
    Card,
    Chart,
    Column,
    Component,
    Heading,
    Note,
    Prose,
    PullFact,
    Row,
    Section,
    SourceList,
    Statement,
    Table,
)
from reportgen.model.drawing import Brush, DisplayList, PathOperation
from reportgen.model.passage import Amount, Mark, Name, Passage
from reportgen.pdf import document, render
from reportgen.pdf.blocks import Block, Box, Hanging, Stack
from reportgen.pdf.flow import OVERHANG_PT
from reportgen.pdf.multicolumn import Columns
from reportgen.pdf.pages import Sheet, first_page_gain, paginate
from reportgen.pdf.text import LEAST_LINES, Text
from reportgen.theme import Theme, default_theme
from tests.pdf import sample
from tests.pdf.reading import character_boxes, opened
from tests.pdf.tree import tree

P = Passage.of
A4 = default_theme()
LETTER = replace(A4, page=replace(A4.page, width_pt=612, height_pt=792))
ACROSS = replace(LETTER, page=LETTER.page.turned("landscape"))
SLACK_PT = 0.6
QUICK_SEEDS = 3


@dataclass
class Lot:
    """Draws a story. `keys` are words that occur once, in the order in which they are to be read."""

    dice: random.Random
    keys: list[str]
    drawings: dict[str, DisplayList]
    charts: int = 0

    def words(self, most: int) -> Passage:
        """Some words, the first of them a key."""
        key = f"k{len(self.keys):04}"
        self.keys.append(key)
        count = self.dice.randint(0, most)
        words = " ".join(
            self.dice.choice(("trade", "of", "reclamation", "a", "port", "machinery")) for _ in range(count)
        )
        mark = (Mark((f"S0{self.dice.randint(1, 9)}",)),) if self.dice.random() < 0.3 else ()
        return P(Name(f"{key} {words}".strip()), *((" ", *mark) if mark else ()))

    def component(self) -> Component:
        """One of the kinds, text more often than others."""
        kinds = (self.prose, self.prose, self.prose, self.bullets, self.table, self.chart, self.callout, self.heading)
        rare = (self.note, self.card, self.statement, self.fact)
        return self.dice.choice(kinds if self.dice.random() < 0.85 else rare)()

    def prose(self) -> Prose:
        return Prose(tuple(self.words(150) for _ in range(self.dice.randint(1, 3))))

    def bullets(self, depth: int = 0) -> Bullets:
        return Bullets(tuple(self.item(depth) for _ in range(self.dice.randint(1, 6))))

    def item(self, depth: int) -> Bullet:
        text = self.words(40)
        return Bullet(text, self.bullets(depth + 1).items if depth < 2 and self.dice.random() < 0.15 else ())

    def table(self) -> Table:
        self.charts += 1
        title, columns = self.words(12), self.dice.randint(2, 4)
        heads = tuple(Column(self.words(2), self.dice.choice((Align.LEFT, Align.RIGHT))) for _ in range(columns))
        longest = self.dice.choice((1, 3, 25))
        rows = tuple(
            Row(tuple(self.words(longest) for _ in range(columns)))
            for _ in range(self.dice.choice((1, 3, 5, 8, 14, 45)))
        )
        notes = tuple(self.words(30) for _ in range(self.dice.randint(0, 2)))
        return Table(f"t{self.charts}", title, heads, rows, notes=notes)

    def chart(self) -> Chart:
        self.charts += 1
        name, height = f"c{self.charts}", float(self.dice.randint(40, 330))
        wide = self.dice.choice((200.0, 400.0, 450.0))
        box = (("M", 0.0, 0.0), ("L", wide, 0.0), ("L", wide, height), ("L", 0.0, height), ("Z",))
        self.drawings[name] = DisplayList(wide, height, (PathOperation(box, brush=Brush(sample.BLUE)),))
        spec = replace(sample.spec(), width_pt=wide, height_pt=height)
        title, subtitle, note, source = (self.words(most) for most in (10, 5, 30, 5))
        return Chart(name, spec, title, subtitle, source, "A bar.", (note,))

    def callout(self) -> Callout:
        return Callout(self.words(3), tuple(self.dice.choice((self.prose, self.bullets))() for _ in range(2)))

    def heading(self) -> Heading:
        return Heading(self.words(6), self.dice.randint(2, 3))

    def note(self) -> Note:
        return Note(self.words(60))

    def card(self) -> Card:
        return Card(self.words(3), self.words(1), tuple(self.words(30) for _ in range(3)), self.words(8))

    def statement(self) -> Statement:
        return Statement(self.words(1), self.words(2), P(), tuple(self.words(40) for _ in range(4)))

    def fact(self) -> PullFact:
        return PullFact(Amount(sample.T24), self.words(8), self.words(3))


def briefing(seed: int, columns: int) -> tuple[Briefing, Lot]:
    lot = Lot(random.Random(seed), [], {})  # noqa: S311  # a story, no secret
    sections = []
    for number in range(lot.dice.randint(2, 5)):
        parts = tuple(lot.component() for _ in range(lot.dice.randint(1, 14)))
        sections.append(Section(f"s{number}", P("Part"), parts, columns=columns))
    sections.append(Section("sources", P("Sources"), (SourceList(),)))
    return sample.briefing(sections=tuple(sections)), lot


Case = tuple[Theme, tuple[Sheet, ...], bytes, Lot]


@pytest.fixture(
    params=[
        pytest.param((seed, theme, columns), marks=pytest.mark.long if seed > QUICK_SEEDS else ())
        for seed in range(1, 41)
        for theme in (A4, LETTER, ACROSS)
        for columns in (1, 2)
    ],
    ids=lambda case: f"{case[0]}-{case[1].page.width_pt:.0f}-{case[2]}",
)
def case(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Case:
    seed, theme, columns = request.param
    story, lot = briefing(seed, columns)
    kept: list[Sheet] = []

    def keeping(*arguments: object) -> tuple[Sheet, ...]:
        kept.extend(paginate(*arguments))  # type: ignore[arg-type]  # passed on as they come
        return tuple(kept)

    monkeypatch.setattr(document, "paginate", keeping)
    pdf = render(story, lot.drawings, theme, language("en")).pdf
    return theme, tuple(kept), pdf, lot


def columns_of(
    placed: Sequence[tuple[Block, float]], width: float
) -> Iterator[tuple[list[tuple[Block, float]], float]]:
    """What is stacked on the page, and in each of the columns on it, with its width."""
    yield list(placed), width
    for block, _ in placed:
        if isinstance(block, Columns):
            for column in filter(lambda filled: filled.placed, block._filled(width)):
                yield from columns_of(column.placed, block._column_width(width))


def texts(block: Block) -> Iterator[Text]:
    match block:
        case Text():
            yield block
        case Hanging(body=inner) | Box(content=inner):
            yield from texts(inner)
        case Stack(blocks=blocks):
            for each in blocks:
                yield from texts(each)


def test_pages_of_any_story(case: Case) -> None:
    theme, sheets, pdf, lot = case
    page, gain = theme.page, first_page_gain(theme.sizes.grid_pt)
    for number, sheet in enumerate(sheets):
        stacked = [(each.block, each.depth_pt) for each in sheet.layout.placed]
        room = page.text_height_pt + OVERHANG_PT + (gain if number == 0 else 0.0)
        for placed, width in columns_of(stacked, page.text_width_pt):
            none_overlap(placed, width, room)
            assert number == len(sheets) - 1 or not placed[-1][0].keep_with_next or len(placed) == 1
            for block, _ in placed:
                assert all(len(text.lines(width)) >= LEAST_LINES for text in texts(block) if text._is_part)
    assert re.findall(r"k\d{4}", tree(opened(pdf)).text()) == lot.keys
    for at, _, (left, bottom, right, top) in character_boxes(pdf):
        assert page.margin_left_pt - SLACK_PT <= left
        assert right <= page.width_pt - page.margin_right_pt + SLACK_PT, (at, left, right)
        assert 0 < bottom <= top < page.height_pt


def none_overlap(placed: Sequence[tuple[Block, float]], width: float, room: float) -> None:
    spans = [(depth, depth + block.height(width)) for block, depth in placed]
    assert all(top >= -0.01 for top, _ in spans)
    assert all(below >= bottom - 0.01 for (_, bottom), (below, _) in pairwise(spans))
    assert spans[-1][1] <= room + 0.01

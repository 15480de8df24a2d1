"""Sections in two columns, pull facts, bars in tables."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reportgen.model.briefing import Align, Column, Heading, Prose, PullFact, Row, Statement, Table
from reportgen.model.passage import Amount, Name, Passage
from reportgen.pdf import check
from reportgen.pdf.bars import bar_scale
from tests.pdf import sample
from tests.pdf.reading import character_boxes, glyphs, opened, render_briefing, rendered
from tests.pdf.tree import tree

P = Passage.of


def columned(*components, **drawings):  # type: ignore[no-untyped-def]  # any components
    briefing = sample.short(*components)
    (section,) = briefing.sections
    return render_briefing(replace(briefing, sections=(replace(section, columns=2),)), drawings)


def test_running_text_fills_two_level_columns_and_is_read_down_the_first() -> None:
    pdf = columned(Prose((P(sample.LOREM * 12),))).pdf
    letters = [(box[0], box[1]) for page, c, box in character_boxes(pdf) if c.islower() and 100 < box[1] < 600]
    left, right = ([y for x, y in letters if (x < 297) is side] for side in (True, False))
    assert left
    assert right
    assert abs(min(left) - min(right)) <= 44  # a hyphen may not end a column
    assert sample.LOREM.strip() in tree(opened(pdf)).text().replace("\u00ad", "")
    assert check(pdf, may_hold_pictures=False) == ()


def test_little_text_stays_in_one_piece_across_both_columns() -> None:
    pdf = columned(Prose((P("One line."),))).pdf
    assert "One line." in tree(opened(pdf)).text()


@pytest.mark.parametrize(("times", "is_across"), [(1, True), (12, False)])
def test_columns_of_a_few_lines_are_none(times: int, is_across: bool) -> None:
    body = [each for each in glyphs(columned(Prose((P(sample.LOREM * times),))).pdf) if "Serif" in each.font]
    assert body
    assert any(abs(each.x - 297.6) < 6 for each in body) is is_across


@pytest.mark.parametrize(("before", "is_across"), [(0, True), (1, False)])
def test_a_lone_statement_is_not_divided_between_columns(before: int, is_across: bool) -> None:
    statement = Statement(P("A speaker"), P("a role"), P(), tuple(P(sample.LOREM) for _ in range(8)))
    paragraphs = [Prose((P(sample.LOREM * 3),))] * before
    body = [each for each in glyphs(columned(*paragraphs, statement).pdf) if "Serif" in each.font]
    assert any(abs(each.x - 297.6) < 6 for each in body) is is_across


def test_a_heading_before_a_wide_table_leaves_the_columns_with_it() -> None:
    table = Table("t", P("Wide"), (Column(P("A")), Column(P("B"))), (Row((P("a"), P("b"))),))
    pdf = columned(Prose((P(sample.LOREM * 8),)), Heading(P("Below")), table).pdf
    boxes = character_boxes(pdf)
    said = "".join(character for _, character, _ in boxes)
    heading, caption = said.index("Below"), said.index("Table")
    assert boxes[heading][2][0] == pytest.approx(boxes[caption][2][0], abs=1.5)
    assert check(pdf, may_hold_pictures=False) == ()


def test_pull_facts_stand_side_by_side_each_read_as_a_whole() -> None:
    facts = [PullFact(Amount(sample.T24), P(f"fact {word}"), P("Source: BelTA.")) for word in ("one", "two")]
    done = rendered(*facts)
    told = tree(opened(done.pdf)).text()
    assert re.search(r"almost \$47 million\s+fact one\s+Source: BelTA\.\s+almost \$47 million\s+fact two", told)
    assert [run.text for run in done.runs].count("almost\u00a0$47\u00a0million") == 2
    assert check(done.pdf, may_hold_pictures=False) == ()


def test_bars_share_their_zero_and_are_no_content() -> None:
    rows = tuple(Row((P(Name(name)), P(Name(value)))) for name, value in (("a", "12.5"), ("b", "\u22123"), ("c", "–")))
    plain = (Column(P("Name")), Column(P("Value"), Align.DECIMAL))
    barred = (plain[0], replace(plain[1], bars=(12.5, -3.0, None)))
    without, with_bars = (rendered(Table("t", P("Title"), columns, rows)).pdf for columns in (plain, barred))
    assert tree(opened(with_bars)).text() == tree(opened(without)).text()
    assert check(with_bars, may_hold_pictures=False) == ()
    streams = []
    for pdf in (without, with_bars):
        document = opened(pdf)
        streams.append(document.pages[0].Contents.read_bytes().count(b" re "))
    assert streams[1] - streams[0] == 4  # two bars, each with its piece of the zero line


def test_the_scale_of_bars_holds_zero_and_both_ends() -> None:
    scale = bar_scale((2.0, None, -6.0), 40.0, ("#000000", "#888888", "#444444"))
    assert scale is not None
    assert (scale.share(-6.0), scale.share(0.0), scale.share(2.0)) == (0.0, 0.75, 1.0)
    assert bar_scale((None, 0.0), 40.0, ("#000000", "#888888", "#444444")) is None


def test_bars_belong_to_every_row_or_to_none() -> None:
    with pytest.raises(ValueError, match="bars for some of the rows"):
        Table("t", P("Title"), (Column(P("A"), bars=(1.0,)),), (Row((P("a"),)), Row((P("b"),))))

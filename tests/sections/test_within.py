"""Texts of the data inside a sentence."""

from __future__ import annotations

import pytest

from reportgen.model.facts import Citation, Locator
from reportgen.model.passage import Passage, Quotation
from reportgen.sections.within import within
from tests.facts import context
from tests.sections.plain import text
from tests.sections.tables import holding, table

HERE = context(
    holding(
        table(
            "events",
            "event,source\nMeeting of Grand Fish,S1\nA treaty with Illyria signed,S1\nFish shown; Boards shown,S1\n",
        )
    )
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Deliver 12 lifts", "deliver 12 lifts"),
        ("Fish", "fish"),  # a name only together with the word before it
        ("Boards, planed", "boards, planed"),
        ("Illyria to be told", "Illyria to be told"),
        ("Ruritania to answer", "Ruritania to answer"),
        ("MTZ tractors", "MTZ tractors"),
        ("McAdam roads", "McAdam roads"),
        ("“Krynka” to answer", "“Krynka” to answer"),
        ("12 lifts", "12 lifts"),
        ("A", "a"),
    ],
)
def test_only_a_capital_of_the_cell_becomes_small(words: str, expected: str) -> None:
    citation = Citation("S1", Locator("data/x.csv", row=2))
    assert text(within(HERE, Passage.of(Quotation(words, citation)))) == expected


def test_foreign_words_and_quoted_ones_stay() -> None:
    citation = Citation("S1", Locator("data/x.csv", row=2))
    for run in (Quotation("Deliver", citation, language="ru"), Quotation("Deliver", citation, marks=True)):
        assert within(HERE, Passage.of(run)) == Passage.of(run)

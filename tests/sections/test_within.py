"""Texts of the data inside a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.language import language
from reportgen.language.catalogue import Message
from reportgen.model.facts import Citation, Locator
from reportgen.model.passage import Name, Passage, Quotation
from reportgen.sections.within import name_within, within
from tests.facts import context, dataset, fact
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


def test_a_name_begins_small_where_it_is_a_common_noun() -> None:
    here = context(
        dataset(fact("cargo", "2024", "1", commodity="Tractors"), fact("cargo", "2024", "2", place="Grand port"))
    )
    assert name_within(here, "Tractors") == Name("tractors")
    assert name_within(here, "Grand port") == Name("Grand port")
    own = [Message("Grand port", ("Большой порт",)), Message("Grand port", ("большого порта",), "genitive")]
    russian = replace(here, data_language="en", language=language("ru").with_words(own))
    assert name_within(russian, "Grand port") == Name("большой порт")
    assert name_within(russian, "Tractors") == Name("Tractors")  # no words: tagged and named as it stands

"""Found figures as observations: indicators, signs, notes, citations."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from reportgen.model.dataset import Document
from reportgen.text import as_observations, find_quantities

TEXT = (
    "Norland's exports fell by 5% to almost 850 tonnes in 2024. The ministry spoke of 850 thousand tonnes. "
    "Imports were 145.5% of the previous year's level. Prices halved. The index rose 2 percentage points."
)


def test_every_figure_becomes_an_observation() -> None:
    found = as_observations(find_quantities(TEXT, published=date(2025, 5, 2)))
    told = [(one.indicator, one.dimensions.get("flow", ""), str(one.low), one.unit.code) for one in found]
    assert told == [
        ("trade_growth", "export", "-5", "%"),
        ("trade_volume", "export", "850", "t"),
        ("trade_volume", "export", "850", "t"),
        ("trade_growth", "import", "45.5", "%"),
        ("price_growth", "", "0.5", "times"),
        ("index_change", "", "2", "pp"),
    ]
    assert (found[1].qualifier.value, str(found[1].period), found[1].dimensions["viewpoint"]) == (
        "almost",
        "2024",
        "Norland",
    )


def test_a_lost_scale_word_is_noted_on_both_figures() -> None:
    found = as_observations(find_quantities(TEXT))
    assert [one.note for one in found[1:3]] == [
        "the text also says 850 thousand tonnes: check the scale",
        "the text also says 850 tonnes: check the scale",
    ]


def test_an_index_is_told_as_growth_and_says_so() -> None:
    index = as_observations(find_quantities(TEXT))[3]
    assert (index.low, index.status.value, index.note) == (
        Decimal("45.5"),
        "derived",
        "stated as 145.5% of the earlier level",
    )


def test_an_observation_cites_its_span() -> None:
    document = Document("D1", "docs/d1.md", "S1", "", None, "en", TEXT)
    first = as_observations(find_quantities(document), document)[0]
    assert (first.id, first.citation.source, str(first.citation.locator)) == ("D1-26", "S1", "docs/d1.md, sentence 1")
    assert TEXT[first.citation.locator.start : first.citation.locator.end] == "5%"
    assert first.statement.startswith("Norland's exports fell")

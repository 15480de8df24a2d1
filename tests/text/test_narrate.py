"""The right comparison word for every change; qualifiers stay."""

from __future__ import annotations

import pytest

from reportgen.language import language
from reportgen.model.facts import Unit
from reportgen.model.passage import Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.text.narrate import (
    band_sentence,
    change_label,
    change_phrase,
    change_verb,
    gap_to_peak,
    level_after,
    level_and_change,
    level_sentence,
    times_as_large,
)
from tests.facts import PERCENT, TIMES, fact

ENGLISH = language("en")
YEAR_2023, YEAR_2024 = Period.parse("2023"), Period.parse("2024")


def quantity(value: str | tuple[str, str], unit: Unit = Unit("USD", 6), qualifier: str = "exact") -> Quantity:  # noqa: B008  # frozen
    return Quantity.of(fact("x", "2024", value, unit, qualifier=qualifier))


def plain(passage: Passage) -> str:
    return ENGLISH.text(passage).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("change", "phrase", "label"),
    [
        (("13", PERCENT, "exact"), "13% more than in 2023", "+13%"),
        (("-24", PERCENT, "about"), "about 24% less than in 2023", "about −24%"),
        (("40", PERCENT, "over"), "over 40% more than in 2023", "over +40%"),
        (("29", PERCENT, "almost"), "almost 29% more than in 2023", "almost +29%"),
        (("0.3", PERCENT, "exact"), "level with 2023", "unchanged"),
        (("100", PERCENT, "exact"), "twice as much as in 2023", "doubled"),
        (("2", TIMES, "about"), "about twice as much as in 2023", "roughly doubled"),
        (("2", TIMES, "over"), "more than twice as much as in 2023", "more than doubled"),
        (("2", TIMES, "almost"), "almost twice as much as in 2023", "nearly doubled"),
        (("110", PERCENT, "exact"), "2.1 times as much as in 2023", "2.1 times"),
        (("145.5", PERCENT, "exact"), "2.5 times as much as in 2023", "2.5 times"),
        (("11.7", TIMES, "exact"), "11.7 times as much as in 2023", "11.7 times"),
        (("1.6", TIMES, "exact"), "60% more than in 2023", "+60%"),
        (("0.5", TIMES, "exact"), "half as much as in 2023", "−50%"),
        (("-50", PERCENT, "over"), "less than half as much as in 2023", "over −50%"),
        (("-50", PERCENT, "almost"), "little more than half as much as in 2023", "almost −50%"),
        (("0.4", TIMES, "over"), "under 60% less than in 2023", "under −60%"),
        (("2", TIMES, "under"), "less than twice as much as in 2023", "grew less than twofold"),
        ((("1.5", "2"), TIMES, "exact"), "1.5–2 times as much as in 2023", "1.5–2 times"),
        ((("10", "15"), PERCENT, "exact"), "10–15% more than in 2023", "+10–15%"),
        ((("80", "120"), PERCENT, "exact"), "80–120% more than in 2023", "+80–120%"),
    ],
)
def test_a_change_in_words(change: tuple[str | tuple[str, str], Unit, str], phrase: str, label: str) -> None:
    value, unit, qualifier = change
    given = quantity(value, unit, qualifier)
    assert plain(change_phrase(ENGLISH, given, YEAR_2023)) == phrase
    assert plain(change_label(ENGLISH, "Exports", given)) == label


@pytest.mark.parametrize(
    ("value", "unit", "verb"),
    [
        ("13", PERCENT, "rose by 13%"),
        ("-7", PERCENT, "fell by 7%"),
        ("0", PERCENT, "did not change"),
        ("-50", PERCENT, "halved"),
        ("-49.6", PERCENT, "roughly halved"),
        ("-100", PERCENT, "fell to zero"),
        ("-175", PERCENT, "fell below zero"),
    ],
)
def test_a_change_as_a_verb(value: str, unit: Unit, verb: str) -> None:
    assert plain(change_verb(ENGLISH, "Exports", quantity(value, unit))) == verb


def test_an_open_ended_number_is_not_reached() -> None:
    told = level_sentence(ENGLISH, "Turnover", quantity("9", qualifier="over"), Period.parse("2025-01/2025-02"))
    assert plain(told) == "Turnover came to over $9 million in January–February 2025."


def test_level_change_and_peak_read_as_one_sentence() -> None:
    level, peak = quantity("47", qualifier="almost"), quantity("62")
    told = level_and_change(ENGLISH, "Turnover", level, YEAR_2024, quantity("13", PERCENT), YEAR_2023)
    assert plain(told) == "Turnover reached almost $47 million in 2024, 13% more than in 2023."
    gap = gap_to_peak(ENGLISH, level, peak, Period.parse("2022"))
    assert plain(gap) == "about 24% below the 2022 peak of $62 million"


@pytest.mark.parametrize(
    ("level", "change", "told"),
    [
        ("47", "-24", "Exports came to $47 million in 2024, 24% less than in 2023."),
        ("47", "0.1", "Exports came to $47 million in 2024, level with 2023."),
        ("0", "-100", "Exports fell to zero in 2024."),
        ("-3", "-175", "Exports fell below zero in 2024, to −$3 million."),
    ],
)
def test_what_falls_is_not_reached(level: str, change: str, told: str) -> None:
    passage = level_and_change(ENGLISH, "Exports", quantity(level), YEAR_2024, quantity(change, PERCENT), YEAR_2023)
    assert plain(passage) == told


def test_levels_at_zero_below_it_and_from_below() -> None:
    assert plain(level_sentence(ENGLISH, "Exports", quantity("0"), YEAR_2024)) == "Exports stood at zero in 2024."
    assert plain(level_sentence(ENGLISH, "Profit", quantity("-3"), YEAR_2024)) == "Profit came to −$3 million in 2024."
    assert plain(level_after(ENGLISH, "Profit", quantity("4"), YEAR_2024, quantity("-3"), YEAR_2023)) == (
        "Profit came to $4 million in 2024, after −$3 million in 2023."
    )


def test_a_level_at_its_peak_is_not_below_it() -> None:
    told = gap_to_peak(ENGLISH, quantity("62"), quantity("62"), Period.parse("2022"))
    assert plain(told) == "level with the 2022 peak of $62 million"


def test_a_band_keeps_both_ends() -> None:
    about = band_sentence(ENGLISH, "Exports", quantity(("12", "13"), qualifier="about"), Period.parse("2022/2024"))
    assert plain(about) == "Exports stayed at about $12–13 million a year from 2022 to 2024."
    told = band_sentence(ENGLISH, "Exports", quantity(("12.3", "13")), Period.parse("2022/2024"))
    assert plain(told) == "Exports stayed between $12.3 million and $13 million a year from 2022 to 2024."


def test_sizes_side_by_side() -> None:
    assert plain(times_as_large(ENGLISH, quantity("678.1"), quantity("47", qualifier="almost"))) == (
        "about 14 times as large"
    )
    assert plain(times_as_large(ENGLISH, quantity("60"), quantity("50"))) == "20% larger"
    assert plain(times_as_large(ENGLISH, quantity("50"), quantity("60"))) == "17% smaller"
    assert plain(times_as_large(ENGLISH, quantity("100"), quantity("50"))) == "twice as large"


def test_every_number_traces_to_its_leaves() -> None:
    told = change_phrase(ENGLISH, quantity("110", PERCENT), YEAR_2023)
    assert [leaf.id for printed in told.quantities() for leaf in printed.leaves()] == ["x-2024-110-%-S1-"]

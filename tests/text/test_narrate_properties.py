"""Comparison words are true for every pair of values, in every language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.language import language
from reportgen.model.passage import Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, growth
from reportgen.text.narrate import change_label, change_phrase, change_verb, highest_since, level_and_change
from tests.facts import PERCENT, TIMES, fact

BEFORE, NOW = Period.parse("2023"), Period.parse("2024")
LANGUAGES = [language(code) for code in ("en", "ru", "be")]
VALUES = st.decimals(min_value="0.01", max_value="100000", places=2)
QUALIFIERS = st.sampled_from(["exact", "almost", "over", "about", "under"])


def quantity(value: Decimal, qualifier: str = "exact") -> Quantity:
    return Quantity.of(fact("x", "2024", str(value), qualifier=qualifier))


def plain(code: int, passage: Passage) -> str:
    return LANGUAGES[code].text(passage).replace("\u00a0", " ")


@settings(max_examples=150, deadline=None)
@given(VALUES, VALUES, QUALIFIERS, QUALIFIERS)
def test_the_word_goes_the_way_of_the_numbers(old: Decimal, new: Decimal, was: str, now: str) -> None:
    change = growth(quantity(new, now), quantity(old, was))
    told = plain(0, change_phrase(LANGUAGES[0], change, BEFORE))
    if "half as much" in told:
        assert abs(new / old - Decimal("0.5")) < Decimal("0.011")
    elif " more " in told or "as much" in told:
        assert new > old
    elif " less " in told:
        assert new < old
    else:
        assert "level with" in told
        assert abs(new / old - 1) < Decimal("0.006")
    is_exact = (was, now) == ("exact", "exact") or "level with" in told
    if not is_exact and any(sign.isdigit() for sign in told.split(" in 2023")[0]):
        assert "about" in told


@settings(max_examples=100, deadline=None)
@given(st.decimals(min_value="-99", max_value="400", places=1), QUALIFIERS)
def test_a_stated_change_keeps_its_firmness(value: Decimal, qualifier: str) -> None:
    change = Quantity.of(fact("x", "2024", str(value), PERCENT, qualifier=qualifier))
    told = plain(0, change_verb(LANGUAGES[0], "Exports", change))
    if qualifier == "exact":
        inexact = ("almost", "nearly", "over", "about", "under", "more than")
        assert told in ("roughly doubled", "roughly halved") or not any(word in told for word in inexact)
    elif told != "did not change":
        words = {"almost": ("almost", "nearly"), "over": ("over", "more than"), "about": ("about", "roughly"),
                 "under": ("under",)}  # fmt: skip
        assert any(word in told for word in words[qualifier])


@settings(max_examples=100, deadline=None)
@given(st.decimals(min_value="90", max_value="110", places=1), QUALIFIERS)
def test_doubling_is_said_only_of_what_doubled(value: Decimal, qualifier: str) -> None:
    change = Quantity.of(fact("x", "2024", str(value), PERCENT, qualifier=qualifier))
    told = plain(0, change_verb(LANGUAGES[0], "Exports", change))
    if told == "doubled":
        assert value == 100
    elif told == "more than doubled":
        assert value >= 100
    elif told == "nearly doubled":
        assert value <= 100


@settings(max_examples=60, deadline=None)
@given(VALUES, VALUES, st.integers(0, 2))
def test_every_language_tells_every_pair(old: Decimal, new: Decimal, code: int) -> None:
    words = LANGUAGES[code]
    change = growth(quantity(new), quantity(old))
    name = ("Exports", "Экспорт", "Экспарт")[code]
    for turn in (0, 1):
        told = plain(code, level_and_change(words, name, quantity(new), NOW, change, BEFORE, turn=turn))
        assert told.startswith(name)
        assert told.endswith(".")
        assert "{" not in told
    for passage in (change_verb(words, name, change), change_label(words, name, change)):
        assert plain(code, passage)


def test_neighbours_have_different_frames() -> None:
    change = Quantity.of(fact("x", "2024", "13", PERCENT))
    told = [
        plain(0, level_and_change(LANGUAGES[0], "Exports", quantity(Decimal(47)), NOW, change, BEFORE, turn=turn))
        for turn in (0, 1)
    ]
    assert told == [
        "Exports reached $47 million in 2024, 13% more than in 2023.",
        "Exports stood at $47 million in 2024, 13% more than in 2023.",
    ]


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "phrase", "verb"),
    [
        (("-5", "5"), PERCENT, "exact", "from −5% to +5% against 2023", "changed by between −5% and +5%"),
        (("-10", "-5"), PERCENT, "exact", "5–10% less than in 2023", "fell by 5–10%"),
        ("134510", PERCENT, "exact", "over a hundred times as much as in 2023", "grew more than a hundredfold"),
        ("1", TIMES, "exact", "level with 2023", "did not change"),
        ("96", PERCENT, "over", "over 96% more than in 2023", "rose by over 96%"),
        ("96", PERCENT, "exact", "about twice as much as in 2023", "roughly doubled"),
        ("100", PERCENT, "under", "less than twice as much as in 2023", "grew less than twofold"),
        ("298", PERCENT, "over", "over 3.9 times as much as in 2023", "grew to over 3.9 times the earlier level"),
    ],
)
def test_corner_cases(value: object, unit: object, qualifier: str, phrase: str, verb: str) -> None:
    change = Quantity.of(fact("x", "2024", value, unit, qualifier=qualifier))  # type: ignore[arg-type]  # as listed
    assert plain(0, change_phrase(LANGUAGES[0], change, BEFORE)) == phrase
    assert plain(0, change_verb(LANGUAGES[0], "Exports", change)) == verb


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ("50 40 30 45", "the highest since 2020"),
        ("20 40 45 30", "the lowest since 2020"),
        ("10 20 30 40", ""),
        ("50 40 50 45", ""),
        ("50 45", ""),
    ],
)
def test_the_highest_since(values: str, told: str) -> None:
    known = [(Period.of_year(2020 + n), quantity(Decimal(v))) for n, v in enumerate(values.split())]
    assert plain(0, highest_since(LANGUAGES[0], known)) == told


def test_what_over_may_hide_is_not_called_lower() -> None:
    known = [(Period.of_year(2020 + n), quantity(Decimal(v), q)) for n, (v, q) in enumerate(
        [("90", "exact"), ("40", "exact"), ("44", "over"), ("45", "exact")])]  # fmt: skip
    assert not highest_since(LANGUAGES[0], known)

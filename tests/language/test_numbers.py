"""Numbers as printed: rounding, signs, grouping, units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.language import language
from reportgen.language.numbers import number
from reportgen.model.facts import PERCENT, Qualifier, Unit
from reportgen.model.passage import Amount, Form, Passage
from reportgen.model.quantity import difference, growth
from tests.model.build import quantity

ENGLISH = language("en")
GAP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),  # half up, not half even
        ("-0.04", 1, "0"),  # no minus before a zero
        ("-5.4", 1, "\u22125.4"),
        ("12.30", 2, "12.3"),
        ("1234567.8", 1, "1,234,567.8"),
        ("123456789012345678901234567890.5", 1, "123,456,789,012,345,678,901,234,567,890.5"),
    ],
)
def test_numbers(value: str, decimals: int, text: str) -> None:
    assert number(Decimal(value), decimals, "en") == text


def test_padding_and_plus() -> None:
    assert number(Decimal("5"), 1, "en", pad=True, signed=True) == "+5.0"
    assert number(Decimal("0"), 1, "en", pad=True, signed=True) == "0.0"


@pytest.mark.parametrize(
    ("code", "scale", "text"),
    [
        ("USD", 6, "$7 million"),
        ("EUR", 6, "EUR 7 million"),
        ("%", 0, "7%"),
        ("head", 3, "7 thousand head"),
        ("kg {net}", 0, "7 kg {net}"),
        ("t", 0, "7 tonnes"),
    ],
)
def test_units(code: str, scale: int, text: str) -> None:
    assert ENGLISH.quantity(quantity("7", unit=Unit(code, scale))) == text.replace(" ", GAP)


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        (Qualifier.EXACT, "$47 million"),
        (Qualifier.ALMOST, "almost $47 million"),
        (Qualifier.OVER, "over $47 million"),
        (Qualifier.ABOUT, "about $47 million"),
        (Qualifier.UNDER, "under $47 million"),
    ],
)
def test_qualifiers_stay_with_the_number(qualifier: Qualifier, text: str) -> None:
    assert ENGLISH.quantity(quantity("47", qualifier=qualifier)) == text.replace(" ", GAP)


def test_forms() -> None:
    fall = growth(quantity("47", qualifier=Qualifier.ALMOST), quantity("62"))
    assert ENGLISH.quantity(fall, Form.SIGNED) == f"about{GAP}\u221224%"
    assert ENGLISH.quantity(fall, Form.MAGNITUDE) == f"about{GAP}24%"
    gain = difference(quantity("47"), quantity("41.6"))
    assert ENGLISH.quantity(gain, Form.SIGNED) == f"+$5.4{GAP}million"
    loss = difference(quantity("41.6"), quantity("47"))
    assert ENGLISH.quantity(loss, Form.SIGNED) == f"\u2212$5.4{GAP}million"
    assert ENGLISH.quantity(quantity("47"), Form.BARE) == "47"


def test_bands() -> None:
    assert ENGLISH.quantity(quantity("12.3", "13")) == f"between $12.3{GAP}million and $13{GAP}million"
    assert ENGLISH.quantity(quantity("12.3", "13"), Form.BARE) == "12.3\u201313"
    assert ENGLISH.quantity(quantity("10", "11", unit=PERCENT), Form.BARE) == "10\u201311"


@given(st.text(min_size=1, max_size=12), st.sampled_from([0, 3, 6, 9]), st.sampled_from(list(Form)))
def test_any_unit_of_the_analyst_can_be_printed(code: str, scale: int, form: Form) -> None:
    printed = ENGLISH.quantity(quantity("7", unit=Unit(code, scale)), form)
    assert "7" in printed


def test_a_passage_as_text() -> None:
    passage = ENGLISH.passage("Turnover reached {level} .", level=Amount(quantity("47")))
    assert ENGLISH.text(passage) == f"Turnover reached $47{GAP}million."
    assert [found.nominal for found in passage.quantities()] == [47]


def test_a_missing_slot_is_told() -> None:
    with pytest.raises(KeyError, match="level"):
        ENGLISH.passage("Turnover reached {level}.")


def test_strings_in_slots_are_our_own_words() -> None:
    with pytest.raises(ValueError, match="words with a digit"):
        ENGLISH.passage("It was {word}.", word="47")
    assert ENGLISH.passage("It was {word}.", word="high") == Passage.of("It was ", "high", ".")


@pytest.mark.parametrize(
    ("value", "text"), [("1", "1 tonne"), ("-1", "−1 tonne"), ("0", "0 tonnes"), ("21", "21 tonnes")]
)
def test_one_tonne(value: str, text: str) -> None:
    assert ENGLISH.quantity(quantity(value, unit=Unit("t"))) == text.replace(" ", GAP)

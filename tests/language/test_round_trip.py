"""What the languages write, readers read: numbers come back as they were, from a seed, never from a clock."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from babel.numbers import parse_decimal

from reportgen.language import language
from reportgen.model.facts import Unit
from reportgen.model.passage import Form
from reportgen.model.quantity import Quantity
from reportgen.text import find_quantities
from tests.facts import fact

UNITS = tuple(
    Unit(*each)
    for each in (("USD", 6), ("USD", 9), ("EUR", 6), ("RUB", 9), ("t", 3), ("t",), ("%",), ("pp",), ("km",), ("units",))
)
KNOWN = ("0", "1", "2", "3", "5", "11", "21", "22", "101", "111", "0.5", "1.5", "2.5", "1234", "12345.6", "999999")
QUALIFIERS = ("exact", "about", "over", "almost")
SENTENCES = {"en": "Exports were {} in 2024.", "ru": "Экспорт составил {} в 2024 году."}


def values(seed: int) -> list[str]:
    """The known traps, and some at random of one to six digits with none to two decimals."""
    dice = random.Random(seed)  # noqa: S311 - the same numbers in every run
    found = [Decimal(dice.randrange(1, 10 ** dice.randrange(1, 7))) / 10 ** dice.randrange(3) for _ in range(20)]
    return [*KNOWN, *map(str, found)]


def made(value: str | tuple[str, str], unit: Unit, qualifier: str = "exact") -> Quantity:
    return Quantity.of(fact("x", "2024", value, unit, qualifier=qualifier))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: f"{unit.code}{unit.scale}")
@pytest.mark.parametrize("code", SENTENCES)
def test_a_figure_in_a_sentence_is_found_again(code: str, unit: Unit) -> None:
    lost = []
    for value in values(1):
        for qualifier in QUALIFIERS:
            if unit.code == "units" and "." in value:
                continue
            text = SENTENCES[code].format(language(code).quantity(made(value, unit, qualifier)))
            size = Decimal(value).scaleb(unit.scale)
            found = [(each.low.scaleb(each.unit.scale), each.qualifier.value) for each in find_quantities(text, code)]
            if (size, qualifier) not in found:
                lost.append((text, found))
    assert lost == []


@pytest.mark.parametrize("code", SENTENCES)
def test_a_band_is_found_again(code: str) -> None:
    dice = random.Random(2)  # noqa: S311 - the same numbers in every run
    lost = []
    for _ in range(40):
        low = Decimal(dice.randrange(2, 4000)) / 10
        high = low + Decimal(dice.randrange(1, 500)) / 10
        unit = dice.choice([Unit("USD", 6), Unit("t", 3), Unit("%")])
        text = SENTENCES[code].format(language(code).quantity(made((str(low), str(high)), unit)))
        if (low, high) not in [(each.low, each.high) for each in find_quantities(text, code)]:
            lost.append(text)
    assert lost == []


@pytest.mark.parametrize("code", ["en", "ru", "be"])
def test_digits_read_by_the_rules_of_the_language_are_the_number(code: str) -> None:
    words = language(code)
    for value in [*values(3), *(f"-{each}" for each in values(4) if each != "0")]:
        digits = words.quantity(made(value, Unit("USD", 6)), Form.BARE).replace("\u2212", "-")
        assert parse_decimal(digits, locale=words.locale, strict=True) == Decimal(value)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_level_below_zero_is_found_again(code: str) -> None:
    sentence = {"en": "The balance was {} in 2024.", "ru": "Сальдо составило {} в 2024 году."}[code]
    for unit in (Unit("USD", 6), Unit("EUR", 6), Unit("t", 3)):
        for value in ("-1", "-3", "-21.5", "-1234"):
            (found,) = find_quantities(sentence.format(language(code).quantity(made(value, unit))), code)
            assert (found.low, found.high) == (Decimal(value), Decimal(value))

"""Quantities: arithmetic on numbers and bands, what stays exact, and where each number comes from."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.facts import PERCENT, TIMES, Qualifier, Status, Unit
from reportgen.model.quantity import (
    Quantity,
    base,
    count,
    difference,
    growth,
    rank,
    ratio,
    share,
    total,
)
from tests.model.build import DOLLARS, observation, quantity

ALMOST_47 = quantity("47", qualifier=Qualifier.ALMOST)


def test_of_an_observation() -> None:
    band = quantity("12.3", "13")
    assert (band.decimals, band.is_band, band.is_exact, band.nominal) == (1, True, False, Decimal("12.65"))
    assert (quantity("200").decimals, quantity("200").is_exact) == (0, True)
    assert not ALMOST_47.is_exact


def test_an_observation_without_a_number_is_no_quantity() -> None:
    with pytest.raises(ValueError, match="holds no number"):
        Quantity.of(observation(None, status=Status.CONFIDENTIAL))


def test_growth_of_exact_numbers_is_exact() -> None:
    change = growth(quantity("120"), quantity("100"))
    assert (change.low, change.high, change.unit, change.qualifier) == (20, 20, PERCENT, Qualifier.EXACT)


def test_inexact_leaves_never_give_an_exact_result() -> None:
    change = growth(ALMOST_47, quantity("62"))
    assert (round(change.nominal), change.qualifier, change.decimals) == (-24, Qualifier.ABOUT, 0)
    assert growth(quantity("12.3", "13"), quantity("10")).qualifier is Qualifier.ABOUT
    assert total(quantity("1"), ALMOST_47).qualifier is Qualifier.ABOUT


def test_bands_widen() -> None:
    change = growth(quantity("12", "13"), quantity("10", "12"))
    assert (change.low, change.high) == (0, 30)
    gap = difference(quantity("12", "13"), quantity("10", "11"))
    assert (gap.low, gap.high) == (1, 3)


def test_scales_are_aligned() -> None:
    thousands = quantity("5400", unit=Unit("USD", 3))
    assert difference(thousands, quantity("5")).nominal == Decimal("0.4")
    assert total(quantity("5"), thousands).unit == DOLLARS


def test_units_do_not_mix() -> None:
    with pytest.raises(ValueError, match="USD and t cannot be combined"):
        difference(quantity("1"), quantity("1", unit=Unit("t")))


def test_percentages_differ_in_points() -> None:
    assert difference(quantity("13", unit=PERCENT), quantity("10", unit=PERCENT)).unit.code == "pp"


@pytest.mark.parametrize("operation", [growth, ratio, share])
def test_a_base_of_zero_is_refused(operation: object) -> None:
    with pytest.raises(ValueError, match="positive"):
        operation(quantity("1"), quantity("0"))  # type: ignore[operator]  # a function from the list above


def test_base_implied_by_a_stated_change() -> None:
    implied = base(quantity("9", qualifier=Qualifier.OVER), quantity("72", unit=PERCENT))
    assert (round(implied.nominal, 2), implied.qualifier) == (Decimal("5.23"), Qualifier.ABOUT)
    assert base(quantity("2"), quantity("2", unit=TIMES)).nominal == 1
    assert base(quantity("2"), quantity("2", unit=TIMES)).qualifier is Qualifier.ABOUT
    with pytest.raises(ValueError, match="no positive base"):
        base(quantity("2"), quantity("-100", unit=PERCENT))
    with pytest.raises(ValueError, match="not USD"):
        base(quantity("2"), quantity("2"))


def test_the_derivation_leads_to_every_leaf_once() -> None:
    old, new = quantity("62"), quantity("47")
    both = total(growth(new, old), growth(new, old))
    assert [leaf.id for leaf in both.leaves()] == ["47-None", "62-None"]
    assert [citation.source for citation in both.citations()] == ["S-47-None", "S-62-None"]
    assert (both.is_derived, both.status, old.status) == (True, Status.DERIVED, Status.REPORTED)


def test_counts_and_ranks_name_what_they_counted() -> None:
    parts = (quantity("3"), quantity("2"))
    assert [leaf.id for leaf in rank(1, parts).leaves()] == ["3-None", "2-None"]
    assert count(2, of=parts).nominal == 2
    assert count(2, citations=parts[0].citations()).citations() == parts[0].citations()


@given(st.integers(-99, 99), st.integers(0, 50), st.integers(1, 99), st.integers(0, 50))
def test_quotients_hold_every_possible_value(low: int, width: int, divisor: int, spread: int) -> None:
    new, old = quantity(str(low), str(low + width)), quantity(str(divisor), str(divisor + spread))
    corners = [Fraction(a, b) for a in (low, low + width) for b in (divisor, divisor + spread)]
    found = ratio(new, old)
    assert found.low <= found.high
    assert float(found.low) == pytest.approx(float(min(corners)))
    assert float(found.high) == pytest.approx(float(max(corners)))
    change = growth(new, old)
    assert change.low <= change.high
    assert float(change.high) == pytest.approx(float(max(corners) - 1) * 100, abs=1e-9)

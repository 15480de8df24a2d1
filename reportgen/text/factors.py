"""A change as a factor, as doubling, as halving or as a percentage: which of them is true and says most."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from reportgen.model.facts import TIMES, Qualifier
from reportgen.model.quantity import Operation, Quantity

_HUNDRED = Decimal(100)

# A change below this is told as "unchanged"; it is of the size of the sources' own rounding.
UNCHANGED_PERCENT = Decimal("0.5")

# What prints as "2.0 times" is told as doubling.
TWICE = (Decimal("1.95"), Decimal("2.05"))

# What prints as "−50%" is told as halving.
_HALF = (Decimal(-51), Decimal(-49))


def is_open(change: Quantity) -> bool:
    """Whether the change may have gone either way: a band from less to more."""
    still = Decimal(1) if change.unit.code == "times" else Decimal(0)
    return change.low < still < change.high and change.high - change.low > 2 * _unchanged(change)


def _unchanged(change: Quantity) -> Decimal:
    return UNCHANGED_PERCENT / _HUNDRED if change.unit.code == "times" else UNCHANGED_PERCENT


def factor_of(change: Quantity) -> Quantity | None:
    """The change as a factor on the earlier level; None when it is next to nothing.

    A growth over 100% is told as a factor ("2.1 times"), since readers take "+110%" for 1.1 times.
    """
    still = Decimal(1) if change.unit.code == "times" else Decimal(0)
    if abs(change.nominal - still) < _unchanged(change):
        return None
    if change.unit.code == "times":
        return change
    low, high = 1 + change.low / _HUNDRED, 1 + change.high / _HUNDRED
    low, high = _rounded(low, change.qualifier, 1), _rounded(high, change.qualifier, 1)
    return replace(change, low=low, high=high, unit=TIMES, derivation=Operation("factor", (change,)), decimals=1)


def _rounded(value: Decimal, qualifier: Qualifier, places: int) -> Decimal:
    """The value as it will be printed when it stands behind "over" or "almost", which rounding must not make untrue."""
    way = _ROUNDING.get(qualifier)
    return value.quantize(Decimal(1).scaleb(-places), rounding=way) if way and value >= TWICE[0] else value


_ROUNDING = {Qualifier.OVER: ROUND_FLOOR, Qualifier.UNDER: ROUND_CEILING, Qualifier.ALMOST: ROUND_CEILING}


def doubling(factor: Quantity) -> Qualifier | None:
    """How firmly the factor may be told as doubling; None when only its number is true."""
    if not TWICE[0] <= factor.nominal <= TWICE[1] or _is_wide(factor):
        return None
    if factor.qualifier is Qualifier.EXACT:
        return Qualifier.EXACT if factor.low == factor.high == 2 else Qualifier.ABOUT
    is_true = {
        Qualifier.OVER: factor.low >= 2,
        Qualifier.ALMOST: factor.high <= 2,
        Qualifier.ABOUT: True,
        Qualifier.UNDER: factor.low == factor.high == 2,
    }
    return factor.qualifier if is_true[factor.qualifier] else None


def _is_wide(change: Quantity) -> bool:
    """Whether a range says more than the word for its middle would."""
    return change.high - change.low > (_WIDE if change.unit.code == "times" else _WIDE * _HUNDRED)


_WIDE = Decimal("0.3")


def halving(change: Quantity) -> Qualifier | None:
    """How firmly the change may be told as halving; None when only its number is true."""
    percent = percent_of(change)
    if not _HALF[0] <= percent.nominal <= _HALF[1] or _is_wide(change):
        return None
    is_half = percent.low == percent.high == -_HUNDRED / 2
    if percent.qualifier is Qualifier.EXACT:
        return Qualifier.EXACT if is_half else Qualifier.ABOUT
    is_true = is_half and percent.qualifier in (Qualifier.ALMOST, Qualifier.OVER)
    return percent.qualifier if is_true or percent.qualifier is Qualifier.ABOUT else None


def is_told_in_times(change: Quantity, factor: Quantity) -> bool:
    """Whether a factor says more than a percentage; a range is told in the unit that its source gave."""
    if change.is_band and not change.is_derived:
        return change.unit.code == "times" and factor.low >= 1
    return factor.nominal >= 2 and not (factor.qualifier is Qualifier.OVER and factor.low < 2)


def is_vast(factor: Quantity) -> bool:
    """Whether the earlier level was next to nothing, so that the exact factor says only that."""
    return factor.low > _HUNDRED and factor.qualifier is not Qualifier.UNDER


def whole(factor: Quantity) -> Quantity:
    """A large factor without decimals: "about 14 times"."""
    return replace(factor, decimals=0) if factor.nominal >= 10 and factor.is_derived else factor


def percent_of(change: Quantity) -> Quantity:
    if change.unit.code == "%":
        return change
    low, high = (change.low - 1) * _HUNDRED, (change.high - 1) * _HUNDRED
    way = _ROUNDING.get(change.qualifier)
    if way:
        low, high = (value.quantize(Decimal(1), rounding=way) for value in (low, high))
    # "Over 0.4 times" is a fall by under 60%.
    qualifier = _OF_A_FALL.get(change.qualifier, change.qualifier) if change.nominal < 1 else change.qualifier
    percent = replace(change.unit, code="%")
    return replace(
        change,
        low=low,
        high=high,
        unit=percent,
        qualifier=qualifier,
        derivation=Operation("percent", (change,)),
        decimals=0,
    )


_OF_A_FALL = {
    Qualifier.OVER: Qualifier.UNDER,
    Qualifier.UNDER: Qualifier.OVER,
    Qualifier.ALMOST: Qualifier.OVER,
}

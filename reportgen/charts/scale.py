"""Numbers to points, and round numbers for an axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

QUARTER = Decimal("2.5")
MOST_WASTE = 0.34
_STEPS = (Decimal(1), Decimal(2), QUARTER, Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale: `low` stands at `start_pt`, `high` at `end_pt`."""

    low: float
    high: float
    start_pt: float
    end_pt: float

    def __call__(self, value: Decimal | float) -> float:
        """The place of the value in points."""
        return self.start_pt + (float(value) - self.low) / (self.high - self.low) * (self.end_pt - self.start_pt)


def extent(values: Iterable[Decimal | float], *, with_zero: bool) -> tuple[float, float]:
    """The lowest and highest value, never the same; with zero between or at the end when bars rise from it."""
    found = [float(value) for value in values]
    if with_zero or not found:
        found.append(0.0)
    low, high = min(found), max(found)
    if low == high:
        return (low, low + 1.0) if with_zero else (low - (abs(low) / 2 or 1.0), high + (abs(high) / 2 or 1.0))
    return low, high


def ticks(low: float, high: float, most: int) -> tuple[Decimal, ...]:
    """At most `most` + 1 round numbers, a step of 1, 2, 5, 10, 20, 25… apart, that reach around `low` and `high`."""
    rough = Decimal(repr((high - low) / max(1, most)))
    magnitude = Decimal(1).scaleb(rough.adjusted())
    # 25 and 250 read well, 2.5 does not.
    steps = [factor * magnitude for factor in _STEPS if factor != QUARTER or magnitude >= 10]
    step = next(step for step in steps if step >= rough)
    first = (Decimal(repr(low)) / step).to_integral_value("ROUND_FLOOR")
    last = (Decimal(repr(high)) / step).to_integral_value("ROUND_CEILING")
    return tuple(number * step for number in range(int(first), int(last) + 1))


def axis_ticks(low: float, high: float, most: int) -> tuple[tuple[Decimal, ...], tuple[float, float]]:
    """The numbers of an axis, and from where to where it runs: around the numbers, or as far as there is something.

    Where round numbers that reach around would leave much of the axis empty, those beyond are left out.
    """
    around = ticks(low, high, most)
    if _waste(around, low, high) <= MOST_WASTE:
        return around, (float(around[0]), float(around[-1]))
    for more in range(most, 3 * most + 1):
        inner = tuple(number for number in ticks(low, high, more) if low <= float(number) <= high)
        if 2 <= len(inner) <= most + 1:
            return inner, (low, high)
    return around, (float(around[0]), float(around[-1]))


def _waste(numbers: Sequence[Decimal], low: float, high: float) -> float:
    """How much of the axis lies beyond the extremes, as a share."""
    whole = float(numbers[-1] - numbers[0])
    return 1 - (high - low) / whole if whole else 0.0


def decimals(values: Iterable[Decimal]) -> int:
    """How many decimals the axis numbers need."""
    return max((max(0, -int(value.normalize().as_tuple().exponent)) for value in values), default=0)

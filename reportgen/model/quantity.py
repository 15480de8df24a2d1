"""Numbers that may be printed: each carries the small tree of operations that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.model.facts import (
    COUNT,
    PERCENT,
    PERCENTAGE_POINT,
    TIMES,
    Citation,
    Observation,
    Qualifier,
    Status,
    Unit,
)

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Operation:
    """A named step of arithmetic: `growth`, `difference`, `sum`, `ratio`, `share`, `base`, `rank`, `count`."""

    name: str
    operands: tuple[Quantity, ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or band with unit and qualifier; the leaves of `derivation` are observations.

    `decimals` is how many decimals are printed, at the unit's scale.
    """

    low: Decimal
    high: Decimal
    unit: Unit
    qualifier: Qualifier
    derivation: Observation | Operation
    decimals: int

    @classmethod
    def of(cls, observation: Observation) -> Quantity:
        """The observation as it may be printed. Raises ValueError when it holds no number."""
        if observation.low is None or observation.high is None:
            raise ValueError(f"observation {observation.id} holds no number")
        places = max(_decimals(observation.low), _decimals(observation.high))
        return cls(observation.low, observation.high, observation.unit, observation.qualifier, observation, places)

    @property
    def is_band(self) -> bool:
        """Whether the number is known only as a range."""
        return self.low != self.high

    @property
    def is_exact(self) -> bool:
        """Whether it is one number stated without qualification."""
        return not self.is_band and self.qualifier is Qualifier.EXACT

    @property
    def nominal(self) -> Decimal:
        """The number itself, or the middle of the band, at the unit's scale."""
        return (self.low + self.high) / 2

    @property
    def status(self) -> Status:
        """The leaf's status; derived for a computed quantity."""
        return self.derivation.status if isinstance(self.derivation, Observation) else Status.DERIVED

    @property
    def is_derived(self) -> bool:
        """Whether the number was computed here rather than read from a source."""
        return isinstance(self.derivation, Operation)

    def leaves(self) -> Iterator[Observation]:
        """The observations under the number, depth first, each once."""
        seen: set[str] = set()
        for observation in _walk(self):
            if observation.id not in seen:
                seen.add(observation.id)
                yield observation

    def citations(self) -> tuple[Citation, ...]:
        """Where the number comes from, in order, each once."""
        return tuple(dict.fromkeys(_citations(self)))

    def in_scale(self, scale: int) -> Quantity:
        """The same quantity with its unit at another power of ten."""
        shift = self.unit.scale - scale
        factor = Decimal(10) ** shift
        return replace(
            self,
            low=self.low * factor,
            high=self.high * factor,
            unit=Unit(self.unit.code, scale),
            decimals=max(0, self.decimals - shift),
        )


def growth(new: Quantity, old: Quantity) -> Quantity:
    """The change from `old` to `new` in percent of `old`. Raises ValueError when `old` may be zero or less."""
    new = _aligned(new, old)
    if old.low <= 0:
        raise ValueError("growth needs a positive base")
    low, high = ((end - 1) * HUNDRED for end in _quotient(new, old.low, old.high))
    places = 0 if abs(low + high) >= 20 else 1
    return _derived("growth", (new, old), low, high, PERCENT, places)


def difference(new: Quantity, old: Quantity) -> Quantity:
    """`new` less `old`, in their unit; percentages give percentage points."""
    new = _aligned(new, old)
    unit = PERCENTAGE_POINT if old.unit.code == "%" else old.unit
    return _derived("difference", (new, old), new.low - old.high, new.high - old.low, unit, _places(new, old))


def total(*parts: Quantity) -> Quantity:
    """The sum of the parts, in the first one's unit."""
    aligned = tuple(_aligned(part, parts[0]) for part in parts)
    low, high = sum((p.low for p in aligned), Decimal()), sum((p.high for p in aligned), Decimal())
    return _derived("sum", aligned, low, high, parts[0].unit, _places(*aligned))


def ratio(new: Quantity, old: Quantity) -> Quantity:
    """How many times `old` goes into `new`. Raises ValueError when `old` may be zero or less."""
    new = _aligned(new, old)
    if old.low <= 0:
        raise ValueError("a ratio needs a positive base")
    return _derived("ratio", (new, old), *_quotient(new, old.low, old.high), TIMES, 1)


def share(part: Quantity, whole: Quantity) -> Quantity:
    """`part` in percent of `whole`. Raises ValueError when `whole` may be zero or less."""
    part = _aligned(part, whole)
    if whole.low <= 0:
        raise ValueError("a share needs a positive whole")
    low, high = part.low / whole.high * HUNDRED, part.high / whole.low * HUNDRED
    places = 0 if low + high >= 20 else (1 if low + high >= 2 else 2)
    return _derived("share", (part, whole), low, high, PERCENT, places)


def base(level: Quantity, change: Quantity) -> Quantity:
    """The earlier level implied by a level and a stated change (`%` growth or `times`).

    Raises ValueError when the change leaves no positive factor.
    """
    if change.unit.code not in ("%", "times"):
        raise ValueError(f"a change is stated in % or times, not {change.unit.code}")
    is_percent = change.unit.code == "%"
    low_factor = 1 + change.low / HUNDRED if is_percent else change.low
    high_factor = 1 + change.high / HUNDRED if is_percent else change.high
    if low_factor <= 0:
        raise ValueError("the change leaves no positive base")
    low, high = _quotient(level, low_factor, high_factor)
    implied = _derived("base", (level, change), low, high, level.unit, max(1, level.decimals))
    # The stated change is itself rounded, so what follows from it is never exact.
    return replace(implied, qualifier=Qualifier.ABOUT)


def rank(position: int, of: tuple[Quantity, ...]) -> Quantity:
    """A place in an ordering of the given quantities, counted from 1."""
    return Quantity(Decimal(position), Decimal(position), Unit("rank"), Qualifier.EXACT, Operation("rank", of), 0)


def count(number: int, citations: tuple[Citation, ...] = (), of: tuple[Quantity, ...] = ()) -> Quantity:
    """How many records there are; the citations name them."""
    return Quantity(Decimal(number), Decimal(number), COUNT, Qualifier.EXACT, Operation("count", of, citations), 0)


def _derived(
    name: str, operands: tuple[Quantity, ...], low: Decimal, high: Decimal, unit: Unit, decimals: int
) -> Quantity:
    exact = all(operand.is_exact for operand in operands)
    return Quantity(low, high, unit, Qualifier.EXACT if exact else Qualifier.ABOUT, Operation(name, operands), decimals)


def _aligned(quantity: Quantity, other: Quantity) -> Quantity:
    if quantity.unit.code != other.unit.code:
        raise ValueError(f"{quantity.unit.code} and {other.unit.code} cannot be combined")
    return quantity if quantity.unit.scale == other.unit.scale else quantity.in_scale(other.unit.scale)


def _quotient(quantity: Quantity, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the greatest that the quantity can be, divided by something positive between `low` and `high`."""
    # A negative number (a balance) is least when divided by the smallest divisor.
    return (
        quantity.low / (high if quantity.low >= 0 else low),
        quantity.high / (low if quantity.high >= 0 else high),
    )


def _places(*operands: Quantity) -> int:
    finest = max(operand.decimals for operand in operands)
    # A difference of rounded millions keeps one decimal, else 47 less 41.6 would read as 5.
    derived = any(operand.is_derived for operand in operands)
    return max(1, finest) if derived else finest


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _walk(quantity: Quantity) -> Iterator[Observation]:
    if isinstance(quantity.derivation, Observation):
        yield quantity.derivation
        return
    for operand in quantity.derivation.operands:
        yield from _walk(operand)


def _citations(quantity: Quantity) -> Iterator[Citation]:
    if isinstance(quantity.derivation, Observation):
        yield quantity.derivation.citation
        return
    yield from quantity.derivation.citations
    for operand in quantity.derivation.operands:
        yield from _citations(operand)

"""Plans against outcomes: what was planned for a period, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.evidence.selection import OUTCOMES, Choice, Evidence
from reportgen.model.facts import Observation, Status
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity

_PLANS = frozenset({Status.PLANNED, Status.FORECAST})

# Two observations speak of the same thing when these dimensions agree.
_SUBJECT = ("reporter", "partner", "flow", "place", "area")


@dataclass(frozen=True, slots=True)
class PlanAndOutcome:
    """A planned number and the one reported for the same period."""

    indicator: str
    period: Period
    plan: Choice
    outcome: Choice

    @property
    def is_missed(self) -> bool:
        """Whether the outcome stayed clearly below the plan, whatever the qualifiers leave open."""
        plan, outcome = self.plan.quantity.in_scale(0), self.outcome.quantity.in_scale(0)
        return outcome.high * 10 < plan.low * 9


def plans_and_outcomes(evidence: Evidence, indicator: str | None = None) -> tuple[PlanAndOutcome, ...]:
    """Every plan whose period has an outcome in the same unit, in order of time."""
    plans = _cells(evidence, _PLANS, indicator)
    outcomes = _cells(evidence, OUTCOMES, indicator)
    pairs = [
        PlanAndOutcome(key[0], key[1], evidence.choose(plans[key]), evidence.choose(outcomes[key]))
        for key in plans
        if key in outcomes
    ]
    return tuple(sorted(pairs, key=lambda pair: (pair.indicator, pair.period)))


_Key = tuple[str, Period, str, tuple[str, ...]]


def _cells(evidence: Evidence, statuses: Iterable[Status], indicator: str | None) -> dict[_Key, list[Observation]]:
    wanted = frozenset(statuses)
    cells: dict[_Key, list[Observation]] = {}
    for item in evidence.dataset.observations:
        if item.period is None or not item.has_value or item.status not in wanted:
            continue
        if indicator in (None, item.indicator):
            subject = tuple(item.dimensions.get(name, "") for name in _SUBJECT)
            cells.setdefault((item.indicator, item.period, item.unit.code, subject), []).append(item)
    return cells


def outcome_quantity(pair: PlanAndOutcome) -> Quantity:
    """The outcome in the plan's power of ten, so that the two read alike."""
    return pair.outcome.quantity.in_scale(pair.plan.quantity.unit.scale)

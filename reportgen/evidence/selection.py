"""Chooses one observation where several sources report the same thing, and says why."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reportgen.model.dataset import Dataset
from reportgen.model.facts import Observation, Qualifier, Status
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, base

OUTCOMES = frozenset({Status.REPORTED, Status.REVISED, Status.PROVISIONAL, Status.ESTIMATED})

# SDMX's FREQ: an observation over several years with FREQ A holds for each of them.
ANNUAL = "A"


# Stands for the date of an undated source.
_LONG_AGO = Period(datetime.date.min, datetime.date.min)


class Reason(StrEnum):
    """Why an observation was chosen over the others."""

    ONLY = "only"
    PRECEDENCE = "precedence"
    STATUS = "status"
    EXACT = "exact"
    LATEST = "latest"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Choice:
    """The observation in use and the ones it was preferred to."""

    chosen: Observation
    others: tuple[Observation, ...] = ()
    reason: Reason = Reason.ONLY

    @property
    def quantity(self) -> Quantity:
        """The chosen number as it may be printed."""
        return Quantity.of(self.chosen)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Questions to the observations; `precedence` lists source ids, the first wins."""

    dataset: Dataset
    precedence: tuple[str, ...] = ()

    def observations(
        self, indicator: str, dimensions: Mapping[str, str], statuses: Iterable[Status] = OUTCOMES
    ) -> tuple[Observation, ...]:
        """The numbers of an indicator with the given dimensions ("" = absent) and statuses, in the data's order."""
        wanted = frozenset(statuses)
        found = self.dataset.select(indicator, dimensions)
        return tuple(item for item in found if item.has_value and item.status in wanted)

    def series(
        self, indicator: str, dimensions: Mapping[str, str], statuses: Iterable[Status] = OUTCOMES
    ) -> Mapping[Period, Choice]:
        """For each period that somebody reported, in order of time, the observation to use.

        An annual band over several years stands for each of its years.
        """
        cells: dict[Period, list[Observation]] = {}
        for observation in self.observations(indicator, dimensions, statuses):
            for period in _periods(observation):
                cells.setdefault(period, []).append(observation)
        return {period: self.choose(cells[period]) for period in sorted(cells)}

    def level(self, indicator: str, period: Period, dimensions: Mapping[str, str]) -> Quantity | None:
        """The chosen number for exactly this period; None when nobody reported it."""
        choice = self.series(indicator, dimensions).get(period)
        return choice.quantity if choice else None

    def implied_level(
        self, indicator: str, growth: str, period: Period, dimensions: Mapping[str, str]
    ) -> Quantity | None:
        """The number that follows for `period` from the next year's level and its growth in percent, same source."""
        following = period.year_before(-1)
        level = self.series(indicator, dimensions).get(following)
        if level is None:
            return None
        for change in self.observations(growth, dimensions):
            same_source = change.citation.source == level.chosen.citation.source
            if change.period == following and same_source and change.unit.code == "%":
                return base(level.quantity, Quantity.of(change))
        return None

    def choose(self, candidates: Iterable[Observation]) -> Choice:
        """One of the candidates, which all report the same thing; raises ValueError when there are none."""
        ordered = sorted(candidates, key=self._preference)
        if not ordered:
            raise ValueError("there is nothing to choose from")
        if len(ordered) == 1:
            return Choice(ordered[0])
        return Choice(ordered[0], tuple(ordered[1:]), self._reason(ordered[0], ordered[1]))

    def _preference(self, observation: Observation) -> tuple[int, int, int, int, str]:
        source = observation.citation.source
        return (
            self.precedence.index(source) if source in self.precedence else len(self.precedence),
            0 if observation.status in (Status.REPORTED, Status.REVISED) else 1,
            0 if observation.qualifier is Qualifier.EXACT else 1,
            -self._published(observation).start.toordinal(),
            observation.id,
        )

    def _reason(self, first: Observation, second: Observation) -> Reason:
        reasons = (Reason.PRECEDENCE, Reason.STATUS, Reason.EXACT, Reason.LATEST, Reason.FIRST)
        pairs = zip(self._preference(first), self._preference(second), strict=True)
        decided = next(reason for reason, (a, b) in zip(reasons, pairs, strict=True) if a != b)
        if decided is Reason.LATEST and self._published(first).start <= self._published(second).end:
            return Reason.FIRST  # "2024" and "March 2024": nobody knows which came later
        return decided

    def _published(self, observation: Observation) -> Period:
        source = self.dataset.sources.get(observation.citation.source)
        return (source.published if source else None) or _LONG_AGO


def _periods(observation: Observation) -> tuple[Period, ...]:
    period = observation.period
    if period is None:
        return ()
    if observation.dimensions.get("frequency") == ANNUAL and not period.in_one_year:
        return tuple(Period.of_year(year) for year in range(period.start.year, period.end.year + 1))
    return (period,)

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
            # A fall of all there was leaves nothing to reckon back from.
            is_change = change.unit.code == "%" and Quantity.of(change).low > -100
            if change.period == following and same_source and is_change:
                return base(level.quantity, Quantity.of(change))
        return None

    def choose(self, candidates: Iterable[Observation]) -> Choice:
        """One of the candidates, which all report the same thing; raises ValueError when there are none."""
        ordered = sorted(candidates, key=lambda item: (*self._rank(item), *_place(item)))
        if not ordered:
            raise ValueError("there is nothing to choose from")
        equals = [item for item in ordered if self._rank(item) == self._rank(ordered[0])]
        chosen = self._latest(equals) or ordered[0]
        others = tuple(item for item in ordered if item is not chosen)
        return Choice(chosen, others, self._reason(chosen, others[0])) if others else Choice(chosen)

    def _rank(self, observation: Observation) -> tuple[int, int, int]:
        source = observation.citation.source
        return (
            self.precedence.index(source) if source in self.precedence else len(self.precedence),
            0 if observation.status in (Status.REPORTED, Status.REVISED) else 1,
            0 if observation.qualifier is Qualifier.EXACT else 1,
        )

    def _latest(self, candidates: list[Observation]) -> Observation | None:
        """The one surely published last; None where "2024" stands beside "March 2024" and nobody can know."""
        last = max(candidates, key=lambda item: self._published(item).start)
        ends = (self._published(item).end for item in candidates if item is not last)
        return last if all(end < self._published(last).start for end in ends) else None

    def _reason(self, chosen: Observation, other: Observation) -> Reason:
        pairs = zip(self._rank(chosen), self._rank(other), strict=True)
        reasons = zip((Reason.PRECEDENCE, Reason.STATUS, Reason.EXACT), pairs, strict=True)
        decided = next((reason for reason, (a, b) in reasons if a != b), None)
        if decided:
            return decided
        return Reason.LATEST if self._published(other).end < self._published(chosen).start else Reason.FIRST

    def _published(self, observation: Observation) -> Period:
        source = self.dataset.sources.get(observation.citation.source)
        return (source.published if source else None) or _LONG_AGO


def _place(item: Observation) -> tuple[str, int, str]:
    """Where it stands in the data."""
    locator = item.citation.locator
    return locator.file, locator.row or locator.sentence or 0, item.id


def _periods(observation: Observation) -> tuple[Period, ...]:
    period = observation.period
    if period is None:
        return ()
    if observation.dimensions.get("frequency") == ANNUAL and not period.in_one_year:
        return tuple(Period.of_year(year) for year in range(period.start.year, period.end.year + 1))
    return (period,)

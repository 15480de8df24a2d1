"""The years a time axis covers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.slots import At, start_of
from reportgen.model.chart import Point
from reportgen.model.period import Period


@dataclass(frozen=True, slots=True)
class Span:
    """Whole years, all shown."""

    years: range

    @classmethod
    def of(cls, points: Sequence[Point]) -> Span:
        """From the year of the first day to the year of the last."""
        return cls(range(min(start_of(p.at).year for p in points), max(_end(p.at).year for p in points) + 1))

    @property
    def first(self) -> int:
        """The ordinal of the first day."""
        return datetime.date(self.years[0], 1, 1).toordinal()

    @property
    def last(self) -> int:
        """The ordinal of the last day."""
        return datetime.date(self.years[-1], 12, 31).toordinal()

    def labelled(self, length_pt: float, label_pt: float) -> range:
        """The years that have room for a label: all, every second, fifth, tenth…"""
        most = max(1, int(length_pt // label_pt))
        every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10000) if len(self.years) <= most * step)
        return self.years[(-self.years[0]) % every :: every] if every > 1 else self.years


def middle_of(at: At) -> float:
    """The ordinal of the middle of a period or day."""
    return (start_of(at).toordinal() + _end(at).toordinal()) / 2


def _end(at: At) -> datetime.date:
    return at.end if isinstance(at, Period) else start_of(at)

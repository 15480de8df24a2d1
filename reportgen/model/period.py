"""Calendar periods as ISO 8601 and SDMX write them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_PART = re.compile(r"(\d{4})-([QH])([1-4])")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the period ends on {self.end}, before it starts on {self.start}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """A period from `2024`, `2024-02`, `2024-Q1`, `2024-H1`, a day, or two of these joined by `/`.

        Raises ValueError with a sentence that names what was found.
        """
        first, slash, last = text.strip().partition("/")
        start = _parse_single(first)
        return cls(start.start, _parse_single(last).end) if slash else start

    @classmethod
    def of_year(cls, year: int) -> Period:
        """The calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def year(self) -> int:
        """The calendar year in which the period ends."""
        return self.end.year

    @property
    def is_year(self) -> bool:
        """Whether this is one whole calendar year."""
        return self == Period.of_year(self.year)

    @property
    def is_day(self) -> bool:
        """Whether this is one day."""
        return self.start == self.end

    @property
    def is_months(self) -> bool:
        """Whether this starts on the first and ends on the last day of a month."""
        return self.start.day == 1 and self.end.day == calendar.monthrange(self.end.year, self.end.month)[1]

    @property
    def months(self) -> int:
        """How many calendar months the period touches."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def in_one_year(self) -> bool:
        """Whether the period lies within one calendar year."""
        return self.start.year == self.end.year

    def year_before(self, years: int = 1) -> Period:
        """The same months or days, `years` earlier (29 February becomes 28 February; whole months stay whole)."""
        return Period(_shift(self.start, -years), _shift(self.end, -years, to_month_end=self.is_months))

    def __str__(self) -> str:
        if self.is_year:
            return f"{self.year:04d}"
        if self.is_day:
            return self.start.isoformat()
        if self.is_months:
            # Not strftime, which drops the leading zeros of early years.
            start, end = self.start.isoformat()[:7], self.end.isoformat()[:7]
            whole_years = self.start.month == 1 and self.end.month == 12
            if whole_years:
                return f"{start[:4]}/{end[:4]}"
            return start if start == end else f"{start}/{end}"
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


def _shift(day: date, years: int, *, to_month_end: bool = False) -> date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, last if to_month_end else min(day.day, last))


def _parse_single(text: str) -> Period:
    text = text.strip()
    if match := _YEAR.fullmatch(text):
        return Period.of_year(int(match[1]))
    if match := _MONTH.fullmatch(text):
        return _months(text, int(match[1]), int(match[2]), 1)
    if match := _PART.fullmatch(text):
        length = 3 if match[2] == "Q" else 6
        return _months(text, int(match[1]), (int(match[3]) - 1) * length + 1, length)
    if match := _DAY.fullmatch(text):
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError as fault:
            raise ValueError(f"'{text}' is not a day of the calendar") from fault
        return Period(day, day)
    raise ValueError(f"'{text}' is not a period (write 2024, 2024-02, 2024-Q1, 2024-H1, 2024-02-29 or 2024-01/2024-02)")


def _months(text: str, year: int, first: int, count: int) -> Period:
    last = first + count - 1
    if first < 1 or last > 12 or year < 1:
        raise ValueError(f"'{text}' names a month that does not exist")
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))

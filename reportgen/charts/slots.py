"""The places along a category or time axis: what is shown, in which order, and where a period is missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from reportgen.charts.labels import plain
from reportgen.language import Language
from reportgen.model.chart import Series
from reportgen.model.passage import Date, DateForm
from reportgen.model.period import Period

MOST_MONTHS = 18

At = str | datetime.date | Period


def places(series: Sequence[Series]) -> tuple[At, ...]:
    """Every place once: in time order with the missing periods filled in, else in the order of first appearance."""
    found = tuple(dict.fromkeys(point.at for line in series for point in line.points))
    if not found or any(isinstance(at, str) for at in found):
        return found
    if not all(isinstance(at, Period) for at in found):
        return tuple(sorted(found, key=start_of))
    periods = sorted((at for at in found if isinstance(at, Period)), key=lambda at: (at.end, at.start))
    return tuple(_with_missing(periods))


def place_label(at: At, language: Language) -> str:
    """The label under the place: "2024", "Jan–Feb 2025", the category itself."""
    return at if isinstance(at, str) else language.date(Date(at, DateForm.SHORT))


def place_labels(slots: Sequence[At], language: Language, told: Sequence[bool] = ()) -> list[str]:
    """The labels under all places; of many months only those told of, and the Januaries, by their year."""
    full = [plain(place_label(at, language)) for at in slots]
    if len(slots) > MOST_MONTHS and all(isinstance(at, Period) and at.months == 1 for at in slots):
        years = [str(start_of(at).year) if start_of(at).month == 1 else "" for at in slots]
        return [full[index] if told and told[index] else year for index, year in enumerate(years)]
    return full


def start_of(at: At) -> datetime.date:
    """The first day of a place on the time axis."""
    if isinstance(at, Period):
        return at.start
    return at if isinstance(at, datetime.date) else datetime.date.min


def _with_missing(periods: Sequence[Period]) -> Iterable[Period]:
    step = _step(periods)
    for index, period in enumerate(periods):
        if index:
            yield from _between(periods[index - 1], period, step)
        yield period


def _step(periods: Sequence[Period]) -> int:
    """Months from one period to the next: a year when they are years or the same part of each year."""
    lengths = {period.months for period in periods}
    if len(lengths) > 1 or len({period.start.month for period in periods}) == 1:
        return 12
    return lengths.pop()


def _between(previous: Period, following: Period, step: int) -> Iterable[Period]:
    if step >= 12:
        if previous.in_one_year and following.in_one_year:
            for year in range(previous.year + 1, following.year):
                yield Period.of_year(year) if previous.is_year or following.is_year else _moved(previous, year)
        return
    month = previous.end.year * 12 + previous.end.month
    while month + step <= following.start.year * 12 + following.start.month - 1:
        yield Period.parse(
            f"{month // 12:04d}-{month % 12 + 1:02d}/{(month + step - 1) // 12:04d}-{(month + step - 1) % 12 + 1:02d}"
        )
        month += step


def _moved(period: Period, year: int) -> Period:
    return period.year_before(period.year - year)

"""What a series over time says: its story in a paragraph, its chart's title, subtitle, notes and alternative text."""

from __future__ import annotations

import datetime

from reportgen.evidence import Level
from reportgen.model.chart import Series
from reportgen.model.facts import Unit
from reportgen.model.passage import Amount, Date, DateForm, Name, Passage
from reportgen.model.period import Period
from reportgen.sections.citing import marked
from reportgen.sections.measures import Measure
from reportgen.sections.types import Context
from reportgen.text.narrate import (
    change_phrase,
    gap_to_peak,
    highest_since,
    level_after,
    level_and_change,
    level_change_and_peak,
    level_sentence,
)


def join(*sentences: Passage) -> Passage:
    """The sentences as one paragraph; empty ones are left out."""
    spaced: list[Passage | str] = []
    for sentence in sentences:
        if sentence:
            spaced += [" ", sentence] if spaced else [sentence]
    return Passage.of(*spaced)


def level_story(context: Context, item: Measure) -> Passage:
    """One sentence on the latest whole year: level, change, distance from the peak; with its mark."""
    latest, peak = item.latest_year(), item.peak()
    if latest is None:
        return Passage()
    language = context.language
    origins = [latest.quantity]
    if latest.change is None:
        return _level_alone(context, item, latest)
    origins.append(latest.change)
    record = _record(context, item)
    if peak is None or peak.period == latest.period or latest.quantity.low <= 0 or record:
        arguments = (item.label, latest.quantity, latest.period, latest.change, latest.before)
        return join(marked(level_and_change(language, *arguments), *origins), record)
    sentence = level_change_and_peak(
        language,
        item.label,
        latest.quantity,
        latest.period,
        change_phrase(language, latest.change, latest.before),
        gap_to_peak(language, latest.quantity, peak.quantity, peak.period),
        falls=latest.change.nominal <= (1 if latest.change.unit.code == "times" else 0),
    )
    return marked(sentence, *origins, peak.quantity)


def _level_alone(context: Context, item: Measure, latest: Level) -> Passage:
    """The level; beside the one of a year earlier when that was zero or less, so that there is no growth to tell."""
    old = next((level.quantity for level in item.levels if level.period == latest.before), None)
    if old is None or old.high > 0 or old.unit.code != latest.quantity.unit.code:
        return marked(level_sentence(context.language, item.label, latest.quantity, latest.period), latest.quantity)
    arguments = (item.label, latest.quantity, latest.period, old, latest.before)
    return marked(level_after(context.language, *arguments), latest.quantity, old)


def _record(context: Context, item: Measure) -> Passage:
    """ "It was the highest since 2019." Said only of years without a gap between them."""
    years = [level for level in item.levels if level.period.is_year]
    unbroken = [year for at, year in enumerate(reversed(years)) if year.period.year == years[-1].period.year - at]
    known = [(level.period, level.quantity) for level in reversed(unbroken)]
    record = highest_since(context.language, known)
    return context.language.passage("It was {record}.", record=record) if record else Passage()


def finding(context: Context, item: Measure) -> Passage:
    """A chart's title: the peak and the latest whole year, both of which the chart shows.

    Where a part of a later year is above the peak already, that is the finding.
    """
    latest, peak, part = item.latest_year(), item.peak(), item.latest_part_year()
    if latest is None:
        return Passage.of(Name(item.label))
    if part and part.quantity.in_scale(0).low > (peak or latest).quantity.in_scale(0).high:
        return context.language.passage(
            "{measure} came to {level} in {period} alone, more than in the whole of {when}",
            measure=Name(item.label),
            level=Amount(part.quantity),
            period=Date(part.period),
            when=Date((peak or latest).period),
        )
    frames = {
        "peak": "{measure} peaked at {peak} in {when} and came to {level} in {period}",
        "high": "{measure} hit a high of {level} in {period}",
        "only": "{measure}: {level} in {period}",
    }
    kind = "only" if peak is None else "high" if peak.period == latest.period else "peak"
    shown = peak or latest
    return context.language.passage(
        frames[kind],
        measure=Name(item.label),
        peak=Amount(shown.quantity),
        when=Date(shown.period),
        level=Amount(latest.quantity),
        period=Date(latest.period),
    )


def subtitle(context: Context, label: str, unit: Unit, period: Period) -> Passage:
    """Measure, unit and period: "Turnover, million US dollars, 2017–2025"."""
    return context.language.passage(
        "{measure}, {unit}, {period}",
        measure=Name(label),
        unit=Name(context.language.unit(unit)),
        period=Date(period),
    )


def chart_notes(context: Context, *series: Series) -> tuple[Passage, ...]:
    """What a reader must know of gaps, part-years and derived values in the chart."""
    language = context.language
    points = {point.at: point for item in series for point in item.points if isinstance(point.at, Period)}
    gaps = [at for at, point in points.items() if isinstance(at, Period) and point.quantity is None]
    parts = [at for at, point in points.items() if isinstance(at, Period) and point.is_part_year]
    derived = [
        at for at, point in points.items() if isinstance(at, Period) and point.quantity and point.quantity.is_derived
    ]
    notes = []
    if gaps:
        notes.append(language.passage("No figure was found for {years}.", years=_runs(gaps)))
    if parts:
        notes.append(language.passage("Part of the year only: {periods}.", periods=_list(parts, DateForm.LONG)))
    if derived and all(point.quantity and point.quantity.is_derived for point in points.values() if point.quantity):
        notes.append(language.passage("Values derived here from other figures."))
    elif derived:
        notes.append(language.passage("Derived here from other figures: {periods}.", periods=_list(derived)))
    return (join(*notes),) if notes else ()


def _at(at: str | datetime.date | Period) -> Name | Date:
    return Name(at) if isinstance(at, str) else Date(at)


def whole_period(levels: list[Level]) -> Period:
    """From the first day to the last day that the levels tell of."""
    return Period(min(level.period.start for level in levels), max(level.period.end for level in levels))


def _list(periods: list[Period], form: DateForm = DateForm.SHORT) -> Passage:
    parts: list[Passage | str] = []
    for period in periods:
        parts += ["; " if parts else "", Passage.of(Date(period, form))]
    return Passage.of(*parts)


def _runs(periods: list[Period]) -> Passage:
    """Neighbouring years as one span: 2018–2020; 2022."""
    runs: list[Period] = []
    for period in sorted(periods):
        if runs and runs[-1].end.year + 1 == period.start.year:
            runs[-1] = Period(runs[-1].start, period.end)
        else:
            runs.append(period)
    return _list(runs)

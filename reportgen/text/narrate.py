"""Sentences from numbers: the right comparison word, qualifiers kept, every number a `Quantity`.

Frames are whole English messages for the language's catalogue; which one is used depends on the values alone.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reportgen.language import Language
from reportgen.model.facts import TIMES, Qualifier
from reportgen.model.passage import Amount, Date, Form, Name, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Operation, Quantity, growth, ratio

_HUNDRED = Decimal(100)

# A change below this is told as "unchanged"; it is of the size of the sources' own rounding.
_UNCHANGED_PERCENT = Decimal("0.5")

# What prints as "2.0 times" is told as doubling.
_TWICE = (Decimal("1.95"), Decimal("2.05"))

_DOUBLED = {
    Qualifier.EXACT: "doubled",
    Qualifier.ABOUT: "roughly doubled",
    Qualifier.ALMOST: "nearly doubled",
    Qualifier.UNDER: "nearly doubled",
    Qualifier.OVER: "more than doubled",
}

_TWICE_AS_MUCH = {
    Qualifier.EXACT: "twice as much as in {before}",
    Qualifier.ABOUT: "about twice as much as in {before}",
    Qualifier.ALMOST: "almost twice as much as in {before}",
    Qualifier.UNDER: "almost twice as much as in {before}",
    Qualifier.OVER: "more than twice as much as in {before}",
}


def level_sentence(language: Language, measure: str, level: Quantity, period: Period) -> Passage:
    """ "Turnover reached almost $47 million in 2024." """
    frame = "{measure} came to {level} in {period}." if _passes(level) else "{measure} reached {level} in {period}."
    return language.passage(frame, measure=Name(measure), level=Amount(level), period=Date(period))


def level_and_change(
    language: Language, measure: str, level: Quantity, period: Period, change: Quantity, before: Period
) -> Passage:
    """ "Turnover reached almost $47 million in 2024, 13% more than in 2023." """
    frame = (
        "{measure} came to {level} in {period}, {change}."
        if _passes(level)
        else "{measure} reached {level} in {period}, {change}."
    )
    phrase = change_phrase(language, change, before)
    return language.passage(frame, measure=Name(measure), level=Amount(level), period=Date(period), change=phrase)


def gap_to_peak(language: Language, level: Quantity, peak: Quantity, when: Period) -> Passage:
    """ "about 24% below the 2022 peak of $62 million" """
    return language.passage(
        "{gap} below the {when} peak of {peak}",
        gap=Amount(growth(level, peak), Form.MAGNITUDE),
        when=Date(when),
        peak=Amount(peak),
    )


def level_change_and_peak(
    language: Language, measure: str, level: Quantity, period: Period, change: Passage, gap: Passage
) -> Passage:
    """ "Turnover reached almost $47 million in 2024, 13% more than in 2023 and about 24% below the 2022 peak of …" """
    frame = (
        "{measure} came to {level} in {period}, {change} and {gap}."
        if _passes(level)
        else "{measure} reached {level} in {period}, {change} and {gap}."
    )
    return language.passage(
        frame, measure=Name(measure), level=Amount(level), period=Date(period), change=change, gap=gap
    )


def band_sentence(language: Language, measure: str, band: Quantity, years: Period) -> Passage:
    """ "Exports stayed between $12.3 million and $13 million a year from 2022 to 2024." """
    return language.passage(
        "{measure} stayed {band} a year from {first} to {last}.",
        measure=Name(measure),
        band=Amount(band),
        first=Date(Period.of_year(years.start.year)),
        last=Date(Period.of_year(years.end.year)),
    )


def change_phrase(language: Language, change: Quantity, before: Period) -> Passage:
    """ "13% more than in 2023", "twice as much as in 2023", "2.1 times as much as in 2023", "level with 2023"."""
    factor = factor_of(change)
    if factor is None:
        return language.passage("level with {before}", before=Date(before))
    if _is_twice(factor):
        return language.passage(_TWICE_AS_MUCH[factor.qualifier], before=Date(before))
    if factor.nominal > _TWICE[1]:
        frame = "{factor} as much as in {before}"
        return language.passage(frame, factor=Amount(factor), before=Date(before))
    frame = "{change} more than in {before}" if factor.nominal > 1 else "{change} less than in {before}"
    return language.passage(frame, change=Amount(_percent(change), Form.MAGNITUDE), before=Date(before))


def change_verb(language: Language, measure: str, change: Quantity) -> Passage:
    """ "rose by 13%", "fell by about 24%", "doubled", "grew to 2.5 times its level", "was unchanged".

    In many languages the verb agrees with the measure that it speaks of.
    """
    name = Name(measure)
    factor = factor_of(change)
    if factor is None:
        return language.passage("did not change", measure=name)
    if _is_twice(factor):
        return language.passage(_DOUBLED[factor.qualifier], measure=name)
    if factor.nominal > _TWICE[1]:
        return language.passage("grew to {factor} the earlier level", measure=name, factor=Amount(factor))
    frame = "rose by {change}" if factor.nominal > 1 else "fell by {change}"
    return language.passage(frame, measure=name, change=Amount(_percent(change), Form.MAGNITUDE))


def change_label(language: Language, measure: str, change: Quantity) -> Passage:
    """A change of the measure for a tile or a cell: "+13%", "doubled", "2.5 times", "unchanged"."""
    factor = factor_of(change)
    if factor is None:
        return language.passage("unchanged", measure=Name(measure))
    if _is_twice(factor):
        return language.passage(_DOUBLED[factor.qualifier], measure=Name(measure))
    if factor.nominal > _TWICE[1]:
        return Passage.of(Amount(factor))
    return Passage.of(Amount(_percent(change), Form.SIGNED))


def factor_of(change: Quantity) -> Quantity | None:
    """The change as a factor on the earlier level; None when it is next to nothing.

    A growth over 100% is told as a factor ("2.1 times"), since readers take "+110%" for 1.1 times.
    """
    if change.unit.code == "times":
        return change
    if abs(change.nominal) < _UNCHANGED_PERCENT:
        return None
    low, high = 1 + change.low / _HUNDRED, 1 + change.high / _HUNDRED
    return replace(change, low=low, high=high, unit=TIMES, derivation=Operation("factor", (change,)), decimals=1)


def times_as_large(language: Language, larger: Quantity, smaller: Quantity) -> Passage:
    """ "about 14 times as large", "about 24% larger", "of the same size", for two numbers of one measure."""
    factor = ratio(larger, smaller)
    if factor.nominal >= _TWICE[1]:
        whole = replace(factor, decimals=0) if factor.nominal >= 10 else factor
        return language.passage("{factor} as large", factor=Amount(whole))
    change = growth(larger, smaller)
    if abs(change.nominal) < _UNCHANGED_PERCENT:
        return language.passage("of the same size")
    return language.passage("{change} larger", change=Amount(change, Form.MAGNITUDE))


def _percent(change: Quantity) -> Quantity:
    if change.unit.code == "%":
        return change
    low, high = (change.low - 1) * _HUNDRED, (change.high - 1) * _HUNDRED
    percent = replace(change.unit, code="%")
    return replace(change, low=low, high=high, unit=percent, derivation=Operation("percent", (change,)), decimals=0)


def _is_twice(factor: Quantity) -> bool:
    return _TWICE[0] <= factor.nominal <= _TWICE[1]


def _passes(level: Quantity) -> bool:
    # An open-ended or computed number is not "reached".
    return level.qualifier is Qualifier.OVER or level.is_derived

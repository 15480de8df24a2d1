"""Sentences from numbers: the right comparison word, qualifiers kept, every number a `Quantity`.

Frames are whole English messages for the language's catalogue; which one is used depends on the values alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.language import Language
from reportgen.model.facts import Qualifier
from reportgen.model.passage import Amount, Date, Form, Name, Passage
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, growth, ratio
from reportgen.text.factors import (
    TWICE,
    UNCHANGED_PERCENT,
    doubling,
    factor_of,
    halving,
    is_open,
    is_told_in_times,
    is_vast,
    percent_of,
    whole,
)

_HUNDRED = Decimal(100)

_DOUBLED = {
    Qualifier.EXACT: "doubled",
    Qualifier.ABOUT: "roughly doubled",
    Qualifier.ALMOST: "nearly doubled",
    Qualifier.OVER: "more than doubled",
    Qualifier.UNDER: "grew less than twofold",
}

_TWICE_AS_MUCH = {
    Qualifier.EXACT: "twice as much as in {before}",
    Qualifier.ABOUT: "about twice as much as in {before}",
    Qualifier.ALMOST: "almost twice as much as in {before}",
    Qualifier.OVER: "more than twice as much as in {before}",
    Qualifier.UNDER: "less than twice as much as in {before}",
}

_HALVED = {
    Qualifier.EXACT: "halved",
    Qualifier.ABOUT: "roughly halved",
    Qualifier.ALMOST: "nearly halved",
    Qualifier.OVER: "more than halved",
}

_HALF_AS_MUCH = {
    Qualifier.EXACT: "half as much as in {before}",
    Qualifier.ABOUT: "about half as much as in {before}",
    Qualifier.ALMOST: "little more than half as much as in {before}",
    Qualifier.OVER: "less than half as much as in {before}",
}


def level_sentence(language: Language, measure: str, level: Quantity, period: Period, *, turn: int = 0) -> Passage:
    """ "Turnover reached almost $47 million in 2024." `turn` counts neighbouring sentences: the frames take turns."""
    if level.low == level.high == 0:
        return language.passage("{measure} stood at zero in {period}.", measure=Name(measure), period=Date(period))
    frame = _frame(level, turn, "{measure} {verb} {level} in {period}.")
    return language.passage(frame, measure=Name(measure), level=Amount(level), period=Date(period))


def level_and_change(
    language: Language,
    measure: str,
    level: Quantity,
    period: Period,
    change: Quantity,
    before: Period,
    *,
    turn: int = 0,
) -> Passage:
    """ "Turnover reached almost $47 million in 2024, 13% more than in 2023." `turn` as for `level_sentence`.

    A fall to nothing or below is told without its percentage, which nobody would say.
    """
    if level.high <= 0 and change.unit.code == "%" and change.high <= -_HUNDRED:
        frame = "{measure} fell to zero in {period}."
        if level.low < 0:
            frame = "{measure} fell below zero in {period}, to {level}."
        return language.passage(frame, measure=Name(measure), level=Amount(level), period=Date(period))
    falls = (factor := factor_of(change)) is None or factor.nominal < 1
    frame = _frame(level, turn, "{measure} {verb} {level} in {period}, {change}.", falls=falls)
    phrase = change_phrase(language, change, before)
    return language.passage(frame, measure=Name(measure), level=Amount(level), period=Date(period), change=phrase)


def level_after(
    language: Language, measure: str, level: Quantity, period: Period, old: Quantity, before: Period
) -> Passage:
    """ "The balance came to $4 million in 2024, after −$3 million in 2023.": from zero or less no growth is told."""
    return language.passage(
        "{measure} came to {level} in {period}, after {old} in {before}.",
        measure=Name(measure),
        level=Amount(level),
        period=Date(period),
        old=Amount(old),
        before=Date(before),
    )


# Whole messages, so that the catalogues find them.
_LEVEL_FRAMES = {
    "{measure} {verb} {level} in {period}.": (
        "{measure} reached {level} in {period}.",
        "{measure} came to {level} in {period}.",
        "{measure} stood at {level} in {period}.",
    ),
    "{measure} {verb} {level} in {period}, {change}.": (
        "{measure} reached {level} in {period}, {change}.",
        "{measure} came to {level} in {period}, {change}.",
        "{measure} stood at {level} in {period}, {change}.",
    ),
}


def _frame(level: Quantity, turn: int, kind: str, *, falls: bool = False) -> str:
    """What fell is not "reached", nor is what is less than nothing, open-ended or computed."""
    reached, came, stood = _LEVEL_FRAMES[kind]
    return stood if turn % 2 else came if falls or _passes(level) else reached


def gap_to_peak(language: Language, level: Quantity, peak: Quantity, when: Period) -> Passage:
    """ "about 24% below the 2022 peak of $62 million", "level with the 2022 peak of $62 million" """
    if abs(growth(level, peak).nominal) < UNCHANGED_PERCENT:
        return language.passage("level with the {when} peak of {peak}", when=Date(when), peak=Amount(peak))
    return language.passage(
        "{gap} below the {when} peak of {peak}",
        gap=Amount(growth(level, peak), Form.MAGNITUDE),
        when=Date(when),
        peak=Amount(peak),
    )


def level_change_and_peak(
    language: Language,
    measure: str,
    level: Quantity,
    period: Period,
    change: Passage,
    gap: Passage,
    *,
    falls: bool = False,
) -> Passage:
    """ "Turnover reached almost $47 million in 2024, 13% more than in 2023 and about 24% below the 2022 peak of …"

    `falls` when the change is no rise: such a level is not "reached".
    """
    frame = (
        "{measure} came to {level} in {period}, {change} and {gap}."
        if falls or _passes(level)
        else "{measure} reached {level} in {period}, {change} and {gap}."
    )
    return language.passage(
        frame, measure=Name(measure), level=Amount(level), period=Date(period), change=change, gap=gap
    )


def band_sentence(language: Language, measure: str, band: Quantity, years: Period) -> Passage:
    """ "Exports stayed between $12.3 million and $13 million a year from 2022 to 2024." """
    is_between = band.qualifier is Qualifier.EXACT
    frame = "{measure} stayed {band} a year from {first} to {last}."
    return language.passage(
        frame if is_between else "{measure} stayed at {band} a year from {first} to {last}.",
        measure=Name(measure),
        band=Amount(band),
        first=Date(Period.of_year(years.start.year)),
        last=Date(Period.of_year(years.end.year)),
    )


def change_phrase(language: Language, change: Quantity, before: Period) -> Passage:
    """ "13% more than in 2023", "twice as much as in 2023", "2.1 times as much as in 2023", "level with 2023"."""
    when = Date(before)
    if is_open(change):
        return language.passage("from {low} to {high} against {before}", before=when, **_ends(change))
    factor = factor_of(change)
    if factor is None:
        return language.passage("level with {before}", before=when)
    word = _in_a_word(change, factor, _TWICE_AS_MUCH, _HALF_AS_MUCH)
    if word or is_vast(factor):
        return language.passage(word or "over a hundred times as much as in {before}", before=when)
    if is_told_in_times(change, factor):
        return language.passage("{factor} as much as in {before}", factor=_times(factor), before=when)
    frame = "{change} more than in {before}" if factor.nominal > 1 else "{change} less than in {before}"
    return language.passage(frame, change=Amount(percent_of(change), Form.MAGNITUDE), before=when)


def change_verb(language: Language, measure: str, change: Quantity) -> Passage:
    """ "rose by 13%", "fell by about 24%", "doubled", "grew to 2.5 times its level", "was unchanged".

    In many languages the verb agrees with the measure that it speaks of.
    """
    name = Name(measure)
    if is_open(change):
        return language.passage("changed by between {low} and {high}", measure=name, **_ends(change))
    factor = factor_of(change)
    if factor is None:
        return language.passage("did not change", measure=name)
    word = _in_a_word(change, factor, _DOUBLED, _HALVED) or _to_an_end(factor)
    if word:
        return language.passage(word, measure=name)
    if is_told_in_times(change, factor):
        return language.passage("grew to {factor} the earlier level", measure=name, factor=_times(factor))
    frame = "rose by {change}" if factor.nominal > 1 else "fell by {change}"
    return language.passage(frame, measure=name, change=Amount(percent_of(change), Form.MAGNITUDE))


def _in_a_word(
    change: Quantity, factor: Quantity, doubled: Mapping[Qualifier, str], halved: Mapping[Qualifier, str]
) -> str:
    """The frame that tells of doubling or halving; empty when only a number is true."""
    if firmness := doubling(factor):
        return doubled[firmness]
    return halved[firmness] if (firmness := halving(change)) else ""


def _to_an_end(factor: Quantity) -> str:
    """The frame for a change whose number says less than where it led."""
    if factor.high <= 0:
        return "fell to zero" if factor.low == 0 else "fell below zero"
    return "grew more than a hundredfold" if is_vast(factor) else ""


def _times(factor: Quantity) -> Amount:
    """ "2.5 times", "1.5–2 times"."""
    return Amount(whole(factor), Form.MAGNITUDE if factor.is_band else Form.FULL)


def change_label(language: Language, measure: str, change: Quantity) -> Passage:
    """A change of the measure for a tile or a cell: "+13%", "doubled", "2.5 times", "unchanged"."""
    factor = factor_of(change)
    if is_open(change):
        return Passage.of(Amount(percent_of(change), Form.SIGNED))
    if factor is None:
        return language.passage("unchanged", measure=Name(measure))
    if word := doubling(factor):
        return language.passage(_DOUBLED[word], measure=Name(measure))
    if is_told_in_times(change, factor):
        return Passage.of(_times(factor))
    return Passage.of(Amount(percent_of(change), Form.SIGNED))


def highest_since(language: Language, known: Sequence[tuple[Period, Quantity]]) -> Passage:
    """ "the highest since 2019" or "the lowest since 2019" for the last of the values, oldest first; else empty.

    Said only when the two before it are surely lower (higher), and an earlier one is known that is not.
    """
    if len(known) < _FEWEST_FOR_A_RECORD:
        return Passage()
    *earlier, (_, last) = known
    for frame, is_beaten in (("the highest since {period}", _is_lower), ("the lowest since {period}", _is_higher)):
        beaten = [is_beaten(value, last) for _, value in earlier]
        if all(beaten[-2:]) and not all(beaten):
            period = next(when for (when, _), less in zip(reversed(earlier), reversed(beaten), strict=True) if not less)
            return language.passage(frame, period=Date(period))
    return Passage()


_FEWEST_FOR_A_RECORD = 4


def _is_lower(one: Quantity, other: Quantity) -> bool:
    """Whether one value is surely below the other, whatever their words of firmness hide."""
    one = one if one.unit.scale == other.unit.scale else one.in_scale(other.unit.scale)
    is_open_up = one.qualifier in (Qualifier.OVER, Qualifier.ABOUT)
    is_open_down = other.qualifier in (Qualifier.UNDER, Qualifier.ALMOST, Qualifier.ABOUT)
    margin = abs(other.nominal) * _DOUBT if is_open_up or is_open_down else Decimal(0)
    return one.high + margin < other.low


def _is_higher(one: Quantity, other: Quantity) -> bool:
    return _is_lower(other, one)


_DOUBT = Decimal("0.1")  # what "over", "almost" and "about" may hide


def _ends(change: Quantity) -> dict[str, Amount]:
    """The two ends of a band, each with its sign."""
    percent = percent_of(change)
    low, high = replace(percent, high=percent.low), replace(percent, low=percent.high)
    return {"low": Amount(low, Form.SIGNED), "high": Amount(high, Form.SIGNED)}


def times_as_large(language: Language, larger: Quantity, smaller: Quantity) -> Passage:
    """ "about 14 times as large", "about 24% larger", "of the same size", for two numbers of one measure."""
    factor = ratio(larger, smaller)
    if factor.nominal >= TWICE[1]:
        whole = replace(factor, decimals=0) if factor.nominal >= 10 else factor
        return language.passage("{factor} as large", factor=Amount(whole))
    change = growth(larger, smaller)
    if abs(change.nominal) < UNCHANGED_PERCENT:
        return language.passage("of the same size")
    if factor.nominal >= TWICE[0]:
        return language.passage("twice as large" if factor.is_exact and factor.low == 2 else "about twice as large")
    frame = "{change} larger" if change.nominal > 0 else "{change} smaller"
    return language.passage(frame, change=Amount(change, Form.MAGNITUDE))


def _passes(level: Quantity) -> bool:
    is_open_ended = level.qualifier in (Qualifier.OVER, Qualifier.UNDER) or level.is_band
    return is_open_ended or level.is_derived or level.low <= 0

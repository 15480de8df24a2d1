"""Sentences from numbers: the right comparison word, qualifiers kept, every number a `Quantity`.

Frames are whole English messages for the language's catalogue; which one is used depends on the values alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

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
    Qualifier.OVER: "more than doubled",
}

_TWICE_AS_MUCH = {
    Qualifier.EXACT: "twice as much as in {before}",
    Qualifier.ABOUT: "about twice as much as in {before}",
    Qualifier.ALMOST: "almost twice as much as in {before}",
    Qualifier.OVER: "more than twice as much as in {before}",
}


def level_sentence(language: Language, measure: str, level: Quantity, period: Period, *, turn: int = 0) -> Passage:
    """ "Turnover reached almost $47 million in 2024." `turn` counts neighbouring sentences: the frames take turns."""
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
    """ "Turnover reached almost $47 million in 2024, 13% more than in 2023." `turn` as for `level_sentence`."""
    frame = _frame(level, turn, "{measure} {verb} {level} in {period}, {change}.")
    phrase = change_phrase(language, change, before)
    return language.passage(frame, measure=Name(measure), level=Amount(level), period=Date(period), change=phrase)


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


def _frame(level: Quantity, turn: int, kind: str) -> str:
    reached, came, stood = _LEVEL_FRAMES[kind]
    return stood if turn % 2 else came if _passes(level) else reached


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
    when = Date(before)
    if is_open(change):
        return language.passage("from {low} to {high} against {before}", before=when, **_ends(change))
    factor = factor_of(change)
    if factor is None:
        return language.passage("level with {before}", before=when)
    if word := _doubling(factor):
        return language.passage(_TWICE_AS_MUCH[word], before=when)
    if is_vast(factor):
        return language.passage("over a hundred times as much as in {before}", before=when)
    if _is_told_in_times(factor):
        return language.passage("{factor} as much as in {before}", factor=Amount(_whole(factor)), before=when)
    frame = "{change} more than in {before}" if factor.nominal > 1 else "{change} less than in {before}"
    return language.passage(frame, change=Amount(_percent(change), Form.MAGNITUDE), before=when)


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
    if word := _doubling(factor):
        return language.passage(_DOUBLED[word], measure=name)
    if is_vast(factor):
        return language.passage("grew more than a hundredfold", measure=name)
    if _is_told_in_times(factor):
        return language.passage("grew to {factor} the earlier level", measure=name, factor=Amount(_whole(factor)))
    frame = "rose by {change}" if factor.nominal > 1 else "fell by {change}"
    return language.passage(frame, measure=name, change=Amount(_percent(change), Form.MAGNITUDE))


def change_label(language: Language, measure: str, change: Quantity) -> Passage:
    """A change of the measure for a tile or a cell: "+13%", "doubled", "2.5 times", "unchanged"."""
    factor = factor_of(change)
    if is_open(change):
        return Passage.of(Amount(_percent(change), Form.SIGNED))
    if factor is None:
        return language.passage("unchanged", measure=Name(measure))
    if word := _doubling(factor):
        return language.passage(_DOUBLED[word], measure=Name(measure))
    if _is_told_in_times(factor):
        return Passage.of(Amount(_whole(factor)))
    return Passage.of(Amount(_percent(change), Form.SIGNED))


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


def is_open(change: Quantity) -> bool:
    """Whether the change may have gone either way: a band from less to more."""
    still = Decimal(1) if change.unit.code == "times" else Decimal(0)
    return change.low < still < change.high and change.high - change.low > 2 * _unchanged(change)


def _ends(change: Quantity) -> dict[str, Amount]:
    """The two ends of a band, each with its sign."""
    percent = _percent(change)
    low, high = replace(percent, high=percent.low), replace(percent, low=percent.high)
    return {"low": Amount(low, Form.SIGNED), "high": Amount(high, Form.SIGNED)}


def _unchanged(change: Quantity) -> Decimal:
    return _UNCHANGED_PERCENT / _HUNDRED if change.unit.code == "times" else _UNCHANGED_PERCENT


def factor_of(change: Quantity) -> Quantity | None:
    """The change as a factor on the earlier level; None when it is next to nothing.

    A growth over 100% is told as a factor ("2.1 times"), since readers take "+110%" for 1.1 times.
    """
    still = Decimal(1) if change.unit.code == "times" else Decimal(0)
    if abs(change.nominal - still) < _unchanged(change):
        return None
    if change.unit.code == "times":
        return change
    low, high = 1 + change.low / _HUNDRED, 1 + change.high / _HUNDRED
    low, high = _rounded(low, change.qualifier, 1), _rounded(high, change.qualifier, 1)
    return replace(change, low=low, high=high, unit=TIMES, derivation=Operation("factor", (change,)), decimals=1)


def _rounded(value: Decimal, qualifier: Qualifier, places: int) -> Decimal:
    """The value as it will be printed when it stands behind "over" or "almost", which rounding must not make untrue."""
    way = _ROUNDING.get(qualifier)
    return value.quantize(Decimal(1).scaleb(-places), rounding=way) if way and value >= _TWICE[0] else value


_ROUNDING = {Qualifier.OVER: ROUND_FLOOR, Qualifier.UNDER: ROUND_CEILING, Qualifier.ALMOST: ROUND_CEILING}


def _doubling(factor: Quantity) -> Qualifier | None:
    """How firmly the factor may be told as doubling; None when only its number is true."""
    if not _TWICE[0] <= factor.nominal <= _TWICE[1]:
        return None
    if factor.qualifier is Qualifier.EXACT:
        return Qualifier.EXACT if factor.low == factor.high == 2 else Qualifier.ABOUT
    is_true = {
        Qualifier.OVER: factor.low >= 2,
        Qualifier.ALMOST: factor.high <= 2,
        Qualifier.ABOUT: True,
        Qualifier.UNDER: False,
    }
    return factor.qualifier if is_true[factor.qualifier] else None


def _is_told_in_times(factor: Quantity) -> bool:
    return factor.nominal >= 2 and not (factor.qualifier is Qualifier.OVER and factor.low < 2)


def is_vast(factor: Quantity) -> bool:
    """Whether the earlier level was next to nothing, so that the exact factor says only that."""
    return factor.low > _HUNDRED and factor.qualifier is not Qualifier.UNDER


def _whole(factor: Quantity) -> Quantity:
    """A large factor without decimals: "about 14 times"."""
    return replace(factor, decimals=0) if factor.nominal >= 10 and factor.is_derived else factor


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
    way = _ROUNDING.get(change.qualifier)
    if way:
        low, high = (value.quantize(Decimal(1), rounding=way) for value in (low, high))
    percent = replace(change.unit, code="%")
    return replace(change, low=low, high=high, unit=percent, derivation=Operation("percent", (change,)), decimals=0)


def _passes(level: Quantity) -> bool:
    # An open-ended or computed number is not "reached".
    return level.qualifier is Qualifier.OVER or level.is_derived

"""The ranking of a comparison: who stands where in one period, in words and as a chart."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from reportgen.model.briefing import Chart
from reportgen.model.chart import ChartSpec, Emphasis, Point, Series
from reportgen.model.facts import Unit
from reportgen.model.passage import Amount, Date, Name, Passage, Run
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, count, rank
from reportgen.sections.alternative import alternative_text
from reportgen.sections.citing import marked, source_line
from reportgen.sections.series_text import join
from reportgen.sections.types import Context
from reportgen.text.narrate import times_as_large

_ROW_HEIGHT_PT = 17.0
_LEAST_HEIGHT_PT = 70.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place in the ranking; `row` values come from the table, a partner's own may come from the observations."""

    label: str
    quantity: Quantity


def story(context: Context, measure: str, ranked: Sequence[Ranked], period: Period, doubted: Set[str]) -> Passage:
    """Rank and ratio, with the partner as the one that speaks; the first one where there is no partner."""
    place = _place(context, ranked)
    own = ranked[max(place, 1) - 1]
    quantities = tuple(item.quantity for item in ranked)
    told = context.language.passage(
        _frame(place, len(ranked)),
        measure=Name(context.language.flow(measure).lower()),
        name=Name(own.label),
        value=Amount(own.quantity),
        place=Amount(rank(max(place, 1), quantities)),
        total=Amount(count(len(ranked), of=quantities)),
        period=Date(period),
    )
    return join(marked(told, own.quantity), _neighbour(context, ranked, place, doubted))


def _place(context: Context, ranked: Sequence[Ranked]) -> int:
    """The partner's place, counted from one; zero when it is not among them."""
    return next((index for index, item in enumerate(ranked, 1) if item.label == context.partner), 0)


def _frame(place: int, total: int) -> str:
    if place == 0:
        return "By {measure} {name} stands first of the {total} that have a figure for {period}: {value}."
    if place == 1:
        return "By {measure} {name}, with {value}, stands first of the {total} that have a figure for {period}."
    if place == total:
        return "By {measure} {name}, with {value}, stands last of the {total} that have a figure for {period}."
    return "By {measure} {name}, with {value}, stands at place {place} of the {total} that have a figure for {period}."


def _neighbour(context: Context, ranked: Sequence[Ranked], place: int, doubted: Set[str]) -> Passage:
    """The largest beside the partner, as a ratio; the second where the first one speaks itself.

    A value that was probably mixed up is passed over as long as there is another one.
    """
    others = [item for index, item in enumerate(ranked, 1) if index != max(place, 1)]
    others = [item for item in others if item.label not in doubted] or others
    if not others:
        return Passage()
    other, own = others[0], ranked[max(place, 1) - 1]
    amounts: dict[str, Run | Passage] = {"name": Name(other.label), "value": Amount(other.quantity)}
    frame = "{name} comes next with {value}." if place <= 1 else "{name} has {value}."
    if place > 1 and own.quantity.low > 0 and own.quantity.in_scale(0).high < other.quantity.in_scale(0).low:
        amounts["ratio"] = times_as_large(context.language, other.quantity, own.quantity)
        frame = "That of {name} was {ratio}, at {value}."
    return marked(context.language.passage(frame, **amounts), other.quantity)


def chart(context: Context, data: str, measure: str, ranked: Sequence[Ranked], period: Period) -> Chart:
    language = context.language
    points = tuple(Point(item.label, item.quantity, _emphasis(context, item)) for item in ranked)
    scale = max(item.quantity.unit.scale for item in ranked)
    unit = Unit(ranked[0].quantity.unit.code, scale)
    height = max(_LEAST_HEIGHT_PT, _ROW_HEIGHT_PT * min(len(points), 13))
    quantities = [item.quantity for item in ranked]
    label = language.flow(measure)
    spec = ChartSpec("ranking", (Series(label, points),), context.text_width_pt, height, unit_scale=scale)
    title = _finding(context, ranked, period)
    told = language.passage(
        "{measure}, {unit}, {period}", measure=Name(label), unit=Name(language.unit(unit)), period=Date(period)
    )
    return Chart(
        id=f"{data}-ranking",
        spec=spec,
        title=title,
        subtitle=told,
        source=source_line(context, *quantities),
        alternative=alternative_text(spec, language, told, title),
    )


def _emphasis(context: Context, item: Ranked) -> Emphasis:
    return Emphasis.HIGHLIGHT if item.label == context.partner else Emphasis.NORMAL


def _finding(context: Context, ranked: Sequence[Ranked], period: Period) -> Passage:
    """The partner's place, or who is highest where there is no partner."""
    place = _place(context, ranked)
    own = ranked[max(place, 1) - 1]
    frame = "{name} is highest in {period}, at {value}"
    if place > 1:
        frame = "{name} comes to {value} in {period}, place {place} of {total}"
    quantities = tuple(item.quantity for item in ranked)
    return context.language.passage(
        frame,
        name=Name(own.label),
        value=Amount(own.quantity),
        period=Date(period),
        place=Amount(rank(max(place, 1), quantities)),
        total=Amount(count(len(ranked), of=quantities)),
    )

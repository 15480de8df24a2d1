"""Words for disagreements between sources: what each says, which is used, and why."""

from __future__ import annotations

from reportgen.evidence import Disagreement, Kind, Reason
from reportgen.model.facts import Observation
from reportgen.model.passage import Amount, Name, Passage, Words
from reportgen.model.quantity import Quantity
from reportgen.sections.cells import entry_date
from reportgen.sections.citing import marked
from reportgen.sections.types import Context
from reportgen.sections.within import name_within

_WHY = {
    Reason.ONLY: "no other figure",
    Reason.PRECEDENCE: "preferred source",
    Reason.STATUS: "final rather than provisional",
    Reason.EXACT: "stated without qualification",
    Reason.LATEST: "published later",
    Reason.FIRST: "first in the data",
}

_KINDS = {
    Kind.CONFLICT: "cannot both hold",
    Kind.UNIT: "same digits, units a thousand apart",
    Kind.GROWTH: "does not fit the levels",
    Kind.WORDING: "may both hold",
}


def kind_text(context: Context, kind: Kind) -> str:
    """What sort of disagreement it is, in a few words."""
    return context.language.words(_KINDS[kind])


def reason_text(context: Context, reason: Reason) -> str:
    """Why the used value was chosen, in a few words."""
    return context.language.words(_WHY[reason])


def subject(context: Context, item: Disagreement) -> Passage:
    """What the values measure and when: "Growth of turnover, 2024", "Deliveries (exports): tractors, 2022"."""
    name: Passage = Passage.of(Name(context.language.measure(item.indicator, item.dimensions)))
    detail = item.dimensions.get("commodity") or item.dimensions.get("place")
    partner = item.dimensions.get("partner", "")
    if not detail and partner != context.partner:
        detail = partner
    if detail:
        name = context.language.passage("{measure}: {detail}", measure=name, detail=name_within(context, detail))
    if item.period is None:
        return name
    return context.language.passage("{measure}, {period}", measure=name, period=entry_date(item.period))


def value(observation: Observation) -> Passage:
    """The value as its source stated it, with its mark."""
    return marked(Passage.of(Amount(Quantity.of(observation))), observation.citation)


def values(observations: tuple[Observation, ...]) -> Passage:
    """Every distinct value, with the marks of all that state it: "13% [1]; 10% [9]"."""
    stated: dict[object, list[Observation]] = {}
    for item in observations:
        stated.setdefault((item.low, item.high, item.unit, item.qualifier), []).append(item)
    parts: list[Passage | str] = []
    for group in stated.values():
        text = Passage.of(Amount(Quantity.of(group[0])))
        parts += ["; " if parts else "", marked(text, [item.citation for item in group])]
    return Passage.of(*parts)


def sentence(context: Context, item: Disagreement) -> Passage:
    """One sentence for a reader in a hurry."""
    language = context.language
    if item.kind is Kind.GROWTH and item.computed is not None:
        return language.passage(
            "{subject}: stated as {stated}, but the levels used here give {computed}.",
            subject=subject(context, item),
            stated=values(item.observations),
            computed=Amount(item.computed),
        )
    return language.passage(
        "{subject}: sources say {values}; the first is used ({why}).",
        subject=subject(context, item),
        values=values(item.observations),
        why=Words(reason_text(context, item.choice.reason)),
    )

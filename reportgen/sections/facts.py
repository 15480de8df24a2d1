"""Observations as sentences: the source's statement in our words where the data hold one, else a plain frame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.evidence.selection import OUTCOMES
from reportgen.model.facts import Citation, Observation
from reportgen.model.passage import Amount, Name, Passage, Quotation
from reportgen.model.quantity import Quantity
from reportgen.sections.cells import entry_date, marker_of
from reportgen.sections.citing import mark
from reportgen.sections.types import Context
from reportgen.sections.within import name_within

# Dimensions that only describe: they do not tell two facts apart.
_DESCRIPTIVE = frozenset({"area", "hs_chapter", "frequency"})

_NUMBER = re.compile(r"\d[\d,\u00a0\u202f]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


# Fewer long words than these may recur by chance; this share of them tells a sentence that is known already.
_FEW_WORDS = 4
_MOST = 0.7


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that sources say with a number, or of a number in words alone; `observation` is the one used."""

    observation: Observation
    citations: tuple[Citation, ...]

    def text(self, context: Context) -> Passage:
        """The sentence with the mark of all sources that agree."""
        sentence = statement(context, self.observation)
        return Passage.of(sentence, "\u00a0", reference) if (reference := mark(self.citations)) else sentence


def facts(context: Context, observations: Iterable[Observation]) -> list[Fact]:
    """One fact for each quantity: the reporter's own before context, outcomes before plans, the newest first."""
    groups: dict[object, list[Observation]] = {}
    for item in observations:
        if item.has_value or (item.statement and context.speaks(item.statement)):
            groups.setdefault(_subject(item), []).append(item)
    found = [_fact(context, group) for group in groups.values()]
    return sorted(found, key=lambda fact: _order(context, fact.observation))


def concerns(context: Context, observation: Observation) -> bool:
    """Whether the observation is not about another reporter or another partner."""
    known = (("reporter", context.reporter), ("partner", context.partner))
    return all(observation.dimensions.get(name, "") in ("", value) for name, value in known)


def statement(context: Context, observation: Observation) -> Passage:
    """The observation in a sentence."""
    if observation.statement and context.speaks(observation.statement):
        return Passage.of(Quotation(observation.statement, observation.citation))
    measure: Passage = Passage.of(Name(context.language.measure(observation.indicator, observation.dimensions)))
    detail = observation.dimensions.get("commodity") or observation.dimensions.get("place") or ""
    value = _value(observation)
    frames = {
        (True, True): "{measure}, {detail}, {period}: {value}.",
        (True, False): "{measure}, {detail}: {value}.",
        (False, True): "{measure}, {period}: {value}.",
        (False, False): "{measure}: {value}.",
    }
    return context.language.passage(
        frames[bool(detail), observation.period is not None],
        measure=measure,
        detail=name_within(context, detail),
        period=entry_date(observation.period) if observation.period else "",
        value=value,
    )


def _value(observation: Observation) -> Passage:
    marker = marker_of(observation.status)
    if not observation.has_value:
        return Passage.of(marker or "[x]")
    amount = Amount(Quantity.of(observation))
    return Passage.of(amount, f"\u00a0{marker}") if marker else Passage.of(amount)


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text without its years and grouping signs: "over 3,100 pumps in 2025" → {"3100"}."""
    found = (re.sub(r"[^\d.]", "", number) for number in _NUMBER.findall(text))
    return frozenset(number for number in found if not _YEAR.fullmatch(number))


def repeats(text: str, told: Sequence[str]) -> bool:
    """Whether a sentence adds nothing to those told: one of them has all its numbers, or nearly all its words."""
    own, words = numbers(text), _words(text)
    for other in told:
        is_known = own <= numbers(other)
        if own and is_known:
            return True
        if is_known and len(words) >= _FEW_WORDS and len(words & _words(other)) >= _MOST * len(words):
            return True
    return False


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3)


def _fact(context: Context, group: list[Observation]) -> Fact:
    valued = [item for item in group if item.has_value]
    chosen = context.evidence.choose(valued or group).chosen
    same = (chosen.low, chosen.high, chosen.unit, chosen.qualifier)
    agreeing = [item for item in group if (item.low, item.high, item.unit, item.qualifier) == same]
    ordered = [chosen, *(item for item in agreeing if item is not chosen)]
    return Fact(chosen, tuple(item.citation for item in ordered))


def _subject(item: Observation) -> object:
    kept = tuple((name, value) for name, value in item.dimensions.items() if name not in _DESCRIPTIVE)
    return item.indicator, kept, item.period, item.status in OUTCOMES, item.period is None and item.id


def _order(context: Context, item: Observation) -> tuple[bool, int, int]:
    is_context = bool(context.reporter) and item.dimensions.get("reporter") != context.reporter
    return is_context, _kind(item), -_end(item)


def _kind(item: Observation) -> int:
    if item.status in OUTCOMES:
        return 0
    return {"missing": 1, "planned": 1, "forecast": 2, "potential": 2}.get(item.status.value, 3)


def _end(item: Observation) -> int:
    return item.period.end.toordinal() if item.period else 0

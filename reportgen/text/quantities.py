"""Sentences → the figures in them, each with unit, firmness, direction, period, measure and place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from reportgen.model.dataset import Document, Sentence
from reportgen.model.facts import Qualifier, Status, Unit
from reportgen.model.period import Period
from reportgen.text.amount import Amount
from reportgen.text.amounts import amounts
from reportgen.text.clauses import Clause, Signs
from reportgen.text.dating import MEASURED_FROM, Dating
from reportgen.text.detection import detect_language
from reportgen.text.hints import hints
from reportgen.text.measuring import DURATIONS
from reportgen.text.names import is_name
from reportgen.text.naming import OF_THEM, entity_of, is_mere_change, measure_of, viewpoint_of
from reportgen.text.reading import Direction, Kind, direction_of, ends_of, firmness, kind_of, status_of
from reportgen.text.sentences import split_sentences
from reportgen.text.spans_of_time import Calendar, Mention, time_mentions
from reportgen.text.subjects import Subjects
from reportgen.text.words import base_language


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A figure as the text states it; nothing is computed, converted or corrected.

    `start`/`end` index the text; `low` < `high` for a range. `unit` has the power of ten that was written: "850
    tonnes" stays 850 `t`. A factor ("doubled", "2.5 times") is a CHANGE of so many `times`, also downwards. `kind`
    tells a change ("growth of 145.5%") from an index ("145.5% of last year's") and a share ("70% of machines") from a
    level. `direction` is that of a change. `measure` is a key such as `turnover`, `export`, `cargo`, or the words that
    name what is counted; `entity` the names said beside it, or before it in its paragraph, else the one that the text
    is about, and `viewpoint` whose exports or imports they are, as the text says it; `against` what a change is
    measured from; `period` None when the text does not say or its year is unknown,
    `is_period_carried` when a sentence before said it. `sentence` holds the evidence.
    """

    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal
    unit: Unit
    qualifier: Qualifier
    kind: Kind
    direction: Direction
    status: Status
    period: Period | None
    is_period_carried: bool
    measure: str
    entity: str
    sentence: Sentence
    viewpoint: str = ""
    against: Period | None = None

    @property
    def is_band(self) -> bool:
        """Whether a range was stated."""
        return self.low != self.high

    @property
    def is_duration(self) -> bool:
        """Whether it is a length of time or an age."""
        return self.unit.code in DURATIONS


def find_quantities(
    text: str | Document, language: str | None = None, *, published: Period | date | None = None
) -> tuple[FoundQuantity, ...]:
    """The figures of a text, in order: what measures or counts, parts and factors told in words among it.

    Years, days, hours of the clock, ordinals, numbers of names, scores, and times that only say when ("two weeks ago",
    "the past five years") are none; a length ("for ten years") or an age is one, and `is_duration` tells it apart.

    Reads English and Russian, and plain German; `language` (ISO 639-1) None takes the document's or detects it.
    "This year" and "the past three years" count from `published`, or the document's own date; without it they have no
    period. Linear in the text's length.
    """
    body = text.text if isinstance(text, Document) else text
    if isinstance(text, Document):
        language, published = language or text.language, published or text.published
    code = base_language(language or detect_language(body))
    found: list[FoundQuantity] = []
    calendar = Calendar(published.end if isinstance(published, Period) else published)
    before, subjects = _Before(0), Subjects(body, code)
    for sentence in split_sentences(body, code):
        if before.paragraph != sentence.paragraph:
            before = _Before(sentence.paragraph, sentence.start)
        has_number, has_time = hints(sentence.text)
        mentions = time_mentions(body, code, sentence.start, sentence.end, calendar) if has_time else ()
        calendar = _spoken(calendar, mentions)
        if has_number:
            said = before if not before.plan or _PLANS.search(sentence.text) else replace(before, period=before.past)
            found += _sentence_quantities(sentence, mentions, said, calendar, subjects)
        if mentions:
            before.hear(Dating(body, sentence.start, mentions).main(before.period), calendar)
        if found and found[-1].sentence is sentence:
            before.measure, before.unit = found[-1].measure, found[-1].unit.code
    return tuple(found)


_PLANS = re.compile(
    r"\b(?:will|would|shall|plan\w*|expect\w*|forecast\w*|target\w*|aim\w*|by\s+then|буд\w+|план\w*|намер\w+|ожида\w+|"
    r"прогноз\w*|предполага\w+|рассчитыва\w+|к\s+этому|wird|werden|soll\w*|плануе\w*|чака\w+)\b",
    re.IGNORECASE,
)
_LINKED = re.compile(r"\s+(?:to|до|auf)\s+(?:[^\W\d_]+\s+){0,2}", re.IGNORECASE)


@dataclass(slots=True)
class _Before:
    """What the paragraph has said so far: a sentence that says nothing else goes on with it."""

    paragraph: int
    start: int = 0
    period: Period | None = None
    measure: str = ""
    unit: str = ""
    past: Period | None = None
    plan: bool = False

    def hear(self, period: Period | None, calendar: Calendar) -> None:
        """Takes the period of a sentence; one to come holds only for sentences on what is to come."""
        self.plan = bool(period and calendar.published and period.start > calendar.published)
        self.period, self.past = period, self.past if self.plan else period


def _spoken(calendar: Calendar, mentions: tuple[Mention, ...]) -> Calendar:
    latest = calendar.published_year or date.max.year
    years = [each.period.year for each in mentions if each.period and not each.is_base and each.period.year <= latest]
    return replace(calendar, spoken_year=years[-1]) if years else calendar


def _sentence_quantities(
    sentence: Sentence, mentions: tuple[Mention, ...], said: _Before, calendar: Calendar, subjects: Subjects
) -> Iterator[FoundQuantity]:
    text, code = subjects.text, subjects.language
    found = amounts(text, code, sentence.start, sentence.end, mentions)
    direction, status = Direction.NONE, Status.REPORTED
    period, measure, last = said.period, "", ""
    entity = subjects.first(said.start, sentence.start, sentence.end) if found else ""
    signs = Signs(text, code, sentence.start, sentence.end)
    starts, last_told = [each.start for each in mentions], said.period
    for number, amount in enumerate(found):
        before = found[number - 1].end if number else sentence.start
        after = found[number + 1].start if number + 1 < len(found) else sentence.end
        clause = Clause(text, code, sentence.start, sentence.end, before, after, signs)
        kind = kind_of(clause, amount, is_going_on=bool(direction))
        direction = direction_of(clause, amount, kind, direction)
        reach = _reach(text, found, number, sentence.end)
        dating = Dating(text, sentence.start, _near(mentions, bisect_left(starts, amount.start)))
        own = dating.period(amount, kind, last_told, found[number - 1] if number else None, reach)
        last_told = own or last_told
        status = status_of(clause, amount, own or period, status, calendar)
        named = measure_of(clause, amount, kind, last)
        named = (measure or _carried(clause, amount, said) or named) if is_mere_change(named, code) else named
        measure, last = named if not amount.noun else measure, named
        entity = subjects.entity(entity_of(clause, amount), clause.before_start(amount), amount.start, entity)
        ends = ends_of(clause, amount, kind)
        yield FoundQuantity(
            start=amount.start,
            end=amount.end,
            text=" ".join(text[amount.start : amount.end].split()),
            low=ends[0],
            high=ends[1],
            unit=amount.unit,
            qualifier=firmness(clause, amount),
            kind=kind,
            direction=direction if kind is Kind.CHANGE else Direction.NONE,
            status=status,
            period=own or period,
            is_period_carried=own is None and period is not None,
            measure=named,
            entity=entity,
            sentence=sentence,
            viewpoint=subjects.owner(viewpoint_of(clause, amount), named),
            against=dating.base(amount, own or period, after) if kind in MEASURED_FROM else None,
        )
    if found:
        names = [sign.told.removeprefix("the ") for sign in signs.among("names", sentence.start, sentence.end)]
        subjects.hear([name for name in names if is_name(name)], sentence.end)


def _reach(text: str, found: Sequence[Amount], number: int, end: int) -> int:
    """How far words after an amount may tell its time: "dropped 7% to $2.3 billion last year" tells that of both."""
    starts = [*(each.start for each in found[number + 1 : number + 3]), end]
    is_linked = number + 1 < len(found) and _LINKED.fullmatch(text, found[number].end, starts[0])
    return starts[1] if is_linked else starts[0]


def _near(mentions: tuple[Mention, ...], place: int) -> tuple[Mention, ...]:
    return mentions[max(0, place - _NEAR_TIMES) : place + _NEAR_TIMES]


_NEAR_TIMES = 8  # before and after a figure; a sentence of thousands is no sentence
# A sentence that leans on the one before it tells of the same.
_LEANS = re.compile(
    r"\b(?:it|they|this|that|these|those|the\s+(?:figure|total|number|indicator|value|volume|result|latter)|"
    r"он|она|они|оно|это|этот|эта|показател\w+|цифр\w+|объ[её]м\w*|таков\w*)\b",
    re.IGNORECASE,
)


def _carried(clause: Clause, amount: Amount, said: _Before) -> str:
    """The measure of the sentence before, for a sentence that leans on it, or goes on in its unit."""
    if not said.measure:
        return ""
    if OF_THEM.match(clause.text, amount.end, clause.end):
        return said.measure
    is_alike = amount.code == said.unit and amount.code not in ("", "times")
    return said.measure if is_alike or _LEANS.search(clause.text, clause.start, amount.start) else ""

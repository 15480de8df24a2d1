"""Which of the times that a sentence names is that of a figure, and which one a change is measured from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.period import Period
from reportgen.text.amount import Amount
from reportgen.text.reading import Kind
from reportgen.text.spans_of_time import Mention

MEASURED_FROM = (Kind.CHANGE, Kind.INDEX)

_BESIDE = re.compile(
    r"\s*\(?(?:in|by|for|during|at|as\s+of|в|за|к|на|по\s+итогам|im|in)?\s*(?:the\s+)?"
    r"(?:(?:same|corresponding)\s+\w+\s+(?:of|in)\s+(?:the\s+)?|(?:аналогичн|соответствующ)\w+\s+\w+\s+)?",
    re.IGNORECASE,
)
_PARTING = re.compile(
    r"[;:]\s|,\s+(?:and|while|but|which|а|но|при этом)\s|,\s+(?:first\s+|then\s+)?[a-z]+ed\s+in\s", re.IGNORECASE
)
# "1,500 tonnes (2023: 1,300)", «21,7 ц/га (в 2024 году – 26,4 ц/га)»: the time is that of the next figure.
_OF_THE_NEXT = re.compile(r"\s*(?:г\.|году?)?\s*[:–—-]\s*\S{0,3}\d", re.IGNORECASE)
_FROM = re.compile(r"(?:\bfrom|\bс|\bсо|\bот|\bvon)\s+(?:[^\W\d]+\s+)?[$€£]?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?:\bfrom|\bagainst|\bversus|\bvs\.?|\bthan|\bcompared\s+(?:with|to)|\bпротив|\bчем|\bпо\s+сравнению\s+с|\bс)\s+"
    r"(?:[^\W\d]+\s+){0,2}[$€£]?$",
    re.IGNORECASE,
)
_NOW = re.compile(r"\s*(?:today|now|at\s+present|currently|сегодня|сейчас|ныне)\b", re.IGNORECASE)
_AS_OF = re.compile(r"(?:\bas\s+(?:of|at)|\bпо\s+состоянию\s+на|^на|\bper)\s*$", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:to|до)\s+[$€£]?$")
_CLAUSE = re.compile(r",\s+(?:which|who|where|whose|котор\w+|где)\s[^,]*$")
_FAR, _REACH = 60, 40


@dataclass(frozen=True, slots=True)
class Dating:
    """The times of a sentence `text[start:end]`."""

    text: str
    start: int
    mentions: Sequence[Mention]

    def period(
        self, amount: Amount, kind: Kind, last: Period | None, previous: Amount | None, next_start: int
    ) -> Period | None:
        """The time said with the figure: beside it, else nearest before it in the sentence, else nearest after it.

        `last` is the time told before: what is compared with it ("a year earlier") stands so long before it.
        """
        if _NOW.match(self.text, amount.end):
            return None
        times = [each for each in self.mentions if self._counts(each, kind)]
        if _REACHED.search(self.text, max(self.start, amount.start - 8), amount.start):
            times = [each for each in times if not each.since]  # "has halved since 2018, to 212 million"
        after = [each for each in times if amount.end <= each.start < next_start and not self._is_of_the_next(each)]
        before = [each for each in times if each.end <= amount.start and not self._is_in_clause(each, amount)]
        if compared := self._compared(amount, kind, last, next_start):
            return compared
        return self._chosen(amount, before, after, previous)

    def _chosen(
        self, amount: Amount, before: Sequence[Mention], after: Sequence[Mention], previous: Amount | None
    ) -> Period | None:
        directly = [
            each
            for each in after
            if not _PARTING.search(self.text, amount.end, each.start) and each.start - amount.end < _FAR
        ]
        if directly and _BESIDE.fullmatch(self.text, amount.end, directly[0].start):
            return directly[0].period
        if previous and before and self._is_of_a_start(previous, before[-1]):
            before = before[:-1]
        near_before = [each for each in before if each.start >= (previous.end if previous else self.start)]
        if near := near_before[-1:] or directly[:1]:
            return near[0].period
        # "Up 2.5 times in four months": the time said beside a figure counts also when its year is unknown.
        far = [each.period for each in (*before[::-1], *after) if each.period]
        return far[0] if far else None

    def base(self, amount: Amount, period: Period | None, next_start: int) -> Period | None:
        """The time that a change is measured from, said after it or before it."""
        bases = [each for each in self.mentions if each.since or (each.is_base and each.period)]
        after = [each.since or each.period for each in bases if amount.end <= each.start < next_start]
        before = [each.since or each.period for each in bases if each.end <= amount.start]
        return _like((after[:1] or before[-1:] or [None])[0], period)

    def main(self, before: Period | None) -> Period | None:
        """The time that the next sentence goes on in: the last one told, but none that was only compared with."""
        periods = [
            each.period
            for each in self.mentions
            if each.period and not (each.is_base or each.is_day or each.since or self._is_aside(each))
        ]
        return periods[-1] if periods else before

    def _counts(self, mention: Mention, kind: Kind) -> bool:
        if mention.is_base or (mention.since and kind in MEASURED_FROM):
            return False
        return not mention.is_day or bool(_AS_OF.search(self.text[max(self.start, mention.start - 20) : mention.start]))

    def _is_of_the_next(self, mention: Mention) -> bool:
        opening = self.text[max(self.start, mention.start - 4) : mention.start]
        return "(" in opening and bool(_OF_THE_NEXT.match(self.text, mention.end))

    def _is_of_a_start(self, previous: Amount, mention: Mention) -> bool:
        """ "From 5 million in 2023 to": the year is that of where the way began."""
        is_beside = previous.end <= mention.start and _BESIDE.fullmatch(self.text, previous.end, mention.start)
        return bool(is_beside) and bool(
            _FROM.search(self.text[max(self.start, previous.start - _REACH) : previous.start])
        )

    def _is_in_clause(self, mention: Mention, amount: Amount) -> bool:
        """Whether the time is said in a clause that was closed before the figure: "which opened in 1998, makes"."""
        is_closed = "," in self.text[mention.end : amount.start]
        return is_closed and bool(_CLAUSE.search(self.text[max(self.start, mention.start - _FAR) : mention.start]))

    def _is_aside(self, mention: Mention) -> bool:
        """Whether the time is that of a figure compared with: "from 2.8 million in 2024", "(2023: 8,102)"."""
        before = self.text[max(self.start, mention.start - _FAR) : mention.start]
        if before.rfind("(") > before.rfind(")"):
            return True
        return bool(_COMPARED_FIGURE.search(before))

    def _compared(self, amount: Amount, kind: Kind, last: Period | None, next_start: int) -> Period | None:
        """The time of "against 4 million a year earlier", "from 6.5% in the same months of 2023"."""
        if kind in MEASURED_FROM or not last:
            return None
        if not _COMPARED.search(self.text[max(self.start, amount.start - _REACH) : amount.start]):
            return None
        beside = [
            each
            for each in self.mentions
            if each.is_base
            and amount.end <= each.start < next_start
            and _BESIDE.fullmatch(self.text, amount.end, each.start)
        ]
        if not beside:
            return None
        if beside[0].period:
            return _like(beside[0].period, last)
        is_year = _A_YEAR_AGO.search(self.text, beside[0].start, beside[0].end) and last.in_one_year
        return last.year_before() if is_year else None


_COMPARED_FIGURE = re.compile(
    r"\b(?:from|against|than|versus|compared\s+(?:with|to)|против|чем)\s[^,;()]{0,25}\d[^,;()]{0,30}$", re.IGNORECASE
)
_A_YEAR_AGO = re.compile(
    r"(?:\ba|\bone)\s+year\b|годом\s+ранее|годом\s+раньше|год\s+назад|годом\s+прежде", re.IGNORECASE
)


def _like(base: Period | None, period: Period | None) -> Period | None:
    """The same months of the base year when only the year was said: "the same period last year"."""
    if base and period and base.is_year and not period.is_year and period.in_one_year and base.year < period.year:
        return period.year_before(period.year - base.year)
    return base

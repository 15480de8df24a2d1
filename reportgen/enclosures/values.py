"""One printed value as the cells of a data file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.language import Language
from reportgen.model.facts import Citation, Observation, Status
from reportgen.model.passage import Amount, Mark, Passage, Quotation, Run
from reportgen.model.quantity import Quantity

# The columns that every value has; `columns.py` tells what they mean.
VALUE_COLUMNS = (
    "low",
    "high",
    "unit",
    "multiplier",
    "qualifier",
    "status",
    "period",
    "indicator",
    "operation",
    "source",
    "locator",
)
EMPTY = ("",) * len(VALUE_COLUMNS)
_NO_VALUE = EMPTY[:-2]
WITHHELD = "[c]"
# The space left by a mark that is not told.
_BEFORE_STOP = re.compile(r"[ \u00a0]+([.,;:])")
# What was computed is told this much finer than it is printed.
_MORE_DECIMALS = 4


def is_withheld(quantity: Quantity) -> bool:
    """Whether the quantity is confidential, or rests on something that is."""
    if isinstance(quantity.derivation, Observation):
        return quantity.derivation.status is Status.CONFIDENTIAL
    return any(is_withheld(operand) for operand in quantity.derivation.operands)


def value_cells(quantity: Quantity) -> tuple[str, ...]:
    """The quantity in the order of `VALUE_COLUMNS`; a confidential one without its numbers."""
    hidden = is_withheld(quantity)
    return (
        "" if hidden else number_text(quantity, quantity.low),
        "" if hidden else number_text(quantity, quantity.high),
        quantity.unit.code,
        str(quantity.unit.scale),
        quantity.qualifier.value,
        Status.CONFIDENTIAL.value if hidden else quantity.status.value,
        *_origin(quantity),
    )


def _origin(quantity: Quantity) -> tuple[str, str, str, str, str]:
    """Period, indicator, operation, source and locator; those of a computed quantity are those of its leaves."""
    derivation = quantity.derivation
    if isinstance(derivation, Observation):  # by far the most frequent in long tables
        period, citation = derivation.period, derivation.citation
        return str(period) if period else "", derivation.indicator, "", citation.source, str(citation.locator)
    leaves = tuple(quantity.leaves())
    periods = joined(str(leaf.period) if leaf.period else "" for leaf in leaves)
    return periods, joined(leaf.indicator for leaf in leaves), derivation.name, *cited(quantity.citations())


def number_text(quantity: Quantity, number: Decimal) -> str:
    """The number in digits, a point before decimals; what was computed is rounded beyond what is printed."""
    if quantity.is_derived:
        number = round(number, quantity.decimals + _MORE_DECIMALS)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def cited(citations: Iterable[Citation]) -> tuple[str, str]:
    """The ids of the sources, and the places at which they say it."""
    known = tuple(citations)
    return joined(each.source for each in known), joined(str(each.locator) for each in known)


def joined(texts: Iterable[str]) -> str:
    """The texts, each once, apart by semicolons."""
    return "; ".join(dict.fromkeys(text for text in texts if text))


@dataclass(frozen=True, slots=True)
class Wording:
    """What was printed for each run, without what is confidential. `printed` holds texts by the runs' identity, so
    that a long table is not worded twice.
    """

    language: Language
    printed: Mapping[int, str]

    def run(self, run: Run) -> str:
        """The run as printed."""
        if isinstance(run, Amount) and is_withheld(run.quantity):
            return WITHHELD
        return self.printed.get(id(run)) or self.language.run(run)

    def text(self, passage: Passage) -> str:
        """The passage as printed, without marks."""
        if len(passage.runs) == 1:
            return self.run(passage.runs[0]).strip()
        return _BEFORE_STOP.sub(r"\1", "".join(map(self.run, passage.runs))).strip()

    def rows(self, passage: Passage) -> list[tuple[str, ...]]:
        """The passage as rows of text and `VALUE_COLUMNS`: one for each value in it, or one for the words alone."""
        text = self.text(passage)
        if len(passage.runs) == 1 and isinstance(only := passage.runs[0], Quotation):  # as nearly all of a long table
            return [(text, *_NO_VALUE, only.citation.source, str(only.citation.locator))]
        amounts = [run.quantity for run in passage.runs if isinstance(run, Amount)]
        if amounts:
            return [(text, *value_cells(quantity)) for quantity in amounts]
        if len(passage.runs) == 1 and not isinstance(passage.runs[0], Mark):
            return [(text, *EMPTY)]
        sources, locators = cited(run.citation for run in passage.runs if isinstance(run, Quotation))
        marked = [source for run in passage.runs if isinstance(run, Mark) for source in run.sources]
        return [(text, *_NO_VALUE, joined([*sources.split("; "), *marked]), locators)]

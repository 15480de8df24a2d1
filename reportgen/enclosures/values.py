"""One printed value as the cells of a data file."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reportgen.language import Language
from reportgen.model.facts import Citation, Observation, Status
from reportgen.model.passage import Amount, Mark, Passage, Quotation
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
WITHHELD = "[c]"
# What was computed is told this much finer than it is printed.
_MORE_DECIMALS = 4


def is_withheld(quantity: Quantity) -> bool:
    """Whether the quantity is confidential, or rests on something that is."""
    if isinstance(quantity.derivation, Observation):
        return quantity.derivation.status is Status.CONFIDENTIAL
    return any(is_withheld(operand) for operand in quantity.derivation.operands)


def value_cells(quantity: Quantity) -> tuple[str, ...]:
    """The quantity in the order of `VALUE_COLUMNS`; a confidential one without its numbers."""
    derivation = quantity.derivation
    hidden = is_withheld(quantity)
    leaves = tuple(quantity.leaves())
    return (
        "" if hidden else number_text(quantity, quantity.low),
        "" if hidden else number_text(quantity, quantity.high),
        quantity.unit.code,
        str(quantity.unit.scale),
        quantity.qualifier.value,
        Status.CONFIDENTIAL.value if hidden else quantity.status.value,
        joined(str(leaf.period) if leaf.period else "" for leaf in leaves),
        joined(leaf.indicator for leaf in leaves),
        "" if isinstance(derivation, Observation) else derivation.name,
        *cited(quantity.citations()),
    )


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


def passage_rows(passage: Passage, language: Language) -> list[tuple[str, ...]]:
    """A passage as rows of text and `VALUE_COLUMNS`: one for each value in it, or one for the words alone."""
    text = public_text(passage, language)
    amounts = [run.quantity for run in passage.runs if isinstance(run, Amount)]
    if amounts:
        return [(text, *value_cells(quantity)) for quantity in amounts]
    citations = [run.citation for run in passage.runs if isinstance(run, Quotation)]
    marked = [source for run in passage.runs if isinstance(run, Mark) for source in run.sources]
    sources, locators = cited(citations)
    return [(text, *EMPTY[:-2], joined([*sources.split("; "), *marked]), locators)]


def public_text(passage: Passage, language: Language) -> str:
    """The passage as printed, less what is confidential."""
    if not any(isinstance(run, Amount) and is_withheld(run.quantity) for run in passage.runs):
        return language.text(passage)
    parts = (
        WITHHELD if isinstance(run, Amount) and is_withheld(run.quantity) else language.run(run) for run in passage.runs
    )
    return "".join(parts).strip()

"""Text made of runs, so that every digit on a page is a value with an origin."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reportgen.model.facts import Citation
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity

_DIGIT = re.compile(r"\d")


class Form(StrEnum):
    """How a quantity is worded.

    FULL "almost $47 million", "between $12.3 million and $13 million"; SHORT the same with "$12.3–13 million";
    BARE "almost 47" (the unit stands in a header); SIGNED "+13%", "−$5.4 million"; MAGNITUDE "24%" (the sentence
    says which way).
    """

    FULL = "full"
    SHORT = "short"
    BARE = "bare"
    SIGNED = "signed"
    MAGNITUDE = "magnitude"


@dataclass(frozen=True, slots=True)
class Words:
    """Our own wording. Raises ValueError when it holds a digit: numbers come as runs of their own."""

    text: str
    emphasis: bool = False

    def __post_init__(self) -> None:
        if _DIGIT.search(self.text):
            raise ValueError(f"words with a digit cannot be traced: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in a given form; `case` is the grammatical form that a language's frame asks for."""

    quantity: Quantity
    form: Form = Form.FULL
    emphasis: bool = False
    case: str = ""


class DateForm(StrEnum):
    """LONG "January–February 2025", "2 May 2025"; SHORT "Jan–Feb 2025"; WITHOUT_YEAR "January–February"."""

    LONG = "long"
    SHORT = "short"
    WITHOUT_YEAR = "without_year"


@dataclass(frozen=True, slots=True)
class Date:
    """A day or a period, worded by the language; `case` is the grammatical form that its frame asks for."""

    value: datetime.date | Period
    form: DateForm = DateForm.LONG
    case: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, title or heading as written by somebody: of a person, a forum, a law, an HS heading, a YAML text.

    Its digits are part of the name. `language` is set when it differs from the briefing's.
    """

    text: str
    emphasis: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text taken verbatim from a document or a table cell; its digits trace to the citation.

    `marks` asks for the language's quotation marks around it (somebody's own words). With `original` the text is a
    smoother wording of those words, which says neither more nor less.
    """

    text: str
    citation: Citation
    marks: bool = False
    language: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference to entries of the list of sources, printed as bracketed numbers: [3], [3, 7]."""

    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a numbered component of the same briefing: "Figure 2", "Table 3". `target` is its id."""

    target: str


Run = Words | Amount | Date | Name | Quotation | Mark | Reference


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph's worth of runs, in order. Markup does not exist here: data is escaped at one door in `pdf/`."""

    runs: tuple[Run, ...] = ()

    @classmethod
    def of(cls, *runs: Run | Passage | str) -> Passage:
        """A passage of the given runs; a string becomes `Words`, a passage is spliced in."""
        flat: list[Run] = []
        for run in runs:
            if isinstance(run, Passage):
                flat.extend(run.runs)
            else:
                flat.append(Words(run) if isinstance(run, str) else run)
        return cls(tuple(flat))

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.runs + other.runs)

    def __bool__(self) -> bool:
        return bool(self.runs)

    def quantities(self) -> Iterator[Quantity]:
        """The quantities printed in the passage."""
        return (run.quantity for run in self.runs if isinstance(run, Amount))

    def citations(self) -> Iterator[Citation]:
        """The citations of quotations and of the leaves of quantities."""
        for run in self.runs:
            if isinstance(run, Quotation):
                yield run.citation
            elif isinstance(run, Amount):
                yield from run.quantity.citations()


EMPTY = Passage()

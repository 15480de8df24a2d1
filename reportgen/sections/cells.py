"""Cells as they are printed: numbers with the marker of their status, dates, names in a row."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.language.vocabulary import sentence_case
from reportgen.model.dataset import TableRow
from reportgen.model.facts import Observation, Status
from reportgen.model.passage import Amount, Date, Form, Name, Passage, Words
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.sections.reading import Reading
from reportgen.sections.types import Context

# The marks of the data notes' key (after SDMX's CL_OBS_STATUS and the UK's symbols for official tables).
_MARKERS = {
    Status.CONFIDENTIAL: "[c]",
    Status.MISSING: "[x]",
    Status.NOT_APPLICABLE: "[z]",
    Status.PROVISIONAL: "[p]",
    Status.PLANNED: "[p]",
    Status.FORECAST: "[p]",
    Status.POTENTIAL: "[p]",
    Status.REVISED: "[r]",
    Status.ESTIMATED: "[e]",
    Status.DERIVED: "[e]",
}

_MARKER_MEANINGS = {
    "[c]": "[c] confidential",
    "[x]": "[x] no figure found",
    "[z]": "[z] not applicable",
    "[p]": "[p] provisional, planned or possible, not an outcome",
    "[r]": "[r] revised",
    "[e]": "[e] estimated or derived",
}


def value(observation: Observation | None, form: Form = Form.FULL, scale: int | None = None) -> Passage:
    """The number with the marker of its status: "about 200 [p]"; the marker alone when there is none.

    `scale` is the power of ten that a column's header names.
    """
    if observation is None:
        return Passage.of(Words("[x]"))
    marker = marker_of(observation.status)
    if not observation.has_value:
        return Passage.of(Words(marker or "[x]"))
    quantity = Quantity.of(observation)
    amount = Amount(quantity if scale is None else quantity.in_scale(scale), form)
    return Passage.of(amount, f"\u00a0{marker}") if marker else Passage.of(amount)


def marker_of(status: Status) -> str:
    """The bracketed letter of a status; empty for what was simply reported."""
    return _MARKERS.get(status, "")


def marker_key(context: Context, cells: Iterable[Passage]) -> tuple[Passage, ...]:
    """What the markers among the cells mean, as one table note; nothing when there are none."""
    texts = [run.text for cell in cells for run in cell.runs if isinstance(run, Words)]
    used = [meaning for marker, meaning in _MARKER_MEANINGS.items() if any(marker in text for text in texts)]
    if not used:
        return ()
    return (Passage.of("; ".join(context.language.words(each) for each in used) + "."),)


def key_words(context: Context, key: str, *, emphasis: bool = False) -> Passage:
    """A key of the data as words of the briefing's language: `land_reclamation` → "Land reclamation"."""
    return Passage.of(Name(context.language.words(sentence_case(key)), emphasis=emphasis))


def status_words(context: Context, key: str) -> Passage:
    """How an undertaking stands, in a word; empty for an empty key."""
    return Passage.of(Name(context.language.status(key.casefold()))) if key else Passage()


def entry_date(period: Period) -> Date:
    """The period as it stands by itself, in a cell or after a comma: «2024 г.» beside «январь–февраль 2025 г.»."""
    return Date(period, case="entry")


def date_or_dash(period: Period | None) -> Passage:
    """The period in words, or a dash."""
    return Passage.of(entry_date(period)) if period else Passage.of("–")


def people(reading: Reading, row: TableRow, column: str) -> Passage:
    """The names in a cell that joins them by semicolons, with commas between."""
    names = [part.strip() for part in reading.text(row, column).split(";") if part.strip()]
    return listed([Passage.of(Name(name)) for name in names])


def listed(parts: Iterable[Passage], separator: str = ", ") -> Passage:
    """The passages in a row."""
    runs: list[Passage | str] = []
    for part in parts:
        runs += [separator, part] if runs else [part]
    return Passage.of(*runs)

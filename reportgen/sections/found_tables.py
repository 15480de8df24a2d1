"""What is owed and was said, found in the documents, as a table like the analyst's; each row cites its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reportgen.errors import Problem, note
from reportgen.model.dataset import DataTable, TableRow
from reportgen.sections.reading import Reading, add, open_table
from reportgen.sections.types import Context
from reportgen.text.records import (
    COMMITMENTS,
    STATEMENTS,
    Record,
    Telling,
    commitment_records,
    statement_records,
)
from reportgen.text.stories import fold

_FOUND: dict[str, tuple[Sequence[str], Callable[[Telling], Iterable[Record]]]] = {
    "commitments": (COMMITMENTS, commitment_records),
    "statements": (STATEMENTS, statement_records),
}


def open_or_find(name: str, context: Context, problems: list[Problem]) -> tuple[Reading | None, bool]:
    """The table of that name; without one, and with documents, what they hold of its kind. True when it was found so.

    None, with an error, where there is neither.
    """
    documents = [each for each in context.dataset.documents if each.id not in context.off_subject]
    if name in context.dataset.tables or name not in _FOUND or not documents:
        return open_table(name, context, problems), False
    columns, records = _FOUND[name]
    # An id is given anew with each text that is added; only the words of an undertaking tell it from others.
    kept = tuple(column for column in columns if column not in ("id", "review"))
    rows = tuple(
        TableRow(tuple(record.row.get(column) or None for column in kept), record.citation)
        for record in records(Telling.of(fold(documents)))
        # The register is a record and stays whole; what was said is told once in a briefing.
        if name == "commitments" or not context.prints(record.citation)
    )
    message = f"there is no table '{name}'; {len(rows)} rows are found in the documents, by rule and without review"
    add(
        problems, note("found-table", context.place or name, message, "`reportgen draft` writes such a table to review")
    )
    return Reading(DataTable(name, f"the documents ({name})", kept, rows), context, problems), True

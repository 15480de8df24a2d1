"""The table of areas that no topic of the cooperation section takes."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.briefing import Align, Column, Row, Table
from reportgen.model.dataset import TableRow
from reportgen.sections.cells import date_or_dash, key_words, status_words
from reportgen.sections.reading import Reading


def others_table(reading: Reading, rows: Sequence[TableRow]) -> Table:
    """Area, item, status, date and sources of each row."""
    context, language = reading.context, reading.context.language
    columns = (
        Column(language.passage("Area"), weight=1.0),
        Column(language.passage("What"), weight=2.4),
        Column(language.passage("Status"), weight=0.8),
        Column(language.passage("As of"), Align.LEFT, 1.1),
        Column(language.passage("Sources"), weight=0.8),
    )
    lines = tuple(
        Row(
            (
                key_words(context, reading.text(row, "area")),
                reading.words(row, "item"),
                status_words(context, reading.text(row, "status")),
                date_or_dash(reading.period(row, "date")),
                reading.mark(row),
            )
        )
        for row in rows
    )
    return Table(f"{reading.table.name}-others", language.passage("Other undertakings on record"), columns, lines)

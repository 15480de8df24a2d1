"""The data dictionary: what every column of the data files means."""

from __future__ import annotations

from reportgen.enclosures.datasets import CHART_COLUMNS, TABLE_COLUMNS, TILE_COLUMNS, table_bytes
from reportgen.language import Language
from reportgen.model.attachment import Attachment, Relationship

_MEANINGS = {
    "series": "Name of the line, bar or column in the chart",
    "at": "Category, or place on the time axis (a year, month, quarter, day, or a span of them as ISO dates)",
    "is_part_year": "true when the value covers only a part of a year and is not to be read as a whole one",
    "note": "Short word printed at the mark",
    "figure": "Name of the key figure",
    "part": "level: the number itself; line: a remark below it; sparkline: a point of its small chart",
    "row": "Number of the row, from one",
    "name": "Text of the row's first cell",
    "column": "Header of the column",
    "text": "The cell as it is printed, without source marks; repeated when a cell holds several values",
    "low": "The number, or the lower end of a range; empty for a gap, for words and for what is confidential",
    "high": "The same number again, or the upper end of a range",
    "unit": "Currency code (ISO), %, pp (percentage points), times, t (tonnes), m, units, or a unit of the data's own",
    "multiplier": "Power of ten in which the unit is stated: three for thousands, six for millions",
    "qualifier": "How firmly the source states it: exact, almost, over, about, under",
    "status": (
        "reported, derived (computed from other values), estimated, provisional, revised, planned, potential, "
        "forecast, confidential (withheld), missing, not_applicable"
    ),
    "period": "Period of the value, or the periods of the values it is computed from, as ISO dates",
    "indicator": "What is measured, by its name in the data",
    "operation": "How a derived value is computed: growth, difference, sum, ratio, share, base, rank, count",
    "source": "Ids of the sources, as in evidence.json",
    "locator": "The record of the data that says so: a file and its row, or the sentence of a document",
}
_FILES = {"figure-*.csv": CHART_COLUMNS, "key-figures*.csv": TILE_COLUMNS, "table-*.csv, timeline-*.csv": TABLE_COLUMNS}


def dictionary(language: Language) -> list[Attachment]:
    """One table: file, column, meaning."""
    rows = [
        (files, column, language.words(_MEANINGS[column])) for files, columns in _FILES.items() for column in columns
    ]
    rows.append(("figure-*.csv", "*", language.words("Any other column is one of the table that the chart draws")))
    words = language.words("What the columns of the data files mean")
    content = table_bytes(("file", "column", "meaning"), rows)
    return [Attachment("data-dictionary.csv", "text/csv", content, words, Relationship.SUPPLEMENT)]

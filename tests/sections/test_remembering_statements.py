"""What was said, from edition to edition: numbers and keys that stay, what is new, what only the register has."""

from __future__ import annotations

import csv
import io

from reportgen.model.dataset import Dataset, DataTable
from reportgen.sections.remembering_statements import STATEMENT_COLUMNS
from reportgen.sections.statements import StatementsOptions, register
from tests.facts import context
from tests.sections.plain import lines
from tests.sections.tables import holding, made, problems, table

HEAD = "speaker,role,date,topic,modality,statement,source\n"
FIRST = HEAD + (
    "Rudolf,King,2025-05-02,dykes,said,the 4 dykes held in spring,S1\n"
    "Rudolf,King,2025-05-02,trade,ready,Ruritania could send more lifts,S1\n"
    "Flavia,Duchess,2025-05-02,trade,will,she would buy 20 lifts,S1\n"
)
SECOND = HEAD + (
    "Flavia,Duchess,2025-11-01,trade,said,the lifts had come,S2\n"
    "Rudolf,King,2025-05-02,dykes,said,the 4 dykes held in the spring,S1\n"
    "Flavia,Duchess,2025-05-02,trade,will,she would buy 20 lifts,S1\n"
)


def _as_table(rows: list[dict[str, str]]) -> DataTable:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, STATEMENT_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return table("before", stream.getvalue())


def _rows(data: Dataset, day: str, previous: str | None = None) -> list[dict[str, str]]:
    return register(StatementsOptions(previous=previous), context(data, as_of=day))


def _second_edition() -> Dataset:
    before = _as_table(_rows(holding(table("statements", FIRST)), "2025-06-01"))
    return holding(table("statements", SECOND), before)


def test_numbers_and_keys_stay_and_none_is_given_twice() -> None:
    first = _rows(holding(table("statements", FIRST)), "2025-06-01")
    second = _rows(_second_edition(), "2025-12-01", "before")
    assert [(row["number"], row["statement"]) for row in second] == [
        ("1", "the 4 dykes held in the spring"),
        ("2", "Ruritania could send more lifts"),
        ("3", "she would buy 20 lifts"),
        ("4", "the lifts had come"),
    ]
    assert [row["key"] for row in second[:3]] == [row["key"] for row in first]
    assert [row["since"] for row in second] == ["2025-06-01", "2025-06-01", "2025-06-01", "2025-12-01"]


def test_what_only_the_register_has_is_printed_on_and_named() -> None:
    section = made("statements", _second_edition(), previous="before")
    assert "In the register, since 1 June 2025: 1 is new and 1 is carried over." in " ".join(lines(section))
    assert "Trade: declared that Ruritania could send more lifts." in lines(section)
    assert problems(section) == [
        (
            "note: data/before.csv, row 3: only the register of the edition before has no. 2: Rudolf: "
            "Ruritania could send more lifts; delete the row there, too, if it is wrong"
        )
    ]


def test_another_number_is_another_statement() -> None:
    row = "R,King,2025,trade,said,the kingdom has sold {} lifts to its good neighbours this year,S1\n"
    before = _as_table(_rows(holding(table("statements", HEAD + row.format(12))), "2025-06-01"))
    later = table("statements", HEAD + row.format(14))
    assert [entry["number"] for entry in _rows(holding(later, before), "2025-12-01", "before")] == ["1", "2"]

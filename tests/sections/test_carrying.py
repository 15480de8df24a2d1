"""The register from edition to edition: numbers that stay, what is new, what changed, what was lost."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from reportgen.model.briefing import Section
from reportgen.model.dataset import Dataset, DataTable
from reportgen.sections import section_types
from reportgen.sections.carrying import REGISTER_COLUMNS
from reportgen.sections.commitments import CommitmentsOptions, register
from tests.facts import context, dataset
from tests.sections.plain import lines
from tests.sections.tables import holding, made, problems, table
from tests.text.documents import document

HEAD = "id,debtor,creditor,what,due,status,made_on,source\n"
FIRST = HEAD + (
    "K1,Ruritania,Graustark,Deliver 12 lifts to the capital,2027,planned,2025-05-02,S1\n"
    "K2,Graustark,Ruritania,Name an investor for the dairy plant,,open,2025-05-02,S1\n"
    "K3,Ruritania,Graustark,Show trams,2026,done,2025-05-02,S1\n"
)
SECOND = HEAD + (
    "K9,Ruritania,Graustark,Build a pier in the northern port,2028,agreed,2025-11-01,S2\n"
    "K1,Ruritania,Graustark,Deliver 14 lifts,2027,running,2025-11-01,S2\n"
    "X2,Graustark,Ruritania,Name the investor for the dairy plant,,open,2025-05-02,S1\n"
)


def _as_table(rows: list[dict[str, str]]) -> DataTable:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, REGISTER_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return table("before", stream.getvalue())


def _rows(data: Dataset, day: str, previous: str | None = None) -> list[dict[str, str]]:
    return register(CommitmentsOptions(previous=previous), context(data, as_of=day))


def _second_edition() -> Dataset:
    before = _as_table(_rows(holding(table("commitments", FIRST)), "2025-06-01"))
    return holding(table("commitments", SECOND), before)


def _numbered(section: Section) -> list[str]:
    return [line for line in lines(section) if line[:1].isdigit()]


def test_numbers_stay_and_changes_are_told() -> None:
    section = made("commitments", _second_edition(), as_of="2026-01-31", previous="before", next_steps=0)
    assert [[*line.split(" | ")[:6:5], line.split(" | ")[3]] for line in _numbered(section)] == [
        ["1", "Running; was: planned", "Deliver 14 lifts"],
        ["2", "Open", "Name the investor for the dairy plant"],
        ["4", "Agreed; new", "Build a pier in the northern port"],
    ]
    assert "In the register, since 1 June 2025: 1 is new and 1 has another status." in " ".join(lines(section))


def test_what_the_data_lack_is_carried_over_and_told() -> None:
    before = _as_table(_rows(holding(table("commitments", FIRST)), "2025-06-01"))
    data = holding(table("commitments", HEAD + "K9,Ruritania,,Dig a canal,,agreed,2025-11-01,S2\n"), before)
    section = made("commitments", data, previous="before", next_steps=0)
    assert [line.split(" | ")[0] + " " + line.split(" | ")[5] for line in _numbered(section)] == [
        "1 Planned; carried over",
        "2 Open; carried over",
        "4 Agreed; new",
    ]
    assert problems(section)[0] == (
        "note: data/before.csv, row 2: only the register of the edition before has no. 1: Deliver 12 lifts to the "
        "capital; delete the row there, too, if it is wrong"
    )


def test_the_register_of_the_third_edition_gives_no_number_twice() -> None:
    second = _as_table(_rows(_second_edition(), "2026-01-31", "before"))
    third = _rows(holding(table("commitments", SECOND), second), "2026-06-01", "before")
    assert [(row["number"], row["key"], row["since"]) for row in third] == [
        ("1", "K1", "2025-06-01"),
        ("2", "X2", "2025-06-01"),
        ("3", "K3", "2025-06-01"),
        ("4", "K9", "2026-01-31"),
    ]


def test_an_unchanged_register_says_so_and_gives_itself() -> None:
    first = _rows(holding(table("commitments", FIRST)), "2025-06-01")
    data = holding(table("commitments", FIRST), _as_table(first))
    assert _rows(data, "2025-06-01", "before") == first
    section = made("commitments", data, previous="before")
    assert "Nothing has changed in the register since 1 June 2025." in " ".join(lines(section))


def test_an_id_given_to_another_undertaking_is_no_match() -> None:
    before = _as_table(_rows(holding(table("commitments", FIRST)), "2025-06-01"))
    data = holding(table("commitments", HEAD + "K1,Ruritania,,Plant a forest,,agreed,2025-11-01,S2\n"), before)
    assert [(row["number"], row["what"]) for row in _rows(data, "2026-01-31", "before")][-1] == ("4", "Plant a forest")


def test_without_a_table_the_documents_are_read() -> None:
    text = (
        "President Anna Holm met the board. “We will deliver 12 lifts to Graustark by 2027,” President Anna Holm said."
    )
    other = document("off", "The mayor of Elsewhere said that the town will build a bridge by 2030.")
    data = replace(dataset(), documents=(document("talks", text), other))
    here = replace(context(data, as_of="2026-01-31"), off_subject=frozenset(["off"]))
    options = section_types()["commitments"].options()
    section = section_types()["commitments"].compose(options, here)
    (line,) = _numbered(section)
    assert "12 lifts" in line
    assert "Found in the documents by rule; not reviewed by a person." in " ".join(lines(section))
    said = section_types()["statements"].compose(section_types()["statements"].options(), here)
    assert "Anna Holm" in " ".join(lines(said))
    assert [problem.code for problem in (*section.problems, *said.problems)] == ["found-table", "found-table"]

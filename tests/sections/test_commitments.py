"""The register of commitments."""

from __future__ import annotations

from tests.sections.plain import lines
from tests.sections.tables import holding, made, problems, table

COMMITMENTS = """
id,debtor,creditor,what,due,status,made_on,evidence,source
K1,Ruritania,Graustark,Deliver 12 lifts,2025,planned,2024-10,The paper has 12 lifts planned.,S1
K2,Graustark,Ruritania,Name an investor,,open,2025-05-02,,S2
K3,Ruritania,Graustark,Ship 850 barges,2024,missed,2022,,S1;S2
K4,Ruritania,Graustark,Show trams,2027,offered,,,S2
"""


def test_the_count_names_what_is_late_apart_from_what_is_open() -> None:
    first, *_ = lines(made("commitments", holding(table("commitments", COMMITMENTS))))
    assert first == (
        "Of 4 undertakings on record, 1 was missed, 1 is past its date without an outcome on record, "
        "1 is an offer and 1 is open."
    )


def test_one_commitment_is_told_without_a_count() -> None:
    alone = "debtor,creditor,what,due,status,source\nRuritania,Graustark,Pay,2022,done,S1"
    first, *_ = lines(made("commitments", holding(table("commitments", alone))))
    assert first == "One undertaking is on record: done."


def test_lateness_depends_on_the_knowledge_date() -> None:
    first, *_ = lines(made("commitments", holding(table("commitments", COMMITMENTS)), "2025-12-31"))
    assert "past its date" not in first


def test_next_steps_are_the_open_ones_by_due_date() -> None:
    found = lines(made("commitments", holding(table("commitments", COMMITMENTS))))
    assert found[1:5] == [
        "Next steps",
        "Ruritania, due 2025, overdue: deliver 12 lifts",
        "Ruritania, due 2027: show trams",
        "Graustark, no date set: name an investor",
    ]


def test_the_register_holds_every_commitment_with_status_and_evidence() -> None:
    found = lines(made("commitments", holding(table("commitments", COMMITMENTS)), next_steps=0, evidence=True))
    assert found[1:] == [
        (
            "1 | Ruritania | Graustark | Deliver 12 lifts | 2025 | Planned, overdue | "
            "October 2024: The paper has 12 lifts planned."
        ),
        "2 | Graustark | Ruritania | Name an investor | no date | Open | 2 May 2025",
        "3 | Ruritania | Graustark | Ship 850 barges | 2024 | Missed | 2022",
        "4 | Ruritania | Graustark | Show trams | 2027 | Offered | ",
    ]


def test_a_missing_column_is_named_and_the_rest_is_shown() -> None:
    section = made("commitments", holding(table("commitments", "debtor,what,state,source\nRuritania,Pay,open,S1")))
    assert lines(section)[-1] == "1 | Ruritania |  | Pay | no date | Open | "
    assert problems(section) == [
        "warning: data/commitments.csv: there is no column 'creditor'; add it; the section does without",
        "warning: data/commitments.csv: there is no column 'due'; add it; the section does without",
        (
            "warning: data/commitments.csv: there is no column 'status' (did you mean 'state'?); add it; "
            "the section does without"
        ),
    ]

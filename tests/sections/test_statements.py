"""What leaders said."""

from __future__ import annotations

from tests.sections.plain import lines
from tests.sections.tables import holding, made, problems, table

STATEMENTS = """
speaker,role,date,topic,modality,statement,source
Rudolf,King,2025-05-02,land_use,said,the 4 dykes held,S1
Rudolf,King,2025-05-02,supplies,ready,Ruritania could send more,S1
Rudolf,King,2025-05-02,land_use,asked,the duke should name an investor,S2
Flavia,Duchess,2024-10,supplies,whispered,trade had grown,S3
Flavia,Duchess,2025,balance,will,she would buy more,S3
Sapt,Colonel,2025-05-02,arms,said,nothing was new,S1
"""


def test_one_day_stands_at_the_head_and_topics_gather_their_points() -> None:
    found = lines(made("statements", holding(table("statements", STATEMENTS)), speakers=1))
    assert found[1:4] == [
        "[statement] Rudolf, King, 2 May 2025",
        "Land use: said that the 4 dykes held; asked that the duke should name an investor.",
        "Supplies: declared that Ruritania could send more.",
    ]


def test_several_days_stand_at_their_points_newest_first() -> None:
    found = lines(made("statements", holding(table("statements", STATEMENTS)), speakers=("Flavia",)))
    assert found[1:4] == [
        "[statement] Flavia, Duchess, 2024–2025",
        "Balance, 2025: promised that she would buy more.",
        "Supplies, October 2024: said that trade had grown.",
    ]


def test_those_with_most_statements_come_by_default() -> None:
    found = lines(made("statements", holding(table("statements", STATEMENTS))))
    assert [line for line in found if line.startswith("[")] == [
        "[statement] Rudolf, King, 2 May 2025",
        "[statement] Flavia, Duchess, 2024–2025",
    ]


def test_a_speaker_nobody_knows_is_named() -> None:
    section = made("statements", holding(table("statements", STATEMENTS)), speakers=("Rupert",))
    assert problems(section) == [
        (
            "note: config/briefing.yaml:9:5: speakers[0]: table 'statements' has no statement of "
            "'Rupert'; choose from Rudolf, Flavia, Sapt"
        )
    ]

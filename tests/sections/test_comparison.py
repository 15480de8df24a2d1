"""The partner beside others."""

from __future__ import annotations

from reportgen.model.briefing import Chart, Table
from reportgen.model.chart import Emphasis
from tests.facts import dataset, trade
from tests.sections.plain import lines, only, rows, text
from tests.sections.tables import holding, made, problems, table

REGIONS = """
region,period,turnover,turnover_high,export,unit,multiplier,qualifier,status,source
Graustark,2024,47,,,USD,6,almost,reported,S1
Graustark,2022,62,,,USD,6,exact,reported,S1
Sylvania,2024,315,320,,USD,6,about,reported,S2
Latveria,2024,543.9,,,USD,6,exact,reported,S3
Latveria,2021,500,,,USD,6,over,reported,S3
Illyria,2022,557,,300,USD,6,almost,reported,S4
Illyria,2022,570,,,USD,6,about,reported,S5
Borduria,2024,1000,,,USD,6,exact,forecast,S6
Ixania,2024,,,,USD,6,exact,missing,S6
"""


def test_the_year_with_most_values_is_ranked_and_the_partner_speaks() -> None:
    section = made("comparison", holding(table("regions", REGIONS)))
    chart = only(section, Chart)
    assert text(chart.title) == "Graustark comes to almost $47 million in 2024, place 3 of 3"
    assert text(chart.subtitle) == "Turnover, million US dollars, 2024"
    (series,) = chart.spec.series
    assert [point.at for point in series.points] == ["Latveria", "Sylvania", "Graustark"]
    assert [point.emphasis for point in series.points][-1] is Emphasis.HIGHLIGHT
    assert lines(section)[0] == (
        "By turnover Graustark, with almost $47 million, stands last of the 3 that have a figure for 2024. "
        "That of Latveria was about 12 times as large, at $543.9 million."
    )


def test_who_has_no_value_that_year_stands_only_in_the_table_with_its_nearest_period() -> None:
    names = ("Illyria", "Borduria", "Ixania")
    section = made("comparison", holding(table("regions", REGIONS)), regions=names, period="2024")
    assert rows(only(section, Table))[1:] == [
        ["Borduria", "2024", "1,000 [p]", "", ""],
        ["Illyria", "2022", "almost 557", "300", ""],
        ["Illyria", "2022", "about 570", "", ""],
        ["Ixania", "2024", "[x]", "", ""],
    ]


def test_the_partners_own_value_may_come_from_the_observations() -> None:
    others = table("regions", "\n".join(line for line in REGIONS.split("\n") if "Graustark" not in line))
    data = holding(others, facts=dataset(trade("turnover", "2024", "47", qualifier="almost")))
    chart = only(made("comparison", data), Chart)
    assert [point.at for point in chart.spec.series[0].points] == ["Latveria", "Sylvania", "Graustark"]


def test_another_period_may_be_asked_for() -> None:
    section = made("comparison", holding(table("regions", REGIONS)), period=2022)
    assert lines(section)[0].startswith(
        "By turnover Graustark, with $62 million, stands last of the 2 that have a figure for 2022. "
        "That of Illyria was about 9.0 times as large"
    )


def test_equal_numbers_of_two_regions_are_doubted_and_not_compared_with() -> None:
    twins = REGIONS + "Volga,2024,678.1,,,USD,6,exact,reported,S7\nVolta,2024,678.1,,,USD,6,exact,reported,S8\n"
    section = made("comparison", holding(table("regions", twins)), table=False)
    assert "That of Latveria was" in lines(section)[0]
    assert lines(section)[2:] == [
        "[box] Read with care",
        ("The same numbers are on record for Volga and for Volta: $678.1 million (2024). One may stand for the other."),
    ]
    assert problems(section) == [
        (
            "warning: data/regions.csv, rows 11, 12: 'Volga' and 'Volta' have the same numbers; "
            "check them against their sources"
        )
    ]


def test_slips_of_unit_and_scale_are_doubted() -> None:
    slips = REGIONS + "Latveria,2021,500,,,RUB,6,exact,reported,S7\nSylvania,,0.315,0.32,,USD,6,exact,reported,S8\n"
    assert lines(made("comparison", holding(table("regions", slips)), table=False))[2:] == [
        "[box] Read with care",
        (
            "For Sylvania the sources have about $315–320 million and between $0.315 million and $0.32 million, "
            "probably a slip of unit or scale."
        ),
        ("For Latveria the sources have over $500 million and 500 million roubles, probably a slip of unit or scale."),
    ]


def test_any_table_can_be_ranked() -> None:
    branches = table(
        "branches", "branch,visits,unit,period,source\nCentral,498,visits,2025,L1\nHarbour,214,visits,2025,L1"
    )
    section = made("comparison", holding(branches), data="branches", label="branch", measure="visits", table=False)
    assert lines(section) == [
        (
            "By visits Central stands first of the 2 that have a figure for 2025: 498 visits. "
            "Harbour comes next with 214 visits."
        )
    ]


def test_unknown_columns_and_regions_are_named() -> None:
    data = holding(table("regions", REGIONS))
    assert problems(made("comparison", data, measure="turnovr"))[0] == (
        "error: config/briefing.yaml:9:5: measure: table 'regions' has no column 'turnovr' "
        "(did you mean 'turnover'?); choose from region, period, turnover, turnover_high, export, unit, multiplier, "
        "qualifier, status, source"
    )
    assert problems(made("comparison", data, regions=("Atlantis", "Silvania"))) == [
        (
            "note: config/briefing.yaml:9:5: regions[0]: table 'regions' has no row for 'Atlantis'; "
            "add a row, or correct the name"
        ),
        (
            "warning: config/briefing.yaml:9:5: regions[1]: table 'regions' has no row for 'Silvania' "
            "(did you mean 'Sylvania'?); add a row, or correct the name"
        ),
    ]


def test_a_number_that_is_none_is_named_with_row_and_column() -> None:
    odd = holding(table("regions", REGIONS.replace("543.9", "5o0")))
    assert (
        "warning: data/regions.csv, row 5, column turnover: '5o0' is not a number; write digits with a decimal point, "
        "or leave the cell empty and say why under status"
    ) in problems(made("comparison", odd))

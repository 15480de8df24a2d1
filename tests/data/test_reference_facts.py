"""What the reference data say: the facts a reader looks for, and the contradictions that must stay."""

from __future__ import annotations

import pytest

from .reference_rows import Row, table

PARTNER = "Astrakhan Region"


def values(indicator: str, flow: str, period: str, partner: str = PARTNER) -> set[tuple[str, str, str, str, str]]:
    return {
        (row["low"], row["high"], row["unit"], row["qualifier"], row["source"])
        for row in table("observations")
        if (row["indicator"], row["flow"], row["period"], row["partner"]) == (indicator, flow, period, partner)
        and not row["commodity"]
    }


def observation(number: str) -> Row:
    return next(row for row in table("observations") if row["id"] == number)


@pytest.mark.parametrize(
    ("indicator", "flow", "period", "stated"),
    [
        ("trade_value", "turnover", "2022", ("62", "62", "USD", "exact", "S01")),
        ("trade_value", "turnover", "2024", ("47", "47", "USD", "almost", "S01")),
        ("trade_growth", "turnover", "2024", ("13", "13", "%", "exact", "S01")),
        ("trade_value", "export", "2022/2024", ("12.3", "13", "USD", "exact", "S01")),
        ("trade_value", "turnover", "2025-01/2025-02", ("9", "9", "USD", "over", "S01")),
        ("trade_growth", "turnover", "2025-01/2025-02", ("72", "72", "%", "exact", "S01")),
        ("trade_value", "export", "2025-01/2025-02", ("2", "2", "USD", "about", "S01")),
        ("trade_growth", "export", "2025-01/2025-02", ("2", "2", "times", "about", "S01")),
        ("trade_value", "turnover", "2021-01/2021-09", ("23.1", "23.1", "USD", "exact", "S14")),
        ("trade_value", "turnover", "2017", ("30", "30", "USD", "almost", "S60")),
    ],
)
def test_headline_figures(indicator: str, flow: str, period: str, stated: tuple[str, ...]) -> None:
    assert stated in values(indicator, flow, period)


def test_the_export_band_holds_for_each_year() -> None:
    assert observation("F006")["frequency"] == "A"


def test_commodity_lists_keep_the_order_of_the_article() -> None:
    listed = {
        flow: [row["commodity"] for row in table("commodities") if (row["source"], row["flow"]) == ("S01", flow)]
        for flow in ("export", "import")
    }
    assert listed == {
        "export": [
            "Lifting, handling and loading machinery",
            "Aluminium rods and profiles",
            "Timber",
            "Articles of cement, concrete or artificial stone",
        ],
        "import": ["Sulphur", "Flat-rolled steel", "Other steel products", "Fish", "Tomatoes"],
    }


def test_the_confidential_heading_stays_a_row() -> None:
    hidden = [row for row in table("commodities") if row["status"] == "confidential"]
    assert [(row["commodity"], row["rank"], row["low"]) for row in hidden] == [("Undisclosed goods", "3", "")]


def test_the_article_and_the_governor_disagree_on_growth() -> None:
    stated = values("trade_growth", "turnover", "2024")
    assert {(low, source) for low, _, _, _, source in stated} == {("13", "S01"), ("10", "S12"), ("13", "S04")}


def test_first_quarters_and_eight_months_disagree() -> None:
    assert {item[0] for item in values("trade_growth", "turnover", "2024-01/2024-03")} == {"8", "70"}
    assert {(item[0], item[3]) for item in values("trade_value", "turnover", "2022-01/2022-08")} == {
        ("48", "over"),
        ("50", "almost"),
    }


def test_tractors_disagree() -> None:
    sold = {row["low"] for row in table("observations") if row["commodity"] == "Tractors" and row["period"] == "2022"}
    assert sold == {"65", "70"}


def test_the_slip_of_tonnes_stays_beside_the_thousand_tonnes() -> None:
    slip, aim = observation("F083"), observation("F082")
    assert (slip["low"], slip["unit"], slip["multiplier"], slip["source"]) == ("850", "t", "", "S22")
    assert (aim["low"], aim["unit"], aim["multiplier"], aim["source"]) == ("850", "t", "3", "S21")


def test_windows_are_not_growth_on_the_year_before() -> None:
    windows = {row["id"] for row in table("observations") if row["indicator"] == "trade_change"}
    assert windows == {"F033", "F047", "F048", "F063", "F064"}


def test_comparators_keep_their_slips() -> None:
    regions = {
        (row["region"], row["period"], row["turnover"], row["unit"], row["source"]) for row in table("comparators")
    }
    assert {
        ("Vologda Region", "2024", "678.1", "USD", "C02"),
        ("Volgograd Region", "2024", "678.1", "USD", "C01"),
        ("Stavropol Territory", "2022", "229", "USD", "C11"),
        ("Stavropol Territory", "2022", "229", "RUB", "C12"),
        ("Tatarstan", "2021/2022", "1000", "USD", "C23"),
        ("Tatarstan", "", "1", "USD", "C22"),
    } <= regions


def test_a_band_of_a_region_has_both_ends() -> None:
    bands = {(row["region"], row["turnover"], row["turnover_high"]) for row in table("comparators")}
    assert {band for band in bands if band[2]} == {("Bashkortostan", "315", "320")}


def test_plans_of_cargo_stand_beside_their_outcomes() -> None:
    cargo = {
        (row["period"], row["status"], row["low"], row["qualifier"])
        for row in table("observations")
        if row["indicator"] == "cargo" and row["reporter"] == "Belarus" and row["place"] == "Astrakhan ports"
    }
    assert {
        ("2022", "planned", "200", "over"),
        ("2022", "reported", "100", "over"),
        ("2024", "planned", "850", "exact"),
        ("2024", "reported", "240", "over"),
    } <= cargo
    missed = {row["due"] for row in table("commitments") if row["status"] == "missed"}
    assert missed == {"2022", "2024"}


def test_other_countries_stay_out_of_the_facts() -> None:
    distractors = ("D01", "D02", "D03", "D05", "D06", "D07", "D08", "C35")
    for name in ("observations", "commodities", "comparators", "events", "statements", "commitments"):
        assert not [row for row in table(name) if row["source"] in distractors]


def test_the_two_leaders_speak() -> None:
    topics = {
        speaker: {row["topic"] for row in table("statements") if row["speaker"] == speaker}
        for speaker in ("Alexander Lukashenko", "Igor Babushkin")
    }
    assert {"balance", "tariffs", "machinery", "transport", "food", "lifts", "land_reclamation", "ports"} <= topics[
        "Alexander Lukashenko"
    ]
    assert len(topics["Igor Babushkin"]) >= 3


def test_the_meeting_says_who_where_and_when() -> None:
    meeting = [row for row in table("events") if row["date"] == "2025-05-02" and row["level"] == "heads"]
    assert [(row["place"], row["participants"]) for row in meeting] == [
        ("Minsk", "Alexander Lukashenko; Igor Babushkin")
    ]

"""Key figures, summary, trade, year to date, weight and data notes on one small set of facts."""

from __future__ import annotations

import pytest

from reportgen.model.briefing import Chart, Section, Table
from reportgen.model.dataset import Dataset
from reportgen.model.facts import Unit
from reportgen.sections import section_types
from tests.facts import TIMES, change, context, dataset, fact, trade
from tests.sections.plain import lines, only, rows, text

MONTHS = "2025-01/2025-02"


@pytest.fixture
def facts() -> Dataset:
    """Two-way trade as one article tells it, with a second source that contradicts it."""
    return dataset(
        trade("turnover", "2017", "30", qualifier="almost", source="OLD"),
        trade("turnover", "2021-01/2021-09", "23.1", source="OLD"),
        trade("turnover", "2022", "62"),
        trade("turnover", "2024", "47", qualifier="almost"),
        change("turnover", "2024", "13"),
        change("turnover", "2024", "10", source="OTHER"),
        trade("export", "2022/2024", ("12.3", "13"), frequency="A"),
        trade("turnover", MONTHS, "9", qualifier="over"),
        change("turnover", MONTHS, "72"),
        trade("export", MONTHS, "2", qualifier="about"),
        change("export", MONTHS, "2", TIMES, qualifier="about"),
        fact("trade_value", "2022", "45.8", Unit("USD", 9), flow="turnover", reporter="Ruritania", partner="Union"),
    )


def made(name: str, data: Dataset, **options: object) -> Section:
    kind = section_types()[name]
    return kind.compose(kind.options(**options), context(data, ("S1",)))


def test_tiles_tell_level_change_and_difference(facts: Dataset) -> None:
    assert lines(made("key_figures", facts))[:6] == [
        "Turnover, 2024 | almost $47 million | +13% on 2023 | about +$5.4 million [e]",
        "Exports, 2024 | $12.3–13 million | range for each year",
        "Imports, 2024 | about $34.4 million | about +19% on 2023 | about +$5.4 million [e]",
        "Balance, 2024 | about −$21.7 million | about −$5.4 million on 2023 [e]",
        "Turnover, Jan–Feb 2025 | over $9 million | +72% on Jan–Feb 2024 | about +$3.8 million [e]",
        ("Exports, Jan–Feb 2025 | about $2 million | roughly doubled against Jan–Feb 2024 | about +$1.0 million [e]"),
    ]


def test_a_headline_on_which_sources_differ_is_boxed(facts: Dataset) -> None:
    assert lines(made("key_figures", facts))[6:] == [
        "[box] Read with care",
        "Growth of turnover, 2024: sources say 13%; 10%; the first is used (preferred source).",
    ]


def test_a_part_of_a_year_above_every_whole_year_is_the_finding() -> None:
    data = dataset(
        trade("turnover", "2020", "30", qualifier="almost"),
        trade("turnover", "2021", "25"),
        trade("turnover", "2022-01/2022-08", "48", qualifier="over"),
    )
    chart = only(made("trade", data), Chart)
    told = "Turnover came to over $48 million in January–August 2022 alone, more than in the whole of 2020"
    assert text(chart.title) == told


def test_the_method_speaks_of_two_sides_only_where_there_are_two(facts: Dataset) -> None:
    assert any("re-exports" in line for line in lines(made("data_notes", facts)))
    visits = dataset(fact("visits", "2024", "12", Unit("visits", 0)))
    assert not any("re-exports" in line for line in lines(made("data_notes", visits)))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"2019": "60", "2020": "40", "2021": "45", "2022": "50"}, "It was the highest since 2019."),
        ({"2018": "60", "2020": "40", "2021": "45", "2022": "50"}, "below the 2018 peak of $60 million."),
        ({"2019": "30", "2020": "60", "2021": "50", "2022": "40"}, "It was the lowest since 2019."),
    ],
)
def test_a_record_is_told_where_no_year_between_is_unknown(values: dict[str, str], told: str) -> None:
    data = dataset(*(trade("turnover", year, value) for year, value in values.items()))
    assert told in lines(made("trade", data))[0]


def test_the_summary_starts_with_the_figures(facts: Dataset) -> None:
    assert lines(made("summary", facts, sentences=2)) == [
        (
            "Where it stands: Turnover reached almost $47 million in 2024, "
            "13% more than in 2023 and about 24% below the 2022 peak of $62 million."
        ),
        (
            "Balance: In 2024 Ruritania sold goods for between $12.3 million and $13 million "
            "and had a deficit of about $21.7 million."
        ),
    ]


def test_missing_years_are_gaps_and_parts_are_marked(facts: Dataset) -> None:
    chart = next(item for item in made("trade", facts).components if isinstance(item, Chart))
    points = [(str(point.at), point.quantity is not None, point.is_part_year) for point in chart.spec.series[0].points]
    assert points[1:5] == [
        ("2018", False, False),
        ("2019", False, False),
        ("2020", False, False),
        ("2021-01/2021-09", True, True),
    ]
    assert text(chart.title) == "Turnover peaked at $62 million in 2022 and came to almost $47 million in 2024"
    assert "No figure was found for 2018–2020." in text(chart.notes[0])


def test_the_numbers_of_a_title_are_in_the_chart(facts: Dataset) -> None:
    for name in ("trade", "year_to_date"):
        for chart in (item for item in made(name, facts).components if isinstance(item, Chart)):
            series = [*chart.spec.series, *([chart.spec.balance] if chart.spec.balance else [])]
            drawn = {leaf.id for one in series for p in one.points if p.quantity for leaf in p.quantity.leaves()}
            assert {leaf.id for number in chart.title.quantities() for leaf in number.leaves()} <= drawn


def test_the_table_has_gaps_in_one_row_and_marks_what_was_computed(facts: Dataset) -> None:
    table = rows(only(made("trade", facts), Table))
    by_period = {row[0]: row[1:6] for row in table}
    assert by_period["2018–2020"] == ["[x]"] * 5
    assert by_period["2023"] == ["about 41.6 [e]", "about −33% [e]", "12.3–13", "about 28.9 [e]", "about −16.3 [e]"]
    assert by_period["2024"][:2] == ["almost 47", "+13%"]


def test_options_start_the_trend_later(facts: Dataset) -> None:
    table = rows(only(made("trade", facts, since=2022), Table))
    assert table[-1][0] == "2022"


def test_like_months_are_compared_and_no_pace_is_claimed(facts: Dataset) -> None:
    told = lines(made("year_to_date", facts))
    assert told[0].startswith("Turnover came to over $9 million in January–February 2025, 72% more than in January–")
    assert told[1].startswith("Too few earlier years are known")
    assert told[2] == ("[grouped] Turnover rose by 72% in January–February 2025 against the same months a year earlier")


def test_weight_in_a_larger_whole(facts: Dataset) -> None:
    assert lines(made("weight", facts, whole="Union"))[0] == (
        "In 2022 Graustark accounted for 0.14% of the trade of Ruritania with Union, $45.8 billion."
    )


def test_data_notes_give_all_values_the_one_used_and_why(facts: Dataset) -> None:
    section = made("data_notes", facts)
    assert rows(only(section, Table)) == [
        ["Cannot both hold"],
        ["Growth of turnover, 2024", "13%; 10%", "13%", "preferred source"],
    ]
    assert lines(section)[0].startswith("Sources differ on 1 quantity.")


def test_without_facts_the_sections_are_empty_not_wrong() -> None:
    for name in ("key_figures", "summary", "trade", "year_to_date"):
        assert made(name, dataset()).components == ()


def test_the_trend_of_any_indicator() -> None:
    visits = [fact("visits", str(2020 + i), str(100 + i), Unit("units", 3)) for i in range(3)]
    branch = fact("visits", "2022", "40", Unit("units", 3), branch="Central")
    section = made("trend", dataset(*visits, branch), indicator="visits")
    assert lines(section)[:2] == [
        "Visits reached 102 thousand in 2022, 1.0% more than in 2021.",
        "[columns] Visits hit a high of 102 thousand in 2022",
    ]

"""Choosing one observation among several, and what follows from it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.evidence import Evidence, Reason, levels, part_years, yearly
from reportgen.model.facts import Qualifier
from reportgen.model.period import Period
from tests.facts import TIMES, change, dataset, source, trade

TURNOVER = {"reporter": "Ruritania", "partner": "Graustark", "flow": "turnover", "commodity": ""}
EXPORT = {**TURNOVER, "flow": "export"}
IMPORT = {**TURNOVER, "flow": "import"}
BALANCE = {**TURNOVER, "flow": "balance"}


def test_precedence_wins_over_exactness_and_date() -> None:
    first = trade("turnover", "2024", "47", source="A", qualifier="almost")
    second = trade("turnover", "2024", "46.8", source="B")
    choice = Evidence(dataset(first, second), ("A",)).choose([second, first])
    assert (choice.chosen, choice.others, choice.reason) == (first, (second,), Reason.PRECEDENCE)


@pytest.mark.parametrize(
    ("preferred", "other", "reason"),
    [
        ({"status": "reported"}, {"status": "provisional"}, Reason.STATUS),
        ({"qualifier": "exact"}, {"qualifier": "about"}, Reason.EXACT),
    ],
)
def test_without_precedence_the_firmer_number_wins(preferred: dict, other: dict, reason: Reason) -> None:
    a = trade("turnover", "2024", "47", source="A", **preferred)
    b = trade("turnover", "2024", "46", source="B", **other)
    choice = Evidence(dataset(a, b)).choose([b, a])
    assert (choice.chosen, choice.reason) == (a, reason)


def test_the_later_publication_wins_among_equals() -> None:
    a, b = trade("turnover", "2024", "47", source="A"), trade("turnover", "2024", "46", source="B")
    data = dataset(a, b, sources=(source("A", "2024-03-01"), source("B", "2025-03-01")))
    choice = Evidence(data).choose([a, b])
    assert (choice.chosen, choice.reason) == (b, Reason.LATEST)


@pytest.mark.parametrize(("of_a", "of_b"), [("2025", "2025-03-01"), ("2025-03", "2025-03-01"), ("2025", "2025")])
def test_where_nobody_can_know_which_came_later_the_first_in_the_data_is_used(of_a: str, of_b: str) -> None:
    a, b = trade("turnover", "2024", "46", source="A"), trade("turnover", "2024", "47", source="B")
    choice = Evidence(dataset(a, b, sources=(source("A", of_a), source("B", of_b)))).choose([b, a])
    assert (choice.chosen, choice.reason) == (a, Reason.FIRST)


def test_plans_never_stand_for_outcomes() -> None:
    data = dataset(trade("turnover", "2024", "60", status="planned"), trade("turnover", "2023", "40"))
    assert list(Evidence(data).series("trade_value", TURNOVER)) == [Period.parse("2023")]


def test_an_annual_band_holds_for_each_of_its_years() -> None:
    band = trade("export", "2022/2024", ("12.3", "13"), frequency="A")
    series = Evidence(dataset(band)).series("trade_value", EXPORT)
    assert [str(period) for period in series] == ["2022", "2023", "2024"]


def test_the_year_before_follows_from_level_and_growth_of_one_source() -> None:
    data = dataset(trade("turnover", "2024", "47", qualifier="almost"), change("turnover", "2024", "13"))
    found = {str(level.period): level for level in levels(Evidence(data), "trade_value", TURNOVER)}
    assert round(found["2023"].quantity.nominal, 1) == Decimal("41.6")
    assert found["2023"].quantity.qualifier is Qualifier.ABOUT
    assert found["2024"].change_is_stated


def test_growth_of_another_source_implies_nothing() -> None:
    data = dataset(trade("turnover", "2024", "47"), change("turnover", "2024", "13", source="B"))
    assert [str(level.period) for level in levels(Evidence(data), "trade_value", TURNOVER)] == ["2024"]


def test_a_doubling_implies_the_earlier_level() -> None:
    months = "2025-01/2025-02"
    data = dataset(trade("export", months, "2", qualifier="about"), change("export", months, "2", TIMES))
    found = {str(level.period): level for level in levels(Evidence(data), "trade_value", EXPORT)}
    assert found["2024-01/2024-02"].quantity.nominal == 1


def test_imports_and_balance_follow_from_turnover_and_exports() -> None:
    data = dataset(trade("turnover", "2024", "47"), trade("export", "2024", ("12.3", "13")))
    imports = levels(Evidence(data), "trade_value", IMPORT)[0].quantity
    balance = levels(Evidence(data), "trade_value", BALANCE)[0].quantity
    assert (imports.low, imports.high) == (Decimal("34"), Decimal("34.7"))
    assert (balance.low, balance.high) == (Decimal("-22.4"), Decimal("-21.0"))
    assert {leaf.id for leaf in balance.leaves()} == {item.id for item in data.observations}


def test_reported_imports_are_not_computed() -> None:
    data = dataset(trade("turnover", "2024", "47"), trade("export", "2024", "12"), trade("import", "2024", "34"))
    assert levels(Evidence(data), "trade_value", IMPORT)[0].quantity.nominal == 34


def test_one_band_over_two_years_tells_no_change() -> None:
    data = dataset(trade("export", "2022/2024", ("12.3", "13"), frequency="A"))
    assert [level.change for level in levels(Evidence(data), "trade_value", EXPORT)] == [None, None, None]


def test_a_year_takes_the_longest_reported_part_when_the_whole_is_unknown() -> None:
    data = dataset(
        trade("turnover", "2021-01", "2"),
        trade("turnover", "2021-01/2021-09", "23.1"),
        trade("turnover", "2022", "62"),
        trade("turnover", "2022-01/2022-08", "48"),
        trade("turnover", "2023-07/2023-09", "9"),
    )
    found = levels(Evidence(data), "trade_value", TURNOVER)
    assert {year: str(level.period) for year, level in yearly(found).items()} == {2021: "2021-01/2021-09", 2022: "2022"}
    assert [str(level.period) for level in part_years(found)] == ["2021-01", "2021-01/2021-09", "2022-01/2022-08"]

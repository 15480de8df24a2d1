"""Contradictions are found, told apart from mere wording, and never averaged."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reportgen.evidence import Evidence, Kind, find_disagreements
from reportgen.evidence.disagreements import span
from reportgen.evidence.plans import plans_and_outcomes
from reportgen.model.facts import Observation, Unit
from tests.facts import TIMES, change, dataset, fact, trade

GROWTHS = {"trade_value": "trade_growth"}


def kinds(*observations: Observation) -> list[Kind]:
    return [item.kind for item in find_disagreements(Evidence(dataset(*observations)), GROWTHS)]


def test_two_values_that_cannot_both_hold() -> None:
    assert kinds(change("turnover", "2024", "13"), change("turnover", "2024", "10", source="B")) == [Kind.CONFLICT]


def test_qualifiers_may_reconcile_two_values() -> None:
    over = trade("turnover", "2022-01/2022-08", "48", qualifier="over")
    almost = trade("turnover", "2022-01/2022-08", "50", qualifier="almost", source="B")
    assert kinds(over, almost) == [Kind.WORDING]


def test_rounding_reconciles_six_with_six_point_one() -> None:
    assert kinds(trade("turnover", "2024", "6"), trade("turnover", "2024", "6.1", source="B")) == [Kind.WORDING]


def test_the_same_number_from_two_sources_is_agreement() -> None:
    assert kinds(trade("turnover", "2022", "62"), trade("turnover", "2022", "62", source="B")) == []


def test_percent_and_times_are_compared_as_one_measure() -> None:
    same = (change("turnover", "2024-H1", "60"), change("turnover", "2024-H1", "1.6", TIMES, source="B"))
    apart = (change("turnover", "2024-H1", "60"), change("turnover", "2024-H1", "3", TIMES, source="B"))
    assert (kinds(*same), kinds(*apart)) == ([Kind.WORDING], [Kind.CONFLICT])


def test_a_thousandfold_slip_is_found_across_periods() -> None:
    tonnes = fact("cargo", "", "850", Unit("t"), source="B", status="planned", place="Port")
    thousand = fact("cargo", "2024", "850", Unit("t", 3), status="planned", place="Port")
    found = find_disagreements(Evidence(dataset(thousand, tonnes)))
    assert [item.kind for item in found] == [Kind.UNIT]
    assert {item.id for item in found[0].observations} == {thousand.id, tonnes.id}


def test_one_digit_a_thousand_apart_is_no_slip() -> None:
    assert kinds(fact("cargo", "2024", "6", Unit("t")), fact("cargo", "2023", "6", Unit("t", 3))) == []


def test_growth_that_does_not_fit_the_levels() -> None:
    observations = (
        trade("turnover", "2022", "62"),
        trade("turnover", "2024", "47", qualifier="almost"),
        change("turnover", "2024", "13"),
        change("turnover", "2023", "25", source="B"),
    )
    found = find_disagreements(Evidence(dataset(*observations)), GROWTHS)
    assert [(item.kind, str(item.period)) for item in found] == [(Kind.GROWTH, "2023")]
    assert found[0].computed is not None
    assert round(found[0].computed.nominal) == -33


def test_dollars_of_one_year_and_a_share_of_another_have_no_growth() -> None:
    dollars = trade("turnover", "2024", "47")
    part = fact("trade_value", "2023", "40", Unit("%"), **dict(dollars.dimensions.items()))
    assert kinds(dollars, part, change("turnover", "2024", "13", source="B")) == []


def test_no_growth_from_nothing() -> None:
    assert (
        kinds(trade("turnover", "2024", "47"), trade("turnover", "2023", "0"), change("turnover", "2024", "13")) == []
    )


def test_a_fall_of_everything_implies_no_level_before() -> None:
    other = change("turnover", "2024", "5", source="B")
    assert kinds(trade("turnover", "2024", "47"), change("turnover", "2024", "-100"), other) == [Kind.CONFLICT]


def test_growth_from_which_the_level_was_derived_is_not_held_against_itself() -> None:
    assert kinds(trade("turnover", "2024", "47"), change("turnover", "2024", "13")) == []


def test_a_plan_and_its_outcome_are_no_contradiction() -> None:
    plan = fact("cargo", "2024", "850", Unit("t", 3), status="planned", place="Port")
    outcome = fact("cargo", "2024", "240", Unit("t", 3), qualifier="over", source="B", place="Port")
    evidence = Evidence(dataset(plan, outcome))
    assert find_disagreements(evidence) == ()
    (pair,) = plans_and_outcomes(evidence)
    assert (pair.plan.chosen, pair.outcome.chosen, pair.is_missed) == (plan, outcome, True)


def test_a_plan_that_was_met_is_not_missed() -> None:
    plan = fact("cargo", "2024", "200", Unit("t", 3), status="planned")
    outcome = fact("cargo", "2024", "190", Unit("t", 3), qualifier="about", source="B")
    assert [pair.is_missed for pair in plans_and_outcomes(Evidence(dataset(plan, outcome)))] == [False]


@given(st.decimals(min_value="0.1", max_value="9999", places=1), st.sampled_from(["exact", "almost", "over", "about"]))
def test_a_number_never_contradicts_itself(value: Decimal, qualifier: str) -> None:
    low, high = span(fact("x", "2024", str(value), qualifier=qualifier))
    assert low <= value * 10**6 <= high

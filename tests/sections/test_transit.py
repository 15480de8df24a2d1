"""Transit, apart from trade."""

from __future__ import annotations

from reportgen.model.briefing import Chart, Table
from reportgen.model.dataset import Dataset
from reportgen.model.facts import Observation, Unit
from tests.facts import dataset, fact
from tests.sections.plain import lines, only, rows, text
from tests.sections.tables import made

TONNES = Unit("t", 3)


def cargo(period: str, value: str | None, place: str = "Ports", **more: str) -> Observation:
    return fact("cargo", period, value, TONNES, flow="transit", reporter="Ruritania", place=place, area="ports", **more)


def facts() -> Dataset:
    return dataset(
        cargo("2022", "200", qualifier="over", status="planned", source="S2"),
        cargo("2022", "100", qualifier="over"),
        cargo("2024", "850", status="planned", source="S2"),
        cargo("2024", "850", status="planned", source="S3"),
        cargo("2024", "240", qualifier="over"),
        cargo("2025-01/2025-04", "60", qualifier="about", status="provisional"),
        cargo("", "1000", qualifier="over", status="potential"),
        cargo("2025", "200", place="Rival", status="planned", commodity="Potash"),
        fact("capacity", "2025", "16", Unit("t/year", 6), area="ports", place="Ports"),
        fact("cargo", "2024", "6", Unit("t", 6), area="ports", place="Ports", commodity="All cargo"),
    )


def test_plan_stands_against_outcome_in_words() -> None:
    assert lines(made("transit", facts()))[:2] == [
        (
            "Cargo through Ports is transit: no export to Graustark and no import from it, and in no trade figure "
            "here. "
            "Cargo, Ports, 2024: over 240 thousand tonnes. "
            "Cargo, Ports, January–April 2025: about 60 thousand tonnes [p]."
        ),
        (
            "Of over 200 thousand tonnes planned for 2022, over 100 thousand tonnes are on record, "
            "about 50% of the plan. Of 850 thousand tonnes planned for 2024, over 240 thousand tonnes are on record, "
            "about 28% of the plan."
        ),
    ]


def test_plan_stands_against_outcome_in_a_chart() -> None:
    chart = only(made("transit", facts()), Chart)
    assert chart.spec.kind == "bullet"
    plan, outcome = chart.spec.series
    assert [str(point.at) for point in plan.points] == ["2022", "2024"]
    assert [point.quantity and point.quantity.low for point in outcome.points] == [100, 240]
    assert (
        text(chart.title)
        == "Cargo stayed below plan each time: over 240 thousand tonnes of 850 thousand tonnes in 2024"
    )


def test_capacity_what_was_called_possible_and_other_places_have_lines_of_their_own() -> None:
    printed = lines(made("transit", facts()))
    assert "Capacity, Ports, 2025: 16 million tonnes a year." in printed
    assert "Called possible, not an outcome: Cargo, Ports: over 1,000 thousand tonnes [p]." in printed
    assert "Rival: Cargo, potash, 2025: 200 thousand tonnes [p]." in printed


def test_everybodys_cargo_and_other_places_may_be_left_out_of_the_table() -> None:
    found = [cells[0] for cells in rows(only(made("transit", facts(), others=False), Table))]
    assert set(found) == {"Ports", "Ruritania, all goods"}


def test_the_table_tells_plans_from_outcomes_and_joins_sources_that_agree() -> None:
    found = rows(only(made("transit", facts()), Table))
    plans = [cells for cells in found if cells[1:4] == ["2024", "850 [p]", "plan"]]
    assert len(plans) == 1
    assert ["Ruritania, all goods", "2024", "over 240", "outcome", ""] in found
    assert ["Ruritania, all goods", "no year named", "over 1,000 [p]", "potential", ""] in found


def test_without_transit_the_section_says_so() -> None:
    assert lines(made("transit", dataset())) == ["No transit was on record by 31 January 2026."]

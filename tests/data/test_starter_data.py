"""The starter's library example holds together: sources, periods, sums, and the series a first briefing shows."""

from __future__ import annotations

from decimal import Decimal

from reportgen.model.facts import Qualifier, Status
from reportgen.model.period import Period

from .reference_rows import DATA, Row, cited, front_matter, rows

STARTER = DATA / "starter"


def visits(period: str, *, of_branches: bool) -> list[Row]:
    found = [row for row in rows(STARTER / "observations.csv") if row["indicator"] == "visits"]
    return [row for row in found if row["period"] == period and bool(row["branch"]) == of_branches]


def test_every_row_names_known_sources_and_periods() -> None:
    known = {row["id"] for row in rows(STARTER / "sources.csv")}
    for name in ("observations", "branches", "events"):
        for row in rows(STARTER / f"{name}.csv"):
            assert set(cited(row)) <= known, row
            assert Period.parse(row.get("period") or row["date"]), row
    for path in (STARTER / "documents").glob("*.md"):
        assert front_matter(path)[0]["source"] in known


def test_observations_use_the_fixed_words() -> None:
    for row in rows(STARTER / "observations.csv"):
        assert row["qualifier"] in set(Qualifier), row
        assert row["status"] in set(Status), row
        assert Decimal(row["low"]) <= Decimal(row["high"]), row


def test_branches_sum_to_the_total() -> None:
    (total,) = visits("2025", of_branches=False)
    assert sum(Decimal(row["low"]) for row in visits("2025", of_branches=True)) == Decimal(total["low"])
    listed = {row["branch"]: row["visits"] for row in rows(STARTER / "branches.csv")}
    assert listed == {row["branch"]: row["low"] for row in visits("2025", of_branches=True)}


def test_trends_run_over_eight_years() -> None:
    for indicator in ("visits", "loans"):
        years = {
            row["period"]
            for row in rows(STARTER / "observations.csv")
            if row["indicator"] == indicator and not row["branch"]
        }
        assert years == {str(year) for year in range(2018, 2026)}


def test_it_is_marked_as_an_example() -> None:
    assert {row["note"] for row in rows(STARTER / "sources.csv")} == {"Invented for this example"}

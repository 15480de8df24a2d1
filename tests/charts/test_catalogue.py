"""Naming the kinds loads nothing heavy; a spec that cannot be drawn is told with every fault."""

from __future__ import annotations

import datetime
import importlib.util
import subprocess
import sys
from decimal import Decimal

import pytest

from reportgen.charts import chart_kinds, draw
from reportgen.errors import RenderError
from reportgen.language import language
from reportgen.model.chart import ChartSpec, Series
from reportgen.model.facts import Unit
from reportgen.model.period import Period
from reportgen.theme import default_theme
from tests.charts.build import point, quantity, spec
from tests.charts.specs import EVENTS, events, waves, years


def complaints(chart: ChartSpec) -> list[str]:
    with pytest.raises(RenderError) as caught:
        draw(chart, default_theme(), language("en"))
    return [str(problem) for problem in caught.value.problems]


def test_listing_the_kinds_does_not_load_matplotlib() -> None:
    code = "import sys, reportgen.charts as charts; charts.chart_kinds(); sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", list(chart_kinds()))
def test_every_kind_has_a_module_and_a_summary(name: str) -> None:
    kind = chart_kinds()[name]
    assert kind.name == name
    assert kind.summary
    assert importlib.util.find_spec(f"reportgen.charts.{kind.module}")


def test_an_unknown_kind_is_told_with_the_known_ones() -> None:
    (told,) = complaints(spec("colums", years({2024: 1})))
    assert told.startswith(
        "chart 'colums': there is no such kind of chart; did you mean 'columns'? Known: columns, lines"
    )


def test_every_fault_of_a_spec_is_told_at_once() -> None:
    tonnes = Series("Cargo", (point(2024, quantity(1, unit=Unit("t"))),))
    wild = Series("Wild", (point(2024, quantity(Decimal("Infinity"))),))
    told = complaints(spec("columns", wild, tonnes, height=0))
    assert len(told) == 4
    assert "a drawing of 470 × 0 pt cannot be made" in told[0]
    assert "2 series are too many; this kind shows 1" in told[1]
    assert (
        told[2] == "chart 'columns', series 'Wild', 2024: the value is not a finite number; leave it out to show a gap"
    )
    assert "several units share one axis: USD ('Wild'), t ('Cargo')" in told[3]


@pytest.mark.parametrize("value", ["NaN", "-Infinity"])
def test_numbers_that_are_not_finite_are_refused(value: str) -> None:
    assert "not a finite number" in complaints(spec("lines", Series("x", (point(2024, quantity(value)),))))[0]


def test_the_balance_is_checked_too() -> None:
    balance = Series("Balance", (point(2024, quantity("Infinity")),))
    assert "'Balance'" in complaints(spec("mirrored", years({2024: 1}), years({2024: 2}), balance=balance))[0]


def test_two_points_at_one_place_are_refused() -> None:
    (told,) = complaints(spec("columns", Series("x", (point(2024, 1), point(2024, 2)))))
    assert told == "chart 'columns', series 'x': 2024 occurs twice; keep one point for each place"


def test_thirteen_lines_are_too_many() -> None:
    assert "13 series are too many; this kind shows 12" in complaints(spec("lines", *waves(13)))[0]


def test_no_room_for_the_labels_is_told_with_the_height_that_would_do() -> None:
    assert (
        "12 rows do not fit into 50 pt; make it at least 114 pt high, or show at most 5 rows"
        in complaints(spec("range", Series("x", tuple(point(f"Place {n}", n) for n in range(12))), height=50))[0]
    )
    assert "events do not fit" in complaints(spec("timeline", events(*EVENTS), height=60))[0]
    assert "names of 9 series do not fit" in complaints(spec("lines", *waves(9), height=70))[0]


def test_no_height_is_asked_for_that_no_page_has() -> None:
    many = Series("x", tuple(point(f"Place {n}", n) for n in range(400)))
    (told,) = complaints(spec("range", many))
    assert told == "chart 'range': 400 rows do not fit into 160 pt; show at most 16 rows (`top` or `filter`)"


def test_a_flow_below_zero_is_refused_with_a_way_out() -> None:
    (told,) = complaints(spec("mirrored", years({2024: 4}), years({2024: -1}, "Imports")))
    assert told.startswith("chart 'mirrored': series 'Imports' is below zero at 2024; write both flows as positive")


def test_an_event_without_a_day_is_told_by_name() -> None:
    assert "the event 'some day' has no day" in complaints(spec("timeline", Series("x", (point("some day", None),))))[0]


def test_a_plan_below_zero_is_refused_with_a_way_out() -> None:
    (told,) = complaints(spec("bullet", years({2024: -1}), years({2024: 1})))
    assert told == "chart 'bullet': a plan or its outcome is below zero; use 'grouped' for numbers of both signs"


def test_a_character_no_font_has_is_named_with_its_text() -> None:
    (told,) = complaints(spec("ranking", Series("x", (point("서울", 1),))))
    assert told.startswith("chart text '서울': no font has the character '서' (U+C11C)")


def test_crowded_groups_of_categories_are_refused_with_a_way_out() -> None:
    crowded = Series("x", tuple(point(f"Some category {n}", n) for n in range(40)))
    assert "do not fit side by side" in complaints(spec("grouped", crowded, crowded))[0]


def test_days_and_periods_may_share_an_axis() -> None:
    mixed = Series("x", (point(2023, 1), point(Period.parse("2024-01"), 2), point(datetime.date(2024, 5, 2), 3)))
    for kind in ("columns", "lines", "mirrored", "grouped", "sparkline"):
        assert draw(spec(kind, mixed), default_theme(), language("en")).operations

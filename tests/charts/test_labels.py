"""Spreading, wrapping and shortening of labels, and the round numbers of an axis."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.charts.colours import point_colours, readable, series_colours, tint
from reportgen.charts.labels import plain, shorten, spread, wrap
from reportgen.charts.scale import Scale, axis_ticks, decimals, extent, ticks
from reportgen.charts.slots import place_label, places
from reportgen.language import language
from reportgen.model.chart import Emphasis, Series
from reportgen.model.period import Period
from reportgen.theme import default_theme
from reportgen.theme.contrast import contrast
from tests.charts.build import point

PALETTE = default_theme().palette


def width(text: str) -> float:
    return float(len(text))


@given(st.lists(st.tuples(st.floats(-50, 150), st.floats(1, 9)), min_size=1, max_size=11))
def test_spread_labels_stay_inside_apart_and_in_order(wanted: list[tuple[float, float]]) -> None:
    centres = spread([y for y, _ in wanted], [room for _, room in wanted], 0, 100)
    assert centres is not None
    placed = sorted(zip(centres, wanted, strict=True))
    for (low, (_, low_room)), (high, (_, high_room)) in itertools.pairwise(placed):
        assert high - low >= (low_room + high_room) / 2 - 1e-6
    for centre, (_, room) in placed:
        assert room / 2 - 1e-6 <= centre <= 100 - room / 2 + 1e-6


def test_labels_that_fit_stay_where_they_want_to_be() -> None:
    assert spread([10, 50, 90], [5, 5, 5], 0, 100) == [10, 50, 90]


def test_two_labels_that_collide_share_the_shift() -> None:
    assert spread([50, 50], [10, 10], 0, 100) == [45, 55]


def test_there_is_no_spread_without_room() -> None:
    assert spread([1, 2], [6, 6], 0, 10) is None


def test_wrapping_keeps_words_and_shortens_the_last_line() -> None:
    assert wrap("one two three", 7, 3, width) == ("one two", "three")
    assert wrap("one two three", 7, 1, width) == ("one tw…",)
    assert wrap("unbreakable", 5, 2, width) == ("unbr…",)
    assert wrap("", 5, 2, width) == ()


def test_shortening_leaves_what_fits() -> None:
    assert shorten("short", 5, width) == "short"
    assert shorten("longer", 5, width) == "long…"


def test_a_label_is_one_line_of_at_most_200_characters() -> None:
    assert plain("a\tb\nc") == "a b c"
    assert plain("x" * 200) == "x" * 200
    assert len(plain("x" * 201)) == 200
    assert plain("x" * 201).endswith("…")


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9), st.integers(2, 9))
def test_ticks_are_few_round_and_reach_around(low: float, length: float, most: int) -> None:
    found = ticks(low, low + length, most)
    assert float(found[0]) <= low
    assert float(found[-1]) >= low + length
    assert 2 <= len(found) <= most + 3
    assert len({b - a for a, b in itertools.pairwise(found)}) == 1


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(1, 8))
def test_an_axis_holds_its_numbers_and_is_mostly_used(low: float, length: float, most: int) -> None:
    numbers, (first, last) = axis_ticks(low, low + length, most)
    assert first <= low
    assert last >= low + length
    assert all(first <= float(number) <= last for number in numbers)
    assert len(numbers) <= most + 2
    # With one number there is seldom a rounder choice.
    assert most < 2 or length / (last - first) > 0.5


def test_an_axis_leaves_out_a_number_far_beyond_the_last_value() -> None:
    assert axis_ticks(0, 540, 1) == ((0, 500), (0, 540))
    assert axis_ticks(0, 540, 3) == ((0, 200, 400, 600), (0, 600))


def test_ticks_of_a_plain_range() -> None:
    assert ticks(0, 62, 4) == (Decimal(0), Decimal(20), Decimal(40), Decimal(60), Decimal(80))
    assert ticks(0, 92, 4) == (Decimal(0), Decimal(25), Decimal(50), Decimal(75), Decimal(100))
    assert ticks(0, 9.2, 4) == (Decimal(0), Decimal(5), Decimal(10))
    assert decimals([Decimal("0.5"), Decimal("10")]) == 1


def test_an_extent_is_never_empty() -> None:
    assert extent([Decimal(5)], with_zero=True) == (0, 5)
    assert extent([Decimal(0)], with_zero=True) == (0, 1)
    assert extent([Decimal(4)], with_zero=False) == (2, 6)
    assert extent([], with_zero=True) == (0, 1)


def test_a_scale_runs_between_its_ends() -> None:
    scale = Scale(0, 10, 100, 200)
    assert (scale(Decimal(0)), scale(5), scale(10)) == (100, 150, 200)


def test_a_highlight_makes_the_other_points_step_back() -> None:
    plain_point, loud = point(2023, 1), point(2024, 2, emphasis=Emphasis.HIGHLIGHT)
    assert point_colours([plain_point], PALETTE) == [PALETTE.series[0]]
    assert point_colours([plain_point, loud], PALETTE) == [PALETTE.context, PALETTE.series[0]]


def test_four_series_take_the_palette_and_more_step_behind_one() -> None:
    series = [Series(str(n), ()) for n in range(4)]
    assert series_colours(series, PALETTE) == list(PALETTE.series)
    many = [*series, Series("loud", (), Emphasis.HIGHLIGHT)]
    assert series_colours(many, PALETTE, may_repeat=True) == [PALETTE.context] * 4 + [PALETTE.series[0]]


@pytest.mark.parametrize("colour", [*PALETTE.series, PALETTE.context, PALETTE.text, PALETTE.text_secondary])
def test_marks_and_text_stand_out_from_white(colour: str) -> None:
    assert contrast(colour) >= 3
    assert contrast(readable(colour)) >= 4.5


def test_a_tint_lies_between_the_colour_and_white() -> None:
    assert tint("#12436D", 1) == "#12436D"
    assert tint("#12436D", 0) == "#FFFFFF"


def slots(*texts: str) -> list[str]:
    series = Series("x", tuple(point(Period.parse(text), 1) for text in texts))
    return [str(place) for place in places([series])]


def test_missing_periods_are_filled_in() -> None:
    assert slots("2017", "2020") == ["2017", "2018", "2019", "2020"]
    assert slots("2024-11", "2025-02") == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert slots("2023-Q3", "2024-Q1") == ["2023-07/2023-09", "2023-10/2023-12", "2024-01/2024-03"]


def test_the_same_months_of_several_years_are_a_year_apart() -> None:
    assert slots("2022-01/2022-02", "2024-01/2024-02") == ["2022-01/2022-02", "2023-01/2023-02", "2024-01/2024-02"]


def test_a_part_year_follows_its_years() -> None:
    assert slots("2025-01/2025-02", "2022", "2024") == ["2022", "2023", "2024", "2025-01/2025-02"]


def test_series_share_their_places_in_the_order_of_time() -> None:
    early, late = Series("a", (point(2020, 1),)), Series("b", (point(2018, 1),))
    assert [str(place) for place in places([early, late])] == ["2018", "2019", "2020"]


def test_categories_keep_the_order_given() -> None:
    assert places([Series("a", (point("z", 1), point("b", 1)))]) == ("z", "b")


def test_places_are_worded_short() -> None:
    assert place_label(Period.parse("2025-01/2025-02"), language("en")) == "Jan–Feb\u00a02025"

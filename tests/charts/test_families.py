"""The house rules, checked on the recorded drawings of every family."""

from __future__ import annotations

import dataclasses
import itertools
from dataclasses import replace

import pytest
from matplotlib import rc_context

from reportgen.charts import chart_kinds, draw
from reportgen.charts.sheet import ASCENT_EM, DESCENT_EM, Box
from reportgen.errors import RenderError
from reportgen.language import language
from reportgen.model.chart import ChartSpec, Emphasis, Series
from reportgen.model.drawing import DisplayList, PathOperation, TextOperation
from reportgen.model.facts import Status, Unit
from reportgen.theme import Theme, default_theme
from tests.charts.build import point, quantity, spec
from tests.charts.specs import (
    CARGO_BY_SEA,
    DIFFICULT,
    EMPTY,
    EXPORTS,
    IMPORTS,
    JANUARY_FEBRUARY,
    ORDINARY,
    REGIONS,
    TURNOVER,
    days,
    named,
    years,
)

THEME = default_theme()
ENGLISH = language("en")
EVERY = {**ORDINARY, **DIFFICULT}
EDGE_PT = 0.3


def drawn(chart: ChartSpec) -> DisplayList:
    return draw(chart, THEME, ENGLISH)


def box(text: TextOperation) -> Box:
    descent, ascent = DESCENT_EM * text.size_pt, ASCENT_EM * text.size_pt
    return Box(text.x + 0.05, text.y - descent + 0.05, text.width_pt - 0.1, ascent + descent - 0.1)


def words(drawing: DisplayList) -> list[str]:
    return [text.text.replace("\u00a0", " ") for text in drawing.texts()]


def paths(drawing: DisplayList) -> list[PathOperation]:
    return [operation for operation in drawing.operations if isinstance(operation, PathOperation)]


def filled_boxes(drawing: DisplayList) -> list[Box]:
    """The filled rectangles, one for each subpath."""
    found = []
    for path in paths(drawing):
        corners: list[tuple[float, float]] = []
        for segment in path.segments:
            if segment[0] == "Z" and path.brush and path.brush.colour != (1.0, 1.0, 1.0):
                xs, ys = zip(*corners, strict=True)
                found.append(Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
            corners = [] if segment[0] == "Z" else [*corners, *([segment[1:3]] if segment[0] in "ML" else [])]
    return found


@pytest.mark.parametrize("name", EVERY)
def test_no_text_leaves_the_drawing(name: str) -> None:
    drawing = drawn(EVERY[name])
    for text in drawing.texts():
        where = box(text)
        assert where.x >= -EDGE_PT, text
        assert where.y >= -EDGE_PT, text
        assert where.right <= drawing.width_pt + EDGE_PT, text
        assert where.top <= drawing.height_pt + EDGE_PT, text


@pytest.mark.parametrize("name", EVERY)
def test_no_text_covers_another(name: str) -> None:
    for one, other in itertools.combinations(drawn(EVERY[name]).texts(), 2):
        assert not box(one).overlaps(box(other)), (one.text, other.text)


@pytest.mark.parametrize("name", EVERY)
def test_text_is_horizontal_large_enough_and_dark_enough(name: str) -> None:
    for text in drawn(EVERY[name]).texts():
        assert text.angle_deg == 0
        assert text.size_pt >= THEME.sizes.chart_label_least_pt
        assert contrast(text.colour) >= 4.5


@pytest.mark.parametrize("name", EVERY)
def test_no_mark_leaves_the_drawing(name: str) -> None:
    drawing = drawn(EVERY[name])
    for path in paths(drawing):
        for segment in path.segments:
            for x, y in zip(segment[1::2], segment[2::2], strict=True):
                assert -EDGE_PT <= x <= drawing.width_pt + EDGE_PT
                assert -EDGE_PT <= y <= drawing.height_pt + EDGE_PT


UNDER_LABELS = ("bullet", "range", "heatmap")


@pytest.mark.parametrize("name", [name for name in EVERY if EVERY[name].kind not in UNDER_LABELS])
def test_no_text_covers_a_mark(name: str) -> None:
    drawing = drawn(EVERY[name])
    marks = [found for found in filled_boxes(drawing) if found.width > 0.5 and found.height > 0.5]
    for text, mark in itertools.product(drawing.texts(), marks):
        assert not box(text).overlaps(mark.inset(0.3)), (text.text, mark)


def test_a_persons_own_matplotlib_settings_change_nothing() -> None:
    expected = [drawn(chart) for chart in ORDINARY.values()]
    wild = {
        "text.usetex": True,
        "path.sketch": (3, 50, 9),
        "path.simplify": False,
        "lines.linewidth": 9,
        "font.family": "monospace",
        "figure.facecolor": "red",
        "patch.edgecolor": "red",
        "axes.unicode_minus": False,
        "figure.autolayout": True,
    }
    with rc_context(wild):
        assert [drawn(chart) for chart in ORDINARY.values()] == expected


@pytest.mark.parametrize("name", ORDINARY)
def test_the_same_spec_gives_an_equal_drawing(name: str) -> None:
    assert drawn(ORDINARY[name]) == drawn(ORDINARY[name])


@pytest.mark.parametrize("kind", EMPTY)
def test_a_chart_without_numbers_says_so(kind: str) -> None:
    assert words(drawn(EMPTY[kind])) == ["no data"]


def test_a_sparkline_has_no_words() -> None:
    assert drawn(ORDINARY["sparkline"]).texts() == ()
    assert drawn(spec("sparkline", Series("Nothing", (point(2024, None),)))).texts() == ()


def test_every_kind_is_drawn_here() -> None:
    assert {chart.kind for chart in ORDINARY.values()} == set(chart_kinds())


def test_columns_say_almost_and_over_and_mark_the_peak() -> None:
    said = words(drawn(ORDINARY["columns"]))
    assert {"almost 30", "62", "peak", "about 41.6", "almost 47", "over 9", "Jan–Feb 2025"} <= set(said)
    bold = {text.text for text in drawn(ORDINARY["columns"]).texts() if text.font == THEME.display.bold}
    assert bold == {"2022", "62"}


@pytest.mark.parametrize("kind", ["columns", "lines"])
@pytest.mark.parametrize("year", range(2005, 2025))
def test_the_highlighted_year_is_named_however_narrow_the_axis(kind: str, year: int) -> None:
    points = tuple(
        point(each, each % 7 + 1, emphasis=Emphasis.HIGHLIGHT if each == year else Emphasis.NORMAL)
        for each in range(2005, 2025)
    )
    parts = point(JANUARY_FEBRUARY, 1, is_part_year=True)
    said = words(drawn(spec(kind, Series("Turnover", (*points, parts)), width=210, height=120)))
    assert str(year) in said
    assert len([text for text in said if text.isdigit() and int(text) > 2000]) < 20


def test_missing_years_are_one_gap_with_one_note_and_no_zero() -> None:
    drawing = drawn(ORDINARY["columns"])
    assert {"2018", "2019", "2020", "2021"} <= set(words(drawing))
    assert words(drawing).count("no data") == 1
    assert "0" not in words(drawing)


def test_columns_rise_from_zero_in_proportion() -> None:
    full, half = sorted(filled_boxes(drawn(spec("columns", years({2023: 20, 2024: 40})))), key=lambda b: -b.height)
    assert full.y == half.y
    assert full.height == pytest.approx(2 * half.height, abs=0.02)


def test_negative_columns_hang_from_zero() -> None:
    up, down = sorted(filled_boxes(drawn(spec("columns", years({2023: 20, 2024: -20})))), key=lambda b: -b.top)
    assert up.y == pytest.approx(down.top, abs=0.01)


def test_a_band_ends_in_a_part_of_its_own() -> None:
    sure, unsure = sorted(
        filled_boxes(drawn(spec("columns", Series("x", (point(2024, quantity(10, 20)),))))), key=lambda b: b.y
    )
    assert unsure.y == pytest.approx(sure.top, abs=1)
    assert "10–20" in words(drawn(spec("columns", Series("x", (point(2024, quantity(10, 20)),)))))


def test_a_part_year_among_years_is_lighter_but_not_among_its_like() -> None:
    mixed = {path.brush.colour for path in paths(drawn(spec("columns", TURNOVER))) if path.brush}
    parts = Series("x", (point("Jan–Feb 2024", 5, is_part_year=True), point("Jan–Feb 2025", 9, is_part_year=True)))
    alike = {path.brush.colour for path in paths(drawn(spec("columns", parts))) if path.brush}
    assert len(mixed) == 3
    assert len(alike) == 1


def test_a_ranking_is_sorted_and_keeps_the_unknown_last() -> None:
    labels = [text.text for text in drawn(spec("ranking", REGIONS)).texts() if text.x == 0]
    assert labels == ["Vologda Region", "Bashkortostan", "Khabarovsk Territory", "Astrakhan Region", "Saratov Region"]
    assert "no data" in words(drawn(spec("ranking", REGIONS)))


def test_a_long_ranking_gathers_the_rest_but_never_the_highlighted() -> None:
    many = [
        point(f"Category {n}", 100 - n, emphasis=Emphasis.HIGHLIGHT if n == 25 else Emphasis.NORMAL) for n in range(30)
    ]
    said = words(drawn(spec("ranking", Series("x", tuple(many)), height=220)))
    assert "other (18)" in said
    assert "Category 25" in said
    assert "Category 24" not in said


def test_a_long_ranking_gathers_what_is_nearest_to_zero() -> None:
    many = Series("x", tuple(point(f"Category {n}", n - 25) for n in range(30)))
    said = words(drawn(spec("ranking", many, height=220)))
    assert {"Category 0", "Category 11"} <= set(said)
    assert "Category 29" not in said


def test_shares_are_never_added_up() -> None:
    points = tuple(point(f"Region {n}", quantity(n + 1, unit=Unit("%"))) for n in range(20))
    said = words(drawn(ChartSpec("ranking", (Series("Growth", points),), 470, 220)))
    assert "1…8" in said


def test_a_line_breaks_where_a_year_is_missing() -> None:
    broken = drawn(spec("lines", years({2015: 1, 2016: 2, 2019: 3, 2020: 4})))
    strokes = [path for path in paths(broken) if path.pen and path.pen.width_pt == 1.8]
    assert [[segment[0] for segment in path.segments] for path in strokes] == [["M", "L", "M", "L"]]


def test_a_line_to_a_plan_is_dashed() -> None:
    planned = Series("x", (point(2023, 1), point(2024, 2), point(2025, quantity(3, status=Status.PLANNED))))
    strokes = [path.pen for path in paths(drawn(spec("lines", planned))) if path.pen and path.pen.width_pt == 1.8]
    assert [bool(pen.dash) for pen in strokes] == [False, True]


def test_lines_are_named_at_their_ends() -> None:
    assert {"Turnover", "Exports", "12.3–13"} <= set(words(drawn(ORDINARY["lines"])))


def test_an_unknown_half_of_a_mirror_is_a_gap() -> None:
    drawing = drawn(spec("mirrored", EXPORTS, IMPORTS))
    assert words(drawing).count("no data") == 2  # exports of 2021, imports of 2023
    assert "0" not in words(drawing)


def test_the_balance_is_told_in_its_own_row_with_a_true_minus() -> None:
    assert {"Balance", "\u221213.7", "about \u221236.7"} <= set(words(drawn(ORDINARY["mirrored"])))


def test_a_bullet_tells_plan_and_outcome() -> None:
    assert {"over 200", "over 100", "850", "over 240", "no data"} <= set(words(drawn(ORDINARY["bullet"])))


def test_a_range_labels_both_ends() -> None:
    said = words(drawn(ORDINARY["range"]))
    assert said.count("12.3") == said.count("13") == 3


def test_a_timeline_tells_every_event_with_its_day() -> None:
    said = " ".join(words(drawn(ORDINARY["full timeline"])))
    for piece in ("27 September 2012", "July 2022", "26–27 October 2022", "protocol signed"):
        assert piece in said


def test_many_columns_become_a_line_on_a_time_axis_and_a_ranking_of_categories() -> None:
    assert "Rate" in words(drawn(DIFFICULT["2,000 columns"]))
    assert "other (18)" in words(drawn(DIFFICULT["30 categories as columns"]))


def test_an_index_is_100_where_all_series_begin_whatever_their_units() -> None:
    early = years({2019: 4, 2020: 5, 2021: 10}, "Early")
    said = words(drawn(spec("indexed", early, CARGO_BY_SEA)))
    assert {"2020 = 100", "200", "218"} <= set(said)  # 10 of 5, 240 of 110


def test_stacked_columns_add_up_and_name_their_parts() -> None:
    chart = spec("stacked", years({2023: 1, 2024: 2}, "Exports"), years({2023: 3, 2024: 5.5}, "Imports"))
    assert {"4", "7.5", "Exports", "2", "Imports", "5.5"} <= set(words(drawn(chart)))
    low, high = sorted(filled_boxes(drawn(chart)), key=lambda b: (b.x, b.y))[2:]
    assert high.y == pytest.approx(low.top, abs=0.02)
    assert high.height == pytest.approx(low.height * 2.75, abs=0.05)


def test_an_unknown_part_leaves_no_sum() -> None:
    said = words(drawn(ORDINARY["stacked with a gap"]))
    assert said.count("incomplete") == 4
    assert {"8.1", "14.9"} <= set(said)


def test_shares_fill_the_height_and_are_worded_in_percent() -> None:
    drawing = drawn(ORDINARY["shares"])
    assert {"26%", "45%", "29%"} <= set(words(drawing))
    columns: dict[float, float] = {}
    for each in filled_boxes(drawing):
        columns[each.x] = columns.get(each.x, 0.0) + each.height
    assert max(columns.values()) == pytest.approx(min(columns.values()), abs=0.05)


def test_areas_rise_from_zero_and_stop_at_gaps() -> None:
    gap = drawn(spec("area", years({2015: 1, 2016: 2, 2019: 3, 2020: 4})))
    fills = [path for path in paths(gap) if path.brush and path.pen is None]
    assert [segment[0] for segment in fills[0].segments].count("Z") == 2
    zero = min(segment[2] for segment in fills[0].segments if segment[0] == "M")
    assert all(segment[2] == zero for segment in fills[0].segments if segment[0] == "M")


def test_a_dumbbell_is_sorted_by_the_number_after() -> None:
    labels = [text.text for text in drawn(ORDINARY["dumbbell"]).texts() if text.x == 0]
    assert labels == ["Vologda", "Rostov", "Bashkortostan", "Astrakhan", "Saratov"]
    assert "180  no data" in words(drawn(ORDINARY["dumbbell"]))


@pytest.mark.parametrize("kind", ["dumbbell", "waterfall"])
def test_periods_stay_in_the_order_of_time(kind: str) -> None:
    before, after = years({2021: 5, 2022: 9, 2023: 7}, "Plan"), years({2021: 6, 2022: 3, 2023: 9}, "Done")
    texts = sorted(drawn(spec(kind, before, after)).texts(), key=lambda text: -text.y)
    assert [text.text for text in texts if text.text.startswith("202")] == ["2021", "2022", "2023"]


def test_a_slope_names_every_line_once() -> None:
    said = words(drawn(ORDINARY["slope"]))
    assert all(said.count(name) == 1 for name in ("Vologda", "Rostov", "Astrakhan", "Bashkortostan", "Saratov"))
    assert {"2015", "2024", "31", "about 47", "no data"} <= set(said)


def test_a_waterfall_tells_signed_changes_between_two_levels() -> None:
    chart = spec("waterfall", named("2023", {"Food": 10, "Lifts": 7}), named("2024", {"Food": 8, "Lifts": 12.5}))
    assert words(drawn(chart)) == ["2023", "Lifts", "Food", "2024", "17", "+5.5", "\u22122", "20.5"]


def test_a_waterfall_of_changes_ends_where_they_lead() -> None:
    assert {"41.6", "+3.2", "\u22124.1", "+6.3", "Result", "47.0"} <= set(
        words(drawn(ORDINARY["waterfall of changes"]))
    )
    cut = spec("waterfall", named("x", {"2023": 5, "Food": None, "Lifts": 2}))
    assert "Result" not in words(drawn(cut))


def test_a_share_bar_is_sorted_and_names_what_is_missing() -> None:
    said = words(drawn(ORDINARY["sharebar"]))
    assert [each for each in said if each.endswith("%")] == ["48%", "28%", "12%", "7.3%", "4.8%"]
    assert "no data: Lifts" in said


def test_many_parts_of_a_bar_are_gathered() -> None:
    assert "other (23)" in words(drawn(DIFFICULT["30 parts of a bar"]))


def test_a_share_bar_keeps_who_is_told_of_and_gathers_names_that_would_stand_far_away() -> None:
    parts = {f"Category number {n}": 30 - n / 10 for n in range(30)}
    said = words(drawn(spec("sharebar", named("x", parts, "Category number 25"), height=110)))
    assert {"Category number 0", "Category number 25", "other (27)"} <= set(said)


def test_heatmap_numbers_stand_out_from_their_cells() -> None:
    for name in ("heatmap", "negative heatmap", "equal heatmap"):
        drawing = drawn(EVERY[name])
        (ink,) = {text.colour for text in drawing.texts() if text.text[-1].isdigit() and len(text.text) < 4}
        for path in paths(drawing):
            if path.brush:
                assert contrast(ink) / contrast(path.brush.colour) >= 4.5


def test_a_crowded_heatmap_has_a_key_instead_of_numbers() -> None:
    said = words(drawn(DIFFICULT["months as a heatmap"]))
    assert {"1.5", "11.5", "2021"} <= set(said)
    assert len(said) < 12


def test_small_multiples_share_one_scale() -> None:
    drawing = drawn(spec("multiples", years({2023: 1, 2024: 10}, "A"), years({2023: 10, 2024: 1}, "B")))
    first, second = [path for path in paths(drawing) if path.pen and path.pen.width_pt == 1.8]
    heights = [[segment[2] for segment in path.segments] for path in (first, second)]
    assert heights[0] == heights[1][::-1]
    assert {"A", "10", "B", "1"} <= set(words(drawing))


def test_a_scatter_tells_both_measures_with_their_units() -> None:
    tonnes = Series("Cargo", (point("A", quantity(5, unit=Unit("t", 3))), point("B", quantity(7, unit=Unit("t", 3)))))
    said = words(drawn(spec("scatter", named("Turnover", {"A": 1, "B": 2, "C": 3}), tonnes)))
    assert {"A", "B", "no data: 1"} <= set(said)
    assert "Turnover, million US dollars" in "".join(said)
    assert "Cargo, thousand tonnes" in "".join(said)


@pytest.mark.parametrize("width", [470, 150])
def test_a_crowded_scatter_tells_how_many_points_are_named(width: float) -> None:
    x, y = (named(label, {f"Name {n}": (n * by) % 37 for n in range(100)}) for label, by in (("x", 7), ("y", 11)))
    said = words(drawn(spec("scatter", x, y, height=220, width=width)))
    shown = sum(text.startswith("Name ") for text in said)
    assert 0 < shown < 100
    assert f"{shown} of 100 points named" in said


def test_a_scatter_of_few_points_names_all_and_says_nothing_of_it() -> None:
    said = words(drawn(spec("scatter", named("x", {"A": 1, "B": 5}), named("y", {"A": 2, "B": 1}))))
    assert {"A", "B"} <= set(said)
    assert not any("named" in text for text in said)


def test_parts_below_zero_are_refused_with_a_way_out() -> None:
    for kind in ("stacked", "shares", "area"):
        with pytest.raises(RenderError, match="below zero at 2023; use 'grouped' or 'lines'"):
            drawn(spec(kind, years({2023: -1}), years({2023: 2}, "b")))
    with pytest.raises(RenderError, match="use 'ranking'"):
        drawn(spec("sharebar", named("x", {"A": -1})))


def test_a_comparison_needs_two_series() -> None:
    with pytest.raises(RenderError, match="this kind compares 2 series, not 1"):
        drawn(spec("slope", years({2024: 1})))


def test_an_index_without_a_common_beginning_is_refused() -> None:
    with pytest.raises(RenderError, match="no place in common"):
        drawn(spec("indexed", years({2020: 1}), years({2021: 1}, "b")))


def contrast(colour: tuple[float, float, float]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def grey_theme() -> Theme:
    """The default look without colours: all series but the first need a texture."""
    series = ("#000000", "#767676", "#3D3D3D", "#787878")
    return replace(THEME, palette=replace(THEME.palette, series=series, context="#757575", accent="#000000"))


def test_without_colours_all_lines_but_the_first_are_dashed_and_columns_hatched() -> None:
    lines = draw(spec("lines", *ORDINARY["four lines"].series), grey_theme(), ENGLISH)
    dashes = [path.pen.dash for path in paths(lines) if path.pen and path.pen.width_pt == 1.8]
    assert len(set(dashes)) == 4
    stacked = draw(ORDINARY["stacked"], grey_theme(), ENGLISH)
    assert any(path.clip and path.pen and path.pen.colour == (0, 0, 0) for path in paths(stacked))
    assert not any(path.clip for path in paths(drawn(ORDINARY["stacked"])))


def test_neighbouring_parts_differ_in_grey_print() -> None:
    def lightness(colour: tuple[float, float, float]) -> float:
        return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]

    drawing = drawn(ORDINARY["stacked"])
    parts = [path.brush.colour for path in paths(drawing) if path.brush and path.pen is None]
    assert len(parts) >= 3
    for below, above in itertools.pairwise(parts[:3]):
        assert abs(lightness(below) - lightness(above)) > 0.15


def test_marks_stand_out_from_the_paper() -> None:
    for colour in (*THEME.palette.series, THEME.palette.context):
        assert contrast(tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))) >= 3


def test_equal_and_zero_cells_are_pale_and_signs_are_told_without_colour() -> None:
    zeros = drawn(spec("heatmap", years({2023: 0, 2024: 0})))
    assert all(contrast(path.brush.colour) < 3 for path in paths(zeros) if path.brush)
    crowded = spec("heatmap", years({year: (-1) ** year * 1234.5 for year in range(1990, 2025)}), height=60)
    strokes = [path for path in paths(drawn(crowded)) if path.pen and path.pen.width_pt == 0.75]
    assert sum(segment[0] == "M" for path in strokes for segment in path.segments) >= 17


def test_many_groups_and_flows_of_days_become_lines() -> None:
    for kind in ("grouped", "mirrored"):
        drawing = drawn(spec(kind, days(900), dataclasses.replace(days(900), label="Other")))
        assert {"Rate", "Other"} <= set(words(drawing))
        assert not [each for each in filled_boxes(drawing) if each.width > 0]


def test_a_mirror_without_room_for_all_numbers_tells_the_largest() -> None:
    flows = [years({year: 10_000 + year * factor for year in range(1990, 2025)}, name) for name, factor in AB]
    assert {"12,024", "14,048"} <= set(words(drawn(spec("mirrored", *flows))))


def test_a_mirror_without_room_for_all_balances_tells_the_last() -> None:
    flows = [years({year: 10 + year % 5 * factor for year in range(2010, 2025)}, name) for name, factor in AB]
    balance = years({year: -10.5 if year == 2024 else 2.5 for year in range(2010, 2025)}, "Balance")
    said = words(drawn(spec("mirrored", *flows, width=210, balance=balance)))
    assert "\u221210.5" in said
    assert "2.5" not in said


AB = (("A", 1), ("B", 2))


def test_a_share_too_small_to_be_written_is_not_nothing() -> None:
    said = words(drawn(spec("sharebar", named("x", {"A": 1_000_000, "B": 1}))))
    assert "under 0.01%" in said
    assert "0.00%" not in said


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_theme_of_few_colours_draws_every_kind(count: int) -> None:
    palette = dataclasses.replace(THEME.palette, series=THEME.palette.series[:count])
    for chart in ORDINARY.values():
        assert draw(chart, dataclasses.replace(THEME, palette=palette), ENGLISH).operations

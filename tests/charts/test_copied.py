"""The plain theme copied to pure black and white, by a threshold and by dithering: series stay apart."""

from __future__ import annotations

import io
import itertools

import numpy as np
import pytest
from PIL import Image

from reportgen.charts import draw
from reportgen.language import language
from reportgen.model.chart import ChartSpec, Emphasis, Series
from reportgen.model.drawing import PathOperation, Segment
from reportgen.model.period import Period
from reportgen.theme import Theme, shipped_theme
from tests.charts.build import point, spec
from tests.charts.replay import png
from tests.charts.specs import named, years

DPI = 200
LEAST_APART = 0.15  # of the area that is black
SAME = dict.fromkeys((2022, 2023, 2024), 50.0)


def plain_theme() -> Theme:
    return shipped_theme("plain")


def copied(chart: ChartSpec, *, dithered: bool) -> np.ndarray:
    """The drawing as a copier prints it: True is black."""
    theme = plain_theme()
    grey = Image.open(io.BytesIO(png(draw(chart, theme, language("en")), theme, DPI))).convert("L")
    bilevel = grey.convert("1") if dithered else grey.point(lambda value: 255 if value > 127 else 0).convert("1")
    return ~np.asarray(bilevel)


def blackness(picture: np.ndarray, left: float, bottom: float, width: float, height: float) -> float:
    """How much of a box, in shares of the picture from its lower left, is black."""
    high, wide = picture.shape
    rows = slice(round(high * (1 - bottom - height)), round(high * (1 - bottom)))
    return float(picture[rows, round(wide * left) : round(wide * (left + width))].mean())


@pytest.mark.parametrize("dithered", [False, True])
def test_three_groups_of_columns_stay_apart(dithered: bool) -> None:
    picture = copied(spec("grouped", *(years(SAME, name) for name in "abc"), width=300), dithered=dithered)
    # The middle place: three bars side by side, between half and three quarters of the height.
    bars = [blackness(picture, left, 0.3, 0.05, 0.3) for left in (0.385, 0.475, 0.565)]
    assert bars[0] > 0.95
    assert all(0.05 < bar < 0.7 for bar in bars[1:])


@pytest.mark.parametrize("dithered", [False, True])
def test_what_steps_back_stays_apart_from_what_speaks(dithered: bool) -> None:
    loud = Series("x", (point("A", 10, emphasis=Emphasis.HIGHLIGHT), point("B", 10)))
    picture = copied(spec("ranking", loud, width=300, height=60), dithered=dithered)
    upper, lower = (blackness(picture, 0.3, bottom, 0.4, 0.1) for bottom in (0.7, 0.2))
    assert upper > 0.95
    assert 0.05 < lower < 0.7


def test_parts_of_part_years_stay_apart_too() -> None:
    months = Period.parse("2025-01/2025-02")
    parts = [Series(name, (point(2024, 5), point(months, 5, is_part_year=True))) for name in "ab"]
    drawing = draw(spec("stacked", *parts), plain_theme(), language("en"))
    hatched = [each for each in drawing.operations if isinstance(each, PathOperation) and each.clip]
    slanted = [each for each in hatched if any(a[1] != b[1] and a[2] != b[2] for a, b in lines(each))]
    assert 0 < len(slanted) < len(hatched)


def lines(path: PathOperation) -> list[tuple[Segment, Segment]]:
    """The first stroke of each subpath."""
    return [(a, b) for a, b in itertools.pairwise(path.segments) if a[0] == "M" and b[0] == "L"]


def test_numbers_in_dark_cells_outlive_the_copier() -> None:
    cells = spec("heatmap", named("a", {"A": 100, "B": 50}), named("b", {"A": 1, "B": 75}), width=300, height=80)
    picture = copied(cells, dithered=False)
    halves = [picture[:, start : start + 300].mean() for start in range(100, picture.shape[1] - 300, 100)]
    assert max(halves) < 0.2


def test_the_parts_of_one_bar_differ_in_ruling() -> None:
    bar = spec("sharebar", named("x", dict.fromkeys("abcd", 25)), width=400, height=90)
    picture = copied(bar, dithered=False)
    middle = next(row for row in range(picture.shape[0]) if picture[row, 20:200].all())
    strips = [picture[middle + 8 : middle + 60, at : at + 120] for at in (60, 330, 600, 870)]
    ruled = [(strip.any(axis=0).mean(), strip.any(axis=1).mean()) for strip in strips]
    for one, other in itertools.combinations(
        [(strip.mean(), *each) for strip, each in zip(strips, ruled, strict=True)], 2
    ):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > LEAST_APART


@pytest.mark.parametrize("dithered", [False, True])
def test_crowded_cells_are_filled_as_far_as_their_numbers_go(dithered: bool) -> None:
    values = [10, 40, 70, 100] * 15
    line = Series(
        "x", tuple(point(Period.parse(f"{2020 + n // 12}-{n % 12 + 1:02d}"), v) for n, v in enumerate(values))
    )
    picture = copied(spec("heatmap", line, width=240, height=60), dithered=dithered)
    shades = [blackness(picture, 0.03 + n * 0.97 / 60, 0.0, 0.9 / 60, 0.72) for n in range(24, 28)]
    assert all(later - earlier > 0.1 for earlier, later in itertools.pairwise(sorted(shades))), shades

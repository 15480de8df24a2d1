"""Whatever is asked for is drawn by the house rules or refused in words."""

from __future__ import annotations

import datetime
import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.charts import chart_kinds, draw
from reportgen.errors import RenderError
from reportgen.language import language
from reportgen.model.chart import ChartSpec, Emphasis, Point, Series
from reportgen.model.facts import Qualifier, Status
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.theme import default_theme
from tests.charts.build import quantity
from tests.charts.test_families import EDGE_PT, box

THEME = default_theme()
ENGLISH = language("en")
NAMES = (
    "Food",
    "Machinery and equipment",
    "Рыба",
    "A",
    "Chemicals & $x_1$",
    "Lifts, hoists and loading machinery",
    "x" * 70,
)

years = st.lists(st.integers(1990, 2025).map(Period.of_year), min_size=1, max_size=20, unique=True)
months = st.lists(st.integers(0, 59), min_size=1, max_size=30, unique=True).map(
    lambda found: [Period.parse(f"{2020 + month // 12}-{month % 12 + 1:02d}") for month in sorted(found)]
)
days = st.lists(st.dates(datetime.date(2019, 1, 1), datetime.date(2025, 12, 31)), min_size=1, max_size=20, unique=True)
names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=7, unique=True)
numbers = st.decimals(-1000, 100_000, places=1)


@st.composite
def quantities(choose: st.DrawFn) -> Quantity | None:
    if choose(st.integers(0, 6)) == 0:
        return None
    low = choose(numbers)
    high = low + abs(choose(numbers)) if choose(st.integers(0, 5)) == 0 else low
    status = choose(st.sampled_from((Status.REPORTED, Status.REPORTED, Status.PLANNED, Status.FORECAST)))
    return quantity(str(low), str(high), qualifier=choose(st.sampled_from(Qualifier)), status=status)


@st.composite
def specs(choose: st.DrawFn) -> ChartSpec:
    kind = choose(st.sampled_from(sorted(chart_kinds())))
    places = choose(years | months | days | names)
    emphases = st.sampled_from((Emphasis.NORMAL, Emphasis.NORMAL, Emphasis.HIGHLIGHT, Emphasis.CONTEXT))
    notes = st.sampled_from(("", "", "peak", "a longer note"))

    def series() -> Series:
        points = (
            Point(at, choose(quantities()), choose(emphases), choose(st.booleans()), choose(notes)) for at in places
        )
        return Series(choose(st.sampled_from(NAMES)), tuple(points), choose(emphases))

    count = choose(st.integers(1, min(4, chart_kinds()[kind].most_series)))
    balance = series() if kind == "mirrored" and choose(st.booleans()) else None
    size = choose(st.sampled_from(((470, 160), (470, 100), (225, 150), (140, 120))))
    return ChartSpec(kind, tuple(series() for _ in range(count)), *size, balance, choose(st.sampled_from((3, 6, 9))))


@given(specs())
@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_any_chart_obeys_the_rules_or_says_why_not(chart: ChartSpec) -> None:
    try:
        drawing = draw(chart, THEME, ENGLISH)
    except RenderError as refused:
        assert all(problem.where.startswith("chart '") and problem.remedy for problem in refused.problems)
        return
    for text in drawing.texts():
        where = box(text)
        assert where.x >= -EDGE_PT, text
        assert where.y >= -EDGE_PT, text
        assert where.right <= drawing.width_pt + EDGE_PT, text
        assert where.top <= drawing.height_pt + EDGE_PT, text
    for one, other in itertools.combinations(drawing.texts(), 2):
        assert not box(one).overlaps(box(other)), (one.text, other.text)

"""Specs of every family, ordinary and difficult, drawn by several tests."""

from __future__ import annotations

import dataclasses
import datetime
import math

from reportgen.charts import chart_kinds
from reportgen.model.chart import ChartSpec, Emphasis, Series
from reportgen.model.facts import Qualifier, Status, Unit
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from tests.charts.build import point, quantity, spec

HIGHLIGHT = Emphasis.HIGHLIGHT
THOUSAND_TONNES = Unit("t", 3)
JANUARY_FEBRUARY = Period.parse("2025-01/2025-02")


def about(value: float) -> Quantity:
    return quantity(value, qualifier=Qualifier.ABOUT)


TURNOVER = Series(
    "Turnover",
    (
        point(2017, quantity(30, qualifier=Qualifier.ALMOST)),
        point(2022, 62, emphasis=HIGHLIGHT, note="peak"),
        point(2023, about(41.6)),
        point(2024, quantity(47, qualifier=Qualifier.ALMOST)),
        point(JANUARY_FEBRUARY, quantity(9, qualifier=Qualifier.OVER), is_part_year=True),
    ),
)
EXPORTS = Series("Exports", tuple(point(year, quantity(12.3, 13)) for year in (2022, 2023, 2024)))
IMPORTS = Series("Imports", (point(2021, 18.4), point(2022, about(49)), point(2024, about(34))))
BALANCE = Series("Balance", (point(2021, -13.7), point(2022, about(-36.7)), point(2024, about(-21))))
REGIONS = Series(
    "Turnover",
    (
        point("Vologda Region", 678.1),
        point("Astrakhan Region", quantity(47, qualifier=Qualifier.ALMOST), emphasis=HIGHLIGHT),
        point("Bashkortostan", quantity(315, 320, qualifier=Qualifier.ABOUT)),
        point("Khabarovsk Territory", 47.8, note="Jan–Nov", is_part_year=True),
        point("Saratov Region", None),
    ),
)
PLANNED = {"status": Status.PLANNED, "unit": THOUSAND_TONNES}
EVENTS = (
    ("2012-09-27", "President–governor meeting"),
    ("2018-08-29", "Prime minister–governor talks; service centre"),
    ("2021-12-02", "President–governor meeting; programme to 2024"),
    ("2022-07", "IX Forum of Regions"),
    ("2022-10-26/2022-10-27", "Government visit; service centre opened"),
    ("2023-02-17", "Talks and working group"),
    ("2024-01-31", "Talks; dairy plant feasibility study"),
    ("2024-05-21", "Working group"),
    ("2024-10-28", "Partnership forum of chambers"),
    ("2025-05-02", "President–governor meeting; protocol signed"),
)


def years(values: dict[int, float], label: str = "Turnover") -> Series:
    return Series(label, tuple(point(year, value) for year, value in values.items()))


def months(count: int) -> Series:
    places = (Period.parse(f"{2020 + index // 12}-{index % 12 + 1:02d}") for index in range(count))
    return Series("Turnover", tuple(point(at, (index * 7) % 11 + 1.5) for index, at in enumerate(places)))


def days(count: int) -> Series:
    first = datetime.date(2019, 1, 1)
    values = (round(50 + 20 * math.sin(day / 90) + day % 3, 2) for day in range(count))
    return Series("Rate", tuple(point(first + datetime.timedelta(day), value) for day, value in enumerate(values)))


def waves(count: int) -> tuple[Series, ...]:
    return tuple(
        years(
            {year: round(30 + 5 * index + 8 * math.sin(year / 2 + index), 1) for year in range(2010, 2025)}, f"S{index}"
        )
        for index in range(count)
    )


def events(*chosen: tuple[str, str]) -> Series:
    return Series("Meetings", tuple(point(Period.parse(at), None, note=note) for at, note in chosen))


def cargo() -> tuple[Series, Series]:
    plan = Series(
        "Planned",
        (
            point("2022", quantity(200, qualifier=Qualifier.OVER, **PLANNED)),
            point("2024", quantity(850, **PLANNED)),
            point("Later", quantity(100, **PLANNED)),
        ),
    )
    outcome = Series(
        "Achieved",
        (
            point("2022", quantity(100, qualifier=Qualifier.OVER, unit=THOUSAND_TONNES)),
            point("2024", quantity(240, qualifier=Qualifier.OVER, unit=THOUSAND_TONNES)),
        ),
    )
    return plan, outcome


def named(label: str, values: dict[str, float | Quantity | None], highlight: str = "") -> Series:
    points = (point(at, v, emphasis=HIGHLIGHT if at == highlight else Emphasis.NORMAL) for at, v in values.items())
    return Series(label, tuple(points))


FOOD, MACHINES, OTHER = (
    years({2020: 6.1, 2021: 7.4, 2022: 14.2, 2023: 9.9, 2024: 12.3}, "Food and drink"),
    years({2020: 11.5, 2021: 13.9, 2022: 31, 2023: 20.4, 2024: 21}, "Machinery"),
    years({2020: 4.2, 2021: 4.9, 2022: 16.8, 2023: 11.3, 2024: 13.7}, "Other goods"),
)
BEFORE = named("2015", {"Vologda": 420, "Rostov": 215, "Astrakhan": 31, "Bashkortostan": 260, "Saratov": 180})
AFTER = named(
    "2024",
    {"Vologda": 678.1, "Rostov": 391, "Astrakhan": about(47), "Bashkortostan": quantity(315, 320), "Saratov": None},
    "Astrakhan",
)
CARGO_BY_SEA = Series(
    "Cargo",
    tuple(
        point(year, quantity(value, unit=THOUSAND_TONNES))
        for year, value in {2020: 110, 2021: 150, 2022: 200, 2023: 215, 2024: 240}.items()
    ),
)
GOODS = {
    "Food and drink": 12.3,
    "Machinery": 21,
    "Chemicals": 5.5,
    "Wood and paper": 3.2,
    "Textiles": 2.1,
    "Lifts": None,
}
GRID = tuple(
    Series(
        f"Region {row}", tuple(point(2018 + c, None if (row, c) == (2, 3) else row * 11.5 + c * 7) for c in range(7))
    )
    for row in range(6)
)

LONG = "A category whose name goes on and on " * 6
ODD = Series(
    "Odd names",
    (
        point("cost $x_$ ^2 & <b>", 12.5),
        point("Машины и оборудование", 8),
        point(LONG, 6),
        point("50% ↑ ў ₽", -4),
        point("line\nbreak", about(-7.25)),
    ),
)

ORDINARY: dict[str, ChartSpec] = {
    "columns": spec("columns", TURNOVER),
    "columns with bands and plans": spec(
        "columns", Series("Exports", (*EXPORTS.points, point(2025, quantity(14, status=Status.PLANNED))))
    ),
    "columns of both signs": spec("columns", years({2019: 3, 2020: -2, 2021: 0, 2022: 5, 2023: -7.5})),
    "columns by category": spec("columns", Series("Turnover", (point("Food", 6.2), point("Machinery", 4.1)))),
    "columns by month": spec("columns", months(30)),
    "lines": spec("lines", TURNOVER, EXPORTS),
    "lines by day": spec("lines", days(400)),
    "four lines": spec("lines", *waves(4)),
    "grouped": spec("grouped", EXPORTS, IMPORTS),
    "grouped, wide": spec(
        "grouped", years({2023: 1, 2024: 2}, "Exports of goods"), years({2023: 3}, "Imports of goods")
    ),
    "mirrored": spec("mirrored", EXPORTS, IMPORTS, balance=BALANCE, height=190),
    "mirrored by category": spec(
        "mirrored",
        Series("We sell", (point("Food", 4.1), point("Lifts", None, note="confidential"))),
        Series("They sell", (point("Food", 7.4), point("Fish", about(3)))),
    ),
    "ranking": spec("ranking", REGIONS),
    "timeline": spec("timeline", events(*EVENTS[:3], EVENTS[-1]), height=160),
    "full timeline": spec("timeline", events(*EVENTS), height=160),
    "sparkline": spec("sparkline", TURNOVER, width=90, height=24),
    "long sparkline": spec("sparkline", months(40), width=90, height=24),
    "bullet": dataclasses.replace(spec("bullet", *cargo(), height=120), unit_scale=3),
    "range": spec("range", Series("Exports", (point(2021, 4.7), *EXPORTS.points, point(2025, None))), height=120),
    "indexed": spec("indexed", FOOD, CARGO_BY_SEA),
    "area": spec("area", TURNOVER),
    "area of both signs": spec("area", years({2019: 3, 2020: -2, 2021: 0, 2022: 5, 2023: -7.5})),
    "stacked areas": spec("area", FOOD, MACHINES, OTHER),
    "stacked": spec("stacked", FOOD, MACHINES, OTHER),
    "stacked with a gap": spec("stacked", FOOD, years({2019: 3, 2020: 2, 2023: 5}, "Imports of goods")),
    "stacked by category": spec("stacked", named("A", {"Food": 3, "Lifts": 2}), named("B", {"Food": 1, "Lifts": 5})),
    "shares": spec("shares", FOOD, MACHINES, OTHER),
    "dumbbell": spec("dumbbell", BEFORE, AFTER),
    "slope": spec("slope", BEFORE, AFTER, height=200),
    "waterfall": spec("waterfall", BEFORE, AFTER),
    "waterfall of changes": spec(
        "waterfall", named("Turnover", {"2023": 41.6, "Food": 3.2, "Machinery": -4.1, "Lifts": 6.3})
    ),
    "sharebar": spec("sharebar", named("Exports", GOODS), height=120),
    "sharebar of three": spec("sharebar", named("Exports", {"Food": 12, "Lifts": 7, "Other goods": 2}), height=90),
    "heatmap": spec("heatmap", *GRID),
    "multiples": spec("multiples", *waves(6), height=220),
    "scatter": dataclasses.replace(spec("scatter", BEFORE, AFTER, height=200)),
}
DIFFICULT: dict[str, ChartSpec] = {
    "one column": spec("columns", years({2024: 47})),
    "one day of a line": spec("lines", days(1)),
    "one point of a line": spec("lines", years({2024: 47})),
    "equal columns": spec("columns", years(dict.fromkeys(range(2015, 2025), 5))),
    "equal line": spec("lines", years(dict.fromkeys(range(2015, 2025), 5))),
    "negative columns": spec("columns", years({year: -1.0 * year / 100 for year in range(2015, 2025)})),
    "negative line": spec("lines", years({year: -1.0 * year / 100 for year in range(2015, 2025)})),
    "zeros": spec("columns", years({2023: 0, 2024: 0})),
    "zero ranking": spec("ranking", Series("x", (point("A", 0), point("B", 0)))),
    "2,000 columns": spec("columns", days(2000)),
    "2,000 lines": spec("lines", days(2000)),
    "30 categories as columns": spec("columns", Series("x", tuple(point(f"Category {n}", n + 1) for n in range(30)))),
    "30 categories": spec("ranking", Series("x", tuple(point(f"Category {n}", n + 1) for n in range(30)))),
    "nine lines": spec("lines", *waves(9), height=200),
    "odd names": spec("ranking", ODD),
    "odd names as columns": spec("columns", ODD),
    "odd names mirrored": spec("mirrored", *(Series("$x_$", ODD.points[:3]),) * 2),
    "odd names in a range": spec("range", ODD),
    "odd names as plan": spec("bullet", *(Series("x", ODD.points[:3]),) * 2),
    "odd line names": spec("lines", years({2023: 1, 2024: 2}, LONG), years({2023: 2, 2024: 3}, "cost $x_$")),
    "long gap": spec("columns", years({1994: 3, 2024: 47})),
    "small": spec("columns", TURNOVER, width=200, height=90),
    "one point of an area": spec("area", years({2024: 47})),
    "one place of stacked areas": spec("area", years({2024: 47}), years({2024: 7}, "b")),
    "2,000 days as an area": spec("area", days(2000)),
    "2,000 days stacked": spec("stacked", days(2000), dataclasses.replace(days(2000), label="Other")),
    "2,000 days as shares": spec("shares", days(2000), dataclasses.replace(days(2000), label="Other")),
    "stacked zeros": spec("stacked", years({2023: 0, 2024: 0}), years({2023: 0, 2024: 0}, "b")),
    "one stack": spec("stacked", years({2024: 47}), years({2024: 7}, "b")),
    "odd names stacked": spec("stacked", *(Series(name, ODD.points[:2]) for name in ("$x_$", LONG)), height=200),
    "odd names as dumbbell": spec("dumbbell", ODD, Series("cost $x_$ ^2", ODD.points)),
    "odd names as slope": spec("slope", ODD, Series(LONG, ODD.points), height=190),
    "odd names as waterfall": spec("waterfall", ODD, Series("after", ODD.points[1:])),
    "odd names as shares of a bar": spec("sharebar", Series("x", ODD.points[:3]), height=150),
    "odd names as a heatmap": spec(
        "heatmap", *(Series(LONG, ODD.points[:2]), Series("$_$", ODD.points[3:])), height=200
    ),
    "odd names as multiples": spec("multiples", years({2023: 1, 2024: -2}, LONG), years({2024: 2}, "$x_$"), height=150),
    "odd names scattered": spec("scatter", ODD, Series(LONG, ODD.points), height=200),
    "equal dumbbells": spec("dumbbell", named("a", {"A": 5, "B": 5}), named("b", {"A": 5, "B": 5})),
    "equal slopes": spec("slope", named("a", {"A": 5, "B": 5}), named("b", {"A": 5, "B": 5})),
    "equal heatmap": spec("heatmap", years({2023: 5, 2024: 5})),
    "negative heatmap": spec("heatmap", years({2023: -5, 2024: -1}), years({2023: 2, 2024: None}, "b")),
    "nine multiples": spec("multiples", *waves(9), height=300),
    "24 rows of a heatmap": spec(
        "heatmap", *(dataclasses.replace(w, label=f"R{i}") for i, w in enumerate(waves(24))), height=300
    ),
    "months as a heatmap": spec("heatmap", months(60), months(48), height=80),
    "30 parts of a bar": spec("sharebar", Series("x", tuple(point(f"Cat {n}", n + 1) for n in range(30)))),
    "30 steps": spec(
        "waterfall",
        *(named(y, {f"Category {n}": n * k + 1 for n in range(30)}) for y, k in (("2023", 1), ("2024", 1.2))),
    ),
    "a fall through zero": spec("waterfall", named("x", {"Start": 5, "A": -9, "B": 2})),
    "100 dots": spec(
        "scatter",
        *(named(y, {f"Name {n}": (n * k) % 37 for n in range(100)}) for y, k in (("x", 7), ("y", 11))),
        height=220,
    ),
    "one dot": spec("scatter", years({2024: 5}), years({2024: 7}, "b")),
}
EMPTY: dict[str, ChartSpec] = {
    kind: spec(
        kind,
        *(
            Series(f"Nothing {number}", (point(2024, None),) if kind != "timeline" else ())
            for number in range(max(1, chart_kinds()[kind].least_series))
        ),
    )
    for kind in chart_kinds()
    if kind != "sparkline"
}

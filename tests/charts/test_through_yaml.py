"""Every kind with odd data, as a user gets it: a CSV and YAML, drawn by the house rules or refused with a remedy."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from reportgen.charts import chart_kinds
from reportgen.errors import Problem, ReportgenError
from reportgen.language import language
from reportgen.model.briefing import Chart
from reportgen.model.chart import Emphasis
from reportgen.model.passage import Amount
from reportgen.model.quantity import Quantity
from reportgen.pipeline import Built, components_of
from reportgen.sections.free_order import is_ordered
from tests.charts.test_families import EDGE_PT, THEME, box
from tests.charts.workspace import FEW, LETTERS, ODD, built

QUICK = [name for name in ODD if "thousand" not in name]
LONG_AGO = [
    ("lines", "two thousand days"),
    ("mirrored", "two thousand days"),
    ("ranking", "two thousand names"),
    ("scatter", "two thousand names"),
    ("heatmap", "two thousand names"),
    ("range", "two thousand days"),
]
UNSIGNED = {"area", "stacked", "shares", "sharebar", "bullet", "mirrored"}
TIMELESS = {"timeline"}


def chart_of(made: Built) -> Chart:
    (chart,) = [each for each in components_of(made.briefing) if isinstance(each, Chart)]
    return chart


def outcome(folder: Path, kind: str, name: str, code: str = "en", **options: object) -> Built | tuple[Problem, ...]:
    try:
        return built(folder, kind, ODD[name], code, **options)
    except ReportgenError as refused:
        return refused.problems


def examine(made: Built, code: str) -> None:
    """The rules that any drawing keeps, whatever the data."""
    chart = chart_of(made)
    drawing = made.drawings[chart.id]
    for text in drawing.texts():
        where = box(text)
        assert where.x >= -EDGE_PT, text
        assert where.y >= -EDGE_PT, text
        assert where.right <= drawing.width_pt + EDGE_PT, text
        assert where.top <= drawing.height_pt + EDGE_PT, text
        assert text.size_pt >= THEME.sizes.chart_label_least_pt, text
        assert "-" not in text.text or not re.search(r"(^|\s)-\d", text.text), text  # a minus is U+2212
    if len(drawing.texts()) < 120:
        for one, other in itertools.combinations(drawing.texts(), 2):
            assert not box(one).overlaps(box(other)), (one.text, other.text)
    assert language(code).text(chart.title)
    assert language(code).text(chart.subtitle)
    assert language(code).text(chart.source)
    assert 20 < len(chart.alternative) <= 250
    drawn = {leaf.id for each in _quantities(chart) for leaf in each.leaves()}
    told = {leaf.id for run in chart.title.runs if isinstance(run, Amount) for leaf in run.quantity.leaves()}
    assert told <= drawn


def _quantities(chart: Chart) -> list[Quantity]:
    return [point.quantity for line in chart.spec.series for point in line.points if point.quantity]


def refused_well(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert problem.where, problem
        assert problem.message, problem
        assert problem.remedy, problem
        assert not any(word in str(problem) for word in ("Traceback", "Error:", "None")), problem


@pytest.mark.parametrize("kind", FEW)
@pytest.mark.parametrize("code", ["en", "ru"])
def test_odd_data_are_drawn_by_the_rules_or_refused_with_a_remedy(kind: str, code: str, tmp_path: Path) -> None:
    refused = set()
    for name in QUICK if code == "en" else ("both signs", "Cyrillic", "a few gaps"):
        found = outcome(tmp_path, kind, name, code)
        if isinstance(found, Built):
            examine(found, code)
        else:
            refused_well(found)
            refused.add(name)
    if kind not in TIMELESS and code == "en":
        drawn = set(QUICK) - refused
        assert {"ordinary", "one point", "all equal", "strange labels", "Cyrillic", "a few gaps", "tiny"} <= drawn
        assert kind in {*UNSIGNED, "indexed"} or {"all negative", "both signs"} <= drawn


@pytest.mark.parametrize(("kind", "name"), LONG_AGO)
def test_two_thousand_points_are_drawn_or_counted(kind: str, name: str, tmp_path: Path) -> None:
    found = outcome(tmp_path, kind, name)
    if isinstance(found, Built):
        examine(found, "en")
    else:
        refused_well(found)
        assert "2000" in str(found[0])


@pytest.mark.parametrize("kind", [kind for kind in FEW if kind not in ("timeline", "range")])
def test_nine_series_are_drawn_by_the_rules_or_counted(kind: str, tmp_path: Path) -> None:
    found = outcome(tmp_path, kind, "ordinary", value=list(LETTERS), height_pt=260)
    if chart_kinds()[kind].most_series >= len(LETTERS):
        assert isinstance(found, Built), found
        examine(found, "en")
    else:
        assert not isinstance(found, Built)
        assert "not 9" in str(found[0])


@pytest.mark.parametrize("cell", ["inf", "-Infinity", "NaN", "1e400", "#N/A", "12,5"])
def test_what_is_no_number_is_named_with_its_row_and_a_remedy(cell: str, tmp_path: Path) -> None:
    rows = [("2023", [cell] * 9), ("2024", ["5"] * 9)]
    try:
        problems = built(tmp_path, "columns", rows).problems
    except ReportgenError as refused:
        problems = refused.problems
    told = [each for each in problems if f"data/given.csv, row 2, column a: '{cell}' is not a" in str(each)]
    assert told[0].remedy


def test_what_is_no_number_among_words_is_a_gap(tmp_path: Path) -> None:
    made = built(tmp_path, "columns", ODD["not numbers"])
    texts = [text.text for text in made.drawings[chart_of(made).id].texts()]
    assert texts.count("no data") == 1
    assert "3" in texts


def test_a_spreadsheets_small_number_is_read_as_written(tmp_path: Path) -> None:
    made = built(tmp_path, "columns", [("2024", ["0.00000001"] * 9)])
    assert [text.text for text in made.drawings[chart_of(made).id].texts()] == ["2024", "0.00000001"]


def test_a_mirror_shows_its_balance_unless_told_not_to(tmp_path: Path) -> None:
    with_it = built(tmp_path, "mirrored", ODD["ordinary"])
    said = [text.text for text in with_it.drawings[chart_of(with_it).id].texts()]
    assert {"Balance", "\u22122.2", "4.1"} <= set(said)
    without = built(tmp_path, "mirrored", ODD["ordinary"], balance=False)
    assert "Balance" not in [text.text for text in without.drawings[chart_of(without).id].texts()]


def told(kind: str, name: str, folder: Path, code: str = "en", **options: object) -> list[str]:
    """The title, and the codes of what is found wrong with the chart."""
    made = built(folder, kind, ODD[name], code, **options)
    found = [each.code for each in made.problems if each.code.startswith("chart-")]
    return [language(code).text(chart_of(made).title).replace("\u00a0", " "), *found]


@pytest.mark.parametrize("kind", ["lines", "area", "multiples"])
def test_a_line_from_name_to_name_is_warned_of(kind: str, tmp_path: Path) -> None:
    made = built(tmp_path, kind, ODD["names"])
    (warned,) = [each for each in made.problems if each.code == "chart-no-order"]
    assert f"{kind} joins names that have no order, from 'Food' to 'Machinery'" in str(warned)
    assert "ranking" in warned.remedy
    assert "chart-no-order" not in told(kind, "ordinary", tmp_path)
    assert "chart-no-order" not in told("columns", "names", tmp_path)


@pytest.mark.parametrize(
    ("names", "has_order"),
    [
        (["0–14 years", "15–24 years", "25 and over"], True),
        (["Mon", "Tue", "Wed"], True),
        (["январь", "февраль"], True),
        (["Янв.", "Фев.", "Март"], True),
        (["10 km", "5 km", "1,5 km"], True),
        (["Category 3", "Category 1", "Category 2"], False),
        (["North", "South"], False),
        (["Monday", "Island"], False),
    ],
)
def test_names_have_an_order_by_their_numbers_or_the_calendar(names: list[str], has_order: bool) -> None:
    assert is_ordered(names, language("ru")) is has_order


def test_a_highlight_that_names_nothing_is_warned_of(tmp_path: Path) -> None:
    made = built(tmp_path, "ranking", ODD["names"], highlight="Lift")
    (warned,) = [each for each in made.problems if each.code == "chart-highlight"]
    assert "no name is 'Lift', so nothing is highlighted; did you mean 'Lifts'?" in str(warned)


def test_the_title_tells_of_the_one_that_is_highlighted(tmp_path: Path) -> None:
    def title(kind: str, name: str, spoken: str) -> str:
        return told(kind, name, tmp_path, highlight=spoken)[0]

    assert title("ranking", "names", "Timber") == "Timber: $39.6 million; highest: Glass, $42.2 million"
    assert title("columns", "ordinary", "2020") == "Highest in 2020, at $42.2 million"
    assert title("columns", "ordinary", "2022") == "2022: $37.3 million; highest: 2020, $42.2 million"
    assert title("lines", "ordinary", "B") == "B: highest in 2018, at $44.2 million"
    assert title("slope", "names", "Fish") == "Fish: from $42 million to $42.4 million"
    assert title("sharebar", "names", "Food") == "Food: 13%; largest part: Glass, 18%"
    assert title("indexed", "ordinary", "B") == "Largest change from 2016 to 2024: B, from 100 to 63"
    assert title("indexed", "ordinary", "A") == "A, 2016 to 2024: from 100 to 81"


@pytest.mark.parametrize("kind", ["indexed", "shares", "mirrored", "columns", "lines", "stacked"])
def test_a_title_never_compares_a_part_of_a_year_with_years(kind: str, tmp_path: Path) -> None:
    rows = [*ODD["ordinary"][:4], ("2020-01/2020-02", [str(90 + n) for n in range(9)])]
    made = built(tmp_path, kind, rows)
    said = language("en").text(chart_of(made).title).replace("\u00a0", " ")
    assert "February" not in said
    assert "2020" not in said


def test_of_many_lines_the_one_that_the_title_tells_of_speaks(tmp_path: Path) -> None:
    for kind in ("lines", "indexed"):
        chart = chart_of(built(tmp_path, kind, ODD["ordinary"], value=list(LETTERS), height_pt=220))
        (loud,) = [line.label for line in chart.spec.series if line.emphasis is Emphasis.HIGHLIGHT]
        title = language("en").text(chart.title)
        assert title.startswith(f"{loud}: highest") if kind == "lines" else f": {loud}, from" in title
    few = chart_of(built(tmp_path, "lines", ODD["ordinary"]))
    assert all(line.emphasis is Emphasis.NORMAL for line in few.spec.series)


def test_of_many_slopes_the_steepest_speaks(tmp_path: Path) -> None:
    chart = chart_of(built(tmp_path, "slope", ODD["thirty names"], height_pt=400))
    loud = {point.at for line in chart.spec.series for point in line.points if point.emphasis is Emphasis.HIGHLIGHT}
    assert len(loud) == 1
    assert loud.pop() in language("en").text(chart.title)


def test_a_timeline_needs_words_and_shows_the_latest(tmp_path: Path) -> None:
    made = built(tmp_path, "timeline", ODD["ordinary"], top=3)
    said = " ".join(text.text for text in made.drawings[chart_of(made).id].texts())
    assert "happened at 2024" in said.replace("\u00a0", " ")
    assert "happened at 2020" not in said
    assert language("en").text(chart_of(made).title) == "3 events, 2022–2024"
    found = outcome(tmp_path, "timeline", "ordinary", note=None)
    assert not isinstance(found, Built)
    assert "a timeline needs `note`, the column that tells what happened" in str(found[0])


def test_days_stand_where_the_calendar_puts_them(tmp_path: Path) -> None:
    rows = [("2024-01-01", ["1"] * 9), ("2024-01-02", ["2"] * 9), ("2024-12-31", ["3"] * 9)]
    made = built(tmp_path, "lines", rows, value="a")
    drawing = made.drawings[chart_of(made).id]
    (line,) = [each for each in drawing.operations if getattr(getattr(each, "pen", None), "width_pt", 0) == 1.8]
    first, second, third = (segment[1] for segment in line.segments)  # type: ignore[union-attr]  # a path
    assert second - first < (third - first) / 100
    title = language("en").text(chart_of(made).title).replace("\u00a0", " ")
    assert title == "Highest on 31 December 2024, at $3 million"


def test_lines_beside_the_picture_make_it_narrower(tmp_path: Path) -> None:
    made = built(tmp_path, "columns", ODD["names"], aside=["First line.", "Second line."])
    plain = built(tmp_path, "columns", ODD["names"])
    narrow, wide = (each.drawings[chart_of(each).id].width_pt for each in (made, plain))
    assert narrow < wide * 0.7
    assert b"%PDF" in made.pdf[:8]
    examine(made, "en")


def test_a_line_among_several_tells_where_it_has_gaps(tmp_path: Path) -> None:
    gaps = [
        (label, ["" if label in ("2018", "2020") else "5", "6", *numbers[2:]]) for label, numbers in ODD["ordinary"]
    ]
    notes = [language("en").text(note) for note in chart_of(built(tmp_path, "lines", gaps, value=["a", "b"])).notes]
    assert notes == ["A: no data for 2018 and 2020."]
    many = [(label, ["" if label > "2018" else "5", "6", *numbers[2:]]) for label, numbers in ODD["ordinary"]]
    notes = [language("en").text(note) for note in chart_of(built(tmp_path, "lines", many, value=["a", "b"])).notes]
    assert notes == ["A: no data at 6 of 9 points."]


def test_intervals_are_compared_by_where_they_reach(tmp_path: Path) -> None:
    rows = [("2023", ["42", *["42.4"] * 8]), ("2024", ["39.6", *["44.2"] * 8])]
    assert title(tmp_path, "range", rows) == "Highest in 2024, at $39.6–44.2 million"
    below = [(label, [f"-{numbers[1]}", *[f"-{numbers[0]}"] * 8]) for label, numbers in rows]
    assert title(tmp_path, "range", below) == "Lowest in 2024, at −$44.2…−39.6 million"


def test_equal_parts_have_no_largest(tmp_path: Path) -> None:
    assert title(tmp_path, "sharebar", ODD["all equal"][:4]) == "All parts are equal, at 25%"
    assert title(tmp_path, "shares", ODD["all equal"][:4]) == "2019: all parts are equal, at 33%"


def title(folder: Path, kind: str, rows: list[tuple[str, list[str]]]) -> str:
    found = language("en").text(chart_of(built(folder, kind, rows)).title)
    return found.replace("\u00a0", " ")

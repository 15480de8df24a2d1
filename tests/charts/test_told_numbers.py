"""Every number of a chart's title and alternative text stands in the picture, or in the data that it shows."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from reportgen.charts.indexing import as_index, base_place
from reportgen.language import language
from reportgen.model.briefing import Chart
from reportgen.model.passage import Amount, Date, DateForm, Form
from reportgen.pipeline import components_of
from tests.charts.test_families import box
from tests.charts.workspace import FEW, ODD, built

DATA = ["ordinary", "names", "both signs", "names, both signs", "all negative", "a few gaps", "parts of years"]
UNSIGNED = {"area", "stacked", "shares", "sharebar", "bullet", "mirrored"}
SIGNED = {"both signs", "names, both signs", "all negative", "names, negative"}
NUMBER = re.compile(r"(?<![\w.,])[+\u2212]?\d[\d,\u00a0]*(?:[.,]\d+)?")


def numbers(text: str) -> set[str]:
    """The numbers in it, without signs and the marks between thousands."""
    return {each.lstrip("+\u2212").replace("\u00a0", "").replace(",", "").strip() for each in NUMBER.findall(text)}


def drawable(kind: str, name: str) -> bool:
    """Whether the kind can show the data: names have no common beginning for an index, parts are above zero."""
    if kind == "timeline":
        return name in ("ordinary", "parts of years")
    return not (kind in UNSIGNED and name in SIGNED) and not (kind == "indexed" and name != "ordinary")


def untold(folder: Path, kind: str, name: str, **options: object) -> set[str]:
    """The numbers that the title or the alternative text tells and the picture does not."""
    made = built(folder, kind, ODD[name], **options)
    (chart,) = [each for each in components_of(made.briefing) if isinstance(each, Chart)]
    english = language("en")
    printed = " ".join(each.text for each in made.drawings[chart.id].texts())
    points = [point for line in (*chart.spec.series, chart.spec.balance) if line for point in line.points]
    lines = as_index(chart.spec.series, base) if kind == "indexed" and (base := base_place(chart.spec.series)) else ()
    quantities = [p.quantity for p in (*points, *(p for line in lines for p in line.points))]
    data = " ".join(english.quantity(each, Form.SHORT) for each in quantities if each) + " ".join(
        p.note for p in points
    )
    places = " ".join(english.label(point.at) for point in points) + english.text(chart.subtitle)
    counted = {str(len(points))} if kind == "timeline" else set()
    told = numbers(english.text(chart.title)) | numbers(chart.alternative)
    return told - numbers(printed) - numbers(data) - numbers(places) - counted


@pytest.mark.parametrize("kind", FEW)
def test_every_number_told_is_in_the_chart(kind: str, tmp_path: Path) -> None:
    for name in DATA:
        if drawable(kind, name):
            assert untold(tmp_path, kind, name) == set(), name


@pytest.mark.parametrize("kind", [kind for kind in FEW if kind != "timeline"])
def test_every_number_told_of_the_highlighted_is_in_the_chart(kind: str, tmp_path: Path) -> None:
    for name, spoken in (("ordinary", "2020"), ("ordinary", "B"), ("names", "Fish"), ("names", "Lifts")):
        if drawable(kind, name):
            assert untold(tmp_path, kind, name, highlight=spoken) == set(), (name, spoken)


@pytest.mark.parametrize(
    "kind", ["columns", "ranking", "stacked", "area", "shares", "sharebar", "waterfall", "mirrored"]
)
def test_the_number_of_the_title_is_printed_in_the_picture(kind: str, tmp_path: Path) -> None:
    made = built(tmp_path, kind, ODD["ordinary"])
    (chart,) = [each for each in components_of(made.briefing) if isinstance(each, Chart)]
    printed = numbers(" ".join(each.text for each in made.drawings[chart.id].texts()))
    assert numbers(language("en").text(chart.title)) <= printed


@pytest.mark.parametrize("kind", ["columns", "grouped", "stacked", "mirrored", "area", "lines", "multiples", "indexed"])
@pytest.mark.parametrize("name", ["months", "two thousand days"])
def test_where_few_numbers_have_room_those_of_the_title_come_first(kind: str, name: str, tmp_path: Path) -> None:
    made = built(tmp_path, kind, ODD[name])
    (chart,) = [each for each in components_of(made.briefing) if isinstance(each, Chart)]
    printed = " ".join(each.text for each in made.drawings[chart.id].texts())
    told = [run.quantity for run in chart.title.runs if isinstance(run, Amount)]
    assert numbers(" ".join(language("en").quantity(each, Form.BARE) for each in told)) <= numbers(printed)


def test_the_place_of_the_title_is_named_at_a_thinned_axis(tmp_path: Path) -> None:
    for kind in ("columns", "grouped", "stacked", "area"):
        made = built(tmp_path, kind, ODD["months"])
        (chart,) = [each for each in components_of(made.briefing) if isinstance(each, Chart)]
        (at,) = {point.at for line in chart.spec.series for point in line.points if point.is_told}
        printed = [each.text.replace("\u00a0", " ") for each in made.drawings[chart.id].texts()]
        assert language("en").date(Date(at, DateForm.SHORT)).replace("\u00a0", " ") in printed, kind


def test_a_number_told_in_a_small_chart_does_not_cover_its_head(tmp_path: Path) -> None:
    made = built(tmp_path, "multiples", ODD["ordinary"], value=list("abcdef"), height_pt=205)
    (chart,) = [each for each in components_of(made.briefing) if isinstance(each, Chart)]
    for one, other in itertools.combinations(made.drawings[chart.id].texts(), 2):
        assert not box(one).overlaps(box(other)), (one.text, other.text)

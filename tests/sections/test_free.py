"""The free section, from YAML to components."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.config import BriefingConfig, load_config
from reportgen.errors import ConfigError
from reportgen.model.briefing import Align, Chart, PullFact, Section, Table
from reportgen.model.chart import Emphasis
from reportgen.model.passage import Passage
from reportgen.sections import section_types
from tests.facts import context
from tests.sections.plain import lines, only, rows, text
from tests.sections.tables import holding, problems, table

BRANCHES = """
branch,opened,visits,visits_before,unit,multiplier,period,kind,source
Central,1961,498,481,visits,3,2025,city,L1
Harbour,2024,214,149,visits,3,2025,river,L2
Mill Street,1936,118.5,121,visits,3,2025,city,L1
Island,,,,visits,3,2025,river,L1
"""

HEAD = """
version: 1
briefing: {title: Test, as_of: 2026-01-31}
data: {tables: {branches: {file: branches.csv}, empty: {file: empty.csv}}}
sections:
  - section:
      title: Ours
      components:
"""


NO_BRANCHES = BRANCHES.strip().split("\n")[0]


def config(folder: Path, components: str) -> BriefingConfig:
    (folder / "branches.csv").write_text(BRANCHES.strip(), encoding="utf-8")
    (folder / "empty.csv").write_text(NO_BRANCHES, encoding="utf-8")
    (folder / "own.png").write_bytes(b"")
    path = folder / "own.yaml"
    path.write_text(HEAD + "\n".join(f"        {line}" for line in components.strip().split("\n")), encoding="utf-8")
    return load_config(path)


@pytest.fixture
def made(tmp_path: Path):  # type: ignore[no-untyped-def]  # a fixture that returns a function
    """The section that the components in YAML make."""

    def make(components: str) -> Section:
        (entry,) = config(tmp_path, components).sections
        data = holding(table("branches", BRANCHES), table("empty", NO_BRANCHES))
        return section_types()["section"].compose(entry.options, context(data))

    return make


def test_words_lists_and_boxes_stand_as_written(made) -> None:  # type: ignore[no-untyped-def]
    section = made("""
- heading: {text: 1st heading}
- text: {text: "Costs $5 & <b>more</b>"}
- text: {paragraphs: [One., {en: Two., ru: Два.}]}
- bullets:
    items:
      - Plain
      - text: Nested
        items: [Below]
- callout:
    title: Box
    components:
      - note: {text: Small.}
""")
    assert text(section.title) == "Ours"
    assert lines(section) == [
        "1st heading",
        "Costs $5 & <b>more</b>",
        "One.",
        "Two.",
        "Plain",
        "Nested",
        "  Below",
        "[box] Box",
        "Small.",
    ]


def test_a_table_shows_every_column_as_it_stands_in_the_file(made) -> None:  # type: ignore[no-untyped-def]
    shown = only(made("- table: {data: branches}"), Table)
    assert text(shown.title) == "Branches"
    assert [text(column.header) for column in shown.columns][:3] == ["Branch", "Opened", "Visits"]
    assert [column.align for column in shown.columns][:3] == [Align.LEFT, Align.DECIMAL, Align.DECIMAL]
    assert rows(shown)[2] == ["Mill Street", "1936", "118.5", "121", "visits", "3", "2025", "city", ""]


def test_a_table_is_filtered_sorted_cut_and_grouped(made) -> None:  # type: ignore[no-untyped-def]
    shown = only(
        made("""
- table:
    data: branches
    columns: [branch, {column: visits, header: "Visits, thousand"}]
    filter: [{column: visits, over: 100}]
    sort: visits
    descending: true
    group: kind
    rows: 2
    title: {en: Busy}
"""),
        Table,
    )
    assert text(shown.title) == "Busy"
    assert rows(shown) == [["city"], ["Central", "498"], ["river"], ["Harbour", "214"]]
    assert [text(note) for note in shown.notes] == ["… and 1 more row."]
    assert "Publisher of L1" in text(shown.source)


@pytest.mark.parametrize(
    ("test", "kept"),
    [
        ("equals: Central, column: branch", ["Central"]),
        ("equals: 2024, column: opened", ["Harbour"]),
        ("in: [city], column: kind", ["Central", "Mill Street"]),
        ("under: 200, column: visits", ["Mill Street"]),
    ],
)
def test_filters_keep_what_is_asked(made, test: str, kept: list[str]) -> None:  # type: ignore[no-untyped-def]
    shown = only(made(f"- table: {{data: branches, columns: [branch], filter: [{{{test}}}]}}"), Table)
    assert [cells[0] for cells in rows(shown)] == kept


def test_a_charts_title_is_what_it_finds(made) -> None:  # type: ignore[no-untyped-def]
    yaml = "- chart: {kind: ranking, data: branches, label: branch, value: visits, highlight: Harbour}"
    chart = only(made(yaml), Chart)
    assert text(chart.title) == "Harbour: 214 thousand visits; highest: Central, 498"
    assert text(chart.subtitle) == "Visits, thousand visits, 2025"
    assert chart.alternative == (
        "Ranking as bars: Visits, thousand visits, 2025. "
        "Harbour: 214\u00a0thousand\u00a0visits; highest: Central, 498. "
        "Lowest: Mill Street, 118.5. Highest: Central, 498."
    )
    points = {point.at: point for point in chart.spec.series[0].points}
    assert points["Harbour"].emphasis is Emphasis.HIGHLIGHT
    assert points["Island"].quantity is None


def test_several_columns_are_several_series(made) -> None:  # type: ignore[no-untyped-def]
    chart = only(
        made("""
- chart:
    kind: grouped
    data: branches
    label: branch
    value: [visits_before, {column: visits, header: Now}]
    top: 2
    unit: "%"
    multiplier: 0
    measure: Growth
"""),
        Chart,
    )
    assert [series.label for series in chart.spec.series] == ["Visits before", "Now"]
    assert [point.at for point in chart.spec.series[0].points] == ["Central", "Harbour"]
    assert text(chart.title) == "Central has the highest value: 498% (Now)"
    assert text(chart.subtitle) == "Growth, percent, 2025"
    assert [text(note) for note in chart.notes] == ["The 2 largest are shown."]


def test_labels_that_are_periods_make_an_axis_of_time(made) -> None:  # type: ignore[no-untyped-def]
    yaml = "- chart: {kind: lines, data: branches, label: period, value: visits, series: branch}"
    chart = only(made(yaml), Chart)
    assert text(chart.title) == "Central: highest in 2025, at 498 thousand visits"


@pytest.mark.parametrize(
    ("component", "problem"),
    [
        (
            "- table: {data: branches, columns: [branc]}",
            "columns[0]: table 'branches' has no column 'branc' (did you mean 'branch'?); choose from branch, opened, ",
        ),
        ("- table: {data: branches, sort: vists}", "sort: table 'branches' has no column 'vists'"),
        (
            "- chart: {kind: ranking, data: branches, label: branch, value: [visits, visits_before]}",
            "ranking shows at most 1 series, not 2; choose grouped or lines or multiples or heatmap, or add a `filter`",
        ),
        (
            "- chart: {kind: columns, data: branches, label: kind, value: visits}",
            "'city' has several values; add a `filter`, or name a `series` column",
        ),
        (
            (
                "- chart: {kind: columns, data: branches, label: branch, value: visits, "
                "filter: [{column: branch, equals: Island}]}"
            ),
            "no row has a value to draw; check `value` and `filter`",
        ),
    ],
)
def test_what_cannot_be_made_is_told(made, component: str, problem: str) -> None:  # type: ignore[no-untyped-def]
    (told,) = problems(made(component))
    assert told.startswith("error: ")
    assert "own.yaml:" in told
    assert problem in told


def test_a_chart_of_a_table_without_rows_is_left_out(made) -> None:  # type: ignore[no-untyped-def]
    section = made("- chart: {kind: columns, data: empty, label: branch, value: visits}")
    assert not [component for component in section.components if isinstance(component, Chart)]
    assert [told.startswith("warning: ") for told in problems(section)] == [True]


def test_mistakes_in_components_are_found_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as failure:
        config(tmp_path, "- text: {}\n- tabel: {data: branches}\n- table: {data: branchs, filter: [{column: kind}]}")
    told = "\n".join(str(problem) for problem in failure.value.problems)
    assert "a text needs either `text` or `paragraphs`" in told
    assert "unknown component 'tabel'; did you mean 'table'?" in told
    assert "branchs" in told
    assert "a filter needs `equals`, `in`, `over` or `under`" in told


def test_a_fact_is_a_number_of_the_data_with_its_words_and_source(made) -> None:  # type: ignore[no-untyped-def]
    yaml = "- fact: {data: branches, value: visits, filter: [{column: kind, equals: river}], text: visits at the river}"
    fact = only(made(yaml), PullFact)
    assert (text(Passage((fact.number,))), text(fact.words)) == ("214 thousand visits", "visits at the river")
    assert text(fact.source).startswith("Source: ")


def test_a_fact_without_a_number_is_left_out_and_told(made) -> None:  # type: ignore[no-untyped-def]
    yaml = "- fact: {data: branches, value: visits, filter: [{column: branch, equals: Island}], text: visits}"
    section = made(yaml)
    assert section.components == ()
    (told,) = problems(section)
    assert told.startswith("warning: ")
    assert "no row of table 'branches' has a number in 'visits'; loosen the filter, or name another column" in told


def test_bars_are_as_long_as_the_numbers_and_left_out_where_there_are_none(made) -> None:  # type: ignore[no-untyped-def]
    yaml = "- table: {data: branches, columns: [branch, visits], bars: [visits], group: kind}"
    shown = only(made(yaml), Table)
    assert [column.bars for column in shown.columns] == [(), (None, 498.0, 118.5, None, 214.0, None)]


@pytest.mark.parametrize(
    ("bars", "told"),
    [
        ("branch", "'branch' holds more than numbers; leave it out of bars"),
        ("opened", "'opened' is not among the columns shown; add it to columns, or leave it out of bars"),
        ("visit", "has no column 'visit' (did you mean 'visits'?)"),
    ],
)
def test_bars_that_cannot_be_drawn_are_told(made, bars: str, told: str) -> None:  # type: ignore[no-untyped-def]
    (problem,) = problems(made(f"- table: {{data: branches, columns: [branch, visits], bars: [{bars}]}}"))
    assert told in problem


def test_what_spans_a_column_is_as_wide_as_one(tmp_path: Path) -> None:
    yaml = "- chart: {kind: ranking, data: branches, label: branch, value: visits, span: column}"
    (entry,) = config(tmp_path, yaml).sections
    here = replace(context(holding(table("branches", BRANCHES))), column_width_pt=230.0)
    chart = only(section_types()["section"].compose(entry.options, here), Chart)
    assert chart.spec.width_pt == 230.0

"""Events in the order of time."""

from __future__ import annotations

from reportgen.model.briefing import Chart
from tests.sections.plain import lines, text
from tests.sections.tables import holding, made, problems, table

EVENTS = """
date,place,event,participants,level,outcome,source
2025-05-02,Strelsau,King receives the duke,King; Duke,heads,Dykes agreed,S2;S3
,Zenda,Hunters meet,,,,S1
2012,,Treaty,,regional,,S1
"""


def test_events_stand_in_the_order_of_time_with_people_and_outcome_and_the_undated_last() -> None:
    assert lines(made("timeline", holding(table("events", EVENTS)))) == [
        "3 events are on record from 2012 to 2025. The latest: King receives the duke, Strelsau, 2 May 2025.",
        "2012 |  | Treaty. | regional",
        "2025-05-02 | Strelsau | King receives the duke (King, Duke). Dykes agreed. | heads",
        "undated | Zenda | Hunters meet. No date is given. | ",
    ]


def test_since_leaves_out_what_was_before_and_the_undated() -> None:
    found = lines(made("timeline", holding(table("events", EVENTS)), since=2020))
    assert found[1:] == ["2025-05-02 | Strelsau | King receives the duke (King, Duke). Dykes agreed. | heads"]


def test_every_source_of_a_row_is_cited() -> None:
    (*_, timeline) = made("timeline", holding(table("events", EVENTS))).components
    marks = [run.sources for run in timeline.events[1].text.runs if hasattr(run, "sources")]
    assert marks == [("S2", "S3")]


def test_many_events_are_drawn_the_latest_eight() -> None:
    rows = "\n".join(f"20{year},Strelsau,Fair,,,,S1" for year in range(10, 20))
    section = made("timeline", holding(table("events", f"date,place,event,participants,level,outcome,source\n{rows}")))
    (chart,) = (each for each in section.components if isinstance(each, Chart))
    assert [str(point.at) for point in chart.spec.series[0].points] == [f"20{year}" for year in range(12, 20)]
    assert "8" in text(chart.title)


def test_a_date_that_is_none_is_named_and_the_event_kept() -> None:
    section = made("timeline", holding(table("events", "date,place,event,source\nMay 2025,Zenda,Hunt,S1")))
    assert lines(section)[-1].startswith("undated | Zenda | Hunt.")
    assert problems(section) == [
        (
            "warning: data/events.csv, row 2, column date: 'May 2025' is not a period (write 2024, 2024-02, 2024-Q1, "
            "2024-H1, 2024-02-29 or 2024-01/2024-02); correct the cell, or leave it empty if it is unknown"
        )
    ]


def test_an_unknown_table_is_named_with_the_nearest_one() -> None:
    section = made("timeline", holding(table("events", EVENTS)), data="event")
    assert problems(section) == [
        (
            "error: config/briefing.yaml:9:5: data: there is no table 'event' (did you mean 'events'?); "
            "name it under data.tables, or choose another one"
        )
    ]


def test_nothing_known_yet_is_said() -> None:
    empty = table("events", "date,place,event,source")
    assert lines(made("timeline", holding(empty), "2019-03-01")) == ["No event is on record by 1 March 2019."]

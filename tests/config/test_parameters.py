"""Parameters: declared in the config, set by -P, put in where a whole value is "{name}"."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.config.standin import Trade
from tests.config.workspace import faults, load

TEXT = """\
version: 1
briefing:
  title: "{place}"
  subtitle: "About {place}"
  as_of: "{day}"
sections:
  - trade: {from: "{year}", style: "{style}"}
parameters:
  place: {type: text, default: Minsk}
  day: {type: date, default: 2026-01-31}
  year: {type: integer, default: 2017}
  style: {default: lines, choices: [lines, columns]}
"""


def test_defaults_are_put_in_typed(folder: Path) -> None:
    config = load(folder, TEXT)
    assert config.briefing.title == "Minsk"
    assert config.briefing.subtitle == "About {place}"
    assert config.briefing.as_of == datetime.date(2026, 1, 31)
    assert config.sections[0].options == Trade(first=2017, style="lines")
    assert config.parameters == {"place": "Minsk", "day": "2026-01-31", "year": 2017, "style": "lines"}


def test_given_values_win(folder: Path) -> None:
    config = load(folder, TEXT, {"place": "{year}", "day": "2025-05-02", "year": "2020", "style": "columns"})
    assert config.briefing.title == "{year}"
    assert config.briefing.as_of == datetime.date(2025, 5, 2)
    assert config.sections[0].options == Trade(first=2020, style="columns")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"yaer": "2020"}, "-P yaer: the config declares no parameter 'yaer'; did you mean 'year'? Known: place, day,"),
        ({"year": "20.5"}, "-P year: '20.5' is not a whole number; correct it"),
        ({"year": "9" * 5000}, "is not a whole number"),
        ({"year": "1000"}, "a.yaml:7:19: sections[0].trade.from: must be at least 1900, found 1000"),
        ({"day": "2025-02-30"}, "-P day: '2025-02-30' is not a date such as 2026-01-31"),
        ({"style": "pie"}, "-P style: 'pie' is none of the choices; known: lines, columns"),
        ({"place": "a\nBcc: b"}, "briefing.title: the text holds U+000A (line break)"),
        ({"place": "x" * 301}, "briefing.title: a text of 301 characters; the limit is 300"),
        ({"place": "a\u202eb"}, "U+202E"),
    ],
)
def test_given_values_are_checked_like_written_ones(folder: Path, given: Mapping[str, str], told: str) -> None:
    (fault,) = faults(folder, TEXT, given)
    assert told in fault


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("default: Minsk", "default: 5", "9:3: parameters.place: 5 is not a text"),
        (
            ", default: Minsk",
            "",
            "9:3: parameters.place: it has no default and no value was given; run with -P place=…",
        ),
        ("default: lines", "default: pie", "12:3: parameters.style: 'pie' is none of the choices"),
        ("type: integer", "type: int", "11:16: parameters.year.type: the text 'int' is none of the choices; did you"),
        (
            'title: "{place}"',
            'title: "{plaec}"',
            "3:10: briefing.title: there is no parameter 'plaec'; did you mean 'pl",
        ),
        (
            'title: "{place}"',
            "title: {place}",
            '3:10: briefing.title: without quotes, braces make a group of keys; write "{place}" for',
        ),
        ("  place:", "  my-place:", "9:3: parameters.my-place: this cannot be the name of a parameter"),
    ],
)
def test_declarations_are_checked(folder: Path, old: str, new: str, told: str) -> None:
    assert any(told in fault for fault in faults(folder, TEXT.replace(old, new))), faults(
        folder, TEXT.replace(old, new)
    )


def test_a_number_parameter_takes_whole_numbers_and_fractions(folder: Path) -> None:
    text = TEXT + "  share: {type: number, default: 1}\n  is_open: {type: boolean, default: false}\n"
    config = load(folder, text, {"share": "0.5", "is_open": "true"})
    assert config.parameters is not None
    assert (config.parameters["share"], config.parameters["is_open"]) == (0.5, True)
    assert "is not a number" in faults(folder, text, {"share": "1e999"})[0]
    assert "is not true or false" in faults(folder, text, {"is_open": "perhaps"})[0]


def test_a_parameter_that_nothing_takes_is_warned_of(folder: Path) -> None:
    (problem,) = load(folder, TEXT + "  spare: {default: x}\n").problems
    assert problem.where.endswith("a.yaml:13:3")
    assert "parameters.spare: nothing takes this parameter" in str(problem)

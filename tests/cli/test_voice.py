"""How problems are told: order, limits, and nothing that steers a terminal."""

from __future__ import annotations

import pytest

from reportgen.cli.voice import Voice, plain, tally
from reportgen.errors import Problem, error, note, warning

FAULT = error("e", "a.csv, row 2", "a fault", "mend it")
ODD = warning("w", "a.csv, row 3", "odd", "look")
REMARK = note("n", "a.csv, row 4", "left out")
ALL = (REMARK, ODD, FAULT)


def told(
    capsys: pytest.CaptureFixture[str], voice: Voice, problems: tuple[Problem, ...] = ALL, **options: object
) -> list[str]:
    voice.problems(problems, **options)  # type: ignore[arg-type]  # the options of each case
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()


def test_errors_come_first_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, Voice(), with_notes=True) == [
        "a.csv, row 2: a fault; mend it",
        "warning: a.csv, row 3: odd; look",
        "note: a.csv, row 4: left out",
    ]


@pytest.mark.parametrize(
    ("voice", "kinds"),
    [
        (Voice(), ["a.csv", "warning"]),
        (Voice(level="info"), ["a.csv", "warning", "note"]),
        (Voice(level="error"), ["a.csv"]),
        (Voice(is_quiet=True), ["a.csv"]),
    ],
)
def test_levels(capsys: pytest.CaptureFixture[str], voice: Voice, kinds: list[str]) -> None:
    assert [line.split(",")[0].split(":")[0] for line in told(capsys, voice)] == kinds


def test_many_warnings_are_cut_and_errors_never(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, Voice(), (FAULT,) * 12 + (ODD,) * 12, at_most=10, more=" (reportgen check x)")
    assert (len(lines), lines[-1]) == (12 + 10 + 1, "… and 2 more warnings (reportgen check x)")


def test_tally() -> None:
    assert tally(ALL) == "1 error, 1 warning"
    assert tally((ODD, ODD, REMARK), with_notes=True) == "2 warnings, 1 note"
    assert tally((REMARK,)) == "no problems"


def test_a_failure_in_json_holds_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert Voice(as_json=True).failure(ALL, 3, "closing") == 3
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.count("\n") == 1
    assert said.out.startswith('{"ok": false, "exit_code": 3, "problems": [{"severity": "note", "code": "n", ')


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ўрад 港", "plain ўрад 港"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("two\nlines\r", "two\\nlines\\r"),
        ("a\u202efdp", "a\\u202efdp"),
        ("lone \ud800", "lone \\ud800"),
    ],
)
def test_what_steers_a_terminal_is_spelled_out(text: str, shown: str) -> None:
    assert plain(text) == shown

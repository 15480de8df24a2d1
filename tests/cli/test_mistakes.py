"""What people get wrong: every mistake named with its place and a remedy, and an existing output never harmed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_build import text_of
from tests.cli.workspace import Workspace

OLD = b"the output of yesterday"
# place: fact; remedy
LINE = re.compile(r"(warning: |note: )?[^:]+(:\d+:\d+)?: .+; .+")

SIX_MISTAKES = """\
version: 2
briefing:
  titel: Harbour traffic
  title: Harbour traffic
  as_of: 2025-02-30
data:
  sources: ../data/source.csv
  observations: ../data/observations.csv
sections:
  - trends: {indicator: calls}
  - sources: {rows: [a]}
output: /etc/harbour.pdf
"""


@pytest.fixture
def built_before(workspace: Workspace) -> Workspace:
    workspace.output.parent.mkdir()
    workspace.output.write_bytes(OLD)
    return workspace


def refused(workspace: Workspace, code: int) -> list[str]:
    """The lines of a refused build, which must leave the old output as it was."""
    answer = workspace.run("build")
    assert answer.code == code, answer.err
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert all(LINE.fullmatch(line) for line in answer.lines), answer.err
    assert workspace.output.read_bytes() == OLD
    assert [path.name for path in workspace.output.parent.iterdir()] == [workspace.output.name]
    return answer.lines


def test_six_mistakes_are_six_lines(built_before: Workspace) -> None:
    built_before.config.write_text(SIX_MISTAKES, encoding="utf-8")
    lines = refused(built_before, 2)
    places = [line.split(": ")[0] for line in lines]
    assert sorted(places) == sorted(
        f"config/harbour.yaml:{place}" for place in ("1:10", "3:3", "5:10", "7:12", "10:5", "11:15", "12:9")
    )
    assert "did you mean 'title'?" in lines[places.index("config/harbour.yaml:3:3")]
    assert "did you mean 'trend'?" in lines[places.index("config/harbour.yaml:10:5")]
    assert "did you mean 'sources.csv'?" in lines[places.index("config/harbour.yaml:7:12")]


def test_a_missing_table(built_before: Workspace) -> None:
    (built_before.root / "data" / "observations.csv").unlink()
    (line,) = refused(built_before, 2)
    assert line.startswith("config/harbour.yaml:8:17: data.observations: there is no file '../data/observations.csv'")


def test_text_in_a_number_column(built_before: Workspace) -> None:
    built_before.edit("data/observations.csv", "2023,150,150", "2023,a lot,150")
    lines = refused(built_before, 3)
    assert [line for line in lines if re.match(r"data/observations\.csv, row 3, column low: .*'a lot'", line)]


def test_an_empty_document(built_before: Workspace) -> None:
    (built_before.root / "data" / "empty.md").write_bytes(b"")
    built_before.edit("config/harbour.yaml", "observations.csv\n", "observations.csv\n  documents: ../data/*.md\n")
    answer = built_before.run("build")
    assert "Traceback" not in answer.err
    assert "data/empty.md" in answer.err
    if answer.code:
        assert answer.code == 3
        assert built_before.output.read_bytes() == OLD


def test_a_title_without_end(built_before: Workspace) -> None:
    built_before.edit("config/harbour.yaml", "Harbour traffic", "Long " * 600)
    (line,) = refused(built_before, 2)
    assert line.startswith("config/harbour.yaml:3:10: briefing.title: ")


def test_a_glyph_that_no_font_has(built_before: Workspace) -> None:
    built_before.edit("config/harbour.yaml", "Harbour traffic", "Harbour 港")
    lines = refused(built_before, 4)
    assert all(line.startswith("config/harbour.yaml, ") and "U+6E2F" in line for line in lines)


def test_a_glyph_in_a_chart(built_before: Workspace) -> None:
    built_before.edit("config/harbour.yaml", "where: {port: North}", "where: {port: North}, label: Calls 港")
    lines = refused(built_before, 4)
    assert all("U+6E2F" in line or "港" in line for line in lines)


@pytest.mark.parametrize(
    "title",
    [
        "Smith <b>& Sons</b>",
        "AT&T",
        "From $5 to $6",
        "Гавань и ўрад",
        "&lt;para&gt;",
        "100% {sure}",
        "a_b^c\\d",
        "[1] (x)",
    ],
)
def test_odd_names_are_printed_as_they_stand(workspace: Workspace, title: str) -> None:
    workspace.config.write_text(
        workspace.config.read_text(encoding="utf-8").replace("Harbour traffic", f"'{title}'"), encoding="utf-8"
    )
    workspace.edit("data/sources.csv", "Yearbook", title.replace(",", ""))
    workspace.edit("config/harbour.yaml", "where: {port: North}", f"where: {{port: North}}, label: '{title}'")
    answer = workspace.run("build", "--as-of", "2025-06-30")
    assert answer.code == 0, answer.err
    assert text_of(workspace.output).count(title) >= 2


def no_rows(root: Path) -> None:
    path = root / "data" / "observations.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")


def binary(root: Path) -> None:
    (root / "data" / "observations.csv").write_bytes(b"\x00\x01\xff\xfe" * 100)


def unknown_source(root: Path) -> None:
    path = root / "data" / "observations.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("A2,calls", "A2 ,calls").replace(",S1,", ",S9,", 1), encoding="utf-8"
    )


def unreadable_yaml(root: Path) -> None:
    (root / "config" / "harbour.yaml").write_text("version: 1\n\tbriefing: [", encoding="utf-8")


def empty_yaml(root: Path) -> None:
    (root / "config" / "harbour.yaml").write_bytes(b"")


def endless_link(root: Path) -> None:
    (root / "data" / "observations.csv").unlink()
    (root / "data" / "observations.csv").symlink_to("observations.csv")


def outside(root: Path) -> None:
    (root / "data" / "observations.csv").unlink()
    (root / "data" / "observations.csv").symlink_to("/etc/passwd")


@pytest.mark.parametrize("spoil", [binary, unknown_source, unreadable_yaml, empty_yaml, endless_link, outside])
def test_spoilt_files(built_before: Workspace, spoil: Callable[[Path], None]) -> None:
    spoil(built_before.root)
    answer = built_before.run("build")
    assert answer.code in (2, 3), answer.err
    assert all(LINE.fullmatch(line) for line in answer.lines), answer.err
    assert built_before.output.read_bytes() == OLD


def test_a_table_without_rows_says_so(workspace: Workspace) -> None:
    no_rows(workspace.root)
    answer = workspace.run("build")
    assert "Traceback" not in answer.err
    assert "data/observations.csv: has a header and no rows" in answer.err
    assert "No data" in text_of(workspace.output)


def test_data_cannot_steer_the_terminal(built_before: Workspace) -> None:
    built_before.edit("data/observations.csv", "2023,150,150", "2023,\x1b[31mred,150")
    answer = built_before.run("build")
    assert answer.code == 3
    assert "\x1b" not in answer.err

"""From documents to a briefing: no sentence twice, what nobody prints is told, one story once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.pipeline import build
from tests.cli.workspace import Workspace

CONFIG = """\
version: 1
briefing: {title: Ports, as_of: 2025-06-01}
data: {documents: ../texts%s}
sections:
  - summary: {sentences: 3}
  - summary: {sentences: 3, title: More}
  - statements
  - commitments
  - sources
"""
TALKS = """\
The port of Lindland handled 16 million tonnes of cargo in 2024, a level not seen for decades.
President Anna Holm said that exports of the province rose by 13% to almost $47 million in 2024.
The two sides agreed to open a service centre in the capital by the end of 2026.
The harbour master counted 212 ships from the southern countries between January and April.
Fish catches fell by half in the lake district, so boats stay ashore until the spring.
A school for pilots takes its first forty pupils in September, the board decided on Monday.
The railway brought 240 thousand tonnes of grain to the terminal in the same months.
"""


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """A workspace of two texts, one of which another outlet prints again."""
    for name in ("config", "texts"):
        tmp_path.joinpath(name).mkdir()
    tmp_path.joinpath("config/a.yaml").write_text(CONFIG % "", encoding="utf-8")
    tmp_path.joinpath("texts/talks.txt").write_text(f"Date: 2025-05-02\n\n{TALKS}", encoding="utf-8")
    tmp_path.joinpath("texts/mirror.txt").write_text(f"Date: 2025-05-03\n\nShare\n\n{TALKS}", encoding="utf-8")
    return Workspace(tmp_path, capsys)


def test_check_tells_what_nobody_prints_and_what_is_one_story(desk: Workspace) -> None:
    answer = desk.run("check")
    assert answer.code == 0
    assert "texts/mirror.txt: tells the same story as texts/talks.txt; both are cited for it" in answer.err
    # Seven sentences, of which the two sections print three each.
    assert len(re.findall(r"no topic wanted: “([^”]*)”", answer.err)) == 1


def test_a_sentence_stands_in_one_section_unless_asked(desk: Workspace) -> None:
    def printed(sharing: str) -> list[str]:
        desk.root.joinpath("config/a.yaml").write_text(CONFIG % sharing, encoding="utf-8")
        sections = build(desk.root / "config/a.yaml", dry_run=True).briefing.sections
        return re.findall(r"sentence=(\d+), start", str([each for each in sections if each.id != "commitments"]))

    once = printed("")
    assert sorted(set(once)) == sorted(once)
    assert len(printed(", share_sentences: true")) > len(once)

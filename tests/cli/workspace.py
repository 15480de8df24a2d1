"""A tiny workspace, laid out by hand, and the two ways to run the program on it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.cli.faults import run
from reportgen.cli.program import program

CONFIG = """\
version: 1
briefing:
  title: Harbour traffic
  subtitle: Vessels and cargo
  as_of: 2025-06-30
data:
  sources: ../data/sources.csv
  observations: ../data/observations.csv
sections:
  - trend: {indicator: calls, where: {port: North}}
  - sources
output: out/{slug}.pdf
"""

SOURCES = """\
id,publisher,title,published,url,language
S1,Harbour office,Yearbook,2025-03-01,https://harbour.example/yearbook,en
"""

OBSERVATIONS = """\
id,indicator,port,period,low,high,unit,multiplier,qualifier,status,source,statement
A1,calls,North,2022,120,120,units,0,exact,reported,S1,
A2,calls,North,2023,150,150,units,0,almost,reported,S1,
A3,calls,North,2024,131,131,units,0,exact,reported,S1,
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with config/harbour.yaml and its data; what is written there can be changed by a test."""

    root: Path
    capture: pytest.CaptureFixture[str]

    @property
    def config(self) -> Path:
        return self.root / "config" / "harbour.yaml"

    @property
    def output(self) -> Path:
        return self.root / "out" / "harbour.pdf"

    def edit(self, name: str, old: str, new: str) -> None:
        """Changes one place of a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, *arguments: str) -> Answer:
        """Runs the program inside this process, in the workspace's folder."""
        before = Path.cwd()
        os.chdir(self.root)
        try:
            self.capture.readouterr()
            code = run(program, list(arguments))
        finally:
            os.chdir(before)
        said = self.capture.readouterr()
        return Answer(code, said.out, said.err)

    def process(self, *arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
        """Runs the program as a process of its own."""
        return subprocess.run(  # type: ignore[call-overload,no-any-return]  # options are passed on as they are
            [sys.executable, "-m", "reportgen", *arguments], cwd=self.root, check=False, timeout=120, **options
        )


def lay_out(root: Path) -> None:
    """The files of the tiny workspace."""
    for name, text in (
        ("config/harbour.yaml", CONFIG),
        ("data/sources.csv", SOURCES),
        ("data/observations.csv", OBSERVATIONS),
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

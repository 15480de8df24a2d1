"""What a build and a check hand back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.errors import Problem
from reportgen.model.briefing import Briefing
from reportgen.model.drawing import DisplayList


@dataclass(frozen=True, slots=True)
class Built:
    """A finished briefing. `path` is None for standard output, whose bytes the caller finds in `pdf`.

    `seconds` holds the time on the clock of each stage, in the order of the stages. `briefing` and `drawings` (by
    component id) are what was printed, for those who make more of them: a mail.
    """

    path: Path | None
    pages: int
    size_bytes: int
    sha256: str
    seconds: Mapping[str, float]
    problems: tuple[Problem, ...]
    pdf: bytes = field(repr=False)
    briefing: Briefing = field(repr=False)
    drawings: Mapping[str, DisplayList] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at config and data found; `contents` counts what the briefing would be made of.

    `is_drawable` is False when config and data are in order, but not what was drawn from them.
    """

    problems: tuple[Problem, ...]
    contents: Mapping[str, int]
    is_drawable: bool = True

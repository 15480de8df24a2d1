"""A theme file in a folder, read as a config names it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen.errors import Problem
from reportgen.shipped import shipped
from reportgen.strict_yaml import read_yaml
from reportgen.strict_yaml.report import Report
from reportgen.strict_yaml.workspace import Workspace
from reportgen.theme import Theme, ThemeSurroundings, read_theme

FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}


def own_fonts(folder: Path) -> str:
    """Four font files of the folder, as `fonts.text` names them."""
    for style in FACES.values():
        shutil.copy(shipped("assets", "fonts", f"PTSans-{style}.ttf"), folder / f"Own-{style}.ttf")
    return "{" + ", ".join(f"{face}: Own-{style}.ttf" for face, style in FACES.items()) + "}"


def read(folder: Path, text: str, letters: dict[str, str] | None = None) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme of `look.yaml` with this text, and every problem; places begin with `look.yaml`."""
    (folder / "look.yaml").write_text(text, encoding="utf-8")
    return choose(folder, "look.yaml", letters)


def choose(
    folder: Path, choice: str, letters: dict[str, str] | None = None
) -> tuple[Theme | None, tuple[Problem, ...]]:
    """What a config's `theme: choice` gives."""
    report = Report("a.yaml")
    around = ThemeSurroundings(Workspace(folder, folder), ("en", "ru"), letters or {})
    theme, elsewhere = read_theme(read_yaml(choice, "a.yaml"), "theme", around, report)
    return theme, (*report.problems(), *elsewhere)


def well_read(folder: Path, text: str, letters: dict[str, str] | None = None) -> Theme:
    """The theme of a text in which nothing is wrong."""
    theme, problems = read(folder, text, letters)
    assert problems == ()
    if theme is None:
        pytest.fail("no theme and no problem")
    return theme

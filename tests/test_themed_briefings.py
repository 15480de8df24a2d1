"""The starter in other looks: every theme and paper builds without a fault, and the standards hold on each."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pikepdf
import pytest

from reportgen import pipeline
from reportgen.cli.program import program
from reportgen.errors import Severity
from reportgen.shipped import shipped
from reportgen.theme import shipped_theme
from tests.standards import failed_rules
from tests.theme.workspace import own_fonts

THEMES = Path(__file__).resolve().parents[1] / "docs" / "themes.md"
PLAIN = "theme: {base: plain, logo: mark}"
LETTER = 'theme: {page: {size: Letter, orientation: landscape}, footer: {centre: "{section}"}}'
TURNED = "theme: {page: {size: {width: 170, height: 240}}}"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The starter, laid out by `init`, its own theme taken out."""
    program(["init", str(tmp_path / "own"), "--quiet"], standalone_mode=False)
    path = tmp_path / "own" / "config" / "briefing.yaml"
    text, count = re.subn(r"^theme:.*?\n\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    assert count == 1
    path.write_text(text, encoding="utf-8")
    return path


def built(config: Path, theme: str, changes: tuple[tuple[str, str], ...] = ()) -> pipeline.Built:
    text = config.read_text(encoding="utf-8") + f"\n{theme}\n"
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    config.write_text(text, encoding="utf-8")
    return pipeline.build(config, output="-")


def faults(made: pipeline.Built) -> list[str]:
    """What a build complains of."""
    return [str(problem) for problem in made.problems if problem.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("theme", "sizes"),
    [
        (PLAIN, ["595×842"]),
        (LETTER, ["792×612"]),
        (TURNED, ["482×680", "680×482", "482×680"]),
    ],
)
def test_a_theme_builds_without_fault_and_keeps_the_standards(
    config: Path, tmp_path: Path, theme: str, sizes: list[str]
) -> None:
    turned = (("  - timeline: {title: What happened}", "  - timeline: {orientation: landscape}"),)
    made = built(config, theme, turned if theme == TURNED else ())
    path = tmp_path / "made.pdf"
    path.write_bytes(made.pdf)
    assert faults(made) == []
    with pikepdf.open(path) as document:
        papers = ["×".join(str(round(float(side))) for side in page.mediabox[2:]) for page in document.pages]
    assert [paper for at, paper in enumerate(papers) if papers[at - 1 : at] != [paper]] == sizes
    assert [str(rule) for standard in ("ua1", "3a") for rule in failed_rules(path, standard)] == []


def test_charts_take_the_width_of_their_sections_paper(config: Path) -> None:
    text = config.read_text(encoding="utf-8")
    change = ("trend: {indicator: visits,", "trend: {orientation: landscape, indicator: visits,")
    config.write_text(text.replace(*change), encoding="utf-8")
    settings = pipeline.load_settings(config, {}, None, None, None)
    briefing = pipeline._compose(settings, pipeline._read(settings))
    widths = {name: spec.width_pt for name, spec in pipeline.charts_of(briefing)}
    page = settings.theme.page
    assert widths["trend-visits"] == pytest.approx(page.turned("landscape").text_width_pt)
    assert page.text_width_pt in widths.values()


def test_charts_of_sections_grow_with_their_labels(config: Path) -> None:
    heights = []
    for theme in ("", "theme: {sizes: {chart_label: 12}}"):
        made = built(config, theme)
        heights.append({name: spec.height_pt for name, spec in pipeline.charts_of(made.briefing)})
    usual, large = heights
    assert large["trend-visits"] == pytest.approx(usual["trend-visits"] * 1.5)


def test_the_documented_theme_is_sound(config: Path) -> None:
    """The long example of docs/themes.md, with fonts and a logo that it names, builds as it stands."""
    (text,) = re.findall(r"^```yaml\n(# yaml-language-server.*?)^```", THEMES.read_text(encoding="utf-8"), re.S | re.M)
    assets = config.parents[1] / "assets"
    (assets / "fonts").mkdir()
    own_fonts(assets / "fonts")
    shutil.copy(shipped("assets", "mark.png"), assets / "logo.png")
    (assets / "house.yaml").write_text(text, encoding="utf-8")
    made = built(config, "theme: ../assets/house.yaml")
    assert faults(made) == []
    theme = pipeline.load_settings(config, {}, None, None, None).theme
    assert theme.text.bold == "Own-Bold"
    assert theme.palette.accent == "#0B5D3B"
    assert theme.sizes == shipped_theme("default").sizes

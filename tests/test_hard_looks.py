"""Briefings as strangers lay them out: every standard holds, and the pages are the same picture in all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from reportgen import pipeline
from reportgen.cli.program import program
from reportgen.errors import Severity
from reportgen.model.standard import STANDARDS
from tests.built import claims
from tests.standards import findings
from tests.theme.workspace import own_fonts

pytestmark = pytest.mark.long

SECTION = """
  - section:
      title: Own drawings and pictures
      LOOK
      components:
        - text: {text: "STORY"}
        - chart: {kind: own, file: ../charts/own.py, function: own, data: branches, label: branch, value: visits}
        - image: {file: picture.png, alternative: "A blue field with a hole", caption: Half transparent}
        - callout:
            title: A box with a table
            components:
              - table: {data: branches, columns: [branch, visits]}
              - bullets: {items: [First of the box, Second of the box]}
"""
FUNCTION = """
from matplotlib.figure import Figure
import numpy as np

def own(data, options, theme):
    figure = Figure()
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.imshow(np.arange(64).reshape(8, 8) / 64, extent=(0, 5, 0, 600), aspect="auto", alpha=0.5)
    axes.plot(list(data["visits"])[:6], color=theme.palette.accent)
    return figure
"""


@pytest.mark.parametrize(
    ("theme", "look"),
    [
        ("{base: plain, logo: mark}", "columns: 1"),
        ("{page: {size: Letter}, logo: logo.png}", "columns: 2"),
        ("{page: {orientation: landscape}, logo: logo.png}", "orientation: portrait"),
        ("{fonts: {text: FONTS}}", "orientation: landscape"),
        ("{page: {size: A5}}", "columns: 2"),
    ],
)
def test_a_look_keeps_every_standard(tmp_path: Path, theme: str, look: str) -> None:
    config = laid_out(tmp_path / "own", theme, look)
    pictures = {}
    for name in STANDARDS:
        made = pipeline.build(config, output="-", pdf_standard=name)
        assert [str(problem) for problem in made.problems if problem.severity is not Severity.NOTE] == []
        assert findings(made.pdf, claims(made.pdf)) == ()
        with pypdfium2.PdfDocument(made.pdf) as document:
            pictures[name] = [page.render(scale=0.7).to_numpy().tobytes() for page in document]
    assert all(shown == pictures["none"] for shown in pictures.values())


def laid_out(folder: Path, theme: str, look: str) -> Path:
    """The starter with another theme, a section of its own, a chart drawn by its own function, and pictures."""
    program(["init", str(folder), "--quiet"], standalone_mode=False)
    config = folder / "config" / "briefing.yaml"
    text = re.sub(r"^theme:.*?\n\n", "", config.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    head, begin, sections = text.partition("\nsections:")
    own = SECTION.replace("LOOK", look).replace("STORY", "The story goes on with words. " * 60)
    fonts = own_fonts(config.parent)
    config.write_text(f"{head}\ntheme: {theme.replace('FONTS', fonts)}\n{begin}{own}{sections}", encoding="utf-8")
    picture = Image.new("RGBA", (80, 60), (20, 90, 140, 120))
    picture.putpixel((5, 5), (255, 0, 0, 0))
    for name in ("picture.png", "logo.png"):
        picture.save(config.parent / name)
    (folder / "charts").mkdir(exist_ok=True)
    (folder / "charts" / "own.py").write_text(FUNCTION, encoding="utf-8")
    return config

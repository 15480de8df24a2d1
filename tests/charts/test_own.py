"""A chart of a person's own: a function of the workspace, called with its table and recorded like ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ConfigError, RenderError
from reportgen.model.drawing import PathOperation
from reportgen.pipeline import Built, build

CONFIG = """
version: 1
briefing: {{title: Test, as_of: 2026-01-31}}
data: {{tables: {{shops: {{file: ../data/shops.csv}}}}}}
sections:
  - section:
      title: Ours
      components:
        - chart: {{kind: own, file: ../{file}, function: {function}, data: shops, label: shop, value: sales,
                  options: {{width: 3}}, height_pt: 120}}
"""
GOOD = """
from matplotlib.figure import Figure

def steps(data, options, theme):
    figure = Figure()
    axes = figure.add_axes((0.1, 0.2, 0.8, 0.7))
    axes.step(range(len(data)), data["sales"], linewidth=options["width"])
    axes.set_xticks(range(len(data)), data["shop"])
    return figure
"""


def built(folder: Path, source: str, *, function: str = "steps", file: str = "charts/mine.py") -> Built:
    for name, text in (
        (file, source),
        ("data/shops.csv", "shop,sales,unit\nNorth,3,EUR\nSouth,5.5,EUR\n"),
        ("config/own.yaml", CONFIG.format(file=file, function=function)),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return build(folder / "config" / "own.yaml", dry_run=True)


def test_a_function_draws_in_the_houses_colours_and_type(tmp_path: Path) -> None:
    (drawing,) = built(tmp_path, GOOD).drawings.values()
    assert drawing.height_pt == 120
    assert {"North", "South"} <= {text.text for text in drawing.texts()}
    assert {text.font for text in drawing.texts()} == {"PTSans-Regular"}
    widest = max((each.pen for each in drawing.operations if isinstance(each, PathOperation) and each.pen), key=_width)
    assert widest.width_pt == 3
    assert widest.colour == pytest.approx((0x12 / 255, 0x43 / 255, 0x6D / 255), abs=0.001)


LOGARITHMIC = """
from matplotlib.figure import Figure

def steps(data, options, theme):
    figure = Figure()
    axes = figure.add_axes((0.2, 0.2, 0.7, 0.7))
    axes.plot([1, 2, 3], [0.01, 10, 10000])
    axes.set_yscale("log")
    return figure
"""


def test_logarithmic_axes_are_labelled_in_plain_numbers(tmp_path: Path) -> None:
    (drawing,) = built(tmp_path, LOGARITHMIC).drawings.values()
    assert {"0.01", "1", "100", "10\u00a0000"} <= {text.text for text in drawing.texts()}


@pytest.mark.parametrize(
    "label",
    [
        'axes.set_xlabel("$10^3$", fontsize=9)',
        'axes.text(2.9, 10, "cut by the edge of the axes", fontsize=5, clip_on=True)',
    ],
    ids=["exponent", "cut by a clip"],
)
def test_small_outlines_are_refused_as_small_texts_are(tmp_path: Path, label: str) -> None:
    with pytest.raises(RenderError, match=r"pt; set it in at least 7\.5 pt"):
        built(tmp_path, LOGARITHMIC.replace("    return", f"    {label}\n    return"))


def _width(pen: object) -> float:
    return float(pen.width_pt)  # type: ignore[attr-defined]  # pens have one


def test_a_changed_function_is_called_anew(tmp_path: Path) -> None:
    first = built(tmp_path, GOOD).sha256
    assert built(tmp_path, GOOD.replace('data["sales"], ', 'data["sales"] * 2, ')).sha256 != first


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (GOOD.replace("return figure", "return 7"), "mine.py, function steps: it returned int, not a Figure"),
        (GOOD.replace('"sales"', '"turnover"'), "line 7: KeyError: 'turnover'; correct the function"),
        ("def steps(:", "line 1: SyntaxError: invalid syntax; correct the file"),
        ("x = 1", "there is no such function in the file"),
        ("raise SystemExit('bye')", "line 1: SystemExit: bye"),
        (
            GOOD.replace("set_xticks(", "tick_params(labelsize=5); axes.set_xticks("),
            "is set in 5 pt; set it in at least",
        ),
        (GOOD.replace("return figure", "figure.text(0, 0, 'x', usetex=True); return figure"), "TeX text"),
    ],
)
def test_what_goes_wrong_in_it_is_told_in_words(tmp_path: Path, source: str, words: str) -> None:
    with pytest.raises(RenderError) as caught:
        built(tmp_path, source)
    assert any(words in str(problem) for problem in caught.value.problems), caught.value.problems


def test_only_files_in_the_folder_charts_are_run(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="does not stand in a folder 'charts'"):
        built(tmp_path, GOOD, file="data/mine.py")
    with pytest.raises(ConfigError, match="outside the workspace"):
        built(tmp_path, GOOD, file="../charts/mine.py")

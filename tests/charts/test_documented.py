"""docs/charts.md documents every kind with YAML that builds; the shipped gallery shows what it builds."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest
import yaml

from reportgen.charts import chart_kinds
from reportgen.language import language
from reportgen.model.briefing import Chart
from reportgen.pipeline import Built, components_of

DOCS = Path(__file__).parents[2] / "docs"
ELSEWHERE = {"timeline", "sparkline"}  # drawn by sections of their own


@pytest.fixture(scope="module")
def gallery() -> ModuleType:
    """The script that makes the gallery."""
    spec = importlib.util.spec_from_file_location("gallery_build", DOCS / "gallery" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gallery_build"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def built(gallery: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The gallery, built anew."""
    made: Built = gallery.make(tmp_path_factory.mktemp("gallery") / "gallery.pdf")
    return made


def words(pdf: bytes | Path) -> Counter[str]:
    """Every word of the file with its count, in whatever order and on whatever page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return Counter(word for page in document for word in page.get_textpage().get_text_range().split())


def test_every_kind_is_documented_under_its_own_name(gallery: ModuleType) -> None:
    documented = {}
    for family in gallery.families():
        for example in family.examples:
            (entry,) = yaml.safe_load(example)
            documented[family.kind] = entry["chart"]["kind"]
    assert all(kind == drawn for kind, drawn in documented.items())
    assert set(documented) == set(chart_kinds()) - ELSEWHERE


def test_every_example_builds_without_a_complaint(gallery: ModuleType, built: Built) -> None:
    assert [str(problem) for problem in built.problems] == []
    charts = [each for each in components_of(built.briefing) if isinstance(each, Chart)]
    assert len(charts) == sum(len(family.examples) for family in gallery.families())
    assert all(chart.title.runs and chart.alternative for chart in charts)


def test_the_shipped_gallery_is_current(built: Built) -> None:
    # What the charts say, not the bytes: the layout of pages may improve without every picture being made anew.
    charts = [each for each in components_of(built.briefing) if isinstance(each, Chart)]
    said = [text.text for chart in charts for text in built.drawings[chart.id].texts()]
    said += [language("en").text(chart.title) for chart in charts]
    shipped = words(DOCS / "gallery.pdf")
    missing = Counter(word for text in said for word in text.split()) - shipped
    assert not missing, "run: python docs/gallery/build.py --pictures"
    assert shipped["Figure"] == len(charts)

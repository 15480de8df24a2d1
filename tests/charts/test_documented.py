"""docs/charts.md documents every kind with YAML that builds; the shipped gallery shows what it builds."""

from __future__ import annotations

import importlib.util
import io
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import numpy as np
import pypdfium2
import pytest
import yaml
from PIL import Image

from reportgen.charts import chart_kinds
from reportgen.language import language
from reportgen.model.briefing import Chart
from reportgen.pipeline import Built, components_of
from tests.standards import failed_rules

DOCS = Path(__file__).parents[2] / "docs"
ROOT = DOCS.parent
COARSE = 12  # pixels of a picture that are compared as one
MOST_BYTES = 80_000


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
            documented[family.kind] = entry["chart"]["kind"] if "chart" in entry else next(iter(entry))
    assert all(kind == drawn for kind, drawn in documented.items())
    assert set(documented) == {*chart_kinds(), "table"}


def test_every_example_builds_without_a_complaint(gallery: ModuleType, built: Built) -> None:
    assert [str(problem) for problem in built.problems] == []
    charts = [each for each in components_of(built.briefing) if isinstance(each, Chart)]
    assert len(charts) == sum(len(family.examples) for family in gallery.families() if family.kind != "table")
    assert all(chart.title.runs and chart.alternative for chart in charts)


def test_every_kind_has_a_page_with_its_yaml_beside_the_picture(gallery: ModuleType, built: Built) -> None:
    with pypdfium2.PdfDocument(built.pdf) as document:
        pages = [page.get_textpage().get_text_range().replace("\u00a0", " ") for page in document]
    assert len(pages) == len(gallery.families()) + 1  # the first holds the title and the contents
    for family, page in zip(gallery.families(), pages[1:], strict=True):
        assert page.count("- chart:") + page.count("- table:") == len(family.examples), family
        assert f"kind: {family.kind}" in page or family.kind == "table"
        assert all(word in page for word in family.words.replace("`", "").split())


def test_the_shipped_gallery_is_current(built: Built) -> None:
    # What the charts say, not the bytes: the layout of pages may improve without every picture being made anew.
    charts = [each for each in components_of(built.briefing) if isinstance(each, Chart)]
    said = [text.text for chart in charts for text in built.drawings[chart.id].texts()]
    said += [language("en").text(chart.title) for chart in charts]
    shipped = words(DOCS / "gallery.pdf")
    missing = Counter(word for text in said for word in text.split()) - shipped
    assert not missing, "run: python docs/gallery/build.py --pictures"
    assert shipped["Figure"] == len(charts)


def test_the_readmes_pictures_are_current(gallery: ModuleType, built: Built) -> None:
    # What they show, not the bytes: a line of text may move without every picture being made anew.
    for name, made in gallery.pictures(built.path).items():
        shipped = (DOCS / "gallery" / name).read_bytes()
        assert len(shipped) < MOST_BYTES, name
        assert np.abs(greys(shipped) - greys(made)).mean() < 6, f"{name}: run python docs/gallery/build.py --pictures"
        assert f"docs/gallery/{name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def greys(picture: bytes) -> np.ndarray:
    """The picture as the mean grey of each patch, from 0 to 255."""
    grey = np.asarray(Image.open(io.BytesIO(picture)).convert("L"), dtype=float)
    high, wide = (size // COARSE * COARSE for size in grey.shape)
    return grey[:high, :wide].reshape(high // COARSE, COARSE, wide // COARSE, COARSE).mean((1, 3))


@pytest.mark.parametrize("standard", ["ua1", "3a"])
def test_the_gallery_is_accessible_and_archival(standard: str, built: Built) -> None:
    assert failed_rules(built.pdf, standard) == ()

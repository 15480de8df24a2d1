"""Drawings found again on disk: a hit loads no matplotlib, damage costs a drawing and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from reportgen.charts import DrawingCache, draw, user_cache
from reportgen.charts.packing import pack, unpack
from reportgen.language import language
from reportgen.model.chart import ChartSpec, Series
from reportgen.model.drawing import DisplayList, ImageOperation, PathOperation, TextOperation
from reportgen.pipeline import build
from reportgen.theme import default_theme
from tests.charts.build import point, spec
from tests.charts.specs import ORDINARY, years

THEME = default_theme()
ENGLISH = language("en")
ROOT = Path(__file__).parents[2]
CHART = spec("columns", years({2023: 1, 2024: 2}))


def cached(chart: ChartSpec, cache: DrawingCache) -> DisplayList:
    return draw(chart, THEME, ENGLISH, cache)


@pytest.mark.parametrize("name", ORDINARY)
def test_what_is_unpacked_is_what_was_packed(name: str) -> None:
    drawing = draw(ORDINARY[name], THEME, ENGLISH)
    assert unpack(pack(drawing), THEME) == drawing


def test_images_are_packed_with_their_pixels() -> None:
    image = ImageOperation(1, 2, 3, 4, 2, 1, bytes(range(8)), (("M", 0.0, 0.0), ("L", 1.0, 1.0), ("Z",)))
    assert unpack(pack(DisplayList(9, 9, (image,))), THEME) == DisplayList(9, 9, (image,))


@pytest.mark.parametrize(
    "operation",
    [
        PathOperation((("M", 1.0, float("nan")),)),
        PathOperation((("X", 1.0, 1.0),)),
        PathOperation((("L", 1.0),)),
        TextOperation("x", 0, 0, "Nobody-Regular", 8, (0, 0, 0), 1),
        ImageOperation(0, 0, 1, 1, 2, 2, b"short"),
    ],
    ids=["not a number", "unknown letter", "number missing", "unknown font", "pixels missing"],
)
def test_what_no_recorder_writes_is_no_drawing(operation: PathOperation | TextOperation | ImageOperation) -> None:
    assert unpack(pack(DisplayList(9, 9, (operation,))), THEME) is None


def test_a_hit_loads_no_matplotlib(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from reportgen.charts import DrawingCache, draw; from reportgen.language import language\n"
        "from reportgen.theme import default_theme; from tests.charts.test_cache import CHART\n"
        "drawing = draw(CHART, default_theme(), language('en'), DrawingCache(Path(sys.argv[1])))\n"
        "print('matplotlib' in sys.modules, len(drawing.operations))"
    )
    told = [
        subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, capture_output=True, text=True).stdout
        for _ in range(2)
    ]
    first, second = (line.split() for line in told)
    assert (first[0], second[0]) == ("True", "False")
    assert first[1] == second[1]


def test_the_key_knows_what_the_drawing_depends_on(tmp_path: Path) -> None:
    cache = DrawingCache(tmp_path)
    russian = replace(ENGLISH, code="ru", locale="ru")
    keys = {
        cache.key(CHART, THEME, ENGLISH),
        cache.key(replace(CHART, width_pt=400), THEME, ENGLISH),
        cache.key(spec("columns", years({2023: 1, 2024: "2.0"})), THEME, ENGLISH),
        cache.key(spec("columns", Series("Turnover", (point("2023", 1), point("2024", 2)))), THEME, ENGLISH),
        cache.key(CHART, replace(THEME, palette=replace(THEME.palette, text="#000000")), ENGLISH),
        cache.key(CHART, THEME, russian),
    }
    assert len(keys) == 6
    assert cache.key(spec("columns", years({2023: 1, 2024: 2})), default_theme(), language("en")) in keys


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\0" * 40])
def test_a_damaged_entry_is_drawn_anew(tmp_path: Path, damage: bytes) -> None:
    cache = DrawingCache(tmp_path)
    expected = cached(CHART, cache)
    (entry,) = tmp_path.iterdir()
    whole = entry.read_bytes()
    for content in (damage, whole[: len(whole) // 2], whole[:-1], whole[:50] + b"?" + whole[51:]):
        entry.write_bytes(content)
        assert cached(CHART, cache) == expected
        assert entry.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert cached(CHART, DrawingCache(blocked / "cache")) == draw(CHART, THEME, ENGLISH)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert cached(CHART, DrawingCache(closed)) == draw(CHART, THEME, ENGLISH)


def test_what_was_longest_unused_makes_room(tmp_path: Path) -> None:
    charts = [spec("columns", years({2023: number})) for number in range(1, 6)]
    roomy = DrawingCache(tmp_path)
    for age, chart in enumerate(charts[:4]):
        cached(chart, roomy)
        os.utime(tmp_path / f"{roomy.key(chart, THEME, ENGLISH)}.chart", (age, age))
    cached(charts[0], roomy)  # of use again, so it is the youngest
    size = sum(path.stat().st_size for path in tmp_path.iterdir())
    cached(charts[4], DrawingCache(tmp_path, most_bytes=size))
    left = {path.stem for path in tmp_path.iterdir()}
    assert [roomy.key(chart, THEME, ENGLISH) in left for chart in charts] == [True, False, False, True, True]


def _write_often(folder: str) -> bool:
    cache = DrawingCache(Path(folder))
    drawing = draw(CHART, THEME, ENGLISH)
    for _ in range(60):
        cache.put("a", drawing)
        if cache.get("a", THEME) != drawing:
            return False
    return True


def test_several_writers_never_show_half_an_entry(tmp_path: Path) -> None:
    with get_context("spawn").Pool(3) as pool:
        assert pool.map(_write_often, [str(tmp_path)] * 3) == [True] * 3
    assert [path.name for path in tmp_path.iterdir()] == ["a.chart"]


def test_the_users_cache_is_where_others_keep_theirs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = user_cache()
    assert found is not None
    assert found.folder == tmp_path / "reportgen" / "charts"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    found = user_cache()
    assert found is not None
    assert found.folder == tmp_path / "home" / ".cache" / "reportgen" / "charts"


def test_a_build_keeps_its_drawings_unless_told_not_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    config = ROOT / "config" / "starter.yaml"
    plain = build(config, dry_run=True, no_cache=True)
    assert not list(tmp_path.iterdir())
    assert build(config, dry_run=True).sha256 == plain.sha256
    kept = len(list((tmp_path / "reportgen" / "charts").iterdir()))
    assert 0 < kept <= len(plain.drawings)
    assert build(config, dry_run=True).sha256 == plain.sha256

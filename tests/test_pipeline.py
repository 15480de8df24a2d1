"""The river as a whole: stages in order, what overrides what, what stops a build, and what a caller gets."""

from __future__ import annotations

import datetime
import hashlib
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

import reportgen
from reportgen import pipeline
from reportgen.errors import ConfigError, DataError, RenderError, error, warning
from reportgen.model.briefing import Briefing, Callout, Chart, KeyFigures, Meta, Note, Section, Tile
from reportgen.model.chart import ChartSpec
from reportgen.model.passage import Passage
from tests.cli.workspace import lay_out

DAY = datetime.date(2025, 6, 30)
SOME = Passage.of("words")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    return Path("config/harbour.yaml")


def undated(config: Path) -> None:
    """Takes `as_of` out of the config."""
    config.write_text(config.read_text(encoding="utf-8").replace("  as_of: 2025-06-30\n", ""), encoding="utf-8")


def test_gives_the_file_and_its_facts(config: Path) -> None:
    heard: list[str] = []
    built = pipeline.build(config, on_stage=heard.append)
    assert built.path == Path("out/harbour.pdf")
    content = built.path.read_bytes()
    assert (built.pdf, built.size_bytes, built.sha256) == (content, len(content), hashlib.sha256(content).hexdigest())
    assert heard == list(built.seconds) == list(pipeline.STAGES)
    assert (built.pages, built.problems) == (1, ())
    assert len(repr(built)) < 1000


def test_the_public_name_is_the_same_function() -> None:
    assert reportgen.build is pipeline.build
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        reportgen.bild  # noqa: B018 - looking is the test


def test_standard_output_and_dry_runs_write_nothing(config: Path) -> None:
    to_stdout, dry = pipeline.build(config, output="-"), pipeline.build(config, dry_run=True)
    assert (to_stdout.path, dry.path) == (None, Path("out/harbour.pdf"))
    assert to_stdout.pdf == dry.pdf
    assert not Path("out").exists()


def test_as_of_comes_from_the_caller_then_the_config_then_the_calendar(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[datetime.date] = []
    read = pipeline._read
    monkeypatch.setattr(pipeline, "_read", lambda settings: seen.append(settings.as_of) or read(settings))
    options = {"dry_run": True, "today": lambda: datetime.date(2025, 8, 1)}
    pipeline.build(config, as_of=datetime.date(2025, 7, 1), **options)
    pipeline.build(config, **options)
    undated(config)
    pipeline.build(config, **options)
    assert seen == [datetime.date(2025, 7, 1), DAY, datetime.date(2025, 8, 1)]


def test_an_output_in_a_missing_folder_is_made_only_at_the_end(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_draw", stop_with(RenderError(error("x", "here", "no", "yes"))))
    with pytest.raises(RenderError):
        pipeline.build(config, output="new/x.pdf")
    assert not Path("new").exists()


def test_an_impossible_output_stops_before_the_work(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_read", stop_with(AssertionError("read")))
    with pytest.raises(ConfigError, match="data: this is a folder"):
        pipeline.build(config, output="data")


def stop_with(fault: BaseException) -> object:
    def stop(*_: object, **__: object) -> None:
        raise fault

    return stop


def with_problems(monkeypatch: pytest.MonkeyPatch, *problems: object) -> None:
    compose = pipeline._compose
    monkeypatch.setattr(pipeline, "_compose", lambda *given: replace(compose(*given), problems=tuple(problems)))


def test_errors_in_the_data_stop_a_build_unless_forced(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale, odd = error("stale", "data/x.csv", "too old", "renew it"), warning("odd", "data/x.csv", "odd", "look")
    with_problems(monkeypatch, stale, odd)
    with pytest.raises(DataError) as caught:
        pipeline.build(config)
    assert caught.value.problems == (stale, odd)
    assert not Path("out").exists()
    assert pipeline.build(config, force=True).problems == (stale, odd)
    assert pipeline.check(config).problems == (stale, odd)


def test_warnings_do_not_stop_a_build(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = warning("odd", "data/x.csv", "odd", "look")
    with_problems(monkeypatch, odd, odd)
    assert pipeline.build(config).problems == (odd,)


def test_a_file_that_fails_its_check_never_leaves(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out").mkdir()
    Path("out/harbour.pdf").write_bytes(b"old")
    fault = error("pdf-fonts", "page 1", "a font is not embedded", "build it again")
    monkeypatch.setattr("reportgen.pdf.check", lambda *_, **__: (fault,))
    for force in (False, True):
        with pytest.raises(RenderError) as caught:
            pipeline.build(config, force=force)
        assert caught.value.problems == (fault,)
    assert Path("out/harbour.pdf").read_bytes() == b"old"


def test_all_charts_that_fail_are_told_together(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "reportgen.charts.draw", stop_with(RenderError(error("chart", "chart 'columns'", "no room", "widen it")))
    )
    with pytest.raises(RenderError) as caught:
        pipeline.build(config)
    assert [problem.where.partition(": ")[0] for problem in caught.value.problems] == [
        "config/harbour.yaml, trend-calls"
    ]


def test_an_unknown_language_is_a_usage_error(config: Path) -> None:
    with pytest.raises(ConfigError, match="--language: there are no words for 'xx'; choose one of: en"):
        pipeline.build(config, language="xx")


def test_colours_and_logo_of_the_config_reach_the_theme(config: Path) -> None:
    Path("logo.png").write_bytes(b"")
    with config.open("a", encoding="utf-8") as file:
        file.write('theme: {colours: {accent: "#102030"}, logo: ../logo.png}\n')
    settings = pipeline.load_settings(config, {}, None, DAY, None)
    assert (settings.theme.palette.accent, settings.theme.palette.series[0]) == ("#102030", "#102030")
    assert settings.theme.logo == Path("logo.png").resolve()


def test_charts_are_found_wherever_they_stand() -> None:
    spec = ChartSpec("columns", (), 100, 50)
    chart = Chart("a", spec, SOME, SOME, SOME, "a chart")
    tiles = KeyFigures((Tile(SOME, SOME, id="t1", sparkline=spec), Tile(SOME, SOME, id="t2")))
    section = Section("s", SOME, (tiles, Callout(SOME, (Note(SOME), replace(chart, id="b"))), chart))
    briefing = Briefing(Meta("T", "", "en", DAY), (section, replace(section, id="s2")), ())
    assert [name for name, _ in pipeline.charts_of(briefing)] == ["t1", "b", "a"] * 2


def test_drawings_can_be_kept(config: Path) -> None:
    settings = pipeline.load_settings(config, {}, None, None, None)
    briefing = pipeline._compose(settings, pipeline._read(settings))
    drawings = pipeline._draw(briefing, settings)
    assert pickle.loads(pickle.dumps(drawings)) == drawings  # noqa: S301 - our own bytes


def test_a_pdf_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        pipeline.check_pdf(tmp_path / "none.pdf")

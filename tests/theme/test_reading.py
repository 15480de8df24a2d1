"""A theme's YAML → a `Theme`, over the theme beneath it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml

from reportgen.cli.listing import schema_text
from reportgen.shipped import shipped
from reportgen.theme import MILLIMETRE_PT, Band, default_theme, shipped_names, shipped_theme
from tests.theme.workspace import choose, own_fonts, read, well_read

DEFAULT = default_theme()


def test_what_is_not_written_comes_from_the_default(tmp_path: Path) -> None:
    assert well_read(tmp_path, "summary: nothing else\n") == DEFAULT


def test_a_shipped_theme_is_chosen_by_its_name(tmp_path: Path) -> None:
    assert shipped_names() == ("default", "plain")
    assert choose(tmp_path, "plain") == (shipped_theme("plain"), ())


def test_a_theme_changes_its_base(tmp_path: Path) -> None:
    theme = well_read(tmp_path, 'base: plain\nsizes: {body: 11, line: 15}\ncolours: {rule: "#777777"}\n')
    plain = shipped_theme("plain")
    assert theme.palette == replace(plain.palette, rule="#777777")
    assert theme.sizes == replace(plain.sizes, body_pt=11, grid_pt=15)
    assert theme.page == plain.page


def test_a_base_may_be_another_file(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text('colours: {accent: "#0B5D3B"}\n')
    assert well_read(tmp_path, "base: house.yaml\npage: {size: Letter}\n").palette.accent == "#0B5D3B"


def test_a_new_accent_leads_the_series_unless_they_are_written(tmp_path: Path) -> None:
    assert well_read(tmp_path, 'colours: {accent: "#0B5D3B"}\n').palette.series == (
        "#0B5D3B", *DEFAULT.palette.series[1:],
    )  # fmt: skip
    text = 'colours: {accent: "#0B5D3B", series: ["#12436D", "#28A197"]}\n'
    assert well_read(tmp_path, text).palette.series == ("#12436D", "#28A197")


@pytest.mark.parametrize(
    ("page", "width_mm", "height_mm"),
    [
        ("{size: A4}", 210, 297),
        ("{size: Letter}", 215.9, 279.4),
        ("{size: Letter, orientation: landscape}", 279.4, 215.9),
        ("{size: {width: 250, height: 180}}", 250, 180),
        ("{size: {width: 250, height: 180}, orientation: portrait}", 180, 250),
    ],
)
def test_paper_is_as_large_as_it_says(tmp_path: Path, page: str, width_mm: float, height_mm: float) -> None:
    found = well_read(tmp_path, f"page: {page}\n").page
    assert (found.width_pt, found.height_pt) == pytest.approx((width_mm * MILLIMETRE_PT, height_mm * MILLIMETRE_PT))
    assert found.margin_left_pt == DEFAULT.page.margin_left_pt


def test_margins_are_millimetres(tmp_path: Path) -> None:
    page = well_read(tmp_path, "page: {margins: {left: 30, top: 25}}\n").page
    assert page == replace(DEFAULT.page, margin_left_pt=30 * MILLIMETRE_PT, margin_top_pt=25 * MILLIMETRE_PT)


def test_own_fonts_are_used_beside_the_shipped(tmp_path: Path) -> None:
    theme = well_read(tmp_path, f"fonts: {{text: {own_fonts(tmp_path)}, display: PT Serif}}\n")
    assert theme.text.bold_italic == "Own-BoldItalic"
    assert theme.fonts["Own-BoldItalic"] == tmp_path / "Own-BoldItalic.ttf"
    assert (theme.display.regular, theme.text.fallback) == ("PTSerif-Regular", "DejaVuSans")


def test_an_own_font_with_a_shipped_name_does_not_displace_it(tmp_path: Path) -> None:
    own = own_fonts(tmp_path)
    (tmp_path / "PTSans-Regular.ttf").write_bytes((tmp_path / "Own-Regular.ttf").read_bytes())
    theme = well_read(tmp_path, f"fonts: {{text: {own.replace('Own-Regular', 'PTSans-Regular')}}}\n")
    assert theme.text.regular == "PTSans-Regular-2"
    assert theme.fonts["PTSans-Regular"] == DEFAULT.fonts["PTSans-Regular"]


def test_bands_may_differ_by_language(tmp_path: Path) -> None:
    theme = well_read(tmp_path, 'footer: {left: {en: "Issue {edition}", ru: "Выпуск {edition}"}, right: ""}\n')
    assert theme.footer == Band({"en": "Issue {edition}", "ru": "Выпуск {edition}"}, "", "")
    assert theme.header == DEFAULT.header


def test_the_logo_is_a_file_or_the_mark(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"")
    assert well_read(tmp_path, "logo: logo.png\n").logo == tmp_path / "logo.png"
    theme = well_read(tmp_path, "logo: {file: mark, height: 20}\n")
    assert theme.logo == shipped("assets", "mark.png")
    assert theme.logo_height_pt == pytest.approx(20 * MILLIMETRE_PT)
    assert DEFAULT.logo is None


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_theme_keeps_the_rules_it_sets(tmp_path: Path, name: str) -> None:
    text = shipped("assets", "themes", f"{name}.yaml").read_text(encoding="utf-8")
    assert read(tmp_path, text) == (shipped_theme(name), ())


def test_the_shipped_schema_is_current_and_takes_the_shipped_themes() -> None:
    text = shipped("assets", "themes", "theme.schema.json").read_text(encoding="utf-8")
    assert text == schema_text("theme"), "run `reportgen schema theme -o assets/themes/theme.schema.json`"
    validator = jsonschema.Draft202012Validator(json.loads(text))
    for name in shipped_names():
        validator.validate(yaml.safe_load(shipped("assets", "themes", f"{name}.yaml").read_text(encoding="utf-8")))
    assert not validator.is_valid({"colours": {"accent": "red"}})
    assert not validator.is_valid({"colors": {}})

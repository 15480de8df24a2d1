"""Where the PDF may go, and how values become part of its name."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from reportgen.config.output import NAME_LIMIT, check_template, file_name_part, slug
from reportgen.errors import ConfigError
from reportgen.strict_yaml.refusal import RefusedError
from tests.config.workspace import GOOD, load

DAY = datetime.date(2026, 1, 31)


@pytest.mark.parametrize(
    ("template", "fact"),
    [
        ("../../../../tmp/pwned.pdf", "leaves the workspace"),
        ("out/../../x.pdf", "leaves the workspace"),
        ("/etc/cron.d/brief.pdf", "not relative"),
        ("~root/.ssh/x.pdf", "not relative"),
        ("C:/x.pdf", "holds :"),
        ("out\\x.pdf", "holds \\"),
        ("a\0.pdf", "holds U+0000"),
        ("a\u202efdp.pdf", "holds U+202E"),
        ("x" * 300 + ".pdf", "longer than 255 bytes"),
        ("out/.bashrc", "must end in .pdf"),
        ("out/.pdf", "must end in .pdf"),
        ("out/", "must end in .pdf"),
        ("{title.__class__.__init__.__globals__[os]}.pdf", "unknown placeholder '{title.__class__"),
        ("{title!r}.pdf", "unknown placeholder '{title!r}'"),
        ("{date:%10000000d}.pdf", "unknown placeholder"),
        ("{}.pdf", "unknown placeholder '{}'"),
        ("{{slug}}.pdf", "holds {"),
        ("%Y-%10000000d.pdf", "holds %"),
    ],
)
def test_templates_that_lead_astray_are_refused(template: str, fact: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        check_template(template)
    assert fact in refusal.value.fact


@pytest.mark.parametrize("template", ["report.pdf", "out/{slug}-{as_of}-{language}.pdf", "out/2026/{title}.PDF"])
def test_templates_inside_the_workspace_are_taken(template: str) -> None:
    check_template(template)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("../../x", "x"),
        ("a/b\\c", "a-b-c"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("Отчёт: май", "Отчёт- май"),
        ("a\u00a0\n b", "a b"),
        ("...", "untitled"),
        ("\U000e0041\ud800", "untitled"),
    ],
)
def test_values_become_harmless_parts_of_a_name(text: str, part: str) -> None:
    assert file_name_part(text) == part


def test_a_slug_is_letters_digits_and_hyphens() -> None:
    assert slug("Belarus – Astrakhan Région_2") == "belarus-astrakhan-region-2"
    assert slug("Торговля") == "торговля"
    assert slug("!") == "briefing"


def test_the_output_path_is_filled_from_the_briefing(folder: Path) -> None:
    config = load(folder, GOOD + "output: 'out/{slug} {title} {as_of} {date} {language} {edition}.pdf'\n")
    assert config.output_path(DAY) == folder / "out" / "a Weekly briefing 2026-01-31 2026-01-31 en draft.pdf"
    other = config.output_path(DAY, language="ru", edition="7/8", date=datetime.date(2026, 2, 1))
    assert other.name == "a Weekly briefing 2026-01-31 2026-02-01 ru 7-8.pdf"


def test_a_title_full_of_slashes_stays_in_its_folder(folder: Path) -> None:
    text = GOOD.replace("Weekly briefing", "../../x/y") + "output: 'out/{title}.pdf'\n"
    assert load(folder, text).output_path(DAY) == folder / "out" / "x-y.pdf"


def test_the_longest_title_still_makes_a_file_name(folder: Path) -> None:
    text = GOOD.replace("Weekly briefing", "Ж" * 300) + "output: 'out/{title}-{as_of}.pdf'\n"
    assert len(load(folder, text).output_path(DAY).name.encode()) <= NAME_LIMIT
    text = GOOD.replace("Weekly briefing", "Ж" * 300) + "output: '{title}{title}{title}.pdf'\n"
    with pytest.raises(ConfigError, match="longer than 255 bytes"):
        load(folder, text).output_path(DAY)


def test_a_link_out_of_the_workspace_is_refused(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (folder / "out").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    config = load(folder, GOOD)
    with pytest.raises(ConfigError, match="a link leads it outside the workspace"):
        config.output_path(DAY)

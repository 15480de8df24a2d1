"""Every fault of a theme is told at once, with line, column, key and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.theme.workspace import choose, own_fonts, read

LETTERS = {"ru": "абвгдЯ"}


def faults(folder: Path, text: str, letters: dict[str, str] | None = None) -> list[str]:
    return [str(problem) for problem in read(folder, text, letters)[1]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colors: {}", "look.yaml:1:1: unknown key 'colors'; did you mean 'colours'? Known: base,"),
        ("accent: x", "look.yaml:1:1: unknown key 'accent'; did you mean 'colours.accent'?"),
        ("base: plian", "look.yaml:1:7: base: unknown theme 'plian'; did you mean 'plain'?"),
        ("base: look.yaml", "look.yaml:1:7: base: 'look.yaml' is based on itself; choose another base"),
        ("colours: {accent: navy}", "look.yaml:1:19: colours.accent: 'navy' is not a colour; write one such as"),
        ("colours: {text: 7}", "look.yaml:1:17: colours.text: expected a text, found the number 7"),
        (
            'colours: {text: "#888888"}',
            (
                "look.yaml:1:17: colours.text: #888888 has a contrast of 3.54:1 on white; text wants 4.5:1;"
                ' darken it, to "#767676" for instance'
            ),
        ),
        (
            'colours: {series: ["#12436D", "#EEEEEE"]}',
            'colours.series[1]: #EEEEEE has a contrast of 1.16:1 on white; marks want 3:1; darken it, to "#',
        ),
        (
            'colours: {tint: "#BBBBBB"}',
            (
                "look.yaml:1:17: colours.tint: text_secondary #595959 has a contrast of 3.64:1 on the tint #BBBBBB;"
                ' text wants 4.5:1; lighten the tint, to "#'
            ),
        ),
        (
            'colours: {series: ["#12436D", "#801650"]}',
            (
                "look.yaml:1:31: colours.series[1]: in grey print #801650 looks like series[0] #12436D: their lightness"
                " differs by 1; let it differ by 15 of 100: dark and light by turns"
            ),
        ),
        ("sizes: {body: 4}", "look.yaml:1:15: sizes.body: must be at least 8, found 4"),
        ("sizes: {chart_label: 7}", "sizes.chart_label: must be at least 7.5, found 7"),
        ("sizes: {headings: [16, 12]}", "sizes.headings: expected 3 values, found 2"),
        ("sizes: {body: 12, line: 12}", "sizes.line: lines of 12 points stand 12 points apart, and would touch; write"),
        ("page: {size: A6}", "page.size: the text 'A6' is none of the choices; known: A3, A4, A5, Letter"),
        (
            "page: {margins: {left: 70, right: 70}}",
            "page.margins: the margins leave 70 × 260 mm for the text; leave 100 × 120 mm at least",
        ),
        (
            "page: {margins: {top: 8}}",
            "page.margins.top: 8 mm is too little for the header that stands in it; write",
        ),
        ("fonts: {text: PT Sanz}", "fonts.text: unknown typeface 'PT Sanz'; did you mean 'PT Sans'?"),
        ("fonts: {text: {regular: a.ttf}}", "fonts.text: the key 'bold' is missing; add it"),
        ('header: {left: "{titel}"}', "header.left: unknown field '{titel}'; did you mean '{title}'? Known: {title},"),
        ('header: {left: "{page"}', "header.left: a brace is not closed; write a field as one of {title},"),
        ("footer: {left: {xx: a}}", "footer.left.xx: there is no language 'xx'; use one of en, ru"),
        ("logo: none.png", "look.yaml:1:7: logo: there is no file 'none.png'"),
        ("logo: ../x.png", "logo: '../x.png' lies outside the workspace"),
        ("- a", "look.yaml:1:1: expected a group of keys, found a list"),
        ("", "look.yaml:1:1: the file is empty"),
    ],
)
def test_a_mistake_is_told_with_place_and_remedy(tmp_path: Path, text: str, told: str) -> None:
    found = faults(tmp_path, text)
    assert any(told in fault for fault in found), found
    assert all(fault.startswith("look.yaml:") and "; " in fault for fault in found)


def test_all_faults_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    colours = 'colours: {accent: red, text: "#888888"}'
    text = f'base: plian\n{colours}\nsizes: {{body: 4}}\nfooter: {{left: "{{tit}}"}}\nlogo: no.png\n'
    theme, problems = read(tmp_path, text)
    assert theme is None
    assert [problem.where for problem in problems] == [
        "look.yaml:1:7", "look.yaml:2:19", "look.yaml:2:30", "look.yaml:3:15", "look.yaml:4:16", "look.yaml:5:7",
    ]  # fmt: skip


def test_alike_greys_only_warn(tmp_path: Path) -> None:
    theme, problems = read(tmp_path, 'colours: {series: ["#12436D", "#801650"]}')
    assert theme is not None
    assert [problem.severity for problem in problems] == ["warning"]


def test_fonts_are_looked_into(tmp_path: Path) -> None:
    own = own_fonts(tmp_path)
    (tmp_path / "Own-Bold.ttf").write_bytes(b"no font")
    (found,) = faults(tmp_path, f"fonts: {{text: {own}}}")
    assert "fonts.text.bold: 'Own-Bold.ttf' is no font file; use a TrueType file (.ttf)" in found
    missing = faults(tmp_path, f"fonts: {{text: {own.replace('Own-Italic', 'none')}}}")
    assert any("fonts.text.italic: there is no file 'none.ttf'" in fault for fault in missing)


def test_a_font_needs_the_letters_of_the_briefings_languages(tmp_path: Path) -> None:
    own = own_fonts(tmp_path)
    assert faults(tmp_path, f"fonts: {{text: {own}}}", LETTERS) == []
    (found, *_) = faults(tmp_path, f"fonts: {{text: {own}}}", {"ka": "აბგ"})
    assert "'Own-Regular.ttf' lacks 3 of the characters that the language 'ka' needs: ა ბ გ; choose a font" in found


def test_an_unknown_theme_names_the_known(tmp_path: Path) -> None:
    theme, (problem,) = choose(tmp_path, "dark")
    assert theme is None
    assert str(problem) == (
        "a.yaml:1:1: theme: unknown theme 'dark'; known: default, plain; or name a file such as ../assets/theme.yaml"
    )

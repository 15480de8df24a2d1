"""The whole briefing becomes a PDF that passes its own check."""

from __future__ import annotations

from reportgen.language import language
from reportgen.pdf import check, render
from reportgen.theme import default_theme
from tests.pdf import sample


def test_every_component_is_rendered() -> None:
    rendering = render(sample.briefing(), sample.drawings(), default_theme(), language("en"))
    assert check(rendering.pdf) == ()
    assert 5 <= rendering.pages <= 9

"""Contrast by WCAG 2.2 and lightness by CIE, against values known elsewhere."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportgen.theme import shipped_names, shipped_theme
from reportgen.theme.contrast import contrast, lightness, nearest_with


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#FF0000", "#FFFFFF", 4.0),
    ],
)
def test_ratios_are_those_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("colour", "expected"), [("#000000", 0), ("#FFFFFF", 100), ("#777777", 50.03), ("#FF0000", 53.24)]
)
def test_lightness_is_that_of_cie(colour: str, expected: float) -> None:
    assert lightness(colour) == pytest.approx(expected, abs=0.02)


def test_the_nearest_colour_that_suits_is_proposed() -> None:
    assert nearest_with("#888888", lambda mix: contrast(mix) >= 4.5) == "#767676"
    assert nearest_with("#888888", lambda _: False) is None


@pytest.mark.parametrize("name", shipped_names())
def test_series_and_context_alternate_in_grey(name: str) -> None:
    palette = shipped_theme(name).palette
    pairs = [*pairwise(palette.series), (palette.series[0], palette.context)]
    assert min(abs(lightness(one) - lightness(other)) for one, other in pairs) >= 15

"""The reference charts in grey: what stands side by side differs in lightness, or has an outline of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.charts import draw
from reportgen.language import language
from reportgen.model.chart import ChartSpec
from reportgen.model.drawing import DisplayList, PathOperation
from reportgen.theme import shipped_names, shipped_theme
from reportgen.theme.contrast import GREY_STEP, lightness

REFERENCE = Path(__file__).resolve().parents[2] / "config" / "astrakhan.yaml"
NEAR_PT = 2.0
LEAST_AREA_PT2 = 6.0

Box = tuple[float, float, float, float]
Shape = tuple[Box, str, bool]


def hexadecimal(colour: tuple[float, float, float], alpha: float) -> str:
    """The colour on white."""
    return "#" + "".join(f"{round(255 - (255 - 255 * part) * alpha):02X}" for part in colour)


def boxes(operation: PathOperation) -> Iterator[Box]:
    """The box of each closed shape of a path."""
    points: list[tuple[float, float]] = []
    for segment in (*operation.segments, ("M",)):
        if segment[0] == "M":
            if len(points) > 2:
                across, up = zip(*points, strict=True)
                yield min(across), min(up), max(across), max(up)
            points = []
        numbers = [float(number) for number in segment[1:]]
        points += zip(numbers[::2], numbers[1::2], strict=True)


def shapes(drawing: DisplayList) -> list[Shape]:
    """Box, colour and whether an outline of its own tells the shape apart, of every filled shape worth a look."""
    found: list[Shape] = []
    for operation in drawing.operations:
        if isinstance(operation, PathOperation) and operation.brush:
            colour = hexadecimal(operation.brush.colour, operation.brush.alpha)
            outlined = operation.pen is not None and hexadecimal(operation.pen.colour, 1) != colour
            found += [
                (box, colour, outlined)
                for box in boxes(operation)
                if (box[2] - box[0]) * (box[3] - box[1]) >= LEAST_AREA_PT2
            ]
    return found


def touch(one: Box, other: Box) -> bool:
    return all(one[at] - NEAR_PT <= other[at + 2] and other[at] - NEAR_PT <= one[at + 2] for at in (0, 1))


def alike(found: list[Shape]) -> list[str]:
    """The pairs of neighbours that print in the same grey."""
    return [
        f"{one} beside {other}"
        for (box, one, has_line), (next_box, other, has_other) in combinations(found, 2)
        if one != other and touch(box, next_box) and not (has_line or has_other)
        and abs(lightness(one) - lightness(other)) < GREY_STEP
    ]  # fmt: skip


@pytest.fixture(scope="module")
def charts() -> dict[str, ChartSpec]:
    """The reference briefing's charts by component id, sparklines among them."""
    settings = pipeline.load_settings(REFERENCE, {}, None, None, None)
    return dict(pipeline.charts_of(pipeline._compose(settings, pipeline._read(settings))))


@pytest.mark.parametrize("name", shipped_names())
def test_neighbours_in_the_reference_charts_differ_in_grey(charts: dict[str, ChartSpec], name: str) -> None:
    theme, english = shipped_theme(name), language("en")
    drawn = {identifier: shapes(draw(spec, theme, english)) for identifier, spec in charts.items()}
    assert sum(map(len, drawn.values())) > 40
    assert {identifier: found for identifier, each in drawn.items() if (found := alike(each))} == {}


def test_alike_neighbours_would_be_found() -> None:
    box = ((0.0, 0.0, 9.0, 9.0), (9.5, 0.0, 20.0, 9.0))
    pair = [(box[0], "#12436D", False), (box[1], "#801650", False)]
    assert alike(pair) == ["#12436D beside #801650"]
    assert alike([pair[0], (box[1], "#801650", True)]) == []
    assert alike([pair[0], ((40.0, 0.0, 50.0, 9.0), "#801650", False)]) == []

"""Replay of recorded drawings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.errors import RenderError
from reportgen.model.drawing import Brush, DisplayList, ImageOperation, PathOperation, Pen, TextOperation
from reportgen.pdf import check
from tests.pdf import sample
from tests.pdf.reading import THEME, character_boxes, opened, rendered, text

BOX = (("M", 0.0, 0.0), ("L", 50.0, 0.0), ("L", 50.0, 50.0), ("Z",))


def page_of(*operations: PathOperation | TextOperation | ImageOperation) -> bytes:
    drawing = DisplayList(200, 100, operations)
    return rendered(sample.chart("turnover"), drawings={"turnover": drawing}).pdf


def content(pdf: bytes) -> str:
    with opened(pdf) as document:
        return bytes(document.pages[0].Contents.read_bytes()).decode("latin-1")


def label(text: str, **changes: object) -> TextOperation:
    operation = TextOperation(text, 10.0, 20.0, "PTSans-Regular", 8.0, (0, 0, 0), 0.0)
    return replace(operation, **changes)  # type: ignore[arg-type]  # fields of TextOperation


def test_paths_are_vectors_and_texts_are_text() -> None:
    pdf = page_of(PathOperation(BOX, Pen((1, 0, 0), 0.5), Brush((0, 0, 1))), label("Selectable ▲"))
    assert "Selectable ▲" in text(pdf)
    assert "0.00 0.00 m 50.00 0.00 l 50.00 50.00 l h B" in content(pdf)
    assert check(pdf) == ()


@pytest.mark.parametrize(
    ("operation", "operator"),
    [
        (PathOperation(BOX, brush=Brush((0, 0, 0), even_odd=True)), "h f*"),
        (PathOperation(BOX, pen=Pen((0, 0, 0), 1)), "h S"),
        (PathOperation(BOX, Pen((0, 0, 0), 1), Brush((0, 0, 0), even_odd=True)), "h B*"),
        (PathOperation(BOX, Pen((0, 0, 0), 1, cap=1, join=2, dash=(3, 2), dash_phase=1)), "[3.00 2.00] 1.00 d"),
        (PathOperation(BOX, Pen((0, 0, 0), 1), clip=BOX), "h W n"),
    ],
)
def test_pens_brushes_and_clips(operation: PathOperation, operator: str) -> None:
    assert operator in content(page_of(operation))


def test_alpha_is_a_graphics_state_of_the_page() -> None:
    pdf = page_of(PathOperation(BOX, Pen((0, 0, 0), 1, alpha=0.25), Brush((0, 0, 0), alpha=0.5)))
    with opened(pdf) as document:
        states = document.pages[0].resources.ExtGState
        assert sorted(float(s.get("/ca", s.get("/CA"))) for s in states.values()) == [0.25, 0.5]


def test_text_is_stretched_only_when_the_measured_advance_differs_by_more_than_two_hundredths() -> None:
    width = sample.label("Stretch me", 0, 0).width_pt
    assert "Tz" not in content(page_of(label("Stretch me", width_pt=width * 1.015)))
    assert "110.00 Tz" in content(page_of(label("Stretch me", width_pt=width * 1.1)))


def test_turned_text_runs_upwards() -> None:
    boxes = [box for _, c, box in character_boxes(page_of(label("QZ", angle_deg=90))) if c in "QZ"]
    assert boxes[1][1] > boxes[0][1]
    assert boxes[1][0] == pytest.approx(boxes[0][0], abs=2)


def test_a_raster_in_a_drawing_is_an_image_which_the_check_reports_where_none_is_expected() -> None:
    pdf = page_of(ImageOperation(0, 0, 20, 20, 2, 1, bytes([255, 0, 0, 255, 0, 255, 0, 128])))
    assert [problem.code for problem in check(pdf)] == ["raster"]
    assert check(pdf, may_hold_pictures=True) == ()


def test_a_drawing_wider_than_the_column_is_shrunk_into_it() -> None:
    wide = DisplayList(2000, 100, (label("Edge", x=1960.0),))
    boxes = character_boxes(rendered(sample.chart("turnover"), drawings={"turnover": wide}).pdf)
    assert max(box[2] for _, _, box in boxes) <= THEME.page.width_pt - THEME.page.margin_right_pt + 1


def test_a_label_that_cannot_be_printed_and_a_missing_drawing_are_named() -> None:
    with pytest.raises(RenderError) as caught:
        page_of(label("漢"))
    assert "chart 'turnover', drawing: the character U+6F22" in str(caught.value)
    with pytest.raises(RenderError, match="chart 'turnover': the chart was not drawn"):
        rendered(sample.chart("turnover"))


def test_a_coordinate_that_is_no_number_is_refused() -> None:
    with pytest.raises(RenderError, match="not a finite number"):
        page_of(PathOperation((("M", float("nan"), 0.0), ("L", 1.0, 1.0)), Pen((0, 0, 0), 1)))

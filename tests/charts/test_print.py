"""The printed page against matplotlib's own picture: what the recorder kept must survive the way into the file."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pypdfium2
import pytest
from matplotlib import rc_context
from matplotlib.figure import Figure

from reportgen.charts.record import record
from tests.charts.drawn_by_users import USERS
from tests.charts.replay import pixels
from tests.charts.similarity import similarity
from tests.charts.test_record import DPI, THEME, collections, hatches_and_alpha, pies_and_holes
from tests.pdf import sample
from tests.pdf.reading import opened, rendered

FINER = 3
# A viewer smooths the edges of hairlines and images in its own way.
LEAST_SIMILARITY = 0.92
PRINTED = [collections, hatches_and_alpha, pies_and_holes, *USERS[::2]]


def printed(figure: Figure) -> np.ndarray:
    """The figure as a page of a briefing shows it, cut out at 200 dpi."""
    drawing = record(figure, THEME)
    pdf = rendered(sample.chart("turnover"), drawings={"turnover": drawing}).pdf
    with opened(pdf) as document:
        content = bytes(document.pages[0].Contents.read_bytes()).decode("latin-1")
        height_pt = float(document.pages[0].mediabox[3])
    found = re.search(r"1\.0000 0 0 1\.0000 (\S+) (\S+) cm", content)
    assert found
    scale = DPI * FINER / 72
    left, bottom = float(found[1]) * scale, (height_pt - float(found[2])) * scale
    wide, high = drawing.width_pt * scale, drawing.height_pt * scale
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=scale).to_numpy()[..., ::-1]
    corner = (round(bottom - high), round(left))
    return shrunk(page[corner[0] : corner[0] + round(high), corner[1] : corner[1] + round(wide)])


def shrunk(picture: np.ndarray) -> np.ndarray:
    high, wide = (size // FINER for size in picture.shape[:2])
    return picture[: high * FINER, : wide * FINER].reshape(high, FINER, wide, FINER, 3).mean((1, 3))


@pytest.mark.parametrize("build", PRINTED, ids=lambda build: build.__name__)
def test_the_page_shows_matplotlibs_own_picture(build: Callable[[], Figure]) -> None:
    ours = printed(build())
    with rc_context({"text.hinting": "none", "path.snap": False}):
        theirs = shrunk(pixels(build(), FINER * DPI))
    assert similarity(ours, theirs) >= LEAST_SIMILARITY

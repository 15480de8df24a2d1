"""To be drawn next."""

from __future__ import annotations

from reportgen.charts.frame import no_data
from reportgen.charts.sheet import Sheet
from reportgen.language import Language
from reportgen.model.chart import ChartSpec


def draw(_: ChartSpec, sheet: Sheet, language: Language) -> None:
    """An empty drawing for now."""
    no_data(sheet, language)

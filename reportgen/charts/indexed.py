"""Lines as an index: every series is 100 where all of them begin, so that measures of different units compare."""

from __future__ import annotations

from dataclasses import replace

from reportgen.charts import lines
from reportgen.charts.indexing import as_index, base_place
from reportgen.charts.labels import plain
from reportgen.charts.sheet import Sheet
from reportgen.charts.slots import place_label
from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.chart import ChartSpec


def draw(spec: ChartSpec, sheet: Sheet, language: Language) -> None:
    """Draws each number in percent of its series' number at the first place that all of them know.

    Raises RenderError when there is no such place, or a number there is not above zero.
    """
    known = [series for series in spec.series if any(point.quantity for point in series.points)]
    base = base_place(known)
    if known and base is None:
        fact = "the series have no place in common at which all of them are above zero"
        raise RenderError(error("chart-base", "chart 'indexed'", fact, "add the missing numbers, or use 'lines'"))
    index = as_index(known, base) if base is not None else ()
    note = plain(place_label(base, language)) if base is not None else ""
    lines.draw(replace(spec, series=index, unit_scale=0), sheet, language, reference=(100.0, note))

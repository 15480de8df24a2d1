"""Charts: a family draws a `ChartSpec` as a matplotlib Figure, the recorder turns it into a `DisplayList`.

Naming the kinds loads nothing heavy; matplotlib is imported when the first chart is drawn.
"""

from __future__ import annotations

from reportgen.charts.catalogue import ChartKind, chart_kinds, draw

__all__ = ["ChartKind", "chart_kinds", "draw"]

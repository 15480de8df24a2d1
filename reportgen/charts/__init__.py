"""Charts: a family draws a `ChartSpec` as a matplotlib Figure, the recorder turns it into a `DisplayList`.

Naming the kinds loads nothing heavy; matplotlib is imported when the first chart is drawn that no cache holds.
"""

from __future__ import annotations

from reportgen.charts.cache import DrawingCache, user_cache
from reportgen.charts.catalogue import OWN, ChartKind, chart_kinds, draw

__all__ = ["OWN", "ChartKind", "DrawingCache", "chart_kinds", "draw", "user_cache"]

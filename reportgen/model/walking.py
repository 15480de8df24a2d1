"""Going through a briefing in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.briefing import Briefing, Callout, Chart, Component, KeyFigures
from reportgen.model.chart import ChartSpec


def components_of(briefing: Briefing) -> Iterator[Component]:
    """Every component in the order of the page, those in boxes too."""
    pending = [component for section in reversed(briefing.sections) for component in reversed(section.components)]
    while pending:
        component = pending.pop()
        yield component
        if isinstance(component, Callout):
            pending += reversed(component.components)


def charts_of(briefing: Briefing) -> Iterator[tuple[str, ChartSpec]]:
    """Every chart to be drawn, sparklines of tiles among them, with the id of what it belongs to."""
    for component in components_of(briefing):
        match component:
            case Chart():
                yield component.id, component.spec
            case KeyFigures(tiles=tiles):
                yield from ((tile.id, tile.sparkline) for tile in tiles if tile.sparkline)

"""ReportLab's canvas, prepared: no unembedded font, no clock, pages that carry their tags."""

from __future__ import annotations

import datetime
import io
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from reportgen import __version__
from reportgen.model.briefing import Meta
from reportgen.pdf.tagging import Structure


class PageCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no type information
    """A canvas whose pages say under which key the structure tree knows their content."""

    structure: Structure | None = None

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  # ReportLab's name
        super()._setAnnotations(page)
        page.Trans = None  # an empty transition is written on every page otherwise
        if self.structure is not None:
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = self.structure.end_page(), "/S"


def new_canvas(meta: Meta, size_pt: tuple[float, float], first_font: str, moment: datetime.datetime) -> PageCanvas:
    """A canvas dated by the moment (UTC); `writing` decides on the version of PDF."""
    rl_config.useA85 = 0
    canvas = PageCanvas(
        io.BytesIO(),  # never written to: `writing` makes the file
        pagesize=size_pt,
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=first_font,
        lang=meta.language,
    )
    canvas.setTitle(meta.title)
    canvas.setAuthor(meta.contact)
    canvas.setSubject(meta.subtitle)
    canvas.setKeywords(", ".join(meta.keywords))
    canvas.setCreator(f"reportgen {__version__}")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    canvas._doc._timeStamp.YMDhms = moment.timetuple()[:6]
    return canvas


def destination_key(name: str) -> str:
    """The name as a PDF string."""
    return f"<{name.encode().hex()}>"

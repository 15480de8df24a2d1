"""The page being drawn on: every mark a block makes goes through here, with its tag.

Text and lines are written as PDF operators into ReportLab's page, in the document's own embedded fonts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from reportgen.model.passage import Amount, Date, Quotation
from reportgen.pdf.canvas import PageCanvas, destination_key
from reportgen.pdf.fonts import Encoder, Fonts
from reportgen.pdf.lines import Line, Segment
from reportgen.pdf.objects import Finished, text_string
from reportgen.pdf.pieces import Record
from reportgen.pdf.tag import Tag
from reportgen.pdf.tagging import Structure

# What stands in an address as it is; other characters are written in its own escapes, a file may hold ASCII only.
_ADDRESS_SIGNS = "%/:?#[]@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class DrawnRun:
    """A run as it was drawn: the words on the page and the value behind them. `page` counts from one."""

    id: str
    page: int
    text: str
    run: Amount | Date | Quotation


@lru_cache(maxsize=256)
def rgb(colour: str) -> tuple[float, float, float]:
    """`#RRGGBB` as three numbers from 0 to 1."""
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))  # type: ignore[return-value]  # three of them


@dataclass
class Surface:
    """Draws on the current page. Coordinates are points from the page's lower left corner.

    `page_of` maps destinations to page numbers: layout is finished before drawing starts, so contents and
    "page x of y" are known in the only pass there is.
    """

    canvas: PageCanvas
    fonts: Fonts
    page_of: Mapping[str, int] = field(default_factory=dict)
    structure: Structure | None = None
    page: int = 1
    places: dict[str, tuple[int, float]] = field(default_factory=dict)
    runs: list[DrawnRun] = field(default_factory=list)
    _noted: set[str] = field(default_factory=set)
    _awaiting: list[str] = field(default_factory=list)
    _in_text: bool = False
    _font: tuple[str, float] = ("", 0.0)
    _fill: tuple[float, float, float] = (-1.0, -1.0, -1.0)
    _is_furniture: bool = False
    _mark: Tag | None = None
    _is_marking: bool = False
    # Marks of text begin and end between BT and ET, so that a row of cells is one text object.
    _is_mark_in_text: bool = False
    _encoders: dict[str, Encoder] = field(default_factory=dict)

    def line(self, x: float, baseline: float, line: Line) -> None:
        """A line of text; links become clickable, recorded runs are noted with the page."""
        for segment in line.segments:
            piece = segment.piece
            self._enter_text(piece.tag)
            self.text(x + segment.x, baseline, segment.text, piece.font, piece.size_pt, rgb(piece.colour))
            if piece.record and not self._is_furniture:
                self._note(piece.record)
        if not self._is_furniture and any(segment.piece.link for segment in line.segments):
            self._links(x, baseline, line)

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """Everything drawn inside is an artifact: running headers, table headers repeated on a later page."""
        before, self._is_furniture = self._is_furniture, True
        yield
        self._is_furniture = before

    def text(
        self, x: float, baseline: float, text: str, font: str, size_pt: float, colour: tuple[float, float, float]
    ) -> None:
        """Text in one font, which has every character of it."""
        code, document = self.canvas._code, self.canvas._doc
        if not self._in_text:
            code.append("BT")
            self._in_text = True
        self._colour(colour)
        code.append(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm")
        self.show(text, font, size_pt, document)

    def show(self, text: str, font: str, size_pt: float, document: Any) -> None:
        """Writes the text at the current text position; only between BT and ET."""
        encoder = self._encoders.get(font)
        if encoder is None:
            encoder = self._encoders[font] = Encoder(self.fonts.face(font).font, document)
        for name, encoded in encoder.encode(text):
            if self._font != (name, size_pt):
                self.canvas._code.append(f"{name} {size_pt:.2f} Tf")
                self._font = (name, size_pt)
            self.canvas._code.append(f"<{encoded.hex()}> Tj")

    def rectangle(
        self, x: float, y: float, width: float, height: float, fill: str, *, stroke: str = "", line_pt: float = 0.5
    ) -> None:
        """A filled decorative box; (x, y) is its lower left corner."""
        self.enter(None)
        self.leave_text()
        self._colour(rgb(fill))
        operator = "f"
        if stroke:
            red, green, blue = rgb(stroke)
            self.canvas._code.append(f"{red:.3f} {green:.3f} {blue:.3f} RG {line_pt:.2f} w")
            operator = "B"
        self.canvas._code.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re {operator}")

    def rule(self, x: float, y: float, width: float, colour: str, line_pt: float = 0.5) -> None:
        """A horizontal decorative rule whose upper edge is at `y`."""
        self.rectangle(x, y - line_pt, width, line_pt, colour)

    def destination(self, name: str, top: float) -> None:
        """A place that links and bookmarks go to: what is drawn next."""
        if not self._is_furniture and name not in self.places:
            self.places[name] = (self.page, top)
            self._awaiting.append(name)

    def enter(self, tag: Tag | None) -> None:
        """What is drawn from here on belongs to the tag; None makes it an artifact."""
        if self.structure is None:
            return
        tag = None if self._is_furniture else tag
        if self._is_marking and tag is self._mark and not self._is_mark_in_text:
            return
        self._leave_mark()
        self._begin_mark(tag, self.structure)

    def _enter_text(self, tag: Tag | None) -> None:
        """As `enter`, when text follows and nothing else: a running text object goes on."""
        if self.structure is None:
            return
        tag = None if self._is_furniture else tag
        if self._is_marking:
            if tag is self._mark:
                return
            if not self._is_mark_in_text:
                self._leave_mark()
        if not self._in_text:
            self.canvas._code.append("BT")
            self._in_text = True
        elif self._is_marking:
            self.canvas._code.append("EMC")
        self._begin_mark(tag, self.structure)
        self._is_mark_in_text = True

    def _begin_mark(self, tag: Tag | None, structure: Structure) -> None:
        if tag is None:
            self.canvas._code.append("/Artifact BMC")
        else:
            name = structure.name_of(tag.role)
            self.canvas._code.append(f"/{name}<</MCID {structure.mark(tag, self.page)}>>BDC")
            if self._awaiting:
                structure.locate(self._awaiting, tag)
                self._awaiting.clear()
        self._mark, self._is_marking, self._is_mark_in_text = tag, True, False

    def declare(self, tag: Tag | None) -> None:
        """Makes sure the tag has its node, even when nothing is drawn under it."""
        if self.structure is not None and tag is not None and not self._is_furniture:
            self.structure.declare(tag)

    def enclose(self, tag: Tag | None, box: tuple[float, float, float, float]) -> None:
        """Says where a figure stands: left, bottom, right, top."""
        if self.structure is not None and tag is not None:
            self.structure.enclose(tag, box)

    def _leave_mark(self) -> None:
        self.leave_text()
        if self._is_marking:
            self.canvas._code.append("EMC")
        self._is_marking = False

    def leave_text(self) -> None:
        """Ends a running text object, so that paths and images may follow."""
        if self._in_text:
            if self._is_marking and self._is_mark_in_text:
                self.canvas._code.append("EMC")
                self._is_marking = False
            self.canvas._code.append("ET")
            self._in_text = False

    def end_page(self) -> None:
        """Finishes the page and begins the next."""
        self._leave_mark()
        self.canvas.showPage()
        self.page += 1
        self._font, self._fill = ("", 0.0), (-1.0, -1.0, -1.0)

    def forget_state(self) -> None:
        """To be called after operators that changed font or colour behind this object's back."""
        self._font, self._fill = ("", 0.0), (-1.0, -1.0, -1.0)

    def _colour(self, colour: tuple[float, float, float]) -> None:
        if self._fill != colour:
            self.canvas._code.append("{:.3f} {:.3f} {:.3f} rg".format(*colour))
            self._fill = colour

    def _links(self, x: float, baseline: float, line: Line) -> None:
        position = 0
        segments = line.segments
        while position < len(segments):
            first = segments[position]
            last = position
            while last + 1 < len(segments) and _same_link(segments[last + 1], first):
                last += 1
            if first.piece.link:
                right = segments[last].x + segments[last].width
                low, high = baseline - 0.28 * first.piece.size_pt, baseline + 0.88 * first.piece.size_pt
                self._link(first.piece.link, (x + first.x, low, x + right, high), first.piece.tag)
            position = last + 1

    def _link(self, link: str, box: tuple[float, float, float, float], tag: Tag | None) -> None:
        name = f"link{self.canvas._annotationCount + 1}"
        parts = [
            "<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4",  # 4: printed, which archival files ask for
            "/Rect[{:.2f} {:.2f} {:.2f} {:.2f}]".format(*box),
            f"/Contents{text_string(tag.alternative if tag else '')}",
        ]
        if link.startswith("#"):
            parts.append(f"/Dest{destination_key(link[1:])}")
        else:
            parts.append(f"/A<</S/URI/URI<{quote(link, safe=_ADDRESS_SIGNS).encode().hex()}>>>")
        if self.structure is not None and tag is not None:
            parts.append(f"/StructParent {self.structure.annotate(tag, self.page, name)}")
        self.canvas._addAnnotation(Finished("".join([*parts, ">>"]).encode(), name), name)

    def _note(self, record: Record) -> None:
        if record.id not in self._noted:
            self._noted.add(record.id)
            self.runs.append(DrawnRun(record.id, self.page, record.text, record.run))


def _same_link(segment: Segment, first: Segment) -> bool:
    return segment.piece.link == first.piece.link and segment.piece.tag is first.piece.tag

"""The finished file: pages drawn in one pass, page furniture, bookmarks, metadata."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.attachment import Attachment
from reportgen.model.briefing import Briefing
from reportgen.model.drawing import DisplayList
from reportgen.model.standard import DEFAULT, Standard
from reportgen.pdf.attachments import embed
from reportgen.pdf.blocks import Block
from reportgen.pdf.canvas import new_canvas
from reportgen.pdf.collection import without_collection
from reportgen.pdf.finish import finish
from reportgen.pdf.front import contents, title_block
from reportgen.pdf.furniture import Place, draw_furniture, examine_furniture
from reportgen.pdf.navigation import Bookmark, add_bookmarks, add_places
from reportgen.pdf.pages import Sheet, first_page_gain, paginate
from reportgen.pdf.pieces import component_destination
from reportgen.pdf.story import Entry, chapters, outline
from reportgen.pdf.surface import DrawnRun, Surface
from reportgen.pdf.tag import Role, Tag
from reportgen.pdf.tagging import Structure
from reportgen.pdf.typesetter import Typesetter, typesetter
from reportgen.theme import Theme


@dataclass(frozen=True, slots=True)
class Rendering:
    """A finished file, its number of pages, and every amount, date and quotation drawn, with its page."""

    pdf: bytes
    pages: int
    runs: tuple[DrawnRun, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands on the pages: every value with its page, the pages of named places, and the printed labels
    ("Figure 2") of components by id.
    """

    runs: tuple[DrawnRun, ...]
    pages: Mapping[str, int]
    labels: Mapping[str, str]


Attach = Callable[[Drawn], Sequence[Attachment]]


@dataclass(frozen=True, slots=True)
class _Kind:
    """What kind of file it becomes: its standard, what it is given to carry, its date."""

    standard: Standard
    attach: Attach | None
    moment: datetime.datetime


@without_collection()
def render(
    briefing: Briefing,
    drawings: Mapping[str, DisplayList],
    theme: Theme,
    language: Language,
    *,
    standard: Standard = DEFAULT,
    attach: Attach | None = None,
    moment: datetime.datetime | None = None,
) -> Rendering:
    """The briefing as a PDF of the standard. `drawings` maps the ids of charts and tiles to their drawings.

    The pages look the same in every standard. `attach` is asked for the files to put in once the pages are drawn.
    `moment` (UTC) dates the file; without one the as-of day does.

    Raises RenderError with everything that cannot be printed: characters in no font, unusable pictures, tables too
    wide, marks and references that lead nowhere; ValueError for a standard of files with attachments and none to put
    in. The same input gives the same bytes.
    """
    setter = typesetter(briefing, drawings, theme, language)
    document = Tag(Role.DOCUMENT)
    first = briefing.sections[:1]
    # The title lies as the section that stands under it.
    opening = setter.turned(first[0].orientation if first and not first[0].new_page else None)
    front = title_block(opening, document)
    parts = chapters(setter, document)
    overview = contents(opening, outline(parts), document)
    examine_furniture(setter)
    if setter.problems:
        raise RenderError(setter.problems)
    sheets = paginate(front, parts, overview, opening.theme.page, theme.sizes.grid_pt)
    dated = moment or datetime.datetime.combine(briefing.meta.as_of, datetime.time(), datetime.UTC)
    return _draw(setter, sheets, outline(parts), _Kind(standard, attach, dated))


def _draw(
    setter: Typesetter,
    sheets: Sequence[Sheet],
    entries: Sequence[Entry],
    kind: _Kind,
) -> Rendering:
    page, meta, page_of = setter.theme.page, setter.briefing.meta, _page_of(sheets)
    first_font = setter.fonts.face(setter.theme.text.regular).registered
    canvas = new_canvas(meta, (page.width_pt, page.height_pt), first_font, kind.moment)
    canvas.structure = Structure(canvas._doc, kind.standard) if kind.standard.is_tagged else None
    surface = Surface(canvas, setter.fonts, page_of, canvas.structure)
    for number, sheet in enumerate(sheets, 1):
        canvas.setPageSize((sheet.page.width_pt, sheet.page.height_pt))
        section = _section_on(number, setter, entries, page_of)
        draw_furniture(surface, setter, sheet.page, Place(number, len(sheets), section))
        _draw_sheet(surface, sheet, first_page_gain(setter.theme.sizes.grid_pt) if number == 1 else 0.0)
        surface.end_page()
    runs, document = tuple(surface.runs), canvas._doc
    drawn = Drawn(runs, {name: page for name, (page, _) in surface.places.items()}, setter.door.labels)
    files = embed(document, kind.attach(drawn) if kind.attach else (), kind.moment)
    if canvas.structure is not None:
        canvas.structure.write({component_destination(name): numbers for name, numbers in files.items()})
    add_places(document, surface.places, canvas.structure)
    # ReportLab's circles hold the canvas for long; a long table's tags need not wait for it.
    canvas.structure = surface.structure = None
    titles = [Bookmark(entry.level, setter.language.text(entry.title), entry.destination) for entry in entries]
    add_bookmarks(document, titles)
    return Rendering(finish(canvas, meta, kind.standard, kind.moment), len(sheets), runs)


def _section_on(number: int, setter: Typesetter, entries: Sequence[Entry], page_of: Mapping[str, int]) -> str:
    """The title of the first section that begins on the page, else of the one that runs over it; "" before any."""
    begun = [entry for entry in entries if entry.level == 1 and page_of.get(entry.destination, number + 1) <= number]
    shown = next((entry for entry in begun if page_of[entry.destination] == number), begun[-1] if begun else None)
    return setter.language.text(shown.title) if shown else ""


def _draw_sheet(surface: Surface, sheet: Sheet, gain_pt: float) -> None:
    page = sheet.page
    top = page.height_pt - page.margin_top_pt + gain_pt
    for placed in sheet.layout.placed:
        _draw_block(surface, placed.block, page.margin_left_pt, top - placed.depth_pt, page.text_width_pt)


def _draw_block(surface: Surface, block: Block, x: float, top: float, width: float) -> None:
    try:
        block.draw(surface, x, top, width)
    except Exception as fault:
        message = f"it cannot be drawn ({type(fault).__name__}: {fault})"
        raise RenderError(error("not-drawn", block.place or "layout", message, "report this with its data")) from fault


def _page_of(sheets: Sequence[Sheet]) -> dict[str, int]:
    places: dict[str, int] = {}
    for number, sheet in enumerate(sheets, 1):
        for placed in sheet.layout.placed:
            if destination := getattr(placed.block, "destination", ""):
                places.setdefault(destination, number)
    return places

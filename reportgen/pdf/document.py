"""The finished file: pages drawn in one pass, page furniture, bookmarks, metadata."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.errors import RenderError, error
from reportgen.language import Language
from reportgen.model.attachment import Attachment
from reportgen.model.briefing import Briefing
from reportgen.model.drawing import DisplayList
from reportgen.model.passage import Date
from reportgen.model.standard import DEFAULT, Standard
from reportgen.pdf.attachments import embed
from reportgen.pdf.blocks import Block, fill
from reportgen.pdf.canvas import new_canvas
from reportgen.pdf.finish import finish
from reportgen.pdf.front import contents, title_block
from reportgen.pdf.navigation import Bookmark, add_bookmarks, add_places
from reportgen.pdf.pages import PageLayout, lay_out
from reportgen.pdf.pieces import component_destination
from reportgen.pdf.story import Chapter, Entry, chapters, outline
from reportgen.pdf.surface import DrawnRun, Surface
from reportgen.pdf.tag import Role, Tag
from reportgen.pdf.tagging import Structure
from reportgen.pdf.text import Text
from reportgen.pdf.typesetter import Typesetter, typesetter
from reportgen.theme import Theme

FURNITURE_GAP_PT = 18.0
# Page one has no running header and begins higher.
FIRST_PAGE_GAIN_PT = 22.0
# A section of page one may end within this part of page two.
SPILL = 0.25


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
    wide, marks and references that lead nowhere. The same input gives the same bytes.
    """
    setter = typesetter(briefing, drawings, theme, language)
    document = Tag(Role.DOCUMENT)
    front = title_block(setter, document)
    parts = chapters(setter, document)
    overview = contents(setter, outline(parts), document)
    furniture = _furniture(setter)
    if setter.problems:
        raise RenderError(setter.problems)
    pages = _paginate(front, parts, overview, theme)
    dated = moment or datetime.datetime.combine(briefing.meta.as_of, datetime.time(), datetime.UTC)
    return _draw(setter, pages, outline(parts), furniture, _Kind(standard, attach, dated))


def _paginate(
    front: Sequence[Block], parts: Sequence[Chapter], overview: Block, theme: Theme
) -> tuple[PageLayout, ...]:
    """Page one belongs to the reader in a hurry: the contents stand behind the sections that begin there.

    A section that runs far into page two comes after the contents.
    """
    width, height = theme.page.text_width_pt, theme.page.text_height_pt
    first = height + FIRST_PAGE_GAIN_PT
    everything = [*front, *(block for part in parts for block in part.blocks)]
    page_one = fill(everything, width, first)
    overflow = fill(page_one.rest, width, height * SPILL)
    reached = {id(block) for block, _ in (*page_one.placed, *overflow.placed)}
    begun = {id(block) for block, _ in page_one.placed}
    whole = 0
    while whole < len(parts) and _belongs_to_page_one(parts[whole], begun, reached):
        whole += 1
    before = [block for part in parts[:whole] for block in part.blocks]
    after = [block for part in parts[whole:] for block in part.blocks]
    return lay_out([*front, *before, overview, *after], width, height, first)


def _belongs_to_page_one(part: Chapter, begun: set[int], reached: set[int]) -> bool:
    return id(part.blocks[0]) in begun and id(part.blocks[-1]) in reached


@dataclass(frozen=True, slots=True)
class _Furniture:
    head: Text
    marking: Text
    foot: Text


def _furniture(setter: Typesetter) -> _Furniture:
    meta, styles, language = setter.briefing.meta, setter.styles, setter.language
    as_of = language.words("As of {date}").replace("{date}", language.date(Date(meta.as_of)))
    return _Furniture(
        setter.literal(_shortened(meta.title), styles.furniture, "title", None),
        setter.literal(meta.marking, replace(styles.marking, align="right"), "marking", None),
        setter.literal(as_of, styles.furniture, "as-of date", None),
    )


def _shortened(title: str) -> str:
    return title if len(title) <= 80 else title[:79].rstrip() + "…"


def _draw(
    setter: Typesetter,
    pages: Sequence[PageLayout],
    entries: Sequence[Entry],
    furniture: _Furniture,
    kind: _Kind,
) -> Rendering:
    page, meta = setter.theme.page, setter.briefing.meta
    first_font = setter.fonts.face(setter.theme.text.regular).registered
    canvas = new_canvas(meta, (page.width_pt, page.height_pt), first_font, kind.moment)
    canvas.structure = Structure(canvas._doc, kind.standard) if kind.standard.is_tagged else None
    surface = Surface(canvas, setter.fonts, _page_of(pages), canvas.structure)
    for number, layout in enumerate(pages, 1):
        _draw_furniture(surface, setter, furniture, number, len(pages))
        for placed in layout.placed:
            top = page.height_pt - page.margin_top_pt + (FIRST_PAGE_GAIN_PT if number == 1 else 0) - placed.depth_pt
            _draw_block(surface, placed.block, page.margin_left_pt, top, page.text_width_pt)
        surface.end_page()
    runs, document = tuple(surface.runs), canvas._doc
    drawn = Drawn(runs, {name: page for name, (page, _) in surface.places.items()}, setter.door.labels)
    files = embed(document, kind.attach(drawn) if kind.attach else (), kind.moment)
    if canvas.structure is not None:
        canvas.structure.write({component_destination(name): numbers for name, numbers in files.items()})
    add_places(document, surface.places, canvas.structure)
    titles = [Bookmark(entry.level, setter.language.text(entry.title), entry.destination) for entry in entries]
    add_bookmarks(document, titles)
    return Rendering(finish(canvas, meta, kind.standard, kind.moment), len(pages), runs)


def _draw_block(surface: Surface, block: Block, x: float, top: float, width: float) -> None:
    try:
        block.draw(surface, x, top, width)
    except Exception as fault:
        message = f"it cannot be drawn ({type(fault).__name__}: {fault})"
        raise RenderError(error("not-drawn", block.place or "layout", message, "report this with its data")) from fault


def _page_of(pages: Sequence[PageLayout]) -> dict[str, int]:
    places: dict[str, int] = {}
    for number, layout in enumerate(pages, 1):
        for placed in layout.placed:
            if destination := getattr(placed.block, "destination", ""):
                places.setdefault(destination, number)
    return places


def _draw_furniture(surface: Surface, setter: Typesetter, furniture: _Furniture, number: int, total: int) -> None:
    page, styles = setter.theme.page, setter.styles
    with surface.furniture():
        left, width = page.margin_left_pt, page.text_width_pt
        if number > 1:
            top = page.height_pt - page.margin_top_pt + FURNITURE_GAP_PT + styles.furniture.leading_pt / 2
            furniture.head.draw(surface, left, top, width)
            furniture.marking.draw(surface, left, top, width)
            surface.rule(left, top - styles.furniture.leading_pt - 2, width, setter.theme.palette.rule, 0.5)
        foot = page.margin_bottom_pt - FURNITURE_GAP_PT
        furniture.foot.draw(surface, left, foot, width)
        frame = setter.language.words("Page {page} of {pages}")
        count = frame.replace("{page}", str(number)).replace("{pages}", str(total)).replace(" ", "\u00a0")
        setter.literal(count, replace(styles.furniture, align="right"), "page number", None).draw(
            surface, left, foot, width
        )

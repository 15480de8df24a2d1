"""Builders of running text: headings, paragraphs, lists, statements, notes, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.language import may_be_written
from reportgen.language.vocabulary import sentence_case
from reportgen.model.briefing import Bullet, Bullets, Heading, Note, Prose, Statement
from reportgen.model.facts import Source
from reportgen.model.passage import Date
from reportgen.pdf.blocks import Block, Box, Frame, Hanging, Stack
from reportgen.pdf.lines import natural_width
from reportgen.pdf.multicolumn import Columns
from reportgen.pdf.pieces import PRINTED_ADDRESS_LIMIT, source_destination
from reportgen.pdf.tag import Role, Tag
from reportgen.pdf.text import Text
from reportgen.pdf.typesetter import Typesetter
from reportgen.theme import COLUMN_GAP_PT

BULLETS = ("•", "–", "·")
INDENT_PT = 13.0
# A statement up to this part of the page's height is never divided.
STATEMENT_TOGETHER = 0.1
SOURCE_COLUMNS = 2
# Characters of a printed address, the longest first.
ADDRESS_LIMITS = (PRINTED_ADDRESS_LIMIT, 26, 0)
# An entry of a few lines is not divided.
SOURCE_TOGETHER_PT = 60.0


def heading(
    setter: Typesetter, component: Heading, place: str, tag: Tag, destination: str = "", *, is_in_box: bool = False
) -> Text:
    """A heading of level 2 or 3 (1 is a section's title); inside a box it is no part of the document's outline."""
    level = min(max(component.level, 1), 3)
    role = Role.PARAGRAPH if is_in_box else (Role.H1, Role.H2, Role.H3)[level - 1]
    style = setter.styles.headings[level - 1]
    text = setter.text(component.text, style, place, tag.child(role), destination=destination)
    text.begins_section = level == 1
    return text


def prose(setter: Typesetter, component: Prose, place: str, tag: Tag) -> Iterator[Block]:
    """The paragraphs."""
    for number, paragraph in enumerate(setter.filled(component.paragraphs), 1):
        where = f"{place}, paragraph {number}"
        text = setter.text(paragraph, setter.styles.body, where, tag.child(Role.PARAGRAPH))
        text.may_go_first = text.is_on_grid = True
        yield text


def bullets(setter: Typesetter, component: Bullets, place: str, tag: Tag) -> list[Block]:
    """The list as one hanging block an item, nested items indented."""
    listing = tag.child(Role.LIST, numbering="Disc")
    blocks = list(_items(setter, component.items, place, listing, 0))
    for block in blocks:
        block.is_on_grid = block.may_go_first = True
        block.series = listing
    if blocks:
        blocks[-1].space_after_pt = setter.styles.body.space_after_pt
    return blocks


def _items(setter: Typesetter, items: tuple[Bullet, ...], place: str, tag: Tag, depth: int) -> Iterator[Block]:
    printed = [item for item in items if item.children or not setter.is_blank(item.text)]
    for number, item in enumerate(printed, 1):
        node = tag.child(Role.ITEM)
        where = f"{place}, item {number}"
        body = node.child(Role.BODY)
        sign = setter.literal(BULLETS[min(depth, 2)], setter.styles.item, where, node.child(Role.LABEL))
        text = setter.text(item.text, setter.styles.item, where, body)
        yield _indented(Hanging(sign, text, INDENT_PT), depth)
        if item.children:
            yield from _items(setter, item.children, where, body.child(Role.LIST, numbering="Unordered"), depth + 1)


def _indented(block: Hanging, depth: int) -> Block:
    if depth == 0:
        return block
    # Deeper than six levels a line would have no room left.
    indented = Box(block, Frame(padding_pt=0, padding_left_pt=INDENT_PT * min(depth, 6)))
    indented.space_before_pt, indented.space_after_pt = block.space_before_pt, block.space_after_pt
    return indented


def note(setter: Typesetter, component: Note, place: str, tag: Tag) -> Text:
    """A remark in small type."""
    text = setter.text(component.text, setter.styles.note, place, tag.child(Role.NOTE))
    text.may_go_first = text.is_remark = True
    return text


def statement(setter: Typesetter, component: Statement, place: str, tag: Tag) -> Block:
    """Speaker, role and day on a line, the points below, a rule at the side."""
    style = setter.styles.speaker
    head = tag.child(Role.PARAGRAPH)
    door = setter.door
    pieces = door.pieces(component.speaker, replace(style, bold=True), f"{place}, speaker", head)
    for part, where in ((component.role, "role"), (component.when, "day")):
        if part:
            separator = ", " if where == "role" else " · "
            pieces += door.literal(separator, style, place, head)
            pieces += door.pieces(part, style, f"{place}, {where}", head)
    blocks: list[Block] = [Text(pieces, style, setter.fonts, place=place)]
    listing = tag.child(Role.LIST, numbering="Disc")
    for number, point in enumerate(setter.filled(component.points), 1):
        where = f"{place}, point {number}"
        node = listing.child(Role.ITEM)
        sign = setter.literal(BULLETS[0], setter.styles.small_item, where, node.child(Role.LABEL))
        text = setter.text(point, setter.styles.small_item, where, node.child(Role.BODY))
        blocks.append(Hanging(sign, text, INDENT_PT))
    stack = Stack(blocks, together_pt=setter.theme.page.text_height_pt * STATEMENT_TOGETHER)
    frame = Frame(padding_pt=1.0, padding_left_pt=11.0, rule_left=setter.theme.palette.rule)
    again = setter.continued(setter.language.text(component.speaker), place)
    box = Box(stack, frame, before_pt=9.0, after_pt=9.0, again=again)
    box.place = place
    return box


def sources(setter: Typesetter, place: str, tag: Tag) -> Block:
    """The numbered list of sources in two columns; each entry is the endnote that its marks refer to."""
    listing = tag.child(Role.LIST, numbering="Decimal")
    style = setter.styles.listed_source
    widest = natural_width(setter.door.literal(f"[{len(setter.briefing.sources)}]", style, place, None), setter.fonts)
    indent = max(16.0, widest + 5)
    room = setter.theme.page.column_width_pt(SOURCE_COLUMNS) - indent
    entries: list[Block] = []
    for number, source in enumerate(setter.briefing.sources, 1):
        node = listing.child(Role.ITEM)
        where = f"source '{source.id}'"
        label = setter.literal(f"[{number}]", style, where, node.child(Role.LABEL))
        label.destination = source_destination(number)
        note = node.child(Role.BODY).child(Role.NOTE, identifier=source_destination(number))
        body = _source(setter, source, where, note, room)
        entries.append(Hanging(label, body, indent, together_pt=SOURCE_TOGETHER_PT))
    return Columns(entries, SOURCE_COLUMNS, COLUMN_GAP_PT)


def _source(setter: Typesetter, source: Source, place: str, tag: Tag, width: float) -> Text:
    """The entry; its address is printed as far as it costs no line of its own."""
    style, door, language = setter.styles.listed_source, setter.door, setter.language
    spoken = source.title_language or source.language
    # A title may be a translation that nobody has marked as one.
    is_foreign = spoken not in ("", language.code) and may_be_written(source.title, spoken)
    inner = tag.child(Role.SPAN, language=spoken) if is_foreign else tag
    publisher = language.name(source.publisher)
    pieces = door.literal(f"{publisher}. ", style, place, tag, emphasis=True) if publisher else ()
    pieces += door.literal(f"{source.title}. ", style, place, inner) if source.title else ()
    if source.published:
        published = sentence_case(language.date(Date(source.published)))
        pieces += door.literal(f"{published.removesuffix('.')}. ", style, place, tag)
    elif pieces:
        pieces += door.literal(f"{language.words('Undated')}. ", style, place, tag)
    if source.language not in ("", language.code):
        pieces += door.literal(f"({language.in_language(source.language)}) ", style, place, tag)
    if not source.url:
        return Text(pieces or door.literal(source.id, style, place, tag), style, setter.fonts, place=place)
    made = [
        Text(pieces + door.address(source.url, style, place, tag, limit=limit), style, setter.fonts, place=place)
        for limit in ADDRESS_LIMITS
    ]
    least = min(len(text.lines(width)) for text in made)
    return next(text for text in made if len(text.lines(width)) == least)

"""The title block and the contents."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from reportgen.model.passage import Date
from reportgen.pdf import figures
from reportgen.pdf.blocks import Beside, Block, Rule, Space, Stack
from reportgen.pdf.columns import Measure, share_width
from reportgen.pdf.lines import SLACK_PT, natural_width
from reportgen.pdf.multicolumn import Columns
from reportgen.pdf.story import Entry
from reportgen.pdf.surface import Surface
from reportgen.pdf.tag import Role, Tag
from reportgen.pdf.text import Text
from reportgen.pdf.typesetter import Typesetter

COLUMN_GAP_PT = 24.0
LEAST_COLUMN_GAP_PT = 14.0
LOGO_GAP_PT = 16.0
PAGE_NUMBER_WIDTH_PT = 22.0
ONE_COLUMN_UP_TO = 4
TWO_COLUMNS_UP_TO = 9


def title_block(setter: Typesetter, document: Tag) -> list[Block]:
    """Marking, title, subtitle, the facts of the edition, whose exports are meant, a rule."""
    meta, styles = setter.briefing.meta, setter.styles
    tag = document.child(Role.DIVISION)
    blocks: list[Block] = [_head(setter, tag)]
    blocks.append(_facts(setter, tag))
    if meta.viewpoint:
        blocks.append(setter.text(meta.viewpoint, styles.viewpoint, "viewpoint", tag.child(Role.PARAGRAPH)))
    blocks.append(Rule(setter.theme.palette.rule, 0.75, space_before_pt=10, space_after_pt=4))
    return [Stack(blocks)]


def _head(setter: Typesetter, tag: Tag) -> Block:
    """Marking, title and subtitle; the logo beside them at the right."""
    meta, styles, width = setter.briefing.meta, setter.styles, setter.theme.page.text_width_pt
    texts: list[Block] = []
    if meta.marking:
        texts += [setter.literal(meta.marking, styles.marking, "marking", tag.child(Role.PARAGRAPH)), Space(6)]
    texts.append(setter.literal(meta.title, styles.title, "title", tag.child(Role.PARAGRAPH)))
    if meta.subtitle:
        texts.append(setter.literal(meta.subtitle, styles.subtitle, "subtitle", tag.child(Role.PARAGRAPH)))
    logo = figures.logo(setter)
    if logo is None:
        return Stack(texts)
    logo_width = logo.width_in(width / 3)
    beside = [width - logo_width - LOGO_GAP_PT, logo_width]
    return Beside([Stack(texts), logo], beside, LOGO_GAP_PT, after_pt=texts[-1].space_after_pt)


def _facts(setter: Typesetter, tag: Tag) -> Block:
    meta, language, styles = setter.briefing.meta, setter.language, setter.styles
    facts = [
        ("As of", language.date(Date(meta.as_of))),
        ("Period covered", language.date(Date(meta.period)) if meta.period else ""),
        ("Edition", meta.edition),
        ("Next edition", language.date(Date(meta.next_edition)) if meta.next_edition else ""),
        ("Contact", meta.contact),
    ]
    cells = []
    for label, value in facts:
        if value:
            node = tag.child(Role.PARAGRAPH)
            name = setter.words(label, styles.fact_label, label, node)
            cells.append((name, setter.literal(value, styles.fact, label, node)))
    gap = 22.0
    room = setter.theme.page.text_width_pt - gap * (len(cells) - 1)
    wanted = [max(natural_width(text.pieces, setter.fonts) for text in cell) + 1 for cell in cells]
    # The longest, usually the contact, gives way when the facts do not fit beside each other.
    measures = [Measure(min(width, room / len(cells)), width, 1.0) for width in wanted]
    if sum(wanted) > room:
        wanted = list(share_width(measures, room))
    return Beside([Stack(cell) for cell in cells], wanted, gap)


def contents(setter: Typesetter, entries: Sequence[Entry], document: Tag) -> Block:
    """The sections with their pages, in two or three columns when there are more than a few."""
    tag = document.child(Role.CONTENTS)
    styles = setter.styles
    style = replace(styles.headings[2], space_before_pt=16, space_after_pt=3)
    heading = setter.words("Contents", style, "contents", tag.child(Role.CAPTION))
    items = [_item(setter, entry, tag) for entry in entries if entry.level == 1]
    block = Stack([heading, _listed(setter, items)], together_pt=setter.theme.page.text_height_pt, is_whole=True)
    block.space_after_pt = 8.0
    return block


def _listed(setter: Typesetter, items: Sequence[ContentsLine]) -> Block:
    """The entries in columns: equal ones, or of their own widths where that keeps every entry on one line."""
    count = 1 if len(items) <= ONE_COLUMN_UP_TO else 2 if len(items) <= TWO_COLUMNS_UP_TO else 3
    even = Columns(items, count, COLUMN_GAP_PT)
    width = setter.theme.page.text_width_pt
    each = (width - COLUMN_GAP_PT * (count - 1)) / count
    a_column = math.ceil(len(items) / count)
    columns = [items[at : at + a_column] for at in range(0, len(items), a_column)]
    needed = [max(item.natural_width for item in column) for column in columns]
    spare = width - sum(needed) - LEAST_COLUMN_GAP_PT * (count - 1)
    if max(needed, default=0.0) <= each or spare < 0:
        return even
    # What is left makes the gaps between the columns as wide as those of equal columns, then the columns wider.
    gap = min(COLUMN_GAP_PT, LEAST_COLUMN_GAP_PT + spare / (count - 1))
    more = (width - sum(needed) - gap * (count - 1)) / count
    return Beside([Stack(column) for column in columns], [wide + more for wide in needed], gap)


def _item(setter: Typesetter, entry: Entry, tag: Tag) -> ContentsLine:
    node = tag.child(Role.CONTENTS_ITEM).child(Role.REFERENCE, target=entry.destination)
    plain = setter.language.text(entry.title)
    link = node.child(Role.LINK, alternative=plain)
    style = setter.styles.contents
    pieces = setter.door.pieces(entry.title, style, "contents", link)
    linked = [replace(piece, link=f"#{entry.destination}", record=None, tag=link) for piece in pieces]
    return ContentsLine(Text(linked, style, setter.fonts), setter, entry.destination, node)


class ContentsLine(Block):
    """A title and, at the right, the page it stands on, which is known when it is drawn."""

    def __init__(self, title: Text, setter: Typesetter, destination: str, tag: Tag) -> None:
        self.title, self.setter, self.destination, self.tag = title, setter, destination, tag

    @property
    def natural_width(self) -> float:
        """What it needs on one line."""
        return natural_width(self.title.pieces, self.setter.fonts) + SLACK_PT + PAGE_NUMBER_WIDTH_PT

    def height(self, width: float) -> float:
        """The title's height beside the page number."""
        return self.title.height(width - PAGE_NUMBER_WIDTH_PT)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws title and page number."""
        self.title.draw(surface, x, top, width - PAGE_NUMBER_WIDTH_PT)
        style = replace(self.setter.styles.contents, align="right")
        page = str(surface.page_of.get(self.destination, ""))
        pieces = self.setter.door.literal(page, style, "contents", self.tag)
        number = Text(pieces, style, self.setter.fonts)
        last_line = top - self.height(width) + style.leading_pt
        number.draw(surface, x + width - PAGE_NUMBER_WIDTH_PT, last_line, PAGE_NUMBER_WIDTH_PT)

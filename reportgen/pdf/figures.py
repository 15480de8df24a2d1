"""Builders of what is drawn: charts, pictures, key figures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.model.briefing import Chart, Image, KeyFigures, Tile
from reportgen.model.passage import Passage
from reportgen.pdf.blocks import Beside, Block, Space, Stack
from reportgen.pdf.drawing import Picture, is_finite
from reportgen.pdf.lines import SLACK_PT, least_width, natural_width
from reportgen.pdf.pictures import Photograph, pixel_size
from reportgen.pdf.pieces import component_destination
from reportgen.pdf.surface import Surface
from reportgen.pdf.tag import Role, Tag
from reportgen.pdf.text import Text
from reportgen.pdf.typesetter import Typesetter

TILES_A_ROW = 4
TILE_GAP_PT = 14.0
SPARKLINE_GAP_PT = 4.0
ASIDE_GAP_PT = 14.0
REMARK_GAP_PT = 8.0
LEVEL_FACTORS = (1.0, 0.92, 0.85, 0.78, 0.72, 0.66)
LEVEL_LINES = 2


def caption(setter: Typesetter, identifier: str, title: Passage, place: str, tag: Tag | None) -> Text:
    """ "Figure 2." in colour, then the finding in bold."""
    style = setter.styles.caption
    label = setter.door.literal(f"{setter.numbered(identifier)}. ", style, place, tag)
    accent = tuple(replace(piece, colour=setter.theme.palette.accent) for piece in label)
    pieces = accent + setter.door.pieces(title, style, f"{place}, title", tag)
    return Text(pieces, style, setter.fonts, destination=component_destination(identifier), place=place)


def chart(setter: Typesetter, component: Chart, place: str, tag: Tag, width: float) -> Block | None:
    """The figure with its caption, notes and source line, kept together."""
    drawing = setter.drawings.get(component.id)
    if drawing is None:
        setter.refuse("drawing-missing", place, "the chart was not drawn", "draw it before rendering")
        return None
    _examine(setter, component.id, place)
    styles = setter.styles
    node = tag.child(Role.DIVISION)
    name = component_destination(component.id)
    figure = node.child(Role.FIGURE, alternative=component.alternative, identifier=name)
    highest = setter.theme.page.text_height_pt * 0.7
    blocks: list[Block] = [
        caption(setter, component.id, component.title, place, node.child(Role.PARAGRAPH)),
        setter.text(component.subtitle, styles.measure, f"{place}, subtitle", node.child(Role.PARAGRAPH)),
        _with_aside(setter, component, Picture(drawing, figure, highest_pt=highest, place=place), place, node, width),
    ]
    small = [
        setter.text(remark, styles.source, f"{place}, note {number}", node.child(Role.NOTE))
        for number, remark in enumerate(component.notes, 1)
    ]
    small.append(setter.text(component.source, styles.source, f"{place}, source line", node.child(Role.PARAGRAPH)))
    return _together(setter, [*blocks, *on_few_lines(small, setter, width)], place)


def on_few_lines(remarks: Sequence[Text], setter: Typesetter, width: float) -> list[Block]:
    """Short remarks next to each other as long as a line holds them; longer ones below each other."""
    lines: list[list[Text]] = []
    right = width
    for remark in remarks:
        wide = natural_width(remark.pieces, setter.fonts) + SLACK_PT
        if lines and right + REMARK_GAP_PT + wide <= width:
            lines[-1].append(remark)
            right += REMARK_GAP_PT + wide
        else:
            lines.append([remark])
            right = wide
    return [line[0] if len(line) == 1 else _side_by_side(line, setter) for line in lines]


def _side_by_side(line: Sequence[Text], setter: Typesetter) -> Block:
    widths = [natural_width(remark.pieces, setter.fonts) + SLACK_PT for remark in line]
    block = Beside(line, widths, REMARK_GAP_PT, after_pt=line[-1].space_after_pt)
    block.space_before_pt = line[0].space_before_pt
    return block


def _with_aside(setter: Typesetter, component: Chart, picture: Picture, place: str, tag: Tag, width: float) -> Block:
    """The picture, with the lines that stand beside it at its right, if there are any."""
    room = width - picture.drawing.width_pt - ASIDE_GAP_PT
    if not component.aside:
        return picture
    style = replace(setter.styles.source, space_before_pt=0, space_after_pt=0)
    lines = [
        setter.text(line, style, f"{place}, aside {number}", tag.child(Role.PARAGRAPH))
        for number, line in enumerate(component.aside, 1)
    ]
    return Beside([picture, Stack(lines)], [picture.drawing.width_pt, room], ASIDE_GAP_PT)


def logo(setter: Typesetter) -> Photograph | None:
    """The theme's logo, decoration; None when there is none or it cannot be used."""
    if setter.theme.logo is None:
        return None
    path = setter.theme.logo
    try:
        size = pixel_size(path)
    except (ValueError, OSError) as fault:
        setter.refuse("image-unusable", "logo", f"'{path.name}' cannot be used: {fault}", "use a PNG or JPEG file")
        return None
    return Photograph(path, size, None, width_pt=None, highest_pt=setter.theme.logo_height_pt)


def image(setter: Typesetter, component: Image, place: str, tag: Tag) -> Block | None:
    """The picture with its caption."""
    path = Path(component.path)
    try:
        size = pixel_size(path)
    except (ValueError, OSError) as fault:
        setter.refuse("image-unusable", place, f"'{path.name}' cannot be used: {fault}", "use a PNG or JPEG file")
        return None
    node = tag.child(Role.DIVISION)
    figure = node.child(Role.FIGURE, alternative=component.alternative)
    highest = setter.theme.page.text_height_pt * 0.6
    blocks: list[Block] = [
        caption(setter, component.id, component.caption, place, node.child(Role.PARAGRAPH)),
        Space(3),
        Photograph(path, size, figure, width_pt=component.width_pt, highest_pt=highest),
    ]
    return _together(setter, blocks, place)


def key_figures(setter: Typesetter, component: KeyFigures, place: str, tag: Tag, width: float) -> list[Block]:
    """Rows of up to four tiles, evenly filled."""
    shown = [tile for tile in component.tiles if setter.filled((tile.label, tile.level))]
    count = len(shown)
    if not count:
        return []
    listing = tag.child(Role.LIST)
    a_row = math.ceil(count / math.ceil(count / TILES_A_ROW))
    tile_width = (width - TILE_GAP_PT * (a_row - 1)) / a_row
    tiles = [_tile(setter, tile, f"{place}, tile {n}", listing) for n, tile in enumerate(shown, 1)]
    factor = _level_factor(setter, [tile.level for tile in tiles], tile_width)
    scaled = [replace(tile, level=tile.level.scaled(factor)) for tile in tiles]
    below = TilesLook(tile_width, setter.theme.palette.accent, is_beside=False)
    looks = [below]
    if all(tile.has_room_beside(setter, tile_width) for tile in tiles):
        looks.insert(0, replace(below, is_beside=True))
    ways = [[Tiles(scaled[at : at + a_row], look, place) for at in range(0, count, a_row)] for look in looks]
    return list(min(ways, key=lambda rows: sum(row.height(width) for row in rows)))


def _level_factor(setter: Typesetter, levels: Sequence[Text], width: float) -> float:
    """The largest size at which every level stands on two lines with its numbers unbroken."""
    for factor in LEVEL_FACTORS:
        sized = [level.scaled(factor) for level in levels]
        if all(least_width(s.pieces, setter.fonts) <= width and len(s.lines(width)) <= LEVEL_LINES for s in sized):
            return factor
    return LEVEL_FACTORS[-1]


@dataclass(frozen=True, slots=True)
class TileBlocks:
    """What a tile is set from; without a sparkline `drawing` is None."""

    label: Text
    level: Text
    lines: tuple[Text, ...]
    drawing: Picture | None

    def has_room_beside(self, setter: Typesetter, width: float) -> bool:
        """Whether no word of the lines is broken when the sparkline stands at their right."""
        longest = max((least_width(line.pieces, setter.fonts) for line in self.lines), default=0.0)
        return longest <= self.room_beside(width)

    def room_beside(self, width: float) -> float:
        """What the sparkline leaves to the lines."""
        return width - SPARKLINE_GAP_PT - self.drawing.drawing.width_pt if self.drawing else width


def _tile(setter: Typesetter, tile: Tile, place: str, listing: Tag) -> TileBlocks:
    styles = setter.styles
    body = listing.child(Role.ITEM).child(Role.BODY)
    lines = tuple(
        setter.text(line, styles.tile_line, f"{place}, line {n}", body.child(Role.PARAGRAPH))
        for n, line in enumerate(tile.lines, 1)
    )
    drawing = setter.drawings.get(tile.id) if tile.sparkline else None
    if tile.sparkline and drawing is None:
        setter.refuse("drawing-missing", place, "the sparkline was not drawn", "draw it before rendering")
    if drawing:
        _examine(setter, tile.id, place)
    name = component_destination(tile.id)
    words = tile.sparkline_alternative
    figure = body.child(Role.FIGURE, alternative=words, identifier=name) if words else None
    return TileBlocks(
        setter.text(tile.label, styles.tile_label, f"{place}, label", body.child(Role.PARAGRAPH)),
        setter.text(tile.level, styles.tile_level, f"{place}, level", body.child(Role.PARAGRAPH)),
        lines,
        Picture(drawing, figure, highest_pt=60.0, place=place) if drawing else None,
    )


@dataclass(frozen=True, slots=True)
class TilesLook:
    """Width and colour of the tiles, and whether sparklines stand beside the lines or below them."""

    tile_width_pt: float
    colour: str
    is_beside: bool


class Tiles(Block):
    """Tiles side by side; labels, levels, lines and sparklines stand at the same heights in all of them.

    Sparklines stand at the right of the lines or below them, in all tiles alike.
    """

    space_before_pt = 8.0
    space_after_pt = 12.0
    padding_pt = 5.0

    def __init__(self, tiles: Sequence[TileBlocks], look: TilesLook, place: str) -> None:
        self.tiles, self.look, self.place = tuple(tiles), look, place

    def height(self, width: float) -> float:  # noqa: ARG002  # the tiles' widths are given
        """The highest label, level, lines and sparkline together."""
        label, level, lines, drawing = self._steps()
        below = max(lines, drawing) if self.look.is_beside else lines + drawing
        return label + level + below + 2 * self.padding_pt

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:  # noqa: ARG002  # as above
        """Draws tile by tile, so that each reads as a whole."""
        steps, wide = self._steps(), self.look.tile_width_pt
        for tile in self.tiles:
            surface.rule(x, top, wide, self.look.colour, 1.25)
            under_label = top - self.padding_pt - steps[0]
            tile.label.draw(surface, x, top - self.padding_pt, wide)
            tile.level.draw(surface, x, under_label, wide)
            Stack(tile.lines).draw(surface, x, under_label - steps[1], self._lines_width(tile))
            if tile.drawing:
                self._draw_sparkline(surface, tile.drawing, x, under_label - steps[1])
            x += wide + TILE_GAP_PT

    def _draw_sparkline(self, surface: Surface, drawing: Picture, x: float, top: float) -> None:
        if self.look.is_beside:
            shift = self.look.tile_width_pt - drawing.drawing.width_pt
            drawing.draw(surface, x + shift, top, drawing.drawing.width_pt)
        else:
            drawing.draw(surface, x, top - self._steps()[2] - SPARKLINE_GAP_PT, self.look.tile_width_pt)

    def _lines_width(self, tile: TileBlocks) -> float:
        wide = self.look.tile_width_pt
        return tile.room_beside(wide) if self.look.is_beside else wide

    def _steps(self) -> tuple[float, float, float, float]:
        """The heights of the highest label, level, lines, and sparkline with its gap."""
        wide = self.look.tile_width_pt
        gap = 0.0 if self.look.is_beside else SPARKLINE_GAP_PT
        return (
            max(tile.label.height(wide) for tile in self.tiles),
            max(tile.level.height(wide) for tile in self.tiles),
            max(Stack(tile.lines).height(self._lines_width(tile)) for tile in self.tiles),
            max(tile.drawing.height(wide) + gap if tile.drawing else 0.0 for tile in self.tiles),
        )


def _together(setter: Typesetter, blocks: list[Block], place: str) -> Block:
    stack = Stack(blocks, together_pt=setter.theme.page.text_height_pt, is_whole=True)
    stack.space_before_pt, stack.space_after_pt = 9.0, 9.0
    stack.may_wait, stack.place = True, place
    return stack


def _examine(setter: Typesetter, identifier: str, place: str) -> None:
    drawing = setter.drawings[identifier]
    for operation in drawing.texts():
        setter.door.examine(operation.text, operation.font, f"{place}, drawing")
    if not is_finite(drawing):
        message = "the drawing has a coordinate that is not a finite number"
        setter.refuse("drawing-broken", place, message, "report this with the chart's data")

"""Builders of tables: data tables, the register of commitments, the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.language.numbers import number
from reportgen.model.briefing import Align, Column, Register, RegisterEntry, Row, Table, Timeline
from reportgen.model.passage import Date, Name, Passage
from reportgen.pdf.bars import GAP_PT, LEAST_PT, WANTED_PT, Barred, BarScale, bar_scale
from reportgen.pdf.blocks import Block, Space, Stack
from reportgen.pdf.columns import (
    GUTTER_PT,
    MOST_ROWS_LOOKED_AT,
    Measure,
    Shifted,
    Words,
    column_widths,
    split_at_decimal,
    with_fewer_lines,
)
from reportgen.pdf.figures import caption, on_few_lines
from reportgen.pdf.fonts import Fonts
from reportgen.pdf.grid import Grid, GridCell, GridLook, GridRow, Rows
from reportgen.pdf.lines import extents, word_widths
from reportgen.pdf.pieces import Piece, component_destination
from reportgen.pdf.styles import Side, Style
from reportgen.pdf.tag import Role, Tag
from reportgen.pdf.text import Text
from reportgen.pdf.typesetter import Typesetter

SMALLEST_PT = 6.5
SIZE_STEP_PT = 0.5
# A longer word is broken rather than making its column wider: first the very long ones, then those that would make
# the type smaller, at last, in the smallest type, all that stand in the way.
LONGEST_WORDS_PT = (130.0, 90.0, 42.0)
WIDE_HEADER_PT = 70.0
# Notes higher than this follow the table as paragraphs of their own, or they could not be divided.
HIGHEST_FOOT_PT = 150.0
_SIDES: dict[Align, Side] = {
    Align.LEFT: "left",
    Align.RIGHT: "right",
    Align.CENTER: "center",
    Align.DECIMAL: "right",
}


_Ends = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class _Cell:
    pieces: tuple[Piece, ...]
    style: Style
    tag: Tag
    place: str


@dataclass(frozen=True, slots=True)
class _Line:
    cells: tuple[_Cell, ...]
    row: Row


def table(setter: Typesetter, component: Table, place: str, tag: Tag, width: float) -> list[Block]:
    """The table under its caption; the source line and notes at its foot."""
    node = tag.child(Role.TABLE, identifier=component_destination(component.id))
    styles = setter.styles
    naming = node.child(Role.CAPTION)
    head: list[Block] = [caption(setter, component.id, component.title, place, naming.child(Role.PARAGRAPH))]
    head[0].keep_with_next = False
    if component.subtitle:
        subtitle = setter.text(component.subtitle, styles.measure, f"{place}, subtitle", naming.child(Role.PARAGRAPH))
        head.append(subtitle)
    foot = _foot(setter, component, place, tag, width)
    grid_foot: Block = Space(0)
    if Stack(foot).height(width) <= HIGHEST_FOOT_PT:
        grid_foot, foot = Stack([Space(3), *foot]), []
    grid = _grid(setter, component.columns, component.rows, place, node, width)
    if grid is None:
        return []
    again = setter.continued(setter.numbered(component.id), place) or Space(0)
    block = Grid(grid, _look(setter), caption=Stack([*head, Space(4)]), continued=again, foot=grid_foot)
    block.place = place
    return [block, *foot]


def _foot(setter: Typesetter, component: Table, place: str, tag: Tag, width: float) -> list[Block]:
    style = setter.styles.source
    notes = [
        setter.text(remark, style, f"{place}, note {n}", tag.child(Role.NOTE))
        for n, remark in enumerate(component.notes, 1)
    ]
    if component.source:
        notes.append(setter.text(component.source, style, f"{place}, source line", tag.child(Role.PARAGRAPH)))
    return on_few_lines(notes, setter, width)


def register(setter: Typesetter, component: Register, place: str, tag: Tag, width: float) -> list[Block]:
    """The commitments as a table: number, who to whom, what, by when, status, evidence."""
    words = setter.language.words
    heads = ("No.", "Who, to whom", "What", "By when", "Status", "Evidence")
    weights = (0.0, 2.1, 3.1, 0.5, 0.7, 1.4)
    columns = tuple(Column(Passage.of(words(h)), weight=w) for h, w in zip(heads, weights, strict=True))
    rows = tuple(
        Row((Passage((e.number,)), _parties(setter, e), e.what, e.due, e.status, e.evidence)) for e in component.entries
    )
    return table(setter, Table(component.id, component.title, columns, rows), place, tag, width)


def _parties(setter: Typesetter, entry: RegisterEntry) -> Passage:
    if not entry.debtor or not entry.creditor:
        return entry.debtor or entry.creditor
    return setter.language.passage("{debtor} to {creditor}", debtor=entry.debtor, creditor=entry.creditor)


def timeline(setter: Typesetter, component: Timeline, place: str, tag: Tag, width: float) -> list[Block]:
    """The events as a table: date, place with the level where one is given, event."""
    words = setter.language.words
    has_level = any(event.level for event in component.events)
    heads = ("Date", "Place, level" if has_level else "Place", "Event")
    columns = [Column(Passage.of(words(h)), weight=w) for h, w in zip(heads, (0.0, 1.0, 4.6), strict=True)]
    rows = []
    for event in component.events:
        when = Passage.of(Date(event.when) if event.when else words("undated"))
        both = (*([event.place] if event.place else []), *([Passage.of(Name(event.level))] if event.level else []))
        where = setter.language.passage("{place}, {level}", place=both[0], level=both[1]) if len(both) > 1 else both
        rows.append(Row((when, where if isinstance(where, Passage) else Passage.of(*where), event.text)))
    node = tag.child(Role.TABLE, identifier=component_destination(component.id))
    grid = _grid(setter, columns, rows, place, node, width)
    if grid is None:
        return []
    block = Grid(grid, _look(setter), caption=Space(0), continued=Space(0), foot=Space(0))
    block.place = place
    return [block]


def _look(setter: Typesetter) -> GridLook:
    palette = setter.theme.palette
    return GridLook(palette.text, palette.rule, palette.tint)


def _grid(
    setter: Typesetter, columns: Sequence[Column], rows: Sequence[Row], place: str, tag: Tag, width: float
) -> Rows | None:
    # A head without a body is no table to PDF/UA: where there are no rows, the header is the body's only row.
    header = _header(setter, columns, place, tag.child(Role.HEAD if rows else Role.ROWS))
    body = tag.child(Role.ROWS)
    lines = [_line(setter, columns, row, f"{place}, row {n}", body) for n, row in enumerate(rows, 1)]
    normal = setter.styles.cell.size_pt
    for size in (normal - SIZE_STEP_PT * step for step in range(int((normal - SMALLEST_PT) / SIZE_STEP_PT) + 1)):
        scaled = [_scaled(line, size / normal) for line in [header, *lines]]
        numbers = _numbers(setter, columns, scaled[1:])
        measures = _measures(setter, columns, scaled, numbers)
        limits = LONGEST_WORDS_PT if size - SIZE_STEP_PT < SMALLEST_PT else LONGEST_WORDS_PT[:-1]
        for limit in limits:
            needs = [measure.limited(limit) for measure in measures]
            if widths := column_widths(needs, width):
                return _rows(setter, columns, scaled, numbers, with_fewer_lines(widths, needs, _words(setter, scaled)))
    message = f"its {len(columns)} columns do not fit the width of the page even in {SMALLEST_PT} point type"
    setter.refuse("table-too-wide", place, message, "leave out columns, shorten their words, or divide it")
    return None


def _header(setter: Typesetter, columns: Sequence[Column], place: str, tag: Tag) -> _Line:
    row = tag.child(Role.ROW)
    style = setter.styles.cell_head
    cells = []
    for number_, column in enumerate(columns, 1):
        where = f"{place}, header {number_}"
        node = row.child(Role.HEADER_CELL, scope="Column")
        cells.append(_Cell(setter.door.pieces(column.header, style, where, node), style, node, where))
    return _Line(tuple(cells), Row(()))


def _line(setter: Typesetter, columns: Sequence[Column], row: Row, place: str, tag: Tag) -> _Line:
    node = tag.child(Role.ROW)
    style = setter.styles.cell_head if row.is_highlighted or row.is_group else setter.styles.cell
    cells = []
    for index, passage in enumerate(row.cells):
        where = f"{place}, column {index + 1}"
        is_header = index == 0
        cell = (
            node.child(Role.HEADER_CELL, scope="Row", span=len(columns) if row.is_group else 1)
            if is_header
            else node.child(Role.CELL)
        )
        cells.append(_Cell(setter.door.pieces(passage, style, where, cell), style, cell, where))
    return _Line(tuple(cells), row)


def _scaled(line: _Line, factor: float) -> _Line:
    if factor == 1:
        return line
    return replace(line, cells=tuple(_scaled_cell(cell, factor) for cell in line.cells))


def _scaled_cell(cell: _Cell, factor: float) -> _Cell:
    pieces = tuple(replace(piece, size_pt=piece.size_pt * factor) for piece in cell.pieces)
    return replace(cell, pieces=pieces, style=cell.style.scaled(factor))


def _numbers(setter: Typesetter, columns: Sequence[Column], lines: Sequence[_Line]) -> list[list[_Ends] | None]:
    """For each column of numbers the two widths of each row's; None for other columns."""
    decimal, fonts = number(Decimal("0.5"), 1, setter.language.locale)[1], setter.fonts
    return [
        [None if line.row.is_group else split_at_decimal(line.cells[index].pieces, decimal, fonts) for line in lines]
        if column.align is Align.DECIMAL
        else None
        for index, column in enumerate(columns)
    ]


def _measures(
    setter: Typesetter, columns: Sequence[Column], lines: Sequence[_Line], numbers: Sequence[list[_Ends] | None]
) -> list[Measure]:
    fonts = setter.fonts
    measures = []
    for index, (column, ends) in enumerate(zip(columns, numbers, strict=True)):
        needs = [extents(line.cells[index].pieces, fonts) for line in lines if not line.row.is_group]
        least = max(longest for longest, _ in needs)
        natural = max(_wanted_by_header(*needs[0]), *(total for _, total in needs[1:]), 0.0)
        if ends is not None:
            block = sum(_extents(ends))
            bar_least, bar_natural = (GAP_PT + LEAST_PT, GAP_PT + WANTED_PT) if column.bars else (0.0, 0.0)
            least, natural = max(least, block + bar_least), max(natural, block + bar_natural)
        # A hundredth more than needed, or rounding would break a line that just fits.
        measures.append(Measure(least + 0.01, natural + 0.01, column.weight))
    return measures


def _words(setter: Typesetter, lines: Sequence[_Line]) -> list[list[Words]]:
    """The words of each cell of the first rows."""
    first = [line for line in lines[: MOST_ROWS_LOOKED_AT + 1] if not line.row.is_group]
    return [[word_widths(cell.pieces, setter.fonts) for cell in line.cells] for line in first]


def _wanted_by_header(longest: float, total: float) -> float:
    """The width of a header: on one line, or on two when it is long."""
    return max(longest, total * 0.6) if total > WIDE_HEADER_PT else total


def _extents(ends: Sequence[_Ends]) -> tuple[float, float]:
    return max((e[0] for e in ends if e), default=0.0), max((e[1] for e in ends if e), default=0.0)


def _rows(
    setter: Typesetter,
    columns: Sequence[Column],
    lines: Sequence[_Line],
    numbers: Sequence[list[_Ends] | None],
    widths: Sequence[float],
) -> Rows:
    header, *body = lines
    places, x = [], 0.0
    for width in widths:
        places.append((x, width))
        x += width + GUTTER_PT
    aligned = _Aligned(setter.fonts)
    head = GridRow(
        tuple(
            aligned.cell(c, Align.LEFT if col.bars else col.align) for c, col in zip(header.cells, columns, strict=True)
        )
    )
    rests = [_extents(ends)[1] if ends is not None else 0.0 for ends in numbers]
    scales = [_scale(setter, column, ends) for column, ends in zip(columns, numbers, strict=True)]
    rows = []
    for number_, line in enumerate(body):
        cells = []
        for cell, column, ends, rest, scale, whole in zip(
            line.cells, columns, numbers, rests, scales, widths, strict=False
        ):
            end = ends[number_] if ends is not None else None
            align = Align.LEFT if line.row.is_group or column.bars else column.align
            width = scale.offset_pt - GAP_PT if scale else whole
            made = aligned.cell(cell, align, width - rest - end[0] if end else -1.0)
            value = column.bars[number_] if scale and end else None
            if scale and value is not None:
                made = replace(made, block=Barred(made.block, value, scale, cell.style.leading_pt))
            cells.append(made)
        rows.append(GridRow(tuple(cells), line.row.is_group, line.row.is_highlighted))
    return Rows(head, rows, tuple(places))


def _scale(setter: Typesetter, column: Column, ends: Sequence[_Ends] | None) -> BarScale | None:
    """Where the column's bars stand: to the right of its numbers."""
    if not column.bars or ends is None:
        return None
    palette = setter.theme.palette
    # A hundredth more, as in the measures.
    offset = sum(_extents(ends)) + 0.01 + GAP_PT
    return bar_scale(column.bars, offset, (palette.accent, palette.context, palette.text_secondary))


class _Aligned:
    """Puts cells at their side of the column; the few styles of a table's many cells are made once."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._styles: dict[tuple[Style, Align], Style] = {}

    def cell(self, cell: _Cell, align: Align, shift_pt: float = -1.0) -> GridCell:
        """The cell; not less than 0, `shift_pt` moves its number under the others'."""
        if shift_pt >= 0:
            text = Text(cell.pieces, cell.style, self._fonts, place=cell.place)
            return GridCell(Shifted(text, shift_pt), cell.tag)
        style = self._styles.get((cell.style, align))
        if style is None:
            style = self._styles[cell.style, align] = replace(cell.style, align=_SIDES[align])
        return GridCell(Text(cell.pieces, style, self._fonts, place=cell.place), cell.tag)

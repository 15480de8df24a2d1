"""The data behind charts, key figures and tables, a CSV file each (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportgen.enclosures.values import (
    EMPTY,
    VALUE_COLUMNS,
    Wording,
    cited,
    value_cells,
)
from reportgen.model.attachment import Attachment, Relationship
from reportgen.model.briefing import (
    Briefing,
    Chart,
    Component,
    KeyFigures,
    Register,
    RegisterEntry,
    Table,
    Timeline,
)
from reportgen.model.chart import ChartSpec, OwnFunction, Series
from reportgen.model.dataset import Cell
from reportgen.model.passage import Date, Name, Passage
from reportgen.model.walking import components_of

CHART_COLUMNS = ("series", "at", "is_part_year", "note", *VALUE_COLUMNS)
TILE_COLUMNS = ("figure", "part", "at", "text", *VALUE_COLUMNS)
TABLE_COLUMNS = ("row", "name", "column", "text", *VALUE_COLUMNS)
_REGISTER = ("debtor", "creditor", "what", "due", "status", "evidence")
_NUMBER = re.compile(r"\d+")
_Rows = Iterable[Sequence[str]]


def data_files(briefing: Briefing, labels: Mapping[str, str], wording: Wording) -> list[Attachment]:
    """One file for each chart, table, timeline and group of key figures. `labels` are as printed: "Figure 2"."""
    files: list[Attachment] = []
    taken: set[str] = set()
    for component in components_of(briefing):
        made = _file(component, labels, wording)
        if made:
            name = _free(made.name, taken)
            files.append(replace(made, name=name))
    return files


def _free(name: str, taken: set[str]) -> str:
    stem, number = name.removesuffix(".csv"), 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}.csv"
    taken.add(name)
    return name


def _file(component: Component, labels: Mapping[str, str], wording: Wording) -> Attachment | None:
    match component:
        case Chart(id=identifier, spec=spec, title=title):
            columns, rows = _chart(spec, wording)
            return _attachment("figure", identifier, labels, title, columns, rows, wording)
        case Table(id=identifier, title=title) | Register(id=identifier, title=title):
            rows = _table(component, wording) if isinstance(component, Table) else _register(component, wording)
            return _attachment("table", identifier, labels, title, TABLE_COLUMNS, rows, wording)
        case Timeline(id=identifier):
            words = wording.language.words("Data of the timeline")
            return _named(f"timeline-{identifier}", words, (identifier,), TABLE_COLUMNS, _timeline(component, wording))
        case KeyFigures(tiles=tiles):
            words = wording.language.words("Data of the key figures")
            shown = tuple(tile.id for tile in tiles if tile.sparkline)
            return _named("key-figures", words, shown, TILE_COLUMNS, _tiles(component, wording))
    return None


def _attachment(
    kind: str,
    identifier: str,
    labels: Mapping[str, str],
    title: Passage,
    columns: Sequence[str],
    rows: _Rows,
    wording: Wording,
) -> Attachment:
    label = labels.get(identifier, "")
    number = _NUMBER.search(label)
    stem = "-".join(filter(None, (kind, number[0].zfill(2) if number else "", identifier)))
    frame = wording.language.words("Data of {label}: {title}")
    words = frame.replace("{label}", label or identifier).replace("{title}", _public_title(title, wording))
    return _named(stem, words.replace("\u00a0", " "), (identifier,), columns, rows)


def _public_title(title: Passage, wording: Wording) -> str:
    return wording.rows(title)[0][0]


def _named(stem: str, words: str, components: tuple[str, ...], columns: Sequence[str], rows: _Rows) -> Attachment:
    name = re.sub(r"[^\w.-]+", "-", stem, flags=re.ASCII).strip("-.")[:100] + ".csv"
    return Attachment(name, "text/csv", table_bytes(columns, rows), words, Relationship.DATA, components)


def table_bytes(columns: Sequence[str], rows: _Rows) -> bytes:
    """The rows under a header as CSV."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(columns)
    writer.writerows(rows)
    return target.getvalue().encode()


def _chart(spec: ChartSpec, wording: Wording) -> tuple[Sequence[str], _Rows]:
    if spec.own and not any(series.points for series in spec.series):
        return (*spec.own.table.columns, "source", "locator"), list(_own(spec.own))
    every = (*spec.series, *([spec.balance] if spec.balance else []))
    return CHART_COLUMNS, [row for series in every for row in _series(series, wording)]


def _series(series: Series, wording: Wording) -> Iterator[Sequence[str]]:
    for point in series.points:
        at = point.at if isinstance(point.at, str) else str(point.at)
        cells = value_cells(point.quantity) if point.quantity else EMPTY
        yield (
            wording.language.name(series.label),
            wording.language.name(at),
            str(point.is_part_year).lower(),
            point.note,
            *cells,
        )


def _own(own: OwnFunction) -> Iterator[Sequence[str]]:
    for row in own.table.rows:
        yield (*map(_cell, row.cells), *cited((row.citation,)))


def _cell(cell: Cell) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def _tiles(component: KeyFigures, wording: Wording) -> Iterator[Sequence[str]]:
    for tile in component.tiles:
        name = wording.rows(tile.label)[0][0]
        for part, passages in (("level", (tile.level,)), ("line", tile.lines)):
            for passage in passages:
                yield from ((name, part, "", *cells) for cells in wording.rows(passage))
        for series in tile.sparkline.series if tile.sparkline else ():
            for _, at, _, note, *cells in _series(series, wording):
                yield name, "sparkline", at, note, *cells


def _table(component: Table, wording: Wording) -> Iterator[Sequence[str]]:
    heads = [wording.text(column.header) for column in component.columns]
    for number, row in enumerate(component.rows, 1):
        yield from _cells(number, list(zip(heads, row.cells, strict=False)), wording)


def _register(component: Register, wording: Wording) -> Iterator[Sequence[str]]:
    for number, entry in enumerate(component.entries, 1):
        yield from _cells(number, _entry(entry), wording)


def _entry(entry: RegisterEntry) -> list[tuple[str, Passage]]:
    return [("number", Passage((entry.number,))), *((name, getattr(entry, name)) for name in _REGISTER)]


def _timeline(component: Timeline, wording: Wording) -> Iterator[Sequence[str]]:
    for number, event in enumerate(component.events, 1):
        when = Passage.of(Date(event.when)) if event.when else Passage()
        level = Passage.of(Name(event.level))
        cells = [("date", when), ("place", event.place), ("level", level), ("event", event.text)]
        yield from _cells(number, cells, wording)


def _cells(number: int, cells: Sequence[tuple[str, Passage]], wording: Wording) -> Iterator[Sequence[str]]:
    """A row's cells; the first names the row."""
    row, name = str(number), wording.text(cells[0][1])
    for head, passage in cells:
        for values in wording.rows(passage):
            yield row, name, head, *values

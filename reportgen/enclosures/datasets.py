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
    cited,
    passage_rows,
    value_cells,
)
from reportgen.language import Language
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


def data_files(briefing: Briefing, labels: Mapping[str, str], language: Language) -> list[Attachment]:
    """One file for each chart, table, timeline and group of key figures. `labels` are as printed: "Figure 2"."""
    files: list[Attachment] = []
    taken: set[str] = set()
    for component in components_of(briefing):
        made = _file(component, labels, language)
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


def _file(component: Component, labels: Mapping[str, str], language: Language) -> Attachment | None:
    match component:
        case Chart(id=identifier, spec=spec, title=title):
            columns, rows = _chart(spec, language)
            return _attachment("figure", identifier, labels, title, columns, rows, language)
        case Table(id=identifier, title=title) | Register(id=identifier, title=title):
            rows = _table(component, language) if isinstance(component, Table) else _register(component, language)
            return _attachment("table", identifier, labels, title, TABLE_COLUMNS, rows, language)
        case Timeline(id=identifier):
            words = language.words("Data of the timeline")
            return _named(f"timeline-{identifier}", words, (identifier,), TABLE_COLUMNS, _timeline(component, language))
        case KeyFigures(tiles=tiles):
            words = language.words("Data of the key figures")
            shown = tuple(tile.id for tile in tiles if tile.sparkline)
            return _named("key-figures", words, shown, TILE_COLUMNS, _tiles(component, language))
    return None


def _attachment(
    kind: str,
    identifier: str,
    labels: Mapping[str, str],
    title: Passage,
    columns: Sequence[str],
    rows: _Rows,
    language: Language,
) -> Attachment:
    label = labels.get(identifier, "")
    number = _NUMBER.search(label)
    stem = "-".join(filter(None, (kind, number[0].zfill(2) if number else "", identifier)))
    frame = language.words("Data of {label}: {title}")
    words = frame.replace("{label}", label or identifier).replace("{title}", _public_title(title, language))
    return _named(stem, words.replace("\u00a0", " "), (identifier,), columns, rows)


def _public_title(title: Passage, language: Language) -> str:
    return passage_rows(title, language)[0][0]


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


def _chart(spec: ChartSpec, language: Language) -> tuple[Sequence[str], _Rows]:
    if spec.own and not any(series.points for series in spec.series):
        return (*spec.own.table.columns, "source", "locator"), list(_own(spec.own))
    every = (*spec.series, *([spec.balance] if spec.balance else []))
    return CHART_COLUMNS, [row for series in every for row in _series(series, language)]


def _series(series: Series, language: Language) -> Iterator[Sequence[str]]:
    for point in series.points:
        at = point.at if isinstance(point.at, str) else str(point.at)
        cells = value_cells(point.quantity) if point.quantity else EMPTY
        yield language.name(series.label), language.name(at), str(point.is_part_year).lower(), point.note, *cells


def _own(own: OwnFunction) -> Iterator[Sequence[str]]:
    for row in own.table.rows:
        yield (*map(_cell, row.cells), *cited((row.citation,)))


def _cell(cell: Cell) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def _tiles(component: KeyFigures, language: Language) -> Iterator[Sequence[str]]:
    for tile in component.tiles:
        name = passage_rows(tile.label, language)[0][0]
        for part, passages in (("level", (tile.level,)), ("line", tile.lines)):
            for passage in passages:
                yield from ((name, part, "", *cells) for cells in passage_rows(passage, language))
        for series in tile.sparkline.series if tile.sparkline else ():
            for _, at, _, note, *cells in _series(series, language):
                yield name, "sparkline", at, note, *cells


def _table(component: Table, language: Language) -> Iterator[Sequence[str]]:
    heads = [language.text(column.header) for column in component.columns]
    for number, row in enumerate(component.rows, 1):
        yield from _cells(number, list(zip(heads, row.cells, strict=False)), language)


def _register(component: Register, language: Language) -> Iterator[Sequence[str]]:
    for number, entry in enumerate(component.entries, 1):
        yield from _cells(number, _entry(entry), language)


def _entry(entry: RegisterEntry) -> list[tuple[str, Passage]]:
    return [("number", Passage((entry.number,))), *((name, getattr(entry, name)) for name in _REGISTER)]


def _timeline(component: Timeline, language: Language) -> Iterator[Sequence[str]]:
    for number, event in enumerate(component.events, 1):
        when = Passage.of(Date(event.when)) if event.when else Passage()
        level = Passage.of(Name(event.level))
        cells = [("date", when), ("place", event.place), ("level", level), ("event", event.text)]
        yield from _cells(number, cells, language)


def _cells(number: int, cells: Sequence[tuple[str, Passage]], language: Language) -> Iterator[Sequence[str]]:
    """A row's cells; the first names the row."""
    name = passage_rows(cells[0][1], language)[0][0]
    for head, passage in cells:
        for values in passage_rows(passage, language):
            yield str(number), name, head, *values

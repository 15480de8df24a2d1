"""Ranked lists of goods: exports beside imports for one period, and what entered or left them since the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from reportgen.model.briefing import Align, Column, Row, Table
from reportgen.model.dataset import TableRow
from reportgen.model.facts import Observation, Qualifier, Status, Unit
from reportgen.model.passage import Amount, Date, Form, Name, Passage, Quotation
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, count
from reportgen.sections.cells import listed, marker_key, marker_of
from reportgen.sections.citing import source_line
from reportgen.sections.reading import Reading
from reportgen.sections.series_text import join
from reportgen.sections.within import within
from reportgen.sections.wording import counted

FLOWS = ("export", "import")


@dataclass(frozen=True, slots=True)
class Commodity:
    """A row on one good: which way it goes, its HS chapters (joined by semicolons), its rank if the source ranks."""

    row: TableRow
    flow: str
    name: str
    chapters: str
    rank: Decimal | None
    observation: Observation

    @property
    def period(self) -> Period | None:
        """When it was traded."""
        return self.observation.period

    @property
    def is_confidential(self) -> bool:
        """Whether the source hides what it is."""
        return self.observation.status is Status.CONFIDENTIAL

    @property
    def chapter_set(self) -> frozenset[str]:
        """The HS chapters that it may belong to."""
        return frozenset(part.strip() for part in self.chapters.replace("/", ";").split(";") if part.strip())


def ranked_periods(goods: Sequence[Commodity]) -> list[Period]:
    """The periods for which a source ranks goods, newest first."""
    periods = {good.period for good in goods if good.rank is not None and good.period}
    return sorted(periods, key=lambda period: (period.end, period.start), reverse=True)


def ranked(goods: Sequence[Commodity], flow: str, period: Period) -> list[Commodity]:
    """The list of one flow and period in its source's order; what it names without a rank comes last."""
    mine = [good for good in goods if good.flow == flow and good.period == period]
    if not any(good.rank is not None for good in mine):
        return []
    return sorted(mine, key=lambda good: (good.rank is None, good.rank or 0))


def lists_table(reading: Reading, goods: Sequence[Commodity], period: Period, top: int | None) -> Table:
    """Exports beside imports, one row a rank."""
    language = reading.context.language
    lists = {flow: ranked(goods, flow, period) for flow in FLOWS}
    shown = {flow: found[:top] for flow, found in lists.items()}
    rows = tuple(_row(rank, exported, imported) for rank, exported, imported in _side_by_side(*shown.values()))
    columns = (
        Column(language.passage("Rank"), Align.RIGHT, 0),
        Column(Passage.of(Name(language.flow("export"))), weight=1.0),
        Column(language.passage("HS"), weight=0),
        Column(Passage.of(Name(language.flow("import"))), weight=1.0),
        Column(language.passage("HS"), weight=0),
    )
    left_out = sum(len(found) for found in lists.values()) - sum(len(found) for found in shown.values())
    citations = [each for found in shown.values() for good in found for each in reading.citations(good.row)]
    return Table(
        id=f"{reading.table.name}-{period}".replace("/", "-"),
        title=_title(reading, lists, period),
        columns=columns,
        rows=rows,
        subtitle=language.passage("In the sources' order of rank; HS: chapter of the Harmonized System"),
        source=source_line(reading.context, citations),
        notes=(*marker_key(reading.context, [cell for row in rows for cell in row.cells]), *_more(reading, left_out)),
    )


def changes(reading: Reading, goods: Sequence[Commodity], periods: Sequence[Period]) -> tuple[Passage, ...]:
    """A paragraph for each flow on what entered and what left its list between the two latest ranked ones."""
    if len(periods) < 2:
        return ()
    told = []
    for flow in FLOWS:
        new, old = (ranked(goods, flow, period) for period in periods[:2])
        if new and old:
            told.append(_change(reading, flow, new, old))
    return tuple(each for each in told if each)


def _change(reading: Reading, flow: str, new: Sequence[Commodity], old: Sequence[Commodity]) -> Passage:
    entered, left = _absent(new, old), _absent(old, new)
    stayed = [good for good in new if good.name.casefold() in _names(old) and not good.is_confidential]
    told = {good.name.casefold() for good in (*entered, *left, *stayed)}
    unsure = [good for good in (*new, *old) if good.name.casefold() not in told and not good.is_confidential]
    same_chapter = "Of an HS chapter that both lists name, so neither surely new nor surely gone: {goods}.\u00a0{mark}"
    frames = {
        "export": (
            "New among exports since {before}: {goods}.\u00a0{mark}",
            "Named among exports in {before} but no longer: {goods}.\u00a0{mark}",
            "Exports named both times: {goods}.\u00a0{mark}",
            same_chapter,
        ),
        "import": (
            "New among imports since {before}: {goods}.\u00a0{mark}",
            "Named among imports in {before} but no longer: {goods}.\u00a0{mark}",
            "Imports named both times: {goods}.\u00a0{mark}",
            same_chapter,
        ),
    }
    before = Passage.of(Date(old[0].period)) if old[0].period else Passage()
    parts = []
    for frame, group in zip(frames[flow], (entered, left, stayed, unsure), strict=True):
        if group:
            goods = listed([within(reading.context, named(good)) for good in group], "; ")
            mark = reading.mark(*(good.row for good in group))
            parts.append(reading.context.language.passage(frame, before=before, goods=goods, mark=mark))
    return join(*parts)


def _absent(here: Sequence[Commodity], there: Sequence[Commodity]) -> list[Commodity]:
    """Goods of one list that the other surely lacks: neither their name nor any of their chapters is on it.

    A good without a chapter is told by its name; what a source hides is told of neither list.
    """
    names = _names(there)
    chapters = {chapter for good in there for chapter in good.chapter_set}
    return [
        good
        for good in here
        if not good.is_confidential and good.name.casefold() not in names and not good.chapter_set & chapters
    ]


def _names(goods: Sequence[Commodity]) -> set[str]:
    return {good.name.casefold() for good in goods}


def _side_by_side(
    exports: Sequence[Commodity], imports: Sequence[Commodity]
) -> Iterator[tuple[Decimal | None, Commodity | None, Commodity | None]]:
    """The goods of one rank beside each other; the unranked ones follow those of the last rank."""
    ranks = sorted({good.rank for good in (*exports, *imports) if good.rank is not None})
    for rank in (*ranks, None):
        sides = [[good for good in side if good.rank == rank] for side in (exports, imports)]
        for exported, imported in zip_longest(*sides):
            yield rank, exported, imported


def _title(reading: Reading, lists: dict[str, list[Commodity]], period: Period) -> Passage:
    first = {flow: found[0] for flow, found in lists.items() if found}
    frames = {
        ("export", "import"): "First in {period}: {export} among exports; {import_} among imports",
        ("export",): "First in {period}: {export} among exports",
        ("import",): "First in {period}: {import_} among imports",
    }
    names = {flow: within(reading.context, named(good)) for flow, good in first.items()}
    return reading.context.language.passage(
        frames[tuple(first)], period=Date(period), export=names.get("export", ""), import_=names.get("import", "")
    )


def _row(rank: Decimal | None, exported: Commodity | None, imported: Commodity | None) -> Row:
    return Row((_rank(rank, exported or imported), *_cells(exported), *_cells(imported)))


def named(good: Commodity) -> Passage:
    """The good's name, marked when the source hides what it is."""
    name = Passage.of(Quotation(good.name, good.row.citation))
    marker = marker_of(good.observation.status) if good.is_confidential else ""
    return Passage.of(name, f"\u00a0{marker}") if marker else name


def _cells(good: Commodity | None) -> tuple[Passage, Passage]:
    if good is None:
        return Passage(), Passage()
    return named(good), Passage.of(Name(good.chapters.replace(";", ", "))) if good.chapters else Passage()


def _rank(rank: Decimal | None, good: Commodity | None) -> Passage:
    if rank is None or good is None:
        return Passage.of("–")
    observation = Observation(
        id=f"{good.observation.id}:rank",
        indicator="rank",
        dimensions=good.observation.dimensions,
        period=good.period,
        low=rank,
        high=rank,
        unit=Unit("rank"),
        qualifier=Qualifier.EXACT,
        status=Status.REPORTED,
        citation=good.row.citation,
    )
    return Passage.of(Amount(Quantity.of(observation), Form.BARE))


def _more(reading: Reading, left_out: int) -> tuple[Passage, ...]:
    if not left_out:
        return ()
    frame = counted(left_out, "{n} more is in the data.", "{n} more are in the data.")
    return (reading.context.language.passage(frame, n=Amount(count(left_out))),)

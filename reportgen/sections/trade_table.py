"""The table of trade: every period with its level, change, exports, imports, balance and sources."""

from __future__ import annotations

from reportgen.evidence import Level
from reportgen.model.briefing import Align, Column, Row, Table
from reportgen.model.facts import Status, Unit
from reportgen.model.passage import Amount, Form, Passage, Words
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from reportgen.sections.cells import entry_date
from reportgen.sections.citing import mark
from reportgen.sections.measures import TRADE_FLOWS, Measure, common_scale
from reportgen.sections.series_text import join, subtitle
from reportgen.sections.types import Context
from reportgen.text.narrate import change_label

_SHOWN_PARTS = 12
_UNAVAILABLE = "[x]"
_CONFIDENTIAL = "[c]"
_ESTIMATED = "[e]"


def trade_table(context: Context, measures: dict[str, Measure], first: int) -> Table:
    """Newest first; whole years and part-years; years nobody reported are one row marked [x]."""
    periods = _periods(measures, first)
    quantities = [level.quantity for item in measures.values() for level in item.levels]
    scale = common_scale(quantities)
    rows = [_row(context, measures, period, scale) for period in periods]
    shown = Period(min(period.start for period in periods), max(period.end for period in periods))
    language = context.language
    heads = [("Period", Align.LEFT, 1.6), ("Turnover", Align.DECIMAL, 1.1), ("Change", Align.DECIMAL, 1.3)]
    heads += [(name, Align.DECIMAL, 1.1) for name in ("Exports", "Imports", "Balance")]
    heads.append(("Sources", Align.LEFT, 1.0))
    columns = tuple(Column(language.passage(name), align, weight) for name, align, weight in heads)
    return Table(
        id="trade-table",
        title=language.passage("Trade by period, newest first"),
        columns=columns,
        rows=tuple(_with_gaps(rows, periods)),
        subtitle=subtitle(context, language.words("Goods trade"), Unit(quantities[0].unit.code, scale), shown),
        notes=(join(language.passage("Change: on the same months a year earlier."), *_key(context, rows)),),
    )


def _key(context: Context, rows: list[Row]) -> list[Passage]:
    """What the markers mean."""
    printed = {run.text for row in rows for cell in row.cells for run in cell.runs if isinstance(run, Words)}
    texts = ["[e] estimated here from other figures.", "[x] no figure found."]
    key = [context.language.passage(text) for text in texts]
    if _CONFIDENTIAL in printed:
        key.append(Passage.of(Words(f"{context.language.words('[c] confidential')}.")))
    return key


def _periods(measures: dict[str, Measure], first: int) -> list[Period]:
    wanted = {
        level.period
        for flow in ("turnover", "export")
        for level in measures[flow].levels
        if level.period.in_one_year and level.period.year >= first and level.period.start.month == 1
    }
    years = {period.year for period in wanted if period.is_year}
    # Derived part-years, and parts of a known year, only serve the like-for-like comparison elsewhere.
    reported = [
        period for period in wanted if period.is_year or (period.year not in years and _is_reported(measures, period))
    ]
    return sorted(reported, key=lambda period: (period.end, period.start), reverse=True)[:_SHOWN_PARTS]


def _is_reported(measures: dict[str, Measure], period: Period) -> bool:
    return any(level and not level.quantity.is_derived for level in (item.at(period) for item in measures.values()))


def _row(context: Context, measures: dict[str, Measure], period: Period, scale: int) -> Row:
    found = {flow: measures[flow].at(period) for flow in TRADE_FLOWS}
    turnover = found["turnover"]
    change = Passage()
    if turnover and turnover.change:
        change = _estimated(
            change_label(context.language, measures["turnover"].label, turnover.change), turnover.change
        )
    origins = [item for level in found.values() if level for item in _origins(level)]
    cells = (
        Passage.of(entry_date(period)),
        _cell(turnover, scale, Form.BARE) or _gap(context, measures["turnover"], period),
        change or Passage.of(Words(_UNAVAILABLE)),
        *(
            _cell(found[flow], scale, Form.BARE) or _gap(context, measures[flow], period)
            for flow in ("export", "import", "balance")
        ),
        mark(*origins),
    )
    return Row(cells, is_highlighted=False)


def _origins(level: Level) -> list[Quantity]:
    return [level.quantity, level.change] if level.change and level.change_is_stated else [level.quantity]


def _gap(context: Context, item: Measure, period: Period) -> Passage:
    """Why there is no number: it is confidential, or nobody is known to have told one."""
    records = context.dataset.select(item.indicator, item.dimensions)
    hidden = any(each.status is Status.CONFIDENTIAL and each.period == period for each in records)
    return Passage.of(Words(_CONFIDENTIAL if hidden else _UNAVAILABLE))


def _cell(level: Level | None, scale: int, form: Form) -> Passage:
    if level is None:
        return Passage()
    quantity = level.quantity.in_scale(scale)
    return _estimated(Passage.of(Amount(quantity, form)), quantity)


def _estimated(text: Passage, quantity: Quantity) -> Passage:
    return Passage.of(text, f"\u00a0{_ESTIMATED}") if quantity.is_derived else text


def _with_gaps(rows: list[Row], periods: list[Period]) -> list[Row]:
    """The rows with one more wherever years are missing between two neighbours."""
    result: list[Row] = []
    for index, (row, period) in enumerate(zip(rows, periods, strict=True)):
        result.append(row)
        older = periods[index + 1].year if index + 1 < len(periods) else period.year
        if period.year - older > 1:
            gap = Period(Period.of_year(older + 1).start, Period.of_year(period.year - 1).end)
            blanks = (Passage.of(Words(_UNAVAILABLE)),) * (len(TRADE_FLOWS) + 1)
            result.append(Row((Passage.of(entry_date(gap)), *blanks, Passage())))
    return result

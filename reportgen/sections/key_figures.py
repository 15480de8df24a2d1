"""Key figures: tiles with level, change, absolute change and a sparkline; a warning where sources disagree on one."""

from __future__ import annotations

from typing import Annotated

import msgspec

from reportgen.evidence import Level, find_disagreements, growth_indicator, yearly
from reportgen.evidence.disagreements import Disagreement, Kind
from reportgen.model.briefing import Bullet, Bullets, Callout, Component, KeyFigures, Section, Tile
from reportgen.model.chart import ChartSpec, Series
from reportgen.model.passage import Amount, Date, DateForm, Form, Name, Passage
from reportgen.model.quantity import difference
from reportgen.sections.differing import sentence
from reportgen.sections.measures import TRADE, Measure, common_scale, measure, year_points
from reportgen.sections.types import Context, LocalText, Options, SectionType, section
from reportgen.text.narrate import change_label

_SPARKLINE_WIDTH_PT = 50.0
_SPARKLINE_HEIGHT_PT = 24.0
_MOST_TILES = 8
_MOST_WARNINGS = 3


class Figure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One tile."""

    indicator: Annotated[str, msgspec.Meta(description="Indicator of the observations, such as trade_value.")]
    flow: Annotated[str, msgspec.Meta(description="export, import, turnover or balance, for trade.")] = ""
    label: Annotated[LocalText | None, msgspec.Meta(description="What the tile calls it.")] = None
    where: Annotated[
        dict[str, str], msgspec.Meta(description="Further dimensions, such as {branch: Central}; default: the total.")
    ] = msgspec.field(default_factory=dict)
    part_year: Annotated[
        bool, msgspec.Meta(description="Show the latest part of a year instead of the latest whole year.")
    ] = False


class KeyFiguresOptions(Options, frozen=True, kw_only=True):
    """Options of `key_figures`."""

    figures: Annotated[
        list[Figure] | None,
        msgspec.Meta(description="The tiles; by default trade with the partner, else the first indicators found."),
    ] = None


_TRADE_FIGURES = (
    Figure(indicator=TRADE, flow="turnover"),
    Figure(indicator=TRADE, flow="export"),
    Figure(indicator=TRADE, flow="import"),
    Figure(indicator=TRADE, flow="balance"),
    Figure(indicator=TRADE, flow="turnover", part_year=True),
    Figure(indicator=TRADE, flow="export", part_year=True),
)


def compose(options: KeyFiguresOptions, context: Context) -> Section:
    """The tiles for which data exist, and a box "Read with care" when sources disagree on one of them."""
    shown = [found for figure in options.figures or _default_figures(context) if (found := _shown(context, figure))]
    tiles = tuple(_tile(context, number, *found) for number, found in enumerate(shown[:_MOST_TILES], 1))
    components: list[Component] = [KeyFigures(tiles)] if tiles else []
    warnings = _warnings(context, [(item, level) for item, level, _ in shown])
    if warnings:
        title = context.language.passage("Read with care")
        components.append(Callout(title, (Bullets(tuple(Bullet(text) for text in warnings)),)))
    return section(TYPE.name, context.text(options.title, "Key figures"), components)


def _default_figures(context: Context) -> tuple[Figure, ...]:
    indicators = dict.fromkeys(item.indicator for item in context.dataset.observations if item.has_value)
    if TRADE in indicators:
        return _TRADE_FIGURES
    return tuple(Figure(indicator=name) for name in indicators if not name.endswith("_growth"))[:4]


def _shown(context: Context, figure: Figure) -> tuple[Measure, Level, bool] | None:
    label = context.language.text(context.text(figure.label, "")) if figure.label else ""
    item = measure(context, figure.indicator, figure.flow, label, figure.where)
    level = item.latest_part_year() if figure.part_year else item.latest_year()
    return (item, level, figure.part_year) if level else None


def _tile(context: Context, number: int, item: Measure, level: Level, part_year: bool) -> Tile:
    language = context.language
    label = language.passage("{measure}, {period}", measure=Name(item.label), period=Date(level.period, DateForm.SHORT))
    return Tile(
        label=label,
        level=Passage.of(Amount(level.quantity, Form.SHORT)),
        lines=tuple(_lines(context, item, level)),
        sparkline=None if part_year else _sparkline(item),
        sparkline_alternative=_sparkline_text(context, item),
        id=f"tile-{number}",
    )


def _lines(context: Context, item: Measure, level: Level) -> list[Passage]:
    lines = []
    earlier = item.at(level.before)
    before = Date(level.before, DateForm.SHORT)
    if level.change and item.dimensions.get("flow") != "balance":
        label = change_label(context.language, item.label, level.change)
        frame = "{change} on {before}" if isinstance(label.runs[0], Amount) else "{change} against {before}"
        lines.append(context.language.passage(frame, change=label, before=before))
    if earlier and level.quantity.derivation != earlier.quantity.derivation:
        change = Amount(difference(level.quantity, earlier.quantity), Form.SIGNED)
        frame = "{change}\u00a0[e]" if lines else "{change} on {before}\u00a0[e]"
        lines.append(context.language.passage(frame, change=change, before=before))
    elif level.quantity.is_derived:
        lines.append(context.language.passage("[e] estimated here"))
    elif level.quantity.is_band:
        lines.append(context.language.passage("range for each year"))
    return lines


def _sparkline(item: Measure) -> ChartSpec | None:
    years = yearly(item.levels)
    whole = {year: level for year, level in years.items() if level.period.is_year}
    if len(whole) < 2:
        return None
    points = year_points(whole, min(whole), max(whole))
    scale = common_scale([level.quantity for level in whole.values()])
    series = (Series(item.label, points),)
    return ChartSpec("sparkline", series, _SPARKLINE_WIDTH_PT, _SPARKLINE_HEIGHT_PT, unit_scale=scale)


def _sparkline_text(context: Context, item: Measure) -> str:
    years = [level for level in item.levels if level.period.is_year]
    values = ", ".join(f"{level.period}: {context.language.quantity(level.quantity)}" for level in years)
    return f"{item.label}: {values}"[:250]


def _warnings(context: Context, shown: list[tuple[Measure, Level]]) -> list[Passage]:
    indicators = dict.fromkeys(item.indicator for item, _ in shown)
    growths = {name: growth_indicator(name) for name in indicators}
    found = find_disagreements(context.evidence, growths)
    return [sentence(context, item) for item in found if _concerns(item, shown)][:_MOST_WARNINGS]


def _concerns(item: Disagreement, shown: list[tuple[Measure, Level]]) -> bool:
    if item.kind is Kind.WORDING:
        return False
    for shown_item, level in shown:
        periods = {level.period} | ({level.before} if level.change else set())
        names = {shown_item.indicator, growth_indicator(shown_item.indicator)}
        if item.indicator in names and item.period in periods and item.dimensions.matches(shown_item.dimensions):
            return True
    return False


TYPE = SectionType(
    name="key_figures",
    summary="Tiles with the latest level, its change and a sparkline; warns where sources disagree on a headline.",
    options=KeyFiguresOptions,
    compose=compose,
)

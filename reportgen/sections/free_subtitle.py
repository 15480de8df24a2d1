"""What a chart of the YAML measures, in which unit, and when."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.facts import Unit
from reportgen.model.passage import Date, Name, Passage
from reportgen.model.period import Period
from reportgen.sections.cells import listed
from reportgen.sections.free_options import ChartOptions
from reportgen.sections.free_values import Value, value_columns
from reportgen.sections.reading import Reading


def measure_of(options: ChartOptions, reading: Reading) -> Passage:
    """What the axis shows: the names of the value columns; events have none."""
    if options.kind == "timeline":
        return Passage.of(Name(reading.context.language.words("Events")))
    return listed([Passage.of(Name(name)) for name in value_columns(options, reading).values()], "; ")


def subtitle(kind: str, reading: Reading, measure: Passage, unit: Unit, known: Sequence[Value]) -> Passage:
    """Measure, unit and period; where the chart computes its unit, that one."""
    language = reading.context.language
    computed = {
        "sharebar": language.words("percent of the total"),
        "shares": language.words("percent of the total"),
        "indexed": language.words("index"),
    }
    words = Name(computed.get(kind) or language.unit(unit))
    periods = [each.at for each in known if isinstance(each.at, Period)]
    if not periods:
        found = (reading.period(each.row, "period") for each in known)
        periods = [period for period in found if period]
    if not periods and kind == "scatter":
        return measure
    if kind == "timeline":
        whole = Period(min(each.start for each in periods), max(each.end for each in periods))
        return language.passage("{measure}, {period}", measure=measure, period=Date(whole))
    if not periods:
        return language.passage("{measure}, {unit}", measure=measure, unit=words)
    whole = Period(min(each.start for each in periods), max(each.end for each in periods))
    if kind == "scatter":  # its axes name their units
        return language.passage("{measure}, {period}", measure=measure, period=Date(whole))
    return language.passage("{measure}, {unit}, {period}", measure=measure, unit=words, period=Date(whole))

"""A number of the data set large, as the YAML asks for it."""

from __future__ import annotations

from dataclasses import replace

from reportgen.errors import warning
from reportgen.model.briefing import PullFact
from reportgen.model.facts import Unit
from reportgen.model.passage import Amount
from reportgen.model.quantity import Quantity
from reportgen.sections.citing import source_line
from reportgen.sections.free_options import FactOptions
from reportgen.sections.free_rows import picked
from reportgen.sections.reading import Reading, add, option_place, unknown_column


def make_fact(options: FactOptions, reading: Reading) -> PullFact | None:
    """The number of the last row that passes the filters; None, with the reason as a problem, when there is none."""
    asked = [("value", options.value), *([("high", options.high)] if options.high else [])]
    unknown = [column for option, column in asked if unknown_column(reading, column, option)]
    if unknown:
        return None
    rows = picked(reading, options.filter)
    found = [(row, reading.observation(row, options.value, options.high or "")) for row in rows]
    known = [(row, observation) for row, observation in found if observation.has_value]
    if not known:
        message = f"no row of table '{reading.table.name}' has a number in '{options.value}'"
        remedy = "loosen the filter, or name another column"
        add(reading.problems, warning("no-fact", option_place(reading.context, "value"), message, remedy))
        return None
    row, observation = known[-1]
    code = observation.unit.code if options.unit is None else options.unit
    scale = observation.unit.scale if options.multiplier is None else options.multiplier
    number = Quantity.of(replace(observation, unit=Unit(code, scale)))
    context = reading.context
    return PullFact(Amount(number), context.text(options.text, ""), source_line(context, reading.citations(row)))

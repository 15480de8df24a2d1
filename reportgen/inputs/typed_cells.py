"""The text of values that a format has typed already, so that all formats meet the same rules."""

from __future__ import annotations

import datetime
from decimal import Decimal

from reportgen.inputs.encoding import control_character
from reportgen.inputs.findings import Findings
from reportgen.inputs.plain_numbers import number_text


def cell_text(value: object) -> str:
    """The value as a CSV file would hold it: ISO dates, plain numbers, TRUE and FALSE, empty for none.

    Raises ValueError, saying what was found, for a value that is no cell: a list, a group, bytes, text with a
    control character.
    """
    match value:
        case None:
            text = ""
        case str():
            if control := control_character(value):
                raise ValueError(control)
            text = value
        case bool():
            text = "TRUE" if value else "FALSE"
        case int() | float() | Decimal():
            text = number_text(value)
        case datetime.datetime():
            is_day = value.tzinfo is None and value.time() == datetime.time()
            text = value.date().isoformat() if is_day else value.isoformat(sep=" ")
        case datetime.date() | datetime.time():
            text = value.isoformat()
        case datetime.timedelta():
            text = str(value)
        case _:
            raise ValueError(_KINDS.get(type(value), f"a value of the type {type(value).__name__}"))
    return text


def record_cell(value: object, row: int, column: str, findings: Findings) -> str:
    """The value as `cell_text` gives it; empty, with an error, for one that is no cell."""
    try:
        return cell_text(value)
    except ValueError as fault:
        findings.error("not_a_cell", f"holds {fault}", "keep one text or number a cell", row=row, column=column)
        return ""


_KINDS: dict[type, str] = {list: "a list", dict: "a group of values", bytes: "bytes"}

"""JSON: a list of flat records, all with the same kind of keys."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from reportgen.inputs.encoding import decode
from reportgen.inputs.files import TableFile
from reportgen.inputs.findings import Findings, shown
from reportgen.inputs.grid import COLUMNS_LIMIT, Record
from reportgen.inputs.plain_numbers import number_text
from reportgen.inputs.typed_cells import record_cell

_SHAPE = 'write a list of flat records: [{"year": 2024, "turnover": 47}, …]'


def read_json(content: bytes, file: TableFile, findings: Findings) -> Iterator[Record]:  # noqa: ARG001 - a Reader's shape
    """The records; the header is the keys in the order in which they first appear."""
    records = _parsed(decode(content, None, findings), findings)
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise findings.fatal("not_a_table", "is not a list of records", _SHAPE)
    names: dict[str, None] = {}
    for record in records:
        names.update(dict.fromkeys(record))
        if len(names) > COLUMNS_LIMIT:
            break
    if not names:
        raise findings.fatal("empty_file", "holds no records", _SHAPE)
    yield 1, tuple(names)
    for number, record in enumerate(records, 2):
        yield number, tuple([record_cell(record.get(name), number, name, findings) for name in names])


def _parsed(text: str, findings: Findings) -> object:
    try:
        return json.loads(text, object_pairs_hook=_record, parse_int=_number, parse_float=_number, parse_constant=str)
    except json.JSONDecodeError as fault:
        place = f"line {fault.lineno}, column {fault.colno}"
        raise findings.fatal("bad_json", f"is not JSON ({place}: {fault.msg})", _SHAPE) from None
    except _RepeatedKeyError as fault:
        raise findings.fatal("duplicate_column", f"a record has the key {shown(str(fault))} twice", _SHAPE) from None
    except RecursionError:
        raise findings.fatal("bad_json", "is nested too deep", _SHAPE) from None


class _RepeatedKeyError(Exception):
    """The key that one record holds twice."""


def _record(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise _RepeatedKeyError(Counter(key for key, _ in pairs).most_common(1)[0][0])
    return record


def _number(text: str) -> str:
    # Digits are kept as written; an exponent is written out unless that would be absurdly long.
    if "e" not in text.lower():
        return text
    try:
        return number_text(Decimal(text))
    except InvalidOperation:  # an exponent of twenty digits
        return text

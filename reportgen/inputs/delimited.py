"""CSV and TSV by the standard library's reader, in its strict mode."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.inputs.encoding import decode
from reportgen.inputs.files import TableFile
from reportgen.inputs.findings import Findings
from reportgen.inputs.grid import CELL_LENGTH_LIMIT, Record

if TYPE_CHECKING:
    import _csv  # where the type of csv.reader's result lives

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
_SAMPLE_ROWS = 50
_HINT = re.compile(r"sep=([^\r\n])\r?\n")  # Excel's own first line, which it does not show as a row


def read_delimited(content: bytes, file: TableFile, findings: Findings) -> Iterator[Record]:
    """The records of a text file, numbered as a spreadsheet numbers them (blank lines count).

    Raises DataError for a wrong encoding, an unclosed quotation mark, or a delimiter that cannot be told for certain.
    """
    text = decode(content, file.encoding, findings)
    hint = _HINT.match(text)
    text = text[hint.end() :] if hint else text
    delimiter = file.delimiter or (hint[1] if hint else "")
    if not delimiter:
        delimiter = "\t" if file.path.suffix.lower() == ".tsv" else _delimiter(text, findings)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise findings.fatal("bad_delimiter", f"{delimiter!r} cannot part cells", 'state one character, such as ";"')
    return _records(text, delimiter, findings)


def _records(text: str, delimiter: str, findings: Findings) -> Iterator[Record]:
    lines = _reader(text, delimiter)
    number, line = 1, 1
    while True:
        try:
            cells = next(lines, None)
        except csv.Error as fault:
            raise _unreadable(str(fault), number, line, findings) from None
        if cells is None:
            return
        yield number, cells
        number, line = number + 1, lines.line_num + 1


def _reader(text: str, delimiter: str) -> _csv.Reader:
    # Without skipinitialspace the quotation marks in `a, "b"` would become part of the cell.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True)


def _unreadable(fault: str, number: int, line: int, findings: Findings) -> Exception:
    if "field larger than" in fault:
        message = f"line {line} holds a cell of more than {CELL_LENGTH_LIMIT:,} characters"
        return findings.fatal("long_cell", message, "shorten it, or close its quotation mark", row=number)
    if "unexpected end" in fault:
        message = f"a quotation mark opened here (line {line}) is never closed"
        return findings.fatal("unclosed_quote", message, "close it; inside quotation marks write it twice", row=number)
    message = f"text follows a closing quotation mark (line {line})"
    return findings.fatal("stray_quote", message, 'write a quotation mark inside a cell twice: ""', row=number)


def _delimiter(text: str, findings: Findings) -> str:
    header = _unquoted(next(io.StringIO(text.lstrip("\r\n"), newline=""), ""))
    present = [delimiter for delimiter in _DELIMITERS if delimiter in header]
    if len(present) < 2:
        return present[0] if present else ","
    fitting = [delimiter for delimiter in present if _is_even(text, delimiter)]
    if len(fitting) == 1:
        return fitting[0]
    names = " and ".join(_DELIMITERS[delimiter] for delimiter in fitting or present)
    raise findings.fatal(
        "unclear_delimiter", f"{names} could both part the cells", "state the delimiter in the config, such as ';'"
    )


def _unquoted(line: str) -> str:
    return "".join(line.split('"')[::2])


def _is_even(text: str, delimiter: str) -> bool:
    try:
        widths = {len(cells) for cells in itertools.islice(_reader(text, delimiter), _SAMPLE_ROWS) if cells}
    except csv.Error:
        return False
    return len(widths) == 1

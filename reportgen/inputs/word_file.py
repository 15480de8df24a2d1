"""Word documents by python-docx: paragraphs, headings, lists and tables in the order of the text."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

from reportgen.errors import DataError
from reportgen.inputs.document_text import DocumentText, one_line, stated_language
from reportgen.inputs.findings import Findings
from reportgen.inputs.packages import check_word_package
from reportgen.model.period import Period

_HEADING = re.compile(r"(?:heading|title|заголовок|загаловак|überschrift)\s*([1-6])?", re.IGNORECASE)
_LIST = re.compile(r"list|список|спіс|liste", re.IGNORECASE)
# What python-docx's own template says of itself, and not of the document made from it.
_TEMPLATE_TIME, _TEMPLATE_AUTHOR = datetime.datetime(2013, 12, 23, 23, 15), "python-docx"  # noqa: DTZ001 (no zone there)


def read_word(content: bytes, findings: Findings) -> DocumentText:
    """The text of a .docx and its core properties; the date is that of the last change.

    Raises DataError without python-docx, and for a protected, broken or hostile file.
    """
    check_word_package(content, findings)
    try:
        import docx  # noqa: PLC0415 (an extra, loaded only for Word files)
    except ImportError:
        raise findings.fatal("missing_extra", "needs python-docx", "run: pip install 'reportgen[documents]'") from None
    try:
        document = docx.Document(io.BytesIO(content))
        text = "\n\n".join(part for part in _parts(document) if part)
        return _with_properties(text, document.core_properties)
    except DataError:
        raise
    except Exception as fault:
        # Whatever is wrong in a document's XML comes through python-docx as an exception of any kind.
        reason = f"{type(fault).__name__}: {fault}".partition("\n")[0][:120]
        remedy = "open it in a word processor and save it again as .docx"
        raise findings.fatal("bad_document", f"cannot be read as a Word file ({reason})", remedy) from None


def _parts(document: Any) -> Iterator[str]:
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            yield from _rows(part)
        else:
            yield _paragraph(part)


def _paragraph(paragraph: Any) -> str:
    words = one_line(paragraph.text)
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if words and (heading := _HEADING.match(style)):
        return f"{'#' * int(heading[1] or 1)} {words}"
    return f"- {words}" if words and _LIST.match(style) else words


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        # A merged cell stands once for each column that it spans.
        cells = list({id(cell._tc): one_line(cell.text) for cell in row.cells}.values())
        yield "; ".join(cell for cell in cells if cell)


def _with_properties(text: str, properties: Any) -> DocumentText:
    times = [time.replace(tzinfo=None) for time in (properties.created, properties.modified) if time]
    times = [time for time in times if time != _TEMPLATE_TIME]
    author = "" if properties.author == _TEMPLATE_AUTHOR else one_line(properties.author or "")
    day = max(times).date() if times else None
    return DocumentText(
        text,
        title=one_line(properties.title or ""),
        published=Period(day, day) if day else None,
        language=stated_language(properties.language or ""),
        author=author,
    )

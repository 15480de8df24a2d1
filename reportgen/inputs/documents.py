"""Documents: texts, pages, letters and files of other programs, with what is known of whose and of when they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from reportgen.inputs.datelines import dateline_day, name_day
from reportgen.inputs.decoding import decode_document
from reportgen.inputs.document_text import DocumentText, is_right_to_left, plausible_language, visible
from reportgen.inputs.files import file_name, read_bytes
from reportgen.inputs.findings import Findings, period_fault, shown, suggestion
from reportgen.inputs.mail_file import read_mail
from reportgen.inputs.markdown import plain_text
from reportgen.inputs.pdf_file import read_pdf
from reportgen.inputs.plain_head import headline, read_plain
from reportgen.inputs.web_page import read_web_page
from reportgen.inputs.word_file import read_word
from reportgen.model.dataset import Document
from reportgen.model.facts import Source
from reportgen.model.period import Period
from reportgen.strict_yaml import Entry, MapNode, ScalarNode, describe, parse_yaml

DOCUMENT_BYTES_LIMIT = 8 * 1024 * 1024
KEYS = ("source", "title", "date", "language")

Reader = Callable[[bytes, Findings], DocumentText]
_BINARY: dict[str, Reader] = {
    ".html": read_web_page,
    ".htm": read_web_page,
    ".docx": read_word,
    ".pdf": read_pdf,
    ".eml": read_mail,
}
"""Ending → the reader of a kind of file that has no front matter."""
SUFFIXES = (".md", ".txt", *_BINARY)
OFFICE_SUFFIXES = (".doc", ".odt", ".rtf")
FOLDER_SUFFIXES = (*SUFFIXES, *OFFICE_SUFFIXES)
"""What a folder of documents is searched for; office files are then refused with what to do, and not passed over."""
_ADVICE = dict.fromkeys(OFFICE_SUFFIXES, "open it in a word processor and save it as .docx")
_EMPTY_REMEDY = "write it, or take the file out of the documents"
_SMALLER = "keep the part that the briefing needs"


def read_document(path: Path, root: Path, sources: Mapping[str, Source] | None, findings: Findings) -> Document:
    """The document in a file of any of the known endings; its id is the file's name without the ending.

    `text` holds paragraphs with a blank line between them, headings as lines that begin with `# ` to `###### `. Front
    matter says first what a document is; then what the file states of itself, then the listed source, then its name.
    Without any, the source is empty, and so is the language. Raises DataError for what cannot be read, an unknown
    source or key, or a document without text.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        remedy = _ADVICE.get(suffix, f"name a file that ends in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}")
        raise findings.fatal("unknown_format", "is no document", remedy)
    fields, found = _read(path, root, suffix, findings)
    found = replace(found, text=visible(found.text), title=visible(found.title), author=visible(found.author))
    if not found.text.strip():
        findings.error("empty_document", "holds no text", _EMPTY_REMEDY)
    if is_right_to_left(found.text):
        message = "is written from right to left, which a briefing cannot print"
        findings.error("right_to_left", message, "take a translation of it")
    published = _date(fields, findings)
    source = _source(path, fields, found, sources, findings)
    findings.stop_on_errors()
    listed = (sources or {}).get(source)
    return Document(
        id=path.stem,
        file=file_name(path, root),
        source=source,
        title=_value(fields, "title")
        or found.title
        or _first_heading(found.text)
        or (listed.title if listed else "")
        or headline(found.text)
        or path.stem,
        published=published
        or (listed.published if listed else None)
        or found.published
        or name_day(path.stem)
        or dateline_day(found.text),
        language=_value(fields, "language") or plausible_language(found.language, found.text),
        text=found.text,
        author=found.author,
        url=found.url,
    )


def _read(path: Path, root: Path, suffix: str, findings: Findings) -> tuple[Mapping[str, Entry], DocumentText]:
    """The front matter, which only texts can have, and what the file's reader finds."""
    if suffix in _BINARY:
        content = read_bytes(path, root, advice=_SMALLER)
        if not content:
            raise findings.fatal("empty_document", "is empty", _EMPTY_REMEDY)
        return {}, _BINARY[suffix](content, findings)
    content = read_bytes(path, root, DOCUMENT_BYTES_LIMIT, advice=_SMALLER)
    text = decode_document(content, findings).replace("\r\n", "\n").replace("\r", "\n")
    matter, body = _parted(text, findings)
    fields = _fields(matter, findings)
    if suffix == ".md":
        return fields, DocumentText(plain_text(body))
    return fields, DocumentText(body.strip()) if matter else read_plain(body)


def _parted(text: str, findings: Findings) -> tuple[str, str]:
    """Front matter and body; the first is empty when the text does not begin with a line of three hyphens."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", text
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    raise findings.fatal("open_front_matter", "the front matter does not end", "write a line of three hyphens below it")


def _fields(matter: str, findings: Findings) -> Mapping[str, Entry]:
    if not matter.strip():
        return {}
    # The empty line stands for the first hyphens, so that lines count as in the file.
    parsed = parse_yaml("\n" + matter, findings.file)
    findings.extend(parsed.problems)
    findings.stop_on_errors()
    if not isinstance(parsed.node, MapNode):
        raise findings.fatal("bad_front_matter", "the front matter holds no keys", f"write {', '.join(KEYS)}")
    for key, entry in parsed.node.entries.items():
        if key not in KEYS:
            message = f"{shown(key)} is no key of the front matter"
            findings.error("unknown_key", message, suggestion(key, KEYS), line=entry.line)
        elif not isinstance(entry.value, ScalarNode):
            message = f"{key} holds {describe(entry.value)}"
            findings.error("bad_front_matter", message, "write one text", line=entry.line)
    findings.stop_on_errors()
    return parsed.node.entries


def _value(fields: Mapping[str, Entry], key: str) -> str:
    entry = fields.get(key)
    if entry is None or not isinstance(entry.value, ScalarNode) or entry.value.value is None:
        return ""
    value = entry.value.value
    # `written` keeps 2024 and 2024-10 as they stand; quoted text has its value.
    return (value if isinstance(value, str) else entry.value.written).strip()


def _date(fields: Mapping[str, Entry], findings: Findings) -> Period | None:
    text = _value(fields, "date")
    try:
        return Period.parse(text) if text else None
    except ValueError as fault:
        findings.error("bad_date", *period_fault(fault), line=fields["date"].line)
        return None


def _source(
    path: Path,
    fields: Mapping[str, Entry],
    found: DocumentText,
    sources: Mapping[str, Source] | None,
    findings: Findings,
) -> str:
    source = _value(fields, "source")
    if source:
        if sources is not None and source not in sources:
            message = f"{shown(source)} is not in the list of sources"
            findings.error("unknown_source", message, suggestion(source, sources), line=fields["source"].line)
        return source
    if sources and path.stem in sources:
        return path.stem
    if named := [each.id for each in (sources or {}).values() if found.url and each.url == found.url]:
        return named[0]
    if sources is not None:
        findings.warning("no_source", "names no source", _name_source(path))
    return ""


def _name_source(path: Path) -> str:
    if path.suffix.lower() in (".md", ".txt"):
        return "write `source: <id>` in front matter at the top of the file"
    return "give the file the id of its source as name, or list its address with the source"


def _first_heading(text: str) -> str:
    signs, _, title = text.partition("\n")[0].partition(" ")
    return title if signs and not signs.strip("#") else ""

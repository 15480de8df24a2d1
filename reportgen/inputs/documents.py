"""Documents: text with front matter that says whose it is and when it was published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.inputs.encoding import decode
from reportgen.inputs.files import file_name, read_bytes
from reportgen.inputs.findings import Findings, period_fault, shown, suggestion
from reportgen.inputs.markdown import plain_text
from reportgen.model.dataset import Document
from reportgen.model.facts import Source
from reportgen.model.period import Period
from reportgen.strict_yaml import Entry, MapNode, ScalarNode, describe, parse_yaml

DOCUMENT_BYTES_LIMIT = 2 * 1024 * 1024
KEYS = ("source", "title", "date", "language")
SUFFIXES = (".md", ".txt")


def read_document(path: Path, root: Path, sources: Mapping[str, Source] | None, findings: Findings) -> Document:
    """The document in a `.md` or `.txt` file; its id is the file's name without the suffix.

    `text` holds paragraphs with a blank line between them, headings as lines that begin with `# ` to `###### `.
    Without front matter the source is the file's name if that is a known id, the language is empty: the briefing's.
    Raises DataError for what cannot be read, an unknown source or key, or a document without text.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise findings.fatal("unknown_format", "is no document", f"name a file that ends in {' or '.join(SUFFIXES)}")
    content = decode(read_bytes(path, root, DOCUMENT_BYTES_LIMIT), None, findings)
    matter, body = _parted(content.replace("\r\n", "\n").replace("\r", "\n"), findings)
    fields = _fields(matter, findings)
    text = plain_text(body) if path.suffix.lower() == ".md" else body.strip()
    if not text:
        findings.error("empty_document", "holds no text", "write it, or take the file out of the documents")
    published = _date(fields, findings)
    source = _source(path, fields, sources, findings)
    findings.stop_on_errors()
    title = _value(fields, "title") or _first_heading(text) or path.stem
    return Document(path.stem, file_name(path, root), source, title, published, _value(fields, "language"), text)


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


def _source(path: Path, fields: Mapping[str, Entry], sources: Mapping[str, Source] | None, findings: Findings) -> str:
    source = _value(fields, "source")
    if source:
        if sources is not None and source not in sources:
            message = f"{shown(source)} is not in the list of sources"
            findings.error("unknown_source", message, suggestion(source, sources), line=fields["source"].line)
        return source
    if sources and path.stem in sources:
        return path.stem
    findings.warning("no_source", "names no source", "write `source: <id>` in front matter at the top of the file")
    return ""


def _first_heading(text: str) -> str:
    signs, _, title = text.partition("\n")[0].partition(" ")
    return title if signs and not signs.strip("#") else ""

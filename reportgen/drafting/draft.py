"""The draft: the files of a workspace that builds at once, and says on every page that it wants reviewing."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.drafting.rows import (
    OBSERVATIONS,
    SOURCES,
    by_column,
    observation_rows,
    source_rows,
)
from reportgen.drafting.wording import config_text, ways
from reportgen.model.dataset import Document
from reportgen.text import clean_sentences
from reportgen.text.records import (
    COMMITMENTS,
    STATEMENTS,
    Row,
    Telling,
    commitment_records,
    statement_records,
)
from reportgen.text.stories import Story, fold

CONFIG = Path("config", "briefing.yaml")
_TITLE_LENGTH, _BEGINNING = 90, 5000
_SHORT_ID = re.compile(r"[A-Za-z]{1,3}\d{1,4}")


@dataclass(frozen=True, slots=True)
class Draft:
    """Path in the workspace → content; how many of each there are, and the stories that several documents tell."""

    files: Mapping[Path, bytes]
    counts: Mapping[str, int]
    folded: tuple[Story, ...]


def make_draft(documents: Sequence[Document], languages: Sequence[str]) -> Draft:
    """The workspace of a pile of documents. Pure: the same documents give the same bytes.

    `languages` are those that a briefing can be in; the draft takes the one that most documents are in, else English.
    """
    named = _with_source_ids(documents)
    stories = fold(named)
    telling = Telling.of(stories)
    tables: dict[str, tuple[Sequence[str], list[Row]]] = {
        "sources": (SOURCES, list(source_rows(named))),
        "observations": (OBSERVATIONS, list(observation_rows(telling, ways(_language(named, languages))))),
        "commitments": (COMMITMENTS, [record.row for record in commitment_records(telling)]),
        "statements": (STATEMENTS, [record.row for record in statement_records(telling)]),
    }
    filled = [name for name, (_, rows) in tables.items() if rows]
    files = {CONFIG: config_text(_language(named, languages), _latest(named), filled).encode()}
    files |= {Path("data", f"{name}.csv"): _csv(*tables[name]) for name in filled}
    files |= {Path("data", "documents", f"{each.source}.txt"): _text_file(each) for each in named}
    counts = {name.removesuffix("s"): len(rows) for name, (_, rows) in tables.items()}
    return Draft(files, {"document": len(named), **counts}, tuple(story for story in stories if story.others))


def _with_source_ids(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents under the ids of their sources: a short name of the file itself, else S01, S02 …"""
    names = Counter(Path(document.file).stem.casefold() for document in documents)
    taken = {name for name in names if _SHORT_ID.fullmatch(name) and names[name] == 1}
    named, number = [], 0
    for document in documents:
        own = Path(document.file).stem
        if own.casefold() not in taken:
            number += 1
            while f"s{number:02}" in taken:
                number += 1
            own = f"S{number:02}"
        title = document.title if document.title != Path(document.file).stem else _first_words(document)
        named.append(replace(document, id=own, source=own, title=title))
    return tuple(named)


def _first_words(document: Document) -> str:
    """The beginning of the article, for one without a title."""
    beginning = document.text[:_BEGINNING]
    first = next((placed.sentence.text for placed in clean_sentences(beginning, document.language)), document.id)
    return first if len(first) <= _TITLE_LENGTH else f"{first[:_TITLE_LENGTH].rpartition(' ')[0]} …"


def _language(documents: Sequence[Document], languages: Sequence[str]) -> str:
    counts = Counter(document.language for document in documents if document.language in languages)
    return max(counts, key=lambda code: (counts[code], -languages.index(code))) if counts else "en"


def _latest(documents: Sequence[Document]) -> str:
    days = [document.published.end for document in documents if document.published]
    return max(days).isoformat() if days else ""


def _csv(columns: Sequence[str], rows: list[Row]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(by_column(rows, columns))
    return stream.getvalue().encode()


def _text_file(document: Document) -> bytes:
    """The text with front matter; not Markdown, so that it is read again to the letter and spans stay true."""
    matter = {
        "source": document.source,
        "title": document.title,
        "date": str(document.published or ""),
        "language": document.language,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items() if value]
    return "\n".join(["---", *lines, "---", "", document.text.strip(), ""]).encode()

"""Documents that name no source are cited all the same: each is then a source of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from reportgen.model.dataset import Document
from reportgen.model.facts import Source


def with_own_ids(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The documents with ids that occur once: of files of one name, with the ending, else with the folder."""
    names = Counter(document.id for document in documents)
    endings = Counter(PurePosixPath(document.file).name for document in documents)
    return tuple(
        document if names[document.id] == 1 else replace(document, id=_longer_id(document, endings))
        for document in documents
    )


def _longer_id(document: Document, endings: Counter[str]) -> str:
    name = PurePosixPath(document.file).name
    return name if endings[name] == 1 else document.file


def with_own_sources(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The documents, those without a source being their own."""
    return tuple(document if document.source else replace(document, source=document.id) for document in documents)


def source_of(document: Document) -> Source:
    """The document as a publication: by its author or the host of its address."""
    host = (urlsplit(document.url).hostname or "").removeprefix("www.") if document.url else ""
    publisher = document.author or host
    return Source(document.source, publisher, document.title, document.published, document.url, document.language)

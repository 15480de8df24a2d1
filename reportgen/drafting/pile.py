"""The pile: files and folders as they were named → documents, and what could not be read."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import DataError, Problem, error, warning
from reportgen.inputs.documents import FOLDER_SUFFIXES, read_document
from reportgen.inputs.findings import Findings
from reportgen.model.dataset import Document
from reportgen.text import detect_language

FILES_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Pile:
    """The documents in the order of their days, undated ones last; `problems` tells what was refused or doubtful."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read_pile(paths: Iterable[Path]) -> Pile:
    """The documents of files and folders; a file that cannot be read is told and left out, and the others go on.

    A folder stands for all documents in it and below. Raises DataError when nothing can be read.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    files = list(itertools.islice(dict.fromkeys(_files(paths, problems)), FILES_LIMIT + 1))
    if len(files) > FILES_LIMIT:
        problems.append(error("too_many_files", "the pile", f"holds more than {FILES_LIMIT:,} files", "name fewer"))
        raise DataError(problems)
    for path in files:
        findings = Findings(str(path))
        try:
            document = read_document(Path(path.name), path.parent.resolve(), None, findings)
        except DataError as fault:
            problems += fault.problems
            continue
        problems += findings.problems()
        language = document.language or detect_language(document.text)
        documents.append(replace(document, file=str(path), language=language))
    if not documents:
        raise DataError(problems)
    return Pile(tuple(sorted(documents, key=_day)), tuple(problems))


def _files(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Path]:
    for path in paths:
        try:
            is_folder, is_there = path.is_dir(), path.exists() or path.is_symlink()
        except OSError as fault:
            problems.append(_unreadable(path, fault))
            continue
        if is_folder:
            found = sorted(_below(path, problems))
            if not found:
                message = "holds no documents"
                problems.append(warning("no_documents", str(path), message, f"put {', '.join(FOLDER_SUFFIXES)} there"))
            yield from found
        elif not is_there:
            problems.append(error("no_file", str(path), "does not exist", "check the name"))
        else:
            yield path


def _below(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """The documents in a folder and below; links to folders are not followed, since they may lead back."""
    for here, folders, names in os.walk(folder, onerror=lambda fault: problems.append(_unreadable(folder, fault))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = [Path(here, name) for name in names if not name.startswith(".")]
        yield from (path for path in paths if path.suffix.lower() in FOLDER_SUFFIXES and path.is_file())


def _unreadable(path: Path, fault: OSError) -> Problem:
    place = str(fault.filename or path)
    return error("unreadable_file", place, f"cannot be read ({fault.strerror})", "check its permissions")


def _day(document: Document) -> tuple[bool, int, str]:
    return document.published is None, document.published.end.toordinal() if document.published else 0, document.file

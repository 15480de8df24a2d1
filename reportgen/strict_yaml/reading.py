"""YAML text to nodes, by the parser's events: nothing is constructed, expanded or executed, and time stays linear."""

from __future__ import annotations

from itertools import islice
from typing import Any

import yaml

from reportgen.errors import ConfigError
from reportgen.strict_yaml.assembly import Assembly
from reportgen.strict_yaml.complaints import SAME_KIND_SHOWN, Complaints, StopReadingError
from reportgen.strict_yaml.decoding import UndecodableError, decode, refused_characters
from reportgen.strict_yaml.node import Limits, Node, Parsed
from reportgen.strict_yaml.syntax import worded

# libyaml parses ten times as fast; PyYAML built without it brings only its own parser.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LIMITS = Limits()


def read_yaml(text: str | bytes, place: str, *, limits: Limits = _LIMITS, first_line: int = 1) -> Node:
    """The document as a node. `place` names the file in messages, `first_line` where in it the text begins.

    Raises ConfigError with every problem found.
    """
    parsed = parse_yaml(text, place, limits=limits, first_line=first_line)
    if parsed.problems or parsed.node is None:
        raise ConfigError(parsed.problems)
    return parsed.node


def parse_yaml(text: str | bytes, place: str, *, limits: Limits = _LIMITS, first_line: int = 1) -> Parsed:
    """The document as far as it can be read, with its problems; never raises for what a file holds.

    Refused: anchors, aliases, merge keys, tags, directives, a second document, duplicate keys, keys that are not
    text, ambiguous numbers, tabs as indentation, control characters, and whatever passes the limits.
    """
    complaints = Complaints(place, first_line)
    assembly = Assembly(complaints, limits)
    try:
        _read(_decoded(text, limits, complaints), assembly, complaints)
    except StopReadingError:
        return Parsed(None, complaints.problems())
    return Parsed(assembly.root, complaints.problems())


def _decoded(text: str | bytes, limits: Limits, complaints: Complaints) -> str:
    if len(text) > limits.bytes:
        fact = f"the file is larger than {limits.bytes:,} bytes"
        raise complaints.stop("yaml-size", 1, 1, fact, "move data out of it into tables and documents")
    if isinstance(text, bytes):
        try:
            text = decode(text)
        except UndecodableError as failure:
            raise complaints.stop(
                "yaml-encoding", failure.line, failure.column, failure.fact, failure.remedy
            ) from failure
    refused = tuple(islice(refused_characters(text), SAME_KIND_SHOWN))
    for line, column, name in refused:
        complaints.add("yaml-character", line, column, f"the character {name} is not allowed", "remove it")
    if refused:
        raise StopReadingError
    return text


def _read(text: str, assembly: Assembly, complaints: Complaints) -> None:
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            assembly.take(event)
    except yaml.MarkedYAMLError as failure:
        line, column, fact, remedy = _told(failure, text)
        raise complaints.stop("yaml-syntax", line, column, fact, remedy) from failure
    except yaml.YAMLError as failure:
        raise complaints.stop("yaml-syntax", 1, 1, "this is not valid YAML", "look for odd characters") from failure
    if assembly.root is None:
        raise complaints.stop("yaml-empty", 1, 1, "the file is empty", "write its keys")


def _told(failure: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str, str]:
    """Line, column, fact and remedy of broken YAML."""
    mark, opened = failure.problem_mark or failure.context_mark, failure.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines()
    before, rest = (lines[line][:column], lines[line][column:]) if line < len(lines) else ("", "")
    if opened and not rest and not any(lines[line + 1 :]):
        # Where the file ends is of no help: what is still open there is.
        fact, remedy = "what is opened here is never closed", "close the bracket or quotation mark"
        return opened.line + 1, opened.column + 1, fact, remedy
    return line + 1, column + 1, *worded(failure.problem or "", before, rest[:1])

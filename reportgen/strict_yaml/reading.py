"""YAML text to nodes, by the parser's events: nothing is constructed, expanded or executed, and time stays linear."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from reportgen.errors import ConfigError, Problem, error
from reportgen.strict_yaml.decoding import UndecodableError, decode, refused_characters
from reportgen.strict_yaml.node import Entry, Limits, ListNode, MapNode, Node, Parsed, ScalarNode, UnreadableNode
from reportgen.strict_yaml.scalars import RefusedScalarError, resolve
from reportgen.strict_yaml.syntax import worded

# libyaml parses ten times as fast; PyYAML built without it brings only its own parser.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SAME_KIND_SHOWN = 3
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
    reader = _Reader(place, limits, first_line)
    try:
        reader.read(reader.decoded(text))
    except _StopReading:
        return Parsed(None, reader.all_problems())
    return Parsed(reader.root, reader.all_problems())


class _StopReading(Exception):  # noqa: N818 (no error: its problem is already recorded)
    """Nothing after this point can be understood."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read."""

    is_mapping: bool
    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: tuple[str, int, int] | None = None
    expects_key: bool = True

    def closed(self) -> Node:
        if self.is_mapping:
            return MapNode(self.entries, self.line, self.column)
        return ListNode(tuple(self.items), self.line, self.column)


class _Reader:
    def __init__(self, place: str, limits: Limits, first_line: int) -> None:
        self.place = place
        self.limits = limits
        self.first_line = first_line
        self.root: Node | None = None
        self._problems: list[Problem] = []
        self._hidden: Counter[str] = Counter()
        self._stack: list[_Open] = []
        self._nodes = 0

    def all_problems(self) -> tuple[Problem, ...]:
        hidden = sum(self._hidden.values())
        if not hidden:
            return tuple(self._problems)
        more = error("yaml-more", self.place, f"{hidden:,} more problems of the kinds above", "mend those first")
        return (*self._problems, more)

    def problem(self, code: str, line: int, column: int, fact: str, remedy: str) -> None:
        if sum(problem.code == code for problem in self._problems) >= _SAME_KIND_SHOWN:
            self._hidden[code] += 1
            return
        where = f"{self.place}:{line + self.first_line - 1}:{column}"
        self._problems.append(error(code, where, fact, remedy))

    def stop(self, code: str, line: int, column: int, fact: str, remedy: str) -> _StopReading:
        self.problem(code, line, column, fact, remedy)
        return _StopReading()

    def decoded(self, text: str | bytes) -> str:
        if len(text) > self.limits.bytes:
            fact = f"the file is larger than {self.limits.bytes:,} bytes"
            raise self.stop("yaml-size", 1, 1, fact, "move data out of it into tables and documents")
        if isinstance(text, bytes):
            try:
                text = decode(text)
            except UndecodableError as failure:
                raise self.stop(
                    "yaml-encoding", failure.line, failure.column, failure.fact, failure.remedy
                ) from failure
        refused = tuple(islice(refused_characters(text), _SAME_KIND_SHOWN))
        for line, column, name in refused:
            self.problem("yaml-character", line, column, f"the character {name} is not allowed", "remove it")
        if refused:
            raise _StopReading
        return text

    def read(self, text: str) -> None:
        documents = 0
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    self._document(event, documents)
                else:
                    self._event(event)
        except yaml.MarkedYAMLError as failure:
            raise self._syntax(failure, text) from failure
        except yaml.YAMLError as failure:
            raise self.stop("yaml-syntax", 1, 1, "this is not valid YAML", "look for odd characters") from failure
        if not documents:
            raise self.stop("yaml-empty", 1, 1, "the file is empty", "write its keys")

    def _syntax(self, failure: yaml.MarkedYAMLError, text: str) -> _StopReading:
        mark = failure.problem_mark or failure.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.splitlines()
        before, rest = (lines[line][:column], lines[line][column:]) if line < len(lines) else ("", "")
        opened = failure.context_mark
        if opened and not rest and not any(lines[line + 1 :]):
            # Where the file ends is of no help: what is still open there is.
            fact, remedy = "what is opened here is never closed", "close the bracket or quotation mark"
            return self.stop("yaml-syntax", opened.line + 1, opened.column + 1, fact, remedy)
        fact, remedy = worded(failure.problem or "", before, rest[:1])
        return self.stop("yaml-syntax", line + 1, column + 1, fact, remedy)

    def _document(self, event: Any, number: int) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if number > 1:
            fact = "a second document starts here, and would be ignored"
            raise self.stop("yaml-documents", line, column, fact, "keep one document in a file, without '---'")
        if event.version or event.tags:
            self.problem("yaml-directive", line, column, "a % directive stands before the document", "remove it")

    def _event(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        match event:
            case yaml.ScalarEvent():
                self._counted(event, line, column)
                self._add(self._scalar(event, line, column))
            case yaml.AliasEvent():
                self._alias(event, line, column)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._counted(event, line, column)
                self._stack.append(_Open(isinstance(event, yaml.MappingStartEvent), line, column))
                if len(self._stack) > self.limits.depth:
                    fact = f"values are nested more than {self.limits.depth} deep"
                    raise self.stop("yaml-depth", line, column, fact, "flatten them")
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._add(self._stack.pop().closed())

    def _counted(self, event: Any, line: int, column: int) -> None:
        self._nodes += 1
        if self._nodes > self.limits.nodes:
            fact = f"the file holds more than {self.limits.nodes:,} values"
            raise self.stop("yaml-size", line, column, fact, "move data out of it into tables")
        if event.anchor is not None:
            self.problem(
                "yaml-anchor",
                line,
                column,
                f"'&{event.anchor}' names a value for reuse, which is not allowed",
                "remove it",
            )
        if event.tag is not None:
            self.problem("yaml-tag", line, column, f"the tag '{event.tag}' is not allowed", "remove it")

    def _alias(self, event: Any, line: int, column: int) -> None:
        fact = f"'*{event.anchor}' repeats another value, which is not allowed"
        self.problem(
            "yaml-alias", line, column, fact, "write the value out, or put quotes around a text that starts with *"
        )
        self._add(UnreadableNode(line, column))

    def _scalar(self, event: Any, line: int, column: int) -> Node:
        word: str = event.value
        if len(word) > self.limits.characters:
            fact = f"a text of {len(word):,} characters is too long (at most {self.limits.characters:,})"
            self.problem("yaml-size", line, column, fact, "move it into a document")
            return UnreadableNode(line, column)
        if any("\ud800" <= letter <= "\udfff" for letter in word):
            self.problem("yaml-character", line, column, "half of a surrogate pair is no character", "remove it")
            return UnreadableNode(line, column)
        if event.style:
            return ScalarNode(word, word, line, column)
        try:
            return ScalarNode(resolve(word, self.limits.digits), word, line, column)
        except RefusedScalarError as refusal:
            self.problem("yaml-number", line, column, refusal.fact, refusal.remedy)
            return UnreadableNode(line, column)

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.expects_key:
            parent.key = self._key(node, parent)
            parent.expects_key = False
        else:
            parent.expects_key = True
            if parent.key:
                key, line, column = parent.key
                parent.entries[key] = Entry(key, line, column, node)

    def _key(self, node: Node, parent: _Open) -> tuple[str, int, int] | None:
        line, column = node.line, node.column
        if not isinstance(node, ScalarNode):
            if not isinstance(node, UnreadableNode):
                self.problem("yaml-key", line, column, "a key must be a text", "write one word before the ':'")
            return None
        if not isinstance(node.value, str):
            fact = f"the key '{node.written}' would be read as {_kind(node)}"
            self.problem("yaml-key", line, column, fact, "put quotes around it if it is meant as a text")
            return None
        if node.value == "<<":
            self.problem(
                "yaml-merge", line, column, "'<<' would merge other keys in, which is not allowed", "write them out"
            )
            return None
        if node.value in parent.entries:
            first = parent.entries[node.value].line + self.first_line - 1
            fact = f"the key '{node.value}' stands twice, first in line {first}"
            self.problem("yaml-duplicate", line, column, fact, "keep one of the two")
            return None
        return node.value, line, column


def _kind(node: ScalarNode) -> str:
    if node.value is None:
        return "nothing"
    return "true or false" if isinstance(node.value, bool) else "a number"

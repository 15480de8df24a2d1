"""The parser's events put together to nodes, refusing what this subset of YAML leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from reportgen.strict_yaml.complaints import Complaints
from reportgen.strict_yaml.node import Entry, Limits, ListNode, MapNode, Node, ScalarNode, UnreadableNode, quoted
from reportgen.strict_yaml.scalars import RefusedScalarError, resolve


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


class Assembly:
    """Takes one event after the other; `root` is the document, None before its end.

    It keeps a stack of its own, so that deep nesting meets the limit and never the interpreter's.
    """

    def __init__(self, complaints: Complaints, limits: Limits) -> None:
        self.root: Node | None = None
        self._complaints = complaints
        self._limits = limits
        self._stack: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        """One event of the parser. Raises StopReadingError past a limit and at a second document."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        match event:
            case yaml.ScalarEvent():
                self._count(event, line, column)
                self._add(self._scalar(event, line, column))
            case yaml.AliasEvent():
                fact = f"{quoted(f'*{event.anchor}')} repeats another value, which is not allowed"
                remedy = "write the value out, or put quotes around a text that starts with *"
                self._complaints.add("yaml-alias", line, column, fact, remedy)
                self._add(UnreadableNode(line, column))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._count(event, line, column)
                self._open(_Open(isinstance(event, yaml.MappingStartEvent), line, column))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._add(self._stack.pop().closed())
            case yaml.DocumentStartEvent():
                self._document(event, line, column)

    def _document(self, event: Any, line: int, column: int) -> None:
        self._documents += 1
        if self._documents > 1:
            fact = "a second document starts here, and would be ignored"
            raise self._complaints.stop(
                "yaml-documents", line, column, fact, "keep one document in a file, without '---'"
            )
        if event.version or event.tags:
            self._complaints.add(
                "yaml-directive", line, column, "a % directive stands before the document", "remove it"
            )

    def _count(self, event: Any, line: int, column: int) -> None:
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            fact = f"the file holds more than {self._limits.nodes:,} values"
            raise self._complaints.stop("yaml-size", line, column, fact, "move data out of it into tables")
        if event.anchor is not None:
            fact = f"{quoted(f'&{event.anchor}')} names a value for reuse, which is not allowed"
            self._complaints.add("yaml-anchor", line, column, fact, "remove it")
        if event.tag is not None:
            self._complaints.add("yaml-tag", line, column, f"the tag {quoted(event.tag)} is not allowed", "remove it")

    def _open(self, container: _Open) -> None:
        self._stack.append(container)
        if len(self._stack) > self._limits.depth:
            fact = f"values are nested more than {self._limits.depth} deep"
            raise self._complaints.stop("yaml-depth", container.line, container.column, fact, "flatten them")

    def _scalar(self, event: Any, line: int, column: int) -> Node:
        word: str = event.value
        if len(word) > self._limits.characters:
            fact = f"a text of {len(word):,} characters is too long (at most {self._limits.characters:,})"
            self._complaints.add("yaml-size", line, column, fact, "move it into a document")
        elif any("\ud800" <= letter <= "\udfff" for letter in word):
            fact = "half of a surrogate pair is no character"
            self._complaints.add("yaml-character", line, column, fact, "remove it")
        elif event.style:
            return ScalarNode(word, word, line, column)
        else:
            try:
                return ScalarNode(resolve(word, self._limits.digits), word, line, column)
            except RefusedScalarError as refusal:
                self._complaints.add("yaml-number", line, column, refusal.fact, refusal.remedy)
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
        """The key with its place; None for one that is refused, and then its value is left out."""
        if isinstance(node, UnreadableNode):
            return None
        if refused := self._refused_key(node, parent):
            self._complaints.add(refused[0], node.line, node.column, *refused[1:])
            return None
        assert isinstance(node, ScalarNode) and isinstance(node.value, str)  # noqa: S101 (for mypy: just tested)
        return node.value, node.line, node.column

    def _refused_key(self, node: Node, parent: _Open) -> tuple[str, str, str] | None:
        if not isinstance(node, ScalarNode):
            return "yaml-key", "a key must be a text", "write one word before the ':'"
        if not isinstance(node.value, str):
            fact = f"the key '{node.written}' would be read as {_kind(node)}"
            return "yaml-key", fact, "put quotes around it if it is meant as a text"
        if node.value == "<<":
            return "yaml-merge", "'<<' would merge other keys in, which is not allowed", "write them out"
        if node.value in parent.entries:
            first = self._complaints.file_line(parent.entries[node.value].line)
            fact = f"the key {quoted(node.value)} stands twice, first in line {first}"
            return "yaml-duplicate", fact, "keep one of the two"
        return None


def _kind(node: ScalarNode) -> str:
    if node.value is None:
        return "nothing"
    return "true or false" if isinstance(node.value, bool) else "a number"

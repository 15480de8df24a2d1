"""What YAML is read into: values with the line and column at which they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.errors import Problem

Scalar = str | int | float | bool | None
Plain = Scalar | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold before reading stops; far above what a person writes by hand."""

    bytes: int = 500_000
    depth: int = 30
    nodes: int = 50_000
    characters: int = 100_000
    digits: int = 18


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """One value. `written` is the text as it stands in the file, so that 1.10 can still be told from 1.1."""

    value: Scalar
    written: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class ListNode:
    """Values in order."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping, where the key stands, and its value."""

    key: str
    line: int
    column: int
    value: Node


@dataclass(frozen=True, slots=True)
class MapNode:
    """Values by key, in the order of the file."""

    entries: Mapping[str, Entry]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class UnreadableNode:
    """Stands where something was refused; the problem is already told, so nobody need tell it again."""

    line: int
    column: int


Node = ScalarNode | ListNode | MapNode | UnreadableNode


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as far as it could be read (`node` is None when not at all) and everything wrong with it."""

    node: Node | None
    problems: tuple[Problem, ...]


def plain(node: Node) -> Plain:
    """The node as ordinary values: dict, list, str, int, float, bool, None. What was unreadable becomes None."""
    match node:
        case ScalarNode():
            return node.value
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {entry.key: plain(entry.value) for entry in node.entries.values()}
        case UnreadableNode():
            return None


def describe(node: Node) -> str:
    """The node in a person's words: `the text 'five'`, `the number 7`, `a list`, `nothing`."""
    match node:
        case ScalarNode():
            return _described_scalar(node)
        case ListNode():
            return "a list"
        case MapNode():
            return "a group of keys"
        case UnreadableNode():
            return "something unreadable"


def _described_scalar(node: ScalarNode) -> str:
    if node.value is None:
        return "nothing"
    if isinstance(node.value, bool):
        return node.written
    return f"the text {quoted(node.written)}" if isinstance(node.value, str) else f"the number {node.written}"


def quoted(text: str, limit: int = 40) -> str:
    """The text in quotation marks, cut short and with invisible characters spelled out, fit for a message."""
    shown = text if len(text) <= limit else text[:limit] + "…"
    return "'" + "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in shown) + "'"

"""YAML without surprises: a small subset of YAML 1.2 read into nodes that know their line and column."""

from __future__ import annotations

from reportgen.strict_yaml.node import (
    Entry,
    Limits,
    ListNode,
    MapNode,
    Node,
    Parsed,
    Plain,
    ScalarNode,
    UnreadableNode,
    describe,
    plain,
    quoted,
)
from reportgen.strict_yaml.reading import parse_yaml, read_yaml

__all__ = [
    "Entry",
    "Limits",
    "ListNode",
    "MapNode",
    "Node",
    "Parsed",
    "Plain",
    "ScalarNode",
    "UnreadableNode",
    "describe",
    "parse_yaml",
    "plain",
    "quoted",
    "read_yaml",
]

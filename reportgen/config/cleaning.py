"""Takes out of a config the texts that would show as something else than they are."""

from __future__ import annotations

from dataclasses import replace

from reportgen.strict_yaml import ListNode, MapNode, Node, ScalarNode, UnreadableNode
from reportgen.strict_yaml.checking import joined
from reportgen.strict_yaml.report import Report
from reportgen.strict_yaml.texts import forbidden_character


def cleaned(root: MapNode, path: str, report: Report) -> MapNode:
    """The mapping with each such text reported and made unreadable, and each such key left out."""
    entries = {}
    for name, entry in root.entries.items():
        if character := forbidden_character(name, line_breaks=False):
            report.error(entry, path, f"a key holds {character}", "remove it", "config-text")
        else:
            entries[name] = replace(entry, value=_cleaned(entry.value, joined(path, name), report))
    return replace(root, entries=entries)


def _cleaned(node: Node, path: str, report: Report) -> Node:
    match node:
        case MapNode():
            return cleaned(node, path, report)
        case ListNode():
            items = (_cleaned(item, f"{path}[{index}]", report) for index, item in enumerate(node.items))
            return replace(node, items=tuple(items))
        case ScalarNode(value=str(text)) if character := forbidden_character(text, line_breaks=True):
            report.error(node, path, f"the text holds {character}", "remove it", "config-text")
            return UnreadableNode(node.line, node.column)
    return node

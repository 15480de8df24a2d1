"""Where in the file a value stands."""

from __future__ import annotations

from reportgen.strict_yaml import ListNode, MapNode, Node


def node_at(root: Node, *keys: str | int) -> Node:
    """The node under the keys and list positions, or the nearest one above it that there is."""
    node = root
    for key in keys:
        if isinstance(node, MapNode) and isinstance(key, str) and key in node.entries:
            node = node.entries[key].value
        elif isinstance(node, ListNode) and isinstance(key, int) and key < len(node.items):
            node = node.items[key]
        else:
            return node
    return node

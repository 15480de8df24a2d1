"""Nodes against types: the value when it fits, else every way in which it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from reportgen.strict_yaml import Entry, ListNode, MapNode, Node, ScalarNode, UnreadableNode, describe, plain, quoted
from reportgen.strict_yaml.fitting import LISTS, expected, has_kind, kind_remedy, scalar_fault
from reportgen.strict_yaml.report import Report, nearest, suggestion

_SECRETS = ("password", "token")  # keys beside which people write the secret itself


def read_value(node: Node, type_: Any, path: str, report: Report) -> Any:
    """The node as a value of the type; None when it does not fit, and then the report says all that is wrong.

    `type_` is anything msgspec understands. Never raises for what a file holds.
    """
    try:
        return msgspec.convert(plain(node), type_)
    except msgspec.ValidationError as failure:
        before = len(report)
        check(node, inspect.type_info(type_), path, report)
        if len(report) == before and not has_unreadable(node):
            report.error(node, path, *_reworded(failure))
        return None


@cache
def type_info(type_: type[msgspec.Struct]) -> inspect.Type:
    """What msgspec knows about a type, looked up once."""
    return inspect.type_info(type_)


def check(node: Node, type_: inspect.Type, path: str, report: Report) -> None:
    """Reports everything in which the node does not fit the type."""
    if isinstance(type_, inspect.Metadata):
        type_ = type_.type
    if isinstance(node, UnreadableNode) or isinstance(type_, inspect.AnyType):
        return
    if isinstance(type_, inspect.UnionType):
        type_ = _chosen(node, type_)
    if not has_kind(node, type_):
        report.error(node, path, f"expected {expected(type_)}, found {_found(node, path)}", kind_remedy(node, type_))
    elif isinstance(node, MapNode):
        _check_keys(node, type_, path, report)
    elif isinstance(node, ListNode):
        _check_items(node, type_, path, report)
    elif fault := scalar_fault(node, type_):
        report.error(node, path, *fault)


def _found(node: Node, path: str) -> str:
    """What stands there; not what was taken for the place of a password, lest it show up in a log."""
    is_secret = path.rpartition(".")[2] in _SECRETS and isinstance(node, ScalarNode)
    return "a text that is not repeated here" if is_secret else describe(node)


def _chosen(node: Node, union: inspect.UnionType) -> inspect.Type:
    """The member that the node's kind asks for (msgspec allows one a kind), the union itself when none fits."""
    members = (member.type if isinstance(member, inspect.Metadata) else member for member in union.types)
    return next((member for member in members if has_kind(node, member)), union)


def _check_keys(node: MapNode, type_: inspect.Type, path: str, report: Report) -> None:
    if isinstance(type_, inspect.StructType):
        _check_struct(node, type_, path, report)
        return
    assert isinstance(type_, inspect.DictType)  # noqa: S101 (narrows for mypy what has_kind said)
    _check_length(node, len(node.entries), type_, "key", path, report)
    for entry in node.entries.values():
        key = ScalarNode(entry.key, entry.key, entry.line, entry.column)
        check(key, type_.key_type, f"the key of {path}" if path else "a key", report)
        check(entry.value, type_.value_type, joined(path, entry.key), report)


def _check_struct(node: MapNode, type_: inspect.StructType, path: str, report: Report) -> None:
    before = len(report)
    fields = {field.encode_name: field for field in type_.fields}
    misspelt = set()
    for entry in node.entries.values():
        if entry.key in fields:
            check(entry.value, fields[entry.key].type, joined(path, entry.key), report)
        else:
            misspelt.add(_unknown_key(entry, fields, path, report))
    for name, field in fields.items():
        if field.required and name not in node.entries and name not in misspelt:
            report.error(node, path, f"the key {quoted(name)} is missing", "add it", "config-missing-key")
    if len(report) == before and not has_unreadable(node):
        _check_rules(node, type_, path, report)


def _unknown_key(entry: Entry, fields: Mapping[str, inspect.Field], path: str, report: Report) -> str | None:
    """Reports a key that its group does not have; gives the key that was probably meant."""
    meant = nearest(entry.key, fields)
    remedy = suggestion(entry.key, fields)
    below = {name.rpartition(".")[2]: name for name in _names_below(fields)}
    if not meant and (near := nearest(entry.key, below)):
        remedy = f"did you mean {quoted(below[near])}? {remedy[0].upper()}{remedy[1:]}"
    report.error(entry, path, f"unknown key {quoted(entry.key)}", remedy, "config-unknown-key")
    return meant


def _names_below(fields: Mapping[str, inspect.Field]) -> Iterator[str]:
    """The keys one level down, such as `email.recipients`: people forget under which group a key stands."""
    for name, field in fields.items():
        type_ = field.type.type if isinstance(field.type, inspect.Metadata) else field.type
        members = type_.types if isinstance(type_, inspect.UnionType) else (type_,)
        for member in members:
            if isinstance(member, inspect.StructType):
                yield from (f"{name}.{below.encode_name}" for below in member.fields)


def _check_rules(node: MapNode, type_: inspect.StructType, path: str, report: Report) -> None:
    """Rules that a type keeps in `__post_init__`, told as ValueErrors in plain words."""
    try:
        msgspec.convert(plain(node), type_.cls)
    except msgspec.ValidationError as failure:
        report.error(node, path, *_reworded(failure))


def _check_items(node: ListNode, type_: inspect.Type, path: str, report: Report) -> None:
    if isinstance(type_, inspect.TupleType):
        types = type_.item_types
        if len(types) != len(node.items):
            report.error(node, path, f"expected {len(types)} values, found {len(node.items)}", "correct it")
    else:
        assert isinstance(type_, LISTS)  # noqa: S101 (narrows for mypy what has_kind said)
        types = (type_.item_type,) * len(node.items)
        _check_length(node, len(node.items), type_, "value", path, report)
    for index, (item, item_type) in enumerate(zip(node.items, types, strict=False)):
        check(item, item_type, f"{path}[{index}]", report)


def _check_length(node: Node, length: int, type_: Any, word: str, path: str, report: Report) -> None:
    if not length and type_.min_length:
        report.error(node, path, "there is nothing in it", f"write at least {type_.min_length} {word}")
    elif type_.min_length is not None and length < type_.min_length:
        report.error(node, path, f"expected at least {type_.min_length} {word}s, found {length}", "add some")
    elif type_.max_length is not None and length > type_.max_length:
        report.error(node, path, f"expected at most {type_.max_length:,} {word}s, found {length:,}", "leave some out")


def has_unreadable(node: Node) -> bool:
    """Whether something in the node was refused earlier."""
    match node:
        case ListNode():
            return any(has_unreadable(item) for item in node.items)
        case MapNode():
            return any(has_unreadable(entry.value) for entry in node.entries.values())
    return isinstance(node, UnreadableNode)


def joined(path: str, key: str) -> str:
    """The path of a key below another one."""
    return f"{path}.{key}" if path else key


def _reworded(failure: msgspec.ValidationError) -> tuple[str, str]:
    """Fact and remedy as a type's own rule says them ("fact; remedy"), without msgspec's path."""
    fact, _, remedy = str(failure).split(" - at `")[0].partition("; ")
    return fact, remedy or "correct it"

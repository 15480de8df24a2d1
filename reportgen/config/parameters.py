"""Declared parameters: their values from `-P` and defaults, put in wherever a whole value is "{name}"."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from reportgen.config.shape import Parameter
from reportgen.errors import Problem, error
from reportgen.strict_yaml import Entry, ListNode, MapNode, Node, ScalarNode, UnreadableNode, quoted
from reportgen.strict_yaml.checking import read_value
from reportgen.strict_yaml.refusal import RefusedError
from reportgen.strict_yaml.report import EnoughError, Report, suggestion

Value = str | int | float | bool
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WHOLE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_UNTOUCHED = ("parameters", "version")


def parameter_values(
    root: MapNode, given: Mapping[str, str], report: Report
) -> tuple[dict[str, Value | None], list[Problem]]:
    """The value of each declared parameter (None when it was refused), and what is wrong with the given ones.

    What was given stands in no file, so its problems are told apart from the report's.
    """
    entry = root.entries.get("parameters")
    declared = entry.value.entries if entry and isinstance(entry.value, MapNode) else {}
    problems = [_undeclared(name, tuple(declared)) for name in given if name not in declared]
    values: dict[str, Value | None] = dict.fromkeys(declared)
    for name, declaration in declared.items():
        parameter = _declaration(declaration, report)
        if parameter is None:
            continue
        try:
            values[name] = _value(name, parameter, given.get(name))
        except RefusedError as refusal:
            if name in given:
                problems.append(error("parameter-value", f"-P {name}", refusal.fact, refusal.remedy))
            else:
                report.error(declaration, f"parameters.{name}", refusal.fact, refusal.remedy, "config-parameter")
    return values, problems


def _undeclared(name: str, declared: tuple[str, ...]) -> Problem:
    fact = f"the config declares no parameter {quoted(name)}"
    return error("parameter-unknown", f"-P {name}"[:80], fact, suggestion(name, declared))


def _declaration(entry: Entry, report: Report) -> Parameter | None:
    path = f"parameters.{entry.key}"
    if not _NAME.fullmatch(entry.key):
        report.error(entry, path, "this cannot be the name of a parameter", "use letters, digits and _")
        return None
    scratch = Report(report.file)  # what is wrong here is told with the rest of the file
    with suppress(EnoughError):
        parameter: Parameter | None = read_value(entry.value, Parameter, path, scratch)
        return parameter
    return None


def _value(name: str, parameter: Parameter, given: str | None) -> Value:
    choices = [_typed(choice, parameter.type) for choice in parameter.choices]
    if given is not None:
        value = _typed(_PARSERS[parameter.type](given), parameter.type)
    elif parameter.default is not None:
        value = _typed(parameter.default, parameter.type)
    else:
        raise RefusedError("it has no default and no value was given", f"run with -P {name}=…")
    if choices and value not in choices:
        raise RefusedError(f"{_shown(value)} is none of the choices", suggestion(str(value), map(str, choices)))
    return value


def _typed(value: Value, kind: str) -> Value:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    fits = {
        "text": isinstance(value, str),
        "integer": is_whole,
        "number": is_whole or isinstance(value, float),
        "boolean": isinstance(value, bool),
        "date": isinstance(value, str) and _is_day(value),
    }
    if not fits[kind]:
        raise RefusedError(f"{_shown(value)} is not {_WORDS[kind]}", "correct it")
    return value


def _shown(value: Value) -> str:
    return quoted(value) if isinstance(value, str) else str(value)


_WORDS = {
    "text": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a date such as 2026-01-31",
}


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _integer(text: str) -> Value:
    return int(text) if re.fullmatch(r"[-+]?[0-9]{1,18}", text) else text


def _number(text: str) -> Value:
    if not re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?", text):
        return text
    value = float(text)
    return text if math.isinf(value) else int(text) if re.fullmatch("[-+]?[0-9]{1,18}", text) else value


def _boolean(text: str) -> Value:
    return {"true": True, "false": False}.get(text.lower(), text)


_PARSERS: Mapping[str, Callable[[str], Value]] = {
    "text": str,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": str,
}


def filled(root: MapNode, values: Mapping[str, Value | None], report: Report) -> MapNode:
    """The config with parameters put in; texts "{like_this}" that no parameter answers are reported.

    A config that declares no parameters is left as it is: its braces are only text. A parameter that nothing takes
    is warned of.
    """
    if "parameters" not in root.entries:
        return root
    touched = {name: entry for name, entry in root.entries.items() if name not in _UNTOUCHED}
    taken = {name for entry in touched.values() for name in _names(entry.value)}
    for name in values:
        if name not in taken:
            fact = "nothing takes this parameter; it stands for whole values only, not inside a text"
            report.warning(_declared(root, name), f"parameters.{name}", fact, f'write "{{{name}}}" as a value')
    put = {name: replace(entry, value=_filled(entry.value, values, name, report)) for name, entry in touched.items()}
    return replace(root, entries={**root.entries, **put})


def _declared(root: MapNode, name: str) -> Entry:
    group = root.entries["parameters"].value
    return group.entries[name] if isinstance(group, MapNode) else root.entries["parameters"]


def _names(node: Node) -> Iterator[str]:
    match node:
        case MapNode(entries=entries):
            yield from (name for entry in entries.values() for name in _names(entry.value))
        case ListNode(items=items):
            yield from (name for item in items for name in _names(item))
        case ScalarNode(value=str(text)) if match := _WHOLE.fullmatch(text):
            yield match[1]


def _filled(node: Node, values: Mapping[str, Value | None], path: str, report: Report) -> Node:
    match node:
        case MapNode() if name := _braced(node, values):
            fact = "without quotes, braces make a group of keys"
            report.error(node, path, fact, f'write "{{{name}}}" for the parameter', "config-parameter")
            return UnreadableNode(node.line, node.column)
        case MapNode():
            entries = {
                name: replace(entry, value=_filled(entry.value, values, f"{path}.{name}", report))
                for name, entry in node.entries.items()
            }
            return replace(node, entries=entries)
        case ListNode():
            items = (_filled(item, values, f"{path}[{index}]", report) for index, item in enumerate(node.items))
            return replace(node, items=tuple(items))
        case ScalarNode(value=str(text)) if match := _WHOLE.fullmatch(text):
            return _taken(node, match[1], values, path, report)
    return node


def _braced(node: MapNode, values: Mapping[str, Any]) -> str | None:
    """The parameter that {name} without quotes was meant to be. A key outside braces stands where its group begins."""
    if len(node.entries) != 1:
        return None
    (entry,) = node.entries.values()
    is_bare = isinstance(entry.value, ScalarNode) and entry.value.value is None
    in_braces = (entry.line, entry.column) != (node.line, node.column)
    return entry.key if is_bare and in_braces and entry.key in values else None


def _taken(node: ScalarNode, name: str, values: Mapping[str, Value | None], path: str, report: Report) -> Node:
    if name not in values:
        report.error(node, path, f"there is no parameter {quoted(name)}", suggestion(name, values), "config-parameter")
        return UnreadableNode(node.line, node.column)
    value = values[name]
    if value is None:
        return UnreadableNode(node.line, node.column)
    return replace(node, value=value, written=str(value))

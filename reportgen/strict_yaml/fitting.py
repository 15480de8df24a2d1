"""Single values against types: what kind is wanted, in a person's words, and in which way a value misses it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from msgspec import inspect

from reportgen.strict_yaml import ListNode, MapNode, Node, ScalarNode, describe, quoted
from reportgen.strict_yaml.report import suggestion

LISTS = (inspect.ListType, inspect.VarTupleType, inspect.SetType, inspect.FrozenSetType)


def has_kind(node: Node, type_: inspect.Type) -> bool:
    """Whether the node is of the kind that the type wants, whatever its value; what was refused earlier fits all."""
    match node:
        case MapNode():
            return isinstance(type_, inspect.StructType | inspect.DictType)
        case ListNode():
            return isinstance(type_, (*LISTS, inspect.TupleType))
        case ScalarNode(value=value):
            kinds = next(types for kind, types in _SCALAR_TYPES if isinstance(value, kind))
            return isinstance(type_, kinds) or _is_literal(type_, type(value))
    return True


# bool before int, which it is a kind of for Python.
_SCALAR_TYPES: tuple[tuple[type, Any], ...] = (
    (type(None), inspect.NoneType),
    (bool, inspect.BoolType),
    (str, (inspect.StrType, inspect.DateType, inspect.EnumType)),
    (int, (inspect.IntType, inspect.FloatType, inspect.DecimalType)),
    (float, (inspect.FloatType, inspect.DecimalType)),
)


def _is_literal(type_: inspect.Type, kind: type) -> bool:
    return isinstance(type_, inspect.LiteralType) and any(isinstance(value, kind) for value in type_.values)


def expected(type_: inspect.Type) -> str:
    """The type in a person's words: `a whole number`, `a list`, `one of en, ru`."""
    match type_:
        case inspect.Metadata():
            return expected(type_.type)
        case inspect.UnionType():
            members = (member for member in type_.types if not isinstance(member, inspect.NoneType))
            return " or ".join(dict.fromkeys(expected(member) for member in members))
        case inspect.EnumType():
            return _one_of(tuple(member.value for member in type_.cls))
        case inspect.LiteralType():
            return _one_of(type_.values)
    return next((words for kinds, words in _WORDS if isinstance(type_, kinds)), "something else")


def _one_of(values: tuple[Any, ...]) -> str:
    listed = ", ".join(map(_choice, values))
    return f"one of {listed}" if len(values) > 1 else listed


def _choice(value: Any) -> str:
    return str(value) if re.fullmatch(r"[\w-]+", str(value)) else quoted(str(value))


_WORDS: tuple[tuple[Any, str], ...] = (
    (inspect.StrType, "a text"),
    (inspect.IntType, "a whole number"),
    ((inspect.FloatType, inspect.DecimalType), "a number"),
    (inspect.BoolType, "true or false"),
    (inspect.DateType, "a date such as 2026-01-31"),
    (inspect.NoneType, "nothing"),
    ((*LISTS, inspect.TupleType), "a list"),
    ((inspect.StructType, inspect.DictType), "a group of keys"),
)


def kind_remedy(node: Node, type_: inspect.Type) -> str:
    """What to do about a node of the wrong kind."""
    wanted = expected(type_)
    match node:
        case ScalarNode(value=None):
            return "write a value, or remove the key"
        case ScalarNode(value=int() | float()) if "a text" in wanted:
            return "put quotes around it"
        case ScalarNode() if "a list" in wanted:
            return "put it in square brackets: [ ]"
    if isinstance(type_, inspect.StructType):
        return f"its keys: {', '.join(field.encode_name for field in type_.fields)}"
    return "correct it"


def scalar_fault(node: ScalarNode, type_: inspect.Type) -> tuple[str, str] | None:
    """In which way a value of the right kind misses its type, as (fact, remedy); None when it fits."""
    value = node.value
    match type_:
        case inspect.StrType() if isinstance(value, str):
            return _text_fault(value, type_)
        case inspect.IntType() | inspect.FloatType() if isinstance(value, int | float):
            return _range_fault(value, type_)
        case inspect.DateType():
            return _date_fault(node)
        case inspect.EnumType():
            return _choice_fault(node, tuple(member.value for member in type_.cls))
        case inspect.LiteralType():
            return _choice_fault(node, type_.values)
    return None


def _text_fault(text: str, type_: inspect.StrType) -> tuple[str, str] | None:
    if type_.max_length is not None and len(text) > type_.max_length:
        return f"a text of {len(text):,} characters; the limit is {type_.max_length:,}", "shorten it"
    if type_.min_length is not None and len(text) < type_.min_length:
        return ("the text is empty", "write one") if not text else (f"the text {text!r} is too short", "lengthen it")
    if type_.pattern is not None and not re.search(type_.pattern, text):
        return f"the text {quoted(text)} has not the form {type_.pattern}", "correct it"
    return None


def _range_fault(value: float, type_: inspect.IntType | inspect.FloatType) -> tuple[str, str] | None:
    rules: tuple[tuple[Any, str, Callable[[Any], bool]], ...] = (
        (type_.ge, "at least", lambda bound: value >= bound),
        (type_.gt, "more than", lambda bound: value > bound),
        (type_.le, "at most", lambda bound: value <= bound),
        (type_.lt, "less than", lambda bound: value < bound),
        (type_.multiple_of, "a multiple of", lambda bound: value % bound == 0),
    )
    for bound, words, holds in rules:
        if bound is not None and not holds(bound):
            return f"must be {words} {bound}, found {value}", "correct it"
    return None


def _date_fault(node: ScalarNode) -> tuple[str, str] | None:
    text = str(node.value)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return f"expected a date such as 2026-01-31, found {describe(node)}", "write year-month-day"
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return f"{text} is not a day of the calendar", "correct it"
    return None


def _choice_fault(node: ScalarNode, choices: tuple[Any, ...]) -> tuple[str, str] | None:
    if node.value in choices:
        return None
    if len(choices) == 1:
        return f"expected {_choice(choices[0])}, found {describe(node)}", "correct it"
    return f"{describe(node)} is none of the choices", suggestion(str(node.value), map(_choice, choices))

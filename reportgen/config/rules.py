"""Rules beyond types: a field names its rule in `Meta(extra={"rule": …})`, and every text it holds is put to it."""

from __future__ import annotations

import codecs
import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeGuard

from msgspec import inspect

from reportgen.config.addresses import read_address, read_domain
from reportgen.config.cron import read_cron, read_duration
from reportgen.config.output import check_template
from reportgen.strict_yaml import ListNode, MapNode, Node, ScalarNode, quoted
from reportgen.strict_yaml.checking import joined
from reportgen.strict_yaml.refusal import RefusedError
from reportgen.strict_yaml.report import Report, nearest, suggestion
from reportgen.strict_yaml.texts import check_line, check_title
from reportgen.strict_yaml.workspace import Workspace

FIRST_DAY = datetime.date(1900, 1, 1)
LAST_DAY = datetime.date(2199, 12, 31)
SUBJECT_PLACEHOLDERS = ("title", "subtitle", "as_of", "edition", "language")
_STORES = ("s3", "sftp", "memory")


@dataclass(frozen=True, slots=True)
class Scope:
    """What rules look things up in: the files, the languages there are, the names of the config's tables."""

    workspace: Workspace
    languages: tuple[str, ...]
    tables: tuple[str, ...]


def apply_rules(node: Node, type_: inspect.Type, path: str, scope: Scope, report: Report) -> Node:
    """Puts every text under the node to the rules of its field, and reports the first that refuses it.

    Gives the node with the names of files made absolute.
    """
    found: dict[tuple[int, int], str] = {}
    for rules, text, where in _ruled(node, type_, path, ()):
        try:
            for rule in rules:
                if meant := _RULES[rule](str(text.value), scope):
                    found[text.line, text.column] = meant
        except RefusedError as refusal:
            report.error(text, where, refusal.fact, refusal.remedy)
    return _with_texts(node, found) if found else node


def _with_texts(node: Node, texts: Mapping[tuple[int, int], str]) -> Node:
    match node:
        case MapNode():
            entries = {
                name: replace(entry, value=_with_texts(entry.value, texts)) for name, entry in node.entries.items()
            }
            return replace(node, entries=entries)
        case ListNode():
            return replace(node, items=tuple(_with_texts(item, texts) for item in node.items))
        case ScalarNode() if (node.line, node.column) in texts:
            return replace(node, value=texts[node.line, node.column])
    return node


# Texts that mean the same in every section and component: a table of the config, a file of the workspace, a heading.
_RULE_BY_KEY: Mapping[str, str] = {"data": "table", "file": "file", "title": "title", "subtitle": "title"}

_Ruled = Iterator[tuple[tuple[str, ...], ScalarNode, str]]


def _ruled(node: Node, type_: inspect.Type, path: str, rules: tuple[str, ...]) -> _Ruled:
    if isinstance(type_, inspect.Metadata):
        yield from _ruled(node, type_.type, path, _with(rules, type_.extra or {}))
    elif isinstance(type_, inspect.UnionType):
        for member in type_.types:
            yield from _ruled(node, member, path, rules)
    elif isinstance(node, MapNode):
        yield from _ruled_entries(node, type_, path, rules)
    elif isinstance(node, ListNode):
        item_type = getattr(type_, "item_type", None)
        for index, item in enumerate(node.items if item_type else ()):
            yield from _ruled(item, item_type, f"{path}[{index}]", rules)  # type: ignore[arg-type]  # tested above
    elif rules and isinstance(type_, inspect.StrType | inspect.DateType) and _is_filled_text(node):
        yield rules, node, path


def _with(rules: tuple[str, ...], extra: Mapping[str, Any]) -> tuple[str, ...]:
    """A text that must be one line is put to that first; the outer field's rule says what it must mean."""
    line = ("line",) if extra.get("line") else ()
    own = (extra["rule"],) if extra.get("rule") in _RULES else ()
    return tuple(dict.fromkeys((*line, *rules, *own)))


def _is_filled_text(node: Node) -> TypeGuard[ScalarNode]:
    return isinstance(node, ScalarNode) and isinstance(node.value, str) and bool(node.value)


def _ruled_entries(node: MapNode, type_: inspect.Type, path: str, rules: tuple[str, ...]) -> _Ruled:
    if isinstance(type_, inspect.StructType):
        fields: Mapping[str, inspect.Type] = {field.encode_name: field.type for field in type_.fields}
        known = ((entry, fields[entry.key]) for entry in node.entries.values() if entry.key in fields)
        for entry, field_type in known:
            # A rule stops at a group of keys, whose own fields name theirs.
            by_key = (_RULE_BY_KEY[entry.key],) if entry.key in _RULE_BY_KEY else ()
            yield from _ruled(entry.value, field_type, joined(path, entry.key), by_key)
    elif isinstance(type_, inspect.DictType):
        for entry in node.entries.values():
            key = ScalarNode(entry.key, entry.key, entry.line, entry.column)
            yield from _ruled(key, type_.key_type, joined(path, entry.key), ())
            yield from _ruled(entry.value, type_.value_type, joined(path, entry.key), rules)


def _file(text: str, scope: Scope) -> str:
    return str(scope.workspace.file(text))


def _files(text: str, scope: Scope) -> None:
    scope.workspace.files(text)


def _documents(text: str, scope: Scope) -> None:
    from reportgen.inputs.documents import FOLDER_SUFFIXES  # noqa: PLC0415 (inputs brings its readers along)

    scope.workspace.files_or_folder(text, FOLDER_SUFFIXES)


def _table(text: str, scope: Scope) -> None:
    if text not in scope.tables:
        raise RefusedError(f"there is no table {quoted(text)} under data.tables", suggestion(text, scope.tables))


def _language(text: str, scope: Scope) -> None:
    if text not in scope.languages:
        raise RefusedError(f"there is no language {quoted(text)}", f"use one of {', '.join(scope.languages)}")


def _day(text: str, _: Scope) -> None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return  # its type has said so
    if not FIRST_DAY <= day <= LAST_DAY:
        raise RefusedError(f"{day} is out of range", f"write a day from {FIRST_DAY} to {LAST_DAY}")


def _timezone(text: str, _: Scope) -> None:
    # Few configs have a schedule, and the zones take 5 ms to import.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones  # noqa: PLC0415

    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zones = sorted(available_timezones())
        near = nearest(text, zones) or nearest(text, {zone.rpartition("/")[2]: zone for zone in zones})
        near = next((zone for zone in zones if near and (zone == near or zone.endswith(f"/{near}"))), None)
        remedy = f"did you mean {quoted(near)}?" if near else "write one such as Europe/Minsk"
        raise RefusedError(f"there is no time zone {quoted(text)}", remedy) from None


def _database(text: str, _: Scope) -> None:
    if not re.match(r"[a-z][a-z0-9_+]*://", text):
        raise RefusedError(f"{quoted(text)} is not the address of a database", "write one such as sqlite:///data/x.db")


def _encoding(text: str, _: Scope) -> None:
    try:
        "".encode(codecs.lookup(text).name)
    except (LookupError, ValueError):
        raise RefusedError(f"there is no text encoding {quoted(text)}", "write one such as cp1251") from None


def _host(text: str, _: Scope) -> None:
    if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+", text):
        raise RefusedError(f"{quoted(text)} is not the name of a server", "write one such as smtp.example.org")


def _language_code(text: str, _: Scope) -> None:
    if not re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]+)*", text):
        raise RefusedError(f"{quoted(text)} is not the code of a language", "write one such as en, ru or be")


def _line(text: str, _: Scope) -> None:
    check_line(text)


def _title(text: str, _: Scope) -> None:
    check_title(text)


def _address(text: str, _: Scope) -> None:
    read_address(text)


def _cron(text: str, _: Scope) -> None:
    read_cron(text)


def _output(text: str, _: Scope) -> None:
    check_template(text)


def _duration(text: str, _: Scope) -> None:
    read_duration(text)


def _domain(text: str, _: Scope) -> None:
    read_domain(text)


def _subject(text: str, _: Scope) -> None:
    for name in re.findall(r"\{([^{}]*)\}", text):
        if name not in SUBJECT_PLACEHOLDERS:
            known = ", ".join(f"{{{each}}}" for each in SUBJECT_PLACEHOLDERS)
            raise RefusedError(f"unknown placeholder {quoted('{' + name + '}')}", f"known: {known}")


def _web(text: str, _: Scope) -> None:
    if not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+(/[^\s<>]*)?", text):
        raise RefusedError(f"{quoted(text)} is not the address of a page", "write one such as https://example.org/x")


def _unsubscribe(text: str, scope: Scope) -> None:
    if not text.startswith("mailto:"):
        _web(text, scope)
        return
    if not re.fullmatch(r"[A-Za-z0-9@.?=&%+_~-]+", text.removeprefix("mailto:")):
        raise RefusedError(f"{quoted(text)} is no mailto: address", "write mailto:name@example.org")
    read_address(text.removeprefix("mailto:").partition("?")[0])


def _folder(text: str, _: Scope) -> None:
    scheme, mark, rest = text.partition("://")
    if not mark:
        return
    if scheme not in _STORES:
        raise RefusedError(f"{quoted(scheme)} is no kind of store", f"write a folder, or one of {', '.join(_STORES)}")
    if ":" in rest.partition("/")[0].rpartition("@")[0]:
        raise RefusedError("a password stands in the address", "leave it out: the store's own settings hold it")


def _endpoint(text: str, _: Scope) -> None:
    example = "write one such as https://models.example.org/v1"
    found = re.fullmatch(r"(https?)://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?(/[A-Za-z0-9._~/-]*)?", text)
    if not found or int(found[3] or 1) not in range(1, 65536):
        raise RefusedError(f"{quoted(text)} is not the address of an endpoint", example)
    if found[1] == "http" and not re.fullmatch(r"localhost|127(\.\d{1,3}){3}|\[::1\]", found[2]):
        raise RefusedError("without TLS only this machine itself is asked", example)


def _cache(text: str, _: Scope) -> None:
    if text.startswith(("/", "~", "\\")) or ":" in text or ".." in text.split("/"):
        raise RefusedError(f"{quoted(text)} is no folder of the workspace", "write one such as state/rewording")


def _metrics(text: str, _: Scope) -> None:
    if not text.endswith(".prom") or text.endswith("/.prom"):
        raise RefusedError(f"{quoted(text)} does not end in .prom, and the collector would pass it over", "rename it")


_RULES: Mapping[str, Callable[[str, Scope], str | None]] = {
    "address": _address,
    "cache": _cache,
    "cron": _cron,
    "database": _database,
    "day": _day,
    "domain": _domain,
    "duration": _duration,
    "encoding": _encoding,
    "file": _file,
    "files": _files,
    "documents": _documents,
    "endpoint": _endpoint,
    "folder": _folder,
    "host": _host,
    "metrics": _metrics,
    "subject": _subject,
    "unsubscribe": _unsubscribe,
    "web": _web,
    "language": _language,
    "language_code": _language_code,
    "line": _line,
    "output": _output,
    "table": _table,
    "timezone": _timezone,
    "title": _title,
}

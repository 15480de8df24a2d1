"""Entries that are chosen by name: the sections of a briefing, the components of a free section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from reportgen.config.rules import Scope, apply_rules
from reportgen.strict_yaml import Entry, ListNode, MapNode, Node, ScalarNode, UnreadableNode, describe, quoted
from reportgen.strict_yaml.checking import joined, read_value, type_info
from reportgen.strict_yaml.report import Report, suggestion

COMPONENTS = "components"  # the field of an options type that holds named entries of its own


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """One entry: the name of a section or component type, its options, and where it stands in the file."""

    name: str
    options: Any
    place: str


@dataclass(frozen=True, slots=True)
class Registry:
    """What may be chosen by name: the options type of each section and component, and what each section shows."""

    sections: Mapping[str, type[msgspec.Struct]]
    components: Mapping[str, type[msgspec.Struct]]
    summaries: Mapping[str, str] = field(default_factory=dict)


def shipped_registry() -> Registry:
    """The sections and components that ship with the package."""
    from reportgen.sections import component_types, section_types  # noqa: PLC0415 (they bring all their rooms along)

    types = section_types()
    options = {name: type_.options for name, type_ in types.items()}
    return Registry(options, component_types(), {name: type_.summary for name, type_ in types.items()})


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries of one kind; `word` is what people call it."""

    registry: Registry
    scope: Scope
    report: Report
    word: str = "section"

    @property
    def types(self) -> Mapping[str, type[msgspec.Struct]]:
        """The options types of this kind of entry, by name."""
        return self.registry.sections if self.word == "section" else self.registry.components

    def entries(self, node: ListNode, path: str) -> tuple[SectionEntry, ...]:
        """Every entry that can be read; the report says what is wrong with the others."""
        found = (self._entry(item, f"{path}[{index}]") for index, item in enumerate(node.items))
        return tuple(entry for entry in found if entry is not None)

    def _entry(self, node: Node, path: str) -> SectionEntry | None:
        match node:
            case ScalarNode(value=str(name)):
                return self._named(name, node, MapNode({}, node.line, node.column), path)
            case MapNode(entries=entries) if len(entries) == 1:
                (entry,) = entries.values()
                return self._named(entry.key, entry, entry.value, path)
            case MapNode(entries=entries) if entries:
                self._crowded(tuple(entries.values()), path)
            case UnreadableNode():
                pass
            case _:
                fact = f"expected the name of a {self.word}, found {describe(node)}"
                self.report.error(node, path, fact, f"write '- name' or '- name: {{options}}'; {self._known()}")
        return None

    def _crowded(self, entries: tuple[Entry, ...], path: str) -> None:
        first, second = entries[:2]
        is_empty = isinstance(first.value, ScalarNode) and first.value.value is None
        if first.key in self.types and is_empty and second.key not in self.types:
            fact = f"{quoted(second.key)} stands beside {quoted(first.key)}, not below it"
            self.report.error(second, path, fact, "indent the options two more spaces")
        else:
            fact = f"one entry holds {len(entries)} keys: {', '.join(entry.key for entry in entries[:5])}"
            self.report.error(second, path, fact, f"start each {self.word} with '- '")

    def _known(self) -> str:
        return f"known: {', '.join(self.types)}"

    def _named(self, name: str, at: ScalarNode | Entry, options: Node, path: str) -> SectionEntry | None:
        if name not in self.types:
            fact = f"unknown {self.word} {quoted(name)}"
            self.report.error(at, path, fact, suggestion(name, self.types), f"config-unknown-{self.word}")
            return None
        if isinstance(options, ScalarNode) and options.value is None:
            options = MapNode({}, at.line, at.column)
        value = self._options(options, self.types[name], joined(path, name))
        return None if value is None else SectionEntry(name, value, self.report.place(at))

    def _options(self, node: Node, type_: type[msgspec.Struct], path: str) -> Any:
        components = node.entries.get(COMPONENTS) if isinstance(node, MapNode) else None
        if not (components and isinstance(node, MapNode) and isinstance(components.value, ListNode)):
            return self._checked(node, type_, path)
        inner = replace(self, word="component").entries(components.value, joined(path, COMPONENTS))
        emptied = replace(components, value=replace(components.value, items=()))
        value = self._checked(replace(node, entries={**node.entries, COMPONENTS: emptied}), type_, path)
        return None if value is None else msgspec.structs.replace(value, **{COMPONENTS: inner})

    def _checked(self, node: Node, type_: type[msgspec.Struct], path: str) -> Any:
        return read_value(apply_rules(node, type_info(type_), path, self.scope, self.report), type_, path, self.report)

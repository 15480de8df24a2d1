"""One YAML file → one frozen `BriefingConfig`, or every problem in it at once."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reportgen.config.briefing_config import BriefingConfig
from reportgen.config.building import build_config
from reportgen.config.cleaning import cleaned
from reportgen.config.entries import EntryReader, Registry, SectionEntry, shipped_registry
from reportgen.config.parameters import filled, parameter_values
from reportgen.config.rules import Scope, apply_rules
from reportgen.config.shape import ConfigFile
from reportgen.errors import ConfigError, Problem, error
from reportgen.strict_yaml import Limits, ListNode, MapNode, Node, ScalarNode, UnreadableNode, describe, parse_yaml
from reportgen.strict_yaml.checking import read_value, type_info
from reportgen.strict_yaml.places import node_at
from reportgen.strict_yaml.report import EnoughError, Report
from reportgen.strict_yaml.workspace import workspace_of
from reportgen.theme import Theme, ThemeSurroundings, default_theme, read_theme

_NO_PARAMETERS: Mapping[str, str] = MappingProxyType({})


def load_config(
    path: Path | str, parameters: Mapping[str, str] = _NO_PARAMETERS, *, registry: Registry | None = None
) -> BriefingConfig:
    """The briefing that a YAML file describes; `parameters` are the values of `-P name=value`.

    `registry` says which sections and components there are; by default the ones that ship. Raises ConfigError with
    every problem: each names file, line, column and key, says what is wrong and what to write.
    """
    path = Path(path)
    parsed = parse_yaml(_content(path), str(path))
    report = Report(str(path), parsed.problems)
    if parsed.node is None:
        raise ConfigError(report.problems())
    if not isinstance(parsed.node, MapNode):
        report.error(
            parsed.node, "", f"expected keys such as 'version:', found {describe(parsed.node)}", "see `schema`"
        )
        raise ConfigError(report.problems())
    try:
        return _read(path, parsed.node, parameters, registry or shipped_registry(), report)
    except EnoughError:
        more = error("config-more", str(path), "there may be more problems than these", "mend these first")
        raise ConfigError((*report.problems(), more)) from None


def _content(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ConfigError(error("config-file", str(path), "this is not a file", "name a YAML file"))
        with path.open("rb") as stream:
            return stream.read(Limits().bytes + 1)
    except FileNotFoundError:
        raise ConfigError(error("config-file", str(path), "there is no such file", "check the path")) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "the name is no path"
        problem = error("config-file", ascii(str(path)), f"the file cannot be read ({reason})", "check the path")
        raise ConfigError(problem) from fault


def _read(
    path: Path, root: MapNode, parameters: Mapping[str, str], registry: Registry, report: Report
) -> BriefingConfig:
    from reportgen.language import languages  # noqa: PLC0415 (brings babel along)

    root = cleaned(root, "", report)
    values, outside = parameter_values(root, parameters, report)
    root = filled(root, values, report)
    workspace = workspace_of(path)
    scope = Scope(workspace, languages(), _table_names(root))
    file: ConfigFile | None = read_value(root, ConfigFile, "", report)
    apply_rules(root, type_info(ConfigFile), "", scope, report)
    sections = _sections(root, EntryReader(registry, scope, report))
    theme, elsewhere = _theme(root, scope, report)
    config = build_config(path, workspace, file, sections, values, root, theme, report) if file and theme else None
    if config is None or outside or report.has_errors():
        raise ConfigError((*outside, *report.problems(), *elsewhere))
    return replace(config, problems=(*report.problems(), *elsewhere))


def _theme(root: MapNode, scope: Scope, report: Report) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme, and what its own file brought up; whatever is wrong in the config itself the report holds."""
    from reportgen.language import letters_of  # noqa: PLC0415 (brings babel along)

    entry = root.entries.get("theme")
    if entry is None or isinstance(entry.value, UnreadableNode):
        return default_theme(), ()
    letters = {code: letters_of(code) for code in _languages(root) if code in scope.languages}
    return read_theme(entry.value, "theme", ThemeSurroundings(scope.workspace, scope.languages, letters), report)


def _languages(root: MapNode) -> tuple[str, ...]:
    """The codes of the languages that the briefing is built in, as far as they are written well."""
    found = [node_at(root, "briefing", "language"), node_at(root, "briefing", "languages")]
    nodes = [item for node in found for item in (node.items if isinstance(node, ListNode) else (node,))]
    return tuple(dict.fromkeys(str(node.value) for node in nodes if isinstance(node, ScalarNode)))


def _table_names(root: MapNode) -> tuple[str, ...]:
    node: Node | None = root
    for key in ("data", "tables"):
        entry: Any = node.entries.get(key) if isinstance(node, MapNode) else None
        node = entry.value if entry else None
    return tuple(node.entries) if isinstance(node, MapNode) else ()


def _sections(root: MapNode, reader: EntryReader) -> tuple[SectionEntry, ...]:
    entry = root.entries.get("sections")
    return reader.entries(entry.value, "sections") if entry and isinstance(entry.value, ListNode) else ()

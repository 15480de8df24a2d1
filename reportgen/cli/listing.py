"""`reportgen list` and `reportgen schema`."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reportgen.cli.faults import speaking
from reportgen.cli.voice import Voice
from reportgen.output import write_whole

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be named in a config: what it shows, and its options as name → (values, description)."""

    name: str
    summary: str
    options: Mapping[str, tuple[str, str]]


def _sections() -> list[Entry]:
    from reportgen.sections import section_types

    return [Entry(kind.name, kind.summary, _options(kind.options)) for kind in section_types().values()]


def _components() -> list[Entry]:
    from reportgen.sections import component_types

    return [Entry(name, _summary(type_), _options(type_)) for name, type_ in component_types().items()]


def _charts() -> list[Entry]:
    from reportgen.charts import chart_kinds

    return [Entry(kind.name, kind.summary, {}) for kind in chart_kinds().values()]


def _languages() -> list[Entry]:
    from reportgen.language import language, languages

    return [Entry(code, f"words and numbers by the locale {language(code).locale}", {}) for code in languages()]


def _themes() -> list[Entry]:
    from reportgen.theme import shipped_keys, shipped_names
    from reportgen.theme.shape import ThemeKeys

    own = "a theme of your own: a YAML file, or its keys in the config; what it leaves out comes from its base"
    shipped = [Entry(name, shipped_keys(name).summary or "", {}) for name in shipped_names()]
    return [*shipped, Entry("FILE.yaml", own, _options(ThemeKeys))]


_LISTS: Mapping[str, Callable[[], list[Entry]]] = {
    "sections": _sections,
    "components": _components,
    "charts": _charts,
    "languages": _languages,
    "themes": _themes,
}


@click.command(
    "list", epilog="\b\nExamples:\n  reportgen list\n  reportgen list sections\n  reportgen list charts --json"
)
@click.argument("what", required=False, type=click.Choice(tuple(_LISTS)))
@speaking
def list_(voice: Voice, what: str | None) -> int:
    """List what a config can name: sections, components, charts, languages, themes.

    With one of these words also the options of each.
    """
    chosen = {name: find() for name, find in _LISTS.items() if what in (None, name)}
    if voice.as_json:
        voice.result("", {name: [_facts(entry) for entry in entries] for name, entries in chosen.items()})
        return 0
    for name, entries in chosen.items():
        if what is None:
            click.echo(f"{name}:")
            _print_names(entries)
        else:
            _print_options(entries)
    return 0


@click.command(
    epilog="\b\nExamples:\n  reportgen schema -o config/briefing.schema.json"
    "\n  reportgen schema theme -o assets/theme.schema.json"
)
@click.argument("what", type=click.Choice(("briefing", "theme")), default="briefing")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a file.")
@speaking
def schema(voice: Voice, what: str, output: Path | None) -> int:
    """Print the JSON Schema of the config, or of a theme's own file, for editors that complete and check YAML.

    The first line of the YAML names the schema: # yaml-language-server: $schema=briefing.schema.json
    """
    text = schema_text(what)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_whole(output, text.encode())
        voice.result(
            f"{output}: the JSON Schema of the {'config' if what == 'briefing' else what}", {"path": str(output)}
        )
    return 0


def schema_text(what: str = "briefing") -> str:
    """The JSON Schema as it is printed and laid down beside a config or a theme."""
    from reportgen.config import json_schema, theme_schema

    return json.dumps(theme_schema() if what == "theme" else json_schema(), ensure_ascii=False, indent=2) + "\n"


def _print_names(entries: list[Entry]) -> None:
    longest = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        _print_wrapped(f"  {entry.name:<{longest}}  {entry.summary}", " " * (longest + 4))
    click.echo()


def _print_options(entries: list[Entry]) -> None:
    for entry in entries:
        _print_wrapped(f"{entry.name}: {entry.summary}", "  ")
        for name, (values, description) in entry.options.items():
            _print_wrapped(f"    {name}: {description} ({values})", "      ")


def _print_wrapped(text: str, indent: str) -> None:
    click.echo(textwrap.fill(text, _WIDTH, subsequent_indent=indent, break_on_hyphens=False))


def _facts(entry: Entry) -> dict[str, Any]:
    options = {name: {"values": values, "description": text} for name, (values, text) in entry.options.items()}
    return {"name": entry.name, "summary": entry.summary, "options": options}


def _summary(type_: type) -> str:
    return (type_.__doc__ or "").strip().partition("\n")[0]


def _options(type_: type) -> dict[str, tuple[str, str]]:
    """The options of a section or component as its own type declares them."""
    import msgspec

    (whole,), parts = msgspec.json.schema_components([type_])
    shape = parts[type_.__name__] if "$ref" in whole else whole
    required = shape.get("required", [])
    return {
        name: (
            _values(option, parts) + _default(option, is_required=name in required),
            str(option.get("description", "")).rstrip("."),
        )
        for name, option in shape.get("properties", {}).items()
    }


def _default(option: Mapping[str, Any], *, is_required: bool) -> str:
    if is_required:
        return ", required"
    value = option.get("default")
    return "" if value in (None, "", [], {}) else f", default {json.dumps(value, ensure_ascii=False)}"


def _values(option: Mapping[str, Any], parts: Mapping[str, Any]) -> str:
    """What an option takes, in words, from its JSON Schema."""
    if "$ref" in option:
        return _group(parts[option["$ref"].rsplit("/", 1)[-1]])
    if "anyOf" in option:
        words = [_values(member, parts) for member in option["anyOf"] if member.get("type") != "null"]
        return " or ".join(dict.fromkeys(words))
    if "enum" in option:
        return "one of " + ", ".join(str(value) for value in option["enum"] if value is not None)
    if "additionalProperties" in option:
        return f"for each name: {_values(option['additionalProperties'], parts)}"
    kind = str(option.get("type", "anything"))
    if kind == "array":
        return f"list of: {_values(option.get('items', {}), parts)}" if option.get("items") else "list"
    return {"string": "text", "integer": "whole number", "boolean": "true or false", "object": "keys"}.get(kind, kind)


def _group(shape: Mapping[str, Any]) -> str:
    names = ", ".join(shape.get("properties", {}))
    return f"{{{names}}}" if names else str(shape.get("title", "keys"))

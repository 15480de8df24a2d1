"""The JSON Schema of a config, so that editors complete and check it; built from the same types as the loader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from reportgen.config.entries import COMPONENTS, Registry, shipped_registry
from reportgen.config.shape import ConfigFile
from reportgen.strict_yaml.texts import LINE_PATTERN
from reportgen.theme.shape import ThemeKeys

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_NULL: Schema = {"type": "null"}
_PARAMETER = r"\{[A-Za-z_][A-Za-z0-9_]*\}"
_UNTOUCHED = ("parameters", "version")  # where "{name}" is no parameter


def json_schema(registry: Registry | None = None, languages: tuple[str, ...] | None = None) -> Schema:
    """A draft 2020-12 schema of the config: every key with its description, unknown keys refused.

    By default for the sections, components and languages that ship. Where a parameter may stand, texts of the form
    "{name}" are let through. What the schema refuses the loader refuses too; the loader also looks at files, names,
    addresses and times.
    """
    registry = registry or shipped_registry()
    if languages is None:
        from reportgen.language import languages as shipped_languages  # noqa: PLC0415 (brings babel along)

        languages = shipped_languages()
    types = (ConfigFile, *registry.sections.values(), *registry.components.values())
    roots, raw = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    references = [root["$ref"] for root in roots[1:]]
    definitions = {name: _definition(name, schema) for name, schema in raw.items()}
    count = len(registry.sections)
    definitions |= {
        "line": raw["Smtp"]["properties"]["host"] | {"description": "One line of text."},
        "language": _or_parameter({"enum": list(languages)}),
        "section": _entry(dict(zip(registry.sections, references[:count], strict=True)), raw, registry.summaries),
        "component": _entry(dict(zip(registry.components, references[count:], strict=True)), raw, {}),
    }
    return _assembled(definitions)


def theme_schema() -> Schema:
    """A draft 2020-12 schema of a theme's own YAML file; the loader also looks at contrast, files and fonts."""
    (root,), raw = msgspec.json.schema_components((ThemeKeys,), ref_template="#/$defs/{name}")
    definitions = {name: _definition(name, schema, may_hold_parameters=False) for name, schema in raw.items()}
    keys = definitions.pop(_last(root["$ref"]))
    return {"$schema": DIALECT, **keys, "title": "Theme", "$defs": dict(sorted(definitions.items()))}


def _assembled(definitions: Schema) -> Schema:
    root = definitions.pop("ConfigFile")
    root["properties"]["sections"]["items"] = {"$ref": "#/$defs/section"}
    for name in ("BriefingText", "Recipient"):
        language = definitions[name]["properties"]["language"]
        definitions[name]["properties"]["language"] = {
            "description": language["description"],
            "$ref": "#/$defs/language",
        }
    definitions["Table"] |= {
        "oneOf": [{"required": ["file"]}, {"required": ["sql"]}],
        "dependentRequired": {"sql": ["url"], "url": ["sql"]},
    }
    return {"$schema": DIALECT, "title": "Briefing", **root, "$defs": dict(sorted(definitions.items()))}


def _definition(name: str, schema: Schema, *, may_hold_parameters: bool = True) -> Schema:
    """A group of keys as editors should see it: lists of entries linked, parameters allowed, no noise."""
    schema = {key: value for key, value in schema.items() if key != "title" and not (key == "required" and not value)}
    properties = schema.get("properties", {})
    untouched = (
        tuple(properties)
        if name == "Parameter" or not may_hold_parameters
        else _UNTOUCHED
        if name == "ConfigFile"
        else ()
    )
    schema["properties"] = {
        key: _quiet(value if key in untouched else _loosened(value)) for key, value in properties.items()
    }
    if COMPONENTS in properties:
        schema["properties"][COMPONENTS]["items"] = {"$ref": "#/$defs/component"}
    return schema


def _quiet(schema: Schema) -> Schema:
    """Without defaults that say nothing, and with the description at the key, where editors look for it."""
    quiet = {key: value for key, value in schema.items() if key != "default" or isinstance(value, str | int | float)}
    described = (member["description"] for member in schema.get("anyOf", ()) if "description" in member)
    return {"description": next(described, ""), **quiet} if "description" not in quiet else quiet


def _loosened(schema: Schema) -> Schema:
    """The schema of a value with parameters let through, and the pattern of a line named instead of repeated."""
    if schema.get("pattern") == LINE_PATTERN:
        kept = {key: value for key, value in schema.items() if key in ("description", "default")}
        return {**kept, "$ref": "#/$defs/line"}
    if schema.get("format") == "date" or "enum" in schema or schema.get("type") in ("integer", "number", "boolean"):
        return _or_parameter(schema)
    loosened = dict(schema)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            loosened[key] = _loosened(schema[key])
    if schema.get("propertyNames", {}).get("pattern") == LINE_PATTERN:
        loosened["propertyNames"] = {"$ref": "#/$defs/line"}
    if "anyOf" in schema:
        loosened["anyOf"] = [_loosened(member) for member in schema["anyOf"]]
    return loosened


def _or_parameter(schema: Schema) -> Schema:
    pattern = f"^{_PARAMETER}$"
    if "enum" in schema:
        inner = {"enum": schema["enum"]}
        kept = {key: value for key, value in schema.items() if key not in ("enum", "type")}
        return {**kept, "anyOf": [inner, {"type": "string", "pattern": pattern}]}
    if schema.get("format") == "date":
        kept = {key: value for key, value in schema.items() if key != "format"}
        return {**kept, "pattern": rf"^([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|{_PARAMETER})$"}
    return {**schema, "type": [schema["type"], "string"], "pattern": pattern}


def _entry(references: Mapping[str, str], definitions: Schema, summaries: Mapping[str, str]) -> Schema:
    """A name, or a name with its options; a type with required options cannot be a bare name."""
    is_bare = {name: not definitions[_last(reference)].get("required") for name, reference in references.items()}
    properties = {
        name: {
            "description": summaries.get(name) or definitions[_last(reference)].get("description", ""),
            "anyOf": [{"$ref": reference}, _NULL] if is_bare[name] else [{"$ref": reference}],
        }
        for name, reference in references.items()
    }
    bare = [{"const": name, "description": properties[name]["description"]} for name in references if is_bare[name]]
    named = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
    return {"anyOf": [*bare, named]}


def _last(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]

"""The JSON Schema: what it says, and that editor and program agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportgen.config import Registry, json_schema, load_config
from reportgen.language import languages
from reportgen.strict_yaml import plain, read_yaml
from tests.config.standin import REGISTRY
from tests.config.test_load_config import FULL
from tests.config.test_parameters import TEXT as PARAMETERS
from tests.config.test_problems import SIX, with_briefing, with_section
from tests.config.workspace import GOOD, faults

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "config" / "briefing.schema.json"
SCHEMA = json_schema(REGISTRY, languages())


def schema_faults(text: str, schema: dict[str, Any] = SCHEMA) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema)
    return [fault.message for fault in validator.iter_errors(plain(read_yaml(text, "a.yaml")))]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("text", [GOOD, FULL, PARAMETERS])
def test_good_configs_pass_schema_and_loader(folder: Path, text: str) -> None:
    assert schema_faults(text) == []
    assert faults(folder, text) == []


@pytest.mark.parametrize(
    "text",
    [
        SIX,
        GOOD.replace("version: 1", "version: 2"),
        GOOD.replace("version: 1\n", ""),
        GOOD + "recipient: a\n",
        GOOD.replace("Weekly briefing", "2026"),
        GOOD.replace("Weekly briefing", "x" * 301),
        GOOD.replace("Weekly briefing", '"a\\r\\nb"'),
        GOOD.replace("Weekly briefing", '"a\\u202Eb"'),
        GOOD.replace("Weekly briefing", "' '"),
        GOOD.replace("Weekly briefing", "{}"),
        GOOD.replace("Weekly briefing", "{EN: a}"),
        with_briefing("language: no"),
        with_briefing("as_of: 2026-1-31"),
        with_briefing("as_of: 20260131"),
        GOOD.replace("file: ../data/sales.csv", "sql: SELECT 1"),
        GOOD.replace("sales.csv}", "sales.csv, sql: x, url: y}"),
        GOOD.replace("sales.csv}", "sales.csv, decimal: x}"),
        GOOD.replace("sales.csv}", "sales.csv, filter: x}"),
        GOOD.partition("sections:")[0] + "sections: []\n",
        with_section("7"),
        with_section("trades"),
        with_section("trade: {fro: 2017}"),
        with_section("trade: {from: x}"),
        with_section("trade: {from: 1066}"),
        with_section("trade: {style: pie}"),
        with_section("cooperation"),
        with_section("cooperation:"),
        with_section("trade:\n    from: 2017"),
        with_section("section: {title: x, components: [{tabel: {}}]}"),
        with_section("section: {title: x, components: [{table: {data: sales, colums: []}}]}"),
        GOOD + "email: {from: a@b.example, recipients: []}\n",
        GOOD + "email: {from: a@b.example, recipients: [{too: a@b.example}]}\n",
        GOOD + "email: {from: a@b.example, recipients: [a@b.example], smtp: {host: x, port: 0}}\n",
        GOOD + "theme: {colours: {accent: red}}\n",
        GOOD + "schedule: {cron: 0 9 * * *}\n",
        GOOD + "parameters: {a: {type: int}}\n",
    ],
)
def test_what_the_schema_refuses_the_loader_refuses(folder: Path, text: str) -> None:
    assert schema_faults(text)
    assert faults(folder, text)


def keys(schema: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    if not isinstance(schema, dict):
        return []
    found = [(f"{path}.{name}", value) for name, value in schema.get("properties", {}).items()]
    return found + [
        inner for name, value in schema.items() if name in ("$defs", "anyOf") for inner in _inner(value, path)
    ]


def _inner(value: Any, path: str) -> list[tuple[str, dict[str, Any]]]:
    members = value.items() if isinstance(value, dict) else enumerate(value)
    return [found for name, member in members for found in keys(member, f"{path}.{name}")]


@pytest.mark.parametrize("registry", [REGISTRY, None], ids=["stand-in", "shipped"])
def test_every_key_is_described_and_no_other_is_taken(registry: Registry | None) -> None:
    schema = json_schema(registry)
    assert [path for path, value in keys(schema) if not value.get("description")] == []
    groups = [schema, *(value for value in schema["$defs"].values() if value.get("type") == "object")]
    assert all(group["additionalProperties"] is False for group in groups)


def test_the_shipped_schema_is_current() -> None:
    wanted = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    assert SHIPPED.read_text(encoding="utf-8") == wanted, "run: reportgen schema -o config/briefing.schema.json"


@pytest.mark.parametrize("path", sorted((ROOT / "config").glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_configs_pass_the_schema_and_name_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert schema_faults(text, json_schema()) == []
    assert text.startswith("# yaml-language-server: $schema=briefing.schema.json\n")


def test_the_reference_config_loads() -> None:
    config = load_config(ROOT / "config" / "astrakhan.yaml")
    assert config.root == ROOT
    assert len(config.data.files.documents) > 1
    assert config.problems == ()

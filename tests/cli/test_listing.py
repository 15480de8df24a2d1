"""`list`, `schema`, `--help` and `--version`: what they say, and how little they load."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from reportgen.charts import chart_kinds
from reportgen.sections import component_types, section_types
from tests.cli.workspace import Workspace

HEAVY = ("pandas", "numpy", "matplotlib", "reportlab", "pikepdf", "openpyxl", "lxml", "PIL", "sqlite3")

LOADED = f"""
import contextlib, io, sys
from reportgen.cli.faults import run
from reportgen.cli.program import program
with contextlib.redirect_stdout(io.StringIO()):
    code = run(program, sys.argv[1:])
print(code, [name for name in {HEAVY!r} if name in sys.modules])
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("build", "--help"),
        ("schema",),
        ("list",),
        ("list", "sections"),
        ("list", "charts"),
    ],
    ids=" ".join,
)
def test_words_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "0 []\n", done.stderr


def test_the_public_door_is_light() -> None:
    script = "import sys, reportgen; print([name for name in sys.modules if name.startswith('reportgen.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


def test_list_names_everything(workspace: Workspace) -> None:
    answer = workspace.run("list")
    assert (answer.code, answer.err) == (0, "")
    for name in (*section_types(), *component_types(), *chart_kinds()):
        assert re.search(rf"^  {name} ", answer.out, re.MULTILINE), name
    assert [line for line in answer.out.splitlines() if line.endswith(":") and not line.startswith(" ")] == [
        "sections:",
        "components:",
        "charts:",
        "languages:",
        "themes:",
    ]


def test_list_sections_describes_every_option(workspace: Workspace) -> None:
    sections = json.loads(workspace.run("list", "sections", "--json").out)["sections"]
    assert [section["name"] for section in sections] == list(section_types())
    for section in sections:
        assert section["summary"]
        assert set(section["options"]) == {
            field.encode_name
            for field in __import__("msgspec").structs.fields(section_types()[section["name"]].options)
        }
        assert all(option["description"] for option in section["options"].values()), section


def test_list_sections_is_readable(workspace: Workspace) -> None:
    lines = workspace.run("list", "sections").out.splitlines()
    assert max(len(line) for line in lines) <= 100
    assert any(line.startswith("trend: Any indicator") for line in lines)
    assert any(line.startswith("    indicator: ") and "(text" in line for line in lines)


def test_list_knows_what_it_does_not_know(workspace: Workspace) -> None:
    answer = workspace.run("list", "section")
    assert answer.code == 2
    assert "sections" in answer.err


def test_the_schema_accepts_a_config_that_builds(workspace: Workspace) -> None:
    schema = json.loads(workspace.run("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    config = yaml.load(workspace.config.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    config["version"] = 1
    jsonschema.validate(config, schema)


def test_the_schema_refuses_an_unknown_section(workspace: Workspace) -> None:
    schema = json.loads(workspace.run("schema").out)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": 1, "briefing": {"title": "x"}, "sections": ["trends"]}, schema)


def test_the_schema_goes_to_a_file(workspace: Workspace) -> None:
    answer = workspace.run("schema", "-o", "config/briefing.schema.json")
    assert (answer.code, answer.err) == (0, "")
    assert (workspace.root / "config" / "briefing.schema.json").read_text(encoding="utf-8") == workspace.run(
        "schema"
    ).out


def test_version_tells_what_decides_the_bytes(workspace: Workspace) -> None:
    answer = workspace.run("--version")
    assert re.fullmatch(
        r"reportgen \S+ \(Python \S+, reportlab \S+, matplotlib \S+, pandas \S+, pikepdf \S+, babel \S+, zlib \S+\)\n",
        answer.out,
    )


@pytest.mark.parametrize("command", ["build", "check", "init", "list", "schema"])
def test_help_has_an_example(workspace: Workspace, command: str) -> None:
    answer = workspace.run(command, "--help")
    assert answer.code == 0
    assert f"reportgen {command}" in answer.out.split("Example")[1]
    assert max(len(line) for line in answer.out.splitlines()) <= 100


def test_help_lists_commands_and_exit_codes(workspace: Workspace) -> None:
    answer = workspace.run("--help")
    assert all(word in answer.out for word in ("build", "check", "init", "list", "schema", "Exit codes:", "130"))


def test_python_dash_m(workspace: Workspace, tmp_path: Path) -> None:
    done = workspace.process("--version", capture_output=True)
    assert done.stdout.startswith(b"reportgen ")

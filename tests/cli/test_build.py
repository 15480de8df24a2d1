"""`reportgen build` as a person meets it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from reportgen.cli.building import size_text
from tests.cli.workspace import Workspace


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_builds_the_only_config(workspace: Workspace) -> None:
    answer = workspace.run("build")
    assert (answer.code, answer.err) == (0, "")
    assert re.fullmatch(r"out/harbour\.pdf: 1 page, \d+ kB, \d+\.\d s; no problems\n", answer.out)
    text = text_of(workspace.output)
    assert "Harbour traffic" in text
    assert "150" in text


def test_names_the_output(workspace: Workspace) -> None:
    answer = workspace.run("build", "config/harbour.yaml", "-o", "other/place.pdf", "--quiet")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert (workspace.root / "other" / "place.pdf").is_file()
    assert not workspace.output.exists()


def test_json_is_one_object(workspace: Workspace) -> None:
    workspace.edit("data/sources.csv", "2025-03-01", "")
    answer = workspace.run("build", "--json")
    facts = json.loads(answer.out)
    content = workspace.output.read_bytes()
    assert answer.err == ""
    assert facts["ok"] is True
    assert (facts["path"], facts["pages"]) == ("out/harbour.pdf", 1)
    assert (facts["size_bytes"], facts["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert list(facts["seconds"]) == ["config", "data", "compose", "draw", "render", "check", "write"]
    assert {problem["severity"] for problem in facts["problems"]} == {"warning"}
    assert set(facts["problems"][0]) == {"severity", "code", "where", "message", "remedy"}


def test_json_failure_is_one_object(workspace: Workspace) -> None:
    workspace.edit("config/harbour.yaml", "trend:", "trends:")
    answer = workspace.run("build", "--json")
    facts = json.loads(answer.out)
    assert (answer.code, answer.err) == (2, "")
    assert (facts["ok"], facts["exit_code"], len(facts["problems"])) == (False, 2, 1)


def test_json_of_a_usage_error(workspace: Workspace) -> None:
    answer = workspace.run("build", "--json", "--colour")
    assert (answer.code, answer.err) == (2, "")
    assert "No such option" in json.loads(answer.out)["problems"][0]["message"]


def test_standard_output_gets_the_bytes_alone(workspace: Workspace) -> None:
    done = workspace.process("build", "-o", "-", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    workspace.run("build")
    assert done.returncode == 0
    assert done.stdout == workspace.output.read_bytes()
    assert re.fullmatch(rb"standard output: 1 page, .*\n", done.stderr)


def test_standard_output_has_room_for_one_thing(workspace: Workspace) -> None:
    assert workspace.run("build", "-o", "-", "--json").code == 2


def test_a_dry_run_writes_nothing(workspace: Workspace) -> None:
    answer = workspace.run("build", "--dry-run")
    assert answer.code == 0
    assert answer.out.endswith("no problems; not written (--dry-run)\n")
    assert not (workspace.root / "out").exists()


def test_the_same_input_gives_the_same_bytes(workspace: Workspace) -> None:
    workspace.run("build", "-o", "one.pdf")
    done = workspace.process(
        "build",
        "-o",
        "two.pdf",
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
    assert (workspace.root / "one.pdf").read_bytes() == (workspace.root / "two.pdf").read_bytes()


def test_as_of_leaves_out_what_was_published_later(workspace: Workspace) -> None:
    answer = workspace.run("check", "--as-of", "2025-02-28")
    assert "published after 2025-02-28" in answer.err + answer.out


def test_warnings_are_told_and_counted(workspace: Workspace) -> None:
    workspace.edit("data/sources.csv", "2025-03-01", "")
    answer = workspace.run("build")
    assert answer.code == 0
    assert [line for line in answer.lines if "source S1 has no date" in line and line.startswith("warning: ")]
    assert answer.out.endswith("1 warning\n")
    assert workspace.run("build", "--log-level", "error").err == ""


def test_debug_tells_the_times(workspace: Workspace) -> None:
    answer = workspace.run("build", "--log-level", "debug")
    assert re.search(r"^config \d\.\d\d s, data .* write \d\.\d\d s$", answer.err, re.MULTILINE)


def test_a_parameter_is_put_in(workspace: Workspace) -> None:
    workspace.edit("config/harbour.yaml", "title: Harbour traffic", 'title: "{name}"')
    with workspace.config.open("a", encoding="utf-8") as file:
        file.write("parameters:\n  name: {default: Some harbour}\n")
    assert workspace.run("build", "-P", "name=South = harbour").code == 0
    assert "South = harbour" in text_of(workspace.output)
    assert workspace.run("build", "-P", "nom=x").lines[0].startswith("-P nom: the config declares no parameter 'nom'")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("build", "--as-of", "soon"), "'soon' is not a day of the calendar; write it as 2026-01-31"),
        (("build", "-P", "name"), "'name' is not key=value"),
        (("build", "-P", "a=1", "-P", "a=2"), "'a' is given twice"),
        (("build", "--langage", "en"), "Did you mean '--language'?"),
        (("biuld",), "Did you mean 'build'?"),
        (("build", "nope.yaml"), "nope.yaml: there is no such file; name one: config/harbour.yaml"),
        (("build", "--language", "xx"), "--language: there are no words for 'xx'; choose one of: en"),
        (("build", "-o", "data"), "data: this is a folder; name a file in it: -o data/briefing.pdf"),
        (("build", "-o", "/dev/null"), "/dev/null: this is a device or a pipe; write to standard output with -o -"),
        (("build", "data/sources.csv"), "data/sources.csv:"),
    ],
)
def test_usage(workspace: Workspace, arguments: tuple[str, ...], says: str) -> None:
    answer = workspace.run(*arguments)
    assert answer.code == 2
    assert says in answer.err
    assert "Traceback" not in answer.err


def test_several_configs_are_a_question(workspace: Workspace) -> None:
    (workspace.root / "config" / "other.yml").write_text("version: 1\n", encoding="utf-8")
    answer = workspace.run("build")
    assert answer.code == 2
    assert answer.lines == ["this folder: 2 configs stand here; name one: config/harbour.yaml, config/other.yml"]


def test_no_config_is_a_hint(workspace: Workspace) -> None:
    workspace.config.unlink()
    answer = workspace.run("build")
    assert answer.code == 2
    assert "no config stands here (looked for config/*.yaml); name a YAML file, or lay out a briefing" in answer.err


def test_a_folder_stands_for_its_only_config(workspace: Workspace) -> None:
    assert workspace.run("build", str(workspace.root), "--quiet").code == 0


@pytest.mark.parametrize(
    ("size", "text"), [(12, "1 kB"), (312_400, "312 kB"), (999_499, "999 kB"), (1_440_000, "1.4 MB")]
)
def test_sizes(size: int, text: str) -> None:
    assert size_text(size) == text

"""`.ci/start.py`: when it installs, when it does not, and what it says when it cannot."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / ".ci" / "start.py"


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module that works in a folder of its own and installs nothing."""
    spec = importlib.util.spec_from_file_location("start", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / ".ci").mkdir()
    for name in (".ci/constraints.txt", "pyproject.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    for name, place in (
        ("ROOT", tmp_path),
        ("VENV", tmp_path / ".venv"),
        ("PYTHON", python),
        ("STAMP", tmp_path / ".venv" / "stamp.json"),
        ("CONSTRAINTS", tmp_path / ".ci" / "constraints.txt"),
    ):
        monkeypatch.setattr(module, name, place)
    module.done = []

    def make_venv() -> None:
        module.done.append("make")
        python.parent.mkdir(parents=True, exist_ok=True)
        python.symlink_to(sys.executable)

    monkeypatch.setattr(module, "make_venv", make_venv)
    monkeypatch.setattr(module, "install", module.done.append)
    return module


def test_installs_once(start: ModuleType) -> None:
    start.prepare([])
    start.prepare([])
    assert start.done == ["make", []]


def test_adds_what_is_missing_and_forgets_nothing(start: ModuleType) -> None:
    start.prepare(["dev"])
    start.prepare(["test"])
    start.prepare(["dev"])
    assert start.done == ["make", ["dev"], ["dev", "test"]]


@pytest.mark.parametrize("name", [".ci/constraints.txt", "pyproject.toml"])
def test_installs_again_after_a_change(start: ModuleType, name: str) -> None:
    start.prepare([])
    (start.ROOT / name).write_text("changed", encoding="utf-8")
    start.prepare([])
    assert start.done == ["make", [], []]


def test_makes_a_new_environment_for_another_python(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    start.prepare([])
    stamp = json.loads(start.STAMP.read_text(encoding="utf-8"))
    start.STAMP.write_text(json.dumps({**stamp, "home": "elsewhere 3.11.0", "key": ""}), encoding="utf-8")
    start.PYTHON.unlink()
    start.prepare([])
    assert start.done == ["make", [], "make", []]


def test_a_broken_stamp_is_no_stamp(start: ModuleType) -> None:
    start.prepare([])
    start.STAMP.write_text("{", encoding="utf-8")
    start.prepare([])
    assert start.done == ["make", [], []]


def test_an_old_python_is_told(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as caught:
        start.main(["build"])
    assert caught.value.code == 1
    said = capsys.readouterr().err
    assert said.startswith(".ci/start.py: reportgen needs Python 3.11 or newer, this is 3.9.2; run the command with ")


def test_pip_that_fails_is_told(start: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    start.make_venv()
    with pytest.raises(SystemExit):
        start.pip("--no-index", "no-such-package-in-no-index")
    assert "see to the network, or to pip's index and proxy settings" in capsys.readouterr().err


def test_nothing_leads_pip_astray(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "kept")
    environment = start.environment()
    assert not {"PIP_TARGET", "PYTHONPATH"} & set(environment)
    assert environment["PIP_INDEX_URL"] == "kept"


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("bild",), 2), (("--help",), 0)])
def test_unknown_words_get_the_help(arguments: tuple[str, ...], code: int) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == code
    assert "python3 .ci/start.py build" in done.stdout


def test_the_reference_is_built_unless_another_is_named(start: ModuleType) -> None:
    assert start.with_config(["--as-of", "2025-05-02"]) == ["config/astrakhan.yaml", "--as-of", "2025-05-02"]
    assert start.with_config(["config/starter.yaml"]) == ["config/starter.yaml"]

"""What a wheel carries, what the project's file promises, and what the pins pin."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from reportgen import __version__
from reportgen.shipped import shipped

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NAME = re.compile(r"[A-Za-z0-9._-]+")


def canonical(requirement: str) -> str:
    match = NAME.match(requirement)
    assert match, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def pins() -> dict[str, str]:
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonical(name): version for name, version in pairs}


def test_every_requirement_is_pinned() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = [*PROJECT["project"]["dependencies"], *(each for name in ("test", "dev") for each in extras[name])]
    assert {canonical(requirement) for requirement in wanted} <= set(pins())


def test_pins_are_plain() -> None:
    for line in (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line), line


@pytest.mark.parametrize(
    "parts",
    [
        ("assets", "fonts", "PTSerif-Regular.ttf"),
        ("assets", "themes", "default.yaml"),
        ("assets", "themes", "theme.schema.json"),
        ("assets", "mark.png"),
        ("assets", "fonts", "OFL-PTSerif.txt"),
        ("config", "starter.yaml"),
        ("config", "astrakhan.yaml"),
        ("data", "starter", "observations.csv"),
    ],
)
def test_shipped_files_are_found(parts: tuple[str, ...]) -> None:
    assert shipped(*parts).is_file()


def test_a_missing_shipped_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="assets/none is missing from this installation of reportgen"):
        shipped("assets", "none")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    pytest.importorskip("hatchling", reason="the build tool is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_carries_code_and_shipped_files(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    assert {
        "reportgen/__main__.py",
        "reportgen/py.typed",
        "reportgen/shipped_files/assets/fonts/PTSans-Bold.ttf",
        "reportgen/shipped_files/config/starter.yaml",
        "reportgen/shipped_files/data/starter/observations.csv",
    } <= names
    source = {f"reportgen/{path.relative_to(ROOT / 'reportgen')}" for path in (ROOT / "reportgen").rglob("*.py")}
    assert source <= names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/")) or "__pycache__" in name]


def test_the_wheel_carries_the_licences(wheel: zipfile.ZipFile) -> None:
    licences = {Path(name).name for name in wheel.namelist() if "/licenses/" in name}
    assert {"LICENSE", "OFL-PTSans.txt", "OFL-PTSerif.txt", "LICENSE_DEJAVU.txt"} <= licences


def test_the_wheel_says_what_it_is(wheel: zipfile.ZipFile) -> None:
    folder = f"reportgen-{__version__}.dist-info"
    metadata = wheel.read(f"{folder}/METADATA").decode()
    assert f"Version: {__version__}\n" in metadata
    assert "Requires-Python: >=3.11\n" in metadata
    assert "reportgen = reportgen.cli:main" in wheel.read(f"{folder}/entry_points.txt").decode()

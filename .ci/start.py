"""From a clone to a briefing with one command, with nothing installed but Python 3.11 or newer and pip.

    python3 .ci/start.py build     builds the reference briefing into out/
    python3 .ci/start.py test      runs the tests
    python3 .ci/start.py install   only prepares .venv, with the developers' tools

What follows the first word goes on to `reportgen build` or to pytest. All happens in .venv, in the project's folder; it
is made when missing, and brought up to date when the pinned packages, pyproject.toml or Python have changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "reportgen-start.json"
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"
REFERENCE = "config/astrakhan.yaml"
EXTRAS = {"build": [], "test": ["test"], "install": ["dev", "test"]}
# These would send packages, or Python itself, somewhere else than .venv.
MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIP_TARGET", "PIP_USER", "PIP_REQUIRE_VIRTUALENV")


def main(arguments: list[str]) -> int:
    """The exit code of the command that the first argument names."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python may well run this file
        stop(
            f"reportgen needs Python 3.11 or newer, this is {version()}", "run the command with another, as python3.12"
        )
    if not arguments or arguments[0] not in EXTRAS:
        sys.stdout.write(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    command, rest = arguments[0], arguments[1:]
    prepare(EXTRAS[command])
    if command == "build":
        return python("-m", "reportgen", "build", *with_config(rest))
    return python("-m", "pytest", *rest) if command == "test" else 0


def with_config(rest: list[str]) -> list[str]:
    """The reference briefing, unless the words that follow name another config."""
    return rest if any(word.endswith((".yaml", ".yml")) for word in rest) else [REFERENCE, *rest]


def prepare(extras: list[str]) -> None:
    """Makes .venv what this checkout needs; does nothing when it already is."""
    key, stamp = fingerprint(), read_stamp()
    present = set(stamp["extras"]) if stamp.get("key") == key and PYTHON.exists() else None
    if present is not None and present >= set(extras):
        return
    if stamp.get("home", home()) != home() or not fits():
        make_venv()
    wanted = sorted(set(extras) | (present or set()))
    install(wanted)
    STAMP.write_text(json.dumps({"key": key, "home": home(), "extras": wanted}), encoding="utf-8")


def fingerprint() -> str:
    """Changes when what is to be installed does."""
    parts = (home().encode(), CONSTRAINTS.read_bytes(), (ROOT / "pyproject.toml").read_bytes())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def home() -> str:
    """What a virtual environment is tied to: its place and its Python."""
    return f"{VENV} {version()}"


def version() -> str:
    """This Python's version, as 3.11.7."""
    return ".".join(str(part) for part in sys.version_info[:3])


def read_stamp() -> dict:
    """What was installed last time; empty when nobody knows."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def fits() -> bool:
    """Whether the Python in .venv starts and is of this version."""
    question = "import sys; print('.'.join(map(str, sys.version_info[:3])))"
    try:
        answer = subprocess.run(
            [PYTHON, "-c", question], env=environment(), capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return answer.stdout.strip() == version()


def make_venv() -> None:
    """A new, empty .venv of the Python that runs this."""
    say(f"Making .venv with Python {version()}")
    shutil.rmtree(VENV, ignore_errors=True)
    full = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.run(full, env=environment(), capture_output=True, check=False).returncode == 0:
        return
    # Some systems ship Python without ensurepip; then the pip outside installs into the environment.
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([*full, "--without-pip"], env=environment(), check=False).returncode != 0:
        remedy = "see that this folder may be written to and that Python's venv is there (Debian: python3-venv)"
        stop(".venv could not be made (Python's own words stand above)", remedy)


def install(extras: list[str]) -> None:
    """The pinned packages, the build tool, and the project itself as it lies here."""
    say("Installing the pinned packages into .venv; this happens once and takes a minute or two")
    project = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    pip("hatchling", "editables")
    pip("--no-build-isolation", "--editable", project)


def pip(*arguments: str) -> None:
    """Runs `pip install` for .venv, with the pip inside or else the one outside."""
    inside = [str(PYTHON), "-m", "pip"]
    found = subprocess.run([*inside, "--version"], env=environment(), capture_output=True, check=False).returncode == 0
    tool = inside if found else [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    flags = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-warn-script-location"]
    command = [*tool, "install", *flags, "--constraint", str(CONSTRAINTS), *arguments]
    if subprocess.run(command, env=environment(), cwd=ROOT, check=False).returncode != 0:
        remedy = "see to the network, or to pip's index and proxy settings, and run the command again"
        stop("the packages could not be installed (pip's own words stand above)", remedy)


def python(*arguments: str) -> int:
    """The exit code of Python in .venv with these arguments, run in the project's folder."""
    try:
        code = subprocess.run([PYTHON, *arguments], env=environment(), cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        return 130
    return code if code >= 0 else 128 - code


def environment() -> dict[str, str]:
    """The caller's environment without what would lead Python or pip astray."""
    return {name: value for name, value in os.environ.items() if name not in MISLEADING}


def say(text: str) -> None:
    """A line for the person who waits."""
    sys.stderr.write(f"{text}\n")


def stop(fact: str, remedy: str) -> None:
    """Ends the program with what happened and what to do."""
    say(f".ci/start.py: {fact}; {remedy}")
    sys.exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What looking at configs costs before any is loaded, and that the shipped types are safe to use."""

from __future__ import annotations

import subprocess
import sys


def run(code: str) -> str:
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_the_config_loads_no_heavy_library() -> None:
    loaded = run("import sys, reportgen.config; print(*sys.modules)").split()
    heavy = {"pandas", "numpy", "matplotlib", "reportlab", "babel", "openpyxl", "sqlalchemy", "pikepdf", "click"}
    assert not heavy & set(loaded)


def test_the_shipped_types_do_not_trip_msgspec() -> None:
    # A pattern in a union with a list or a mapping makes msgspec free memory twice, which only the exit code tells.
    run(
        "import msgspec\nfrom reportgen.config import shipped_registry\n"
        "from reportgen.config.shape import ConfigFile\n"
        "registry = shipped_registry()\n"
        "for type_ in (ConfigFile, *registry.sections.values(), *registry.components.values()):\n"
        "    try:\n        msgspec.convert({'no such key': 1}, type_)\n"
        "    except msgspec.ValidationError:\n        pass\n"
    )

"""A workspace on disk for tests: `config/a.yaml` beside `data/`, and the faults of loading it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.config import BriefingConfig, load_config
from reportgen.errors import ConfigError
from tests.config.standin import REGISTRY

GOOD = """\
version: 1
briefing:
  title: Weekly briefing
data:
  tables:
    sales: {file: ../data/sales.csv}
sections:
  - section:
      title: Sales
      components:
        - table: {data: sales}
"""


def workspace(folder: Path) -> Path:
    """A folder with `config/` and `data/sales.csv`, `data/notes/a.md`, `data/notes/b.md`."""
    (folder / "config").mkdir()
    (folder / "data" / "notes").mkdir(parents=True)
    (folder / "data" / "sales.csv").write_text("region,value\nNorth,1\n")
    for name in ("b", "a"):
        (folder / "data" / "notes" / f"{name}.md").write_text("---\nsource: S1\n---\nText.\n")
    return folder


def load(folder: Path, text: str | bytes, parameters: Mapping[str, str] | None = None) -> BriefingConfig:
    """The config read from `config/a.yaml` of the folder."""
    path = folder / "config" / "a.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_config(path, parameters or {}, registry=REGISTRY)


def faults(folder: Path, text: str | bytes, parameters: Mapping[str, str] | None = None) -> list[str]:
    """What is wrong with the config, each fault beginning with `a.yaml:line:column`."""
    try:
        load(folder, text, parameters)
    except ConfigError as failure:
        return [str(problem).replace(f"{folder / 'config'}/", "") for problem in failure.problems]
    return []

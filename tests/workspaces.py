"""Copies of the shipped workspace that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def reference_copy(target: Path) -> Path:
    """The reference workspace, laid out in the folder; gives the folder."""
    for name in ("config", "data", "assets"):
        shutil.copytree(ROOT / name, target / name)
    return target

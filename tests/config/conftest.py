"""The workspace that the tests of this folder load configs in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.workspace import workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path)

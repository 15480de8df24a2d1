"""Fixtures of the tests of inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.inputs.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return Workspace(tmp_path)

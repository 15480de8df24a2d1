"""Fixtures of the command line's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.workspace import Workspace, lay_out


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """A tiny workspace that builds."""
    lay_out(tmp_path)
    return Workspace(tmp_path, capsys)

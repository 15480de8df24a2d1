"""A disk that is full or may not be written: nothing is sent that cannot be recorded, and what was there stays whole.

Each test runs the program on a small file system of its own, in a mount namespace; that takes root and Linux.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.delivery.mailserver import MailServer
from tests.delivery.workspace import CONFIG, lay_out


def may_mount() -> bool:
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("unshare"):
        return False
    probe = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs none /mnt"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not may_mount(), reason="takes the right to mount")
RUN = f"{sys.executable} -m reportgen run"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as opened:
        yield opened


def workspace(folder: Path, server: MailServer) -> Path:
    config = lay_out(folder)
    smtp = f"  smtp: {{host: 127.0.0.1, port: {server.port}, security: none, timeout: 2}}\n"
    config.write_text(CONFIG.replace("0 7 * * MON", "0 * * * *") + smtp, encoding="utf-8")
    return folder


def on_disk(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Runs a script in a mount namespace, in the folder."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    command = ["unshare", "--mount", "sh", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("size_kb", [16, 160])
def test_a_full_disk_under_the_ledger(tmp_path: Path, server: MailServer, size_kb: int) -> None:
    folder = workspace(tmp_path, server)
    (folder / "state").mkdir()
    mounted = f"mount -t tmpfs -o size={size_kb}k none state"
    # The same disk, first too small, then with room: what could not be recorded was not sent, and now it is.
    done = on_disk(folder, f"{mounted} && {RUN}; echo $? && mount -o remount,size=20m state && {RUN}; echo $?")
    codes = [line for line in done.stdout.splitlines() if line.isdigit()]
    assert "Traceback" not in done.stderr
    assert codes[0] in ("0", "74"), done.stderr
    assert codes[1] == "0", done.stderr
    assert sorted(server.box.recipients) == ["a@one.test", "b@two.test", "c@three.test"]


def test_a_full_disk_under_the_output(tmp_path: Path, server: MailServer) -> None:
    folder = workspace(tmp_path, server)
    (folder / "out").mkdir()
    done = on_disk(folder, f"mount -t tmpfs -o size=12k none out && {RUN}; echo $?; ls -A out")
    assert done.stdout.splitlines() == ["4", ".reportgen-ledger"], done.stderr
    assert "No space left on device" in done.stderr
    assert server.box.taken == []


@pytest.mark.parametrize("name", ["state", "out"])
def test_a_folder_that_may_only_be_read(tmp_path: Path, server: MailServer, name: str) -> None:
    folder = workspace(tmp_path, server)
    (folder / name).mkdir()
    done = on_disk(folder, f"mount -t tmpfs -o ro none {name} && {RUN}; echo $?")
    assert done.stdout.strip() in ("2", "4", "74"), done.stderr
    assert "Read-only file system" in done.stderr or "may not be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert server.box.taken == []

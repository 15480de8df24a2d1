"""The line that calls `reportgen run`: in the user's crontab between two marks, or as a systemd timer."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import ConfigError, error
from reportgen.output import write_whole

EVERY = "*/5 * * * *"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TIMEOUT_S = 20.0


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be called: the workspace, and the configs as seen from it."""

    root: Path
    configs: tuple[str, ...]

    @property
    def marks(self) -> tuple[str, str]:
        """The comments around the block; the workspace tells blocks apart."""
        return f"# reportgen begin {self.root}", f"# reportgen end {self.root}"

    @property
    def command(self) -> str:
        """The command as a shell reads it."""
        words = [sys.executable, "-m", "reportgen", "run", "--quiet", *self.configs]
        return f"cd {shlex.quote(str(self.root))} && {shlex.join(words)}"


def block(job: Job) -> str:
    """The lines for the crontab. A % would end the command there, so it is escaped as crontab(5) says."""
    begin, end = job.marks
    command = job.command.replace("%", r"\%")
    return f"{begin}\n{EVERY} {command}\n{end}\n"


def with_block(crontab: str, job: Job) -> str:
    """The crontab with the job's block, in the place of an older one; all other lines stay as they are."""
    bare = without_block(crontab, job)
    if bare and not bare.endswith("\n"):
        bare += "\n"
    return bare + block(job)


def without_block(crontab: str, job: Job) -> str:
    """The crontab without the job's block. Raises ConfigError when only one of its marks is there."""
    begin, end = job.marks
    lines = crontab.splitlines(keepends=True)
    places = [[number for number, line in enumerate(lines) if line.rstrip("\n") == mark] for mark in (begin, end)]
    if places == [[], []]:
        return crontab
    if len(places[0]) != 1 or len(places[1]) != 1 or places[0][0] > places[1][0]:
        fact = "the marks of reportgen's block do not stand in pairs"
        raise ConfigError(error("crontab", "crontab", fact, f"edit it with `crontab -e`: look for '{begin}'"))
    return "".join(lines[: places[0][0]] + lines[places[1][0] + 1 :])


def read_crontab() -> str:
    """The user's crontab; empty when there is none. Raises ConfigError when there is no cron here."""
    if not shutil.which("crontab"):
        remedy = "install cron, or use `reportgen schedule install --systemd`"
        raise ConfigError(error("crontab", "crontab", "there is no such command here", remedy))
    done = subprocess.run(["crontab", "-l"], capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)  # noqa: S607 - the user's own
    if done.returncode != 0 and "no crontab" not in done.stderr:
        fact = f"it cannot be read ({done.stderr.strip()[:200]})"
        raise ConfigError(error("crontab", "crontab", fact, "see whether this user may use cron (cron.allow)"))
    return done.stdout if done.returncode == 0 else ""


def write_crontab(text: str) -> None:
    """Puts the crontab in place. Raises ConfigError when cron refuses it."""
    done = subprocess.run(
        ["crontab", "-"],  # noqa: S607 - the user's own
        input=text,
        capture_output=True,
        text=True,
        timeout=_TIMEOUT_S,
        check=False,
    )
    if done.returncode != 0:
        fact = f"cron refused the new one ({done.stderr.strip()[:200]})"
        raise ConfigError(error("crontab", "crontab", fact, "the old one is unchanged; see `crontab -l`"))


def unit_name(job: Job) -> str:
    """The name of the timer: that of the workspace's folder."""
    return "reportgen-" + "-".join(_NAME.findall(job.root.name) or ["briefings"])


def units(job: Job) -> dict[str, str]:
    """File name → content of the systemd service and timer. Slots stand in the ledger: a late call loses none."""
    name = unit_name(job)
    command = job.command.replace("%", "%%").replace("$", "$$")
    escaped = command.replace("\\", "\\\\").replace('"', '\\"')
    service = f"""[Unit]
Description=Build and send the briefings of {job.root.name}

[Service]
Type=oneshot
ExecStart=/bin/sh -c "{escaped}"
"""
    timer = f"""[Unit]
Description=Call reportgen for {job.root.name}

[Timer]
OnCalendar=*:0/5
Persistent=true

[Install]
WantedBy=timers.target
"""
    return {f"{name}.service": service, f"{name}.timer": timer}


def units_folder() -> Path:
    """Where systemd looks for the units of this user."""
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(home) / "systemd" / "user"


def write_units(job: Job, folder: Path) -> tuple[Path, ...]:
    """Writes the units into the user's folder for them."""
    paths = []
    for name, content in units(job).items():
        write_whole(folder / name, content.encode())
        paths.append(folder / name)
    return tuple(paths)


def remove_units(job: Job, folder: Path) -> tuple[Path, ...]:
    """Removes the units; returns those that were there."""
    found = tuple(path for name in units(job) if (path := folder / name).exists())
    for path in found:
        path.unlink()
    return found

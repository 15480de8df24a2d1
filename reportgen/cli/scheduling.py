"""`reportgen schedule`: what comes next, and the line that calls `reportgen run`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.faults import speaking
from reportgen.cli.lists import tell_lines
from reportgen.cli.voice import Voice
from reportgen.errors import ConfigError, error

if TYPE_CHECKING:
    from reportgen.delivery.crontab import Job
    from reportgen.delivery.orders import Order

_SHOWN_SLOTS = 5
_SHOWN_RUNS = 5

_configs = click.argument("configs", nargs=-1, metavar="[CONFIG]...", type=click.Path(path_type=Path))
_systemd = click.option("--systemd", is_flag=True, help="A timer of systemd for this user instead of a crontab line.")
_dry_run = click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")


@click.group(epilog="\b\nExamples:\n  reportgen schedule show\n  reportgen schedule install")
def schedule() -> None:
    """Show what is due when; let cron or systemd call `reportgen run`."""


@schedule.command()
@_configs
@click.option("--ledger", type=click.Path(path_type=Path), metavar="FILE", help="The ledger.")
@speaking
def show(voice: Voice, configs: tuple[Path, ...], ledger: Path | None) -> int:
    """Print the next five runs of each briefing, in local time and UTC, and how the last ones went."""
    from reportgen.cli.running import configs_of
    from reportgen.delivery.orders import read_order

    now = datetime.datetime.now(datetime.UTC)
    facts, lines = [], []
    for path in configs_of(configs):
        order = read_order(path, {})
        entry = _facts(order, now, ledger)
        facts.append(entry)
        lines += _lines(order, entry)
    tell_lines(voice, lines, {"briefings": facts})
    return 0


def _facts(order: Order, now: datetime.datetime, given: Path | None) -> dict[str, object]:
    from reportgen.delivery.orders import ledger_path
    from reportgen.delivery.schedule import upcoming
    from reportgen.ledger import open_ledger, recent_runs, stamp

    slots = upcoming(order.schedule, now, _SHOWN_SLOTS) if order.schedule else ()
    zone = order.schedule.zone if order.schedule else datetime.UTC
    path = ledger_path(order, given)
    runs = []
    if path.exists():
        with open_ledger(path, now=now) as opened:
            for run in recent_runs(opened, order.name, _SHOWN_RUNS):
                runs.append({"slot": run.slot, "state": run.state.value, "message": run.message})
    return {
        "briefing": order.name,
        "next": [{"local": slot.astimezone(zone).isoformat(), "utc": stamp(slot)} for slot in slots],
        "last": runs,
    }


def _lines(order: Order, entry: dict[str, object]) -> list[str]:
    if order.schedule is None:
        return [f"{order.name}: no schedule"]
    lines = [f"{order.name}: {order.schedule.cron} ({order.schedule.zone.key})"]
    for slot in entry["next"]:  # type: ignore[attr-defined]  # made above
        local = datetime.datetime.fromisoformat(slot["local"])
        lines.append(f"  next  {local:%a %Y-%m-%d %H:%M %z}  {slot['utc']}")
    for run in entry["last"]:  # type: ignore[attr-defined]  # made above
        lines.append(f"  last  {run['slot']}  {run['state']}{': ' + run['message'] if run['message'] else ''}")
    return lines


@schedule.command()
@_configs
@_systemd
@_dry_run
@speaking
def install(voice: Voice, configs: tuple[Path, ...], systemd: bool, dry_run: bool) -> int:
    """Let cron call `reportgen run` for this workspace every five minutes; each config says what is due when.

    Installing again replaces the block; other lines of the crontab stay as they are.
    """
    from reportgen.delivery import crontab

    job = _job(configs)
    if systemd:
        return _install_units(voice, job, dry_run=dry_run)
    text = crontab.with_block("" if dry_run else crontab.read_crontab(), job)
    if not dry_run:
        crontab.write_crontab(text)
    lines = crontab.block(job).splitlines()
    told = lines if dry_run else [*lines, "installed; see it with `crontab -l`"]
    tell_lines(voice, told, {"installed": not dry_run, "block": lines})
    return 0


def _install_units(voice: Voice, job: Job, *, dry_run: bool) -> int:
    from reportgen.delivery import crontab

    files = crontab.units(job)
    if dry_run:
        lines = [line for name, content in files.items() for line in (f"# {name}", *content.splitlines())]
        tell_lines(voice, lines, {"units": files})
        return 0
    paths = crontab.write_units(job, crontab.units_folder())
    name = crontab.unit_name(job)
    line = f"{', '.join(map(str, paths))}; next: systemctl --user enable --now {name}.timer"
    voice.result(line, {"installed": True, "units": [str(path) for path in paths]})
    return 0


@schedule.command()
@_systemd
@_dry_run
@speaking
def remove(voice: Voice, systemd: bool, dry_run: bool) -> int:
    """Take the block of this workspace out of the crontab, or its timer out of systemd."""
    from reportgen.delivery import crontab

    job = _job(())
    if systemd:
        folder = crontab.units_folder()
        found = [str(folder / name) for name in crontab.units(job) if (folder / name).exists()]
        if not dry_run:
            crontab.remove_units(job, folder)
        line = ", ".join(found) if found else "there is no timer of this workspace"
        voice.result(f"{'would be removed' if dry_run else 'removed'}: {line}" if found else line, {"removed": found})
        return 0
    before = crontab.read_crontab()
    after = crontab.without_block(before, job)
    if after != before and not dry_run:
        crontab.write_crontab(after)
    line = "there is no block of this workspace" if after == before else "removed from the crontab"
    voice.result(f"{line} (--dry-run)" if dry_run else line, {"removed": after != before and not dry_run})
    return 0


def _job(configs: tuple[Path, ...]) -> Job:
    from reportgen.delivery.crontab import Job

    root = Path.cwd()
    if not configs and not (root / "config").is_dir():
        fact = "no folder config/ stands here"
        remedy = "call it from the workspace, or name the configs"
        raise ConfigError(error("schedule-place", "this folder", fact, remedy))
    missing = [path for path in configs if not path.is_file()]
    if missing:
        raise ConfigError(error("config-missing", str(missing[0]), "there is no such file", "check the path"))
    return Job(root, tuple(str(path) for path in configs))

"""What commands share: finding the config, and reading dates and parameters from the command line."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import click

from reportgen.errors import ConfigError, error


def day(context: click.Context, parameter: click.Parameter, value: str | None) -> datetime.date | None:
    """The day of an option written as 2026-01-31. Raises a usage error for anything else."""
    if value is None:
        return None
    try:
        found = datetime.date.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or found.isoformat() != value:
        message = f"'{value}' is not a day of the calendar; write it as 2026-01-31"
        raise click.BadParameter(message, ctx=context, param=parameter)
    return found


def config_file(given: Path | None) -> Path:
    """The config that is meant: the given file, or the only one in the `config` folder of the given or present folder.

    Raises ConfigError with the choices when there is none or more than one.
    """
    if given is not None and not given.is_dir():
        if given.exists():
            return given
        raise ConfigError(error("config-missing", str(given), "there is no such file", _advice(_found(Path()))))
    folder = given or Path()
    found = _found(folder)
    if len(found) == 1:
        return found[0]
    fact = f"{len(found)} configs stand here" if found else "no config stands here (looked for config/*.yaml)"
    raise ConfigError(error("config-choice", _shown(folder), fact, _advice(found)))


def _found(folder: Path) -> list[Path]:
    inner = folder / "config"
    places = inner if inner.is_dir() else folder
    return sorted(path for path in places.glob("*") if path.suffix in (".yaml", ".yml") and path.is_file())


def _advice(found: list[Path]) -> str:
    if found:
        return "name one: " + ", ".join(str(path) for path in found)
    return "name a YAML file, or lay out a briefing with `reportgen init DIR`"


def _shown(folder: Path) -> str:
    return "this folder" if folder == Path() else str(folder)


def parameters(pairs: Iterable[str]) -> dict[str, str]:
    """The mapping of `-P key=value` options. Raises a usage error for one without a key or without `=`."""
    found: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise click.BadParameter(f"'{pair}' is not key=value", param_hint="-P")
        if key.strip() in found:
            raise click.BadParameter(f"'{key.strip()}' is given twice", param_hint="-P")
        found[key.strip()] = value
    return found

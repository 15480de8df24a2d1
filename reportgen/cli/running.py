"""`reportgen run` and `reportgen send`."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.arguments import config_file, day, parameters
from reportgen.cli.faults import speaking
from reportgen.cli.journal import journal
from reportgen.cli.lists import tell_lines
from reportgen.cli.voice import SHOWN_IN_A_BUILD, Voice, as_facts, count, plain
from reportgen.errors import ConfigError, ReportgenError, error

if TYPE_CHECKING:
    from reportgen.delivery.plan import Outside
    from reportgen.delivery.running import Choices, Outcome

_RUN_EXAMPLES = """\b
Examples:
  reportgen run                            every config in config/: what is due, and what was cut off
  reportgen run config/board.yaml
  reportgen run --dry-run --outbox eml     what would be sent now, as .eml files
  */5 * * * * cd briefing && reportgen run --quiet      the line for the crontab (reportgen schedule install)

\b
Exit codes:
  0 nothing due, or all accepted   2 config   3 data   4 drawing   5 something was not accepted
  74 the ledger cannot be trusted  75 another run is at work
"""

_ledger = click.option(
    "--ledger", type=click.Path(path_type=Path), metavar="FILE", help="The ledger; default: state/ledger.db."
)
_outbox = click.option(
    "--outbox", type=click.Path(path_type=Path), metavar="DIR", help="Write .eml files there instead of sending."
)
_dry_run = click.option("--dry-run", is_flag=True, help="Build and write .eml files; send and record nothing.")
_log = click.option(
    "--log", "log_place", metavar="FILE", help="Append a JSON line for each event; - is standard error."
)
_pairs = click.option("-P", "pairs", multiple=True, metavar="KEY=VALUE", help="Set a parameter; repeatable.")


@click.command(epilog=_RUN_EXAMPLES)
@click.argument("configs", nargs=-1, metavar="[CONFIG]...", type=click.Path(path_type=Path))
@_pairs
@click.option("--only-if-changed", is_flag=True, help="Send nothing when the content is that of the last edition.")
@_dry_run
@_outbox
@_ledger
@_log
@speaking
def run(
    voice: Voice,
    configs: tuple[Path, ...],
    pairs: tuple[str, ...],
    only_if_changed: bool,
    dry_run: bool,
    outbox: Path | None,
    ledger: Path | None,
    log_place: str | None,
) -> int:
    """Build and send what is due by each config's schedule; finish first what was cut off.

    Called by cron every few minutes: any number of calls, at once or after a crash, send each edition once.
    """
    from reportgen.delivery.plan import Outside
    from reportgen.delivery.running import Choices

    choices = Choices(_absolute(ledger), _absolute(outbox), only_if_changed)
    with journal(log_place) as log:
        outside = Outside(log=log)
        return _all(voice, configs_of(configs), parameters(pairs), choices, outside, is_rehearsal=dry_run)


@click.command(epilog="\b\nExample:\n  reportgen send config/board.yaml      build and send now, once a day")
@click.argument("config", required=False, type=click.Path(path_type=Path))
@_pairs
@click.option("--as-of", callback=day, metavar="YYYY-MM-DD", help="The edition of this day; default: today.")
@_dry_run
@_outbox
@_ledger
@_log
@speaking
def send(
    voice: Voice,
    config: Path | None,
    pairs: tuple[str, ...],
    as_of: datetime.date | None,
    dry_run: bool,
    outbox: Path | None,
    ledger: Path | None,
    log_place: str | None,
) -> int:
    """Build and send CONFIG now, whatever its schedule says.

    The edition of a day is sent once: asked again, this sends what is missing and nothing twice.
    """
    from reportgen.delivery.orders import read_order
    from reportgen.delivery.plan import Outside
    from reportgen.delivery.running import Choices
    from reportgen.delivery.schedule import slot_by_hand

    path = config_file(config)
    with journal(log_place) as log:
        outside = Outside(log=log)
        slot = slot_by_hand(read_order(path, parameters(pairs)).schedule, outside.now(), as_of)
        choices = Choices(_absolute(ledger), _absolute(outbox), by_hand=slot)
        return _all(voice, (path,), parameters(pairs), choices, outside, is_rehearsal=dry_run)


def configs_of(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The given configs, or every one of the folder config/."""
    if given:
        return given
    found = sorted(path for pattern in ("*.yaml", "*.yml") for path in Path("config").glob(pattern))
    if not found:
        remedy = "call it from the workspace, or name a config"
        raise ConfigError(error("config-missing", "config/", "no config stands here", remedy))
    return tuple(found)


def _absolute(path: Path | None) -> Path | None:
    return path.absolute() if path else None


def _all(
    voice: Voice,
    configs: tuple[Path, ...],
    values: dict[str, str],
    choices: Choices,
    outside: Outside,
    *,
    is_rehearsal: bool,
) -> int:
    from reportgen.delivery.rounds import make_round

    if is_rehearsal:
        outcomes = tuple(_rehearsed(path, values, choices, outside) for path in configs)
    else:
        outcomes = make_round(configs, values, choices, outside)
    for outcome in outcomes:
        if not voice.as_json:
            voice.problems(outcome.problems, at_most=SHOWN_IN_A_BUILD)
    exit_code = max(outcome.exit_code for outcome in outcomes)
    told = [line for outcome in outcomes if (line := summary(outcome))]
    facts = {"exit_code": exit_code, "runs": [as_object(outcome) for outcome in outcomes]}
    if exit_code == 0:
        tell_lines(voice, told or ["nothing is due"], facts)
    elif voice.as_json:
        click.echo(json.dumps({"ok": False, **facts}, ensure_ascii=False))
    elif not voice.is_quiet:
        for line in told:
            click.echo(plain(line), err=True)
    return exit_code


def _rehearsed(path: Path, values: dict[str, str], choices: Choices, outside: Outside) -> Outcome:
    from reportgen.delivery.orders import read_order
    from reportgen.delivery.rehearsal import rehearse
    from reportgen.delivery.running import Outcome

    try:
        return rehearse(read_order(path, values), choices, outside)[0]
    except ReportgenError as fault:
        return Outcome(str(path), exit_code=fault.exit_code, problems=fault.problems)


def summary(outcome: Outcome) -> str:
    """`config/board.yaml, 2026-03-02T04:00:00Z: 1 edition; 3 accepted`; empty when nothing was to be done."""
    if not outcome.slots:
        return ""
    parts = [
        count(len(outcome.editions), "edition")
        if outcome.editions
        else "not built"
        if outcome.exit_code and not outcome.states
        else "built before"
    ]
    parts.append(", ".join(f"{number} {state}" for state, number in outcome.states))
    slots = ", ".join(outcome.slots)
    if outcome.remark:
        return f"{outcome.name}, {slots}: {outcome.remark}"
    return f"{outcome.name}, {slots}: {'; '.join(filter(None, parts))}"


def as_object(outcome: Outcome) -> dict[str, object]:
    """The outcome as JSON values."""
    return {
        "briefing": outcome.name,
        "exit_code": outcome.exit_code,
        "slots": list(outcome.slots),
        "missed": list(outcome.missed),
        "editions": list(outcome.editions),
        "deliveries": dict(outcome.states),
        "remark": outcome.remark,
        "problems": as_facts(outcome.problems),
    }

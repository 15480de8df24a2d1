"""`reportgen history`, `reportgen resolve` and `reportgen ledger`: what happened, and setting it right."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.faults import speaking
from reportgen.cli.lists import tell_lines
from reportgen.cli.voice import Voice, count
from reportgen.errors import ConfigError, error

if TYPE_CHECKING:
    from reportgen.ledger import Delivery, Ledger, Run

_LEDGER = Path("state", "ledger.db")
_ledger = click.option(
    "--ledger",
    "path",
    type=click.Path(path_type=Path),
    default=_LEDGER,
    show_default=True,
    metavar="FILE",
    help="The ledger.",
)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _opened(path: Path) -> Ledger:
    """The ledger, which must be there. Raises ConfigError or LedgerError."""
    from reportgen.ledger import open_ledger

    if not path.exists():
        remedy = "call it from the workspace, or name the file with --ledger; `reportgen run` makes it"
        raise ConfigError(error("ledger-missing", str(path), "there is no ledger here", remedy))
    return open_ledger(path, now=_now())


@click.command()
@click.argument("briefing", required=False)
@click.option("-n", "number", default=20, show_default=True, help="How many runs.")
@_ledger
@speaking
def history(voice: Voice, briefing: str | None, number: int, path: Path) -> int:
    """Print the newest runs with their editions and deliveries; --json adds every step."""
    from reportgen.ledger import deliveries_of, recent_runs

    with _opened(path) as ledger:
        runs = recent_runs(ledger, briefing, number)
        facts = [_run_facts(ledger, run) for run in runs]
        lines = [line for run in runs for line in _run_lines(run, deliveries_of(ledger, run))]
    tell_lines(voice, lines or ["nothing has run yet"], {"runs": facts})
    return 0


def _run_lines(run: Run, deliveries: tuple[Delivery, ...]) -> list[str]:
    head = f"{run.slot}  {run.state.value:<9}  {run.briefing}{': ' + run.message if run.message else ''}"
    return [head, *(f"    #{each.id} {each.recipient} ({each.variant}): {each.state.value}" for each in deliveries)]


def _run_facts(ledger: Ledger, run: Run) -> dict[str, object]:
    from reportgen.ledger import deliveries_of, editions_of, stamp

    return {
        "briefing": run.briefing,
        "slot": run.slot,
        "state": run.state.value,
        "exit_code": run.exit_code,
        "message": run.message,
        "started_at": stamp(run.started_at),
        "ended_at": stamp(run.ended_at) if run.ended_at else None,
        "editions": [
            {"variant": each.variant, "path": each.path, "sha256": each.sha256, "pages": each.pages}
            for each in editions_of(ledger, run)
        ],
        "deliveries": [_delivery_facts(ledger, each) for each in deliveries_of(ledger, run)],
    }


def _delivery_facts(ledger: Ledger, delivery: Delivery) -> dict[str, object]:
    from reportgen.ledger import stamp, steps_of

    return {
        "id": delivery.id,
        "variant": delivery.variant,
        "recipient": delivery.recipient,
        "message_id": delivery.message_id,
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "reply": delivery.reply,
        "next_attempt_at": stamp(delivery.next_attempt_at) if delivery.next_attempt_at else None,
        "steps": [
            {"at": stamp(step.at), "state": step.state.value, "detail": step.detail}
            for step in steps_of(ledger, delivery)
        ],
    }


@click.command(epilog="\b\nExamples:\n  reportgen resolve              list them\n  reportgen resolve 7 --accepted")
@click.argument("identity", metavar="[ID]", required=False, type=int)
@click.option("--accepted", "fate", flag_value="accepted", help="The message has arrived.")
@click.option("--resend", "fate", flag_value="resend", help="It has not: send it again, under the same Message-ID.")
@click.option("--give-up", "fate", flag_value="rejected", help="It has not, and is not to be sent.")
@_ledger
@speaking
def resolve(voice: Voice, identity: int | None, fate: str | None, path: Path) -> int:
    """Say what became of a delivery whose fate nobody knows: the connection was lost after the final dot."""
    if (identity is None) != (fate is None):
        raise click.UsageError("name a delivery and its fate: reportgen resolve 7 --accepted")
    with _opened(path) as ledger:
        return _list_unknown(voice, ledger) if identity is None else _settle(voice, ledger, identity, fate or "")


def _list_unknown(voice: Voice, ledger: Ledger) -> int:
    from reportgen.ledger import DeliveryState, deliveries_in

    found = deliveries_in(ledger, DeliveryState.UNKNOWN)
    lines = [
        f"#{each.id}  {run.slot}  {run.briefing}  {each.recipient} ({each.variant}): {each.reply}"
        for run, each in found
    ]
    facts = [{"briefing": run.briefing, "slot": run.slot, **_delivery_facts(ledger, each)} for run, each in found]
    tell_lines(voice, lines or ["every delivery has a known fate"], {"deliveries": facts})
    return 0


def _settle(voice: Voice, ledger: Ledger, identity: int, fate: str) -> int:
    from reportgen.ledger import DeliveryState, change_delivery, delivery_of_id, resend_delivery, settle_run

    delivery = delivery_of_id(ledger, identity)
    if delivery is None or delivery.state is not DeliveryState.UNKNOWN:
        fact = "there is no such delivery" if delivery is None else f"its fate is known: {delivery.state.value}"
        raise ConfigError(error("resolve", f"delivery {identity}", fact, "list the open ones with `reportgen resolve`"))
    if fate == "resend":
        resend_delivery(ledger, delivery, "to be sent again, by hand", now=_now())
        told = "the next run sends it again"
    else:
        change_delivery(ledger, delivery, DeliveryState(fate), f"{fate}, by hand", now=_now())
        settle_run(ledger, delivery.run)
        told = fate
    voice.result(f"#{identity} {delivery.recipient}: {told}", {"id": identity, "fate": fate})
    return 0


@click.group()
def ledger() -> None:
    """Copy, check or replace the ledger: the record of what was sent to whom."""


@ledger.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@_ledger
@speaking
def backup(voice: Voice, target: Path, path: Path) -> int:
    """Copy the ledger to TARGET, whole and consistent, even while it is in use."""
    if target.exists():
        raise ConfigError(error("backup-exists", str(target), "the file exists", "name a new one"))
    with _opened(path) as opened:
        opened.backup(target)
    target.chmod(0o600)
    voice.result(f"{target}: {target.stat().st_size / 1e3:.0f} kB", {"path": str(target)})
    return 0


@ledger.command()
@_ledger
@speaking
def verify(voice: Voice, path: Path) -> int:
    """Read every page of the ledger and every reference in it."""
    from reportgen.ledger import LedgerError, recent_runs

    with _opened(path) as opened:
        faults = opened.integrity()
        runs = len(recent_runs(opened, None, -1))
    if faults:
        remedy = "put the last backup in its place"
        raise LedgerError(error("ledger-corrupt", str(path), fault, remedy) for fault in faults)
    voice.result(f"{path}: sound, {count(runs, 'run')}", {"runs": runs})
    return 0


@ledger.command()
@click.argument("configs", nargs=-1, metavar="[CONFIG]...", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do it: what stands in the old ledger is not known any more.")
@_ledger
@speaking
def reset(voice: Voice, configs: tuple[Path, ...], yes: bool, path: Path) -> int:
    """Put a lost or damaged ledger aside and begin a new one in which all slots up to now count as handled."""
    from reportgen.cli.running import configs_of
    from reportgen.delivery.orders import read_order
    from reportgen.ledger import LedgerError, reset_ledger

    if not yes:
        raise click.UsageError("what was not sent yet will not be sent; if that is meant, add --yes")
    folders = [read_order(config, {}).sentinel_folder for config in configs_of(configs)]
    try:
        aside = reset_ledger(path, folders, now=_now())
    except OSError as fault:
        fact = f"it cannot be put aside ({fault.strerror})"
        raise LedgerError(error("ledger-unwritable", str(path), fact, "see to the rights of its folder")) from fault
    old = f"the old one lies at {aside}" if aside else "there was none"
    voice.result(f"{path}: begun anew; {old}", {"path": str(path), "old": str(aside) if aside else None})
    return 0

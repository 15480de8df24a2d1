"""A round over several briefings: each is run, then the operator, the watchers and the metrics hear of it."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportgen.delivery.alerting import tell_operator
from reportgen.delivery.doors import Door, OutboxDoor, ServerDoor
from reportgen.delivery.orders import Order, ledger_path, read_order
from reportgen.delivery.plan import Outside
from reportgen.delivery.remembering import recall, remember, told_folder
from reportgen.delivery.running import Choices, Outcome, run_order
from reportgen.delivery.watching import ping, write_metrics
from reportgen.errors import ReportgenError, Severity, error, note
from reportgen.ledger import BusyError, open_ledger


def make_round(
    configs: Iterable[Path], parameters: Mapping[str, str], choices: Choices, outside: Outside
) -> tuple[Outcome, ...]:
    """Runs each config; one that fails does not keep the others from running."""
    return tuple(_run(path, parameters, choices, outside) for path in configs)


def _run(path: Path, parameters: Mapping[str, str], choices: Choices, outside: Outside) -> Outcome:
    try:
        order = read_order(path, parameters)
    except ReportgenError as fault:
        outcome = _failed(str(path), fault)
        _tell_of_config(path, outcome, choices, outside)
        return outcome
    remember(order)
    if order.schedule is None and choices.by_hand is None:
        nothing = note("no-schedule", str(path), "it has no schedule", "write one, or use `reportgen send`")
        return Outcome(order.name, problems=(nothing,))
    try:
        outcome = run_order(order, choices, outside)
    except BusyError as fault:
        return _failed(order.name, fault)  # whoever is at work tells the rest
    except ReportgenError as fault:
        outcome = _failed(order.name, fault)
    except Exception as fault:
        # A fault of our own in one briefing must neither keep the others from their readers nor stay unheard.
        outside.log("fault", {"briefing": order.name, "trace": traceback.format_exc()})
        outcome = _broken(order.name, fault)
    _tell(order, outcome, choices, outside)
    return outcome


def _failed(name: str, fault: ReportgenError) -> Outcome:
    return Outcome(name, exit_code=fault.exit_code, problems=fault.problems)


def _broken(name: str, fault: Exception) -> Outcome:
    what = f"this is a fault of the program, not yours: {type(fault).__name__}: {fault}"
    remedy = "please report this line with what `reportgen run --log -` tells of it"
    return Outcome(name, exit_code=1, problems=(error("our-fault", name, what, remedy),))


def _tell_of_config(path: Path, outcome: Outcome, choices: Choices, outside: Outside) -> None:
    """A config that cannot be read names nobody: whoever it named when it could be read last hears of it."""
    contact = recall(path)
    if contact is None:
        return
    door = OutboxDoor(choices.outbox) if choices.outbox else ServerDoor(contact.mail, contact.server, outside)
    tell_operator(str(path), outcome.problems, contact.operator, contact.mail, door, told_folder(path), outside)
    door.close()


def _tell(order: Order, outcome: Outcome, choices: Choices, outside: Outside) -> None:
    """Whoever watches hears of it; that they cannot be reached is logged and changes nothing."""
    errors = [problem for problem in outcome.problems if problem.severity is Severity.ERROR]
    if outcome.exit_code and errors and order.watch.operator and order.mail:
        door = _door(order, choices, outside)
        if door:
            told = order.root / "state" / "told"
            tell_operator(order.name, errors, order.watch.operator, order.mail, door, told, outside)
            door.close()
    if order.watch.ping and (outcome.slots or outcome.exit_code):
        # Servers cut long bodies: what failed comes first, and notes of the build stay away.
        warnings = (problem for problem in outcome.problems if problem.severity is Severity.WARNING)
        body = "\n".join(map(str, [*errors, *warnings])) or f"{order.name}: done"
        ping(order.watch.ping, str(outcome.exit_code), body, outside)
    if order.watch.metrics:
        _measure(order, order.watch.metrics, outcome, choices, outside)


def _door(order: Order, choices: Choices, outside: Outside) -> Door | None:
    if choices.outbox:
        return OutboxDoor(choices.outbox)
    if order.mail and order.mail.server:
        return ServerDoor(order.mail, order.mail.server, outside)
    return None


def _measure(order: Order, path: Path, outcome: Outcome, choices: Choices, outside: Outside) -> None:
    now = outside.now()
    try:
        with open_ledger(ledger_path(order, choices.ledger), [order.sentinel_folder], now=now) as ledger:
            write_metrics(path, ledger, outcome.exit_code, now)
    except ReportgenError as fault:
        outside.log("metrics", {"fault": str(fault)})
        try:
            write_metrics(path, None, outcome.exit_code, now)
        except ReportgenError as second:
            outside.log("metrics", {"fault": str(second)})

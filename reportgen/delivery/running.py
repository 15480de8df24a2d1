"""One briefing's run: what is due is built, recorded, sent; what was cut off is finished first. The use case."""

from __future__ import annotations

import contextlib
import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.delivery.doors import Door, OutboxDoor, ServerDoor
from reportgen.delivery.editions import Made, deliveries_for, make_edition, variants_of
from reportgen.delivery.faults import DeliveryError
from reportgen.delivery.locking import locked
from reportgen.delivery.orders import Order, ledger_path, lock_path
from reportgen.delivery.plan import Outside
from reportgen.delivery.schedule import Due, Schedule, due, slot_day
from reportgen.delivery.sending import CHANGED, LARGER, send_run
from reportgen.delivery.watching import ping
from reportgen.errors import ConfigError, Problem, ReportgenError, error, warning
from reportgen.ledger import (
    Delivery,
    DeliveryState,
    Ledger,
    Run,
    RunState,
    claim_run,
    deliveries_of,
    finish_run,
    last_content,
    last_figures,
    moment,
    open_ledger,
    recent_runs,
    record_editions,
    record_missed,
    slot_states,
    stamp,
    unfinished_runs,
)

PARTIAL = DeliveryError.exit_code
_TOLD_RUNS = 50  # how far back held deliveries are reported


@dataclass(frozen=True, slots=True)
class Choices:
    """What the caller wants of a run. `by_hand` is a slot to run whether or not the schedule has it."""

    ledger: Path | None = None
    outbox: Path | None = None
    only_if_changed: bool = False
    by_hand: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a briefing's run went. `slots` are those that were worked on; `states` counts their deliveries."""

    name: str
    exit_code: int = 0
    slots: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    states: tuple[tuple[str, int], ...] = ()
    problems: tuple[Problem, ...] = ()
    remark: str = ""


def run_order(order: Order, choices: Choices, outside: Outside) -> Outcome:
    """Finishes what was cut off, then builds and sends what is due; any number of calls give the same result.

    Raises BusyError when another run of the briefing is at work and LedgerError when the ledger cannot be trusted;
    other faults are in the outcome.
    """
    _refuse_unsendable(order, choices)
    with locked(lock_path(order)), _ledger(order, choices, outside) as ledger:
        return _Runner(order, choices, outside, ledger).run()


def _refuse_unsendable(order: Order, choices: Choices) -> None:
    """Raises ConfigError when there is somebody to write to and no way to do so."""
    if order.mail and order.mail.server is None and choices.outbox is None:
        fact = "email: there are recipients, but no mail server"
        raise ConfigError(error("email-server", str(order.config.path), fact, "write email.smtp, or use --outbox DIR"))


def _ledger(order: Order, choices: Choices, outside: Outside) -> Ledger:
    return open_ledger(ledger_path(order, choices.ledger), [order.sentinel_folder], now=outside.now())


class _Runner:
    """One call's work on one briefing, under its lock."""

    def __init__(self, order: Order, choices: Choices, outside: Outside, ledger: Ledger) -> None:
        self._order, self._choices, self._outside, self._ledger = order, choices, outside, ledger
        self._problems: list[Problem] = []
        self._slots: list[str] = []
        self._editions: list[str] = []
        self._exit_code = 0
        self._remark = ""

    def run(self) -> Outcome:
        for run in unfinished_runs(self._ledger, self._order.name):
            if run.state is not RunState.BUILDING:
                self._send(run)
        found = self._due()
        missed = tuple(map(stamp, found.missed))
        if missed:
            record_missed(self._ledger, self._order.name, missed, now=self._outside.now())
        if found.slot:
            self._run_slot(found.slot)
        self._close_abandoned()
        self._tell_held()
        return self._outcome(missed)

    def _due(self) -> Due:
        if self._choices.by_hand:
            return Due(self._choices.by_hand)
        schedule = self._order.schedule
        if schedule is None:
            return Due()
        known = slot_states(self._ledger, self._order.name)
        return due(_after_start(schedule, self._ledger), self._outside.now(), known)

    def _run_slot(self, slot: datetime.datetime) -> None:
        run = claim_run(self._ledger, self._order.name, stamp(slot), now=self._outside.now())
        self._outside.log("run", {"briefing": self._order.name, "slot": run.slot, "state": run.state.value})
        self._outside.on_step("claimed")
        if run.state is not RunState.BUILDING:
            self._slots.append(run.slot)  # by hand, for a slot that is done: what became of it is told
            return
        if self._order.watch.ping:
            ping(self._order.watch.ping, "start", "", self._outside)
        try:
            self._order = self._order.with_subscribers()
            made = self._build(run)
        except ReportgenError as fault:
            self._fail(run, fault)
            return
        if self._is_unchanged(run, made):
            self._slots.append(run.slot)
            self._remark = "sections and sources say what they said in the last edition, so nothing was sent"
            self._finish(run, RunState.UNCHANGED, 0, self._remark)
            return
        self._record(run, made)
        self._send(run)

    def _build(self, run: Run) -> tuple[Made, ...]:
        day = slot_day(self._order.schedule, moment(run.slot))
        variants = variants_of(self._order)
        before = last_figures(self._ledger, self._order.name, run.slot)
        made = tuple(
            make_edition(self._order, each, day, is_kept=True, outside=self._outside, before=before)
            for each in variants
        )
        self._problems += (problem for each in made for problem in each.problems)
        self._editions += (each.edition.edition.path for each in made)
        return made

    def _is_unchanged(self, run: Run, made: tuple[Made, ...]) -> bool:
        if not self._choices.only_if_changed:
            return False
        before = last_content(self._ledger, self._order.name, run.slot)
        return all(before.get(each.edition.edition.variant) == each.edition.edition.content for each in made)

    def _record(self, run: Run, made: tuple[Made, ...]) -> None:
        deliveries = deliveries_for(self._order, self._ledger.id, run.slot)
        self._outside.on_step("built")
        record_editions(self._ledger, run, (each.edition for each in made), deliveries, now=self._outside.now())
        self._outside.on_step("recorded")

    def _send(self, run: Run) -> None:
        self._slots.append(run.slot)
        if deliveries_of(self._ledger, run):
            with self._door() as door:
                self._problems += send_run(self._ledger, run, self._order.mail, door, self._outside)
        self._conclude(run)

    @contextlib.contextmanager
    def _door(self) -> Iterator[Door | None]:
        """The way out for mail; None when there is none, which is refused at the start if somebody waits for mail."""
        mail = self._order.mail
        door: Door | None = None
        if mail and self._choices.outbox:
            door = OutboxDoor(self._choices.outbox)
        elif mail and mail.server:
            door = ServerDoor(mail, mail.server, self._outside)
        try:
            yield door
        finally:
            if door:
                door.close()

    def _conclude(self, run: Run) -> None:
        """The run's state from those of its deliveries; each that was not accepted is told with its reason."""
        deliveries = deliveries_of(self._ledger, run)
        failed = [each for each in deliveries if each.state is not DeliveryState.ACCEPTED]
        self._outside.on_step("sent")
        self._problems += (_told(run, each) for each in failed if each.state is not DeliveryState.UNKNOWN)
        if failed:
            message = f"{len(failed)} of {len(deliveries)} not accepted"
            self._finish(run, RunState.PARTIAL, PARTIAL, message)
        else:
            self._finish(run, RunState.DONE, 0, f"{len(deliveries)} accepted" if deliveries else "built")
        self._outside.on_step("finished")

    def _fail(self, run: Run, fault: ReportgenError) -> None:
        self._slots.append(run.slot)
        self._problems += fault.problems
        self._finish(run, RunState.FAILED, fault.exit_code, str(fault.problems[0]) if fault.problems else "")

    def _finish(self, run: Run, state: RunState, exit_code: int, message: str) -> None:
        finish_run(self._ledger, run, state, exit_code=exit_code, message=message, now=self._outside.now())
        facts = {"briefing": self._order.name, "slot": run.slot, "state": state.value, "exit_code": exit_code}
        self._outside.log("run", {**facts, "message": message})
        self._exit_code = max(self._exit_code, exit_code)

    def _close_abandoned(self) -> None:
        """A run that was cut off while building and is no longer due counts as missed."""
        for run in unfinished_runs(self._ledger, self._order.name):
            if run.state is RunState.BUILDING:
                message = "cut off while building, and too old to begin again"
                self._finish(run, RunState.MISSED, 0, message)

    def _tell_held(self) -> None:
        """Deliveries of unknown fate are told in every run until somebody says what became of them."""
        for run in recent_runs(self._ledger, self._order.name, _TOLD_RUNS):
            for delivery in deliveries_of(self._ledger, run, [DeliveryState.UNKNOWN]):
                self._problems.append(_told(run, delivery))
                self._exit_code = max(self._exit_code, PARTIAL)

    def _outcome(self, missed: tuple[str, ...]) -> Outcome:
        runs = [run for run in recent_runs(self._ledger, self._order.name, _TOLD_RUNS) if run.slot in self._slots]
        states = Counter(each.state.value for run in runs for each in deliveries_of(self._ledger, run))
        return Outcome(
            name=self._order.name,
            exit_code=self._exit_code,
            slots=tuple(dict.fromkeys(self._slots)),
            missed=missed,
            editions=tuple(self._editions),
            states=tuple(sorted(states.items())),
            problems=tuple(dict.fromkeys(self._problems)),
            remark=self._remark,
        )


def _after_start(schedule: Schedule, ledger: Ledger) -> Schedule:
    """The schedule without the slots that a ledger begun anew counts as handled."""
    if ledger.starts_at is None:
        return schedule
    start = ledger.starts_at + datetime.timedelta(seconds=1)
    return replace(schedule, not_before=max(start, schedule.not_before or start))


_REMEDIES = {
    DeliveryState.PENDING: (warning, "the next run tries it"),
    DeliveryState.DEFERRED: (warning, "a later run tries it again"),
    DeliveryState.SENDING: (error, "the next run holds it"),
    DeliveryState.REJECTED: (error, "correct the address or ask the recipient's server; it is not tried again"),
    DeliveryState.EXPIRED: (error, "nobody took it within a day; see to the server or the address"),
    DeliveryState.UNKNOWN: (
        error,
        "ask the recipient or look into the server's log, then say `reportgen resolve ID --accepted` or `--resend`",
    ),
}
# Rejected here, and not by the recipient's server: the address is not to blame.
_OWN_REMEDIES = {
    LARGER: "ask the server's operator to take larger messages; it is not tried again",
    CHANGED: "run `reportgen ledger verify`; it is not tried again",
}


def _told(run: Run, delivery: Delivery) -> Problem:
    kind, remedy = _REMEDIES[delivery.state]
    place = f"{run.briefing}, {run.slot}, {delivery.recipient} ({delivery.variant})"
    fact = f"{delivery.state.value}: {delivery.reply or 'not tried yet'}"
    for reply, better in _OWN_REMEDIES.items():
        if delivery.state is DeliveryState.REJECTED and delivery.reply.startswith(reply):
            remedy = better
    return kind(f"delivery-{delivery.state.value}", place, fact, remedy.replace("ID", str(delivery.id)))

"""Sends what a run has to send: each delivery once, every step in the ledger before and after the final dot."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from reportgen.delivery.doors import Door, Envelope, envelope_name
from reportgen.delivery.faults import DeliveryError, Dropped, FateUnknown, MailRefused, Reply, TooLarge
from reportgen.delivery.letter import Letter
from reportgen.delivery.message import NO_HEADING, Body, make_body, make_message
from reportgen.delivery.places import store
from reportgen.delivery.plan import Mail, Outside
from reportgen.delivery.signing import Signer
from reportgen.errors import Problem, error
from reportgen.ledger import (
    OPEN,
    Delivery,
    DeliveryState,
    Ledger,
    Run,
    change_delivery,
    deliveries_of,
    editions_of,
    posting,
)

FIRST_WAIT = datetime.timedelta(minutes=1)
LONGEST_WAIT = datetime.timedelta(hours=4)
LARGER = "larger than the server takes"
CHANGED = "the edition in the ledger is not what was built"
_HELD = "the program ended after the final dot may have left; the server may have the message"


@dataclass(frozen=True, slots=True)
class _Posting:
    """An edition ready to go out. `light` is the message without the PDF, for a server that finds it too large."""

    letter: Letter
    full: Body
    light: Body
    pdf: bytes
    name: str


def send_run(ledger: Ledger, run: Run, mail: Mail | None, door: Door | None, outside: Outside) -> tuple[Problem, ...]:
    """Tries every delivery of the run whose time has come; returns what kept the whole run from going on.

    Without `mail` or `door` only folders get their copy, and mail waits.

    Raises LedgerError when a step cannot be recorded: then nothing further is sent.
    """
    hold_unknown(ledger, run, outside)
    sender = _Sender(ledger, run, mail, door, outside)
    # Folders first: no mail server keeps them waiting. One edition after the other: only one is held in memory.
    waiting = sorted(
        deliveries_of(ledger, run, OPEN), key=lambda each: (each.heading != NO_HEADING, each.edition, each.id)
    )
    for delivery in waiting:
        if not is_time(delivery, outside.now()):
            continue
        try:
            sender.send(delivery)
        except DeliveryError as fault:
            sender.put_off(waiting[waiting.index(delivery) :], str(fault))
            return fault.problems
    return tuple(sender.problems)


def hold_unknown(ledger: Ledger, run: Run, outside: Outside) -> None:
    """Deliveries whose dot was about to leave when the program ended: their fate is unknown, and they are held."""
    for delivery in deliveries_of(ledger, run, [DeliveryState.SENDING]):
        change_delivery(ledger, delivery, DeliveryState.UNKNOWN, _HELD, now=outside.now())


def is_time(delivery: Delivery, now: datetime.datetime) -> bool:
    """Whether a delivery is to be tried now. A wait longer than the longest there is comes of a clock set back."""
    if delivery.next_attempt_at is None:
        return True
    return delivery.next_attempt_at <= now or delivery.next_attempt_at - now > 2 * LONGEST_WAIT


def wait_after(delivery: Delivery) -> datetime.timedelta:
    """How long to wait after one more failed try: 1 minute, doubled each time up to 4 hours, a fifth more or less.

    The share is taken from the message's own name, so that many do not come back at the same second.
    """
    doubled = min(FIRST_WAIT * 2 ** min(delivery.attempts, 16), LONGEST_WAIT)
    digest = hashlib.sha256(f"{delivery.message_id} {delivery.attempts}".encode()).digest()
    share = 0.8 + 0.4 * digest[0] / 255
    return datetime.timedelta(seconds=doubled.total_seconds() * share)


class _Sender:
    """One run's sending: the messages of each edition are made once."""

    def __init__(self, ledger: Ledger, run: Run, mail: Mail | None, door: Door | None, outside: Outside) -> None:
        self._ledger, self._run, self._mail, self._door, self._outside = ledger, run, mail, door, outside
        self._postings: dict[tuple[int, bool], _Posting | None] = {}
        self._signer: Signer | None = None
        self.problems: list[Problem] = []

    def send(self, delivery: Delivery) -> None:
        """One delivery, to its next state."""
        if self._outside.now() > delivery.expires_at:
            self._change(delivery, DeliveryState.EXPIRED, f"given up after a day; last: {delivery.reply or 'no try'}")
            return
        prepared = self._posting(delivery)
        if prepared is None:
            self._change(delivery, DeliveryState.REJECTED, CHANGED)
            return
        try:
            reply = self._attempt(delivery, prepared)
        except MailRefused as refused:
            self._refused(delivery, refused)
        except TooLarge as fault:
            detail = f"{LARGER}, even without the PDF ({fault})"
            self._change(delivery, DeliveryState.REJECTED, detail, is_attempt=True)
        except Dropped as fault:
            self._put_off_one(delivery, f"connection lost before the final dot: {fault}")
        except FateUnknown as fault:
            self._outside.on_step("unknown")
            detail = f"connection lost after the final dot: {fault}"
            self._change(delivery, DeliveryState.UNKNOWN, detail, is_attempt=True)
        else:
            self._outside.on_step("answered")
            self._change(delivery, DeliveryState.ACCEPTED, str(reply), is_attempt=True)
            self._outside.on_step("accepted")

    def _attempt(self, delivery: Delivery, prepared: _Posting) -> Reply:
        if delivery.heading == NO_HEADING:
            self._outside.on_step("store")
            return store(delivery.recipient, prepared.name, prepared.pdf)
        try:
            return self._hand_over(delivery, prepared.letter, prepared.full)
        except TooLarge:
            return self._hand_over(delivery, prepared.letter, prepared.light)
        except MailRefused as refused:
            if not refused.is_too_large:
                raise
            self._change(delivery, DeliveryState.PENDING, f"too large: {refused.reply}; sent without the PDF")
            return self._hand_over(delivery, prepared.letter, prepared.light)

    def _hand_over(self, delivery: Delivery, letter: Letter, body: Body) -> Reply:
        if self._mail is None or self._door is None:
            raise Dropped("the config has no mail server any more")
        message = make_message(self._mail, letter, body, delivery.heading, delivery.message_id, delivery.made_at)
        if self._signer:
            message = self._signer.sign_message(message)
        self._outside.on_step("message")
        name = envelope_name(self._run.briefing, self._run.slot, delivery.variant)
        envelope = Envelope(name, delivery.recipient, message, delivery.message_id)
        return self._door.deliver(envelope, lambda: self._before_dot(delivery))

    def _before_dot(self, delivery: Delivery) -> None:
        self._outside.on_step("body")
        self._change(delivery, DeliveryState.SENDING, "all but the final dot is sent")
        self._outside.on_step("dot")

    def _refused(self, delivery: Delivery, refused: MailRefused) -> None:
        detail = f"{refused.stage}: {refused.reply}"
        if refused.is_final:
            self._change(delivery, DeliveryState.REJECTED, detail, is_attempt=True)
        else:
            self._put_off_one(delivery, detail)

    def put_off(self, deliveries: list[Delivery], detail: str) -> None:
        """Nothing can go out now: the deliveries that were to be tried wait."""
        now = self._outside.now()
        for delivery in deliveries:
            if is_time(delivery, now):
                self._put_off_one(delivery, detail)

    def _put_off_one(self, delivery: Delivery, detail: str) -> None:
        later = self._outside.now() + wait_after(delivery)
        self._change(delivery, DeliveryState.DEFERRED, detail, next_attempt_at=later, is_attempt=True)

    def _change(
        self,
        delivery: Delivery,
        state: DeliveryState,
        detail: str,
        *,
        next_attempt_at: datetime.datetime | None = None,
        is_attempt: bool = False,
    ) -> None:
        now = self._outside.now()
        facts = {"recipient": delivery.recipient, "variant": delivery.variant, "state": state.value, "reply": detail}
        self._outside.log("delivery", {"slot": self._run.slot, **facts})
        change_delivery(
            self._ledger, delivery, state, detail, now=now, next_attempt_at=next_attempt_at, is_attempt=is_attempt
        )

    def _posting(self, delivery: Delivery) -> _Posting | None:
        key = (delivery.edition, delivery.heading != NO_HEADING)
        if key not in self._postings:
            self._postings = {key: self._prepared(delivery)}  # one at a time: memory stays small
        return self._postings[key]

    def _signed(self, body: Body, delivery: Delivery) -> Body:
        """The body as it is mailed; a folder's copy needs no key."""
        if self._mail is None or delivery.heading == NO_HEADING:
            return body
        self._signer = self._signer or Signer(self._mail)
        return self._signer.sign_body(body)

    def _prepared(self, delivery: Delivery) -> _Posting | None:
        """The edition's messages; None when the ledger's copy is not the file that was built and checked."""
        (edition,) = (each for each in editions_of(self._ledger, self._run) if each.id == delivery.edition)
        kept = posting(self._ledger, delivery.edition)
        if kept is None or hashlib.sha256(kept[1]).hexdigest() != edition.sha256 or not kept[1].startswith(b"%PDF-"):
            fact = f"the {edition.variant} edition of {self._run.slot} in the ledger is not the file that was built"
            self.problems.append(
                error("edition-changed", str(self._ledger.path), fact, "nothing was sent of it; verify the ledger")
            )
            return None
        letter = Letter.from_json(kept[0])
        way = (self._mail.way if self._mail else "") or edition.path
        note = letter.too_large.format(size=f"{len(kept[1]) / 1e6:.1f}", way=way)
        name = PurePosixPath(edition.path).name
        full, light = (
            self._signed(body, delivery) for body in (make_body(letter, kept[1]), make_body(letter, None, note))
        )
        return _Posting(letter, full, light, kept[1], name)

"""A run without consequences: everything is built, the messages become .eml files, nothing is sent or recorded."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from reportgen.delivery.doors import Envelope, OutboxDoor, envelope_name
from reportgen.delivery.editions import deliveries_for, make_edition, variants_of
from reportgen.delivery.letter import Letter
from reportgen.delivery.message import make_body, make_message
from reportgen.delivery.orders import Order, ledger_path
from reportgen.delivery.plan import Outside
from reportgen.delivery.running import Choices, Outcome
from reportgen.delivery.schedule import due, slot_day
from reportgen.delivery.signing import Signer
from reportgen.ledger import Figures, RunState, last_figures, open_ledger, slot_states, stamp

_NAMELESS = "rehearsal"  # stands for the ledger's id in message ids, which are nobody's


def rehearse(order: Order, choices: Choices, outside: Outside) -> tuple[Outcome, tuple[Path, ...]]:
    """What a run would do now, and the messages it would send, as files in the outbox.

    Raises ConfigError, DataError or RenderError when it could not be built.
    """
    slot = choices.by_hand or _due(order, choices, outside)
    if slot is None:
        return Outcome(order.name), ()
    order = order.with_subscribers()
    day = slot_day(order.schedule, slot)
    variants = variants_of(order)
    before = _figures(order, choices, outside, stamp(slot))
    made = {
        each.key: make_edition(order, each, day, is_kept=False, outside=outside, before=before) for each in variants
    }
    editions = tuple(each.edition.edition.path for each in made.values())
    problems = tuple(dict.fromkeys(problem for each in made.values() for problem in each.problems))
    files: list[Path] = []
    if order.mail:
        door = OutboxDoor(choices.outbox or order.root / "out" / "outbox")
        bodies, signer = {}, Signer(order.mail)
        for delivery in deliveries_for(replace(order, places=()), _NAMELESS, stamp(slot)):
            edition = made[delivery.variant].edition
            letter = Letter.from_json(edition.letter)
            if delivery.variant not in bodies:
                bodies[delivery.variant] = signer.sign_body(make_body(letter, edition.pdf))
            body = bodies[delivery.variant]
            message = make_message(order.mail, letter, body, delivery.heading, delivery.message_id, slot)
            message = signer.sign_message(message)
            name = envelope_name(order.name, stamp(slot), delivery.variant)
            files.append(door.write(Envelope(name, delivery.recipient, message, delivery.message_id)))
    states = (("written", len(files)),) if files else ()
    return Outcome(order.name, slots=(stamp(slot),), editions=editions, states=states, problems=problems), tuple(files)


def _figures(order: Order, choices: Choices, outside: Outside, slot: str) -> dict[str, Figures]:
    path = ledger_path(order, choices.ledger)
    if not path.exists():
        return {}
    with open_ledger(path, now=outside.now()) as ledger:
        return last_figures(ledger, order.name, slot)


def _due(order: Order, choices: Choices, outside: Outside) -> datetime.datetime | None:
    if order.schedule is None:
        return None
    path = ledger_path(order, choices.ledger)
    known: dict[str, RunState] = {}
    if path.exists():
        with open_ledger(path, now=outside.now()) as ledger:
            known = slot_states(ledger, order.name)
    return due(order.schedule, outside.now(), known).slot

"""Values for tests of sending: a clock that a test moves, recipients, and a run that is ready to be sent."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from pathlib import Path

from reportgen.config.addresses import read_address
from reportgen.delivery.letter import Letter, Picture
from reportgen.delivery.message import heading_of, message_id
from reportgen.delivery.plan import Group, Mail, Outside, Server, Variant
from reportgen.ledger import Edition, Ledger, NewDelivery, NewEdition, Run, claim_run, open_ledger, record_editions

NOW = datetime.datetime(2026, 3, 2, 4, 0, tzinfo=datetime.UTC)
SLOT = "2026-03-02T04:00:00Z"
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
PNG = b"\x89PNG\r\n\x1a\nnot a real one"


class Clock:
    """A clock that stands still unless a test, or waiting, moves it."""

    def __init__(self, now: datetime.datetime = NOW) -> None:
        self.time = now
        self.slept_s: list[float] = []
        self.steps: list[str] = []

    def now(self) -> datetime.datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept_s.append(seconds)
        self.time += datetime.timedelta(seconds=seconds)

    def pass_by(self, **amount: float) -> None:
        self.time += datetime.timedelta(**amount)

    def outside(self, on_step: Callable[[str], None] | None = None) -> Outside:
        return Outside(self.now, self.sleep, on_step or self.steps.append)


def letter(language: str = "en", *, subject: str = "Harbour traffic, 2 March 2026") -> Letter:
    picture = Picture(PNG, "Calls rose", "Calls, number, 2024", "Source: yearbook [1]", "Columns: calls by year")
    name, text, html = "Harbour traffic 2026-03-02", "Calls: 131\n", "<h1>Calls</h1>"
    return Letter(subject, language, name, text, html, "Too large ({size} MB); it lies here: {way}", picture)


def group(*addresses: str, language: str = "en", **parameters: str) -> Group:
    return Group(tuple(map(read_address, addresses)), Variant(language, (), tuple(parameters.items())))


def mail(server: Server | None, *groups: Group) -> Mail:
    return Mail(read_address("Harbour desk <desk@example.test>"), groups, server)


def ready_run(ledger: Ledger, order: Mail, *, slot: str = SLOT, pdf: bytes = PDF, now: datetime.datetime = NOW) -> Run:
    """A run whose editions are built and whose deliveries are pending."""
    run = claim_run(ledger, "config/harbour.yaml", slot, now=now)
    variants = {each.variant.key: each.variant for each in order.groups}
    editions = [
        NewEdition(
            Edition(key, variant.language, "out/harbour.pdf", hashlib.sha256(pdf).hexdigest(), "c", 1, len(pdf)),
            letter(variant.language).to_json(),
            pdf,
        )
        for key, variant in variants.items()
    ]
    deliveries = [
        NewDelivery(
            each.variant.key,
            address.mailbox,
            heading_of(each),
            message_id(ledger.id, "config/harbour.yaml", slot, each, "example.test"),
        )
        for each in order.groups
        for address in each.everyone
    ]
    record_editions(ledger, run, editions, deliveries, now=now)
    return run


def ledger_in(folder: Path) -> Ledger:
    return open_ledger(folder / "state" / "ledger.db", [folder / "out"], now=NOW)

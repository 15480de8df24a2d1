"""Each delivery once: what servers refuse, put off, lose or leave in the dark, against a real server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.delivery.doors import ServerDoor
from reportgen.delivery.plan import Mail
from reportgen.delivery.sending import LONGEST_WAIT, is_time, send_run, wait_after
from reportgen.errors import Problem
from reportgen.ledger import DeliveryState, Ledger, Run, change_delivery, deliveries_of, steps_of
from tests.delivery.build import PDF, Clock, group, ledger_in, mail, ready_run
from tests.delivery.mailserver import (
    HANG,
    HANG_UP,
    NONSENSE,
    STORE_AND_HANG,
    STORE_AND_HANG_UP,
    MailServer,
)

ACCEPTED, DEFERRED, REJECTED, UNKNOWN = (
    DeliveryState.ACCEPTED,
    DeliveryState.DEFERRED,
    DeliveryState.REJECTED,
    DeliveryState.UNKNOWN,
)
A, B, C = "a@one.test", "b@two.test", "c@three.test"


class Case:
    """A run for three recipients in two languages, a server, a clock."""

    def __init__(self, ledger: Ledger, server: MailServer, *, timeout_s: float = 5.0, pdf: bytes = PDF) -> None:
        self.ledger, self.server, self.clock = ledger, server, Clock()
        self.mail: Mail = mail(server.address(timeout_s=timeout_s), group(A), group(B), group(C, language="ru"))
        self.run: Run = ready_run(ledger, self.mail, pdf=pdf)
        self.connections = 0

    @property
    def taken(self) -> list[str]:
        return self.server.box.recipients

    def send(self) -> tuple[Problem, ...]:
        assert self.mail.server is not None
        door = ServerDoor(self.mail, self.mail.server, self.clock.outside())
        try:
            return send_run(self.ledger, self.run, self.mail, door, self.clock.outside())
        finally:
            door.close()
            self.connections = door.connections

    def states(self) -> dict[str, DeliveryState]:
        return {each.recipient: each.state for each in deliveries_of(self.ledger, self.run)}

    def reply(self, recipient: str) -> str:
        (found,) = (each for each in deliveries_of(self.ledger, self.run) if each.recipient == recipient)
        return found.reply


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with ledger_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def case(ledger: Ledger) -> Iterator[Case]:
    with MailServer() as server:
        yield Case(ledger, server)


def test_three_recipients_over_one_connection_and_never_again(case: Case) -> None:
    assert case.send() == ()
    assert case.taken == [A, B, C]
    assert (case.connections, case.server.box.sessions) == (1, 1)
    assert set(case.states().values()) == {ACCEPTED}
    case.send()
    assert case.taken == [A, B, C]
    assert [step.state.value for step in steps_of(case.ledger, deliveries_of(case.ledger, case.run)[0])] == [
        "sending",
        "accepted",
    ]


def test_a_server_that_cannot_pipeline(ledger: Ledger) -> None:
    with MailServer(features=()) as server:
        case = Case(ledger, server)
        server.box.script("rcpt", B, "550 no such user")
        case.send()
        assert case.taken == [A, C]


@pytest.mark.parametrize(
    ("stage", "answer"),
    [
        ("rcpt", "450 greylisted, come back"),
        ("data", "451 local error"),
        ("dot", "452 no room"),
        ("rcpt", "421 closing"),
        ("dot", "421 closing"),
    ],
)
def test_what_is_put_off_is_tried_later_and_holds_nobody_up(case: Case, stage: str, answer: str) -> None:
    case.server.box.script(stage, B, answer)
    case.send()
    assert case.states() == {A: ACCEPTED, B: DEFERRED, C: ACCEPTED}
    assert answer[:3] in case.reply(B)
    case.send()
    assert case.taken == [A, C], "too early"
    case.clock.pass_by(seconds=75)
    case.send()
    assert case.taken == [A, C, B]
    assert set(case.states().values()) == {ACCEPTED}


@pytest.mark.parametrize(
    ("stage", "answer"), [("rcpt", "550 no such user"), ("data", "554 refused"), ("dot", "552 5.2.2 mailbox full")]
)
def test_what_is_refused_is_not_tried_again(case: Case, stage: str, answer: str) -> None:
    case.server.box.script(stage, B, answer)
    case.send()
    assert case.states() == {A: ACCEPTED, B: REJECTED, C: ACCEPTED}
    case.clock.pass_by(hours=5)
    case.send()
    assert case.taken == [A, C]


@pytest.fixture
def large(ledger: Ledger) -> Iterator[Case]:
    """A message larger than what the system takes in at once: a drop in the middle is noticed in the middle."""
    with MailServer() as server:
        yield Case(ledger, server, pdf=PDF + bytes(2_000_000))


def test_a_drop_in_the_middle_of_the_text_is_safe_to_repeat(large: Case) -> None:
    large.server.box.script("data", B, HANG_UP)
    large.send()
    assert large.taken == [A, B, C]
    assert large.connections == 2


def test_a_server_that_always_drops_puts_off(case: Case) -> None:
    case.server.box.script("rcpt", A, HANG_UP, HANG_UP)
    case.send()
    assert case.states() == {A: DEFERRED, B: ACCEPTED, C: ACCEPTED}
    assert "before the final dot" in case.reply(A)


@pytest.mark.parametrize("answer", [HANG_UP, STORE_AND_HANG_UP, NONSENSE])
def test_a_drop_after_the_dot_is_unknown_and_held(case: Case, answer: str) -> None:
    case.server.box.script("dot", B, answer)
    case.send()
    assert case.states() == {A: ACCEPTED, B: UNKNOWN, C: ACCEPTED}
    before = list(case.taken)
    case.clock.pass_by(hours=5)
    case.send()
    assert case.taken == before


@pytest.mark.parametrize("answer", [HANG, STORE_AND_HANG])
def test_silence_after_the_dot_is_unknown(ledger: Ledger, answer: str) -> None:
    with MailServer() as server:
        case = Case(ledger, server, timeout_s=0.2)
        server.box.script("dot", B, answer)
        case.send()
        assert case.states() == {A: ACCEPTED, B: UNKNOWN, C: ACCEPTED}


def test_a_run_that_was_killed_at_the_dot_holds_the_message(case: Case) -> None:
    first = deliveries_of(case.ledger, case.run)[0]
    change_delivery(case.ledger, first, DeliveryState.SENDING, "", now=case.clock.now())
    case.send()
    assert case.states() == {A: UNKNOWN, B: ACCEPTED, C: ACCEPTED}
    assert case.taken == [B, C]


def test_a_message_too_large_becomes_one_that_says_where_the_file_lies(ledger: Ledger) -> None:
    with MailServer(size_limit=9_000) as server:
        case = Case(ledger, server)
        case.send()
        assert case.taken == [A, B, C]
        message = server.box.messages()[0]
        assert [part.get_filename() for part in message.walk() if part.get_filename()] == ["chart.png"]
        body = message.get_body(("plain",))
        assert body is not None
        assert "out/harbour.pdf" in body.get_content()


def test_a_server_that_finds_the_size_out_late(case: Case) -> None:
    case.server.box.script("dot", B, "552 5.3.4 message too big")
    case.send()
    assert set(case.states().values()) == {ACCEPTED}
    second = case.server.box.messages()[1]
    assert [part.get_content_type() for part in second.iter_attachments()] == []


def test_a_message_too_large_without_its_file_is_refused(ledger: Ledger) -> None:
    with MailServer(size_limit=500) as server:
        case = Case(ledger, server)
        case.send()
        assert set(case.states().values()) == {REJECTED}
        assert "even without the PDF" in case.reply(A)


def test_an_unreachable_server_puts_all_off_and_says_why(ledger: Ledger) -> None:
    server = MailServer()
    case = Case(ledger, server)
    (problem,) = case.send()
    assert problem.code == "smtp-connect"
    assert "cannot be reached" in problem.message
    assert set(case.states().values()) == {DEFERRED}
    with server:
        case.clock.pass_by(seconds=75)
        case.send()
    assert case.taken == [A, B, C]


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_server_that_wants_a_login_rejects_nobody(ledger: Ledger) -> None:
    with MailServer(logins={"desk": "s3cret"}) as server:
        case = Case(ledger, server)
        (problem,) = case.send()
        assert problem.code == "smtp-login"
        assert "the server wants a login first (530" in problem.message
        assert set(case.states().values()) == {"deferred"}
        assert server.box.taken == []


def test_after_a_day_nobody_tries_any_more(case: Case) -> None:
    case.server.box.script("rcpt", B, *["450 later"] * 50)
    for _ in range(40):
        case.send()
        case.clock.pass_by(hours=1)
    (found,) = (each for each in deliveries_of(case.ledger, case.run) if each.recipient == B)
    assert found.state is DeliveryState.EXPIRED
    assert 8 <= found.attempts <= 15, "1 min doubled up to 4 h, for a day"


def test_a_tampered_edition_stays_here(case: Case) -> None:
    case.ledger.run("UPDATE editions SET pdf = x'255044462d31' WHERE variant = 'en'")
    (problem,) = case.send()
    assert problem.code == "edition-changed"
    assert case.taken == [C]


def test_waits_double_and_end(case: Case) -> None:
    first = deliveries_of(case.ledger, case.run)[0]
    assert 48 <= wait_after(first).total_seconds() <= 72
    many = replace(first, attempts=30)
    assert 0.8 * LONGEST_WAIT <= wait_after(many) <= 1.2 * LONGEST_WAIT


def test_a_clock_set_back_does_not_make_a_message_wait_for_years(case: Case) -> None:
    first = deliveries_of(case.ledger, case.run)[0]
    later = replace(first, next_attempt_at=case.clock.now() + LONGEST_WAIT)
    assert not is_time(later, case.clock.now())
    case.clock.pass_by(days=-2)
    assert is_time(later, case.clock.now())


def test_a_rate_is_kept(ledger: Ledger) -> None:
    with MailServer() as server:
        case = Case(ledger, server)
        assert case.mail.server is not None
        case.mail = mail(server.address(per_minute=30), *case.mail.groups)
        case.send()
        assert case.clock.slept_s == [2.0, 2.0]

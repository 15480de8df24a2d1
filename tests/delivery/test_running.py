"""A briefing's whole run on a real server: built, recorded, sent once; cut off anywhere, finished by the next."""

from __future__ import annotations

import datetime
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.delivery.locking import locked
from reportgen.delivery.orders import Order, lock_path
from reportgen.delivery.plan import Outside
from reportgen.delivery.running import Choices, Outcome, run_order
from reportgen.errors import ConfigError
from reportgen.ledger import BusyError, LedgerError, RunState, deliveries_of, recent_runs, run_of, steps_of
from tests.delivery.build import NOW, SLOT, Clock, ledger_in
from tests.delivery.mailserver import MailServer
from tests.delivery.workspace import lay_out, order_for

A, B, C = "a@one.test", "b@two.test", "c@three.test"


class Place:
    """A workspace, a server, a clock, and runs on them."""

    def __init__(self, root: Path, server: MailServer) -> None:
        self.root, self.server, self.clock = root, server, Clock()
        self.config = lay_out(root)

    @property
    def order(self) -> Order:
        return order_for(self.config, self.server.address())

    def run(self, **choices: object) -> Outcome:
        return run_order(self.order, Choices(**choices), self.clock.outside())  # type: ignore[arg-type]  # by name

    @property
    def taken(self) -> list[str]:
        return self.server.box.recipients


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with MailServer() as server:
        yield Place(tmp_path, server)


def test_a_due_slot_is_sent_once(place: Place) -> None:
    outcome = place.run()
    assert (outcome.exit_code, outcome.slots, outcome.states) == (0, (SLOT,), (("accepted", 3),))
    assert outcome.editions == ("out/harbour-2026-03-02.pdf",)
    assert place.taken == [A, B, C]
    place.clock.pass_by(minutes=5)
    assert place.run() == Outcome("config/harbour.yaml")
    assert place.taken == [A, B, C]


def test_the_message_carries_the_edition_that_lies_in_its_folder(place: Place) -> None:
    place.run()
    message = place.server.box.messages()[2]
    assert message["To"] == "Гавань <c@three.test>"
    assert message["Subject"] == "Harbour traffic, 2 March 2026"
    assert message["Auto-Submitted"] == "auto-generated"
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == "Harbour traffic 2026-03-02.pdf"
    assert attachment.get_content() == (place.root / "out" / "harbour-2026-03-02.pdf").read_bytes()
    plain = message.get_body(("plain",))
    assert plain is not None
    assert "131" in plain.get_content()


def test_the_next_week_is_another_edition(place: Place) -> None:
    place.run()
    place.clock.pass_by(days=7)
    assert place.run().slots == ("2026-03-09T04:00:00Z",)
    assert len(place.taken) == 6
    assert len({message["Message-ID"] for message in place.server.box.messages()}) == 6


def test_missed_weeks_are_told_and_only_the_newest_is_sent(place: Place) -> None:
    place.run()
    place.clock.pass_by(days=21)
    outcome = place.run()
    assert (outcome.slots, outcome.missed) == (
        ("2026-03-23T04:00:00Z",),
        ("2026-03-09T04:00:00Z", "2026-03-16T04:00:00Z"),
    )
    assert len(place.taken) == 6


def test_unchanged_content_can_be_left_unsent(place: Place) -> None:
    place.run(only_if_changed=True)
    place.clock.pass_by(days=7)
    outcome = place.run(only_if_changed=True)
    assert outcome.exit_code == 0
    assert len(place.taken) == 3
    with ledger_in(place.root) as ledger:
        assert recent_runs(ledger)[0].state is RunState.UNCHANGED
    observations = place.root / "data" / "observations.csv"
    observations.write_text(observations.read_text(encoding="utf-8").replace("131,131", "132,132"), encoding="utf-8")
    place.clock.pass_by(days=7)
    place.run(only_if_changed=True)
    assert len(place.taken) == 6


def test_bad_data_send_nothing_and_are_tried_again(place: Place) -> None:
    observations = place.root / "data" / "observations.csv"
    good = observations.read_text(encoding="utf-8")
    observations.write_text(good.replace("131,131", "131,a lot"), encoding="utf-8")
    outcome = place.run()
    assert (outcome.exit_code, place.taken) == (3, [])
    assert "a lot" in str(outcome.problems[0])
    observations.write_text(good, encoding="utf-8")
    place.clock.pass_by(minutes=5)
    assert place.run().exit_code == 0
    assert place.taken == [A, B, C]


def test_an_edition_in_which_nothing_stands_is_not_sent(place: Place) -> None:
    text = place.config.read_text(encoding="utf-8")
    start, end = text.index("sections:"), text.index("output:")
    place.config.write_text(text[:start] + "sections: [sources]\n" + text[end:], encoding="utf-8")
    outcome = place.run()
    assert (outcome.exit_code, place.taken) == (3, [])
    assert any(problem.code == "edition-empty" for problem in outcome.problems)


def test_a_mailbox_that_stands_in_two_messages_gets_one_and_the_others_theirs(place: Place) -> None:
    text = place.config.read_text(encoding="utf-8")
    more = f"    - {{to: {A}, cc: [d@four.test], bcc: [e@five.test]}}\n"
    place.config.write_text(text + more, encoding="utf-8")
    place.run()
    assert place.taken == [A, B, C, "d@four.test", "e@five.test"]
    head = place.server.box.messages()[-1]
    assert (head["To"], head["Cc"], head["Bcc"]) == (A, "d@four.test", None)


def test_a_partial_delivery_has_its_own_exit_code(place: Place) -> None:
    place.server.box.script("rcpt", B, "550 no such user")
    outcome = place.run()
    assert (outcome.exit_code, outcome.states) == (5, (("accepted", 2), ("rejected", 1)))
    (problem,) = (each for each in outcome.problems if each.code == "delivery-rejected")
    assert str(problem).startswith(
        "config/harbour.yaml, 2026-03-02T04:00:00Z, b@two.test (en): rejected: recipient: 550 no such user; "
    )


def test_a_greylisted_recipient_gets_it_with_the_next_run(place: Place) -> None:
    place.server.box.script("rcpt", B, "450 come back")
    assert place.run().exit_code == 5
    place.clock.pass_by(minutes=5)
    assert place.run().exit_code == 0
    assert sorted(place.taken) == [A, B, C]


def test_an_unknown_fate_is_told_until_it_is_resolved(place: Place) -> None:
    place.server.box.script("dot", B, "hang-up")
    for _ in range(2):
        outcome = place.run()
        assert outcome.exit_code == 5
        assert [problem.code for problem in outcome.problems if problem.code == "delivery-unknown"]
        place.clock.pass_by(minutes=5)
    assert sorted(place.taken) == [A, C]


def test_a_second_run_at_the_same_time_is_turned_away(place: Place) -> None:
    with locked(lock_path(place.order)), pytest.raises(BusyError) as caught:
        place.run()
    assert caught.value.exit_code == 75
    assert place.run().exit_code == 0


def test_a_lost_ledger_sends_nothing(place: Place) -> None:
    place.run()
    for path in (place.root / "state").glob("ledger.db*"):
        path.unlink()
    with pytest.raises(LedgerError):
        place.run()
    assert len(place.taken) == 3


def test_recipients_without_a_server_are_a_question(place: Place) -> None:
    with pytest.raises(ConfigError, match="no mail server"):
        run_order(order_for(place.config, None), Choices(), place.clock.outside())


def test_an_outbox_holds_the_messages_and_counts_as_sent(place: Place) -> None:
    place.run(outbox=place.root / "eml")
    assert sorted(path.name[:-13] for path in (place.root / "eml").iterdir()) == [
        f"2026-03-02T04-00-harbour-en-{recipient}" for recipient in (A, B, C)
    ]
    place.run()
    assert place.taken == []


@pytest.mark.parametrize(
    ("unsubscribe", "line"),
    [
        ("https://example.test/leave?list=7", "To leave this list, open https://example.test/leave?list=7"),
        ("mailto:out@example.test?subject=leave", "To leave this list, write to out@example.test"),
    ],
)
def test_the_way_off_the_list_is_written_as_it_is_walked(place: Place, unsubscribe: str, line: str) -> None:
    text = place.config.read_text(encoding="utf-8").replace("email:\n", f'email:\n  unsubscribe: "{unsubscribe}"\n')
    place.config.write_text(text, encoding="utf-8")
    place.run()
    message = place.server.box.messages()[0]
    assert message["List-Unsubscribe"] == f"<{unsubscribe}>"
    plain = message.get_body(("plain",))
    assert plain is not None
    assert line in plain.get_content().splitlines()


def test_the_chart_of_a_mail_is_drawn_for_a_phone(place: Place) -> None:
    place.run()
    picture = next(part for part in place.server.box.messages()[0].walk() if part.get_content_type() == "image/png")
    content = picture.get_payload(decode=True)
    assert isinstance(content, bytes)
    width, height = (int.from_bytes(content[start : start + 4], "big") for start in (16, 20))
    # 300 by 150 points at least: type of 8 points is 9 pixels high on a phone, where it was 5 from a PDF's page.
    assert width == 1280
    assert height >= 640


def test_a_clock_that_runs_away_and_comes_back(place: Place) -> None:
    place.run()
    place.clock.pass_by(days=1498)
    assert place.run().slots == ("2030-04-08T04:00:00Z",)
    place.clock.pass_by(days=-1500)
    assert place.run().slots == ()
    place.clock.pass_by(days=9)
    assert place.run().slots == ("2026-03-09T04:00:00Z",)
    assert len(place.taken) == 9
    assert len({message["Message-ID"] for message in place.server.box.messages()}) == 9


def test_a_day_by_hand_is_sent_once(place: Place) -> None:
    by_hand = datetime.datetime(2026, 3, 3, 21, tzinfo=datetime.UTC)
    assert place.run(by_hand=by_hand).slots == ("2026-03-03T21:00:00Z",)
    assert place.run(by_hand=by_hand).exit_code == 0
    assert len(place.taken) == 3


KILLED_AT = (
    "claimed",
    "build-render",
    "build-write",
    "built",
    "recorded",
    "message",
    "body",
    "dot",
    "answered",
    "accepted",
    "sent",
    "finished",
)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("step", KILLED_AT)
def test_killed_at_every_step_then_recovered_twice(place: Place, step: str) -> None:
    kill_at(place, step)
    outcomes = [place.run(), place.run()]
    assert len(place.taken) == len(set(place.taken)), "nobody gets it twice"
    with ledger_in(place.root) as ledger:
        run = run_of(ledger, "config/harbour.yaml", SLOT)
        assert run is not None
        states = {each.recipient: each.state.value for each in deliveries_of(ledger, run)}
        assert all(steps_of(ledger, each) for each in deliveries_of(ledger, run))
    unknown = [recipient for recipient, state in states.items() if state == "unknown"]
    in_doubt = step in ("dot", "answered")
    assert len(unknown) == int(in_doubt)
    assert outcomes[-1].exit_code == (5 if in_doubt else 0)
    assert {recipient for recipient, state in states.items() if state == "accepted"} == {A, B, C} - set(unknown)
    assert {A, B, C} - set(unknown) <= set(place.taken)
    out = place.root / "out"
    assert sorted(path.name for path in out.iterdir()) == [".reportgen-ledger", "harbour-2026-03-02.pdf"]
    assert (out / "harbour-2026-03-02.pdf").read_bytes().rstrip().endswith(b"%%EOF")


def kill_at(place: Place, step: str) -> None:
    """Runs in a process of its own that ends by SIGKILL at the step; at those of a message, for the second one."""
    child = os.fork()
    if child == 0:
        seen: list[str] = []

        def on_step(name: str) -> None:
            seen.append(name)
            per_message = ("message", "body", "dot", "answered", "accepted")
            if name == step and seen.count(name) == (2 if step in per_message else 1):
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            run_order(place.order, Choices(), replace(Outside(place.clock.now, place.clock.sleep), on_step=on_step))
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it should have been killed"


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_eight_at_once_send_once(place: Place) -> None:
    order, outside = place.order, place.clock.outside()
    children = []
    for _ in range(8):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = run_order(order, Choices(), outside).exit_code
            except BusyError:
                code = 75
            finally:
                os._exit(code)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert place.taken == [A, B, C]
    assert set(codes) <= {0, 75}
    assert codes.count(0) >= 1
    assert outside.now() == NOW


def test_three_recipients_in_two_languages(place: Place) -> None:
    text = place.config.read_text(encoding="utf-8")
    place.config.write_text(
        text.replace("- Гавань <c@three.test>", "- {to: Гавань <c@three.test>, language: ru}"), encoding="utf-8"
    )
    outcome = place.run()
    assert (outcome.exit_code, outcome.states) == (0, (("accepted", 3),)), outcome.problems
    assert outcome.editions == ("out/harbour-2026-03-02.pdf", "out/harbour-2026-03-02-ru.pdf")
    english, _, russian = place.server.box.messages()
    assert (english["Content-Language"], russian["Content-Language"]) == ("en", "ru")
    assert russian["Subject"] == "Harbour traffic, 2 марта 2026 г."
    attached = [next(iter(message.iter_attachments())).get_content() for message in (english, russian)]
    assert attached[0] != attached[1]
    assert place.run().slots == ()
    assert len(place.taken) == 3


def plain_texts(place: Place) -> list[str]:
    parts = [message.get_body(("plain",)) for message in place.server.box.messages()]
    return [" ".join(part.get_content().split()) for part in parts if part is not None]


def change(place: Place, before: str, after: str) -> None:
    observations = place.root / "data" / "observations.csv"
    observations.write_text(observations.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_the_mail_says_what_changed_since_the_edition_before(place: Place) -> None:
    text = place.config.read_text(encoding="utf-8")
    place.config.write_text(
        text.replace("- Гавань <c@three.test>", "- {to: c@three.test, language: ru}"), encoding="utf-8"
    )
    place.run()
    assert not any("since the edition" in each for each in plain_texts(place))
    place.clock.pass_by(days=7)
    place.run()
    assert "No key figure has changed since the edition of 2 March 2026." in plain_texts(place)[3]
    change(place, "131,131", "144,144")
    place.clock.pass_by(days=7)
    place.run()
    english, _, russian = plain_texts(place)[6:]
    assert "Changes since the edition of 9 March 2026 - " in english
    assert ": 131 → 144 " in english
    assert "Что изменилось с выпуска от 9 марта 2026 г. - " in russian
    html = place.server.box.messages()[-1].get_body(("related", "html"))
    assert html is not None
    assert ": 131 → 144</li>" in html.get_payload()[0].get_content()  # type: ignore[index,union-attr]  # related: HTML first
    change(place, "A3,calls,North,2024,144,144", "A3,calls,North,2025,150,150")
    place.clock.pass_by(days=7)
    place.run()
    assert ": 150 (new)" in plain_texts(place)[9]


def test_unchanged_says_why_nothing_was_sent(place: Place) -> None:
    place.run(only_if_changed=True)
    place.clock.pass_by(days=7)
    outcome = place.run(only_if_changed=True)
    assert outcome.slots == ("2026-03-09T04:00:00Z",)
    assert outcome.remark == "sections and sources say what they said in the last edition, so nothing was sent"


def test_a_stale_edition_is_refused_until_the_data_are_renewed(place: Place) -> None:
    text = place.config.read_text(encoding="utf-8")
    place.config.write_text(text.replace("schedule: {", "schedule: {stale_after: 90d, "), encoding="utf-8")
    outcome = place.run()
    assert (outcome.exit_code, place.taken) == (3, [])
    assert str(outcome.problems[-1]) == (
        "config/harbour.yaml: the edition of 2026-03-02 would be stale: its newest source is of 2025-03-01, 366 days"
        " before; bring the data up to date, or change schedule.stale_after, now 90 days"
    )
    sources = place.root / "data" / "sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8").replace("2025-03-01", "2026-02-01"), encoding="utf-8")
    place.clock.pass_by(minutes=5)
    assert place.run().exit_code == 0
    assert place.taken == [A, B, C]


def test_a_source_without_a_date_proves_nothing_fresh(place: Place) -> None:
    text = place.config.read_text(encoding="utf-8")
    place.config.write_text(text.replace("schedule: {", "schedule: {stale_after: 52w, "), encoding="utf-8")
    sources = place.root / "data" / "sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8").replace("2025-03-01", ""), encoding="utf-8")
    outcome = place.run()
    assert outcome.exit_code == 3
    assert "none of its sources has a date" in str(outcome.problems[-1])

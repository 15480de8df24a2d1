"""Who watches hears of it: the operator once a fault and day, health checks, metrics, the log; and never too often."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reportgen.config.addresses import read_address
from reportgen.delivery.alerting import tell_operator
from reportgen.delivery.doors import ServerDoor
from reportgen.delivery.plan import Outside
from reportgen.delivery.rounds import make_round
from reportgen.delivery.running import Choices
from reportgen.delivery.watching import ping, write_metrics
from reportgen.errors import error
from reportgen.ledger import RunState, claim_run, finish_run
from tests.delivery.build import NOW, SLOT, Clock, ledger_in, mail
from tests.delivery.mailserver import MailServer
from tests.delivery.workspace import CONFIG, lay_out

OPERATOR = read_address("Ops <ops@example.test>")
FAULT = error("ledger-full", "state/ledger.db", "the disk is full", "free some space")
OTHER = error("smtp-tls", "mail.example.test:587", "no STARTTLS", "ask")


class Checks:
    """A health check that keeps what it was told."""

    def __init__(self) -> None:
        told = self.told = list[tuple[str, str]]()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["Content-Length"]))
                told.append((self.path, content.decode()))
                self.send_response(404 if "lost" in self.path else 200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/check-7"


@pytest.fixture
def checks() -> Iterator[Checks]:
    made = Checks()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def tell(server: MailServer, told: Path, clock: Clock, *problems: object) -> bool:
    address = server.address(timeout_s=1)
    order = mail(address)
    door = ServerDoor(order, address, clock.outside())
    try:
        return tell_operator("config/a.yaml", problems, OPERATOR, order, door, told, clock.outside())  # type: ignore[arg-type]  # they are
    finally:
        door.close()


def test_the_operator_hears_of_each_fault_once_a_day(tmp_path: Path) -> None:
    clock = Clock()
    with MailServer() as server:
        assert tell(server, tmp_path / "told", clock, FAULT)
        assert not tell(server, tmp_path / "told", clock, FAULT)
        assert tell(server, tmp_path / "told", clock, FAULT, OTHER)
        clock.pass_by(days=1)
        assert tell(server, tmp_path / "told", clock, FAULT)
        messages = server.box.messages()
    assert [message["Subject"] for message in messages] == [
        "reportgen: config/a.yaml: the disk is full",
        "reportgen: config/a.yaml: no STARTTLS",
        "reportgen: config/a.yaml: the disk is full",
    ]
    assert messages[0]["To"] == "Ops <ops@example.test>"
    assert "state/ledger.db: the disk is full; free some space" in messages[0].get_content()


def test_a_mailbox_refused_in_every_slot_of_a_day_is_one_fault(tmp_path: Path) -> None:
    def refused(slot: str, remedy: str = "correct the address"):  # type: ignore[no-untyped-def]  # a Problem
        return error("delivery-rejected", f"config/a.yaml, {slot}, b@two.test (en)", "rejected: 550", remedy)

    with MailServer() as server:
        assert tell(server, tmp_path / "told", Clock(), refused("2026-03-02T04:00:00Z"))
        assert not tell(server, tmp_path / "told", Clock(), refused("2026-03-02T05:00:00Z"))
        # Each held delivery asks for a word of its own, with its number.
        assert tell(server, tmp_path / "told", Clock(), refused("2026-03-02T05:00:00Z", "resolve 7"))
        assert tell(server, tmp_path / "told", Clock(), refused("2026-03-02T06:00:00Z", "resolve 8"))


def test_what_did_not_reach_the_operator_is_told_again(tmp_path: Path) -> None:
    clock, server = Clock(), MailServer()
    assert not tell(server, tmp_path / "told", clock, FAULT)
    with server:
        assert tell(server, tmp_path / "told", clock, FAULT)


def test_old_marks_are_cleared_away(tmp_path: Path) -> None:
    clock = Clock()
    with MailServer() as server:
        tell(server, tmp_path, clock, FAULT)
        clock.pass_by(days=40)
        tell(server, tmp_path, clock, FAULT)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_health_check_hears_start_and_end(checks: Checks) -> None:
    ping(checks.url + "/", "start", "", Outside())
    ping(checks.url, "5", "b@two.test: rejected", Outside())
    assert checks.told == [("/check-7/start", ""), ("/check-7/5", "b@two.test: rejected")]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "file:///etc/passwd", "{checks}/lost"])
def test_a_health_check_that_fails_fails_nothing_else(checks: Checks, url: str) -> None:
    events: list[tuple[str, object]] = []
    address = url.replace("{checks}", checks.url)
    ping(address, "0", "", replace(Outside(), log=lambda event, facts: events.append((event, facts))))
    ((event, facts),) = events
    assert event == "ping"
    assert address not in str(facts)


def test_metrics_say_how_things_stand(tmp_path: Path) -> None:
    with ledger_in(tmp_path) as ledger:
        run = claim_run(ledger, 'config/"a".yaml', SLOT, now=NOW)
        finish_run(ledger, run, RunState.FAILED, exit_code=3, message="", now=NOW)
        write_metrics(tmp_path / "x.prom", ledger, 3, NOW)
    lines = (tmp_path / "x.prom").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "reportgen_last_call_timestamp_seconds 1772424000",
        "reportgen_last_call_exit_code 3",
        "reportgen_ledger_trusted 1",
        'reportgen_run_slot_timestamp_seconds{briefing="config/\\"a\\".yaml",state="failed"} 1772424000',
        'reportgen_run_exit_code{briefing="config/\\"a\\".yaml"} 3',
    ]


def watched(config: Path, server: MailServer, checks: Checks) -> None:
    more = (
        f"  smtp: {{host: 127.0.0.1, port: {server.port}, security: none, timeout: 2}}\n"
        f"watch: {{operator: ops@example.test, ping: '{checks.url}', metrics: state/reportgen.prom}}\n"
    )
    config.write_text(CONFIG + more, encoding="utf-8")


def test_a_round_that_goes_well_is_quiet(tmp_path: Path, checks: Checks) -> None:
    config, clock = lay_out(tmp_path), Clock()
    with MailServer() as server:
        watched(config, server, checks)
        for _ in range(2):
            (outcome,) = make_round([config], {}, Choices(), clock.outside())
            assert outcome.exit_code == 0, outcome.problems
        assert "ops@example.test" not in server.box.recipients
    assert [path for path, _ in checks.told] == ["/check-7/start", "/check-7/0"]
    metrics = (tmp_path / "state" / "reportgen.prom").read_text(encoding="utf-8")
    assert 'reportgen_deliveries{briefing="config/harbour.yaml",state="accepted"} 3' in metrics


def test_a_lost_ledger_is_told_to_everybody_who_watches(tmp_path: Path, checks: Checks) -> None:
    config, clock = lay_out(tmp_path), Clock()
    with MailServer() as server:
        watched(config, server, checks)
        make_round([config], {}, Choices(), clock.outside())
        for path in (tmp_path / "state").glob("ledger.db*"):
            path.unlink()
        for _ in range(2):
            (outcome,) = make_round([config], {}, Choices(), clock.outside())
            assert outcome.exit_code == 74
        assert server.box.recipients.count("ops@example.test") == 1
        assert len(server.box.recipients) == 4
    assert [path for path, _ in checks.told][2:] == ["/check-7/74", "/check-7/74"]
    assert "reportgen_ledger_trusted 0" in (tmp_path / "state" / "reportgen.prom").read_text(encoding="utf-8")


def test_a_health_check_hears_what_failed_before_anything_else(tmp_path: Path, checks: Checks) -> None:
    config = lay_out(tmp_path)
    with MailServer() as server:
        watched(config, server, checks)
        server.box.script("rcpt", "c@three.test", "550 no such user")
        server.box.script("rcpt", "a@one.test", "451 later")
        make_round([config], {}, Choices(), Clock().outside())
    path, body = checks.told[-1]
    assert path == "/check-7/5"
    assert body.startswith(f"config/harbour.yaml, {SLOT}, c@three.test (en): rejected: ")
    assert "a@one.test (en): deferred" in body
    assert "note" not in body


def test_one_bad_config_does_not_keep_the_others_from_running(tmp_path: Path) -> None:
    good = lay_out(tmp_path)
    bad = tmp_path / "config" / "bad.yaml"
    bad.write_text("version: 2\n", encoding="utf-8")
    plain = tmp_path / "config" / "plain.yaml"
    plain.write_text(CONFIG[: CONFIG.index("schedule:")], encoding="utf-8")
    outcomes = make_round([bad, plain, good], {}, Choices(outbox=tmp_path / "eml"), Clock().outside())
    assert [outcome.exit_code for outcome in outcomes] == [2, 0, 0]
    assert [problem.code for problem in outcomes[1].problems] == ["no-schedule"]
    assert outcomes[2].slots == (SLOT,)

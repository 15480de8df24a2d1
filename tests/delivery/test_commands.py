"""The commands of scheduling as a person and as cron call them: words, exit codes, JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.cli.faults import run
from reportgen.cli.program import program
from reportgen.delivery import doctor, running
from tests.delivery.mailserver import MailServer
from tests.delivery.workspace import CONFIG, lay_out


@dataclass
class Desk:
    """A workspace whose schedule has a slot every hour, a mail server, and the program run on them."""

    root: Path
    config: Path
    server: MailServer
    capture: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> tuple[int, str, str]:
        before = Path.cwd()
        os.chdir(self.root)
        try:
            self.capture.readouterr()
            code = run(program, list(arguments))
        finally:
            os.chdir(before)
        said = self.capture.readouterr()
        return code, said.out, said.err

    def answer(self, *arguments: str) -> dict[str, object]:
        """The one JSON object of a command."""
        found = json.loads(self.run(*arguments, "--json")[1])
        assert isinstance(found, dict)
        return found


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    config = lay_out(tmp_path)
    with MailServer() as server:
        smtp = f"  smtp: {{host: 127.0.0.1, port: {server.port}, security: none, timeout: 2}}\n"
        config.write_text(CONFIG.replace("0 7 * * MON", "0 * * * *") + smtp, encoding="utf-8")
        yield Desk(tmp_path, config, server, capsys)


def test_run_says_what_was_done_and_then_nothing(desk: Desk) -> None:
    code, out, err = desk.run("run")
    assert (code, err) == (0, "")
    assert out.startswith("config/harbour.yaml, 20")
    assert out.endswith("Z: 1 edition; 3 accepted\n")
    assert desk.run("run") == (0, "nothing is due\n", "")
    assert desk.run("run", "--quiet") == (0, "", "")
    assert len(desk.server.box.taken) == 3


def test_run_in_json(desk: Desk) -> None:
    desk.server.box.script("rcpt", "b@two.test", "550 no such user")
    found = desk.answer("run")
    assert (found["ok"], found["exit_code"]) == (False, 5)
    (entry,) = found["runs"]  # type: ignore[misc]  # a list of one
    assert entry["deliveries"] == {"accepted": 2, "rejected": 1}
    assert [problem["code"] for problem in entry["problems"]] == ["delivery-rejected"]


def test_a_partial_delivery_is_told_even_when_quiet(desk: Desk) -> None:
    desk.server.box.script("rcpt", "b@two.test", "550 no such user")
    code, out, err = desk.run("run", "--quiet")
    assert (code, out) == (5, "")
    assert "b@two.test (en): rejected: recipient: 550 no such user; correct the address" in err


def test_history_tells_runs_deliveries_and_steps(desk: Desk) -> None:
    desk.run("run")
    code, out, _ = desk.run("history")
    assert code == 0
    assert "done       config/harbour.yaml: 3 accepted\n    #1 a@one.test (en): accepted\n" in out
    (entry,) = desk.answer("history")["runs"]  # type: ignore[misc]  # a list of one
    assert [step["state"] for step in entry["deliveries"][0]["steps"]] == ["sending", "accepted"]
    assert entry["editions"][0]["path"].startswith("out/harbour-")


def test_resolve_sends_again_under_the_same_name_or_calls_it_arrived(desk: Desk) -> None:
    desk.server.box.script("dot", "a@one.test", "store-hang-up")
    desk.server.box.script("dot", "b@two.test", "hang-up")
    assert desk.run("run")[0] == 5
    open_now = desk.answer("resolve")["deliveries"]
    assert isinstance(open_now, list)
    assert [each["recipient"] for each in open_now] == ["a@one.test", "b@two.test"]
    assert desk.run("resolve", "1", "--accepted")[:2] == (0, "#1 a@one.test: accepted\n")
    assert desk.run("resolve", "2", "--resend")[:2] == (0, "#2 b@two.test: the next run sends it again\n")
    assert desk.run("run")[0] == 0
    assert sorted(desk.server.box.recipients) == ["a@one.test", "b@two.test", "c@three.test"]
    assert desk.server.box.messages()[-1]["Message-ID"] == open_now[1]["message_id"]
    assert desk.run("resolve")[1] == "every delivery has a known fate\n"
    assert desk.run("resolve", "1", "--resend")[0] == 2
    assert desk.run("resolve", "1")[0] == 2


def test_the_ledger_is_copied_checked_and_begun_anew(desk: Desk) -> None:
    desk.run("run")
    assert desk.run("ledger", "verify")[:2] == (0, "state/ledger.db: sound, 1 run\n")
    assert desk.run("ledger", "backup", "copy.db")[0] == 0
    assert desk.run("ledger", "backup", "copy.db")[0] == 2
    assert desk.run("ledger", "verify", "--ledger", "copy.db")[0] == 0
    (desk.root / "state" / "ledger.db").write_bytes(b"garbage " * 1000)
    for command in (("run",), ("history",), ("ledger", "verify")):
        code, out, err = desk.run(*command)
        assert (code, out) == (74, ""), command
        assert "reportgen ledger reset" in err
        assert "Traceback" not in err
    assert desk.run("ledger", "reset")[0] == 2
    assert desk.run("ledger", "reset", "--yes")[0] == 0
    assert desk.run("run")[:2] == (0, "nothing is due\n")
    assert len(desk.server.box.taken) == 3


def test_a_backup_put_in_place_goes_on_where_it_was(desk: Desk) -> None:
    desk.run("run")
    desk.run("ledger", "backup", "copy.db")
    for path in (desk.root / "state").glob("ledger.db*"):
        path.unlink()
    (desk.root / "copy.db").rename(desk.root / "state" / "ledger.db")
    assert desk.run("run")[:2] == (0, "nothing is due\n")


def test_schedule_shows_what_comes(desk: Desk) -> None:
    desk.run("run")
    code, out, _ = desk.run("schedule", "show")
    assert code == 0
    assert out.startswith("config/harbour.yaml: 0 * * * * (Europe/Minsk)\n  next  ")
    assert out.count("  next  ") == 5
    assert "done: 3 accepted" in out


CRONTAB = """\
#!/bin/sh
if [ "$1" = -l ]; then
  [ -f "$0.kept" ] || { echo "no crontab for you" >&2; exit 1; }
  cat "$0.kept"
else
  cat > "$0.kept"
fi
"""


def test_schedule_installs_and_removes_its_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = desk.root / "bin" / "crontab"
    tool.parent.mkdir()
    tool.write_text(CRONTAB, encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}:{os.environ['PATH']}")
    kept = tool.with_name("crontab.kept")
    assert desk.run("schedule", "install")[0] == 0
    assert desk.run("schedule", "install")[0] == 0
    assert kept.read_text(encoding="utf-8").count("reportgen run") == 1
    assert desk.run("schedule", "remove", "--dry-run")[0] == 0
    assert "reportgen" in kept.read_text(encoding="utf-8")
    assert desk.run("schedule", "remove")[:2] == (0, "removed from the crontab\n")
    assert kept.read_text(encoding="utf-8") == ""
    assert desk.run("schedule", "remove")[1] == "there is no block of this workspace\n"


def test_the_line_for_cron_runs_in_a_bare_environment(desk: Desk) -> None:
    code, out, _ = desk.run("schedule", "install", "--dry-run")
    assert code == 0
    command = out.splitlines()[1].removeprefix("*/5 * * * * ").replace("\\%", "%")
    assert sys.executable in command
    bare = {"PATH": "/usr/bin:/bin"}
    done = subprocess.run(["/bin/sh", "-c", command], env=bare, capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    assert len(desk.server.box.taken) == 3


def test_a_timer_for_systemd(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk.root / "home"))
    code, out, _ = desk.run("schedule", "install", "--systemd")
    assert code == 0
    assert "systemctl --user enable --now" in out
    assert len(list((desk.root / "home" / "systemd" / "user").iterdir())) == 2
    assert desk.run("schedule", "remove", "--systemd")[0] == 0
    assert list((desk.root / "home" / "systemd" / "user").iterdir()) == []


def test_doctor_finds_what_is_well_and_what_is_not(desk: Desk) -> None:
    code, out, _ = desk.run("doctor", "--mail")
    lines = dict(line[6:].split(": ", 1) for line in out.splitlines())
    well = {line[6:].split(":")[0] for line in out.splitlines() if line.startswith("ok")}
    assert {"fonts", "data", "output", "disk", "clock", "zone", "ledger", "mail server", "mail to oneself"} <= well
    assert "without TLS, on this machine, no login" in lines["mail server"]
    assert desk.server.box.recipients == ["desk@example.test"]
    assert code in (0, 3), "a machine may have no cron"


def test_doctor_in_json_says_whether_all_is_well(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk.root / "home"))
    desk.run("schedule", "install", "--systemd")
    assert desk.answer("doctor")["ok"] is True, "a timer calls the workspace"
    text = desk.config.read_text(encoding="utf-8")
    desk.config.write_text(text.replace("security: none", "security: starttls"), encoding="utf-8")
    found = desk.answer("doctor")
    assert found["ok"] is False
    assert [each["subject"] for each in found["findings"] if not each["is_well"]] == ["mail server"]  # type: ignore[attr-defined]  # a list


def test_doctor_knows_one_workspace_from_another(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk.root / "home"))
    monkeypatch.setattr(doctor, "read_crontab", lambda: f"# reportgen begin {desk.root}-2\n")
    assert "FAIL  crontab: it does not call this workspace" in desk.run("doctor")[1]
    monkeypatch.setattr(doctor, "read_crontab", lambda: f"# reportgen begin {desk.root}\n")
    assert "ok    crontab: calls this workspace" in desk.run("doctor")[1]


def test_send_by_hand_once_a_day(desk: Desk) -> None:
    assert desk.run("send", "--dry-run", "--outbox", "eml")[0] == 0
    assert len(list((desk.root / "eml").iterdir())) == 3
    assert desk.server.box.taken == []
    assert desk.run("send")[0] == 0
    code, out, _ = desk.run("send")
    assert (code, len(desk.server.box.taken)) == (0, 3)
    assert out.endswith("Z: built before; 3 accepted\n")


def test_the_log_is_json_without_secrets(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_SMTP_PASSWORD", "hunter2")
    desk.run("run", "--log", "logs/run.log")
    text = (desk.root / "logs" / "run.log").read_text(encoding="utf-8")
    events = [json.loads(line) for line in text.splitlines()]
    assert [event["state"] for event in events if event["event"] == "delivery"] == ["sending", "accepted"] * 3
    assert events[-1]["state"] == "done"
    assert "hunter2" not in text


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("run", "nope.yaml"), 2, "nope.yaml: there is no such file"),
        (("history", "--ledger", "nope.db"), 2, "nope.db: there is no ledger here"),
        (("resolve", "7"), 2, "there is no ledger here|name a delivery and its fate"),
        (("schedule", "show", "nope.yaml"), 2, "there is no such file"),
    ],
)
def test_mistakes_have_words(desk: Desk, arguments: tuple[str, ...], code: int, says: str) -> None:
    found, out, err = desk.run(*arguments)
    assert (found, out) == (code, "")
    assert any(each in err for each in says.split("|"))
    assert "Traceback" not in err


def test_a_config_that_breaks_is_told_to_the_operator_it_had_once_a_day(desk: Desk) -> None:
    good = desk.config.read_text(encoding="utf-8") + "watch: {operator: ops@example.test}\n"
    desk.config.write_text(good, encoding="utf-8")
    assert desk.run("run")[0] == 0
    desk.config.write_text(good.replace("sections:", "sectons:"), encoding="utf-8")
    for _ in range(2):
        code, _, err = desk.run("run", "--quiet")
        assert code == 2
        assert "config/harbour.yaml:7:1: unknown key 'sectons'; did you mean 'sections'?" in err
    alerts = [message for message in desk.server.box.messages() if message["To"] == "ops@example.test"]
    assert [message["Subject"] for message in alerts] == [alerts[0]["Subject"]]
    assert "unknown key 'sectons'" in alerts[0].get_content()
    kept = (desk.root / "state" / "contacts" / "harbour.yaml.json").read_text(encoding="utf-8")
    assert '"operator"' in kept
    desk.config.write_text(good, encoding="utf-8")
    assert desk.run("run")[0] == 0


def test_a_broken_config_without_an_operator_is_told_here_and_others_run_on(desk: Desk) -> None:
    (desk.root / "config" / "board.yaml").write_text("version: [\n", encoding="utf-8")
    code, _, err = desk.run("run")
    assert code == 2, "the highest exit code counts"
    assert "config/board.yaml:" in err
    assert len(desk.server.box.taken) == 3


def test_a_fault_of_our_own_is_told_and_keeps_no_other_briefing_waiting(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = desk.config.read_text(encoding="utf-8") + "watch: {operator: ops@example.test}\n"
    desk.config.write_text(text, encoding="utf-8")
    (desk.root / "config" / "a.yaml").write_text(text, encoding="utf-8")
    whole = running.make_edition

    def broken(order, *rest, **more):  # type: ignore[no-untyped-def]  # as the one it stands for
        if order.name == "config/a.yaml":
            raise KeyError("oops")
        return whole(order, *rest, **more)

    monkeypatch.setattr(running, "make_edition", broken)
    code, out, err = desk.run("run", "--log", "run.log")
    assert (code, out) == (1, "")
    assert "config/a.yaml: this is a fault of the program, not yours: KeyError: 'oops'; please report" in err
    assert "config/harbour.yaml, " in err
    assert sorted(desk.server.box.recipients) == ["a@one.test", "b@two.test", "c@three.test", "ops@example.test"]
    assert "in broken" in (desk.root / "run.log").read_text(encoding="utf-8")

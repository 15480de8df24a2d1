"""The same promises against servers that others wrote: smtp-sink and exim4, started here on loopback.

They run where they are installed (Debian's packages postfix and exim4); real_servers.sh unpacks both for one run.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import socket
import subprocess
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from reportgen.delivery.doors import ServerDoor
from reportgen.delivery.plan import Mail, Server
from reportgen.delivery.sending import send_run
from reportgen.ledger import Ledger, Run, deliveries_of
from tests.delivery.build import PDF, Clock, group, ledger_in, mail, ready_run

ROOT = Path(os.environ.get("REPORTGEN_REAL_SERVERS", "/"))
SINK, EXIM = (ROOT / "usr" / "sbin" / name for name in ("smtp-sink", "exim4"))
IS_ROOT = os.getuid() == 0


def has_user(name: str) -> bool:
    with contextlib.suppress(KeyError):
        return bool(pwd.getpwnam(name))
    return False


needs_sink = pytest.mark.skipif(not SINK.is_file(), reason="no smtp-sink: apt-get install postfix, or real_servers.sh")
needs_exim = pytest.mark.skipif(
    not (EXIM.is_file() and IS_ROOT and has_user("Debian-exim")),
    reason="no exim4, or not root: apt-get install exim4-daemon-light, or real_servers.sh",
)
A, B, C = "a@one.test", "b@two.test", "c@three.test"

EXIM_CONFIG = """\
primary_hostname = localhost
exim_path = {program}
deliver_drop_privilege
spool_directory = {folder}/spool
log_file_path = {folder}/log-%s
pid_file_path = {folder}/pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
message_size_limit = 60K
acl_smtp_rcpt = recipients
acl_smtp_data = texts
keep_environment =
tls_advertise_hosts =
begin acl
recipients:
  defer message = greylisted
        local_parts = grey
        condition = ${{if exists{{{folder}/known}}{{no}}{{yes}}}}
  deny message = no such user
       local_parts = nobody
  accept
texts:
  accept
begin routers
here:
  driver = accept
  transport = files
begin transports
files:
  driver = appendfile
  directory = {folder}/mail/all
  maildir_format
  create_directory
  user = Debian-exim
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        assert isinstance(port, int)
        return port


def libraries() -> list[Path]:
    """Where the unpacked packages have theirs."""
    return [*ROOT.glob("usr/lib/*-linux-gnu*"), ROOT / "usr" / "lib" / "postfix"]


@contextlib.contextmanager
def running(port: int, *command: str) -> Iterator[Server]:
    """A server as a process of its own, until the end of the context."""
    unpacked = {} if Path("/") == ROOT else {"LD_LIBRARY_PATH": ":".join(map(str, libraries()))}
    process = subprocess.Popen(command, env={**os.environ, **unpacked})
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        yield Server("127.0.0.1", port, "none", timeout_s=2)
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def sink(folder: Path, *options: str) -> Iterator[Server]:
    """Postfix's smtp-sink, which can be told how to fail; what it takes lies in the folder."""
    port = free_port()
    folder.chmod(0o777)
    user = ("-u", "nobody") if IS_ROOT else ()  # it refuses to run as root
    kept = ("-R", str(folder), "-d", "m.%M%S.") if IS_ROOT else ("-d", f"{folder}/m.%M%S.")
    with running(port, str(SINK), *user, *kept, *options, f"127.0.0.1:{port}", "10") as server:
        yield server


@contextlib.contextmanager
def exim(folder: Path) -> Iterator[Server]:
    """exim4 with local delivery into maildirs, one refused and one greylisted mailbox, and a limit of size."""
    port, config = free_port(), folder / "exim.conf"
    program = str(EXIM)
    config.write_text(EXIM_CONFIG.format(folder=folder, port=port, program=program), encoding="utf-8")
    for name in ("spool", "mail"):
        (folder / name).mkdir()
        (folder / name).chmod(0o777)
    for name in ("main", "reject", "panic"):
        (folder / f"log-{name}").touch()
        (folder / f"log-{name}").chmod(0o666)
    folder.chmod(0o777)
    with running(port, program, "-C", str(config), "-bdf", "-q1m") as server:
        yield server


class Case:
    def __init__(self, ledger: Ledger, server: Server, *recipients: str, pdf: bytes = PDF) -> None:
        self.ledger, self.clock = ledger, Clock()
        self.mail: Mail = mail(server, *map(group, recipients))
        self.run: Run = ready_run(ledger, self.mail, pdf=pdf)

    def send(self) -> dict[str, str]:
        assert self.mail.server is not None
        door = ServerDoor(self.mail, self.mail.server, self.clock.outside())
        send_run(self.ledger, self.run, self.mail, door, self.clock.outside())
        door.close()
        return {each.recipient: each.state.value for each in deliveries_of(self.ledger, self.run)}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with ledger_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("server")
    for parent in folder.parents[:2]:
        parent.chmod(0o755)  # the server has a user of its own
    return folder


@needs_sink
@pytest.mark.parametrize(
    ("options", "state", "after"),
    [
        ((), "accepted", "accepted"),
        (("-p",), "accepted", "accepted"),
        (("-8",), "accepted", "accepted"),
        (("-f", "rcpt"), "rejected", "rejected"),
        (("-r", "rcpt"), "deferred", "deferred"),
        (("-r", "."), "deferred", "deferred"),
        (("-f", "."), "rejected", "rejected"),
        (("-q", "."), "unknown", "unknown"),
        (("-q", "data"), "deferred", "deferred"),
        (("-q", "mail"), "deferred", "deferred"),
    ],
)
def test_a_sink_that_fails_in_its_way(
    ledger: Ledger, place: Path, options: tuple[str, ...], state: str, after: str
) -> None:
    with sink(place, *options) as server:
        case = Case(ledger, server, A, B, C)
        assert set(case.send().values()) == {state}
        case.clock.pass_by(minutes=2)
        assert set(case.send().values()) == {after}
    if state == "accepted":
        assert len(list(place.glob("m.*"))) == 3


@needs_exim
def test_exim_delivers_refuses_and_greylists(ledger: Ledger, place: Path) -> None:
    with exim(place) as server:
        case = Case(ledger, server, "a@localhost.test", "nobody@localhost.test", "grey@localhost.test", pdf=PDF)
        assert list(case.send().values()) == ["accepted", "rejected", "deferred"]
        (place / "known").touch()
        case.clock.pass_by(minutes=2)
        assert list(case.send().values()) == ["accepted", "rejected", "accepted"]
        messages = delivered(place, 2)
    assert len(messages) == 2
    for content in messages:
        message = message_from_bytes(content, policy=policy.default)
        (attachment,) = message.iter_attachments()
        assert attachment.get_content() == PDF
        assert message["Auto-Submitted"] == "auto-generated"


@needs_exim
def test_exim_says_its_size_and_gets_the_light_message(ledger: Ledger, place: Path) -> None:
    with exim(place) as server:
        case = Case(ledger, server, "a@localhost.test", pdf=PDF + bytes(100_000))
        assert case.send() == {"a@localhost.test": "accepted"}
        (content,) = delivered(place, 1)
    assert b"application/pdf" not in content
    assert b"out/harbour.pdf" in content


def delivered(place: Path, count: int) -> list[bytes]:
    """What lies in the mailboxes, once as much as that has come."""
    for _ in range(100):
        found = sorted(place.glob("mail/*/new/*"))
        if len(found) >= count:
            break
        time.sleep(0.1)
    return [path.read_bytes() for path in found]

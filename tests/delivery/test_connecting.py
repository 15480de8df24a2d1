"""Nothing is sent to a server that is not who it says it is, nor without the protection that the config asks for."""

from __future__ import annotations

import socket
import ssl
import time
from pathlib import Path

import pytest
import trustme

from reportgen.credentials import Secret
from reportgen.delivery.credentials import read_secret
from reportgen.delivery.faults import DeliveryError
from reportgen.delivery.plan import Server
from reportgen.delivery.smtp import connect, is_loopback
from tests.delivery.mailserver import MailServer

MESSAGE = b"Subject: x\r\n\r\n.dot at the start\r\n..two\r\n"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def server_context(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def trusting(authority: trustme.CA, folder: Path) -> Path:
    path = folder / "authority.pem"
    path.write_bytes(authority.cert_pem.bytes())
    return path


def deliver(server: Server) -> None:
    with connect(server) as connection:
        connection.send("desk@example.test", "a@one.test", MESSAGE, lambda: None)


def refused(server: Server) -> str:
    with pytest.raises(DeliveryError) as caught:
        deliver(server)
    assert caught.value.exit_code == 5
    return str(caught.value)


@pytest.mark.parametrize("security", ["starttls", "implicit"])
def test_a_verified_server_gets_the_message(authority: trustme.CA, tmp_path: Path, security: str) -> None:
    context = server_context(authority, "localhost")
    with MailServer(**{security: context}) as server:  # type: ignore[arg-type]  # the two are of one type
        address = server.address(host="localhost", security=security, certificates=trusting(authority, tmp_path))
        deliver(address)
        assert server.box.taken == [("a@one.test", MESSAGE)]


@pytest.mark.parametrize("security", ["starttls", "implicit"])
def test_an_unknown_authority_gets_nothing(authority: trustme.CA, security: str) -> None:
    with MailServer(**{security: server_context(authority, "localhost")}) as server:  # type: ignore[arg-type]  # see above
        told = refused(server.address(host="localhost", security=security))
        assert "certificate does not hold" in told
        assert server.box.taken == []


@pytest.mark.parametrize("security", ["starttls", "implicit"])
def test_a_certificate_for_another_name_gets_nothing(authority: trustme.CA, tmp_path: Path, security: str) -> None:
    with MailServer(**{security: server_context(authority, "mail.other.test")}) as server:  # type: ignore[arg-type]  # see above
        certificates = trusting(authority, tmp_path)
        told = refused(server.address(host="localhost", security=security, certificates=certificates))
        assert "certificate does not hold" in told
        assert server.box.taken == []


def test_a_stripped_starttls_gets_nothing() -> None:
    with MailServer() as server:
        assert "offers no STARTTLS" in refused(server.address(security="starttls"))
        assert not [command for command, _ in server.box.taken]


def test_tls_on_a_plain_port_is_explained() -> None:
    with MailServer() as server:
        assert "no secure connection came about" in refused(server.address(security="implicit"))


def test_plain_mail_does_not_leave_the_machine() -> None:
    assert "unprotected" in refused(Server("mail.example.test", 25, "none"))


@pytest.mark.parametrize(
    ("host", "is_here"),
    [("localhost", True), ("127.0.0.9", True), ("::1", True), ("10.0.0.1", False), ("localhost.evil.test", False)],
)
def test_what_is_loopback(host: str, is_here: bool) -> None:
    assert is_loopback(host) is is_here


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
@pytest.mark.parametrize(("password", "is_right"), [("s3cret", True), ("wrong", False)])
def test_login(monkeypatch: pytest.MonkeyPatch, password: str, is_right: bool) -> None:
    monkeypatch.setenv("MAIL_PASSWORD", password)
    secret = Secret("env", ("MAIL_PASSWORD",))
    with MailServer(logins={"desk": "s3cret"}) as server:
        address = server.address(user="desk", password=secret)
        if is_right:
            deliver(address)
            assert server.box.recipients == ["a@one.test"]
        else:
            told = refused(address)
            assert "the login as 'desk' was refused (535" in told
            assert "wrong" not in told


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
@pytest.mark.parametrize(("token", "is_right"), [("t0ken", True), ("stale", False)])
def test_login_with_a_token_of_a_command(token: str, is_right: bool) -> None:
    with MailServer(tokens={"desk": "t0ken"}) as server:
        address = server.address(user="desk", token=Secret("command", ("echo", token)))
        if is_right:
            deliver(address)
            assert server.box.recipients == ["a@one.test"]
        else:
            assert "the login as 'desk' was refused (535" in refused(address)
            assert server.box.recipients == []


def test_a_server_that_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = Server("127.0.0.1", silent.getsockname()[1], "none", timeout_s=0.2)
        assert "no answer within 0.2 s" in refused(server)


def test_a_message_that_cannot_be_recorded_is_broken_off_without_a_word() -> None:
    def fail() -> None:
        raise KeyboardInterrupt

    with MailServer() as server, pytest.raises(KeyboardInterrupt), connect(server.address()) as connection:
        begun = time.monotonic()
        connection.send("desk@example.test", "a@one.test", MESSAGE, fail)
    assert server.box.taken == []
    assert time.monotonic() - begun < 2, "nobody waits for an answer to a text without an end"


def test_a_secret_from_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "password"
    path.write_text("s3cret\n", encoding="utf-8")
    path.chmod(0o600)
    assert read_secret(Secret("file", (str(path),))) == "s3cret"
    path.chmod(0o640)
    with pytest.raises(DeliveryError, match="others may read it; run `chmod 600"):
        read_secret(Secret("file", (str(path),)))


@pytest.mark.parametrize(
    ("secret", "says"),
    [
        (Secret("env", ("NOT_SET_AT_ALL",)), "the variable is not set"),
        (Secret("file", ("/nowhere/password",)), "cannot be read"),
        (Secret("file", ("/",)), "cannot be read|not a file"),
        (Secret("command", ("false",)), "exit code 1"),
        (Secret("command", ("true",)), "it is empty"),
        (Secret("command", ("no-such-command-here",)), "cannot be run"),
        (Secret("command", ("printf", "a\\nb")), "invisible character"),
    ],
)
def test_a_secret_that_is_not_there(secret: Secret, says: str) -> None:
    with pytest.raises(DeliveryError, match=says):
        read_secret(secret)


def test_a_secret_from_a_command() -> None:
    assert read_secret(Secret("command", ("echo", "t0ken"))) == "t0ken"

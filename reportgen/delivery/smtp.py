"""One connection to a mail server: verified, logged in, used for many messages, each with a two-phase final dot."""

from __future__ import annotations

import contextlib
import ipaddress
import re
import select
import smtplib
import socket
import ssl
from collections.abc import Callable
from types import TracebackType
from typing import Self

from reportgen.delivery.credentials import read_secret
from reportgen.delivery.faults import DeliveryError, Dropped, FateUnknown, MailRefused, Reply, TooLarge
from reportgen.delivery.plan import Server
from reportgen.errors import error

# RFC 5321 §4.5.3.2 asks for ten minutes after the dot, where giving up leaves an unknown fate; other waits are short.
_PATIENCE_AFTER_DOT = 5
_DOT = b"\r\n.\r\n"
_CHUNK = 1 << 16
_SERVICE_CLOSES = 421
_LOGIN_WANTED = (530, 534, 535, 538)  # RFC 4954 §6
_CONNECTION_FAULTS = (OSError, smtplib.SMTPException)


class Connection:
    """An open, verified connection. Use it as a context: it says goodbye at the end."""

    def __init__(self, client: smtplib.SMTP, server: Server) -> None:
        self._client, self._server = client, server
        self.is_open = True
        self._is_amid = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Says goodbye, unless nobody is there or a message is under way, whose text the word would become part of."""
        if self.is_open and not self._is_amid:
            with contextlib.suppress(*_CONNECTION_FAULTS):
                self._client.quit()
        self._lose()

    @property
    def size_limit(self) -> int | None:
        """The largest message the server takes, in bytes as sent; None when it does not say."""
        text = self._client.esmtp_features.get("size", "")
        return int(text) if text.isdigit() and int(text) > 0 else None

    def send(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Reply:
        """The server's answer that it has taken the message. `before_dot` runs when only the final dot is missing.

        Raises TooLarge, MailRefused or Dropped when the message was certainly not taken, FateUnknown when nobody knows.
        """
        wire = _stuffed(message)
        if self.size_limit is not None and len(wire) > self.size_limit:
            raise TooLarge(len(wire), self.size_limit)
        self._is_amid = True
        try:
            self._open_transaction(sender, recipient, len(message))
            self._send_body(wire)
            self._refuse_gone()
        except _CONNECTION_FAULTS as fault:
            self._lose()
            raise Dropped(_words(fault)) from fault
        before_dot()
        try:
            # Once more, since recording takes its time: a dot that was not sent leaves no doubt behind.
            self._refuse_gone()
        except _CONNECTION_FAULTS as fault:
            self._lose()
            raise Dropped(_words(fault)) from fault
        return self._finish()

    def _open_transaction(self, sender: str, recipient: str, size_bytes: int) -> None:
        """MAIL and RCPT, in one packet where the server can take it (RFC 2920), then DATA."""
        size = f" SIZE={size_bytes}" if self._client.has_extn("size") else ""
        commands = [("sender", f"MAIL FROM:<{sender}>{size}"), ("recipient", f"RCPT TO:<{recipient}>")]
        if self._client.has_extn("pipelining"):
            self._client.send("".join(f"{command}\r\n" for _, command in commands))
            replies = [self._reply() for _ in commands]
        else:
            replies = []
            for _, command in commands:
                replies.append(self._command(command))
                if replies[-1].code >= 400:
                    break
        for (stage, _), reply in zip(commands, replies, strict=False):
            if reply.code not in (250, 251, 252):
                self._refuse(stage, reply)
        reply = self._command("DATA")
        if reply.code != 354:
            self._refuse("data", reply)

    def _send_body(self, wire: bytes) -> None:
        body = wire.removesuffix(b"\r\n")
        for start in range(0, len(body), _CHUNK):
            self._client.send(body[start : start + _CHUNK])

    def _refuse_gone(self) -> None:
        """Raises an OSError when the server has hung up already, as far as this side can know."""
        channel = self._client.sock
        if channel is None:
            raise ConnectionResetError("connection closed")
        if select.select([channel], [], [], 0)[0] and not socket.socket.recv(channel, 1, socket.MSG_PEEK):
            raise ConnectionResetError("connection closed by the server")

    def _finish(self) -> Reply:
        try:
            if self._client.sock is not None:
                self._client.sock.settimeout(self._server.timeout_s * _PATIENCE_AFTER_DOT)
            self._client.send(_DOT)
            reply = self._reply()
        except _CONNECTION_FAULTS as fault:
            self._lose()
            raise FateUnknown(_words(fault)) from fault
        if self._client.sock is not None:
            self._client.sock.settimeout(self._server.timeout_s)
        if 200 <= reply.code < 300:
            self._is_amid = False
            return reply
        if not 400 <= reply.code < 600:
            self._lose()
            raise FateUnknown(f"an answer that is none: {reply}")
        raise self._refusal("dot", reply)

    def _refuse(self, stage: str, reply: Reply) -> None:
        """Ends the transaction and raises MailRefused; an answer that is none ends the connection."""
        if not 400 <= reply.code < 600:
            raise smtplib.SMTPServerDisconnected(f"an answer that is none: {reply}")
        if reply.code in _LOGIN_WANTED:
            # It says nothing of this recipient: all wait until the config is right, and nobody counts as rejected.
            self._lose()
            fact, where = f"the server wants a login first ({reply})", f"{self._server.host}:{self._server.port}"
            remedy = "nothing was sent; write smtp.user, and its password as a file or a command"
            raise DeliveryError(error("smtp-login", where, fact, remedy))
        raise self._refusal(stage, reply)

    def _refusal(self, stage: str, reply: Reply) -> MailRefused:
        if reply.code == _SERVICE_CLOSES:
            self._lose()
        elif stage != "dot":
            try:
                self._command("RSET")
            except _CONNECTION_FAULTS:
                self._lose()
        self._is_amid = False
        return MailRefused(stage, reply)

    def _command(self, line: str) -> Reply:
        self._client.send(f"{line}\r\n")
        return self._reply()

    def _reply(self) -> Reply:
        code, text = self._client.getreply()
        return Reply(code, one_line(text))

    def _lose(self) -> None:
        self.is_open = False
        self._client.close()


def connect(server: Server) -> Connection:
    """A connection on which messages can be sent.

    Raises DeliveryError when the server cannot be reached, its certificate or name does not hold, TLS is not offered
    though the config wants it, or the login is refused. Nothing was sent then.
    """
    where = f"{server.host}:{server.port}"
    if server.security == "none" and not is_loopback(server.host):
        fact = "mail would travel unprotected to another machine"
        raise DeliveryError(error("smtp-plain", where, fact, "write security: starttls or implicit"))
    client: smtplib.SMTP | None = None
    try:
        client = _greeted(server)
        if client.sock is not None:
            # The final dot is a packet of its own; held back for the acknowledgement of the text, it would take 40 ms.
            client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _secure(client, server)
        _log_in(client, server)
        return Connection(client, server)
    except _CONNECTION_FAULTS as fault:
        if client:
            client.close()
        raise DeliveryError(error("smtp-connect", where, *_explained(fault, server))) from fault
    except BaseException:
        if client:
            client.close()
        raise


def is_loopback(host: str) -> bool:
    """Whether the name stands for this machine itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _greeted(server: Server) -> smtplib.SMTP:
    if server.security == "implicit":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout_s, context=_context(server))
    return smtplib.SMTP(server.host, server.port, timeout=server.timeout_s)


def _secure(client: smtplib.SMTP, server: Server) -> None:
    client.ehlo_or_helo_if_needed()
    if server.security != "starttls":
        return
    if not client.has_extn("starttls"):
        raise DeliveryError(
            error(
                "smtp-tls",
                f"{server.host}:{server.port}",
                "the server offers no STARTTLS; somebody on the way may have taken it out",
                "nothing was sent; ask the server's operator, or use security: implicit",
            )
        )
    client.starttls(context=_context(server))
    client.ehlo()


def _context(server: Server) -> ssl.SSLContext:
    """Certificates and names are verified, always: smtplib by itself would take any."""
    context = ssl.create_default_context(cafile=server.certificates)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _log_in(client: smtplib.SMTP, server: Server) -> None:
    if server.token:
        answer = f"user={server.user}\x01auth=Bearer {read_secret(server.token)}\x01\x01"
        # A refusal comes as a challenge, which an empty line answers (RFC 7628).
        client.auth("XOAUTH2", lambda challenge=None: answer if challenge is None else "", initial_response_ok=True)
    elif server.user and server.password:
        client.login(server.user, read_secret(server.password))


def _explained(fault: Exception, server: Server) -> tuple[str, str]:  # noqa: PLR0911 - a line for each fault
    """Fact and remedy of a connection that did not come about."""
    match fault:
        case ssl.SSLCertVerificationError():
            fact = f"the server's certificate does not hold ({fault.verify_message.strip('.')})"
            return fact, "nothing was sent; correct the host, or name the server's authority under smtp.certificates"
        case ssl.SSLError():
            return f"no secure connection came about ({fault.reason})", "check port and security: they go together"
        case smtplib.SMTPAuthenticationError():
            return f"the login as '{server.user}' was refused ({_words(fault)})", "correct the user or the password"
        case smtplib.SMTPNotSupportedError():
            return "the server takes no login on this connection", "check port and security, or leave out the user"
        case _ if isinstance(fault, TimeoutError) or "timed out" in str(fault):  # smtplib wraps it in its own
            return f"no answer within {server.timeout_s:g} s", "check host, port and firewall"
        case OSError() if not isinstance(fault, smtplib.SMTPException):
            return f"the server cannot be reached ({fault.strerror or fault})", "check host, port and network"
    return f"the server ended the connection ({_words(fault)})", "it is tried again later; check port and security"


def _words(fault: Exception) -> str:
    if isinstance(fault, smtplib.SMTPResponseException):
        return str(Reply(fault.smtp_code, one_line(fault.smtp_error)))
    return one_line(str(fault).encode()) or type(fault).__name__


def one_line(text: bytes | str) -> str:
    """A server's words on one line, at most 300 characters, invisible ones left out."""
    plain = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    spaced = re.sub(r"\s+", " ", plain)
    return "".join(letter for letter in spaced if letter.isprintable()).strip()[:300]


def _stuffed(message: bytes) -> bytes:
    """The message as it goes over the wire: CRLF at its end, lines that begin with a dot doubled in it."""
    ended = message if message.endswith(b"\r\n") else message + b"\r\n"
    if b"\n." not in ended and not ended.startswith(b"."):
        return ended  # the search for one is hundreds of times faster than that for the beginnings of all lines
    return re.sub(rb"(?m)^\.", b"..", ended)

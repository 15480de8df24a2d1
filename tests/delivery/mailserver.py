"""A real mail server on loopback (aiosmtpd) whose answers, drops and delays a test scripts by recipient."""

# ruff: noqa: N802, ARG002 - names and signatures are aiosmtpd's

from __future__ import annotations

import asyncio
import base64
import socket
import ssl
from collections import defaultdict
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from reportgen.delivery.plan import Server

HANG_UP, HANG, STORE_AND_HANG_UP, STORE_AND_HANG, NONSENSE = (
    "hang-up",
    "hang",
    "store-hang-up",
    "store-hang",
    "nonsense",
)


@dataclass
class Mailbox:
    """What a server took, what it was asked, and what it is to answer: (stage, recipient) → answers, one a try.

    Stages are rcpt, data (before the text) and dot; an answer is a reply line or one of the words above.
    """

    taken: list[tuple[str, bytes]] = field(default_factory=list)
    sessions: int = 0
    answers: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    commands: list[str] = field(default_factory=list)

    def script(self, stage: str, recipient: str, *answers: str) -> None:
        """Answers for the next tries of a recipient."""
        self.answers[stage, recipient] += answers

    def answer(self, stage: str, recipient: str) -> str:
        answers = self.answers[stage, recipient]
        return answers.pop(0) if answers else ""

    @property
    def recipients(self) -> list[str]:
        return [recipient for recipient, _ in self.taken]

    def messages(self) -> list[EmailMessage]:
        """The messages as a mail client's parser reads them."""
        return [message_from_bytes(content, policy=policy.default) for _, content in self.taken]  # type: ignore[misc]


class _Protocol(SMTP):
    """aiosmtpd's server with a scripted DATA: hanging up in the middle, and silence."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.event_handler.box.sessions += 1
        super().connection_made(transport)

    async def smtp_DATA(self, arg: str) -> None:
        answer = self.event_handler.box.answer("data", self.envelope.rcpt_tos[-1] if self.envelope.rcpt_tos else "")
        if answer == HANG_UP:
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.abort()
        elif answer:
            await self.push(answer)
        else:
            await super().smtp_DATA(arg)


class _Handler:
    def __init__(self, box: Mailbox, features: tuple[str, ...]) -> None:
        self.box, self._features = box, features

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [responses[0], *(f"250-{feature}" for feature in self._features), *responses[1:]]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.box.answer("rcpt", address)
        if answer == HANG_UP:
            server.transport.abort()
        elif answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        (recipient,) = envelope.rcpt_tos
        answer = self.box.answer("dot", recipient)
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        if not answer or answer.startswith(("2", "store")) or answer == NONSENSE:
            self.box.taken.append((recipient, content))
        if answer in (HANG_UP, STORE_AND_HANG_UP):
            server.transport.abort()
            return "250 never seen"
        if answer in (HANG, STORE_AND_HANG):
            await asyncio.sleep(30)
        return "hello" if answer == NONSENSE else answer or "250 taken"


class _TokenHandler(_Handler):
    """Takes OAuth2 tokens, and says in a challenge why not, as the big providers do."""

    def __init__(self, box: Mailbox, features: tuple[str, ...], tokens: dict[str, str]) -> None:
        super().__init__(box, features)
        self._tokens = tokens

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        given = base64.b64decode(args[1]).decode()
        is_right = any(given == f"user={user}\x01auth=Bearer {token}\x01\x01" for user, token in self._tokens.items())
        if not is_right:
            await server.challenge_auth(b'{"status":"401"}')
        return AuthResult(success=is_right, handled=False)


class MailServer:
    """A server on a free port of loopback; a context that ends it."""

    def __init__(
        self,
        *,
        features: tuple[str, ...] = ("PIPELINING",),
        starttls: ssl.SSLContext | None = None,
        implicit: ssl.SSLContext | None = None,
        logins: dict[str, str] | None = None,
        tokens: dict[str, str] | None = None,
        size_limit: int = 33_554_432,
    ) -> None:
        self.box = Mailbox()
        self.is_implicit = implicit is not None
        options: dict[str, Any] = {"data_size_limit": size_limit, "tls_context": starttls, "ident": "test"}
        if logins is not None:
            options |= {"authenticator": _checking(logins), "auth_required": True, "auth_require_tls": False}
        handler = _Handler(self.box, features) if tokens is None else _TokenHandler(self.box, features, tokens)
        if tokens is not None:
            options |= {"auth_required": True, "auth_require_tls": False}

        class Starter(Controller):
            def factory(self) -> SMTP:
                return _Protocol(handler, **options)

        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._make = lambda: Starter(handler, hostname="127.0.0.1", port=self.port, ssl_context=implicit)

    def __enter__(self) -> MailServer:
        self._controller = self._make()
        self._controller.start()
        self.box.sessions = 0  # starting knocked at the door
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    def address(self, **changes: Any) -> Server:
        """Where a client finds it."""
        fields: dict[str, Any] = {"host": "127.0.0.1", "port": self.port, "security": "none", "timeout_s": 5.0}
        return Server(**{**fields, **changes})


def _checking(logins: dict[str, str]) -> Any:
    def check(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        is_right = logins.get(data.login.decode()) == data.password.decode()
        return AuthResult(success=is_right, handled=is_right)

    return check

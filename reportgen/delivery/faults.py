"""What keeps mail from going out, as exceptions with exit codes and as answers of a server."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.errors import ReportgenError


class DeliveryError(ReportgenError):
    """Something was not delivered: put off, refused, or of unknown fate."""

    exit_code = 5


@dataclass(frozen=True, slots=True)
class Reply:
    """A server's answer: its code, and its words on one line."""

    code: int
    text: str

    def __str__(self) -> str:
        return f"{self.code} {self.text}".strip()


class MailRefused(Exception):  # noqa: N818 - an answer of the server, not an error of ours
    """The server said no to a message, at a stage before or after the final dot; it has not taken it."""

    def __init__(self, stage: str, reply: Reply) -> None:
        self.stage, self.reply = stage, reply
        super().__init__(f"{stage}: {reply}")

    @property
    def is_final(self) -> bool:
        """Whether trying again is pointless (5xx)."""
        return self.reply.code >= 500

    @property
    def is_too_large(self) -> bool:
        """Whether a smaller message might pass: 552 and 5.3.4 speak of size, unless it is the mailbox that is full."""
        return (self.reply.code == 552 or "5.3.4" in self.reply.text) and "5.2.2" not in self.reply.text


class TooLarge(Exception):  # noqa: N818 - a fact to act on, not an error of ours
    """The message is larger than the server said it takes; nothing was sent."""

    def __init__(self, size_bytes: int, limit_bytes: int) -> None:
        self.size_bytes, self.limit_bytes = size_bytes, limit_bytes
        super().__init__(f"{size_bytes} of {limit_bytes} bytes")


class Dropped(Exception):  # noqa: N818 - named for what happened
    """The connection ended before the final dot: the message was certainly not taken."""


class FateUnknown(Exception):  # noqa: N818 - named for what happened
    """The connection ended after the final dot and before the answer: nobody here knows whether it was taken."""

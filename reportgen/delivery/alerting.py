"""A mail to the operator when something is wrong: once for each fault and day, by whatever door is open."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from reportgen.config.addresses import Address
from reportgen.delivery.doors import Door, Envelope
from reportgen.delivery.faults import DeliveryError, Dropped, FateUnknown, MailRefused, TooLarge
from reportgen.delivery.letter import visible
from reportgen.delivery.message import address_header
from reportgen.delivery.plan import Mail, Outside
from reportgen.delivery.signing import Signer
from reportgen.errors import Problem

_SLOT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
KEPT_FOR = datetime.timedelta(days=30)
_NOT_SENT = (DeliveryError, Dropped, MailRefused, TooLarge)


def tell_operator(
    name: str, problems: Iterable[Problem], operator: Address, mail: Mail, door: Door, told: Path, outside: Outside
) -> bool:
    """Mails the problems that the operator has not heard of today; whether anything went out.

    `told` is a folder with a small file for each fault and day. It needs no ledger: a broken one is told too.
    """
    _sweep(told, outside.now())
    with contextlib.suppress(OSError):
        told.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = {stamp: problem for problem in problems if (stamp := _claimed(told, name, problem, outside.now()))}
    if not new:
        return False
    message = _message(name, tuple(new.values()), operator, mail, outside.now())
    try:
        name = f"alert-{next(iter(new)).name}"
        door.deliver(Envelope(name, operator.mailbox, message, name), lambda: None)
    except _NOT_SENT as fault:
        for stamp in new:
            stamp.unlink(missing_ok=True)  # not told after all: the next run tries again
        outside.log("alert", {"briefing": name, "fault": str(fault)})
        return False
    except FateUnknown as fault:
        outside.log("alert", {"briefing": name, "fault": str(fault)})
        return False
    outside.log("alert", {"briefing": name, "problems": len(new)})
    return True


def _claimed(told: Path, name: str, problem: Problem, now: datetime.datetime) -> Path | None:
    """The file that stands for this fault and day, made just now; None when it was there, or cannot be made."""
    # A mailbox that is refused in every slot of a day is one fault; held deliveries differ by the id in their remedy.
    where = _SLOT.sub("", problem.where)
    digest = hashlib.sha256(f"{name}\n{problem.code}\n{where}\n{problem.remedy}".encode()).hexdigest()[:16]
    path = told / f"{now.date().isoformat()}-{digest}"
    try:
        path.open("x").close()
    except OSError:
        return None
    return path


def _message(name: str, problems: tuple[Problem, ...], operator: Address, mail: Mail, now: datetime.datetime) -> bytes:
    message = EmailMessage(policy.SMTP.clone(cte_type="7bit"))
    message["Subject"] = visible(f"reportgen: {name}: {problems[0].message}")[:150]
    message["Date"] = format_datetime(now)
    lines = [str(problem) for problem in problems]
    digest = hashlib.sha256("\n".join([name, now.isoformat(), *lines]).encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{digest}@{mail.sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    text = "\n\n".join([f"The run of {name} at {now:%Y-%m-%d %H:%M} UTC met with this:", *lines])
    message.set_content(text + "\n\nThe same is not told again today.\n", cte="quoted-printable")
    people = address_header("From", (mail.sender,)) + address_header("To", (operator,))
    whole = people + message.as_bytes()
    try:
        return Signer(replace(mail, smime=None)).sign_message(whole)
    except DeliveryError:
        return whole  # a key that cannot be used is what the operator must hear of


def _sweep(told: Path, now: datetime.datetime) -> None:
    with contextlib.suppress(OSError):
        for path in told.iterdir():
            with contextlib.suppress(ValueError, OSError):
                if now.date() - datetime.date.fromisoformat(path.name[:10]) > KEPT_FOR:
                    path.unlink()

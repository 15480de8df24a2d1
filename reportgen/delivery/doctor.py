"""Looks at everything that a run needs, before it is needed: each finding with its remedy."""

from __future__ import annotations

import contextlib
import datetime
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError, available_timezones

from reportgen import pipeline
from reportgen.delivery.crontab import Job, read_crontab, unit_name, units_folder
from reportgen.delivery.doors import Envelope, ServerDoor
from reportgen.delivery.faults import DeliveryError, Dropped, FateUnknown, MailRefused, TooLarge
from reportgen.delivery.orders import Order, ledger_path
from reportgen.delivery.plan import Mail, Outside, Server
from reportgen.delivery.schedule import upcoming
from reportgen.delivery.signing import Signer
from reportgen.delivery.smtp import connect
from reportgen.errors import ReportgenError, Severity
from reportgen.ledger import open_ledger, recent_runs, stamp
from reportgen.output import refuse_unwritable

_ODDEST_YEARS = (2024, 2100)
_LEAST_FREE_BYTES = 50_000_000
_SOON = datetime.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Finding:
    """One look: what was looked at, what was found, and what to do when it is not well."""

    subject: str
    is_well: bool
    found: str
    remedy: str = ""


def examine(order: Order, ledger: Path | None, outside: Outside) -> Iterator[Finding]:
    """The findings, one after the other as they are made. Nothing is sent and nothing is changed."""
    looks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("fonts", _fonts),
        ("data", lambda: _data(order, outside)),
        ("output", lambda: _output(order, outside)),
        ("disk", lambda: _disk(order)),
        ("clock", lambda: _clock(outside)),
        ("zone", lambda: _zone(order, outside)),
        ("ledger", lambda: _ledger(order, ledger, outside)),
        ("crontab", lambda: _crontab(order)),
        ("mail server", lambda: _server(order)),
        ("signatures", lambda: _signatures(order, outside)),
    )
    for subject, look in looks:
        yield _finding(subject, look)


class _Ill(Exception):  # noqa: N818 - a finding, not a failure
    """What is not well, and its remedy."""


def _finding(subject: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(subject, True, look())  # noqa: FBT003 - it is well
    except _Ill as ill:
        found, remedy = ill.args
        return Finding(subject, False, found, remedy)  # noqa: FBT003 - it is not
    except ReportgenError as fault:
        first = fault.problems[0]
        more = f" (and {len(fault.problems) - 1} more)" if len(fault.problems) > 1 else ""
        return Finding(subject, False, f"{first.where}: {first.message}{more}", first.remedy)  # noqa: FBT003 - it is not


def _fonts() -> str:
    from reportgen.theme import default_theme  # noqa: PLC0415 (reads the files)

    missing = [path.name for path in default_theme().fonts.values() if not path.is_file()]
    if missing:
        raise _Ill(f"{', '.join(missing)} cannot be found", "install reportgen again")
    return f"{len(default_theme().fonts)} faces"


def _data(order: Order, outside: Outside) -> str:
    checked = pipeline.check(order.config.path, as_of=outside.now().date())
    errors = [problem for problem in checked.problems if problem.severity is Severity.ERROR]
    if errors:
        raise _Ill(str(errors[0]), f"see all with `reportgen check {order.config.path}`")
    return ", ".join(f"{number} {noun}s" for noun, number in checked.contents.items())


def _output(order: Order, outside: Outside) -> str:
    path = order.config.output_path(outside.now().date())
    refuse_unwritable(path)
    return str(path.parent.relative_to(order.root)) + "/ can be written"


def _disk(order: Order) -> str:
    free = shutil.disk_usage(order.root).free
    if free < _LEAST_FREE_BYTES:
        raise _Ill(f"only {free / 1e6:.0f} MB are free", "make room: a ledger on a full disk refuses to send")
    return f"{free / 1e9:.1f} GB free"


def _clock(outside: Outside) -> str:
    now = outside.now()
    if not _ODDEST_YEARS[0] <= now.year < _ODDEST_YEARS[1]:
        raise _Ill(f"it says {now:%Y-%m-%d %H:%M} UTC", "set the clock, and let it be kept (NTP)")
    return f"{now:%Y-%m-%d %H:%M} UTC; compare it with yours"


def _zone(order: Order, outside: Outside) -> str:
    if order.schedule is None:
        raise _Ill("the config has no schedule", "write schedule: {cron: …, timezone: …}")
    with contextlib.suppress(ZoneInfoNotFoundError):
        if not available_timezones():
            raise _Ill("there are no time zones on this machine", "pip install tzdata")
    slots = upcoming(order.schedule, outside.now(), 1)
    local = f"{slots[0].astimezone(order.schedule.zone):%a %Y-%m-%d %H:%M %z}" if slots else "never"
    return f"{order.schedule.zone.key}; next run {local}"


def _ledger(order: Order, given: Path | None, outside: Outside) -> str:
    path = ledger_path(order, given)
    if not path.exists():
        from reportgen.ledger.sentinel import read_sentinel  # noqa: PLC0415 (only here)

        if read_sentinel(order.sentinel_folder) is not None:
            raise _Ill("it is gone", "put a backup in its place, or see `reportgen ledger reset --help`")
        return "none yet; the first run makes it"
    with open_ledger(path, now=outside.now()) as ledger:
        runs = recent_runs(ledger, order.name, 1)
    return f"sound; last run {runs[0].slot} {runs[0].state.value}" if runs else "sound; nothing has run yet"


def _crontab(order: Order) -> str:
    job = Job(order.root, ())
    timer = units_folder() / f"{unit_name(job)}.timer"
    if timer.is_file():
        return f"not asked: a timer of systemd is there; see `systemctl --user list-timers {timer.name}`"
    if job.marks[0] not in read_crontab().splitlines():
        raise _Ill("it does not call this workspace", "run `reportgen schedule install` in the workspace")
    return "calls this workspace"


def _server(order: Order) -> str:
    if order.mail is None:
        return "not needed: the config has no recipients"
    if order.mail.server is None:
        raise _Ill("there are recipients, but no server", "write email.smtp")
    with connect(order.mail.server) as connection:
        limit = connection.size_limit
    security = {"none": "without TLS, on this machine", "starttls": "STARTTLS", "implicit": "TLS"}
    size = (
        f", takes {limit / 1e6:.0f} MB" if limit and limit >= 1e6 else f", takes {limit / 1e3:.0f} kB" if limit else ""
    )
    login = f", login as {order.mail.server.user}" if order.mail.server.user else ", no login"
    return f"{order.mail.server.host}: {security[order.mail.server.security]}{login}{size}"


def _signatures(order: Order, outside: Outside) -> str:
    mail = order.mail
    if mail is None or not (mail.dkim or mail.smime):
        return "none: the config names no key"
    signer = Signer(mail)
    found = []
    if mail.dkim:
        found.append(f"DKIM; the public key must stand in DNS at {mail.dkim.selector}._domainkey.{mail.dkim.domain}")
    if signer.valid_until:
        if signer.valid_until < outside.now() + _SOON:
            fact = f"the S/MIME certificate ends on {signer.valid_until:%Y-%m-%d}"
            raise _Ill(fact, "ask its authority for the next one, and name it under email.smime.certificate")
        found.append(f"S/MIME as {mail.sender.mailbox} until {signer.valid_until:%Y-%m-%d}")
    return "; ".join(found)


def mail_to_oneself(mail: Mail, server: Server, outside: Outside) -> Finding:
    """Sends a short message to the sender's own address."""
    text = "This is the test message that `reportgen doctor --mail` sends to the sender of a briefing."
    lines = [
        f"From: <{mail.sender.mailbox}>",
        f"To: <{mail.sender.mailbox}>",
        "Subject: reportgen doctor",
        f"Date: {outside.now():%a, %d %b %Y %H:%M:%S +0000}",
        f"Message-ID: <doctor-{stamp(outside.now()).replace(':', '')}@{mail.sender.domain}>",
        "Auto-Submitted: auto-generated",
        "",
        text,
        "",
    ]
    door = ServerDoor(mail, server, outside)
    try:
        signed = Signer(replace(mail, smime=None)).sign_message("\r\n".join(lines).encode("ascii"))
        envelope = Envelope("doctor", mail.sender.mailbox, signed, "doctor")
        reply = door.deliver(envelope, lambda: None)
    except (DeliveryError, MailRefused, Dropped, TooLarge, FateUnknown) as fault:
        return Finding("mail to oneself", False, str(fault), "see what the server's operator says")  # noqa: FBT003 - it is not
    finally:
        door.close()
    found = f"accepted for {mail.sender.mailbox} ({reply}); look whether it arrives"
    return Finding("mail to oneself", True, found)  # noqa: FBT003 - it is well

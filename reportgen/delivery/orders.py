"""A config as a run sees it: the schedule, the mail, the places. The only module here that reads config types."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from reportgen.config import BriefingConfig, EmailConfig, RecipientConfig, load_config
from reportgen.config.addresses import Address
from reportgen.config.cron import read_duration
from reportgen.config.shape import Secret as SecretText
from reportgen.config.shape import Smtp
from reportgen.credentials import Secret
from reportgen.delivery.plan import Dkim, Group, Mail, Place, Server, Smime, Variant
from reportgen.delivery.schedule import Schedule
from reportgen.delivery.subscribers import read_subscribers

PASSWORD_VARIABLE = "REPORTGEN_SMTP_PASSWORD"  # noqa: S105 - the name of a variable, not a password
_PORTS: Mapping[str, int] = {"starttls": 587, "implicit": 465, "none": 25}


@dataclass(frozen=True, slots=True)
class Watch:
    """Who and what hears how runs went."""

    operator: Address | None = None
    ping: str = ""
    metrics: Path | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One briefing that is to be run. `name` is what the ledger calls it: the config's path in its workspace."""

    config: BriefingConfig
    name: str
    schedule: Schedule | None
    mail: Mail | None
    watch: Watch = Watch()
    places: tuple[Place, ...] = ()

    @property
    def root(self) -> Path:
        """The workspace."""
        return self.config.root

    @property
    def sentinel_folder(self) -> Path:
        """Where the ledger's sentinel lies: the part of the output folder that does not depend on the edition."""
        folders = self.config.output.split("/")[:-1]
        fixed = itertools.takewhile(lambda folder: "{" not in folder, folders)
        return near(self.root.joinpath(*fixed))

    def with_subscribers(self) -> Order:
        """The order with the recipients that its table holds now; unchanged when they stand in the config.

        Raises DataError with all that is wrong with the table.
        """
        email = self.config.email
        if self.mail is None or email is None or email.table is None:
            return self
        return replace(self, mail=replace(self.mail, groups=read_subscribers(self.config, email, email.table)))


def read_order(path: Path, parameters: Mapping[str, str]) -> Order:
    """What the config orders. Raises ConfigError with all that is wrong with it."""
    config = load_config(path, parameters)
    resolved = path.resolve()
    inside = resolved.relative_to(config.root) if resolved.is_relative_to(config.root) else Path(resolved.name)
    watch = Watch(config.watch.operator, config.watch.ping, config.watch.metrics)
    mail = _mail(config.email, parameters, path.resolve().parent) if config.email else None
    places = tuple(
        Place(each.to, Variant(each.language, each.sections, _values(each.parameters, parameters)))
        for each in config.folders
    )
    return Order(config, inside.as_posix(), _schedule(config), mail, watch, places)


def ledger_path(order: Order, given: Path | None = None) -> Path:
    """Where the ledger lies: as given, else `state/ledger.db` of the workspace."""
    return given or near(order.root / "state" / "ledger.db")


def lock_path(order: Order) -> Path:
    """The file that a run of the briefing locks."""
    return near(order.root / "state" / "locks") / (order.name.replace("/", "-") + ".lock")


def near(path: Path) -> Path:
    """The path as seen from the present folder when it lies below it: short, as people would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _schedule(config: BriefingConfig) -> Schedule | None:
    if config.schedule is None:
        return None
    zone, first = ZoneInfo(config.schedule.timezone), config.schedule.not_before
    start = datetime.datetime.combine(first, datetime.time(), zone).astimezone(datetime.UTC) if first else None
    stale = read_duration(config.schedule.stale_after) if config.schedule.stale_after else None
    return Schedule(config.schedule.cron, zone, read_duration(config.schedule.max_age), start, stale)


def _mail(email: EmailConfig, parameters: Mapping[str, str], folder: Path) -> Mail:
    return Mail(
        sender=email.sender,
        groups=tuple(_group(recipient, parameters) for recipient in email.recipients),
        server=_server(email.smtp, email.certificates, folder) if email.smtp else None,
        reply_to=email.reply_to,
        subject=email.subject,
        unsubscribe=email.unsubscribe,
        way=email.link,
        dkim=_dkim(email, folder),
        smime=_smime(email, folder),
    )


def _dkim(email: EmailConfig, folder: Path) -> Dkim | None:
    found = email.dkim
    return Dkim(found.domain or email.sender.domain, found.selector, _beside(folder, found.key)) if found else None


def _smime(email: EmailConfig, folder: Path) -> Smime | None:
    found = email.smime
    return Smime(_beside(folder, found.certificate), _beside(folder, found.key)) if found else None


def _beside(folder: Path, name: str) -> Path:
    """A file is relative to the config."""
    return folder / Path(name).expanduser()


def _group(recipient: RecipientConfig, parameters: Mapping[str, str]) -> Group:
    variant = Variant(recipient.language, recipient.sections, _values(recipient.parameters, parameters))
    return Group((recipient.address, *recipient.beside), variant, recipient.cc, recipient.bcc)


def _values(own: tuple[tuple[str, str], ...], given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The values of a variant: what `-P` sets holds for all, what an entry sets goes before it."""
    return tuple(sorted({**given, **dict(own)}.items()))


def _server(smtp: Smtp, certificates: Path | None, folder: Path) -> Server:
    password = _secret(smtp.password, folder) if smtp.password else None
    if smtp.user and not password and not smtp.token:
        # Not looked for here: where the variable is missing, as under cron, the sending says so and mail waits.
        password = Secret("env", (PASSWORD_VARIABLE,))
    return Server(
        host=smtp.host,
        port=smtp.port or _PORTS[smtp.security],
        security=smtp.security,
        user=smtp.user or "",
        password=password,
        token=_secret(smtp.token, folder) if smtp.token else None,
        certificates=certificates,
        timeout_s=float(smtp.timeout),
        per_minute=smtp.per_minute or 0,
    )


def _secret(text: SecretText, folder: Path) -> Secret:
    """Where the secret is found; a file is relative to the config."""
    if text.env:
        return Secret("env", (text.env,))
    if text.path:
        return Secret("file", (str(_beside(folder, text.path)),))
    return Secret("command", text.command)

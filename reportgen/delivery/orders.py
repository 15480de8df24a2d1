"""A config as a run sees it: the schedule, the mail, the places. The only module here that reads config types."""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from reportgen.config import BriefingConfig, EmailConfig, RecipientConfig, load_config
from reportgen.config.addresses import Address
from reportgen.delivery.plan import Group, Mail, Secret, Server, Variant
from reportgen.delivery.schedule import Schedule

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

    @property
    def root(self) -> Path:
        """The workspace."""
        return self.config.root

    @property
    def sentinel_folder(self) -> Path:
        """Where the ledger's sentinel lies: the part of the output folder that does not depend on the edition."""
        folders = self.config.output.split("/")[:-1]
        fixed = itertools.takewhile(lambda folder: "{" not in folder, folders)
        return _near(self.root.joinpath(*fixed))


def read_order(path: Path, parameters: Mapping[str, str]) -> Order:
    """What the config orders. Raises ConfigError with all that is wrong with it."""
    config = load_config(path, parameters)
    resolved = path.resolve()
    inside = resolved.relative_to(config.root) if resolved.is_relative_to(config.root) else Path(resolved.name)
    return Order(config, inside.as_posix(), _schedule(config), _mail(config.email) if config.email else None)


def ledger_path(order: Order, given: Path | None = None) -> Path:
    """Where the ledger lies: as given, else `state/ledger.db` of the workspace."""
    return given or _near(order.root / "state" / "ledger.db")


def _near(path: Path) -> Path:
    """The path as seen from the present folder when it lies below it: short, as people would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def lock_path(order: Order) -> Path:
    """The file that a run of the briefing locks."""
    return _near(order.root / "state" / "locks") / (order.name.replace("/", "-") + ".lock")


def _schedule(config: BriefingConfig) -> Schedule | None:
    if config.schedule is None:
        return None
    return Schedule(config.schedule.cron, ZoneInfo(config.schedule.timezone))


def _mail(email: EmailConfig) -> Mail:
    return Mail(
        sender=email.sender,
        groups=tuple(map(_group, email.recipients)),
        server=_server(email) if email.smtp else None,
    )


def _group(recipient: RecipientConfig) -> Group:
    return Group((recipient.address,), Variant(recipient.language))


def _server(email: EmailConfig) -> Server:
    smtp = email.smtp
    assert smtp is not None  # noqa: S101 (the caller looked)
    security = "implicit" if smtp.security == "tls" else smtp.security
    return Server(
        host=smtp.host,
        port=smtp.port or _PORTS[security],
        security=security,
        user=smtp.user or "",
        password=Secret("env", (PASSWORD_VARIABLE,)) if smtp.user and PASSWORD_VARIABLE in os.environ else None,
    )

"""Who is told when a config cannot be read any more: the operator and the server of when it last could."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from reportgen.config.addresses import Address
from reportgen.delivery.orders import Order
from reportgen.delivery.plan import Mail, Server
from reportgen.errors import ReportgenError
from reportgen.output import write_whole
from reportgen.strict_yaml.workspace import workspace_of


@dataclass(frozen=True, slots=True)
class Contact:
    """The operator, and how mail gets there. Of passwords it holds the places only, as the config does."""

    operator: Address
    sender: Address
    server: Server

    @property
    def mail(self) -> Mail:
        """The way for a mail to the operator."""
        return Mail(self.sender, (), self.server)


def remember(order: Order) -> None:
    """Keeps the order's contact beside the ledger; a disk that refuses costs no more than this."""
    if order.watch.operator is None or order.mail is None or order.mail.server is None:
        return
    contact = Contact(order.watch.operator, order.mail.sender, order.mail.server)
    content, path = msgspec.json.encode(contact, enc_hook=str), _path(order.config.path)
    with contextlib.suppress(OSError, ReportgenError):
        if not path.exists() or path.read_bytes() != content:
            write_whole(path, content)


def recall(config: Path) -> Contact | None:
    """The contact of when the config could last be read; None when there never was one."""
    try:
        return msgspec.json.decode(_path(config).read_bytes(), type=Contact, dec_hook=lambda _type, text: Path(text))
    except (OSError, msgspec.MsgspecError):
        return None


def told_folder(config: Path) -> Path:
    """Where it is noted of what the operator has heard."""
    return workspace_of(config).root / "state" / "told"


def _path(config: Path) -> Path:
    return workspace_of(config).root / "state" / "contacts" / f"{config.name}.json"

"""A ledger in a folder of its own, and the values that tests put into it."""

from __future__ import annotations

import datetime
from pathlib import Path

from reportgen.ledger import Edition, Ledger, NewDelivery, NewEdition, open_ledger

NOW = datetime.datetime(2026, 3, 2, 4, 0, tzinfo=datetime.UTC)
LATER = NOW + datetime.timedelta(hours=1)
SLOT = "2026-03-02T04:00:00Z"


def ledger_in(folder: Path) -> Ledger:
    """The ledger of a workspace whose output goes to `out/`."""
    return open_ledger(folder / "state" / "ledger.db", [folder / "out"], now=NOW, busy_timeout_s=0.2)


def edition(variant: str = "en", pdf: bytes = b"%PDF-1.7 first") -> NewEdition:
    return NewEdition(Edition(variant, "en", "out/a.pdf", "00" * 32, "c1", 3, len(pdf)), b"{}", pdf)


def delivery(recipient: str, variant: str = "en") -> NewDelivery:
    return NewDelivery(variant, recipient, "{}", f"<{variant}.{recipient}>")

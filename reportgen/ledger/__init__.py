"""What ran, what was built, what was sent to whom: on disk before the world hears of it. Owns sqlite3."""

from __future__ import annotations

from reportgen.ledger.deliveries import (
    OPEN,
    change_delivery,
    deliveries_in,
    deliveries_of,
    delivery_counts,
    delivery_of_id,
    resend_delivery,
    steps_of,
)
from reportgen.ledger.faults import BusyError, LedgerError
from reportgen.ledger.records import Delivery, DeliveryState, Edition, Figures, Run, RunState, Step, moment, stamp
from reportgen.ledger.runs import (
    NewDelivery,
    NewEdition,
    claim_run,
    editions_of,
    finish_run,
    last_content,
    last_figures,
    posting,
    recent_runs,
    record_editions,
    record_missed,
    run_of,
    settle_run,
    slot_states,
    unfinished_runs,
)
from reportgen.ledger.store import Ledger, open_ledger, reset_ledger

__all__ = [
    "OPEN",
    "BusyError",
    "Delivery",
    "DeliveryState",
    "Edition",
    "Figures",
    "Ledger",
    "LedgerError",
    "NewDelivery",
    "NewEdition",
    "Run",
    "RunState",
    "Step",
    "change_delivery",
    "claim_run",
    "deliveries_in",
    "deliveries_of",
    "delivery_counts",
    "delivery_of_id",
    "editions_of",
    "finish_run",
    "last_content",
    "last_figures",
    "moment",
    "open_ledger",
    "posting",
    "recent_runs",
    "record_editions",
    "record_missed",
    "resend_delivery",
    "reset_ledger",
    "run_of",
    "settle_run",
    "slot_states",
    "stamp",
    "steps_of",
    "unfinished_runs",
]

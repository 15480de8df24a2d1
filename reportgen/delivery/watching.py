"""What others hear of a run: pings by the healthchecks protocol, and a text file for Prometheus."""

from __future__ import annotations

import datetime
import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from reportgen.delivery.plan import Outside
from reportgen.ledger import Ledger, Run, delivery_counts, recent_runs
from reportgen.output import write_whole

PING_TIMEOUT_S = 10.0
_BODY_LIMIT = 10_000  # characters; healthchecks servers cut longer ones
_ALL = -1


def ping(url: str, signal: str, body: str, outside: Outside) -> None:
    """Tells a healthchecks server: `start`, an exit code (`0` is success), or `log`. A fault is only logged.

    A watcher that is down must not keep a briefing from its readers.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        outside.log("ping", {"signal": signal, "fault": "the address is neither http nor https"})
        return
    address = f"{url.rstrip('/')}/{signal}"
    content = body.encode()[:_BODY_LIMIT]
    try:
        request = urllib.request.Request(address, data=content, method="POST")  # noqa: S310 - the scheme was tested
        with urllib.request.urlopen(request, timeout=PING_TIMEOUT_S) as answer:  # noqa: S310 - the scheme was tested
            outside.log("ping", {"signal": signal, "status": answer.status})
    except (OSError, ValueError, urllib.error.URLError) as fault:
        # The address is a secret to whoever reads logs: it is not in the message.
        outside.log("ping", {"signal": signal, "fault": type(fault).__name__})


def write_metrics(path: Path, ledger: Ledger | None, exit_code: int, now: datetime.datetime) -> None:
    """Writes what node_exporter's textfile collector reads, whole or not at all."""
    lines = [
        "# HELP reportgen_last_call_timestamp_seconds When `reportgen run` was last called.",
        "# TYPE reportgen_last_call_timestamp_seconds gauge",
        f"reportgen_last_call_timestamp_seconds {now.timestamp():.0f}",
        "# HELP reportgen_last_call_exit_code The highest exit code of that call.",
        "# TYPE reportgen_last_call_exit_code gauge",
        f"reportgen_last_call_exit_code {exit_code}",
        "# HELP reportgen_ledger_trusted Whether the ledger could be opened and passed its check.",
        "# TYPE reportgen_ledger_trusted gauge",
        f"reportgen_ledger_trusted {int(ledger is not None)}",
    ]
    if ledger:
        lines += _of_runs(recent_runs(ledger, None, _ALL))
        lines += _of_deliveries(ledger)
    write_whole(path, ("\n".join(lines) + "\n").encode())


def _of_runs(runs: Iterable[Run]) -> Iterable[str]:
    newest: dict[str, Run] = {}
    for run in runs:  # newest first
        newest.setdefault(run.briefing, run)
    yield "# HELP reportgen_run_slot_timestamp_seconds Nominal time of the newest run."
    yield "# TYPE reportgen_run_slot_timestamp_seconds gauge"
    for name, run in newest.items():
        slot = datetime.datetime.fromisoformat(run.slot).timestamp()
        labels = f'briefing="{_escaped(name)}",state="{run.state.value}"'
        yield f"reportgen_run_slot_timestamp_seconds{{{labels}}} {slot:.0f}"
    yield "# HELP reportgen_run_exit_code How the newest run ended."
    yield "# TYPE reportgen_run_exit_code gauge"
    for name, run in newest.items():
        if run.exit_code is not None:
            yield f'reportgen_run_exit_code{{briefing="{_escaped(name)}"}} {run.exit_code}'


def _of_deliveries(ledger: Ledger) -> Iterable[str]:
    yield "# HELP reportgen_deliveries Deliveries in the ledger by state."
    yield "# TYPE reportgen_deliveries gauge"
    for (name, state), number in sorted(delivery_counts(ledger).items()):
        yield f'reportgen_deliveries{{briefing="{_escaped(name)}",state="{state}"}} {number}'


def _escaped(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")

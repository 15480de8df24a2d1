"""How fast and in how much memory one run mails 500 recipients, against a server on this machine.

    python benchmarks/delivery.py [RECIPIENTS] [PDF_KB]

The server runs in a process of its own (aiosmtpd, which keeps nothing), so that the memory is the sender's. What the
machine's disk can do at most is measured beside it: each delivery is put on the disk twice before and after its dot.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reportgen.delivery.doors import ServerDoor
from reportgen.delivery.plan import Outside, Server
from reportgen.delivery.sending import send_run
from reportgen.ledger import delivery_counts, open_ledger
from tests.delivery.build import group, mail, ready_run


class Sink:
    """Takes everything and keeps nothing."""

    async def handle_DATA(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        return "250 taken"


def serve(port: int) -> None:
    """A server until somebody ends the process."""
    from aiosmtpd.controller import Controller  # noqa: PLC0415 (in the server's process only)

    Controller(Sink(), hostname="127.0.0.1", port=port).start()
    time.sleep(600)


@contextlib.contextmanager
def sink() -> Iterator[int]:
    """The port of a server in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(port,), daemon=True)
    process.start()
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.join()


def syncs_a_second(folder: Path) -> float:
    """How often this disk can be made sure of in a second."""
    with (folder / "probe").open("wb") as file:
        begun = time.perf_counter()
        for _ in range(100):
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
        return 100 / (time.perf_counter() - begun)


def main() -> None:
    """Prints one line for each measure."""
    recipients = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    pdf = b"%PDF-1.7\n" + os.urandom(int(sys.argv[2]) * 1000 if len(sys.argv) > 2 else 300_000)
    with tempfile.TemporaryDirectory() as name, sink() as port:
        folder, outside = Path(name), Outside()
        server = Server("127.0.0.1", port, "none")
        order = mail(server, *(group(f"u{number}@example.test") for number in range(recipients)))
        with open_ledger(folder / "ledger.db", now=outside.now()) as ledger:
            run = ready_run(ledger, order, pdf=pdf, now=outside.now())
            before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            door = ServerDoor(order, server, outside)
            begun, cpu = time.perf_counter(), time.process_time()
            send_run(ledger, run, order, door, outside)
            seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
            door.close()
            counts = delivery_counts(ledger)
        after_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{recipients} recipients, PDF {len(pdf) / 1000:.0f} kB: {counts}")
        print(
            f"{seconds:.1f} s, {recipients / seconds:.0f} messages a second, {1000 * cpu / recipients:.1f} ms CPU each"
        )
        grown_mb, most_mb = (after_kb - before_kb) / 1024, after_kb / 1024
        print(f"{door.connections} connection; memory {most_mb:.0f} MB at most, {grown_mb:+.0f} MB by sending")
        print(f"this disk: {syncs_a_second(folder):.0f} syncs a second; two a message are needed")


if __name__ == "__main__":
    main()

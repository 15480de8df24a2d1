"""How fast and in how much memory one run mails 500 recipients, against a server on this machine.

    python benchmarks/delivery.py [RECIPIENTS] [PDF_KB]

The server runs in a process of its own and keeps nothing, so that time and memory are the sender's. What the machine's
disk can do at most is measured beside it: each delivery is put on the disk twice, before and after its final dot.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import smtplib
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reportgen.delivery.doors import ServerDoor
from reportgen.delivery.plan import Outside, Server
from reportgen.delivery.sending import send_run
from reportgen.ledger import delivery_counts, open_ledger
from tests.delivery.build import group, mail, ready_run


def serve(port: int) -> None:
    """A server that takes everything and keeps nothing, as fast as Python can, until somebody ends the process."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            client, _ = listener.accept()
            with client, contextlib.suppress(OSError):
                converse(client)


def converse(client: socket.socket) -> None:
    """One client's commands and messages, to its QUIT."""
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    client.sendall(b"220 sink\r\n")
    waiting = b""
    while received := client.recv(1 << 20):
        waiting += received
        while b"\r\n" in waiting:
            line, waiting = waiting.split(b"\r\n", 1)
            verb = line[:4].upper()
            if verb == b"DATA":
                client.sendall(b"354 go on\r\n")
                waiting = after_message(client, waiting)
                client.sendall(b"250 taken\r\n")
            elif verb == b"EHLO":
                client.sendall(b"250-sink\r\n250-SIZE 100000000\r\n250 PIPELINING\r\n")
            else:
                client.sendall(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")


def after_message(client: socket.socket, waiting: bytes) -> bytes:
    """What follows the final dot; only the end of what has come is kept."""
    while not waiting.endswith(b"\r\n.\r\n"):
        waiting = waiting[-4:] + client.recv(1 << 20)
    return b""


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


def bare_loop(port: int, pdf: bytes, recipients: int) -> float:
    """Messages a second of smtplib alone: one connection, the same text each time, nothing recorded."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "desk@example.test", "u@example.test", "Harbour traffic"
    message.set_content("Calls: 131")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename="harbour.pdf")
    content = message.as_bytes(policy=policy.SMTP)
    with smtplib.SMTP("127.0.0.1", port) as client:
        begun = time.perf_counter()
        for number in range(recipients):
            client.sendmail("desk@example.test", f"u{number}@example.test", content)
        return recipients / (time.perf_counter() - begun)


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
        bare = bare_loop(port, pdf, recipients)
        print(f"{recipients} recipients, PDF {len(pdf) / 1000:.0f} kB: {counts}")
        print(
            f"{seconds:.1f} s, {recipients / seconds:.0f} messages a second, {1000 * cpu / recipients:.1f} ms CPU each"
        )
        grown_mb, most_mb = (after_kb - before_kb) / 1024, after_kb / 1024
        print(f"{door.connections} connection; memory {most_mb:.0f} MB at most, {grown_mb:+.0f} MB by sending")
        print(f"a bare smtplib loop at this server: {bare:.0f} a second, {bare * seconds / recipients:.1f} of ours")
        print(f"this disk: {syncs_a_second(folder):.0f} syncs a second; two a message are needed")


if __name__ == "__main__":
    main()

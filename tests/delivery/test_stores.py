"""Editions into S3-compatible storage and over SFTP, against servers of other hands on loopback."""

from __future__ import annotations

import asyncio
import socket
import threading
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncssh
import fsspec
import pytest
from moto.server import ThreadedMotoServer

from reportgen.delivery.faults import Dropped
from reportgen.delivery.orders import read_order
from reportgen.delivery.places import store
from reportgen.delivery.running import Choices, Outcome, run_order
from tests.delivery.build import Clock
from tests.delivery.workspace import CONFIG, lay_out

NAME = "harbour-2026-03-02.pdf"


@dataclass
class Store:
    """A store: its address, and what lies in it as another client sees it."""

    to: str
    content: Callable[[], dict[str, bytes]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        assert isinstance(port, int)
        return port


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    port = free_port()
    settings = {"ACCESS_KEY_ID": "x", "SECRET_ACCESS_KEY": "y", "DEFAULT_REGION": "us-east-1"}
    for name, value in {**settings, "ENDPOINT_URL": f"http://127.0.0.1:{port}"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/reset", data=b""):
        pass  # what another test's server held lives on in this process
    files = fsspec.filesystem("s3")
    files.mkdir("briefings")

    def content() -> dict[str, bytes]:
        files.invalidate_cache()
        return {path: files.cat_file(path) for path in files.find("briefings")}

    yield Store("s3://briefings/board", content)
    server.stop()
    type(files).clear_instance_cache()


class Sftp:
    """An SFTP server in a thread, over a folder; it breaks the connection when `bytes_left` have been written."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.bytes_left, self.port = folder, 1 << 40, free_port()
        self.key = asyncssh.generate_private_key("ssh-ed25519")
        self.user_key = asyncssh.generate_private_key("ssh-ed25519")
        self._connections: set[asyncssh.SSHServerConnection] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    def __enter__(self) -> Sftp:
        self._thread.start()
        self._acceptor = self._call(self._listen())
        return self

    def __exit__(self, *_: object) -> None:
        self._call(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _call(self, work):  # type: ignore[no-untyped-def]  # whatever the coroutine gives
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> asyncssh.SSHAcceptor:
        outer = self

        class Files(asyncssh.SFTPServer):
            def __init__(self, channel: asyncssh.SSHServerChannel) -> None:
                super().__init__(channel, chroot=str(outer.folder).encode())

            def write(self, file: object, offset: int, data: bytes) -> int:
                outer.bytes_left -= len(data)
                if outer.bytes_left < 0:
                    self.channel.get_connection().abort()
                    raise asyncssh.SFTPConnectionLost("gone")
                return super().write(file, offset, data)

        class Doorman(asyncssh.SSHServer):
            def connection_made(self, connection: asyncssh.SSHServerConnection) -> None:
                outer._connections.add(connection)

        trusted = asyncssh.import_authorized_keys(self.user_key.export_public_key().decode())
        options = {"server_host_keys": [self.key], "authorized_client_keys": trusted, "sftp_factory": Files}
        options["server_factory"] = Doorman
        return await asyncssh.listen("127.0.0.1", self.port, **options)

    async def _end(self) -> None:
        self._acceptor.close()
        for connection in self._connections:
            connection.abort()
            await connection.wait_closed()
        await self._acceptor.wait_closed()
        await asyncio.sleep(0.1)  # transports close in the loop's next turns

    def content(self) -> dict[str, bytes]:
        return {str(p.relative_to(self.folder)): p.read_bytes() for p in self.folder.rglob("*") if p.is_file()}


@pytest.fixture
def sftp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sftp]:
    home = tmp_path / "home" / ".ssh"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home.parent))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    (tmp_path / "served").mkdir()
    with Sftp(tmp_path / "served") as server:
        (home / "id_ed25519").write_bytes(server.user_key.export_private_key())
        public = server.key.export_public_key().decode()
        (home / "known_hosts").write_text(f"[127.0.0.1]:{server.port} {public}", encoding="utf-8")
        yield server


@pytest.fixture
def places(bucket: Store, sftp: Sftp) -> tuple[Store, Store]:
    return bucket, Store(f"sftp://desk@127.0.0.1:{sftp.port}/board", sftp.content)


def run(config: Path, clock: Clock) -> Outcome:
    return run_order(read_order(config, {}), Choices(), clock.outside())


def test_stores_get_the_edition_once_under_the_ledger(places: tuple[Store, Store], tmp_path: Path) -> None:
    config, clock = lay_out(tmp_path), Clock()
    folders = ", ".join(f"'{place.to}'" for place in places)
    config.write_text(CONFIG[: CONFIG.index("email:")] + f"folders: [{folders}]\n", encoding="utf-8")
    outcome = run(config, clock)
    assert (outcome.exit_code, outcome.states) == (0, (("accepted", 2),)), outcome.problems
    edition = (tmp_path / "out" / NAME).read_bytes()
    assert places[0].content() == {f"briefings/board/{NAME}": edition}
    assert places[1].content() == {f"board/{NAME}": edition}
    clock.pass_by(minutes=5)
    assert run(config, clock).slots == ()


def test_storing_again_changes_nothing_and_a_new_file_takes_the_place(places: tuple[Store, Store]) -> None:
    for place in places:
        for content in (b"one", b"one", b"two and more"):
            assert store(place.to, "a.pdf", content).code == 250
            assert list(place.content().values()) == [content]


def test_a_bucket_that_is_not_there_is_not_made(bucket: Store) -> None:
    with pytest.raises(Dropped, match="bucket does not exist"):
        store("s3://breifings/board", "a.pdf", b"x")
    assert bucket.content() == {}


def test_a_connection_that_breaks_leaves_the_older_file_whole(places: tuple[Store, Store], sftp: Sftp) -> None:
    to, content = places[1].to, bytes(range(256)) * 2000
    store(to, "a.pdf", b"older")
    sftp.bytes_left = 100_000
    with pytest.raises(Dropped):
        store(to, "a.pdf", content)
    assert sftp.content()["board/a.pdf"] == b"older"
    sftp.bytes_left = 1 << 40
    store(to, "a.pdf", content)
    assert sftp.content() == {"board/a.pdf": content}


def test_a_server_with_another_key_gets_nothing(places: tuple[Store, Store], sftp: Sftp) -> None:
    known = Path.home() / ".ssh" / "known_hosts"
    other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    for text in ("", f"[127.0.0.1]:{sftp.port} {other}"):
        known.write_text(text, encoding="utf-8")
        with pytest.raises(Dropped, match=r"is not in ~/\.ssh/known_hosts"):
            store(places[1].to, "a.pdf", b"x")
    assert sftp.content() == {}

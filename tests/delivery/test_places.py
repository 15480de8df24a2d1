"""Folders and stores get the PDF itself, once, under the same ledger as mail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import fsspec
import pytest

from reportgen.delivery.faults import Dropped
from reportgen.delivery.orders import read_order
from reportgen.delivery.places import store
from reportgen.delivery.running import Choices, run_order
from reportgen.ledger import deliveries_of, run_of
from tests.delivery.build import SLOT, Clock, ledger_in
from tests.delivery.mailserver import MailServer
from tests.delivery.workspace import CONFIG, lay_out, order_for

FOLDERS = "folders: [share, {to: 'memory://board', language: ru}]\n"


def test_folders_and_readers_get_the_edition_once(tmp_path: Path) -> None:
    config, clock = lay_out(tmp_path), Clock()
    config.write_text(CONFIG + FOLDERS, encoding="utf-8")
    with MailServer() as server:
        outcome = run_order(order_for(config, server.address()), Choices(), clock.outside())
        assert (outcome.exit_code, outcome.states) == (0, (("accepted", 5),)), outcome.problems
        clock.pass_by(minutes=5)
        assert run_order(order_for(config, server.address()), Choices(), clock.outside()).slots == ()
        assert len(server.box.taken) == 3
    out = tmp_path / "out"
    shared = (tmp_path / "share" / "harbour-2026-03-02.pdf").read_bytes()
    assert shared == (out / "harbour-2026-03-02.pdf").read_bytes()
    afar = fsspec.filesystem("memory").cat("/board/harbour-2026-03-02-ru.pdf")
    assert afar == (out / "harbour-2026-03-02-ru.pdf").read_bytes()


def test_a_folder_needs_no_mail_and_no_mail_server_holds_it_up(tmp_path: Path) -> None:
    config, clock = lay_out(tmp_path), Clock()
    config.write_text(CONFIG[: CONFIG.index("email:")] + "folders: [share]\n", encoding="utf-8")
    assert run_order(read_order(config, {}), Choices(), clock.outside()).exit_code == 0
    assert (tmp_path / "share" / "harbour-2026-03-02.pdf").exists()
    config.write_text(CONFIG + "folders: [share]\n", encoding="utf-8")
    clock.pass_by(days=7)
    silent = MailServer().address()
    assert run_order(order_for(config, silent), Choices(), clock.outside()).exit_code == 5
    assert (tmp_path / "share" / "harbour-2026-03-09.pdf").exists()


def test_a_folder_that_is_not_there_yet_gets_it_later(tmp_path: Path) -> None:
    config, clock = lay_out(tmp_path), Clock()
    config.write_text(CONFIG[: CONFIG.index("email:")] + "folders: [share/board]\n", encoding="utf-8")
    (tmp_path / "share").write_text("in the way", encoding="utf-8")
    outcome = run_order(read_order(config, {}), Choices(), clock.outside())
    assert (outcome.exit_code, outcome.states) == (5, (("deferred", 1),))
    (tmp_path / "share").unlink()
    clock.pass_by(minutes=5)
    assert run_order(read_order(config, {}), Choices(), clock.outside()).exit_code == 0
    with ledger_in(tmp_path) as ledger:
        run = run_of(ledger, "config/harbour.yaml", SLOT)
        assert run is not None
        (found,) = deliveries_of(ledger, run)
        assert (found.state.value, found.attempts) == ("accepted", 2)


def test_a_file_on_another_machine_takes_its_name_at_the_end(tmp_path: Path) -> None:
    for content in (b"one", b"two and more"):
        store(f"local://{tmp_path}/afar", "a.pdf", content)
        assert [path.name for path in (tmp_path / "afar").iterdir()] == ["a.pdf"]
        assert (tmp_path / "afar" / "a.pdf").read_bytes() == content


def test_a_store_that_fails_is_tried_again() -> None:
    with pytest.raises(Dropped):
        store("local:///proc/no/such", "a.pdf", b"x")
    with pytest.raises(Dropped):
        store("nonsense://x", "a.pdf", b"x")


def test_a_store_that_keeps_less_than_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = fsspec.filesystem("memory")
    monkeypatch.setattr(type(memory), "info", lambda *_, **__: {"size": 1})
    with pytest.raises(Dropped, match="1 of 3 bytes arrived"):
        store("memory://cut", "a.pdf", b"abc")


def test_the_same_folder_may_get_two_variants(tmp_path: Path) -> None:
    config = lay_out(tmp_path)
    two = "folders: [share, {to: share, language: ru}]\n"
    config.write_text(CONFIG[: CONFIG.index("email:")] + two, encoding="utf-8")
    order = replace(read_order(config, {}))
    assert run_order(order, Choices(), Clock().outside()).exit_code == 0
    assert len(list((tmp_path / "share").glob("*.pdf"))) == 2

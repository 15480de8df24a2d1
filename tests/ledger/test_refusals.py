"""A ledger that cannot be trusted refuses, with the exit code of its kind and the way back."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.errors import ReportgenError
from reportgen.ledger import BusyError, LedgerError, claim_run, open_ledger, recent_runs, record_editions, reset_ledger
from tests.ledger.build import NOW, SLOT, edition, ledger_in


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A workspace whose ledger has been used; gives the path of the ledger."""
    with ledger_in(tmp_path) as ledger:
        claim_run(ledger, "a", SLOT, now=NOW)
        return ledger.path


def vanish(path: Path) -> None:
    for file in path.parent.iterdir():
        file.unlink()


def empty(path: Path) -> None:
    vanish(path)
    path.touch()


def garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 32)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:516])


def torn(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xa5" * 8192
    path.write_bytes(content)


def torn_inside(path: Path) -> None:
    """A page that opening reads for no other reason than to look whether it is whole."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'steps'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size + 1 : (page - 1) * size + 8] = b"\xa5" * 7
    path.write_bytes(content)


def foreign(path: Path) -> None:
    vanish(path)
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    other.close()


def another(path: Path) -> None:
    vanish(path)
    open_ledger(path, now=NOW).close()


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "code", "says"),
    [
        (vanish, "ledger-vanished", "the ledger is gone"),
        (empty, "ledger-vanished", "the ledger is gone"),
        (garbage, "ledger-corrupt", "no SQLite database"),
        (cut, "ledger-corrupt", "damaged"),
        (torn, "ledger-corrupt", "damaged"),
        (torn_inside, "ledger-corrupt", "damaged"),
        (foreign, "ledger-foreign", "another program's database"),
        (another, "ledger-foreign", "names another one"),
        (newer, "ledger-newer", "version 99"),
    ],
)
def test_an_untrustworthy_ledger_refuses(used: Path, spoil: Callable[[Path], None], code: str, says: str) -> None:
    spoil(used)
    with pytest.raises(LedgerError) as caught:
        ledger_in(used.parent.parent)
    (problem,) = caught.value.problems
    assert (caught.value.exit_code, problem.code, problem.where) == (74, code, str(used))
    assert says in problem.message
    assert "nothing was sent" in problem.remedy


def test_a_locked_ledger_says_try_again(used: Path) -> None:
    holder = sqlite3.connect(used, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(BusyError) as caught, ledger_in(used.parent.parent) as ledger:
            claim_run(ledger, "a", "2026-03-03T04:00:00Z", now=NOW)
    finally:
        holder.close()
    assert caught.value.exit_code == 75


def test_a_full_disk_keeps_what_was_there(used: Path) -> None:
    with ledger_in(used.parent.parent) as ledger:
        run = claim_run(ledger, "a", SLOT, now=NOW)
        pages = ledger.rows("PRAGMA page_count")[0][0]
        ledger.run(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError) as caught:
            record_editions(ledger, run, [edition(pdf=b"x" * 100_000)], [], now=NOW)
        assert caught.value.problems[0].code == "ledger-full"
        assert ledger.integrity() == ()
    with ledger_in(used.parent.parent) as ledger:
        assert [found.state.value for found in recent_runs(ledger)] == ["building"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o500)
    with pytest.raises(LedgerError) as caught:
        ledger_in(tmp_path)
    assert caught.value.problems[0].code == "ledger-unwritable"


def test_a_folder_in_the_place_of_the_ledger(tmp_path: Path) -> None:
    (tmp_path / "state" / "ledger.db").mkdir(parents=True)
    with pytest.raises(ReportgenError) as caught:
        ledger_in(tmp_path)
    assert caught.value.exit_code == 74


@pytest.mark.parametrize("name", ["garbage_ledger.db", "truncated_ledger.db"])
def test_the_damaged_ledgers_that_were_collected(tmp_path: Path, name: str) -> None:
    sample = Path(__file__).resolve().parents[3] / "shared" / "bad-inputs" / "state" / name
    if not sample.exists():
        pytest.skip("the collection is not here")
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "ledger.db").write_bytes(sample.read_bytes())
    with pytest.raises(LedgerError) as caught:
        ledger_in(tmp_path)
    assert "damaged" in str(caught.value) or "no SQLite database" in str(caught.value)


def test_a_reset_keeps_the_old_one_and_calls_the_past_handled(used: Path) -> None:
    cut(used)
    aside = reset_ledger(used, [used.parent.parent / "out"], now=NOW)
    assert aside is not None
    assert aside.stat().st_size == 516
    with ledger_in(used.parent.parent) as ledger:
        assert ledger.starts_at == NOW
        assert recent_runs(ledger) == ()

"""JSON, Parquet and databases give the same table as CSV."""

from __future__ import annotations

import datetime
import io
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.errors import DataError
from reportgen.inputs import TableFile, read_table
from reportgen.model.dataset import DataTable
from tests.inputs.workspace import Workspace, cells

CSV = "region,hs,v,ok,day\nNA,03,12.3,TRUE,2024-05-02\nB,84,,FALSE,\n"


def test_json(workspace: Workspace) -> None:
    json = (
        '[{"region": "NA", "hs": "03", "v": 12.3, "ok": true, "day": "2024-05-02"},'
        ' {"region": "B", "hs": "84", "v": null, "ok": false}]'
    )
    assert _content(workspace.table(json, "t.json")) == _content(workspace.table(CSV))


def test_json_numbers_keep_their_digits(workspace: Workspace) -> None:
    table = workspace.table('[{"v": 47.50}, {"v": 1e3}, {"v": 0.1}]', "t.json")
    assert [str(cell) for (cell,) in cells(table)] == ["47.50", "1000", "0.1"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is not JSON (line 1, column 1: Expecting value)"),
        ('{"a": 1}', "is not a list of records"),
        ("[]", "holds no records"),
        ("[1, 2]", "is not a list of records"),
        ('[{"a": 1, "a": 2}]', "a record has the key 'a' twice"),
        ("[" * 100_000, "is nested too deep"),
    ],
)
def test_refused_json(workspace: Workspace, content: str, message: str) -> None:
    (problem,) = workspace.table_problems(content, "t.json")
    assert problem.startswith(f"t.json: {message}; write a list of flat records: ")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ('{"v": [1]}', "row 2, column v: holds a list; keep one text or number a cell"),
        ('{"v": NaN}', "row 2, column v: 'NaN' is not a plain number; leave the cell empty where there is no number"),
        ('{"v": 1e999}', "row 2, column v: '1E+999' is not a plain number; write it like 1234.5"),
        ('{"v": 1e99999999999999999999}', "row 2, column v: "),
        ('{"v": "\\ud800"}', "row 2, column v: holds half a character U+D800; keep one text"),
        ('{"v": "\\u0000"}', "row 2, column v: holds the control character U+0000; keep"),
    ],
)
def test_refused_json_cells(workspace: Workspace, record: str, message: str) -> None:
    (problem,) = workspace.table_problems(f"[{record}]", "t.json")
    assert problem.startswith(f"t.json, {message}")


def test_parquet(workspace: Workspace) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    columns = {
        "region": ["NA", "B"],
        "hs": ["03", "84"],
        "v": [12.3, None],
        "ok": [True, False],
        "day": [datetime.date(2024, 5, 2), None],
    }
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), stream)
    assert _content(workspace.table(stream.getvalue(), "t.parquet")) == _content(workspace.table(CSV))
    assert workspace.table_problems(stream.getvalue()[:-20], "t.parquet")[0].startswith("t.parquet: is not a readable")


def test_parquet_lists_are_no_cells(workspace: Workspace) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    stream = io.BytesIO()
    parquet.write_table(pyarrow.table({"v": [[1, 2]]}), stream)
    assert workspace.table_problems(stream.getvalue(), "t.parquet") == [
        "t.parquet, row 2, column v: holds a list; keep one text or number a cell"
    ]


@pytest.fixture
def database(workspace: Workspace) -> Workspace:
    """A workspace with a SQLite file that holds the table of `CSV`."""
    sqlalchemy = pytest.importorskip("sqlalchemy")
    workspace.write("data/t.db", b"")
    engine = sqlalchemy.create_engine(f"sqlite:///{workspace.root / 'data/t.db'}")
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("CREATE TABLE t (region TEXT, hs TEXT, v REAL, ok TEXT, day TEXT)"))
        connection.execute(sqlalchemy.text("INSERT INTO t VALUES ('NA', '03', 12.3, 'TRUE', '2024-05-02')"))
        connection.execute(sqlalchemy.text("INSERT INTO t VALUES ('B', '84', NULL, 'FALSE', NULL)"))
    engine.dispose()
    return workspace


def _query(workspace: Workspace, sql: str | None, url: str = "sqlite:///data/t.db") -> DataTable:
    return read_table("t", TableFile(Path(), sql=sql, url=url), workspace.root)


def _refusal(workspace: Workspace, sql: str | None, url: str = "sqlite:///data/t.db") -> str:
    with pytest.raises(DataError) as caught:
        _query(workspace, sql, url)
    (problem,) = caught.value.problems
    return str(problem)


def test_sql(database: Workspace) -> None:
    table = _query(database, "SELECT * FROM t ORDER BY v DESC")
    assert _content(table) == _content(database.table(CSV))
    assert str(table.rows[0].citation.locator) == "sqlite:///data/t.db, row 2"
    assert cells(_query(database, "-- a comment\nWITH a AS (SELECT 1 AS ':x') SELECT * FROM a")) == [(Decimal(1),)]


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("DROP TABLE t", "the sql is not a query; write one that begins with SELECT or WITH"),
        ("SELECT * FROM t; DROP TABLE t", "the query fails (You can only execute one statement at a time.)"),
        ("WITH a AS (SELECT 1) DELETE FROM t", "the query fails (not authorized)"),
        ("SELECT * FROM u", "the query fails (no such table: u)"),
        (None, "a query needs url and sql; state sql as well"),
    ],
)
def test_a_query_only_reads(database: Workspace, sql: str | None, message: str) -> None:
    before = (database.root / "data/t.db").read_bytes()
    assert _refusal(database, sql).startswith(f"sqlite:///data/t.db: {message}")
    assert (database.root / "data/t.db").read_bytes() == before


def test_a_query_without_end_is_stopped(database: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.inputs.database._STEPS_LIMIT", 1_000_000)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    assert "the query takes too long" in _refusal(database, endless)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("sqlite:///data/none.db", "data/none.db: does not exist"),
        ("sqlite:////etc/passwd", "/etc/passwd: lies outside the workspace"),
        ("sqlite://", "sqlite://: names no database file; write sqlite:///data/name.db"),
        ("sqlite:///data/t.db?mode=rwc", "sqlite:///data/t.db: names no database file"),
        ("nonsense", "nonsense: the query fails (Could not parse SQLAlchemy URL"),
        ("oracle9://me:secret@host/db", "oracle9://host/db: the query fails (Can't load plugin"),
    ],
)
def test_refused_addresses(database: Workspace, url: str, message: str) -> None:
    problem = _refusal(database, "SELECT 1", url)
    assert problem.startswith(message)
    assert "secret" not in problem


@pytest.mark.parametrize(("module", "extra"), [("sqlalchemy", "sql"), ("pyarrow", "parquet")])
def test_a_missing_extra_is_named(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    path = workspace.write("t.parquet", b"PAR1")
    file = TableFile(path) if extra == "parquet" else TableFile(Path(), sql="SELECT 1", url="sqlite:///t.db")
    with pytest.raises(DataError, match=rf"run: pip install 'reportgen\[{extra}\]'"):
        read_table("t", file, workspace.root)


def _content(table: DataTable) -> tuple[object, ...]:
    return table.columns, cells(table), [row.citation.locator.row for row in table.rows]

"""Whatever bytes a file holds, reading gives a value or a DataError, and no cell is invented."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import DataError
from reportgen.inputs import DataFiles, TableFile, read_dataset, read_table
from reportgen.inputs.markdown import plain_text
from reportgen.model.dataset import DataTable
from tests.inputs.workspace import AS_OF

_TEXT = st.text(st.sampled_from('a1,;\t"\n\r .-–é\u00a0\x00=#|*[]()_`<&'), max_size=60)
_CONTENT = st.binary(max_size=80) | _TEXT.map(str.encode) | _TEXT.map(lambda text: text.encode("utf-16"))


def _read(content: bytes, name: str) -> DataTable | None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        try:
            return read_table("t", TableFile(Path(name)), Path(folder))
        except DataError as fault:
            assert fault.problems
            return None


@given(_CONTENT)
@settings(max_examples=300, deadline=None)
def test_any_bytes_as_csv(content: bytes) -> None:
    table = _read(content, "t.csv")
    if table is not None:
        assert all(table.columns)
        assert len(set(table.columns)) == len(table.columns)
        assert all(len(row.cells) == len(table.columns) and any(row.cells) for row in table.rows)


@pytest.mark.parametrize("name", ["t.xlsx", "t.json", "t.parquet", "t.tsv"])
@given(content=_CONTENT)
@settings(max_examples=60, deadline=None)
def test_any_bytes_as_another_format(name: str, content: bytes) -> None:
    _read(content, name)


@given(_CONTENT, st.sampled_from(["observations", "sources", "document"]))
@settings(max_examples=200, deadline=None)
def test_any_bytes_as_the_rest(content: bytes, part: str) -> None:
    header = {"observations": b"indicator,period,unit,value,source\n", "sources": b"id,title,published,url\n"}
    with tempfile.TemporaryDirectory() as folder:
        root, path = Path(folder), Path("f.md" if part == "document" else "f.csv")
        (root / path).write_bytes(header.get(part, b"") + content)
        files = DataFiles(
            root,
            path if part == "sources" else None,
            (TableFile(path),) if part == "observations" else (),
            (path,) if part == "document" else (),
            {},
        )
        try:
            read_dataset(files, AS_OF)
        except DataError as fault:
            assert fault.problems


@given(_TEXT)
@settings(max_examples=300, deadline=None)
def test_plain_text_has_clean_paragraphs(markdown: str) -> None:
    text = plain_text(markdown)
    assert all(paragraph == paragraph.strip() != "" for paragraph in text.split("\n\n") if text)

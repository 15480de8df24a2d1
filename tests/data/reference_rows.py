"""Reads the reference workspace's tables as plain rows, without any of the program's own readers."""

from __future__ import annotations

import csv
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
SHARED_FACTS = ROOT.parent / "shared" / "astrakhan"
TABLES = ("observations", "commodities", "events", "cooperation", "commitments", "statements", "comparators")

Row = dict[str, str]

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)


def rows(path: Path) -> list[Row]:
    """The table's rows; a row with too many or too few cells fails here."""
    with path.open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream, strict=True))
    assert found, f"{path} is empty"
    for row in found:
        assert None not in row, f"{path}: too many cells in {row}"
        assert None not in row.values(), f"{path}: too few cells in {row}"
    return found


def table(name: str) -> list[Row]:
    """A table of the reference workspace by name."""
    return rows(DATA / f"{name}.csv")


def cited(row: Row) -> list[str]:
    """The source ids of a row."""
    return row["source"].split(";")


def front_matter(path: Path) -> tuple[Row, str]:
    """A document's front matter as simple keys, and its body."""
    found = _FRONT_MATTER.fullmatch(path.read_text(encoding="utf-8"))
    assert found, f"{path} has no front matter"
    pairs = (line.split(": ", 1) for line in found[1].splitlines())
    return dict(pairs), found[2]


def words(text: str) -> list[str]:
    """The words of a text in lower case, numbers whole."""
    return _WORD.findall(text.lower())


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    """Every run of that many words."""
    found = words(text)
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}

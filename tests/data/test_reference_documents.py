"""The documents: front matter, length, numbers of their own source, and no sentence borrowed from a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.model.period import Period

from .reference_rows import DATA, SHARED_FACTS, front_matter, rows, runs, table, words

DOCUMENTS = sorted((DATA / "documents").glob("*.md"))
MEETING = DATA / "documents" / "2025-05-02-meeting-lukashenko-babushkin.md"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_front_matter_fits_source_and_name(path: Path) -> None:
    matter, body = front_matter(path)
    assert list(matter) == ["source", "title", "date", "language"]
    published = {row["id"]: row["published"] for row in table("sources")}
    assert matter["date"] == published[matter["source"]]
    assert path.name.startswith(f"{matter['date']}-")
    assert str(Period.parse(matter["date"])) == matter["date"]
    assert matter["language"] in ("en", "ru")
    assert 40 <= len(words(body)) <= 700


def test_two_documents_are_russian() -> None:
    assert [front_matter(path)[0]["language"] for path in DOCUMENTS].count("ru") == 2


def test_the_meeting_is_recorded_in_full() -> None:
    matter, body = front_matter(MEETING)
    assert matter["source"] == "S01"
    assert 550 <= len(words(body)) <= 700
    assert body.count("\n## ") == 10
    for phrase in (
        "peaked in 2022 at $62 million",
        "almost $47 million in 2024",
        "13% more than in 2023",
        "between $12.3 million and $13 million",
        "over $9 million",
        "72% above",
        "doubled in January and February 2025 and came to about $2 million",
        "sulphur, flat-rolled steel and other steel products, fish and tomatoes",
        "aluminium rods and profiles, timber",
        "in Minsk on 2 May 2025",
    ):
        assert phrase in body


def test_nothing_is_borrowed_from_the_pages() -> None:
    if not SHARED_FACTS.exists():
        pytest.skip("the shared facts are not beside this checkout")
    pages = [SHARED_FACTS / "article-2025-05-02.txt", *sorted((SHARED_FACTS / "texts").glob("*.txt"))]
    borrowed = set().union(*(runs(path.read_text(encoding="utf-8")) for path in pages))
    for path in sorted(DATA.rglob("*.md")):
        assert not runs(path.read_text(encoding="utf-8")) & borrowed, path
    for path in sorted(DATA.rglob("*.csv")):
        for row in rows(path):
            for column, cell in row.items():
                # Titles and addresses name the page itself.
                if column not in ("title", "url"):
                    assert not runs(cell) & borrowed, (path, cell)

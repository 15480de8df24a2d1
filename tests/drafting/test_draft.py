"""`reportgen draft`: what is made of a pile, what is refused, and that the result builds."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reportgen.drafting import make_draft, read_pile
from reportgen.drafting.draft import Draft
from reportgen.errors import DataError
from tests.cli.workspace import Workspace
from tests.text.documents import document

ARTICLE = """\
Ports agree on more cargo

By Bo Berg
President Anna Holm met Governor Bo Lind on 2 May 2025. "We will deliver 50 buses to Lindland by the end of 2026," \
President Anna Holm said. Exports of the province rose by 13% to almost $47 million in 2024. Read also: old news.
"""

Rows = list[dict[str, str]]


def _rows(draft: Draft, name: str) -> Rows:
    return list(csv.DictReader(io.StringIO(draft.files[Path("data", f"{name}.csv")].decode())))


def _pile(folder: Path) -> Path:
    pile = folder / "pile"
    pile.mkdir()
    pile.joinpath("ports.txt").write_text(ARTICLE, encoding="utf-8")
    pile.joinpath("mirror.html").write_text(f"<h1>Cargo</h1><p>{ARTICLE}</p>", encoding="utf-8")
    pile.joinpath("fish.txt").write_text("Рыба | 2024-03-01 | https://r.example/1 | ru\nУлов вырос на 5% в 2023 году.")
    return pile


def test_figures_come_with_their_sentence_and_span() -> None:
    draft = make_draft([document("ports", ARTICLE)], ["en", "ru"])
    found = [(row["indicator"], row["flow"], row["low"], row["unit"], row["multiplier"], row["qualifier"]) for row in
             _rows(draft, "observations")]  # fmt: skip
    assert ("trade_growth", "export", "13", "%", "", "exact") in found
    assert ("trade_value", "export", "47", "USD", "6", "almost") in found
    row = next(row for row in _rows(draft, "observations") if row["low"] == "47")
    start, end = (int(part) for part in row["found"].rpartition(" ")[2].split("–"))
    text = draft.files[Path("data", "documents", "S01.txt")].decode().partition("---\n\n")[2]
    assert text[start:end] == "$47 million"
    assert row["evidence"] == "Exports of the province rose by 13% to almost $47 million in 2024."
    assert row["review"].startswith("check")


def test_figures_of_two_texts_make_no_common_series() -> None:
    pile = [document(name, f"Trade turnover reached ${n} million in 2024.") for n, name in ((5, "a"), (9, "b"))]
    assert [row["entity"] for row in _rows(make_draft(pile, ["en"]), "observations")] == ["S01", "S02"]


def test_what_is_printed_of_a_figure_is_the_texts_own() -> None:
    text = "Prices fell by a third in 2024. Then came 5 million more. Director Bo Lind said 40 cranes work."
    rows = _rows(make_draft([document("a", text)], ["en"]), "observations")
    assert next((row["what"], row["whose"], row["figure"]) for row in rows) == ("price, down", "?", "a third")
    assert not {row["entity"] for row in rows} & {"Bo Lind"}
    assert not any("unnamed" in row["what"] or "S01" in row["whose"] for row in rows)


def test_a_long_table_is_printed_in_part_and_numbers_of_points_are_no_figures() -> None:
    draft = make_draft([document("a", "Decided: 1. Exports rose by 5% in 2024.")], ["en"])
    config = draft.files[Path("config", "briefing.yaml")].decode()
    assert "rows: 300" in config
    assert "{column: figure, header: In the text}" in config
    assert [row["figure"] for row in _rows(draft, "observations")] == ["5%"]


def test_a_plan_lends_its_year_only_to_plans() -> None:
    told = "Cargo was 5 million tonnes in 2024. The pier will open in 2027. It costs $4 million."
    text = told + " It will take 9 million tonnes."
    rows = _rows(make_draft([document("a", text, day="2025-03-12")], ["en"]), "observations")
    assert [(row["figure"], row["period"]) for row in rows] == [
        ("5 million tonnes", "2024"),
        ("$4 million", "2024"),
        ("9 million tonnes", "2027"),
    ]


def test_a_closed_folder_and_a_link_in_a_circle_are_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pile = _pile(tmp_path)
    (pile / "below").mkdir()
    (pile / "below" / "loop").symlink_to(pile)
    assert len(read_pile([pile]).documents) == 3

    def refuse(path: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(DataError) as refused:
        read_pile([pile])
    assert "cannot be read (Permission denied); check its permissions" in str(refused.value.problems[0])


def test_who_owes_what_and_who_said_it() -> None:
    draft = make_draft([document("ports", ARTICLE)], ["en"])
    (owed,) = _rows(draft, "commitments")
    assert (owed["debtor"], owed["due"], owed["source"]) == ("Anna Holm", "2026", "S01")
    assert owed["what"].startswith("Deliver 50 buses to Lindland")
    assert "'We', said by Anna Holm" in owed["review"]
    said = _rows(draft, "statements")
    assert {row["speaker"] for row in said} == {"Anna Holm"}
    assert all(row["modality"] == "verbatim" and row["review"] for row in said)


def test_a_subject_that_is_none_is_left_to_the_reviewer() -> None:
    text = "A memorandum was signed between the two ports. At the forum the harbour agreed to build a pier."
    owed = _rows(make_draft([document("a", text)], ["en"]), "commitments")
    assert [(row["debtor"], row["what"]) for row in owed] == [
        ("?", "A memorandum was signed between the two ports"),
        ("?", "At the forum the harbour agreed to build a pier"),
    ]
    assert all("who owes it?" in row["review"] for row in owed)


def test_one_story_of_two_outlets_is_read_once() -> None:
    longer = ARTICLE + "\nThe harbour master added that two piers stand empty since the winter of 2023."
    draft = make_draft([document("a", ARTICLE, day="2025-05-02"), document("b", longer, day="2025-05-03")], ["en"])
    assert [story.document.id for story in draft.folded] == ["S01"]
    figures = [row for row in _rows(draft, "observations") if row["low"] == "47"]
    assert [(row["source"], row["note"]) for row in figures] == [("S01", "the same story in S02")]
    assert [row["source"] for row in _rows(draft, "commitments")] == ["S01;S02"]


def test_the_same_pile_gives_the_same_bytes() -> None:
    pile = [document("S7", ARTICLE), document("b", "Улов вырос на 5% в 2023 году.", language="ru", day="")]
    assert make_draft(pile, ["en", "ru"]) == make_draft(pile, ["en", "ru"])
    assert [row["id"] for row in _rows(make_draft(pile, ["en"]), "sources")] == ["S7", "S01"]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """An empty folder to work in."""
    return Workspace(tmp_path, capsys)


def test_a_draft_builds_at_once_and_says_what_it_is(desk: Workspace) -> None:
    _pile(desk.root)
    told = json.loads(desk.run("draft", "pile", "-o", "first", "--json").out)
    assert told["counts"] == {"document": 3, "source": 3, "observation": 4, "commitment": 1, "statement": 1}
    built = desk.run("build", "first")
    assert built.code == 0
    assert built.err.count("marked for review") == 4
    assert "marking: Draft, for review" in (desk.root / "first/config/briefing.yaml").read_text(encoding="utf-8")
    again = desk.run("draft", "pile", "-o", "first")
    assert (again.code, again.err.partition("; ")[0]) == (2, "first: the folder is not empty")


def test_rubbish_is_told_and_left_out(desk: Workspace) -> None:
    pile = _pile(desk.root)
    for name, content in {"empty.txt": b"", "broken.pdf": b"%PDF", "old.doc": b"\xd0\xcf\x11\xe0"}.items():
        pile.joinpath(name).write_bytes(content)
    pile.joinpath("picture.png").write_bytes(b"\x89PNG")
    answer = desk.run("draft", "pile", "pile/picture.png", "nowhere.txt")
    assert answer.code == 0
    assert "draft: 3 documents" in answer.out
    assert "5 files left out" in answer.out
    for place in ("pile/empty.txt: holds no text", "pile/broken.pdf: cannot", "pile/old.doc: is no document",
                  "pile/picture.png: is no document", "nowhere.txt: does not exist"):  # fmt: skip
        assert place in answer.err


@pytest.mark.parametrize("name", ["empty.txt", "void"])
def test_nothing_readable_makes_nothing(desk: Workspace, name: str) -> None:
    desk.root.joinpath("void").mkdir()
    desk.root.joinpath("empty.txt").write_bytes(b"")
    assert desk.run("draft", name).code == 3
    assert not desk.root.joinpath("draft").exists()
    assert desk.run("draft").code == 2

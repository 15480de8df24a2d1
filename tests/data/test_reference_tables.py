"""The form of the reference tables: columns, sources, periods, words of fixed lists, plain numbers."""

from __future__ import annotations

import re

import pytest

from reportgen.model.facts import Qualifier, Status
from reportgen.model.period import Period

from .reference_rows import DATA, SHARED_FACTS, TABLES, Row, cited, rows, table

COLUMNS = {
    "sources": "id,publisher,title,published,url,language,title_language,note",
    "observations": "id,indicator,flow,reporter,partner,commodity,hs_chapter,area,place,frequency,period,low,high,unit,"
    "multiplier,qualifier,status,source,statement,note",
    "commodities": "period,flow,reporter,partner,rank,commodity,hs_chapter,low,high,unit,multiplier,qualifier,status,"
    "source,note",
    "events": "date,place,event,participants,level,outcome,source",
    "cooperation": "area,item,status,statement,parties,next_step,date,source",
    "commitments": "id,debtor,creditor,what,due,status,made_on,evidence,source",
    "statements": "speaker,role,date,topic,modality,statement,source",
    "comparators": "region,period,turnover,turnover_high,export,import,unit,multiplier,qualifier,status,source,note",
}
PERIODS = {
    "sources": ("published",),
    "observations": ("period",),
    "commodities": ("period",),
    "events": ("date",),
    "cooperation": ("date",),
    "commitments": ("due", "made_on"),
    "statements": ("date",),
    "comparators": ("period",),
}
NUMBERS = {
    "observations": ("low", "high", "multiplier"),
    "commodities": ("rank", "low", "high", "multiplier"),
    "comparators": ("turnover", "turnover_high", "export", "import", "multiplier"),
}
AREAS = {
    "machinery",
    "transport",
    "food",
    "lifts",
    "land_reclamation",
    "ports",
    "construction",
    "zones",
    "regions",
    "tourism",
    "energy",
    "industry",
    "framework",
    "balance",
}
UNDERTAKINGS = {
    "offered",
    "intended",
    "agreed",
    "planned",
    "running",
    "done",
    "stalled",
    "missed",
    "ended",
    "discussed",
    "announced",
}
INDICATORS = {
    "trade_value",
    "trade_growth",
    "trade_change",
    "trade_volume",
    "share",
    "purchases",
    "replaced",
    "stock",
    "budget",
    "cargo",
    "cargo_growth",
    "capacity",
    "depth",
}
LISTS: dict[tuple[str, str], set[str]] = {
    ("observations", "indicator"): INDICATORS,
    ("observations", "flow"): {"", "export", "import", "turnover", "balance", "transit"},
    ("observations", "area"): {"", *AREAS},
    ("observations", "frequency"): {"", "A"},
    ("observations", "unit"): {"USD", "RUB", "%", "times", "t", "t/year", "m", "units"},
    ("observations", "qualifier"): set(Qualifier),
    ("observations", "status"): set(Status),
    ("commodities", "flow"): {"export", "import", "transit"},
    ("commodities", "qualifier"): {"", *Qualifier},
    ("commodities", "status"): set(Status),
    ("comparators", "unit"): {"USD", "RUB"},
    ("comparators", "qualifier"): set(Qualifier),
    ("comparators", "status"): set(Status),
    ("events", "level"): {"heads", "prime minister", "ministers", "working group", "regional", "forum", "city"},
    ("cooperation", "area"): AREAS,
    ("cooperation", "status"): UNDERTAKINGS,
    ("commitments", "status"): {"open", *UNDERTAKINGS},
    ("statements", "topic"): {
        *("balance", "tariffs", "machinery", "transport", "food", "lifts", "land_reclamation", "ports", "supplies"),
        "projects",
    },
    ("statements", "modality"): {"said", "ready", "offered", "asked", "will", "intends", "confirmed"},
}
NUMBER = re.compile(r"(?:-?\d+(?:\.\d+)?)?")


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_stand_in_the_documented_order(name: str) -> None:
    assert ",".join(table(name)[0]) == COLUMNS[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_files_are_utf8_with_line_feeds_and_no_stray_spaces(name: str) -> None:
    raw = (DATA / f"{name}.csv").read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.startswith(b"\xef\xbb\xbf")
    for row in table(name):
        for column, cell in row.items():
            assert cell == " ".join(cell.split()), (name, column, cell)


def test_every_row_names_known_sources() -> None:
    known = {row["id"] for row in table("sources")}
    for name in TABLES:
        for row in table(name):
            assert set(cited(row)) <= known, (name, row)


def test_observations_name_exactly_one_source() -> None:
    for name in ("observations", "commodities", "comparators"):
        assert all(len(cited(row)) == 1 for row in table(name))


def test_no_row_mixes_what_was_known_at_the_meeting_with_what_came_later() -> None:
    meeting = Period.parse("2025-05-02").end
    published = {row["id"]: Period.parse(row["published"]).end for row in table("sources") if row["published"]}
    for name in TABLES:
        for row in table(name):
            known = {published[source] <= meeting for source in cited(row) if source in published}
            assert len(known) <= 1, (name, row)


@pytest.mark.parametrize(("name", "column"), [("sources", "id"), ("observations", "id"), ("commitments", "id")])
def test_ids_are_unique(name: str, column: str) -> None:
    ids = [row[column] for row in table(name)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", PERIODS)
def test_periods_parse(name: str) -> None:
    for row in table(name):
        for column in PERIODS[name]:
            if row[column]:
                assert str(Period.parse(row[column])), (name, row)


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_plain(name: str) -> None:
    for row in table(name):
        for column in NUMBERS[name]:
            assert NUMBER.fullmatch(row[column]), (name, column, row)


@pytest.mark.parametrize(("name", "column"), LISTS)
def test_words_come_from_the_documented_lists(name: str, column: str) -> None:
    assert {row[column] for row in table(name)} <= LISTS[name, column]


@pytest.mark.parametrize("name", ["observations", "commodities"])
def test_values_have_two_ends_in_order_and_a_unit(name: str) -> None:
    for row in table(name):
        assert bool(row["low"]) == bool(row["high"]), row
        if row["low"]:
            assert float(row["low"]) <= float(row["high"]), row
            assert row["unit"], row
            assert row["qualifier"], row


def test_an_observation_without_a_number_says_why() -> None:
    empty = [row for row in table("observations") if not row["low"]]
    assert {row["id"] for row in empty} == {"F015", "F030", "F089"}
    assert all(row["status"] == "missing" for row in empty)


def test_trade_is_told_from_the_side_of_belarus() -> None:
    trade = [
        row for row in table("observations") if row["indicator"] in ("trade_value", "trade_growth", "trade_change")
    ]
    assert {row["reporter"] for row in trade} == {"Belarus"}
    assert {row["partner"] for row in trade} == {"Astrakhan Region", "Russia"}
    assert {row["reporter"] for row in table("commodities")} == {"Belarus"}


def test_cargo_is_never_trade() -> None:
    for row in table("observations"):
        if row["unit"] in ("t", "t/year"):
            assert row["indicator"] in ("cargo", "capacity", "trade_volume"), row
        if row["flow"] == "transit":
            assert row["indicator"] in ("cargo", "cargo_growth"), row
            assert not row["partner"], row
        if row["indicator"] == "trade_value":
            assert row["unit"] == "USD", row


def test_statements_are_clauses_without_quotation_marks() -> None:
    for row in table("statements"):
        assert not row["statement"].endswith("."), row
        assert not re.search(r"[\"“”«»]", row["statement"]), row
        assert row["statement"][0].islower() or row["statement"].startswith(("Belarus", "Astrakhan", "Babushkina")), row


@pytest.mark.parametrize("name", TABLES)
def test_there_are_no_repeated_rows(name: str) -> None:
    seen = [tuple(row.items()) for row in table(name)]
    assert len(set(seen)) == len(seen)


def test_every_shared_figure_is_there() -> None:
    if not SHARED_FACTS.exists():
        pytest.skip("the shared facts are not beside this checkout")
    shared: dict[str, Row] = {row["id"]: row for row in rows(SHARED_FACTS / "figures.csv")}
    ours = {row["id"]: row for row in table("observations")}
    assert set(shared) - set(ours) == {"F007"}, "F007 is the upper end of the band F006"
    for number, row in ours.items():
        if number in shared:
            assert row["source"] == shared[number]["source_id"], number
            if row["low"] == row["high"]:
                assert row["low"] == shared[number]["value"], number


def test_every_shared_source_is_there() -> None:
    if not SHARED_FACTS.exists():
        pytest.skip("the shared facts are not beside this checkout")
    shared = rows(SHARED_FACTS / "sources.csv")
    ours = {row["id"]: (row["published"], row["url"], row["language"]) for row in table("sources")}
    assert ours == {row["source_id"]: (row["date"], row["url"], row["language"]) for row in shared}

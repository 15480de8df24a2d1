"""The small values: what they refuse, and what they mean by equal."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from decimal import Decimal

import pytest

from reportgen.model.briefing import Align, Chart, Column, Image, Row, Table
from reportgen.model.chart import ChartSpec
from reportgen.model.dataset import Dataset, DataTable, TableRow
from reportgen.model.facts import Citation, Dimensions, Locator, Source, Unit
from reportgen.model.passage import EMPTY, Amount, Mark, Passage, Quotation, Words
from reportgen.model.period import Period
from tests.model.build import observation, quantity

SPEC = ChartSpec("columns", (), 100, 50)
SOME = Passage.of("words")


def test_dimensions_are_a_frozen_mapping() -> None:
    first, second = Dimensions(flow="export", commodity=""), Dimensions({"flow": "export"})
    assert (first, hash(first)) == (second, hash(second))
    assert dict(first) == {"flow": "export"}
    assert first.matches({"flow": "export", "commodity": ""})
    assert not first.matches({"commodity": "0402"})
    assert pickle.loads(pickle.dumps(first)) == copy.deepcopy(first) == first  # noqa: S301 - our own bytes
    with pytest.raises(KeyError):
        first["commodity"]


def test_words_hold_no_digits() -> None:
    with pytest.raises(ValueError, match="cannot be traced: 'in 2024'"):
        Words("in 2024")
    with pytest.raises(ValueError, match="cannot be traced"):
        Passage.of("٤٧ million")


def test_passages_are_spliced_not_nested() -> None:
    inner = Passage.of(Amount(quantity("47")), " million")
    assert Passage.of("about ", inner, Mark(("S1",))).runs == (Words("about "), *inner.runs, Mark(("S1",)))
    assert EMPTY + inner == inner
    assert not EMPTY


def test_a_passage_names_its_sources() -> None:
    quoted = Citation("S2", Locator("data/a.md", sentence=3))
    passage = Passage.of(Amount(quantity("47")), Quotation("over 9", quoted))
    assert [citation.source for citation in passage.citations()] == ["S-47-None", "S2"]
    assert str(quoted.locator) == "data/a.md, sentence 3"


@pytest.mark.parametrize(
    ("missing", "says"), [("title", "lacks title"), ("source", "lacks source"), ("alternative", "lacks alternative")]
)
def test_a_chart_needs_its_frame(missing: str, says: str) -> None:
    parts = {"title": SOME, "subtitle": SOME, "source": SOME, "alternative": "a"}
    with pytest.raises(ValueError, match=says):
        Chart("c", SPEC, **{**parts, missing: "" if missing == "alternative" else EMPTY})  # type: ignore[arg-type]  # wrong on purpose


def test_an_alternative_text_is_short() -> None:
    with pytest.raises(ValueError, match="over 250 characters"):
        Chart("c", SPEC, SOME, SOME, SOME, "a" * 251)
    with pytest.raises(ValueError, match="lacks an alternative text"):
        Image("i", "logo.png", " ")


def test_a_table_is_rectangular_and_has_headers() -> None:
    columns = (Column(SOME), Column(SOME, Align.DECIMAL))
    with pytest.raises(ValueError, match="lacks column headers"):
        Table("t", SOME, (Column(EMPTY),), ())
    with pytest.raises(ValueError, match="row 2: 1 cells, 2 columns"):
        Table("t", SOME, columns, (Row((SOME, SOME)), Row((SOME,))))
    assert Table("t", SOME, columns, (Row((SOME,), is_group=True),)).rows[0].is_group


def test_a_dataset_selects_by_dimensions() -> None:
    turnover = observation("47")
    dataset = Dataset(observations=(turnover,))
    assert list(dataset.select("trade_value", {"flow": "turnover"})) == [turnover]
    assert list(dataset.select("trade_value", {"flow": "export"})) == []
    assert list(dataset.select("trade_value", {"commodity": ""})) == [turnover]


def test_a_table_gives_text_for_any_cell() -> None:
    row = TableRow((Decimal("1.50"), None, date(2025, 5, 2)), Citation("", Locator("a.csv", row=2)))
    table = DataTable("t", "a.csv", ("a", "b", "c"), (row,))
    assert [table.text(row, name) for name in ("a", "b", "c", "d")] == ["1.50", "", "2025-05-02", ""]
    with pytest.raises(KeyError):
        table.index("d")


def test_a_source_is_known_from_the_end_of_its_date() -> None:
    month = Source("S1", "", "", Period.parse("2025-04"), "", "en")
    assert (month.known_from, Source("S2", "", "", None, "", "en").known_from) == (date(2025, 4, 30), None)


@pytest.mark.parametrize(
    ("code", "expected"), [("USD", True), ("usd", False), ("t", False), ("КГТ", False), ("US1", False)]
)
def test_currencies(code: str, expected: bool) -> None:
    assert Unit(code).is_currency is expected


def test_an_observation_knows_gaps_and_bands() -> None:
    assert not observation(None).has_value
    assert not observation(None).is_band
    assert observation("12.3", "13").is_band

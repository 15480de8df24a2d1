"""The files inside a PDF: what they say, whose they are, and what they never say."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from reportgen import build
from reportgen.enclosures import enclose
from reportgen.language import language
from reportgen.model.attachment import Attachment, Relationship
from reportgen.model.briefing import Callout, Chart, Component, Prose, Row, Table
from reportgen.model.chart import ChartSpec, OwnFunction, Point, Series
from reportgen.model.dataset import DataTable, TableRow
from reportgen.model.facts import Observation, Status
from reportgen.model.passage import Amount, Form, Mark, Name, Passage, Quotation
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity, difference, growth, total
from reportgen.pdf import render
from tests.pdf import sample
from tests.pdf.reading import EN, THEME, opened
from tests.workspaces import reference_copy

P = Passage.of
HIDDEN = "7391.713"


def confidential(value: str = HIDDEN, period: str = "2023") -> Quantity:
    """A quantity that must not be told."""
    quantity = sample.quantity(value, period=period)
    assert isinstance(quantity.derivation, Observation)
    return Quantity.of(replace(quantity.derivation, id="F9", status=Status.CONFIDENTIAL))


def chart(*points: Point, identifier: str = "fig") -> Chart:
    spec = ChartSpec("columns", (Series("Turnover", points),), 400, 150)
    return replace(sample.chart(identifier), spec=spec)


def table(*cells: Passage) -> Table:
    columns = sample.levels().columns[:1] * len(cells)
    return Table("tab", P("A table"), columns, (Row(cells),))


def files(*components: Component) -> dict[str, Attachment]:
    """What is attached to a briefing of these components."""
    found: list[Attachment] = []
    briefing = sample.short(*components)
    drawings = sample.drawings() | {each.id: sample.lines() for each in components if isinstance(each, Chart)}

    def attach(drawn: object) -> list[Attachment]:
        found.extend(enclose(briefing, drawn, EN, None))  # type: ignore[arg-type]  # what render gives
        return found

    render(briefing, drawings, THEME, EN, attach=attach)
    return {each.name: each for each in found}


def rows(attachment: Attachment) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(attachment.content.decode(), newline="")))


def test_a_chart_s_data_have_a_row_for_every_point() -> None:
    points = (
        Point(Period.of_year(2022), sample.T22),
        Point(Period.of_year(2023), None),
        Point(Period.of_year(2024), sample.EXPORTS, is_part_year=True, note="first"),
    )
    attached = files(chart(*points))["figure-01-fig.csv"]
    assert (attached.media_type, attached.relationship, attached.components) == ("text/csv", "Data", ("fig",))
    assert attached.description.startswith("Data of Figure 1: Turnover peaked at $62 million in 2022")
    first, gap, band = rows(attached)
    assert first == {
        "series": "Turnover",
        "at": "2022",
        "is_part_year": "false",
        "note": "",
        "low": "62",
        "high": "62",
        "unit": "USD",
        "multiplier": "6",
        "qualifier": "exact",
        "status": "reported",
        "period": "2022",
        "indicator": "turnover",
        "operation": "",
        "source": "S01",
        "locator": "data/observations.csv, row 1",
    }
    assert (gap["at"], gap["low"], gap["status"]) == ("2023", "", "")
    assert (band["low"], band["high"], band["is_part_year"], band["note"]) == ("12.3", "13", "true", "first")


def test_csv_is_as_rfc_4180_has_it() -> None:
    content = files(table(P(Name('a "quoted", text')), P(Amount(sample.T24))))["table-01-tab.csv"].content
    assert content.count(b"\r\n") == content.count(b"\n") == 3
    assert b'"a ""quoted"", text"' in content


def test_a_table_s_data_keep_its_words_and_name_its_values() -> None:
    change = Amount(growth(sample.T24, sample.T22), Form.SIGNED)
    cells = (
        P(Name("Turnover")),
        P("From ", Amount(sample.T22), " to ", Amount(sample.T24), " ", Mark(("S01",))),
        P(change),
        P(Quotation("as said", sample.cite("S02", 7))),
        P("no figure ", Mark(("S03", "S04"))),
    )
    found = rows(files(table(*cells))["table-01-tab.csv"])
    assert [(each["row"], each["name"]) for each in found] == [("1", "Turnover")] * 6
    assert [each["text"].replace("\u00a0", " ") for each in found[1:3]] == [
        "From $62 million to almost $47 million"
    ] * 2
    assert [(each["low"], each["qualifier"]) for each in found[1:3]] == [("62", "exact"), ("47", "almost")]
    assert (found[3]["operation"], found[3]["low"], found[3]["period"]) == ("growth", "-24.1935", "2024; 2022")
    assert [(each["source"], each["locator"]) for each in found[4:]] == [
        ("S02", "data/observations.csv, row 7"),
        ("S03; S04", ""),
    ]


def test_key_figures_registers_timelines_and_what_stands_in_boxes_have_files_too() -> None:
    components = (sample.tiles(), sample.register(2), sample.timeline(2), Callout(P("Box"), (table(P("x")),)))
    found = files(*components)
    tiles = rows(found["key-figures.csv"])
    assert {each["part"] for each in tiles} == {"level", "line"}
    assert tiles[0]["figure"] == "Turnover, 2024"
    assert found["key-figures.csv"].components == ("t1", "t2", "t3", "t4")
    register = rows(next(each for name, each in found.items() if name.startswith("table-01")))
    assert {each["column"] for each in register} >= {"number", "debtor", "creditor", "what", "due", "status"}
    assert [
        each["column"] for each in rows(next(each for name, each in found.items() if name.startswith("timeline")))[:3]
    ] == ["date", "place", "level"]
    assert "table-02-tab.csv" in found


def test_an_own_chart_brings_the_table_it_draws() -> None:
    cells = (TableRow(("2024", Decimal("5.5"), True, None), sample.cite()),)
    own = OwnFunction("charts/a.py", "draw", DataTable("t", "t.csv", ("year", "worth", "is_new", "x"), cells))
    component = replace(sample.chart(), spec=ChartSpec("own", (), 400, 150, own=own))
    assert rows(files(component)["figure-01-turnover.csv"]) == [
        {
            "year": "2024",
            "worth": "5.5",
            "is_new": "true",
            "x": "",
            "source": "S01",
            "locator": str(sample.cite().locator),
        }
    ]


def test_every_column_is_explained() -> None:
    found = files(sample.tiles(), chart(Point("a", sample.T22)), table(P("x")))
    explained = {(each["file"], each["column"]) for each in rows(found["data-dictionary.csv"]) if each["meaning"]}
    for name, pattern in (
        ("figure-01-fig.csv", "figure-*.csv"),
        ("key-figures.csv", "key-figures*.csv"),
        ("table-01-tab.csv", "table-*.csv, timeline-*.csv"),
    ):
        assert {(pattern, column) for column in rows(found[name])[0]} <= explained


def test_the_evidence_leads_from_each_printed_number_to_its_records() -> None:
    amount = Amount(growth(sample.T24, sample.T22), Form.MAGNITUDE)
    prose = Prose((P("A fall of ", amount, ", ", Quotation("so much", sample.cite("S02", 9), marks=True)),))
    facts = json.loads(files(prose, chart(Point(Period.of_year(2022), sample.T22)))["evidence.json"].content)
    number, quotation, *_ = facts["printed"]
    assert (number["text"].replace("\u00a0", " "), number["page"], number["operation"]) == ("about 24%", 1, "growth")
    assert number["component"] == "section 'one', component 1 (prose), paragraph 1"
    assert [operand["observation"] for operand in number["operands"]] == ["turnover-2024-47", "turnover-2022-62"]
    assert quotation["quoted_from"] == {"source": "S02", "locator": "data/observations.csv, row 9"}
    leaf = facts["observations"]["turnover-2022-62"]
    assert (leaf["low"], leaf["period"], leaf["source"], leaf["locator"]) == (
        "62",
        "2022",
        "S01",
        "data/observations.csv, row 1",
    )
    (drawn,) = facts["charts"]
    assert (drawn["component"], drawn["label"], drawn["page"]) == ("fig", "Figure 1", 1)
    assert (drawn["points"][0]["at"], drawn["points"][0]["observation"]) == ("2022", "turnover-2022-62")
    assert facts["sources"]["S02"]["publisher"]


def test_a_derived_quantity_keeps_its_scale_in_the_evidence() -> None:
    scaled = difference(sample.T24, sample.T22.in_scale(3))
    facts = json.loads(files(Prose((P(Amount(scaled)),)))["evidence.json"].content)
    assert [operand["multiplier"] for operand in facts["printed"][0]["operands"]] == [3, 3]


@pytest.mark.parametrize(
    "quantity",
    [
        confidential(),
        total(confidential(), sample.T22),
        growth(sample.T24, total(confidential(), sample.T22)),
        confidential().in_scale(3),
    ],
)
def test_nothing_confidential_is_in_any_file_nor_what_rests_on_it(quantity: Quantity) -> None:
    components = (chart(Point("a", quantity)), table(P(Name("k")), P("It was ", Amount(quantity), ".")))
    found = files(*components, Prose((P(Amount(quantity)),)))
    told = {str(number) for number in (quantity.low, quantity.high)} | {HIDDEN, "7391713"}
    for attached in found.values():
        content = attached.content.decode()
        assert not [number for number in told if number in content], attached.name
        assert "7391" not in content.replace(",", "")
    cell = rows(found["table-01-tab.csv"])[1]
    assert (cell["text"], cell["low"], cell["status"]) == ("It was [c].", "", "confidential")
    assert json.loads(found["evidence.json"].content)["printed"][-1]["text"] == "[c]"


@pytest.fixture(scope="module")
def secretive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference workspace with numbers declared confidential, and secrets in its config."""
    root = reference_copy(tmp_path_factory.mktemp("work"))
    _conceal(root / "data" / "observations.csv", lambda row: row["indicator"] == "trade_value" and row["low"] == "62")
    _conceal(root / "data" / "comparators.csv", lambda row: row["region"] == "Rostov Region")
    config = root / "config" / "astrakhan.yaml"
    text = config.read_text(encoding="utf-8")
    text = text.replace("desk@example.org>", "desk-secret@example.org>  # pass word: hunter-secret")
    config.write_text(text, encoding="utf-8")
    return config


def _conceal(path: Path, concerns: object) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    for row in table:
        if concerns(row):  # type: ignore[operator]  # a predicate
            row.update({key: HIDDEN for key in ("low", "high", "turnover") if row.get(key)})
            row.update(status="confidential", note=f"told as {HIDDEN}")
            if "statement" in row:
                row["statement"] = f"Two-way trade was {HIDDEN} million dollars."
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        writer.writerows(table)


def streams(document: pikepdf.Pdf) -> Iterator[bytes]:
    """Every stream of the file, decoded."""
    for each in document.objects:
        if isinstance(each, pikepdf.Stream):
            yield each.read_bytes()


@pytest.mark.parametrize("standard", ["ua-1,a-3a", "ua-2,a-4f"])
def test_neither_confidential_numbers_nor_secrets_are_anywhere_in_the_file(secretive: Path, standard: str) -> None:
    built = build(secretive, output="-", pdf_standard=standard)
    assert "confidential" in {problem.code for problem in built.problems}
    assert HIDDEN not in repr(built.briefing)
    with opened(built.pdf) as document:
        everything = b"\n".join([*streams(document), *(repr(each).encode() for each in document.objects)])
    for word in (HIDDEN, "7391,713", "7,391", "secret", "recipients", "smtp", "cron", "schedule:", "email:"):
        assert word.encode() not in everything, word
    assert b'"printed"' in everything  # the search sees what is compressed


def test_files_are_listed_described_dated_and_tied_to_their_tags(secretive: Path) -> None:
    built = build(secretive, output="-")
    with opened(built.pdf) as document:
        specs = dict(document.attachments.items())
        assert {"astrakhan.yaml", "evidence.json", "data-dictionary.csv", "key-figures.csv"} <= set(specs)
        listed = {spec.obj.objgen for spec in specs.values()}
        assert {each.objgen for each in document.Root.AF} == listed
        for name, spec in specs.items():
            assert str(spec.obj.F) == str(spec.obj.UF) == name == str(spec.filename)
            assert spec.description
            assert str(spec.obj.EF.F.Params.ModDate) == "D:20260131000000Z"
            assert int(spec.obj.EF.F.Params.Size) == len(spec.get_file().read_bytes())
        kinds = {name: (str(spec.relationship), spec.get_file().mime_type) for name, spec in specs.items()}
        assert kinds["astrakhan.yaml"] == ("/Source", "application/yaml")
        assert kinds["evidence.json"] == ("/Supplement", "application/json")
        assert kinds["key-figures.csv"] == ("/Data", "text/csv")
        tied = {
            (str(each.S), str(file.UF))
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and "/AF" in each and "/S" in each
            for file in each.AF
        }
    assert {("/Figure", "figure-01-trade-turnover.csv"), ("/Table", "table-01-trade-table.csv")} <= tied
    assert ("/Figure", "key-figures.csv") in tied
    data = {name for name, (kind, _) in kinds.items() if kind == f"/{Relationship.DATA}"}
    assert {name for _, name in tied} == data


@pytest.mark.parametrize("code", ["ru", "be"])
def test_descriptions_speak_the_briefing_s_language(code: str) -> None:
    briefing = sample.short(table(P("x")))
    found: list[Attachment] = []

    def attach(drawn: object) -> list[Attachment]:
        found.extend(enclose(briefing, drawn, language(code), None))  # type: ignore[arg-type]  # what render gives
        return found

    render(briefing, {}, THEME, language(code), attach=attach)
    assert [each.description for each in found if not re.search("[а-яў]", each.description)] == []
    explained = {each["meaning"] for each in rows(found[1])}
    assert [meaning for meaning in explained if not re.search("[а-яў]", meaning)] == []

"""What each side sells."""

from __future__ import annotations

from reportgen.model.briefing import Table
from reportgen.model.facts import Unit
from tests.facts import dataset, fact
from tests.sections.plain import lines, rows, text
from tests.sections.tables import holding, made, table

HEADER = "period,flow,reporter,partner,rank,commodity,hs_chapter,low,high,unit,multiplier,qualifier,status,source\n"
LISTS = (
    HEADER
    + """
2024,export,Ruritania,Graustark,1,Cranes,84,,,,,,reported,S1
2024,export,Ruritania,Graustark,2,Boards,44,,,,,,reported,S1
2024,import,Ruritania,Graustark,1,Sulphur,25,,,,,,reported,S1
2021,export,Ruritania,Graustark,1,Chipboard,44,,,,,,reported,S2
2021,export,Ruritania,Graustark,2,Appliances,84;85,,,,,,reported,S2
2021,export,Ruritania,Graustark,3,Wool,51,,,,,,reported,S2
2021,export,Ruritania,Graustark,,Paper,48,,,,,,reported,S2
2021,import,Ruritania,Graustark,1,Sulphur,25,,,,,,reported,S2
2021,import,Ruritania,Graustark,2,Undisclosed goods,,,,,,,confidential,S2
2023,import,Ruritania,Graustark,,Melons,08,7,7,t,3,over,reported,S3
2023,import,Ruritania,Graustark,,Rice,10,205,205,t,,exact,reported,S3
2023,export,Ruritania,Graustark,,Cranes,84,133,133,units,,about,derived,S3
2023,export,Ruritania,Graustark,,Shoes,64,,,,,,reported,S4
2023,export,Ruritania,Illyria,,Horses,01,,,,,,reported,S4
2024,transit,Ruritania,,,Potash,31,,,,,,reported,S5
""".lstrip()
)


def tables(**options: object) -> dict[str, list[list[str]]]:
    section = made("commodities", holding(table("commodities", LISTS)), **options)
    return {text(each.title): rows(each) for each in section.components if isinstance(each, Table)}


def test_lists_stand_side_by_side_by_rank_with_unranked_goods_last_and_confidential_ones_marked() -> None:
    found = tables(numbers=False, others=False)
    assert list(found) == [
        "First in 2024: cranes among exports; sulphur among imports",
        "First in 2021: chipboard among exports; sulphur among imports",
    ]
    assert list(found.values())[1] == [
        ["1", "Chipboard", "44", "Sulphur", "25"],
        ["2", "Appliances", "84, 85", "Undisclosed goods [c]", ""],
        ["3", "Wool", "51", "", ""],
        ["–", "Paper", "48", "", ""],
    ]


def test_what_came_and_went_is_told_by_name_and_chapter_and_only_when_it_is_sure() -> None:
    section = made("commodities", holding(table("commodities", LISTS)))
    assert lines(section)[:2] == [
        (
            "Named among exports in 2021 but no longer: wool; paper. "
            "Of an HS chapter that both lists name, so neither surely new nor surely gone: "
            "cranes; boards; chipboard; appliances."
        ),
        "Imports named both times: sulphur.",
    ]


def test_goods_known_only_by_chapter_or_heading_bear_its_name() -> None:
    unnamed = HEADER + "2024,export,Ruritania,Graustark,1,,3104,,,,,,reported,S1\n"
    (found,) = (
        rows(each)
        for each in made("commodities", holding(table("commodities", unnamed)), others=False).components
        if isinstance(each, Table)
    )
    assert found == [["1", "Fertilizers", "3104", "", ""]]


def test_volumes_stand_by_unit_apart_from_goods_without_numbers() -> None:
    found = tables()
    assert found["Volumes known for single goods"] == [
        ["Tonnes"],
        ["Melons", "Imports", "2023", "over 7,000", ""],
        ["Rice", "Imports", "2023", "205", ""],
        ["Number"],
        ["Cranes", "Exports", "2023", "about 133 [e]", ""],
    ]
    assert found["Goods named without rank or number"] == [["2023", "Exports", "Shoes", ""]]


def test_observations_add_volumes_that_the_table_lacks() -> None:
    tonnes = Unit("t", 3)
    more = {"flow": "import", "reporter": "Ruritania", "partner": "Graustark"}
    facts = dataset(
        fact("trade_volume", "2023", "7", tonnes, qualifier="over", commodity="Melons and more", **more),
        fact("trade_volume", "2022", "3", tonnes, commodity="Fish", **more),
    )
    section = made("commodities", holding(table("commodities", LISTS), facts=facts))
    (volumes,) = (each for each in section.components if getattr(each, "id", "") == "commodities-volumes")
    assert [cells[0] for cells in rows(volumes)] == ["Tonnes", "Melons", "Rice", "Fish", "Number", "Cranes"]


def test_goods_of_another_partner_and_transit_are_no_trade() -> None:
    section = made("commodities", holding(table("commodities", LISTS)))
    printed = "\n".join(lines(section))
    assert "Horses" not in printed
    assert "Potash" not in printed
    assert lines(section)[-1] == "Goods that only pass through Graustark are transit and are not listed here."


def test_top_cuts_each_list_and_says_so() -> None:
    section = made("commodities", holding(table("commodities", LISTS)), top=1, periods=1)
    (shown, *_) = (each for each in section.components if isinstance(each, Table))
    assert rows(shown) == [["1", "Cranes", "84", "Sulphur", "25"]]
    assert [text(note) for note in shown.notes] == ["1 more is in the data."]

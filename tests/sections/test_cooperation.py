"""Areas of cooperation."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from reportgen.language import language
from reportgen.model.dataset import Dataset, Document, Sentence
from reportgen.model.facts import Unit
from reportgen.model.passage import Quotation
from reportgen.model.period import Period
from reportgen.sections import section_types
from reportgen.sections.cooperation_areas import CooperationTopic
from reportgen.text.cited import CitedSentence
from tests.facts import context, dataset, fact
from tests.sections.plain import lines
from tests.sections.tables import holding, made, problems, table

COOPERATION = """
area,item,status,statement,parties,next_step,date,source
lifts,Lifts of 2023,done,The lifts installed numbered 78.,Strelsau works; Graustark,,2024-01-29,S1
lifts,Lifts for 2025,planned,Deliveries of 122 lifts are planned.,Ruritania; Graustark,Deliver 122 lifts,2024-10,S2
land_reclamation,Exchange,offered,Both share what they know.,Ruritania; Graustark,,2025-05-02,S3
energy,Oil fields,offered,,,,2018,S4
"""

LIFTS = CooperationTopic(title="Lifts", keywords=("lift", "elevator"))


def facts() -> Dataset:
    pieces = Unit("units")
    more = {"area": "lifts", "reporter": "Ruritania", "partner": "Graustark"}
    observations = (
        fact("trade_volume", "2023", "78", pieces, commodity="Lifts", flow="export", **more),
        fact("stock", "2025", "3100", pieces, area="lifts", commodity="Lifts in operation"),
        fact("stock", "2025", "9", pieces, area="lifts", commodity="Lifts", partner="Illyria"),
    )
    return holding(table("cooperation", COOPERATION), facts=dataset(*observations))


def test_a_card_tells_status_items_numbers_and_next_step_and_nothing_twice() -> None:
    assert lines(made("cooperation", facts(), topics=(LIFTS,)))[:5] == [
        "[card] Lifts: Planned",
        "Lifts for 2025 (planned, October 2024). Deliveries of 122 lifts are planned.",
        "Lifts of 2023 (done, 29 January 2024, Strelsau works). The lifts installed numbered 78.",
        "Stock, lifts in operation, 2025: 3,100.",
        "next: Deliver 122 lifts",
    ]


def test_areas_that_no_topic_takes_stand_in_a_table_and_are_noted() -> None:
    section = made("cooperation", facts(), topics=(LIFTS,))
    assert lines(section)[-2:] == [
        "Land reclamation | Exchange | Offered | 2 May 2025 | ",
        "Energy | Oil fields | Offered | 2018 | ",
    ]
    assert problems(section) == [
        (
            "note: data/cooperation.csv: no topic of the cooperation section takes these areas: land_reclamation, "
            "energy; they stand in the table of other areas"
        )
    ]


def test_without_topics_every_area_has_its_card() -> None:
    cards = [line for line in lines(made("cooperation", facts())) if line.startswith("[card]")]
    assert cards == ["[card] Lifts: Planned", "[card] Land reclamation: Offered", "[card] Energy: Offered"]


def test_a_topic_may_gather_areas_or_find_its_rows_by_keyword() -> None:
    both = CooperationTopic(title="Ground", area=("land_reclamation", "energy"))
    assert [line for line in lines(made("cooperation", facts(), topics=(LIFTS, both))) if "[" in line] == [
        "[card] Lifts: Planned",
        "[card] Ground: Offered",
    ]
    oil = CooperationTopic(title="Petroleum", keywords=("oil",))
    assert lines(made("cooperation", facts(), topics=(oil,)))[:2] == [
        "[card] Petroleum: Offered",
        "Oil fields (offered, 2018).",
    ]


def test_topics_ask_the_documents_by_keyword() -> None:
    kind = section_types()["cooperation"]
    assert kind.topics is not None
    (topic,) = kind.topics(kind.options(topics=(LIFTS,)), context(facts()))
    assert topic.keywords == ("lift", "elevator")


def test_sentences_of_documents_are_dated_cited_on_the_subject_and_new() -> None:
    kind = section_types()["cooperation"]
    options = kind.options(topics=(LIFTS,), sentences=2, facts=0)
    data = facts()
    document = Document("d1", "data/documents/d1.md", "S9", "Report", Period.parse("2025-02-15"), "en", "")
    told = ["Deliveries of 122 lifts were planned.", "Trade grew by 13%.", "500 men fit the lifts."]
    sentences = tuple(
        CitedSentence("d1", "S9", document.file, "en", Sentence(number, words, 0, len(words), 1), 1.0)
        for number, words in enumerate(told, 1)
    )
    here = context(replace(data, documents=(document,)))
    assert kind.topics is not None
    (topic,) = kind.topics(options, here)
    section = kind.compose(options, replace(here, digests={topic.id: sentences}))
    assert lines(section)[3] == "500 men fit the lifts. (15 February 2025)"
    quotation = next(run for run in section.components[0].facts[2].runs if isinstance(run, Quotation))
    assert (quotation.citation.source, quotation.citation.locator.sentence) == ("S9", 3)


def test_topic_words_may_be_given_by_language_and_a_missing_one_is_named() -> None:
    kind = section_types()["cooperation"]
    by_language = msgspec.convert(
        {"title": "Cranes", "area": "lifts", "keywords": {"en": ["crane"], "ru": ["кран"]}}, CooperationTopic
    )
    (topic,) = kind.topics(kind.options(topics=(by_language,)), context(facts()))  # type: ignore[misc]  # it has topics
    assert topic.keywords == ("crane", "кран")
    told = {}
    for code in ("en", "ru", "be"):
        here = replace(context(facts()), language=language(code), data_language="en", place="config/a.yaml:9:5")
        found = kind.compose(kind.options(topics=(by_language, LIFTS)), here).problems
        told[code] = [str(problem) for problem in found if problem.code == "untranslated"]
    assert told["en"] == []
    assert len(told["ru"]) == 1  # only the list in the language of the data
    assert told["be"][0] == (
        "config/a.yaml:9:5: “Cranes” has no topic words in 'be'; "
        "add 'be: [words]' to its keywords, or translate them in the catalogue be.po under data.words"
    )

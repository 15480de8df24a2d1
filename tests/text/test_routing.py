"""Sentences find their topic: by keywords, by their neighbours, by the heading above."""

from __future__ import annotations

import pytest

from reportgen.model.dataset import Sentence
from reportgen.text import Context, Routing, Topic, route, split_sentences
from reportgen.text.matching import matcher

LIFTS = Topic("lifts", ("lift", "elevator", "лифт"))
DAIRY = Topic("dairy", ("dairy plant", "milk"))
PORTS = Topic("ports", ("port", "cargo"))
TOPICS = (LIFTS, DAIRY, PORTS)


def numbers(routing: Routing) -> dict[str, list[int]]:
    return {topic: [each.sentence.number for each in routed] for topic, routed in routing.topics.items()}


@pytest.mark.parametrize(
    ("keyword", "text", "is_hit"),
    [
        ("lift", "Lifts were replaced.", True),
        ("lift", "The lift's motor broke.", True),
        ("lift", "They sell lifting and loading machinery.", False),
        ("elevator", "ELEVATOR modernization goes on.", True),
        ("dairy plant", "The dairy processing plant waits.", True),
        ("dairy plant", "The plant waits.", False),
        ("dairy plant", "The plant makes dairy goods.", False),
        ("land reclamation", "Land was sold.", False),
        ("company", "Two companies came.", True),
        ("Mogilevliftmash", "A works called Mogilevliftmash makes them.", True),
        ("port", "Exports grew.", False),
        ("U.S.", "The U.S. agreed.", True),
    ],
)
def test_keywords(keyword: str, text: str, is_hit: bool) -> None:
    assert bool(matcher([Topic("t", (keyword,))], "en").hits(text)) is is_hit


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("лифт", "Поставили 78 лифтов."),
        ("Беларусь", "Экспорт из Беларуси вырос."),
        ("молочный завод", "О молочном заводе."),
        ("Махачкала", "Через Махачкалу прошло больше."),
        ("Махачкала", "Махачкала ждёт судов."),
    ],
)
def test_russian_keywords(keyword: str, text: str) -> None:
    assert matcher([Topic("t", (keyword,))], "ru").hits(text)


def test_a_looser_form_counts_less_than_the_word_itself() -> None:
    match = matcher([Topic("t", ("construction",))], "en")
    (exact,), (loose,) = match.hits("The construction goes on.").values(), match.hits("It was constructed.").values()
    assert 0 < loose < exact


def test_neighbours_take_a_sentence_without_keywords_along() -> None:
    sentences = split_sentences(
        "The lifts are old. They will be replaced next year. Everybody is glad.\n\nThe weather was fine."
    )
    routing = route(sentences, TOPICS)
    assert numbers(routing) == {"lifts": [1, 2, 3], "dairy": [], "ports": []}
    assert [each.sentence.number for each in routing.unrouted] == [4]
    assert [each.own > 0 for each in routing.topics["lifts"]] == [True, False, False]


def test_each_sentence_has_one_topic_unless_shared() -> None:
    sentences = split_sentences("The port got lifts for its cargo.")
    assert numbers(route(sentences, TOPICS)) == {"lifts": [], "dairy": [], "ports": [1]}
    assert numbers(route(sentences, TOPICS, is_shared=True)) == {"lifts": [1], "dairy": [], "ports": [1]}


def test_equal_evidence_goes_to_the_first_topic() -> None:
    sentences = split_sentences("Lifts and milk.")
    assert numbers(route(sentences, TOPICS))["lifts"] == [1]
    assert numbers(route(sentences, (DAIRY, LIFTS)))["dairy"] == [1]


def test_the_nearest_headings_speak_for_what_stands_below() -> None:
    sentences = split_sentences("All is well. Nothing more was said.")
    contexts = [Context("a", "", ("Lifts",)), Context("a", "", ("Weather",))]
    routing = route(sentences, TOPICS, contexts=contexts)
    assert [each.own > 0 for each in routing.topics["lifts"]] == [True, False]


def test_a_title_alone_gives_no_sentence_of_its_own() -> None:
    sentences = split_sentences("All is well.")
    routing = route(sentences, TOPICS, contexts=[Context("a", "Lifts, elevators and лифт")])
    assert all(each.own == 0 for each in routing.topics["lifts"])


def test_documents_do_not_speak_for_one_another() -> None:
    sentences = split_sentences("The lifts are old.") + split_sentences("They are glad.")
    contexts = [Context("a"), Context("b")]
    assert numbers(route(sentences, TOPICS, contexts=contexts))["lifts"] == [1]


def test_a_description_is_weaker_than_a_keyword() -> None:
    sentences = split_sentences("The ships come. The milk comes.")
    wordy = Topic("sea", (), "everything about ships and milk at sea")
    assert numbers(route(sentences, (wordy, DAIRY))) == {"sea": [1], "dairy": [2]}


def test_nothing_to_route() -> None:
    assert route((), TOPICS) == Routing({"lifts": (), "dairy": (), "ports": ()})
    one = Sentence(1, "Lifts.", 0, 6, 1)
    assert [each.sentence for each in route((one,), ()).unrouted] == [one]
    assert numbers(route((one,), (Topic("empty"), Topic("odd", ("", "…", "the"))))) == {"empty": [], "odd": []}

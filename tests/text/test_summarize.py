"""The sentences that say most, in their order, with their places."""

from __future__ import annotations

import pytest

from reportgen.text import summarize
from reportgen.text.picking import Pick, diverse
from reportgen.text.weights import centroid_scores, forward_scores, vectors
from tests.text.documents import document

STORY = (
    "The dairy plant in the region will open next year, the governor said. The weather was fine. "
    "The plant will process milk of the region's farms. Why not? Milk of the farms went to other regions before. "
    "Somebody laughed. The governor thanked the farms for the milk and the builders for the dairy plant."
)


def test_picks_in_natural_order_with_their_spans() -> None:
    found = summarize(STORY, sentences=3)
    assert [each.sentence.number for each in found] == [1, 3, 5]
    assert [STORY[each.sentence.start : each.sentence.end] for each in found] == [each.text for each in found]
    assert all(each.score > 0 for each in found)


def test_a_document_is_cited() -> None:
    (one,) = summarize(document("s01", STORY), sentences=1)
    assert (one.document, one.source, one.language) == ("s01", "S01", "en")
    assert str(one.citation.locator) == "data/s01.md, sentence 1"
    assert (one.citation.locator.start, one.citation.locator.end) == (0, 69)


def test_several_documents_are_one_text() -> None:
    documents = (document("a", "Milk is made. Nothing else is said here."), document("b", STORY))
    assert [each.document for each in summarize(documents, sentences=9)] == ["a"] * 2 + ["b"] * 7


@pytest.mark.parametrize("text", ["", " \n ", "...", "\0"])
def test_nothing_to_summarize(text: str) -> None:
    assert all(not each.text.strip(".\0") for each in summarize(text))


@pytest.mark.parametrize("text", ["Hello", "Share", "Привет", "שלום", "word " * 10])
def test_a_little_text_is_its_own_summary(text: str) -> None:
    assert [each.text for each in summarize(text)] == [text.strip()]


def test_nothing_asked_nothing_given() -> None:
    assert summarize(STORY, sentences=0) == ()


def test_clutter_is_no_summary() -> None:
    text = "MINSK, 2 May (BelTA) – Trade has grown by a fifth.\n\nShare on Facebook\n\nRead also: other news"
    assert [each.text for each in summarize(text)] == ["Trade has grown by a fifth."]


def test_russian_is_detected_and_stemmed() -> None:
    text = (
        "Молочный завод в области откроют в будущем году. Погода была хорошей. На завод повезут молоко с ферм области. "
        "Кто-то засмеялся. Губернатор поблагодарил строителей завода."
    )
    found = summarize(text, sentences=2)
    assert [each.sentence.number for each in found] == [1, 3]
    assert {each.language for each in found} == {"ru"}


def test_right_to_left_text() -> None:
    text = "افتتح المصنع اليوم في المدينة. كان الطقس جميلا. ينتج المصنع الحليب في المدينة."
    assert len(summarize(text, sentences=2)) == 2


def test_the_same_text_gives_the_same_summary() -> None:
    assert summarize(STORY) == summarize(STORY)


def test_centrality() -> None:
    weighted = vectors([["milk", "plant"], ["weather"], ["milk", "plant", "farm"], []])
    assert centroid_scores(weighted)[1] < centroid_scores(weighted)[0]
    assert forward_scores(weighted)[1:] == [0.0, 0.0, 0.0]
    assert forward_scores(weighted)[0] == 1.0


def test_empty_vectors() -> None:
    assert vectors([]) == []
    assert vectors([[], []]) == [{}, {}]
    assert centroid_scores([{}, {}]) == [0, 0]


def test_picks_do_not_repeat_one_another() -> None:
    weighted = vectors([["milk", "plant"], ["milk", "plant"], ["lift", "house"]])
    assert [pick.index for pick in diverse([1.0, 0.95, 0.6], weighted, 2)] == [0, 2]


def test_what_says_the_same_is_folded_and_the_first_of_equals_wins() -> None:
    weighted = vectors([["a"], ["b"], ["c"]])
    folded = diverse([0.5, 0.5, 0.4], weighted, 3, is_same=lambda one, other: {one, other} == {0, 2})
    assert folded == [Pick(0, (2,)), Pick(1)]


def test_a_sentence_waits_for_the_one_it_needs() -> None:
    weighted = vectors([["a"], ["b"], ["c"]])
    assert [pick.index for pick in diverse([0.5, 1.0, 0.9], weighted, 3, needs={1: 0, 2: -2})] == [0, 1]


def test_a_budget_of_words_beside_one_of_sentences() -> None:
    text = " ".join(f"The port of town number {n} handled {n} million tonnes of cargo." for n in range(1, 9))
    assert len(summarize(text)) == 3
    assert len(summarize(text, words=36)) == 3
    assert len(summarize(text, 2, words=500)) == 2
    assert len(summarize(text, words=500)) == 8
    (only,) = summarize(text, words=4)
    assert len(only.text.split()) == 12

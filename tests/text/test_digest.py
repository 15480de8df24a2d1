"""For each topic the sentences that matter, each with its sources; and what no topic wanted."""

from __future__ import annotations

from reportgen.text import Topic, digest, key_sentences
from tests.text.documents import document

LIFTS = Topic("lifts", ("lift", "elevator", "лифт"))
PORTS = Topic("ports", ("port", "cargo"))

MEETING = document(
    "meeting",
    "## Lifts\n\nThe President welcomed the guests. Belarus will deliver 122 lifts to the region in 2025. "
    "He praised the lifts. Lifts are fine things in the eyes of all.\n\n"
    '## Ports\n\nMoreover, over 240 thousand tonnes of cargo passed the port in 2024. "Ports are our friends."\n\n'
    "## Weather\n\nThe weather in town was fine on that day.",
)
AGENCY = document("agency", "Belarus will deliver 122 lifts to the region in 2025, an agency writes.", day="2025-05-03")
RUSSIAN = document(
    "russian",
    "В 2025 году Беларусь поставит 122 лифта, на 13% больше, чем годом ранее.",
    language="ru",
    day="2025-05-04",
)


def test_topics_sources_and_the_unrouted() -> None:
    found = digest([MEETING, AGENCY], [LIFTS, PORTS], 1)
    (lifts,), (ports,) = found.topics["lifts"], found.topics["ports"]
    assert lifts.text.startswith("Belarus will deliver 122 lifts to the region in 2025")
    assert set(lifts.sources) == {"MEETING", "AGENCY"}
    assert ports.text == "Over 240 thousand tonnes of cargo passed the port in 2024."
    assert [each.text for each in found.unrouted] == ["The weather in town was fine on that day."]


def test_a_joining_word_is_cut_and_the_span_keeps_it() -> None:
    (ports,) = digest([MEETING], [PORTS], 1).topics["ports"]
    assert MEETING.text[ports.sentence.start : ports.sentence.end].startswith("Moreover, over 240")
    assert ports.citation.locator.sentence == ports.sentence.number == 5


def test_leaning_and_quoted_sentences_do_not_stand_alone() -> None:
    texts = [each.text for each in digest([MEETING], [LIFTS, PORTS], 9).topics["ports"]]
    assert texts == ["Over 240 thousand tonnes of cargo passed the port in 2024."]


def test_a_leaning_sentence_may_follow_the_one_it_leans_on() -> None:
    text = "Lifts for the region are made in Mogilev. They are to be delivered by the end of 2026, 122 of them."
    assert [each.sentence.number for each in digest([document("a", text)], [LIFTS], 2).topics["lifts"]] == [1, 2]


def test_newest_document_first() -> None:
    old = document("old", "Lifts were wanted in 40 houses then.", day="2020-01-01")
    new = document("new", "Lifts were replaced in 95 houses by May.", day="2025-01-01")
    undated = document("undated", "Lifts stood still in 13 of the houses.", day="")
    found = digest([old, undated, new], [LIFTS], 3).topics["lifts"]
    assert [each.document for each in found] == ["new", "old", "undated"]


def test_figures_beat_phrases() -> None:
    text = "The lifts are a thing that everybody in town likes. The region bought 78 lifts for 12 million roubles."
    assert digest([document("a", text)], [LIFTS], 1).topics["lifts"][0].sentence.number == 2


def test_the_briefings_language_is_preferred_and_the_other_is_a_source() -> None:
    english = document("english", "In 2025 Belarus will supply 122 lifts, 13% more than a year before.")
    (one,) = digest([RUSSIAN, english], [LIFTS], 3, language="en").topics["lifts"]
    assert (one.document, one.sources) == ("english", ("ENGLISH", "RUSSIAN"))
    (alone,) = digest([RUSSIAN], [LIFTS], 3, language="en").topics["lifts"]
    assert alone.language == "ru"


def test_contradicting_figures_both_stay() -> None:
    one = document("one", "The region bought 78 lifts in 2023.")
    other = document("other", "The region bought 87 lifts in 2023.")
    assert len(digest([one, other], [LIFTS], 3).topics["lifts"]) == 2


def test_documents_on_other_places_are_left_out() -> None:
    other = document("primorye", "Primorye agreed with the works on 200 lifts for 2026.")
    subjects = [Topic("reporter", ("Belarus", "Беларусь"))]
    found = digest([MEETING, other], [LIFTS], 9, subjects=subjects)
    assert found.off_subject == ("primorye",)
    assert all(each.document == "meeting" for each in found.topics["lifts"])


def test_a_sentence_stands_in_one_topic_unless_shared() -> None:
    text = document("a", "The port will get 12 lifts for its cargo.")
    once = digest([text], [LIFTS, PORTS], 3)
    assert [len(once.topics[topic]) for topic in ("lifts", "ports")] == [0, 1]


def test_nothing_in_nothing_out() -> None:
    assert digest([], [LIFTS]).topics == {"lifts": ()}
    assert digest([document("a", "")], [LIFTS]).topics == {"lifts": ()}
    assert digest([MEETING], []).topics == {}
    assert key_sentences([], 3) == ()


def test_key_sentences_leave_out_what_is_printed_elsewhere() -> None:
    first = key_sentences([MEETING, AGENCY], 1)
    assert "122 lifts" in first[0].text
    second = key_sentences([MEETING, AGENCY], 1, without=first)
    assert "240 thousand tonnes" in second[0].text


def test_key_sentences_take_turns_by_topic() -> None:
    found = key_sentences([MEETING], 3, topics=[PORTS, LIFTS])
    assert [each.sentence.number for each in found] == [5, 2, 4]


def test_the_order_of_the_documents_does_not_choose() -> None:
    forward = digest([MEETING, AGENCY, RUSSIAN], [LIFTS, PORTS], 2)
    backward = digest([RUSSIAN, AGENCY, MEETING], [LIFTS, PORTS], 2)
    assert [each.text for each in forward.topics["ports"]] == [each.text for each in backward.topics["ports"]]
    assert {each.text for each in forward.topics["lifts"]} == {each.text for each in backward.topics["lifts"]}

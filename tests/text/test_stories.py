"""One story in several outlets: what is folded, what is not, and who is cited."""

from __future__ import annotations

from reportgen.text import Topic, digest
from reportgen.text.stories import fold, told_once
from tests.text.documents import document

AGENCY = (
    "Exports of the province rose to $12.3 million in 2024, the governor said on Monday after a meeting of the board. "
    "The port handled 16 million tonnes of cargo, a level not seen for decades. "
    "The two sides agreed to open a service centre by the end of 2026."
)


def _outlets() -> list:  # type: ignore[type-arg]  # documents of the room
    small_edit = AGENCY.replace("the governor said on Monday", "governor Anna Holm said on Monday")
    return [
        document("herald", f"Exports grow\n\n{AGENCY}\n\nThe herald adds that farmers doubt it.", day="2025-05-03"),
        document("agency", AGENCY, day="2025-05-02"),
        document(
            "other", "Fish catches fell by half in the lake district, and boats stay ashore until the spring of 2026."
        ),
        document("mirror", f"Read also: more news\n{small_edit}", day="2025-05-04"),
        document("short", ". ".join(AGENCY.split(". ")[:2]) + ".", day="2025-05-05"),
    ]


def test_four_outlets_are_one_story_told_by_the_earliest() -> None:
    stories = fold(_outlets())
    assert [(story.document.id, [each.id for each in story.others]) for story in stories] == [
        ("agency", ["herald", "mirror", "short"]),
        ("other", []),
    ]


def test_each_sentence_is_told_once_and_what_one_outlet_adds_stays() -> None:
    located, outlets = told_once(fold(_outlets()))
    assert [place.document.id for place in located] == ["agency"] * 3 + ["herald", "other"]
    assert [citation.source for citation in outlets["agency", 2]] == ["HERALD", "MIRROR", "SHORT"]
    assert outlets["agency", 2][0].locator.sentence is not None


def test_a_digest_cites_all_four() -> None:
    found = digest(_outlets(), [Topic("port", ("port", "cargo"))], 1)
    (sentence,) = found.topics["port"]
    assert sentence.sources == ("AGENCY", "HERALD", "MIRROR", "SHORT")
    assert [story.document.id for story in found.folded] == ["agency"]


def test_a_monthly_notice_of_the_same_words_is_another_story() -> None:
    may = (
        AGENCY.replace("12.3", "14.8")
        .replace("16 million", "21 million")
        .replace("2026", "2028")
        .replace("2024", "2025")
    )
    assert len(fold([document("april", AGENCY), document("may", may)])) == 2


def test_translations_and_fragments_are_stories_of_their_own() -> None:
    russian = (
        "Экспорт области вырос до 12,3 млн долларов в 2024 году, порт обработал 16 млн тонн грузов за этот же год."
    )
    report = AGENCY + " " + " ".join(f"Chapter {n} of the report deals with matter {n} at length." for n in range(60))
    stories = fold([document("a", AGENCY), document("b", russian, language="ru"), document("c", report)])
    assert [len(story.others) for story in stories] == [0, 0, 0]


def test_empty_and_tiny_documents_are_never_folded() -> None:
    assert len(fold([document("a", "Trade rose."), document("b", "Trade rose."), document("c", "")])) == 3

"""Sentences about another territory are not quoted, though their document names the subjects."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.text import digest
from reportgen.text.locating import locate
from reportgen.text.matching import Topic
from reportgen.text.rivals import about_others
from tests.text.documents import document

SUBJECTS = (Topic("a", ("Norland", "Норландия")), Topic("b", ("Lake Region", "Озёрная область", "Озёрной области")))
PASSING = (
    "The Hill Region sold Norland lifts worth 30 million dollars. Deliveries of lifts grew by a fifth.\n\n"
    "Earlier Norland had talks with the Lake Region on lifts. The lifts there are older than thirty years."
)
RUSSIAN = (
    "Горная область продала Норландии лифты на 30 млн долларов. Поставки лифтов выросли на 20%.\n\n"
    "Норландия поставит лифты Озёрной области в этом году."
)


@pytest.mark.parametrize(("text", "others"), [(PASSING, {0, 1}), (RUSSIAN, {0, 1})])
def test_a_paragraph_on_another_territory(text: str, others: set[int]) -> None:
    assert about_others(locate(document("d", text)), SUBJECTS) == others


def test_a_title_on_another_territory_holds_until_the_subject_is_named() -> None:
    titled = replace(
        document("d", "Lifts are old. The Lake Region has lifts too. They are new."), title="Hill Region: lifts"
    )
    assert about_others(locate(titled), SUBJECTS) == {0}


def test_both_territories_in_one_sentence_are_our_matter() -> None:
    text = "Norland sells lifts to the Hill Region and the Lake Region alike. Sales grew."
    assert not about_others(locate(document("d", text)), SUBJECTS)
    assert not about_others(locate(document("d", PASSING)), ())


def test_a_digest_leaves_them_out() -> None:
    found = digest([document("d", PASSING)], [Topic("lifts", ("lift",))], 4, subjects=SUBJECTS).topics["lifts"]
    assert [each.sentence.number for each in found] == [3, 4]

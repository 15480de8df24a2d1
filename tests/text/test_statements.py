"""Who said what, and who owes what to whom by when."""

from __future__ import annotations

import pytest

from reportgen.model.period import Period
from reportgen.text import find_commitments, find_statements

ENGLISH = """President Anna Holm met Governor Peter Lund in Oster on Monday. Norland will deliver 40 trams to the Lake \
Region by the end of 2026, the President said.
"We are ready to build a plant in your region. We will begin in spring," Anna Holm said. "It will not be cheap."
"The demand is there," the head of state noted. Peter Lund added that the port was busy.
The parties agreed to open a joint centre in 2026. The first plant was not delivered on time. \
Does Norland plan to leave?
"""
RUSSIAN = """Губернатор Игорь Лосев принял делегацию. Область готова поставить 20 трамваев до конца 2026 года, сообщил \
губернатор. «Мы построим завод в следующем году», — заявил Лосев. Стороны договорились о поставках лифтов.
"""
PUBLISHED = Period.parse("2025-05-02")


def test_roles_become_the_names_given_with_them() -> None:
    said = {statement.sentence.text[:20]: (statement.speaker, statement.role) for statement in find_statements(ENGLISH)}
    assert said["Norland will deliver"] == ("Anna Holm", "President")
    assert said['"The demand is there'] == ("Anna Holm", "head of state")
    assert said["Peter Lund added tha"] == ("Peter Lund", "")


def test_a_broken_quotation_keeps_its_speaker() -> None:
    carried = [(one.speaker, one.sentence.text[:12]) for one in find_statements(ENGLISH) if one.is_carried]
    assert carried == [("Anna Holm", '"We are read'), ("Anna Holm", '"It will not')]


def test_what_nobody_said_is_no_statement() -> None:
    assert not [one for one in find_statements(ENGLISH) if one.sentence.text.startswith(("President", "The parties"))]


def test_english_commitments() -> None:
    found = find_commitments(ENGLISH, published=PUBLISHED)
    assert [(one.debtor, one.modality, one.status, str(one.deadline or ""), one.speaker) for one in found] == [
        ("Norland", "will", "intended", "2026", "Anna Holm"),
        ("We", "ready", "offered", "", "Anna Holm"),
        ("We", "will", "intended", "", "Anna Holm"),
        ("The parties", "agreed", "agreed", "2026", ""),
        ("The first plant", "missed", "missed", "", ""),
    ]
    assert (found[0].addressee, found[1].what) == ("Lake Region", "build a plant in your region")


def test_russian_statements_and_commitments() -> None:
    assert [one.speaker for one in find_statements(RUSSIAN)] == ["Игорь Лосев", "Игорь Лосев"]
    found = find_commitments(RUSSIAN, published=PUBLISHED)
    assert [(one.debtor, one.modality, str(one.deadline or "")) for one in found] == [
        ("Область", "ready", "2026"),
        ("Мы", "will", "2026"),
        ("Стороны", "agreed", ""),
    ]


def test_a_denial_is_marked() -> None:
    (found,) = find_commitments("Norland will not close the plant.", "en")
    assert found.is_negated


@pytest.mark.parametrize("text", ["", "word", '"""', "«" * 500, "the President said " * 300])
def test_odd_texts_are_read_without_a_fault(text: str) -> None:
    assert isinstance(find_statements(text), tuple)
    assert isinstance(find_commitments(text), tuple)

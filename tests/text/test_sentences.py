"""Where sentences end, what is no sentence, and what their spans mean."""

from __future__ import annotations

import pytest

from reportgen.text import split_sentences


def texts(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in split_sentences(text, language)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff"])
def test_nothing_gives_nothing(text: str) -> None:
    assert not [words for words in texts(text) if words.strip("\ufeff")]


def test_one_word() -> None:
    assert texts("Hello") == ["Hello"]


def test_spans_numbers_and_paragraphs() -> None:
    text = "# Title\n\nFirst one.  Second\none.\n\nThird."
    found = split_sentences(text)
    assert [(s.number, s.text, s.paragraph) for s in found] == [
        (1, "First one.", 1),
        (2, "Second one.", 1),
        (3, "Third.", 2),
    ]
    assert [" ".join(text[s.start : s.end].split()) for s in found] == [s.text for s in found]

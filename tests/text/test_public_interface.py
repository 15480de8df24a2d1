"""The public functions of `reportgen.text` do what their page says."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import reportgen.text
from reportgen.text import route, summarize

PAGE = Path(__file__).resolve().parents[2] / "docs" / "text.md"


def test_the_examples_of_the_page_run() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False, globs={}, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert found.attempted > 10
    assert found.failed == 0


@pytest.mark.parametrize("name", reportgen.text.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(reportgen.text, name).__doc__


def test_a_summary_by_words_does_not_pass_them() -> None:
    text = "Milk is made in the plant of the region. " * 3 + "The plant in the region makes cheese. Who knows?"
    for words in (9, 20, 30):
        assert sum(len(each.text.split()) for each in summarize(text, words=words)) <= words


def test_topics_by_name() -> None:
    routing = route(["Лифты стары."], {"lifts": ["лифт"]}, language="ru")
    assert [each.index for each in routing.topics["lifts"]] == [0]

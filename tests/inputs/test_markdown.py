"""Markdown to plain text."""

from __future__ import annotations

import time

import pytest

from reportgen.inputs.markdown import plain_text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("one\ntwo\n\nthree", "one two\n\nthree"),
        ("# Title #\ntext", "# Title\n\ntext"),
        ("Title\n=====\ntext\n\nSub\n---\nmore", "# Title\n\ntext\n\n## Sub\n\nmore"),
        ("### Deep\n#\n#no heading", "### Deep\n\n#no heading"),
        ("a\n***\nb\n\n---\nc", "a\n\nb\n\nc"),
        ("- one\n  more\n* two\n1. three\n- [x] four", "one more\n\ntwo\n\nthree\n\nfour"),
        ("> said\n> he", "said he"),
        ("**bold** and *italic* and ***both*** and __b__ _i_ ~~s~~", "bold and italic and both and b i s"),
        ("**a *b* c**", "a b c"),
        ("snake_case_name, 2*3*4, a * b * c", "snake_case_name, 2*3*4, a * b * c"),
        ('[text](https://a.example/x_(y) "t") ![alt](file:///etc/passwd)', "text alt"),
        ("[![alt](i.png)](https://a.example)", "alt"),
        ("[text][ref] and <https://a.example>\n\n[ref]: https://b.example", "text and https://a.example"),
        ("`code_x_` \\*no\\* AT&amp;T &bogus; &#8212; R&D", "code_x_ *no* AT&T &bogus; — R&D"),
        ("```\ncode\n```\nafter", "code\n\nafter"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a; b\n\n1; 2"),
        ("seen<!-- hidden\nstill --> too", "seen too"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("**bold _italic `code [link](javascript:alert(1))", "**bold _italic `code link"),
        ("grew by 13%.\n2025 was\n2024. Then", "grew by 13%. 2025 was 2024. Then"),
    ],
)
def test_words_stay_and_markers_go(markdown: str, text: str) -> None:
    assert plain_text(markdown) == text


@pytest.mark.parametrize(
    "piece",
    ["**a ", "_a ", "`", "[", "[a](", '[a](b "', "<!--", "<https://", "&a", "\\", "~~a", "![", "(", "- ", "> ", "|"],
)
def test_time_grows_with_length_only(piece: str) -> None:
    start = time.process_time()
    plain_text(piece * 20_000)
    assert time.process_time() - start < 2

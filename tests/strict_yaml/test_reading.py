"""What the strict reader takes, what it refuses, and where it says the fault is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import ConfigError
from reportgen.strict_yaml import Limits, MapNode, Plain, ScalarNode, describe, parse_yaml, plain, read_yaml


def value(text: str | bytes) -> Plain:
    return plain(read_yaml(text, "a.yaml"))


def faults(text: str | bytes, **options: Limits) -> list[str]:
    return [str(problem) for problem in parse_yaml(text, "a.yaml", **options).problems]


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12:30:45", "12:30:45"),
        ("2026-01-31", "2026-01-31"),
        ("1_000", "1_000"),
        ("0", 0),
        ("-7", -7),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.10", 1.1),
        ("-.5e3", -500.0),
        ("0.5", 0.5),
        ("+", "+"),
        ("-x", "-x"),
        ("1.2.3", "1.2.3"),
        ("'010'", "010"),
        ('"1e999"', "1e999"),
    ],
)
def test_words_are_read_by_the_core_schema(word: str, meaning: Plain) -> None:
    assert value(f"key: {word}") == {"key": meaning}


@pytest.mark.parametrize(
    "word", ["010", "-07", "01.5", ".inf", "-.INF", ".nan", "1e999", "-1.0e+999", "1e-999", "9" * 19, "0x" + "f" * 17]
)
def test_numbers_that_readers_disagree_on_are_refused(word: str) -> None:
    (fault,) = faults(f"a: 1\nkey: {word}")
    assert fault.startswith("a.yaml:2:6: ")
    assert "quotes around" in fault


def test_every_value_knows_its_place_and_how_it_was_written() -> None:
    node = read_yaml("a:\n  - x\n  - {b: 1.10}\n", "a.yaml")
    assert isinstance(node, MapNode)
    items = node.entries["a"].value.items  # type: ignore[union-attr]  # known from the text
    inner = items[1].entries["b"]
    assert (inner.line, inner.column) == (3, 6)
    assert inner.value == ScalarNode(1.1, "1.10", 3, 9)
    assert [(item.line, item.column) for item in items] == [(2, 5), (3, 5)]


def test_lines_count_from_where_the_text_begins() -> None:
    (fault,) = parse_yaml("a: 1\na: 2\n", "report.md", first_line=2).problems
    assert str(fault).startswith("report.md:3:1: the key 'a' stands twice, first in line 2; ")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a: &x 1", "a.yaml:1:4: '&x' names a value for reuse"),
        ("a: *x", "a.yaml:1:4: '*x' repeats another value"),
        ("a: {<<: {b: 1}}", "a.yaml:1:5: '<<' would merge other keys in"),
        ("a: 1\nb: 2\na: 3", "a.yaml:3:1: the key 'a' stands twice, first in line 1"),
        ("a: 1\n---\nb: 2", "a.yaml:2:1: a second document starts here"),
        ("a: !!python/object/apply:os.system [x]", "a.yaml:1:4: the tag 'tag:yaml.org,2002:python/object/"),
        ("a: !<%1B%5B2J> 1", "a.yaml:1:4: the tag '\\u001b[2J'"),
        ('"a\\u202E": 1\n"a\\u202E": 2', "a.yaml:2:1: the key 'a\\u202e' stands twice"),
        ("a: !mine 1", "a.yaml:1:4: the tag '!mine'"),
        ("%TAG ! tag:x,2000:\n---\na: 1", "a.yaml:1:1: a % directive"),
        ("a:\n\t- b", "a.yaml:2:1: a tab is used to indent"),
        ("null: 1", "a.yaml:1:1: the key 'null' would be read as nothing"),
        ("true: 1", "a.yaml:1:1: the key 'true' would be read as true or false"),
        ("2024: 1", "a.yaml:1:1: the key '2024' would be read as a number"),
        ("? [a]\n: 1", "a.yaml:1:3: a key must be a text"),
        ("", "a.yaml:1:1: the file is empty"),
        ("# only a remark\n", "a.yaml:1:1: the file is empty"),
        ("a: b: c", "a.yaml:1:5: a ':' stands where no key can be"),
        ("b: 0\na: [1, 2\n", "a.yaml:2:4: what is opened here is never closed"),
        ("a: [1, 2\nb: 3", "a.yaml:2:2: a list in [ ] goes wrong here"),
        ("a: 'open\nb: 1", "a.yaml:1:4: what is opened here is never closed"),
        ("key: 'it's'", "a.yaml:1:10: something follows a value that is already complete"),
        ("a: |x\n b", "a.yaml:1:5: something follows a | or > on its line"),
        ("a: 1\n  b: 2", "a.yaml:2:4: a ':' stands where no key can be; mend the indentation"),
        ("- a\nb: 1", "a.yaml:2:1: this line does not continue the list above it"),
        ("a: *.md", "a.yaml:1:5: an unquoted text starts with * or &"),
        ("a: @x", "a.yaml:1:4: '@' cannot begin an unquoted text"),
        ('a: "\\q"', "a.yaml:1:5: an unknown \\ escape"),
        ('{"title": "x", "sections": [,]}', "a.yaml:1:29: a value is missing here"),
        ("a: \x00", "a.yaml:1:4: the character U+0000"),
        ("a: b\u2028c", "a.yaml:1:5: the character U+2028 (line separator)"),
        ("a: \ud800", "a.yaml:1:4: the character U+D800"),
        (b"title: Caf\xe9", "a.yaml:1:11: byte 0xE9 is not UTF-8 text; save the file as UTF-8"),
        ("a: b".encode("utf-32"), "a.yaml:1:1: the file is UTF-32"),
    ],
)
def test_what_is_refused_says_where_and_why(text: str | bytes, start: str) -> None:
    found = faults(text)
    assert found[0].startswith(start), found
    assert "; " in found[0]


def test_several_faults_are_told_at_once() -> None:
    assert len(faults("a: 010\nb: &x 1\nnull: 1\na: 2\nc: !t 1\n")) == 5


def test_of_one_kind_only_the_first_few_are_shown() -> None:
    found = faults("".join(f"k{number}: 0{number}\n" for number in range(9)))
    assert len(found) == 4
    assert found[-1] == "a.yaml: 6 more problems of the kinds above; mend those first"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_understood(encoding: str) -> None:
    assert value("title: Отчёт\r\n".encode(encoding)) == {"title": "Отчёт"}


def test_limits_stop_the_reading() -> None:
    limits = Limits(bytes=200, depth=3, nodes=8, characters=20)
    assert "larger than 200 bytes" in faults("a" * 201, limits=limits)[0]
    assert "nested more than 3 deep" in faults("[[[[]]]]", limits=limits)[0]
    assert "more than 8 values" in faults("[1, 2, 3, 4, 5, 6, 7, 8, 9]", limits=limits)[0]
    assert "21 characters is too long" in faults(f"a: {'b' * 21}", limits=limits)[0]


BILLION_LAUGHS = "a: &a [x,x,x]\n" + "".join(
    f"{after}: &{after} [{','.join(['*' + before] * 10)}]\n"
    for before, after in zip("abcdefghi", "bcdefghij", strict=True)
)
MERGE_BOMB = (
    "a: &k {x: 1}\nk0: &k0 {<<: ["
    + ",".join(["*k"] * 10)
    + "]}\n"
    + "".join(f"k{n + 1}: &k{n + 1} {{<<: [{','.join([f'*k{n}'] * 10)}]}}\n" for n in range(8))
)


@pytest.mark.parametrize(
    "text", [BILLION_LAUGHS, MERGE_BOMB, "x: &x [*x]\n", "[" * 100_000, "{a: " * 100_000, "- " * 90_000]
)
def test_bombs_are_refused_at_once(text: str) -> None:
    start = time.process_time()
    assert faults(text)
    assert time.process_time() - start < 0.5


def test_a_node_is_described_as_a_person_would() -> None:
    node = read_yaml('[five, 7, true, null, [], {}, "a\\u202Eb"]', "a.yaml")
    described = [describe(item) for item in node.items]  # type: ignore[union-attr]  # known from the text
    assert described == [
        "the text 'five'",
        "the number 7",
        "true",
        "nothing",
        "a list",
        "a group of keys",
        "the text 'a\\u202eb'",
    ]


YAML_ALPHABET = st.sampled_from(list("abn01.:-?,[]{}&*!|>'\"%@`#~<=\\ \t\n\r\ufeff\u2028é😀e+_xou/"))


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(alphabet=YAML_ALPHABET, max_size=60), st.text(max_size=60), st.binary(max_size=60)))
def test_any_text_is_a_node_or_a_problem(text: str | bytes) -> None:
    try:
        node = read_yaml(text, "a.yaml")
    except ConfigError as failure:
        assert failure.problems
        assert all(problem.where.startswith("a.yaml") for problem in failure.problems)
    else:
        plain(node)

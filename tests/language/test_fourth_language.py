"""A language that the program does not have yet, added as docs/translating.md says: one file, no programming."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from reportgen import pipeline
from reportgen.cli.program import program
from reportgen.language import Language, language
from reportgen.language.collation import sort_key
from reportgen.model.facts import Unit
from reportgen.model.passage import Date
from reportgen.model.period import Period
from reportgen.model.quantity import Quantity
from tests.facts import fact
from tests.language.test_reference import text_of

WORDS = {
    "Sources": "Źródła",
    "about {x}": "około {x}",
    "“{x}”": "„{x}”",
    "alphabet": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
}
TONNES = "{n} tonnes", ("{n} tona", "{n} tony", "{n} ton", "{n} tony")
TOWNS = ["Adam", "Ąbc", "Cela", "Ćma", "Lublin", "Łódź", "Zebra", "Źrebak", "Żuk"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only place for catalogues, with what `reportgen words pl --update` writes and a few translations."""
    monkeypatch.setattr(sys.modules[Language.__module__], "CATALOGUES", tmp_path)
    program(["words", "pl", "--update"], standalone_mode=False)
    text = (tmp_path / "pl.po").read_text(encoding="utf-8")
    for message, words in WORDS.items():
        text = filled(text, f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{words}"')
    message, forms = TONNES
    lines = [[f'msgstr[{n}] "{form}"' for n, form in enumerate(each)] for each in (("",) * 4, forms)]
    before, after = ("\n".join([f'msgid_plural "{message}"', *each]) for each in lines)
    (tmp_path / "pl.po").write_text(filled(text, before, after), encoding="utf-8")
    language.cache_clear()
    yield tmp_path
    language.cache_clear()


def filled(text: str, empty: str, full: str) -> str:
    assert text.count(empty) == 1, empty
    return text.replace(empty, full)


def tonnes(words: Language, value: str, qualifier: str = "exact") -> str:
    return words.quantity(Quantity.of(fact("x", "2024", value, Unit("t"), qualifier=qualifier))).replace("\u00a0", " ")


def test_numbers_dates_quotes_and_order_are_the_language_s(folder: Path) -> None:
    words = language("pl")
    told = [tonnes(words, value) for value in ("1", "2", "5", "22", "1.5", "1234567")]
    assert told == ["1 tona", "2 tony", "5 ton", "22 tony", "1,5 tony", "1 234 567 ton"]
    assert tonnes(words, "5", "about") == "około 5 ton"
    assert words.date(Date(Period.parse("2025-05-02"))).replace("\u00a0", " ") == "2 maja 2025"
    assert words.quoted("a") == "„a”"
    assert sorted(set(TOWNS), key=words.sort_key) == TOWNS


def test_without_an_alphabet_accented_letters_stand_beside_plain_ones() -> None:
    found = sorted(TOWNS, key=lambda town: sort_key(town, ""))
    assert [town[0] for town in found] == ["Ą", "A", "C", "Ć", "Ł", "L", "Z", "Ź", "Ż"]


def test_what_is_missing_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    program(["words", "pl"], standalone_mode=False)
    told = capsys.readouterr().out
    assert "“In brief” is not translated; fill in msgstr" in told
    assert "“Sources” is" not in told


def test_where_a_new_catalogue_is_and_how_much_waits(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert program(["words", "cs", "--update"], standalone_mode=False) == 0
    (told,) = capsys.readouterr().out.splitlines()
    assert re.fullmatch(rf"{re.escape(str(folder / 'cs.po'))}: (\d+) of \1 messages to translate", told)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["xx", "--update"], "words: CLDR knows no language 'xx'; give the code of another language"),
        (["../pl"], "words: CLDR knows no language '../pl'; give the code of another language"),
        (["en"], "words: the messages are English; give the code of another language"),
        (["de"], "de: there is no catalogue of this language yet; begin one with `reportgen words de --update`"),
    ],
    ids=" ".join,
)
def test_a_language_without_a_catalogue_is_told(
    folder: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert program(["words", *arguments], standalone_mode=False) == 2
    assert told in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["pl.po"]


def test_a_briefing_is_built_in_it(folder: Path, tmp_path: Path) -> None:
    program(["init", str(tmp_path / "own"), "--quiet"], standalone_mode=False)
    made = pipeline.build(tmp_path / "own" / "config" / "briefing.yaml", output="-", language="pl")
    assert "Źródła" in text_of(made.pdf)
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        assert document.Root.Lang == "pl"
